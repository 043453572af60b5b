import { spreadsheetText } from '@palier/domain';
import type { PortableContent, PortableQuestion, PortableWritten } from '../portable-question/portable-question.js';
import { writeEach } from '../portable-question/writing.js';
import { difficultyNames, headerOf, kindNames, truths } from './columns.js';
import { writePassage } from './passage.js';

/** Words for a cell that a spreadsheet does not reckon with, and that come back as they were: an apostrophe that stood there already is doubled. */
const safe = (text: string): string => (/^'+/.test(text) && spreadsheetText(text.replace(/^'+/, '')).startsWith("'") ? `'${text}` : spreadsheetText(text));
const cell = (text: string): string => { const it = safe(text); return /["\r\n;,\t]|^\s|\s$/u.test(it) ? `"${it.replaceAll('"', '""')}"` : it; };

/** Writes a table for a spreadsheet: a row a question, one column for each of its answers. It carries everything that a question says in words. */
export function writeQuestionTable(questions: readonly PortableQuestion[], locale: 'fr' | 'en'): PortableWritten {
  const { parts, losses } = writeEach(questions, (it, say) => { if (it.picture !== null) say.lose('loss.picture'); return it; });
  const answers = Math.max(0, ...parts.map((it) => answersOf(it.content).length));
  const explained = parts.some((it) => answersOf(it.content).some(({ why }) => why !== ''));
  const paired = parts.some((it) => it.content.kind === 'matching');
  const gapped = parts.some((it) => it.content.kind === 'gapFill');
  const graded = parts.some((it) => it.difficulty !== null);
  const tagged = parts.some((it) => it.tags.length > 0);
  const numbers = Array.from({ length: answers }, (_, at) => at + 1);
  const head = [
    ...(['source', 'kind', 'prompt'] as const).map((field) => headerOf(field, locale)), ...numbers.map((number) => headerOf('answer', locale, number)), headerOf('right', locale), ...(['tolerance', 'units', 'explanation'] as const).map((field) => headerOf(field, locale)),
    ...(explained ? numbers.map((number) => headerOf('why', locale, number)) : []), ...(paired ? [...numbers.map((number) => headerOf('match', locale, number)), headerOf('extra', locale)] : []), ...(gapped ? [headerOf('passage', locale), ...numbers.map((number) => headerOf('others', locale, number))] : []), ...(graded ? [headerOf('difficulty', locale)] : []), ...(tagged ? [headerOf('tags', locale)] : []), headerOf('competency', locale), headerOf('level', locale),
  ];
  const rows = parts.map(({ source, cell: tests, difficulty, tags, content }) => {
    const its = answersOf(content);
    const [tolerance, units] = content.kind === 'numeric' ? [`${content.tolerance.of}${content.tolerance.by === 'percent' ? ' %' : ''}`, content.units.join('\n')] : ['', ''];
    return [source, kindNames[content.kind][locale][0], content.prompt, ...numbers.map((number) => its[number - 1]?.text ?? ''), rightOf(content, locale), tolerance, units, content.explanation, ...(explained ? numbers.map((number) => its[number - 1]?.why ?? '') : []), ...(paired ? [...numbers.map((number) => (content.kind === 'matching' ? (content.pairs[number - 1]?.right ?? '') : '')), content.kind === 'matching' ? content.extra.join('\n') : ''] : []), ...(gapped ? [content.kind === 'gapFill' ? writePassage(content.pieces) : '', ...numbers.map((number) => (content.kind === 'gapFill' ? (content.gaps[number - 1]?.others.join('\n') ?? '') : ''))] : []), ...(graded ? [difficulty === null ? '' : difficultyNames[difficulty][locale]] : []), ...(tagged ? [tagsCell(tags)] : []), tests?.competency ?? '', tests === null ? '' : String(tests.level)];
  });
  const delimiter = locale === 'fr' ? ';' : ',';
  return { text: `\uFEFF${[head, ...rows].map((row) => row.map(cell).join(delimiter)).join('\r\n')}\r\n`, losses };
}

/** A tag a line; one alone with a comma in it is a line as well. */
const tagsCell = (tags: readonly string[]): string => (tags.length === 1 && /[,;]/.test(tags[0] ?? '') ? `${tags[0] ?? ''}\n` : tags.join('\n'));

function answersOf(it: PortableContent): readonly { readonly text: string; readonly why: string }[] {
  switch (it.kind) {
    case 'singleChoice': case 'multipleChoice': return it.options.map(({ text, explanation }) => ({ text, why: explanation }));
    case 'shortText': return it.accepted.map((text) => ({ text, why: '' }));
    case 'ordering': return it.items.map((text) => ({ text, why: '' }));
    case 'matching': return it.pairs.map(({ left }) => ({ text: left, why: '' }));
    case 'gapFill': return it.gaps.map(({ accepted }) => ({ text: accepted.join('\n'), why: '' }));
    case 'numeric': return [{ text: it.value, why: '' }];
    case 'trueFalse': return [];
  }
}

function rightOf(it: PortableContent, locale: 'fr' | 'en'): string {
  switch (it.kind) {
    case 'singleChoice': case 'multipleChoice': return it.options.flatMap(({ correct }, at) => (correct ? [String(at + 1)] : [])).join(' / ');
    case 'trueFalse': return it.answer === true ? truths.true[locale] : truths.false[locale];
    case 'shortText': case 'numeric': case 'ordering': case 'matching': case 'gapFill': return '';
  }
}

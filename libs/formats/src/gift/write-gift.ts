import { plainNumber } from '../portable-question/decimal.js';
import type { PortableContent, PortableQuestion, PortableWritten } from '../portable-question/portable-question.js';
import { gapTag, tagsWritten } from '../portable-question/question-tags.js';
import { weightsOf } from '../portable-question/weights.js';
import { joined, writeEach, type Losing } from '../portable-question/writing.js';
import { escaped, formMark } from './gift-signs.js';

/** Writes GIFT as Moodle reads it; what a question is called and its cell stand in a comment that Moodle knows as well. A text with one gap has its answers where the gap is. */
export function writeGift(questions: readonly PortableQuestion[]): PortableWritten {
  return joined(writeEach(questions, ({ source, content, ...filed }, say) => {
    const answers = answersOf(content, say);
    if (answers === null) return null;
    if (filed.picture !== null) say.lose('loss.picture');
    const tags = filed.tags.filter((it) => !/[\][]/.test(it));
    if (tags.length < filed.tags.length) say.lose('loss.tags');
    const marks = [...(source === '' ? [] : [`[id:${source}]`]), ...[...tagsWritten({ ...filed, tags }), ...(content.kind === 'gapFill' ? [gapTag] : [])].map((it) => `[tag:${it}]`)];
    const [before, after] = content.kind === 'gapFill' ? [`\n\n${content.pieces[0] ?? ''}`, content.pieces[1] ?? ''] : ['', ''];
    // Without a mark, words are taken for those of a page, and a line that begins with some signs for no question at all.
    const plain = /^[\p{L}\p{N}]/u.test(content.prompt) && !/[<&]/.test(textsOf(content).join('')) ? '' : '[plain]';
    const explanation = content.explanation === '' ? [] : [`###${feedback(content.explanation)}`];
    return [...(marks.length === 0 ? [] : [`// ${marks.join(' ')}`]), `${plain}${escaped(`${content.prompt}${before}`)}{`, ...answers, ...explanation, `}${escaped(after)}`].join('\n');
  }), '\n\n');
}

const textsOf = (it: PortableContent): readonly string[] => [it.prompt, it.explanation, ...('options' in it ? it.options.flatMap((option) => [option.text, option.explanation]) : it.kind === 'shortText' ? it.accepted : it.kind === 'gapFill' ? [...it.pieces, ...it.gaps.flatMap((gap) => [...gap.accepted, ...gap.others])] : it.kind === 'matching' ? [...it.pairs.flatMap(({ left, right }) => [left, right]), ...it.extra] : [])];

/** An answer: what looks like a weight or a form in front of it stays words. */
const answer = (sign: string, weight: string | null, text: string): string => `${sign}${weight === null ? (text.startsWith('%') ? '%100%' : '') : `%${weight}%`}${formMark.test(text) ? '[plain]' : ''}${escaped(text)}`;

function answersOf(it: PortableContent, say: Losing): readonly string[] | null {
  switch (it.kind) {
    case 'singleChoice': return it.options.map(({ text, correct, explanation }) => `${answer(correct ? '=' : '~', !correct && text.startsWith('%') ? '0' : null, text)}${feedback(explanation)}`);
    case 'multipleChoice': { const weights = weightsOf(it.options); return it.options.map(({ text, explanation }, at) => `${answer('~', weights[at] ?? '0', text)}${feedback(explanation)}`); }
    // Pairs are written with an arrow, and no backslash keeps it from being one.
    case 'shortText': return it.accepted.some((text) => text.includes('->')) ? say.leave('loss.signs') : it.accepted.map((text) => answer('=', null, text));
    case 'ordering': return say.leave('loss.kind');
    case 'matching': {
      const halves = [...it.pairs, ...it.extra.map((right) => ({ left: '', right }))];
      return halves.some(({ left, right }) => [left, right].some((text) => text.includes('->') || /^>|-$/.test(text))) ? say.leave('loss.signs') : halves.map(({ left, right }) => `${answer('=', null, left)} -> ${formMark.test(right) ? '[plain]' : ''}${escaped(right)}`);
    }
    case 'gapFill': {
      const [gap, another] = it.gaps;
      if (gap === undefined || another !== undefined) return say.leave('loss.gaps');
      if (gap.others.length === 0) return gap.accepted.some((text) => text.includes('->')) ? say.leave('loss.signs') : gap.accepted.map((text) => answer('=', null, text));
      return [...gap.accepted.map((text) => answer('=', null, text)), ...gap.others.map((text) => answer('~', text.startsWith('%') ? '0' : null, text))];
    }
    case 'trueFalse': return [it.answer === true ? 'TRUE' : 'FALSE'];
    case 'numeric': {
      const { value, tolerance } = plainNumber(it);
      if (it.units.length > 0) say.lose('loss.units');
      if (it.tolerance.by === 'percent' && it.tolerance.of !== '') say.lose('loss.percent');
      return [`#${value}${tolerance === '' ? '' : `:${tolerance}`}`];
    }
  }
}

const feedback = (words: string): string => (words === '' ? '' : `#${formMark.test(words) ? '[plain]' : ''}${escaped(words)}`);

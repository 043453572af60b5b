import { difficulties, type Difficulty, type Level } from '@palier/domain';
import type { PortableContent, PortableRead } from '../portable-question/portable-question.js';
import { portableLimits } from '../portable-question/portable-question.js';
import { Reading } from '../portable-question/reading.js';
import { oneLine } from '../question-text/question-text.js';
import { readRows } from '../table/read-rows.js';
import { plain, type Row } from '../table/table.js';
import { columnOf, difficultyNames, kindNames, truths, type QuestionColumn } from './columns.js';
import { readPassage } from './passage.js';

const mostColumns = 100;

/** Reads a table of questions as it is pasted from a spreadsheet or saved as CSV: a row a question, known by its headers. */
export function readQuestionTable(text: string): PortableRead {
  const reading = new Reading();
  return reading.run(text, (source) => {
    const rows = readRows(source, portableLimits.questions + 1);
    if ('problem' in rows) {
      if (rows.problem.code === 'table.too-long') reading.wrong(rows.problem.line, 'questions.too-many', { most: portableLimits.questions });
      else reading.wrong(rows.problem.line, rows.problem.code === 'table.empty' ? 'questions.empty' : 'table.malformed');
      return;
    }
    if (rows.head.cells.length > mostColumns) { reading.wrong(rows.head.line, 'table.malformed'); return; }
    const columns = rows.head.cells.map(columnOf);
    if (!columns.some((it) => it?.field === 'prompt')) { reading.wrong(rows.head.line, 'table.no-prompt-column'); return; }
    for (const row of rows.body) { reading.begin(row.line); readRow(row, columns, reading); }
  });
}

/** What the apostrophe before a formula kept from being one. */
const words = (cell: string): string => cell.replace(/^'(?='*[=+\-@\t\r\n＝＋－＠])/u, '');

function readRow(row: Row, columns: readonly (QuestionColumn | null)[], reading: Reading): void {
  const wrong = (code: Parameters<Reading['wrong']>[1], params?: Parameters<Reading['wrong']>[2]): null => reading.wrong(row.line, code, params);
  if (row.cells.slice(columns.length).some((it) => it !== '')) { wrong('table.more-cells-than-columns', { columns: columns.length }); return; }
  const formula = columns.findIndex((column, at) => column !== null && (row.cells[at] ?? '').startsWith('='));
  if (formula !== -1) { wrong('table.formula', { column: formula + 1 }); return; }
  const value = (field: QuestionColumn['field'], number?: number): string => { const at = columns.findIndex((it) => it !== null && it.field === field && (number === undefined || ('number' in it && it.number === number))); return at === -1 ? '' : words(row.cells[at] ?? ''); };
  const numbers = [...new Set(columns.flatMap((it) => (it?.field === 'answer' ? [it.number] : [])))].sort((a, b) => a - b);
  const content = contentOf({ value, answers: numbers.map((number) => ({ number, text: value('answer', number), why: value('why', number), match: value('match', number), others: value('others', number) })).filter((it) => oneLine(it.text) !== '') }, wrong);
  const competency = oneLine(value('competency'));
  const level = /^(?:niveau |level )?([1-4])$/.exec(plain(value('level')))?.[1];
  if (competency !== '' && level === undefined) { wrong('question.level-unknown', { found: value('level').slice(0, 60) }); return; }
  const difficulty = difficultyOf(value('difficulty'));
  if (difficulty === undefined) { wrong('question.difficulty-unknown', { found: value('difficulty').slice(0, 60) }); return; }
  const tags = value('tags');
  if (content !== null) reading.take(row.line, { source: value('source'), cell: competency === '' ? null : { competency, level: Number(level) as Level }, difficulty, tags: tags.split(/[\r\n]/.test(tags) ? /\r\n?|\n/ : /[,;]/), picture: null, content });
}

interface Cells { value(field: QuestionColumn['field']): string; readonly answers: readonly { readonly number: number; readonly text: string; readonly why: string; readonly match: string; readonly others: string }[] }
type Wrong = (code: Parameters<Reading['wrong']>[1], params?: Parameters<Reading['wrong']>[2]) => null;

function contentOf({ value, answers }: Cells, wrong: Wrong): PortableContent | null {
  const [prompt, explanation, said] = [value('prompt'), value('explanation'), oneLine(value('right'))];
  const kind = value('passage').trim() !== '' && value('kind').trim() === '' ? 'gapFill' : kindOf(value('kind'), said, answers.length);
  if (kind === null) return wrong('question.kind-unknown', { kind: oneLine(value('kind')).slice(0, 40) });
  switch (kind) {
    case 'shortText': return { kind, prompt, explanation, accepted: answers.length > 0 ? answers.map((it) => it.text) : [said] };
    case 'ordering': return { kind, prompt, explanation, items: answers.map((it) => it.text) };
    case 'matching': return { kind, prompt, explanation, pairs: answers.map((it) => ({ left: it.text, right: it.match })), extra: value('extra').split(/\r\n?|\n/) };
    case 'gapFill': {
      const { pieces, gaps } = readPassage(value('passage'));
      if (gaps.length !== answers.length || answers.some((it) => !gaps.includes(it.number)) || new Set(gaps).size < gaps.length) return wrong('question.gap-not-once', { found: answers.length });
      const its = gaps.flatMap((number) => answers.filter((it) => it.number === number));
      return { kind, prompt, explanation, pieces, gaps: its.map(({ text, others }) => ({ accepted: text.split(/\r\n?|\n/), others: others.split(/\r\n?|\n/) })) };
    }
    case 'trueFalse': return { kind, prompt, explanation, answer: truthOf(said) ?? (answers.length === 1 ? truthOf(answers[0]?.text ?? '') : null) };
    case 'numeric': {
      const [, of = '', percent] = /^(.*?)[\s\u00a0]?(%)?$/su.exec(oneLine(value('tolerance')).replace(/^±\s*/u, '')) ?? [];
      return { kind, prompt, explanation, value: answers[0]?.text ?? said, tolerance: { by: percent === undefined ? 'amount' : 'percent', of }, units: value('units').split(/\r\n?|\n/) };
    }
    case 'singleChoice': case 'multipleChoice': {
      // By number, or in the very words of one answer.
      const named = answers.find((it) => oneLine(it.text) === said)?.number;
      const right = /^\d{1,2}(?:\s*[/;,+ ]\s*\d{1,2})*$/.test(said) && (named === undefined || answers.some((it) => String(it.number) === said)) ? (said.match(/\d+/g) ?? []).map(Number) : named === undefined ? [] : [named];
      const unknown = right.find((number) => !answers.some((it) => it.number === number));
      if (unknown !== undefined || (said !== '' && right.length === 0)) return wrong('question.answer-unknown', { letter: String(unknown ?? said.slice(0, 60)) });
      return { kind, prompt, explanation, options: answers.map(({ number, text, why }) => ({ text, correct: right.includes(number), explanation: why })) };
    }
  }
}

const named = Object.entries(kindNames).flatMap(([kind, { fr, en }]) => [...fr, ...en].map((name) => [plain(name), kind as PortableContent['kind']] as const));

/** The kind that is said; where none is, the one that the answers look like. */
function kindOf(said: string, right: string, answers: number): PortableContent['kind'] | null {
  const found = named.find(([name]) => name === plain(said))?.[1];
  if (found !== undefined || plain(said) !== '') return found ?? null;
  if (answers <= 1 && truthOf(right) !== null) return 'trueFalse';
  if (right === '' || answers === 0) return 'shortText';
  return /\d\D+\d/.test(right) ? 'multipleChoice' : 'singleChoice';
}

/** In words or by number; null where nothing is said, and nothing at all where what is said is none. */
function difficultyOf(said: string): Difficulty | null | undefined {
  const key = plain(said);
  return key === '' ? null : difficulties.find((it) => key === String(it) || Object.values(difficultyNames[it]).some((name) => plain(name) === key));
}

function truthOf(text: string): boolean | null {
  const key = plain(text);
  if ([truths.true.fr, truths.true.en, 'v', 't', 'oui', 'yes'].includes(key)) return true;
  return [truths.false.fr, truths.false.en, 'f', 'non', 'no'].includes(key) ? false : null;
}

import { looksLikeSign, questionLimits as most, tidyQuestion, type PlainQuestion, type QuestionProblem } from './question-text.js';

type Line =
  | { readonly kind: 'words'; readonly text: string; /** A backslash said that these are words. */ readonly kept: boolean; readonly indented: boolean }
  | { readonly kind: 'option'; readonly mark: 'star' | 'dash' | 'ticked' | 'unticked'; readonly letter: string | null; readonly text: string }
  | { readonly kind: 'accepted' | 'explanation'; readonly text: string }
  | { readonly kind: 'key'; readonly letters: readonly string[] };
type Numbered<L = Line> = L & { readonly number: number };
type Wrong = (line: number, code: QuestionProblem['code'], params?: QuestionProblem['params']) => null;

/**
 * Reads questions written as plain text, parted by blank lines: the question, then `*` or `+` for the right answer and `-` for the others (`[x]` and `[ ]` where several may be ticked), or letters with `ANSWER: B` (Aiken),
 * or `=` for each accepted short answer; `#` explains. One problem, and none is taken.
 */
export function readQuestions(text: string): { readonly questions: readonly PlainQuestion[]; readonly problems: readonly QuestionProblem[] } {
  const problems: QuestionProblem[] = [];
  const wrong: Wrong = (line, code, params = {}) => { problems.push({ line, code, params }); return null; };
  const blocks = blocksOf(text.replace(/^\uFEFF/, '').split(/\r\n?|\n/), wrong);
  if (blocks.length === 0) wrong(1, 'questions.empty');
  if (blocks.length > most.questions) wrong(blocks[most.questions]?.[0]?.number ?? 1, 'questions.too-many', { most: most.questions });
  const questions = blocks.slice(0, most.questions).map((it) => questionOf(it, wrong)).filter((it) => it !== null);
  return { questions: problems.length === 0 ? questions : [], problems: problems.sort((a, b) => a.line - b.line) };
}

/** The lines of one question so far, and the letter that an answer in letters would have next: A under a question, then one after the other. « M. Martin » is thus no answer M. */
interface Block { readonly lines: Numbered[]; answered: boolean; nextLetter: string | null }

/** The lines of each question. Blank lines between a question and its answers part nothing: only words after a blank line begin another question. */
function blocksOf(lines: readonly string[], wrong: Wrong): Numbered[][] {
  const blocks: Block[] = [];
  let afterBlank = true;
  for (const [index, source] of lines.entries()) {
    const before = blocks.at(-1);
    const line = lineOf(source, before?.nextLetter ?? null);
    if (line === null) { afterBlank = true; continue; }
    const goesOn = before !== undefined && (line.kind !== 'words' || (!afterBlank && (!before.answered || line.indented)));
    if (!goesOn && !afterBlank) wrong(index + 1, 'question.stray-text');
    const block = goesOn ? before : { lines: [], answered: false, nextLetter: null };
    if (!goesOn) blocks.push(block);
    block.lines.push({ ...line, number: index + 1 });
    block.answered ||= line.kind !== 'words';
    if (line.kind === 'option') block.nextLetter = line.letter === null ? null : String.fromCharCode(line.letter.charCodeAt(0) + 1);
    else if (!block.answered) block.nextLetter = 'A';
    afterBlank = false;
  }
  return blocks.map((it) => it.lines);
}

function lineOf(source: string, nextLetter: string | null): Line | null {
  const line = source.replace(/[\t\v\f ]+/g, ' ').replace(/^ | $/g, '');
  if (line === '' || /^[-=_*]{3,}$/.test(line)) return null;
  const key = /^(?:ANSWERS?|R(?:É|E\u0301?)PONSES?) ?: ?([A-Z](?:(?: ?[,;/] ?| )[A-Z])*)[.)]?$/iu.exec(line)?.[1];
  if (key !== undefined) return { kind: 'key', letters: key.toUpperCase().match(/[A-Z]/g) ?? [] };
  const box = /^(?:- )?\[([ xX*]?)\] ?(.*)$/s.exec(line);
  if (box !== null) return { kind: 'option', mark: /[xX*]/.test(box[1] ?? '') ? 'ticked' : 'unticked', letter: null, text: box[2] ?? '' };
  const [, star, letter = '', words] = /^(\*?) ?([A-Za-z])[.)](?: (.*))?$/s.exec(line) ?? [];
  if (letter !== '' && letter.toUpperCase() === nextLetter) return { kind: 'option', mark: star === '*' ? 'star' : 'dash', letter: nextLetter, text: words ?? '' };
  const option = /^(?:(\*|\+(?= )) ?|-(?: |$))(.*)$/s.exec(line);
  if (option !== null) return { kind: 'option', mark: option[1] === undefined ? 'dash' : 'star', letter: null, text: option[2] ?? '' };
  const other = /^(=|#+) ?(.*)$/s.exec(line);
  if (other !== null) return { kind: other[1] === '=' ? 'accepted' : 'explanation', text: other[2] ?? '' };
  const kept = line.startsWith('\\') && looksLikeSign(line.replace(/^\\+/, ''));
  return { kind: 'words', text: kept ? line.slice(1) : line, kept, indented: /^(?: {2}|\t)/.test(source) };
}

interface FoundOption { text: string; readonly correct: boolean; explanation: string; readonly letter: string | null; readonly number: number }

/** What the lines of one question hold, before it is known whether they make one. */
class Found {
  readonly prompt: string[] = [];
  readonly options: FoundOption[] = [];
  readonly accepted: { text: string; readonly number: number }[] = [];
  readonly explanation: string[] = [];
  readonly keys: Numbered<Extract<Line, { kind: 'key' }>>[] = [];
  /** Adds words to what the line before said. */
  private more: (words: string) => void = (words) => { this.prompt.push(words); };

  take(line: Numbered, wrong: Wrong): void {
    if (line.kind === 'words') this.more(line.kept || this.prompt.length > 0 ? line.text : line.text.replace(/^\d{1,3}[.)] /, ''));
    else if (line.kind === 'key') this.keys.push(line);
    else if (line.text === '') wrong(line.number, 'question.text-missing');
    else if (line.kind === 'option') this.takeOption(line);
    else if (line.kind === 'accepted') {
      const it = { text: line.text, number: line.number };
      this.accepted.push(it);
      this.more = (words) => { it.text += ` ${words}`; };
    } else {
      this.explanation.push(line.text);
      this.more = (words) => { this.explanation.push(`${this.explanation.pop() ?? ''} ${words}`); };
    }
  }

  private takeOption({ text: raw, mark, letter, number }: Numbered<Extract<Line, { kind: 'option' }>>): void {
    const at = raw.search(/ #(?: |$)/);
    const text = (at === -1 ? raw : raw.slice(0, at)).replace(/^\\(?=\\*(?:\[[ xX*]?\]|[Aa][.)](?: |$)))/, '').replace(/(?<= )\\(?=\\*#(?: |$))/g, '');
    const it: FoundOption = { text, correct: mark === 'star' || mark === 'ticked', explanation: at === -1 ? '' : raw.slice(at + 3), letter, number };
    this.options.push(it);
    this.more = (words) => { if (at === -1) it.text += ` ${words}`; else it.explanation += ` ${words}`; };
  }
}

function questionOf(block: readonly Numbered[], wrong: Wrong): PlainQuestion | null {
  const start = block[0]?.number ?? 1;
  const found = new Found();
  for (const line of block) found.take(line, wrong);
  const words = { prompt: found.prompt.join('\n'), explanation: found.explanation.join('\n') };
  if (words.prompt === '') return wrong(start, 'question.no-prompt');
  if (words.prompt.length > most.prompt) return wrong(start, 'question.too-long', { most: most.prompt });
  if (words.explanation.length > most.explanation) return wrong(start, 'question.too-long', { most: most.explanation });
  if (found.options.length > 0 && found.accepted.length > 0) return wrong(found.accepted[0]?.number ?? start, 'question.two-kinds');
  const answers = found.options.length > 0 ? found.options : found.accepted;
  if (answers.length === 0) return wrong(start, 'question.no-answers');
  if (answers.length > most.options) return wrong(start, 'question.too-many-options', { most: most.options });
  for (const it of answers) if (it.text.length > most.option) return wrong(it.number, 'question.too-long', { most: most.option });
  if (found.accepted.length > 0) return found.keys[0] === undefined ? tidyQuestion({ kind: 'shortText', ...words, accepted: found.accepted.map((it) => it.text) }) : wrong(found.keys[0].number, 'question.two-kinds');
  return choiceOf(found, words, start, block.some((it) => it.kind === 'option' && (it.mark === 'ticked' || it.mark === 'unticked')), wrong);
}

function choiceOf({ options, keys: [key, another] }: Found, words: { readonly prompt: string; readonly explanation: string }, start: number, boxes: boolean, wrong: Wrong): PlainQuestion | null {
  const twice = options.find((it, at) => options.findIndex((other) => other.text === it.text) < at);
  if (twice !== undefined) return wrong(twice.number, 'question.option-twice', { text: twice.text });
  const long = options.find((it) => it.explanation.length > most.explanation);
  if (long !== undefined) return wrong(long.number, 'question.too-long', { most: most.explanation });
  if (key !== undefined && (another !== undefined || options.some((it) => it.correct))) return wrong((another ?? key).number, 'question.answered-twice');
  const unknown = key?.letters.find((letter) => !options.some((it) => it.letter === letter));
  if (key !== undefined && unknown !== undefined) return wrong(key.number, 'question.answer-unknown', { letter: unknown });
  if (options.length === 1) return wrong(start, 'question.one-option');
  const right = options.map((it) => it.correct || (key?.letters.includes(it.letter ?? '') ?? false));
  if (!right.includes(true)) return wrong(start, 'question.no-right');
  const several = boxes || right.filter(Boolean).length > 1;
  return tidyQuestion({ kind: several ? 'multipleChoice' : 'singleChoice', ...words, options: options.map(({ text, explanation }, at) => ({ text, correct: right[at] ?? false, explanation })) });
}

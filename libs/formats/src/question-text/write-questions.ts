import { looksLikeSign, tidyQuestion, type PlainQuestion } from './question-text.js';

/** Writes questions so that `readQuestions` gives the same back. */
export function writeQuestions(questions: readonly PlainQuestion[]): string {
  return questions.map(tidyQuestion).map((it) => [...it.prompt.split('\n').map(asWords), ...answersOf(it), ...(it.explanation === '' ? [] : it.explanation.split('\n').map((line) => `# ${line}`))].join('\n')).join('\n\n');
}

function answersOf(it: PlainQuestion): string[] {
  if (it.kind === 'shortText') return it.accepted.map((answer) => `= ${answer}`);
  const marks = it.kind === 'singleChoice' ? (['* ', '- '] as const) : (['[x] ', '[ ] '] as const);
  return it.options.map(({ text, correct, explanation }) => `${marks[correct ? 0 : 1]}${asOption(text)}${explanation === '' ? '' : ` # ${explanation}`}`);
}

/** One backslash more where the line would be taken for a sign, or where a backslash already keeps it from that. */
const asWords = (line: string): string => (looksLikeSign(line.replace(/^\\+/, '')) ? `\\${line}` : line);

/** The words of an option: a `#` between spaces would begin its explanation, a box would tick it, an A would be its letter. */
const asOption = (text: string): string => text.replace(/^(?=\\*(?:\[[ xX*]?\]|[Aa][.)](?: |$)))/, '\\').replace(/(?<= )(?=\\*#(?: |$))/g, '\\');

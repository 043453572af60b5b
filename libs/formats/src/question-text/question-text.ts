/** A question as its text gives it: without the ids of the bank, in one language. */
export type PlainQuestion =
  | { readonly kind: 'singleChoice' | 'multipleChoice'; readonly prompt: string; readonly options: readonly PlainOption[]; readonly explanation: string }
  | { readonly kind: 'shortText'; readonly prompt: string; readonly accepted: readonly string[]; readonly explanation: string };
export interface PlainOption { readonly text: string; readonly correct: boolean; readonly explanation: string }

export const questionProblemCodes = [
  'questions.empty', 'questions.too-many', 'question.no-prompt', 'question.no-answers', 'question.one-option', 'question.no-right', 'question.answer-unknown', 'question.answered-twice', 'question.two-kinds',
  'question.stray-text', 'question.option-twice', 'question.text-missing', 'question.too-long', 'question.too-many-options',
] as const;
export interface QuestionProblem { readonly line: number; readonly code: (typeof questionProblemCodes)[number]; readonly params: Readonly<Record<string, string | number>> }

/** Most of each that a text may hold. */
export const questionLimits = { questions: 200, options: 20, prompt: 2_000, option: 500, explanation: 1_000 } as const;

/** Words on one line. */
export const oneLine = (text: string): string => text.replace(/[\t-\r ]+/g, ' ').replace(/^ | $/g, '');
/** Words on lines of which none is blank. */
export const lines = (text: string): string => text.split(/\r\n?|\n/).map(oneLine).filter((it) => it !== '').join('\n');

/** The one form of a question's words: no blank line in its prompt and explanation, each answer on one line. */
export function tidyQuestion(it: PlainQuestion): PlainQuestion {
  const words = { prompt: lines(it.prompt), explanation: lines(it.explanation) };
  return it.kind === 'shortText' ? { kind: it.kind, ...words, accepted: it.accepted.map(oneLine) } : { kind: it.kind, ...words, options: it.options.map(({ text, correct, explanation }) => ({ text: oneLine(text), correct, explanation: oneLine(explanation) })) };
}

/** A line that begins like this is no words of a question; with a backslash before it, it is. */
const signs = /^(?:\*|\+ |-(?: |$)|\[[ xX*]?\]|=|#|[Aa][.)](?: |$)|(?:ANSWERS?|R(?:É|E\u0301?)PONSES?) ?:|\d{1,3}[.)] |[-=_*]{3,}$)/iu;
export const looksLikeSign = (line: string): boolean => signs.test(line);

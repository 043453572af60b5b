/** One possible choice. `explanation` is shown once the attempt is submitted. */
export interface Option {
  readonly id: string;
  readonly text: string;
  readonly correct: boolean;
  readonly explanation: string;
}

/** How far a number may lie from the accepted one: by an amount, or by so many hundredths of it. As its author wrote it; nothing written is none. */
export interface Tolerance { readonly by: 'amount' | 'percent'; readonly of: string }

interface Words { readonly prompt: string; readonly explanation: string }

/** What one version of a question says in one language, its key included. Never leaves the server before submission. */
export type QuestionContent = Words & (
  | { readonly kind: 'singleChoice'; readonly options: readonly Option[] }
  | { readonly kind: 'multipleChoice'; readonly options: readonly Option[] }
  | { readonly kind: 'shortText'; /** Accepted in this language; accents, case and spaces forgiven. */ readonly accepted: readonly string[] }
  | { readonly kind: 'trueFalse'; /** Whether what the prompt states is so; null while its author has not said. */ readonly answer: boolean | null }
  | { readonly kind: 'numeric'; /** Read by `readNumber`, as answers are. */ readonly value: string; readonly tolerance: Tolerance; /** Accepted spellings of its unit; none where a bare number is asked for. */ readonly units: readonly string[] });

export type QuestionKind = QuestionContent['kind'];
export type ContentOf<K extends QuestionKind> = Extract<QuestionContent, { readonly kind: K }>;
export type ChoiceContent = ContentOf<'singleChoice'> | ContentOf<'multipleChoice'>;
export const questionKinds = ['singleChoice', 'multipleChoice', 'shortText', 'trueFalse', 'numeric'] as const satisfies readonly QuestionKind[];

/** The options of a question that is answered by ticking them. */
export const optionsOf = (content: QuestionContent): readonly Option[] => ('options' in content ? content.options : []);

/** What a learner is shown: the same question without its key, in the order of the attempt. */
export type PresentedQuestion =
  | { readonly kind: 'singleChoice' | 'multipleChoice'; readonly prompt: string; readonly options: readonly { readonly id: string; readonly text: string }[] }
  | { readonly kind: 'shortText' | 'trueFalse'; readonly prompt: string }
  | { readonly kind: 'numeric'; readonly prompt: string; /** A unit is to be written after the number. */ readonly unit: boolean };

/** What a learner answered. An empty list or an empty text is an answer: a blank one. */
export type Response =
  | { readonly kind: 'singleChoice'; readonly optionId: string }
  | { readonly kind: 'multipleChoice'; readonly optionIds: readonly string[] }
  | { readonly kind: 'shortText'; readonly text: string }
  | { readonly kind: 'trueFalse'; readonly value: boolean }
  | { readonly kind: 'numeric'; readonly text: string };

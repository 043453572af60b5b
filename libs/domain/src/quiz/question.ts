/** One possible choice. `explanation` is shown once the attempt is submitted. */
export interface Option {
  readonly id: string;
  readonly text: string;
  readonly correct: boolean;
  readonly explanation: string;
}

/** What one version of a question says in one language, its key included. Never leaves the server before submission. */
export type QuestionContent =
  | { readonly kind: 'singleChoice'; readonly prompt: string; readonly options: readonly Option[]; readonly explanation: string }
  | { readonly kind: 'multipleChoice'; readonly prompt: string; readonly options: readonly Option[]; readonly explanation: string }
  | { readonly kind: 'shortText'; readonly prompt: string; /** Accepted in this language; accents, case and spaces forgiven. */ readonly accepted: readonly string[]; readonly explanation: string };

export type QuestionKind = QuestionContent['kind'];

/** What a learner is shown: the same question without its key, options in the order of the attempt. */
export type PresentedQuestion =
  | { readonly kind: 'singleChoice' | 'multipleChoice'; readonly prompt: string; readonly options: readonly { readonly id: string; readonly text: string }[] }
  | { readonly kind: 'shortText'; readonly prompt: string };

/** What a learner answered. An empty list or an empty text is an answer: a blank one. */
export type Response =
  | { readonly kind: 'singleChoice'; readonly optionId: string }
  | { readonly kind: 'multipleChoice'; readonly optionIds: readonly string[] }
  | { readonly kind: 'shortText'; readonly text: string };

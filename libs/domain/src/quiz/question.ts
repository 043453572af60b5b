/** One possible choice. `explanation` is shown once the attempt is submitted. */
export interface Option {
  readonly id: string;
  readonly text: string;
  readonly correct: boolean;
  readonly explanation: string;
}

/** How far a number may lie from the accepted one: by an amount, or by so many hundredths of it. As its author wrote it; nothing written is none. */
export interface Tolerance { readonly by: 'amount' | 'percent'; readonly of: string }

/** Something to be put in order, or one half of a pair. Its id says nothing of where it belongs. */
export interface Item { readonly id: string; readonly text: string }

/** Two halves that belong together. Right halves with the same words are one and the same to choose from. */
export interface Pair { readonly left: Item; readonly right: Item }

/** A gap, which its text names as `[id]`: what is accepted there, and what else to choose from; with nothing else it is written. */
export interface TextGap { readonly id: string; readonly accepted: readonly string[]; readonly others: readonly string[] }

/** Where something lies on a picture, in thousandths of its width and height: a box, or the round within it. */
export interface Shape { readonly form: 'box' | 'round'; readonly x: number; readonly y: number; readonly width: number; readonly height: number }

/** A spot of a picture that may be chosen, by what it is called or by where it lies. */
export interface Spot extends Option { readonly shape: Shape }

/** A picture of the file store, with what it shows in words, for whoever does not see it; no file while its author has not brought it. */
export interface Picture { readonly file: string | null; readonly width: number; readonly height: number; readonly words: string }

/** Where one talks with a customer, how it sounds, and what one does by it. */
export const channels = ['mail', 'phone', 'chat'] as const;
export type Channel = (typeof channels)[number];
export const tones = ['warm', 'neutral', 'formal', 'firm'] as const;
export type Tone = (typeof tones)[number];
export const replyActions = ['ask', 'explain', 'reproduce', 'workAround', 'wait', 'close'] as const;
export type ReplyAction = (typeof replyActions)[number];

/** What a ticket says when it is taken. */
export interface Situation { readonly customer: string; readonly product: string; readonly channel: Channel; readonly ticket: string }

/** Where a reply leads: to what the customer says next, or to the end of the conversation, good or bad for the customer. */
export type Next = { readonly to: 'scene'; readonly sceneId: string } | { readonly to: 'end'; readonly good: boolean };

/** What may be said to a customer, as whoever says it sees it. */
export interface Said extends Item { readonly channel: Channel; readonly tone: Tone; readonly action: ReplyAction; /** The ticket goes to the next tier by it. */ readonly escalates: boolean }

/** A reply with what follows from it; nowhere to lead while its author has not said. Credit may be negative. */
export interface Reply extends Said { readonly next: Next | null; readonly consequence: string; readonly credit: number }

/** What the customer says, and what may be said to it. */
export interface Scene { readonly id: string; readonly says: string; readonly replies: readonly Reply[] }

/** A picture beside what a question asks. What is asked for on a picture is no illustration: it is the question itself. */
export interface Illustration extends Picture { readonly file: string }

interface Words { readonly prompt: string; readonly explanation: string; /** One at most; a question that was kept before there were any says nothing of it. */ readonly illustration?: Illustration | undefined }

/** What one version of a question says in one language, its key included. Never leaves the server before submission. */
export type QuestionContent = Words & (
  | { readonly kind: 'singleChoice'; readonly options: readonly Option[] }
  | { readonly kind: 'multipleChoice'; readonly options: readonly Option[] }
  | { readonly kind: 'shortText'; /** Accepted in this language; accents, case and spaces forgiven. */ readonly accepted: readonly string[] }
  | { readonly kind: 'trueFalse'; /** Whether what the prompt states is so; null while its author has not said. */ readonly answer: boolean | null }
  | { readonly kind: 'numeric'; /** Read by `readNumber`, as answers are. */ readonly value: string; readonly tolerance: Tolerance; /** Accepted spellings of its unit; none where a bare number is asked for. */ readonly units: readonly string[] }
  | { readonly kind: 'ordering'; /** In the right order. */ readonly items: readonly Item[] }
  | { readonly kind: 'matching'; readonly pairs: readonly Pair[]; /** Right halves that belong to nothing. */ readonly extra: readonly Item[] }
  | { readonly kind: 'gapFill'; readonly text: string; readonly gaps: readonly TextGap[] }
  | { readonly kind: 'hotSpot'; readonly picture: Picture; /** Every spot is shown, whether it is right or not. */ readonly options: readonly Spot[] }
  | { readonly kind: 'ticketSimulation'; readonly situation: Situation; /** The conversation begins with the first. */ readonly scenes: readonly Scene[] });

export type QuestionKind = QuestionContent['kind'];
export type ContentOf<K extends QuestionKind> = Extract<QuestionContent, { readonly kind: K }>;
export type ChoiceContent = ContentOf<'singleChoice'> | ContentOf<'multipleChoice'>;
export const questionKinds = ['singleChoice', 'multipleChoice', 'shortText', 'trueFalse', 'numeric', 'ordering', 'matching', 'gapFill', 'hotSpot', 'ticketSimulation'] as const satisfies readonly QuestionKind[];

/** The options of a question that is answered by ticking them. */
export const optionsOf = (content: QuestionContent): readonly Option[] => ('options' in content ? content.options : []);

/** The picture beside what a question asks, or none. */
export const illustrationOf = (content: QuestionContent): Illustration | null => (content.kind === 'hotSpot' ? null : (content.illustration ?? null));

/** The files of pictures that a question shows, whatever they are for. */
export const filesOfQuestion = (content: QuestionContent): readonly string[] => [content.kind === 'hotSpot' ? content.picture.file : illustrationOf(content)?.file].filter((it) => it != null);

/** A conversation as far as it went: never what was not reached, nor where a reply leads, nor what it is worth. */
export interface Conversation { readonly situation: Situation; readonly turns: { says: string; reply: Said }[]; /** What the customer says now and what may be said to it; null once it is over. */ readonly now: { says: string; replies: Said[] } | null }

/** What a learner is shown: the same question without its key, in the order of the attempt. What its kind does not have is empty. */
export interface PresentedQuestion {
  readonly kind: QuestionKind;
  readonly prompt: string;
  /** What is chosen from, or put in order; of pairs the right halves. */
  readonly options: Item[];
  /** The left halves of pairs. */
  readonly lefts: Item[];
  /** A text with gaps, piece by piece; after each but the last stands a gap. Without choices it is written. */
  readonly passage: { text: string; gap: { id: string; choices: string[] } | null }[];
  /** A picture beside what is asked. */
  readonly illustration: { file: string; width: number; height: number; words: string } | null;
  /** A picture with its spots, in the order of the options: as one reads, from top to bottom. */
  readonly picture: { file: string; width: number; height: number; words: string; shapes: Shape[] } | null;
  /** A conversation with a customer, up to the scene that was reached. */
  readonly conversation: Conversation | null;
  /** A unit is to be written after the number. */
  readonly unit: boolean;
}

/** What a learner answered. An empty list or an empty text is an answer: a blank one. */
export type Response =
  | { readonly kind: 'singleChoice'; readonly optionId: string }
  | { readonly kind: 'multipleChoice'; readonly optionIds: readonly string[] }
  | { readonly kind: 'shortText'; readonly text: string }
  | { readonly kind: 'trueFalse'; readonly value: boolean }
  | { readonly kind: 'numeric'; readonly text: string }
  | { readonly kind: 'ordering'; readonly itemIds: readonly string[] }
  | { readonly kind: 'matching'; readonly pairs: readonly { readonly leftId: string; readonly rightId: string }[] }
  | { readonly kind: 'gapFill'; readonly gaps: readonly { readonly id: string; readonly text: string }[] }
  | { readonly kind: 'hotSpot'; readonly optionId: string }
  | { readonly kind: 'ticketSimulation'; /** What was said so far, from the first scene on. */ readonly replyIds: readonly string[] };

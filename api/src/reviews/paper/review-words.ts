import type { Locale, Review, ReviewLine } from '@palier/contracts';
import type { ReviewKind, ReviewTheme, SaidLevel, Sides } from '@palier/domain';
import { english } from './english.js';
import { french } from './french.js';

/** Everything that the paper of a review can say, once per language: a wording that is missing does not compile. */
export interface ReviewWords {
  day(it: string): string;
  /** An instant, in the zone of the house. */
  instant(it: string, zone: string): string;
  readonly kinds: Readonly<Record<ReviewKind, string>>;
  readonly themes: Readonly<Record<ReviewTheme, string>>;
  title(kind: ReviewKind, name: string): string;
  held(day: string, by: string): string;
  opened(by: string, when: string): string;
  state(it: Review['state']): string;
  readonly known: string;
  snapshotOf(day: string, zone: string): string;
  coverage(it: Review['snapshot']['coverage']): string;
  readonly columns: { readonly competency: string; readonly self: string; readonly lead: string; readonly confirmed: string; readonly expected: string; readonly action: string; readonly who: string; readonly until: string; readonly course: string; readonly decision: string; readonly when: string; readonly words: string };
  self(level: ReviewLine['said']): string;
  /** What the lead sees. */
  seen(level: SaidLevel): string;
  readonly sideBySide: string;
  /** Where the two say different levels. */
  differs(name: string, it: Extract<Sides, { kind: 'differ' }>): string;
  readonly noDifference: string;
  confirmed(level: number, carriedOverUntil: string | null): string;
  expected(line: ReviewLine): string;
  gained(since: string): string;
  gainedLine(name: string, from: number, to: number): string;
  trainingSince(day: string): string;
  training(title: string, done: number, of: number, day: string): string;
  readonly noTraining: string;
  readonly before: string;
  readonly conversation: string;
  below(names: readonly string[]): string;
  profile(title: string, from: string, until: string | null): string;
  readonly rights: string;
  record(it: Review['snapshot']): string;
  readonly leadSide: string;
  said(by: string, when: string): string;
  readonly nothingSaid: string;
  readonly actions: string;
  readonly noAction: string;
  readonly signatures: string;
  readonly signed: string;
  /** Why it is not whoever held it who signed, or would not. */
  standIn(holder: string, it: Review['signatures'][number]): string;
  readonly refused: string;
  readonly corrections: string;
  readonly noDay: string;
  readonly noCourse: string;
  readonly noWords: string;
  foot(fingerprint: string): string;
  page(page: number, pages: number): string;
}

export const reviewWords = { fr: french, en: english } as const satisfies Record<Locale, ReviewWords>;

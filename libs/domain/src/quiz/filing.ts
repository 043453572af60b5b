import { normaliseName } from '../competency/normalise-name.js';

/** Easy, medium, hard. */
export const difficulties = [1, 2, 3] as const;
export type Difficulty = (typeof difficulties)[number];

/** How one version of a question stands in the bank. */
export interface Filing {
  readonly difficulty: Difficulty;
  /** A few short words, as their author writes them. */
  readonly tags: readonly string[];
  /** The activity where its answer is learnt. */
  readonly source: string | null;
  /** Other quizzes may draw it; else it is asked only where a quiz names it. */
  readonly open: boolean;
}

/** What is true of a question of which nobody said anything. */
export const unfiled: Filing = { difficulty: 1, tags: [], source: null, open: false };
export const mostTags = { count: 10, length: 40 } as const;

/** What makes two tags one: accents, case and spaces are forgiven. */
export const tagKey = (tag: string): string => normaliseName(tag);

/** Tags in their one form: on one line, none of them blank, none twice, as they were first written. */
export function tidyTags(tags: readonly string[]): string[] {
  const byKey = new Map<string, string>();
  for (const tag of tags) {
    const tidy = tag.replace(/\s+/gu, ' ').trim().slice(0, mostTags.length).trim();
    if (tagKey(tidy) !== '' && !byKey.has(tagKey(tidy))) byKey.set(tagKey(tidy), tidy);
  }
  return [...byKey.values()].slice(0, mostTags.count);
}

/** Whether nothing of it changed, whatever the order of its tags. */
export const sameFiling = (a: Filing, b: Filing): boolean =>
  a.difficulty === b.difficulty && a.source === b.source && a.open === b.open && JSON.stringify([...a.tags].sort()) === JSON.stringify([...b.tags].sort());

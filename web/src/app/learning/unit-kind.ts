import type { UnitKind } from '@palier/contracts';

const keys = { lesson: 'learning.lesson', file: 'learning.file', link: 'learning.link', video: 'learning.video', checklist: 'learning.checklist', article: 'learning.article', quiz: 'learning.quiz' } as const;

/** The key of the word for a kind of activity. */
export const unitKind = (kind: UnitKind): string => keys[kind];

const keys = { lesson: 'learning.lesson', file: 'learning.file', quiz: 'learning.quiz' } as const;

/** The key of the word for a kind of activity. */
export const unitKind = (kind: 'lesson' | 'file' | 'quiz'): string => keys[kind];

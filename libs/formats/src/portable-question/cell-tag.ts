import type { Level } from '@palier/domain';
import type { PortableQuestion } from './portable-question.js';

/** The cell of a question as one of the tags that other programs keep with it. */
export const tagOf = (cell: NonNullable<PortableQuestion['cell']>): string => `palier:${cell.level}:${cell.competency}`;

export function cellOf(tags: readonly string[]): PortableQuestion['cell'] {
  for (const tag of tags) {
    const [, level, competency = ''] = /^palier:([1-4]):(.+)$/s.exec(tag.trim()) ?? [];
    if (level !== undefined) return { competency, level: Number(level) as Level };
  }
  return null;
}

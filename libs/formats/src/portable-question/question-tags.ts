import { difficulties, type Level } from '@palier/domain';
import type { PortableQuestion } from './portable-question.js';

/** A tag that begins like one of ours is marked as another's. */
const ours = 'palier:';
/** Says of a question in GIFT that what stands around its answers is a text with a gap; others that write so mean a line of words. */
export const gapTag = `${ours}gap`;

/** The tags that other programs keep with a question: its own, and behind them its cell and how hard it is. */
export const tagsWritten = ({ cell, difficulty, tags }: Pick<PortableQuestion, 'cell' | 'difficulty' | 'tags'>): string[] => [
  ...(cell === null ? [] : [`${ours}${cell.level}:${cell.competency}`]), ...(difficulty === null ? [] : [`${ours}difficulty:${difficulty}`]), ...tags.map((it) => (it.startsWith(ours) ? `${ours}tag:${it}` : it)),
];

/** What the tags of a question say of it, and those that are nothing but tags. */
export const tagsRead = (tags: readonly string[]): Pick<PortableQuestion, 'cell' | 'difficulty' | 'tags'> => ({
  cell: cellOf(tags),
  difficulty: difficulties.find((it) => tags.some((tag) => tag.trim() === `${ours}difficulty:${it}`)) ?? null,
  tags: tags.map((it) => it.trim()).flatMap((it) => (it.startsWith(`${ours}tag:`) ? [it.slice(`${ours}tag:`.length)] : it.startsWith(ours) ? [] : [it])),
});

function cellOf(tags: readonly string[]): PortableQuestion['cell'] {
  for (const tag of tags) {
    const [, level, competency = ''] = /^palier:([1-4]):(.+)$/s.exec(tag.trim()) ?? [];
    if (level !== undefined) return { competency, level: Number(level) as Level };
  }
  return null;
}

import type { CarriedOverLine } from '@palier/contracts';
import type { HeldLevel } from '@palier/domain';

/** What a lead says of one competency: confirmed up to a level (0: nothing of it), with a reason for what is not; null says nothing yet. */
export interface Answer { readonly level: HeldLevel | null; readonly reason: string }
export const later: Answer = { level: null, reason: '' };

/** The answers that change something: what is confirmed, and what is not confirmed for a reason. Neither lets the level end on its day by itself. */
export function answersOf(waiting: readonly Pick<CarriedOverLine, 'competencyId' | 'level'>[], answers: Readonly<Record<string, Answer>>): { competencyId: string; level: HeldLevel; reason: string }[] {
  return waiting.flatMap(({ competencyId, level: stated }) => {
    const { level, reason } = answers[competencyId] ?? later;
    if (level === null || (level === 0 && reason.trim() === '')) return [];
    return [{ competencyId, level, reason: level < stated ? reason.trim() : '' }];
  });
}

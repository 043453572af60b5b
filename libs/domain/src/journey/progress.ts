import type { Instant } from '../evidence/evidence.js';
import { endOfDay } from '../time/day.js';

export interface PlannedStep { readonly id: string; readonly position: number; readonly dueOn: string; readonly done: boolean }

/** The order of a plan: by due day, then as it was written, the id as judge. Ticking moves nothing. */
export const inPlanOrder = (a: PlannedStep, b: PlannedStep): number => (a.dueOn === b.dueOn ? a.position - b.position || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0) : a.dueOn < b.dueOn ? -1 : 1);

/** Not done, and its last day is over where the new hire lives. A day that is over nowhere on earth needs no calendar of a zone. */
export const stepIsLate = (step: Pick<PlannedStep, 'dueOn' | 'done'>, now: Instant, zone: string): boolean => !step.done && now >= Date.parse(step.dueOn) && now >= endOfDay(step.dueOn, zone);

/** How far a plan is: of its steps, how many are done, how many late, and which come next. */
export function planProgress<S extends PlannedStep>(steps: readonly S[], now: Instant, zone: string): { readonly done: number; readonly of: number; readonly late: number; readonly next: readonly S[] } {
  return { done: steps.filter((it) => it.done).length, of: steps.length, late: steps.filter((it) => stepIsLate(it, now, zone)).length, next: steps.filter((it) => !it.done).sort(inPlanOrder) };
}

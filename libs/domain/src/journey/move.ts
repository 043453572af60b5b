import type { StepAfter } from './after.js';
import type { StepDue } from './due.js';
import type { StepOwner } from './owner.js';

/** What a step says, in a template or in a running plan. */
export interface StepSaid {
  readonly kind: string; readonly title: { readonly fr?: string | undefined; readonly en?: string | undefined }; readonly courseId: string | null; readonly articleId: string | null; readonly cell: { readonly competencyId: string; readonly level: number } | null; readonly link: string;
  readonly owner: StepOwner; readonly due: StepDue; readonly after: StepAfter | null; readonly minutes: number | null;
}
/** A step of a running plan; those given before steps had keys have none. */
export interface RunningStep extends StepSaid { readonly id: string; readonly key: string | null; readonly done: boolean }
export interface WrittenStep extends StepSaid { readonly key: string }

/** What becomes of each step when a running plan is moved to another version: each of both sides is in exactly one place. */
export interface PlanMove<R, W> { readonly kept: readonly R[]; readonly changed: readonly { readonly from: R; readonly to: W }[]; readonly added: readonly W[]; readonly dropped: readonly R[] }

/**
 * A running plan held against another version. A step is known by its key, one without by its kind and title.
 * What was done stays, unless the new version asks for something else under the same key: then that is to be done anew. Of what is open, whatever says anything else is replaced, and what is no longer written is dropped.
 */
export function planMove<R extends RunningStep, W extends WrittenStep>(running: readonly R[], written: readonly W[]): PlanMove<R, W> {
  const taken = new Set<W>();
  const [kept, changed, dropped]: [R[], { from: R; to: W }[], R[]] = [[], [], []];
  // Those with a key choose first: a title may be the same twice.
  for (const step of [...running.filter((it) => it.key !== null), ...running.filter((it) => it.key === null)]) {
    const to = written.find((it) => !taken.has(it) && (step.key === null ? sameTask(step, it) : it.key === step.key));
    if (to !== undefined) taken.add(to);
    if (to === undefined) (step.done ? kept : dropped).push(step);
    else if (step.done ? sameTask(step, to) : step.key === to.key && sameStep(step, to)) kept.push(step);
    else changed.push({ from: step, to });
  }
  return { kept, changed, added: written.filter((it) => !taken.has(it)), dropped };
}

const sameTask = (a: StepSaid, b: StepSaid): boolean => a.kind === b.kind && a.title.fr === b.title.fr && a.title.en === b.title.en && a.courseId === b.courseId && a.articleId === b.articleId && a.cell?.competencyId === b.cell?.competencyId && a.cell?.level === b.cell?.level && a.link === b.link;
const sameStep = (a: StepSaid, b: StepSaid): boolean => sameTask(a, b) && a.minutes === b.minutes && saidOwner(a.owner) === saidOwner(b.owner) && saidDue(a.due) === saidDue(b.due) && saidAfter(a.after) === saidAfter(b.after);
const saidOwner = (it: StepOwner): string => (it.kind === 'person' ? it.personId : it.kind);
const saidDue = (it: StepDue): string => (it.kind === 'on' ? it.day : `${it.kind} ${it.days}`);
const saidAfter = (it: StepAfter | null): string => (it === null ? '' : `${it.rule} ${[...it.keys].sort().join(' ')}`);

/** What a step comes after: all of these steps, or any one of them. */
export interface StepAfter { readonly rule: 'all' | 'any'; readonly keys: readonly string[] }
/** A step by the name it keeps from version to version; what comes from a job sheet has none and comes after nothing. */
export interface OrderedStep { readonly key: string | null; readonly after: StepAfter | null }
/** Done, open to whoever owns it, or waiting for others first: for all of them, or for any one. */
export type StepState<S> = { readonly kind: 'done' } | { readonly kind: 'open' } | { readonly kind: 'waiting'; readonly rule: StepAfter['rule']; readonly for: readonly S[] };

/**
 * Where a step of a running plan stands, the others known by their keys. What was done stays done, whatever is undone before it.
 * A step that is no longer in the plan holds nobody up.
 */
export function stepState<S extends OrderedStep & { readonly done: boolean }>(step: S, steps: ReadonlyMap<string, S>): StepState<S> {
  if (step.done) return { kind: 'done' };
  if (step.after === null) return { kind: 'open' };
  const before = step.after.keys.flatMap((key) => steps.get(key) ?? []);
  const missing = before.filter((it) => !it.done);
  const met = step.after.rule === 'all' ? missing.length === 0 : missing.length < before.length || before.length === 0;
  return met ? { kind: 'open' } : { kind: 'waiting', rule: step.after.rule, for: missing };
}

/** Steps of a template that none of them could ever begin with, as each waits for others of them; empty where every step can be reached. */
export function neverReached<S extends OrderedStep>(steps: readonly S[]): readonly S[] {
  const reached = new Set<string | null>();
  let left = steps;
  for (;;) {
    const stuck = left.filter(({ after }) => after !== null && after.keys.length > 0 && !(after.rule === 'all' ? after.keys.every((key) => reached.has(key)) : after.keys.some((key) => reached.has(key))));
    if (stuck.length === left.length) return stuck;
    const still = new Set(stuck);
    for (const it of left) if (!still.has(it)) reached.add(it.key);
    left = stuck;
  }
}

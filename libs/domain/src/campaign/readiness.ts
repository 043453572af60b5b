import { campaignState } from './campaign-state.js';

/** The days on which one thing was asked of somebody, and on which they did it, were exempted from it, or it was withdrawn; null where that did not happen. */
export interface StepDays { readonly askedOn: string; readonly doneOn: string | null; readonly waivedOn: string | null; readonly withdrawnOn: string | null; /** Since it was withdrawn, nobody asks what is counted on. */ readonly lapsed?: boolean }
/** Somebody whom a campaign concerns from a day on. */
export interface Concerned { readonly from: string; readonly steps: readonly StepDays[] }

const isReady = ({ from, steps }: Concerned, day: string): boolean => {
  const by = (on: string | null): boolean => on !== null && on <= day;
  return from <= day && campaignState(steps.filter((it) => it.askedOn <= day).map((it) => ({ done: by(it.doneOn), waived: by(it.waivedOn), withdrawn: by(it.withdrawnOn), lapsed: it.lapsed === true && by(it.withdrawnOn), begun: false, failed: false }))) === 'ready';
};

/**
 * How many were ready at the end of each day on which that changed, the day of the launch first: each as it was then. Whoever came later counts from that day on;
 * whoever was asked more was ready until then.
 */
export function readinessOver(people: readonly Concerned[], launchedOn: string): { readonly on: string; readonly ready: number }[] {
  const changes = new Map<string, number>([[launchedOn, 0]]);
  for (const one of people) {
    let before = false;
    for (const on of [...new Set([launchedOn, one.from, ...one.steps.flatMap((it) => [it.askedOn, it.doneOn ?? [], it.waivedOn ?? [], it.withdrawnOn ?? []].flat())])].filter((it) => it >= launchedOn).sort()) {
      const now = isReady(one, on);
      if (now !== before) changes.set(on, (changes.get(on) ?? 0) + (now ? 1 : -1));
      before = now;
    }
  }
  let ready = 0;
  return [...changes].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([on, by]) => { ready += by; return by === 0 && on !== launchedOn ? [] : [{ on, ready }]; });
}

import type { AskedStep } from './plan-change.js';

interface Somebody { readonly personId: string; readonly steps: readonly AskedStep[] }

/** What each of these people is asked no more once their campaign is cancelled: what is open of it and no other campaign asks. Whoever loses nothing is not in it, and is not told. */
export function lossesOf<P extends Somebody>(people: readonly P[]): { readonly person: P; readonly loses: readonly P['steps'][number][] }[] {
  return people.map((person) => ({ person, loses: person.steps.filter((it) => !it.done && !it.waived && !it.withdrawn && it.elsewhere !== true) })).filter((it) => it.loses.length > 0);
}

/** All that a cancellation takes back, in one text that is the same whatever the order: what was previewed holds as long as this does. */
export const sealOfLosses = (losses: readonly { readonly person: { readonly personId: string }; readonly loses: readonly { readonly assignmentId: string; readonly unitId: string }[] }[]): string =>
  losses.flatMap(({ person, loses }) => loses.map((it) => `${person.personId} ${it.assignmentId} ${it.unitId}`)).sort().join('\n');

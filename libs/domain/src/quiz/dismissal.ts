import type { Suspicion } from './suspicion.js';

/** Somebody looked and found nothing wrong: of which suspicion, and how much spoke for it then. */
export interface Dismissal { readonly kind: Suspicion['kind']; readonly optionId: string | null; readonly factor: number }

/** Evidence has grown markedly where the answers speak ten times louder than when somebody looked; as a decimal logarithm. */
export const markedly = 1;

/** Of a suspicion, on either side of the wire, what tells it from others. */
export interface Suspected { readonly kind: Suspicion['kind']; readonly factor: number; readonly optionId?: string | null }

/** The option that a suspicion points at; another one is another suspicion. */
export const optionSuspected = (it: Suspected): string | null => it.optionId ?? null;

/** Whether a suspicion is to be told: nobody dismissed it, or the evidence has grown markedly since. What was dismissed last, at the loudest, counts. */
export function isHeard(suspicion: Suspected, dismissals: readonly Dismissal[]): boolean {
  return dismissals.every((it) => it.kind !== suspicion.kind || it.optionId !== optionSuspected(suspicion) || suspicion.factor >= it.factor + markedly);
}

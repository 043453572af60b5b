/** An answer that somebody gave to a question of a change, and what the change said then. */
export interface ChangeAnswer { readonly id: string; readonly questionVersionId: string; /** Of the words that were answered about. */ readonly sha256: string; readonly credit: number }

/**
 * The answers by which somebody shows that they understood a change as it is said now: of each of its questions, in the version that is asked now, the first that was
 * wholly right. Null where one is missing. However often they tried before does not matter; what was answered about other words does not count.
 */
export function understoodBy(asked: readonly string[], sha256: string, answers: readonly ChangeAnswer[]): string[] | null {
  const right = asked.map((questionVersionId) => answers.find((it) => it.questionVersionId === questionVersionId && it.sha256 === sha256 && it.credit === 1));
  const ids = right.flatMap((it) => it?.id ?? []);
  return ids.length < asked.length ? null : ids;
}

/** A conversation is no check of a few lines: it goes on reply by reply, and belongs in a quiz. */
export const mayBeAskedOfAChange = (kind: string): boolean => kind !== 'ticketSimulation';

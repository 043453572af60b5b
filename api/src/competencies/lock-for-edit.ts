import type { Tx } from '#platform';

/** One editor of a thing at a time: who comes second waits, and then finds that the version has moved. Published rows cannot be locked, so the id is. */
export async function lockForEdit(tx: Tx, id: string): Promise<void> {
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [id]);
}

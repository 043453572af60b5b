import type { Actor } from '@palier/domain';
import type { JobSheet, SheetProblem } from '@palier/formats';
import { newId, sha256, type Tx } from '#platform';

/** A sheet is kept byte for byte, once however often it comes. */
export async function keepSheet(tx: Tx, by: Actor, text: string, sheet: JobSheet, problems: readonly SheetProblem[]): Promise<string> {
  const raw = Buffer.from(text, 'utf8');
  const hash = sha256(raw).toString('hex');
  await tx.query(`select pg_advisory_xact_lock(hashtext('keep-sheet'))`);
  const [there] = await tx.query<{ id: string }[]>('select id from job_sheet where sha256 = $1', [hash]);
  if (there !== undefined) return there.id;
  const id = newId();
  await tx.query('insert into job_sheet (id, raw, sha256, sheet, problems, recorded_at, recorded_by) values ($1, $2, $3, $4, $5, palier_now(), $6)', [id, raw, hash, JSON.stringify(sheet), JSON.stringify(problems), by.personId]);
  return id;
}

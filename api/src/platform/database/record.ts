import type { AuditAction } from '@palier/domain';
import { createHash } from 'node:crypto';
import { v7 } from 'uuid';
import { Refusal } from '../http/refusal.js';
import type { Tx } from './database.js';

/** A new id, growing with time. */
export const newId = (): string => v7();

export const sha256 = (data: string | Uint8Array): Buffer => createHash('sha256').update(data).digest();

/**
 * Locks a person and takes the instant at which the facts of this transaction are recorded: later than every fact known about them.
 * Call it first in each transaction that writes facts about a person.
 */
export async function takeRecordedAt(tx: Tx, personId: string): Promise<Date> {
  const [row] = await tx.query<{ at: Date | null }[]>('select take_recorded_at($1) as at', [personId]);
  if (row?.at == null) throw new Refusal('thing.not-found');
  return row.at;
}

/** The same for many people at once, always locked in the same order, so that two imports never wait for each other in a ring. */
export async function takeRecordedAtOfAll(tx: Tx, personIds: readonly string[]): Promise<Map<string, Date>> {
  await tx.query('select 1 from person where id = any($1) order by id for update', [personIds]);
  const [rows] = await tx.query<[{ id: string; at: Date }[], number]>(`update person set last_recorded_at = greatest((select palier_now()), last_recorded_at + interval '1 millisecond') where id = any($1) returning id, last_recorded_at as at`, [personIds]);
  return new Map(rows.map((it) => [it.id, it.at]));
}

/** Keeps free words beside the fact that names them, so that erasing a person can blank them. */
export async function keepText(tx: Tx, words: string, at: Date): Promise<string> {
  const id = newId();
  await tx.query('insert into fact_text (id, words, sha256, recorded_at) values ($1, $2, $3, $4)', [id, words, sha256(words), at]);
  return id;
}

/** The same for many words at once; gives their ids, in order. */
export async function keepTexts(tx: Tx, texts: readonly string[], at: Date): Promise<string[]> {
  const rows = texts.map((words) => ({ id: newId(), words, sha256: `\\x${sha256(words).toString('hex')}` }));
  if (rows.length > 0) await tx.query('insert into fact_text (id, words, sha256, recorded_at) select id, words, sha256, $2 from jsonb_to_recordset($1) as it(id uuid, words text, sha256 bytea)', [JSON.stringify(rows), at]);
  return rows.map((it) => it.id);
}

/** Says who did what to many, in the transaction of the deed. */
export async function auditAll(tx: Tx, actorId: string | null, action: AuditAction, of: readonly { readonly subjectId: string; readonly detail: Record<string, unknown> }[]): Promise<void> {
  if (of.length > 0) await tx.query('insert into audit (id, actor_id, action, subject_id, detail) select id, $2, $3, "subjectId", detail from jsonb_to_recordset($1) as it(id uuid, "subjectId" uuid, detail jsonb)', [JSON.stringify(of.map((it) => ({ id: newId(), ...it }))), actorId, action]);
}

/** Says who did what, in the transaction of the deed. What may stand there, and who reads it: `libs/domain/src/access/audit.ts`. */
export async function audit(tx: Tx, actorId: string | null, action: AuditAction, subjectId: string | null, detail: Record<string, unknown> = {}): Promise<void> {
  await tx.query('insert into audit (id, actor_id, action, subject_id, detail) values ($1, $2, $3, $4, $5)', [newId(), actorId, action, subjectId, JSON.stringify(detail)]);
}

import { codeMeant } from '@palier/domain';
import { sha256, type Tx } from '#platform';
import { newRecoveryCodes } from './one-time-code.js';

/** Eighty random bits need no slow hash: nobody guesses them. */
const hashOfCode = (personId: string, code: string): Buffer => sha256(`${personId}/${codeMeant(code)}`);

/** Ten new codes; those before them stop working. Shown once. */
export async function giveRecoveryCodes(tx: Tx, personId: string): Promise<string[]> {
  const codes = newRecoveryCodes();
  await tx.query('delete from recovery_code where person_id = $1', [personId]);
  await tx.query('insert into recovery_code (code_hash, person_id, made_at) select hash, $1, palier_now() from unnest($2::bytea[]) as hash', [personId, codes.map((it) => hashOfCode(personId, it))]);
  return codes;
}

/** Uses a code up; false where it is none of this person's, or was used. */
export async function useRecoveryCode(tx: Tx, personId: string, code: string): Promise<boolean> {
  const used = await tx.query<[{ hash: Buffer }[], number]>('update recovery_code set used_at = palier_now() where code_hash = $1 and person_id = $2 and used_at is null returning code_hash as hash', [hashOfCode(personId, code), personId]);
  return used[1] === 1;
}

import { Injectable } from '@nestjs/common';
import type { Enrolment } from '@palier/contracts';
import { codeMeant, type Actor, type Awaits } from '@palier/domain';
import { audit, Database, Refusal, SecretBox, type Tx } from '#platform';
import { addressOf, newSecret, stepShown } from './one-time-code.js';
import { PasswordCheck } from './password-check.js';
import { giveRecoveryCodes } from './recovery-codes.js';
import { hashOf, newToken } from './session-cookie.js';

/** A phone becomes somebody's second factor: a key is made, and counts once a code of it was shown. A new phone replaces the old one. */
@Injectable()
export class EnrolSecondFactor {
  constructor(private readonly db: Database, private readonly secrets: SecretBox, private readonly passwords: PasswordCheck) {}

  /** The password is asked for, unless it was given just now, on the way in. A key begun earlier is replaced. */
  async begin(actor: Actor, awaits: Awaits | null, password: string | undefined): Promise<Enrolment> {
    if (awaits !== 'enrolment') await this.passwords.of(actor, password ?? '');
    const secret = newSecret();
    const sealed = this.secrets.seal(secret, actor.personId);
    const [person] = await this.db.query<{ login: string | null }[]>('select login from person where id = $1', [actor.personId]);
    await this.db.query(`
      insert into second_factor_enrolment (person_id, sealed, key_id, begun_at) values ($1, $2, $3, palier_now())
      on conflict (person_id) do update set sealed = excluded.sealed, key_id = excluded.key_id, begun_at = excluded.begun_at`, [actor.personId, sealed, this.secrets.keyId()]);
    return addressOf(secret, person?.login ?? '');
  }

  /** Gives the recovery codes, and the token under which the session goes on, open now. Every other session ends. */
  finish(actor: Actor, code: string, token: string): Promise<{ recoveryCodes: string[]; token: string }> {
    return this.db.transaction(async (tx) => {
      const [begun] = await tx.query<{ sealed: Buffer; keyId: string }[]>('select sealed, key_id as "keyId" from second_factor_enrolment where person_id = $1 for update', [actor.personId]);
      const secret = begun === undefined ? null : this.secrets.open(begun.sealed, actor.personId);
      if (begun === undefined || secret === null) throw new Refusal('second-factor.not-begun');
      const step = stepShown(secret, codeMeant(code), await this.db.now(tx), -1);
      if (step === null) throw new Refusal('second-factor.wrong-code');
      await tx.query(`
        insert into second_factor (person_id, sealed, key_id, since, last_step) values ($1, $2, $3, palier_now(), $4)
        on conflict (person_id) do update set sealed = excluded.sealed, key_id = excluded.key_id, since = excluded.since, last_step = excluded.last_step`, [actor.personId, begun.sealed, begun.keyId, step]);
      await tx.query('delete from second_factor_enrolment where person_id = $1', [actor.personId]);
      const recoveryCodes = await giveRecoveryCodes(tx, actor.personId);
      await tx.query('update session set ended_at = palier_now() where person_id = $1 and ended_at is null and token_hash <> $2', [actor.personId, hashOf(token)]);
      await audit(tx, actor.personId, 'second-factor.enrol', actor.personId);
      return { recoveryCodes, token: await confirmSession(tx, token) };
    });
  }
}

/** The session goes on, open, under a new token: whoever saw the half-open one has nothing. */
export async function confirmSession(tx: Tx, token: string): Promise<string> {
  const next = newToken();
  await tx.query('update session set token_hash = $2, confirmed_at = palier_now() where token_hash = $1', [hashOf(token), hashOf(next)]);
  return next;
}

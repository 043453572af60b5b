import { Injectable } from '@nestjs/common';
import { codeMeant, isOneTimeCode, type Actor } from '@palier/domain';
import { audit, Database, Refusal, SecretBox, type Tx } from '#platform';
import { countTry } from './count-try.js';
import { confirmSession } from './enrol-second-factor.js';
import { stepShown } from './one-time-code.js';
import { useRecoveryCode } from './recovery-codes.js';

/** Five tries in fifteen minutes: a code of six digits is guessed once in a hundred thousand tries. */
const mostTries = 5;

/** A half-open session opens, by the code that a phone shows now, or by a recovery code. Each works once. */
@Injectable()
export class ConfirmSecondFactor {
  constructor(private readonly db: Database, private readonly secrets: SecretBox) {}

  /** Gives the token under which the session goes on. */
  async run(actor: Actor, typed: string, token: string): Promise<string> {
    const key = `second-factor:${actor.personId}`;
    await countTry(this.db, key, mostTries);
    const code = codeMeant(typed);
    return this.db.transaction(async (tx) => {
      const [factor] = await tx.query<{ sealed: Buffer; lastStep: string }[]>('select sealed, last_step as "lastStep" from second_factor where person_id = $1 and key_id = $2 for update', [actor.personId, this.secrets.keyId()]);
      const secret = factor === undefined ? null : this.secrets.open(factor.sealed, actor.personId);
      if (factor === undefined || secret === null) throw new Refusal('second-factor.wrong-code');
      const right = isOneTimeCode(code) ? await this.take(tx, actor, secret, code, Number(factor.lastStep)) : await useRecoveryCode(tx, actor.personId, code);
      if (!right) throw new Refusal('second-factor.wrong-code');
      await tx.query('delete from sign_in_throttle where key = $1', [key]);
      await audit(tx, actor.personId, isOneTimeCode(code) ? 'second-factor.confirm' : 'second-factor.use-recovery-code', actor.personId);
      return confirmSession(tx, token);
    });
  }

  private async take(tx: Tx, actor: Actor, secret: Buffer, code: string, lastUsed: number): Promise<boolean> {
    const step = stepShown(secret, code, await this.db.now(tx), lastUsed);
    if (step === null) return false;
    await tx.query('update second_factor set last_step = $2 where person_id = $1', [actor.personId, step]);
    return true;
  }
}

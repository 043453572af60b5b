import { Injectable } from '@nestjs/common';
import type { Actor } from '@palier/domain';
import { audit, Database, Refusal, SecretBox } from '#platform';
import { PasswordCheck } from './password-check.js';
import { giveRecoveryCodes } from './recovery-codes.js';

/** Ten new recovery codes for whoever has a second factor. */
@Injectable()
export class RenewRecoveryCodes {
  constructor(private readonly db: Database, private readonly secrets: SecretBox, private readonly passwords: PasswordCheck) {}

  async run(actor: Actor, password: string): Promise<{ recoveryCodes: string[] }> {
    await this.passwords.of(actor, password);
    return this.db.transaction(async (tx) => {
      const [factor] = await tx.query<unknown[]>('select 1 from second_factor where person_id = $1 and key_id = $2 for update', [actor.personId, this.secrets.keyId()]);
      if (factor === undefined) throw new Refusal('second-factor.none');
      const recoveryCodes = await giveRecoveryCodes(tx, actor.personId);
      await audit(tx, actor.personId, 'second-factor.renew-codes', actor.personId);
      return { recoveryCodes };
    });
  }
}

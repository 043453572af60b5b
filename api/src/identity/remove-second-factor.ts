import { Injectable } from '@nestjs/common';
import { needsSecondFactor, type Actor } from '@palier/domain';
import { audit, Database, Refusal } from '#platform';
import { PasswordCheck } from './password-check.js';
import { forgetSecondFactor } from './reset-second-factor.js';
import { SecondFactorQueries } from './second-factor.queries.js';

/** Somebody whose roles do not need a second factor does without one. Removed twice, it is removed once. */
@Injectable()
export class RemoveSecondFactor {
  constructor(private readonly db: Database, private readonly passwords: PasswordCheck, private readonly factors: SecondFactorQueries) {}

  async run(actor: Actor, password: string): Promise<void> {
    await this.passwords.of(actor, password);
    await this.db.transaction(async (tx) => {
      if (needsSecondFactor(actor) && (await this.factors.mode(tx)) === 'required') throw new Refusal('second-factor.is-needed');
      if (await forgetSecondFactor(tx, actor.personId)) await audit(tx, actor.personId, 'second-factor.remove', actor.personId);
    });
  }
}

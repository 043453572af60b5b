import { Injectable } from '@nestjs/common';
import type { Actor } from '@palier/domain';
import { audit, Database } from '#platform';
import { PasswordCheck } from './password-check.js';
import { hashPassword } from './password.js';
import { hashOf } from './session-cookie.js';

/** A new password for whoever knows the old one. Every other session of theirs ends. */
@Injectable()
export class ChangePassword {
  constructor(private readonly db: Database, private readonly passwords: PasswordCheck) {}

  async run(actor: Actor, wish: { readonly current: string; readonly password: string }, token: string): Promise<void> {
    await this.passwords.of(actor, wish.current);
    const hash = await hashPassword(wish.password);
    await this.db.transaction(async (tx) => {
      await tx.query('update account set password_hash = $2 where person_id = $1', [actor.personId, hash]);
      await tx.query('update session set ended_at = palier_now() where person_id = $1 and ended_at is null and token_hash <> $2', [actor.personId, hashOf(token)]);
      await tx.query('update invitation set withdrawn_at = palier_now() where person_id = $1 and used_at is null and withdrawn_at is null', [actor.personId]);
      await audit(tx, actor.personId, 'password.change', actor.personId);
    });
  }
}

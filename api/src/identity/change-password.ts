import { Injectable } from '@nestjs/common';
import type { Actor } from '@palier/domain';
import { audit, Database, Refusal } from '#platform';
import { hashPassword, isPassword } from './password.js';
import { hashOf } from './session-cookie.js';

/** A new password for whoever knows the old one. Every other session of theirs ends. */
@Injectable()
export class ChangePassword {
  constructor(private readonly db: Database) {}

  async run(actor: Actor, wish: { readonly current: string; readonly password: string }, token: string): Promise<void> {
    const [account] = await this.db.query<{ hash: string }[]>('select password_hash as hash from account where person_id = $1', [actor.personId]);
    if (account === undefined || !(await isPassword(account.hash, wish.current))) throw new Refusal('password.wrong');
    const hash = await hashPassword(wish.password);
    await this.db.transaction(async (tx) => {
      await tx.query('update account set password_hash = $2 where person_id = $1', [actor.personId, hash]);
      await tx.query('update session set ended_at = palier_now() where person_id = $1 and ended_at is null and token_hash <> $2', [actor.personId, hashOf(token)]);
      await tx.query('update invitation set withdrawn_at = palier_now() where person_id = $1 and used_at is null and withdrawn_at is null', [actor.personId]);
      await audit(tx, actor.personId, 'password.change', actor.personId);
    });
  }
}

import { Injectable } from '@nestjs/common';
import type { Actor } from '@palier/domain';
import { loginKey } from '#people';
import { audit, Database, type Tx } from '#platform';
import { hashPassword } from './password.js';

export interface NewAccount { readonly personId: string; readonly login: string; readonly password: string }

/** Gives a person a login and a password. */
@Injectable()
export class OpenAccount {
  constructor(private readonly db: Database) {}

  run(by: Actor | null, wish: NewAccount): Promise<void> {
    return this.db.transaction((tx) => this.within(tx, by, wish));
  }

  async within(tx: Tx, by: Actor | null, wish: NewAccount): Promise<void> {
    await tx.query('update person set login = $2, login_key = $3 where id = $1', [wish.personId, wish.login.trim(), loginKey(wish.login)]);
    await tx.query('insert into account (person_id, password_hash) values ($1, $2)', [wish.personId, await hashPassword(wish.password)]);
    await audit(tx, by?.personId ?? null, 'account.open', wish.personId);
  }
}

import { Injectable } from '@nestjs/common';
import type { Actor } from '@palier/domain';
import { Database, Refusal } from '#platform';
import { countTry } from './count-try.js';
import { isPassword } from './password.js';

/** As many tries as at the way in. */
const mostTries = 10;

/** Before something that an open screen alone must not do. */
@Injectable()
export class PasswordCheck {
  constructor(private readonly db: Database) {}

  /** @throws where this is not the actor's password. */
  async of(actor: Actor, password: string): Promise<void> {
    await countTry(this.db, `password:${actor.personId}`, mostTries);
    const [account] = await this.db.query<{ hash: string }[]>('select password_hash as hash from account where person_id = $1', [actor.personId]);
    if (account === undefined || !(await isPassword(account.hash, password))) throw new Refusal('password.wrong');
    await this.db.query('delete from sign_in_throttle where key = $1', [`password:${actor.personId}`]);
  }
}

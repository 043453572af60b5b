import { Injectable } from '@nestjs/common';
import { loginKey } from '#people';
import { audit, Database, newId, Refusal } from '#platform';
import { countTry } from './count-try.js';
import { isPassword } from './password.js';
import { hashOf, longestDays, newToken } from './session-cookie.js';

/** How many failures before waiting: per account (also an unknown one) and per address. */
const mostPerAccount = 10;
const mostPerAddress = 50;

@Injectable()
export class SignIn {
  constructor(private readonly db: Database) {}

  /** Gives the token of a new session. One answer for a wrong password, an unknown account and a person who left. */
  async run(credentials: { readonly login: string; readonly password: string }, from: { readonly address: string; readonly device: string }): Promise<string> {
    const account = `account:${loginKey(credentials.login)}`;
    // Counted before the password is looked at.
    await countTry(this.db, account, mostPerAccount);
    await countTry(this.db, `address:${from.address}`, mostPerAddress);

    const [found] = await this.db.query<{ personId: string; hash: string }[]>(`
      select a.person_id as "personId", a.password_hash as hash from account a join person p on p.id = a.person_id left join departure d on d.person_id = a.person_id
      where p.login_key = $1 and (d.left_on is null or d.left_on > palier_today())`, [loginKey(credentials.login)]);
    if (!(await isPassword(found?.hash ?? null, credentials.password)) || found === undefined) throw new Refusal('session.wrong-credentials');

    return this.db.transaction(async (tx) => {
      const token = await openSession(tx, found.personId, from.device);
      await tx.query('delete from sign_in_throttle where key = $1', [account]);
      await tx.query('update sign_in_throttle set tries = greatest(tries - 1, 0) where key = $1', [`address:${from.address}`]);
      await audit(tx, found.personId, 'session.sign-in', found.personId);
      return token;
    });
  }
}

/** A new session within the transaction; gives its token, which is kept nowhere. */
export async function openSession(tx: { query(sql: string, parameters: unknown[]): Promise<unknown> }, personId: string, device: string): Promise<string> {
  const token = newToken();
  await tx.query(`insert into session (id, token_hash, person_id, device, created_at, seen_at, expires_at) values ($1, $2, $3, $4, palier_now(), palier_now(), palier_now() + make_interval(days => $5))`, [newId(), hashOf(token), personId, device.slice(0, 300), longestDays]);
  return token;
}

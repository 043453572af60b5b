import { Injectable } from '@nestjs/common';
import { loginKey } from '#people';
import { audit, Database, newId, Refusal } from '#platform';
import { isPassword } from './password.js';
import { hashOf, longestDays, newToken } from './session-cookie.js';

/** How many failures within fifteen minutes before waiting: per account (also an unknown one) and per address. */
const mostPerAccount = 10;
const mostPerAddress = 50;
const windowMinutes = 15;

@Injectable()
export class SignIn {
  constructor(private readonly db: Database) {}

  /** Gives the token of a new session. One answer for a wrong password, an unknown account and a person who left. */
  async run(credentials: { readonly login: string; readonly password: string }, from: { readonly address: string; readonly device: string }): Promise<string> {
    const account = `account:${loginKey(credentials.login)}`;
    await this.countTry(account, mostPerAccount);
    await this.countTry(`address:${from.address}`, mostPerAddress);

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

  /** Counted before the password is looked at and outside the transaction: a failure must stay counted. */
  private async countTry(key: string, most: number): Promise<void> {
    const [row] = await this.db.query<{ tries: number; seconds: number }[]>(`
      insert into sign_in_throttle as t (key, tries, window_from) values ($1, 1, palier_now())
      on conflict (key) do update set
        tries = case when t.window_from < palier_now() - make_interval(mins => $2) then 1 else t.tries + 1 end,
        window_from = case when t.window_from < palier_now() - make_interval(mins => $2) then palier_now() else t.window_from end
      returning tries, ceil(extract(epoch from window_from + make_interval(mins => $2) - palier_now()))::int as seconds`, [key, windowMinutes]);
    if (row !== undefined && row.tries > most) throw new Refusal('session.too-many-tries', { seconds: row.seconds });
  }
}

/** A new session within the transaction; gives its token, which is kept nowhere. */
export async function openSession(tx: { query(sql: string, parameters: unknown[]): Promise<unknown> }, personId: string, device: string): Promise<string> {
  const token = newToken();
  await tx.query(`insert into session (id, token_hash, person_id, device, created_at, seen_at, expires_at) values ($1, $2, $3, $4, palier_now(), palier_now(), palier_now() + make_interval(days => $5))`, [newId(), hashOf(token), personId, device.slice(0, 300), longestDays]);
  return token;
}

import { Injectable } from '@nestjs/common';
import { countTry } from '#identity';
import { loginKey } from '#people';
import { audit, Database, Jobs, Refusal, sha256 } from '#platform';
import { MailServers } from './mail-servers.js';

/** How many requests before waiting: per account (also an unknown one) and per address. */
const mostPerAccount = 3;
const mostPerAddress = 20;

/**
 * A forgotten password, by mail. The request never looks whether the account exists: it counts, notes the fingerprint of what was typed, and answers.
 * Whether anybody is written to is found out afterwards, so that neither the answer nor its time tells.
 */
@Injectable()
export class AskNewPassword {
  constructor(private readonly db: Database, private readonly servers: MailServers, private readonly jobs: Jobs) {}

  async run(wish: { readonly login: string }, address: string): Promise<void> {
    if ((await this.servers.row()) === null) throw new Refusal('mail.not-set-up');
    const key = loginKey(wish.login);
    await countTry(this.db, `forgotten:account:${key}`, mostPerAccount);
    await countTry(this.db, `forgotten:address:${address}`, mostPerAddress);
    await this.db.transaction(async (tx) => {
      await audit(tx, null, 'password.ask', null);
      await this.jobs.announce(tx, 'password.ask', sha256(key).toString('hex'));
    });
  }

  /** A mail for whoever has an account under this fingerprint, is here and has an address. Asked twice with one id, it is one mail. */
  async answer(id: string, fingerprint: string): Promise<void> {
    const made = await this.db.query<unknown[]>(`
      insert into mail (id, person_id, kind, state, created_at, waits_since, due_at)
      select $1, p.id, 'reset', 'waiting', palier_now(), palier_now(), palier_now() from person p join account a on a.person_id = p.id left join departure d on d.person_id = p.id
      where encode(sha256(convert_to(p.login_key, 'UTF8')), 'hex') = $2 and p.mail is not null and (d.left_on is null or d.left_on > palier_today())
      on conflict do nothing returning id`, [id, fingerprint]);
    if (made.length > 0) await this.jobs.wake('mail');
  }
}

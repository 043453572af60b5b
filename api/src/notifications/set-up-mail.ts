import { Injectable } from '@nestjs/common';
import type { Actor } from '@palier/domain';
import { audit, Config, Database, newId, handOver, masked, Refusal, type SmtpServer, type Tx } from '#platform';
import { MailServers } from './mail-servers.js';
import { Letters } from './words/letter.js';
import type { MailLocale } from './words/mail-words.js';

export interface MailServerWish { readonly seen?: number | undefined; readonly host: string; readonly port: number; readonly tls: SmtpServer['tls']; readonly login: string; /** Absent: as it was. */ readonly password?: string | undefined; readonly sender: string }

/** Sets up the server that takes mails, tries it, and takes it away again. Its password is sealed before it is kept, and neither the audit nor any answer holds it. */
@Injectable()
export class SetUpMail {
  constructor(private readonly db: Database, private readonly config: Config, private readonly servers: MailServers) {}

  async change(by: Actor, wish: MailServerWish): Promise<{ version: number }> {
    if (this.config.smtp !== null) throw new Refusal('mail.from-environment');
    if (wish.seen === undefined) throw new Refusal('edit.version-missing');
    const secret = wish.password === undefined || wish.password === '' ? null : this.servers.seal(wish.password);
    return this.db.transaction(async (tx) => {
      await tx.query('lock table mail_server in share row exclusive mode');
      const now = await this.servers.row(tx);
      if ((now?.version ?? 0) !== wish.seen) throw new Refusal('edit.changed-meanwhile', await this.lastChange(tx));
      // Another host never gets the password of the one before.
      const kept = wish.password === undefined && now?.host === wish.host.trim() ? now.secret : secret;
      await tx.query(`
        insert into mail_server (version, source, host, port, tls, login, secret, sender, set_up_at, changed_at, changed_by) values (1, 'page', $1, $2, $3, $4, $5, $6, palier_now(), palier_now(), $7)
        on conflict (one) do update set version = mail_server.version + 1, source = excluded.source, host = excluded.host, port = excluded.port, tls = excluded.tls, login = excluded.login, secret = excluded.secret, sender = excluded.sender,
          changed_at = excluded.changed_at, changed_by = excluded.changed_by, failed_at = null, said = ''`, [wish.host.trim(), wish.port, wish.tls, wish.login.trim(), kept, wish.sender.trim(), by.personId]);
      await tx.query(`update mail set due_at = palier_now() where state = 'waiting' and tries > 0`);
      await audit(tx, by.personId, 'mail.administer', null, { did: 'set-up', host: wish.host.trim(), port: wish.port, tls: wish.tls });
      return { version: (now?.version ?? 0) + 1 };
    });
  }

  remove(by: Actor): Promise<void> {
    if (this.config.smtp !== null) throw new Refusal('mail.from-environment');
    return this.db.transaction(async (tx) => {
      const gone = await tx.query<[unknown[], number]>('delete from mail_server');
      if (gone[1] > 0) await audit(tx, by.personId, 'mail.administer', null, { did: 'remove' });
    });
  }

  /** Who changed it last, and on which day; blank where nobody did. */
  private async lastChange(tx: Tx): Promise<{ by: string; on: string }> {
    const [row] = await tx.query<{ by: string; on: string }[]>(`select coalesce(p.display_name, '') as by, (m.changed_at at time zone palier_zone())::date::text as "on" from mail_server m left join person p on p.id = m.changed_by`);
    return row ?? { by: '', on: '' };
  }

  /** Sends one mail now, and says what became of it. Kept in the log like any other. */
  async test(by: Actor, to: string): Promise<{ sent: boolean; said: string }> {
    const row = await this.servers.row();
    if (row === null) throw new Refusal('mail.not-set-up');
    const setUp = await this.servers.current();
    if (setUp === null) throw new Refusal('mail.password-unreadable');
    const id = newId();
    const locale = await this.db.transaction(async (tx) => {
      await tx.query(`insert into mail (id, person_id, kind, state, address, created_at, waits_since, due_at, tries, claim, claimed_at) values ($1, $2, 'test', 'sending', $3, palier_now(), palier_now(), palier_now(), 1, $1, palier_now())`, [id, by.personId, masked(to)]);
      await audit(tx, by.personId, 'mail.administer', null, { did: 'test' });
      const [person] = await tx.query<{ locale: MailLocale }[]>('select locale from person where id = $1', [by.personId]);
      return person?.locale ?? 'fr';
    });
    const outcome = await handOver(setUp.server, { id, to, lang: locale, ...new Letters(this.config.address).ofTest(locale) });
    const said = outcome.kind === 'sent' ? '' : outcome.said;
    await this.db.query(`update mail set state = $2, said = $3, settled_at = palier_now() where id = $1`, [id, outcome.kind === 'later' ? 'refused' : outcome.kind, said]);
    if (outcome.kind === 'sent' || (outcome.kind === 'later' && outcome.whole)) await this.servers.note(outcome.kind === 'sent' ? null : said);
    return { sent: outcome.kind === 'sent', said };
  }
}

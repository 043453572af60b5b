import { Injectable } from '@nestjs/common';
import { choiceOf, isMandatory, mayWrite, whenToWrite, type MailForm, type NotificationChoice, type NotificationKind } from '@palier/domain';
import { MakeInvitation, mailedResetHours } from '#identity';
import { Config, Database, handOver, Jobs, longestSending, masked, newId, type Letter, type Outcome, type SmtpServer, type Tx } from '#platform';
import { MailServers, type SetUpServer } from './mail-servers.js';
import { NotificationsQueries, type NotificationRow } from './notifications.queries.js';
import { quietOf } from './tell-people.js';
import { keyOf, WhoToTell } from './who-to-tell.js';
import { Unsubscribe } from './unsubscribe.js';
import { Letters, type Words } from './words/letter.js';
import type { MailLocale } from './words/mail-words.js';

interface Waiting { readonly id: string; readonly personId: string; readonly kind: 'notification' | 'digest' | 'reset'; readonly since: Date; readonly tries: number }
interface Recipient { readonly id: string; readonly name: string; readonly address: string | null; readonly locale: MailLocale; readonly zone: string; readonly left: boolean; readonly choices: Readonly<Partial<Record<NotificationKind, NotificationChoice>>>; readonly chosen: boolean; readonly quietFrom: string | null; readonly quietUntil: string | null; readonly written: readonly Date[] }
/** Why a mail is not sent after all. What it told of stands in the application. */
type Dropped = 'left' | 'no-address' | 'over' | 'too-old' | 'limit';
interface Claimed { readonly mail: Waiting; readonly claim: string; readonly letter: Letter; readonly server: SmtpServer }

const day = 86_400_000;
/** After so long a mail is no news any more. */
const staleAfter = { notification: 3 * day, digest: 3 * day, reset: mailedResetHours * 3_600_000 } as const;
/** Whoever claimed a mail and has said nothing for so long is dead: no sending lasts half of it. */
const givenUpAfter = 2 * longestSending;
/** How long until a mail is tried again, in minutes; the last one from then on. */
const pauses = [1, 5, 15, 60] as const;

/**
 * Sends what waits, one mail after the other, beside any other worker. A mail is claimed and the claim committed before the first byte goes out,
 * so that no two workers ever send it. Whoever dies between the server's yes and the mark leaves a mail that may have arrived: it is shown
 * to the administrator and never sent again by itself.
 */
@Injectable()
export class DeliverMails {
  private readonly letters: Letters;
  constructor(
    private readonly db: Database, private readonly config: Config, private readonly jobs: Jobs, private readonly servers: MailServers, private readonly notifications: NotificationsQueries, private readonly whoToTell: WhoToTell, private readonly invitations: MakeInvitation, private readonly unsubscribes: Unsubscribe,
  ) { this.letters = new Letters(config.address); }

  async run(): Promise<void> {
    await this.giveUp();
    while (!this.jobs.stopping) {
      const next = await this.claimNext();
      if (next === 'nothing waits') return;
      if (next === 'not this one') continue;
      const outcome = await handOver(next.server, next.letter);
      await this.settle(next, outcome);
      if (outcome.kind === 'later' && outcome.whole) return;
    }
  }

  /** Mails whose worker died in the middle. */
  private async giveUp(): Promise<void> {
    await this.db.query(`update mail set state = 'uncertain', reason = 'interrupted', settled_at = palier_now() where state = 'sending' and claimed_at < palier_now() - make_interval(secs => $1)`, [givenUpAfter / 1000]);
  }

  private async claimNext(): Promise<Claimed | 'not this one' | 'nothing waits'> {
    let reached: string | null = null;
    return this.db.transaction(async (tx) => {
      const setUp = await this.servers.current(tx);
      if (setUp === null) return 'nothing waits';
      const [mail] = await tx.query<Waiting[]>(`select id, person_id as "personId", kind, waits_since as since, tries from mail where state = 'waiting' and due_at <= palier_now() order by due_at, id for update skip locked limit 1`);
      if (mail === undefined) return 'nothing waits';
      reached = mail.id;
      return this.prepare(tx, mail, setUp);
    }).catch(async (error: unknown) => {
      // One mail that cannot be prepared holds up no other.
      if (reached !== null) await this.db.query(`update mail set due_at = palier_now() + interval '15 minutes' where id = $1 and state = 'waiting'`, [reached]);
      throw error;
    });
  }

  /** Asks again, now that it would go out, whether it still should: who it is to, what it tells of, the hour, and how many went before. */
  private async prepare(tx: Tx, mail: Waiting, { server, setUpAt }: SetUpServer): Promise<Claimed | 'not this one'> {
    const now = await this.db.now(tx);
    const who = await this.recipient(tx, mail.personId);
    if (who.left) return this.drop(tx, mail, 'left');
    if (who.address === null) return this.drop(tx, mail, 'no-address');
    if (mail.since < setUpAt || now - mail.since.getTime() > staleAfter[mail.kind]) return this.drop(tx, mail, 'too-old');
    if (mail.kind === 'reset') return this.claim(tx, mail, who.address, who, server, await this.resetWords(tx, mail, who));

    // Whoever wanted no mail of it meanwhile gets none.
    const wanted = (await this.notifications.ofMail(mail.id, tx)).filter((it) => choiceOf(who.choices, it.kind) !== 'app');
    const open = wanted.length === 0 ? [] : await this.stillOpen(tx, wanted);
    if (open.length === 0) return this.drop(tx, mail, 'over');
    const when = whenToWrite(now, who.zone, quietOf(who));
    if (when > now) {
      await tx.query('update mail set due_at = $2 where id = $1', [mail.id, new Date(when)]);
      return 'not this one';
    }
    const form: MailForm = mail.kind === 'digest' ? 'digest' : 'single';
    if (!mayWrite(form, who.written.map((it) => it.getTime()), now, (await this.notifications.bounds(tx)).weeklyLimit)) {
      // What it told of goes with a later mail of the day, where one may go.
      await tx.query('delete from mail_notification where mail_id = $1', [mail.id]);
      return this.drop(tx, mail, 'limit');
    }
    const shown = await this.notifications.present(mail.personId, open, tx);
    const [first] = shown;
    const stop = shown.every((it) => isMandatory(it.kind)) ? null : this.unsubscribes.tokenOf(mail.personId, form === 'single' && first !== undefined ? first.kind : 'digest');
    return this.claim(tx, mail, who.address, who, server, form === 'single' && first !== undefined ? this.letters.ofNotification(who.locale, who, first, stop) : this.letters.ofDay(who.locale, who, shown, { weekly: open.every((it) => it.form === 'weekly'), stop }), stop);
  }

  private async recipient(tx: Tx, personId: string): Promise<Recipient> {
    // Locked, so that two workers never count the same week at the same time.
    await tx.query('select 1 from person where id = $1 for no key update', [personId]);
    const [row] = await tx.query<Recipient[]>(`
      select p.id, p.display_name as name, p.mail as address, p.locale, p.time_zone as zone, coalesce(d.left_on <= palier_today(), false) as left, coalesce(c.choices, '{}') as choices, c.person_id is not null as chosen, c.quiet_from::text as "quietFrom", c.quiet_until::text as "quietUntil",
        array(select m.claimed_at from mail m where m.person_id = p.id and m.kind in ('notification', 'digest') and m.state in ('sending', 'sent', 'uncertain') and m.claimed_at > palier_now() - interval '7 days') as written
      from person p left join departure d on d.person_id = p.id left join notification_choice c on c.person_id = p.id where p.id = $1`, [personId]);
    if (row === undefined) throw new Error('the recipient of a mail is nowhere');
    return row;
  }

  /** What is unread and still concerns its reader: derived again from the facts of this moment. */
  private async stillOpen(tx: Tx, rows: readonly NotificationRow[]): Promise<NotificationRow[]> {
    const unread = rows.filter((it) => !it.read);
    const now = new Set((await this.whoToTell.still(unread, tx)).map(keyOf));
    return unread.filter((it) => now.has(keyOf(it)));
  }

  private async resetWords(tx: Tx, mail: Waiting, who: Recipient): Promise<Words> {
    const token = await this.invitations.forForgotten(tx, mail.personId);
    return this.letters.ofReset(who.locale, who.name, token, mailedResetHours);
  }

  private async claim(tx: Tx, mail: Waiting, to: string, { locale }: Recipient, server: SmtpServer, words: Words, stop: string | null = null): Promise<Claimed> {
    const claim = newId();
    await tx.query(`update mail set state = 'sending', claim = $2, claimed_at = palier_now(), tries = tries + 1, address = $3, said = '' where id = $1`, [mail.id, claim, masked(to)]);
    return { mail, claim, server, letter: { id: mail.id, to, lang: locale, ...words, ...(stop === null ? {} : { unsubscribe: `${this.config.address}/api/unsubscriptions?token=${stop}` }) } };
  }

  private async drop(tx: Tx, mail: Waiting, reason: Dropped): Promise<'not this one'> {
    await tx.query(`update mail set state = 'dropped', reason = $2, settled_at = palier_now() where id = $1`, [mail.id, reason]);
    return 'not this one';
  }

  /** Only the claim that sent it says what became of it. */
  private async settle({ mail, claim }: Claimed, outcome: Outcome): Promise<void> {
    const said = outcome.kind === 'sent' ? '' : outcome.said;
    if (outcome.kind === 'later') {
      const minutes = pauses[Math.min(mail.tries, pauses.length - 1)] ?? 60;
      await this.db.query(`update mail set state = 'waiting', claim = null, claimed_at = null, said = $3, due_at = palier_now() + make_interval(mins => $4) where id = $1 and claim = $2`, [mail.id, claim, said, minutes]);
    } else {
      await this.db.query(`update mail set state = $3, reason = $5, said = $4, settled_at = palier_now() where id = $1 and claim = $2`, [mail.id, claim, outcome.kind, said, outcome.kind === 'uncertain' ? 'broken-off' : '']);
    }
    if (outcome.kind === 'sent' || (outcome.kind === 'later' && outcome.whole)) await this.servers.note(outcome.kind === 'sent' ? null : said);
  }
}

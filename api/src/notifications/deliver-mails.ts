import { Injectable } from '@nestjs/common';
import type { Notification } from '@palier/contracts';
import { choiceOf, isMandatory, mayWrite, notificationKinds, whenToWrite, type MailForm, type NotificationChoice, type NotificationKind } from '@palier/domain';
import { MakeInvitation, mailedResetHours } from '#identity';
import { Config, Database, Jobs, longestSending, masked, newId, Postman, type Letter, type Outcome, type SmtpServer, type Tx } from '#platform';
import { MailServers } from './mail-servers.js';
import { NotificationsQueries, type NotificationRow } from './notifications.queries.js';
import { quietOf } from './tell-people.js';
import { keyOf, WhoToTell } from './who-to-tell.js';
import { Unsubscribe } from './unsubscribe.js';
import { Letters } from './words/letter.js';
import type { MailLocale } from './words/mail-words.js';

interface Waiting { readonly id: string; readonly personId: string; readonly kind: 'notification' | 'digest' | 'reset'; readonly since: Date; readonly tries: number }
interface Recipient { readonly id: string; readonly name: string; readonly address: string | null; readonly locale: MailLocale; readonly zone: string; readonly left: boolean; readonly choices: Readonly<Partial<Record<NotificationKind, NotificationChoice>>>; readonly chosen: boolean; readonly quietFrom: string | null; readonly quietUntil: string | null; /** When they were written to within the week, and when a letter to them was claimed that may go any moment. */ readonly written: readonly Date[] }
/** Why a mail is not sent after all. What it told of stands in the application. */
type Dropped = 'left' | 'no-address' | 'over' | 'too-old' | 'limit';
interface Ready { readonly mail: Waiting; readonly letter: Letter }
/** What becomes of a mail that was looked at: it may go, not before an hour, or not at all. */
type Look = Ready | { readonly mail: Waiting; readonly until: Date } | { readonly mail: Waiting; readonly dropped: Dropped };
/** Mails that nobody else sends for a while, each with its letter. */
interface Claimed { readonly claim: string; readonly server: SmtpServer; readonly ready: readonly Ready[]; /** More may wait. */ readonly more: boolean }
/** The connections of a round; the server has proved that it takes letters once it took one. */
interface Line { server: string; postmen: Postman[]; proved: boolean }

const day = 86_400_000;
/** After so long a mail is no news any more. */
const staleAfter = { notification: 3 * day, digest: 3 * day, reset: mailedResetHours * 3_600_000 } as const;
/** Mails that are claimed and written together. */
const atOnce = 40;
/** Connections on which one process sends: whoever dies leaves no more letters than these of which nobody knows whether they arrived. */
const lanes = 2;
/** A claim lapses after so long: what was not begun by then is anybody’s again. */
const claimHolds = 60_000;
/** Whoever began a letter and has said nothing for so long is dead: no sending lasts half of it. */
const givenUpAfter = 2 * longestSending;
/** How long until a mail is tried again, in minutes; the last one from then on. */
const pauses = [1, 5, 15, 60] as const;

/** The claim has lapsed, or somebody else has it: the letter is not ours to send any more. */
class ClaimLost extends Error {}

/**
 * Sends what waits, beside any other worker. Mails are claimed some at a time, which only keeps others away for a while: whoever dies then leaves them to be sent by another.
 * A letter is begun, and that committed, once the server has said that it takes it and before its first byte goes out, so that no two workers ever send it. Whoever dies between that
 * and the mark leaves a mail that may have arrived: it is shown to the administrator and never sent again by itself.
 */
@Injectable()
export class DeliverMails {
  private readonly letters: Letters;
  private underWay: Promise<void> | null = null;
  private again = false;
  constructor(
    private readonly db: Database, private readonly config: Config, private readonly jobs: Jobs, private readonly servers: MailServers, private readonly notifications: NotificationsQueries, private readonly whoToTell: WhoToTell, private readonly invitations: MakeInvitation, private readonly unsubscribes: Unsubscribe,
  ) { this.letters = new Letters(config.address); }

  /** Until nothing waits any more. Asked while it is under way in this process, it looks once more at the end. */
  run(): Promise<void> {
    this.again = true;
    this.underWay ??= this.rounds();
    return this.underWay;
  }

  private async rounds(): Promise<void> {
    try {
      while (this.again && !this.jobs.stopping) {
        this.again = false;
        await this.giveUp();
        await this.round();
      }
    } finally {
      this.underWay = null;
    }
  }

  private async round(): Promise<void> {
    let [most, called] = [atOnce, false];
    const line: Line = { server: '', postmen: [], proved: false };
    try {
      while (!this.jobs.stopping) {
        const claimed = await this.claimSome(most).catch((error: unknown) => {
          // One that cannot be prepared holds up no other: they are looked at one by one until it is found.
          if (most === 1) throw error;
          most = 1;
          return 'one by one' as const;
        });
        if (claimed === 'one by one') continue;
        if (claimed === null) { await this.lookAgain(); return; }
        // Whoever has nothing to do helps.
        if (claimed.more && !called) { called = true; await this.jobs.wake('mail'); }
        if ((await this.send(claimed, line)) === 'no letter can go') return;
      }
    } finally {
      for (const it of line.postmen) it.close();
    }
  }

  /** Once the next claim of others lapses: whoever holds it may be dead. */
  private async lookAgain(): Promise<void> {
    const [row] = await this.db.query<{ seconds: number | null }[]>(`select extract(epoch from min(due_at) - palier_now())::double precision as seconds from mail where state = 'waiting' and claim is not null and due_at > palier_now()`);
    if (row?.seconds != null) await this.jobs.wakeIn(row.seconds, 'mail');
  }

  /** Mails whose worker died in the middle. */
  private async giveUp(): Promise<void> {
    await this.db.query(`update mail set state = 'uncertain', reason = 'interrupted', tries = tries + 1, settled_at = palier_now() where state = 'sending' and claimed_at < palier_now() - make_interval(secs => $1)`, [givenUpAfter / 1000]);
  }

  /** Null where nothing waits. */
  private async claimSome(most: number): Promise<Claimed | null> {
    let reached: string | null = null;
    return this.db.transaction(async (tx) => {
      const setUp = await this.servers.current(tx);
      if (setUp === null) return null;
      const mails = await tx.query<Waiting[]>(`select id, person_id as "personId", kind, waits_since as since, tries from mail where state = 'waiting' and due_at <= palier_now() order by due_at, id for update skip locked limit $1`, [most]);
      if (mails.length === 0) return null;
      reached = mails[0]?.id ?? null;
      const claim = newId();
      const looks = await this.look(tx, mails, setUp.setUpAt);
      await this.postpone(tx, looks.flatMap((it) => ('until' in it ? [{ id: it.mail.id, until: it.until }] : [])));
      await this.drop(tx, looks.flatMap((it) => ('dropped' in it ? [{ id: it.mail.id, reason: it.dropped }] : [])));
      const ready = looks.filter((it) => 'letter' in it);
      if (ready.length > 0) await tx.query(`
        update mail m set claim = $1, claimed_at = palier_now(), due_at = palier_now() + make_interval(secs => $2), address = it.address, said = '' from jsonb_to_recordset($3) as it(id uuid, address text) where m.id = it.id`,
        [claim, claimHolds / 1000, JSON.stringify(ready.map(({ mail, letter }) => ({ id: mail.id, address: masked(letter.to) })))]);
      return { claim, server: setUp.server, ready, more: mails.length === atOnce };
    }).catch(async (error: unknown) => {
      if (most === 1 && reached !== null) await this.db.query(`update mail set due_at = palier_now() + interval '15 minutes', claim = null, claimed_at = null where id = $1 and state = 'waiting'`, [reached]);
      throw error;
    });
  }

  /** Asks again, now that they would go out, whether they still should: who each is to, what it tells of, the hour, and how many went before. */
  private async look(tx: Tx, mails: readonly Waiting[], setUpAt: Date): Promise<Look[]> {
    const recipients = await this.recipients(tx, mails);
    const now = await this.db.now(tx);
    const told = await this.toldBy(tx, mails, recipients);
    const { weeklyLimit } = await this.notifications.bounds(tx);
    const written = new Map([...recipients].map(([id, who]) => [id, who.written.map((it) => it.getTime())]));
    const looks: (Look | { readonly mail: Waiting; readonly who: Recipient & { readonly address: string }; readonly open: readonly NotificationRow[] })[] = [];
    for (const mail of mails) {
      const [who, open] = [recipients.get(mail.personId), told.get(mail.id) ?? []];
      if (who === undefined) throw new Error('the recipient of a mail is nowhere');
      const drop = (dropped: Dropped): void => { looks.push({ mail, dropped }); };
      if (who.left) { drop('left'); continue; }
      if (who.address === null) { drop('no-address'); continue; }
      if (mail.since < setUpAt || now - mail.since.getTime() > staleAfter[mail.kind]) { drop('too-old'); continue; }
      if (mail.kind === 'reset') { looks.push({ mail, letter: await this.resetLetter(tx, mail, { ...who, address: who.address }) }); continue; }
      if (open.length === 0) { drop('over'); continue; }
      const when = whenToWrite(now, who.zone, quietOf(who));
      if (when > now) { looks.push({ mail, until: new Date(when) }); continue; }
      const before = written.get(who.id) ?? [];
      if (!mayWrite(formOf(mail), before, now, weeklyLimit)) { drop('limit'); continue; }
      written.set(who.id, [...before, now]);
      looks.push({ mail, who: { ...who, address: who.address }, open });
    }
    const toWrite = looks.flatMap((it) => ('who' in it ? [it] : []));
    const shown = await this.notifications.presentAll(toWrite.map(({ mail, open }) => ({ key: mail.id, readerId: mail.personId, rows: open })), tx);
    return looks.map((it) => ('who' in it ? { mail: it.mail, letter: this.letterOf(it.mail, it.who, it.open, shown.get(it.mail.id) ?? []) } : it));
  }

  /** Locked, in the same order as everywhere, so that two workers never count the same week at the same time. */
  private async recipients(tx: Tx, mails: readonly Waiting[]): Promise<ReadonlyMap<string, Recipient>> {
    const ids = [...new Set(mails.map((it) => it.personId))];
    await tx.query('select 1 from person where id = any($1) order by id for no key update', [ids]);
    const rows = await tx.query<Recipient[]>(`
      select p.id, p.display_name as name, p.mail as address, p.locale, p.time_zone as zone, coalesce(d.left_on <= palier_today(), false) as left, coalesce(c.choices, '{}') as choices, c.person_id is not null as chosen, c.quiet_from::text as "quietFrom", c.quiet_until::text as "quietUntil",
        array(select m.claimed_at from mail m where m.person_id = p.id and m.kind in ('notification', 'digest') and m.claimed_at > palier_now() - interval '7 days' and (m.state in ('sending', 'sent', 'uncertain') or m.state = 'waiting' and m.due_at > palier_now())) as written
      from person p left join departure d on d.person_id = p.id left join notification_choice c on c.person_id = p.id where p.id = any($1)`, [ids]);
    return new Map(rows.map((it) => [it.id, it]));
  }

  /** What each of these mails tells of that is unread, wanted, and still concerns its reader: derived again from the facts of this moment. */
  private async toldBy(tx: Tx, mails: readonly Waiting[], recipients: ReadonlyMap<string, Recipient>): Promise<ReadonlyMap<string, NotificationRow[]>> {
    const rows = await this.notifications.ofMails(mails.map((it) => it.id), tx);
    // Whoever wanted no mail of it meanwhile gets none.
    const wanted = rows.filter((it) => !it.read && choiceOf(recipients.get(it.personId)?.choices ?? {}, it.kind) !== 'app');
    const now = new Set(wanted.length === 0 ? [] : (await this.whoToTell.still(wanted, tx)).map(keyOf));
    return Map.groupBy(wanted.filter((it) => now.has(keyOf(it))), (it) => it.mailId);
  }

  private letterOf(mail: Waiting, who: Recipient & { readonly address: string }, open: readonly NotificationRow[], shown: readonly Notification[]): Letter {
    const [first] = formOf(mail) === 'single' ? shown : [];
    const stop = shown.every((it) => isMandatory(it.kind)) ? null : this.unsubscribes.tokenOf(who.id, first === undefined ? 'digest' : first.kind);
    const words = first === undefined ? this.letters.ofDay(who.locale, who, shown, { weekly: open.every((it) => it.form === 'weekly'), stop }) : this.letters.ofNotification(who.locale, who, first, stop);
    return { id: mail.id, to: who.address, lang: who.locale, ...words, ...(stop === null ? {} : { unsubscribe: `${this.config.address}/api/unsubscriptions?token=${stop}` }) };
  }

  private async resetLetter(tx: Tx, mail: Waiting, { address, locale, name }: Recipient & { readonly address: string }): Promise<Letter> {
    const token = await this.invitations.forForgotten(tx, mail.personId);
    return { id: mail.id, to: address, lang: locale, ...this.letters.ofReset(locale, name, token, mailedResetHours) };
  }

  private async postpone(tx: Tx, mails: readonly { readonly id: string; readonly until: Date }[]): Promise<void> {
    if (mails.length > 0) await tx.query('update mail m set due_at = it.until, claim = null, claimed_at = null from jsonb_to_recordset($1) as it(id uuid, until timestamptz) where m.id = it.id', [JSON.stringify(mails)]);
  }

  private async drop(tx: Tx, mails: readonly { readonly id: string; readonly reason: Dropped }[]): Promise<void> {
    if (mails.length === 0) return;
    await tx.query(`update mail m set state = 'dropped', reason = it.reason, settled_at = palier_now() from jsonb_to_recordset($1) as it(id uuid, reason text) where m.id = it.id`, [JSON.stringify(mails)]);
    // What it told of goes with a later mail of the day, where one may go; of what waited too long for a server, what has to be said. What happened before there was mail goes with none.
    const of = (reason: Dropped): string[] => mails.filter((it) => it.reason === reason).map((it) => it.id);
    await tx.query('delete from mail_notification m using notification n where n.id = m.notification_id and (m.mail_id = any($1) or (m.mail_id = any($2) and n.kind = any($3)))', [of('limit'), of('too-old'), notificationKinds.filter(isMandatory)]);
  }

  /** On several connections at once, once the server took a letter; what nobody came to is anybody’s again. */
  private async send({ claim, server, ready }: Claimed, line: Line): Promise<'sent' | 'no letter can go'> {
    if (line.server !== JSON.stringify(server)) {
      for (const it of line.postmen) it.close();
      Object.assign(line, { server: JSON.stringify(server), postmen: Array.from({ length: lanes }, () => new Postman(server)), proved: false });
    }
    const left = [...ready];
    let whole = false;
    const lane = async (postman: Postman): Promise<void> => {
      for (let it = left.shift(); it !== undefined; it = whole || this.jobs.stopping ? undefined : left.shift()) {
        if ((await this.sendOne(postman, claim, it, line)) === 'no letter can go') whole = true;
        if (!line.proved) return;
      }
    };
    const ended: PromiseSettledResult<void>[] = [];
    const failed = (): boolean => whole || ended.some((it) => it.status === 'rejected');
    while (left.length > 0 && !failed() && !this.jobs.stopping) ended.push(...(await Promise.allSettled((line.proved ? line.postmen : line.postmen.slice(0, 1)).map(lane))));
    if (left.length > 0) await this.db.query(`update mail set claim = null, claimed_at = null, due_at = palier_now() where state = 'waiting' and claim = $1`, [claim]);
    for (const it of ended) if (it.status === 'rejected') throw it.reason;
    return whole ? 'no letter can go' : 'sent';
  }

  private async sendOne(postman: Postman, claim: string, { mail, letter }: Ready, line: Line): Promise<Outcome['kind'] | 'not ours' | 'no letter can go'> {
    const outcome = await postman.handOver(letter, () => this.begin(mail, claim)).catch((error: unknown) => { if (error instanceof ClaimLost) return null; throw error; });
    if (outcome === null) return 'not ours';
    const said = outcome.kind === 'sent' ? '' : outcome.said;
    await this.settle(mail, claim, outcome, said);
    if (outcome.kind === 'later' && outcome.whole) {
      await this.servers.note(said);
      return 'no letter can go';
    }
    if (outcome.kind === 'sent' && !line.proved) {
      line.proved = true;
      await this.servers.note(null);
    }
    return outcome.kind;
  }

  /** Committed before the first byte of a letter: from here on it may have arrived. */
  private async begin(mail: Waiting, claim: string): Promise<void> {
    const [, begun] = await this.db.query<[unknown, number]>(`update mail set state = 'sending', claimed_at = palier_now() where id = $1 and claim = $2 and state = 'waiting' and due_at > palier_now()`, [mail.id, claim]);
    if (begun === 0) throw new ClaimLost();
  }

  /** Only the claim that sent it says what became of it. */
  private async settle(mail: Waiting, claim: string, outcome: Outcome, said: string): Promise<void> {
    if (outcome.kind === 'later') {
      const minutes = pauses[Math.min(mail.tries, pauses.length - 1)] ?? 60;
      await this.db.query(`update mail set state = 'waiting', tries = tries + 1, claim = null, claimed_at = null, said = $3, due_at = palier_now() + make_interval(mins => $4) where id = $1 and claim = $2 and state in ('waiting', 'sending')`, [mail.id, claim, said, minutes]);
    } else {
      await this.db.query(`update mail set state = $3, tries = tries + 1, reason = $5, said = $4, settled_at = palier_now() where id = $1 and claim = $2 and state in ('waiting', 'sending', 'uncertain')`, [mail.id, claim, outcome.kind, said, outcome.kind === 'uncertain' ? 'broken-off' : '']);
    }
  }
}

const formOf = (mail: Waiting): MailForm => (mail.kind === 'digest' ? 'digest' : 'single');

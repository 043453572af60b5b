import { Injectable } from '@nestjs/common';
import { choiceOf, newsDays, usualQuietHours, whenToWrite, type NotificationChoice, type NotificationKind, type QuietHours } from '@palier/domain';
import { byKeysAlone, Database, Jobs, newId, takeRecordedAtOfAll, type Tx } from '#platform';
import { MailServers } from './mail-servers.js';
import type { Occurrence } from './who-to-tell.js';

interface Reader { readonly personId: string; readonly zone: string; readonly reachable: boolean; readonly choices: Readonly<Partial<Record<NotificationKind, NotificationChoice>>>; readonly chosen: boolean; readonly quietFrom: string | null; readonly quietUntil: string | null }

/** People whose notifications one transaction writes. */
const most = 200;
/** Occurrences that are looked at together. */
const atOnce = 2000;

/** Quiet hours as somebody chose them, or the usual ones until they do. */
export const quietOf = (it: Pick<Reader, 'chosen' | 'quietFrom' | 'quietUntil'>): QuietHours | null => (!it.chosen ? usualQuietHours : it.quietFrom === null || it.quietUntil === null ? null : { from: it.quietFrom.slice(0, 5), until: it.quietUntil.slice(0, 5) });

/**
 * Decides, once and for all, that somebody is told of something and how: the notification, and where a mail goes out the mail, in one transaction.
 * The key of the notification is what makes it once, whoever else decides at the same moment and however often the event is heard.
 */
@Injectable()
export class TellPeople {
  constructor(private readonly db: Database, private readonly servers: MailServers, private readonly jobs: Jobs) {}

  /** Some after some, the next being read while these are told: what was told stays told, and a worker that is asked to stop goes no further. */
  async all(parts: AsyncIterable<readonly Occurrence[]>): Promise<void> {
    const reading = parts[Symbol.asyncIterator]();
    const ahead = (): Promise<IteratorResult<readonly Occurrence[], unknown>> => { const it = reading.next(); it.catch(() => undefined); return it; };
    for (let next = ahead(); ; ) {
      const read = await next;
      if (read.done === true || this.jobs.stopping) return;
      next = ahead();
      const some = read.value;
      for (let from = 0; from < some.length; from += atOnce) await this.run(some.slice(from, from + atOnce));
    }
  }

  /** Gives how many notifications are new. */
  async run(occurrences: readonly Occurrence[]): Promise<number> {
    const fresh = await this.untold(occurrences);
    const people = [...new Set(fresh.map((it) => it.personId))].sort();
    let told = 0;
    let mails = 0;
    for (let from = 0; from < people.length; from += most) {
      const some = new Set(people.slice(from, from + most));
      const done = await this.db.transaction((tx) => this.within(tx, [...some], fresh.filter((it) => some.has(it.personId))));
      told += done.told;
      mails += done.mails;
    }
    if (mails > 0) await this.jobs.wake('mail');
    return told;
  }

  /** What was not told before. A glance, to lock nobody for nothing; the key decides. */
  private async untold(occurrences: readonly Occurrence[]): Promise<Occurrence[]> {
    if (occurrences.length === 0) return [];
    const asked = JSON.stringify(occurrences.map(({ personId, thingId, kind, occurrence }, place) => ({ place, personId, thingId, kind, occurrence })));
    const rows = await this.db.transaction(async (tx) => {
      await byKeysAlone(tx);
      return tx.query<{ place: number }[]>(`
        select it.place from jsonb_to_recordset($1) as it(place int, "personId" uuid, "thingId" uuid, kind text, occurrence text)
        where not exists (select from notification n where n.person_id = it."personId" and n.thing_id = it."thingId" and n.kind = it.kind and n.occurrence = it.occurrence) order by 1`, [asked]);
    });
    return rows.flatMap(({ place }) => occurrences[place] ?? []);
  }

  private async within(tx: Tx, personIds: readonly string[], occurrences: readonly Occurrence[]): Promise<{ told: number; mails: number }> {
    await byKeysAlone(tx);
    const at = await takeRecordedAtOfAll(tx, personIds);
    const now = await this.db.now(tx);
    const server = await this.servers.current(tx);
    const readers = new Map((await tx.query<Reader[]>(`
      select p.id as "personId", p.time_zone as zone, p.mail is not null as reachable, coalesce(c.choices, '{}') as choices, c.person_id is not null as chosen, c.quiet_from::text as "quietFrom", c.quiet_until::text as "quietUntil"
      from person p left join notification_choice c on c.person_id = p.id where p.id = any($1)`, [personIds])).map((it) => [it.personId, it]));
    /** Nobody is written to of what happened before there was mail, nor of what is old. */
    const mailable = (it: Occurrence): boolean => server !== null && it.at >= server.setUpAt && it.at.getTime() > now - newsDays * 86_400_000;
    const notifications = occurrences.flatMap((it) => {
      const reader = readers.get(it.personId);
      if (reader === undefined) return [];
      const form: NotificationChoice = reader.reachable && mailable(it) ? choiceOf(reader.choices, it.kind) : 'app';
      return [{ id: newId(), mailId: newId(), ...it, form, recordedAt: at.get(it.personId), dueAt: new Date(whenToWrite(now, reader.zone, quietOf(reader))) }];
    });
    const kept = new Set((await tx.query<{ id: string }[]>(`
      insert into notification (id, person_id, kind, thing_id, occurrence, about, form, occurred_at, recorded_at)
      select id, "personId", kind, "thingId", occurrence, about, form, at, "recordedAt" from jsonb_to_recordset($1) as it(id uuid, "personId" uuid, kind text, "thingId" uuid, occurrence text, about jsonb, form text, at timestamptz, "recordedAt" timestamptz)
      on conflict do nothing returning id`, [JSON.stringify(notifications)])).map((it) => it.id));
    const mails = notifications.filter((it) => it.form === 'mail' && kept.has(it.id));
    if (mails.length > 0) {
      await tx.query(`
        with wish as (select * from jsonb_to_recordset($1) as it("mailId" uuid, id uuid, "personId" uuid, "dueAt" timestamptz)),
          made as (insert into mail (id, person_id, kind, state, created_at, waits_since, due_at) select "mailId", "personId", 'notification', 'waiting', $2, $2, "dueAt" from wish)
        insert into mail_notification (notification_id, mail_id) select id, "mailId" from wish`, [JSON.stringify(mails), new Date(now)]);
    }
    return { told: kept.size, mails: mails.length };
  }
}

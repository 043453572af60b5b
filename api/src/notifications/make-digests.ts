import { Injectable } from '@nestjs/common';
import { digestAt, digestDay, weeklyDay } from '@palier/domain';
import { byKeysAlone, Database, Jobs, newId } from '#platform';
import { MailServers } from './mail-servers.js';
import { NotificationsQueries } from './notifications.queries.js';
import { quietOf } from './tell-people.js';

interface Reader { readonly personId: string; readonly zone: string; readonly chosen: boolean; readonly quietFrom: string | null; readonly quietUntil: string | null; /** The day of their last one. */ readonly newest: string | null; /** When the first thing happened that waits for one, and the first that waits for that of the week. */ readonly oldest: Date | null; readonly oldestOfWeek: Date | null }

interface Wish { readonly id: string; readonly personId: string; readonly day: string; readonly until: Date; /** What is read once a week goes with it as far as it happened before its Monday's mail. */ readonly weekUntil: Date }

/** People whose mails one transaction makes. */
const most = 200;
/** What waited longer for a mail of the day is no news any more. */
const newsOf = { day: '7 days', week: '21 days' } as const;

/** Puts together, once a day and person, what they want to read together, what they read once a week, and what the weekly limit held back. */
@Injectable()
export class MakeDigests {
  constructor(private readonly db: Database, private readonly servers: MailServers, private readonly notifications: NotificationsQueries, private readonly jobs: Jobs) {}

  /** Gives how many are new. */
  async run(): Promise<number> {
    const setUp = await this.servers.current();
    if (setUp === null) return 0;
    const now = await this.db.now();
    const { digestHour } = await this.notifications.bounds();
    const readers = await this.db.query<Reader[]>(`
      select p.id as "personId", p.time_zone as zone, c.person_id is not null as chosen, c.quiet_from::text as "quietFrom", c.quiet_until::text as "quietUntil", (select max(m.day)::text from mail m where m.person_id = p.id) as newest, w.oldest, w.week as "oldestOfWeek"
      from (select n.person_id, min(n.recorded_at) filter (where n.form <> 'weekly') as oldest, min(n.recorded_at) filter (where n.form = 'weekly') as week from notification n where ${waits} group by n.person_id) w join person p on p.id = w.person_id left join notification_choice c on c.person_id = p.id where p.mail is not null`, [setUp.setUpAt]);
    // Most people have the hours of others: a calendar is slow to say.
    const hours = new Map<string, Pick<Wish, 'day' | 'until' | 'weekUntil'>>();
    const wishes = readers.flatMap((it): Wish[] => {
      const quiet = quietOf(it);
      const key = `${it.zone} ${quiet?.from ?? ''} ${quiet?.until ?? ''}`;
      const day = hours.get(key)?.day ?? digestDay(now, digestHour, it.zone, quiet);
      // What happened after its hour goes with the next one.
      const due = hours.get(key) ?? { day, until: new Date(digestAt(day, digestHour, it.zone, quiet)), weekUntil: new Date(digestAt(weeklyDay(day), digestHour, it.zone, quiet)) };
      hours.set(key, due);
      return (it.newest === null || it.newest < day) && ((it.oldest !== null && it.oldest < due.until) || (it.oldestOfWeek !== null && it.oldestOfWeek < due.weekUntil)) ? [{ id: newId(), personId: it.personId, ...due }] : [];
    });
    let made = 0;
    for (let from = 0; from < wishes.length && !this.jobs.stopping; from += most) made += await this.make(wishes.slice(from, from + most), setUp.setUpAt);
    if (made > 0) await this.jobs.wake('mail');
    return made;
  }

  /** Some people's mails of the day, each with what it tells of; gives how many. */
  private make(wishes: readonly Wish[], setUpAt: Date): Promise<number> {
    return this.db.transaction(async (tx) => {
      await byKeysAlone(tx);
      const mails = await tx.query<{ id: string }[]>(`
        insert into mail (id, person_id, kind, day, state, created_at, waits_since, due_at) select id, "personId", 'digest', day, 'waiting', palier_now(), palier_now(), palier_now() from jsonb_to_recordset($1) as it(id uuid, "personId" uuid, day date) order by "personId"
        on conflict do nothing returning id`, [JSON.stringify(wishes)]);
      const told = await tx.query<{ id: string }[]>(`
        insert into mail_notification (notification_id, mail_id) select n.id, it.id from jsonb_to_recordset($2) as it(id uuid, "personId" uuid, until timestamptz, "weekUntil" timestamptz) join notification n on n.person_id = it."personId" and n.recorded_at < case when n.form = 'weekly' then it."weekUntil" else it.until end and ${waits}
        on conflict do nothing returning mail_id as id`, [setUpAt, JSON.stringify(wishes.filter((it) => mails.some((mail) => mail.id === it.id)))]);
      const full = new Set(told.map((it) => it.id));
      // Another worker was quicker with what it would have told of.
      await tx.query('delete from mail where id = any($1)', [mails.filter((it) => !full.has(it.id)).map((it) => it.id)]);
      return full.size;
    });
  }
}

/** SQL: notification `n` wants a mail, is unread, and no mail tells of it. `$1` is since when there is mail. */
const waits = `n.form <> 'app' and n.recorded_at > palier_now() - case when n.form = 'weekly' then interval '${newsOf.week}' else interval '${newsOf.day}' end and n.occurred_at >= $1::timestamptz
  and not exists (select from mail_notification m where m.notification_id = n.id) and not exists (select from notification_reading r where r.notification_id = n.id)`;

import { Injectable } from '@nestjs/common';
import { digestAt, digestDay } from '@palier/domain';
import { Database, Jobs, newId } from '#platform';
import { MailServers } from './mail-servers.js';
import { NotificationsQueries } from './notifications.queries.js';
import { quietOf } from './tell-people.js';

interface Reader { readonly personId: string; readonly zone: string; readonly chosen: boolean; readonly quietFrom: string | null; readonly quietUntil: string | null; /** The day of their last one. */ readonly newest: string | null; /** When the first thing happened that waits for one. */ readonly oldest: Date }

/** What waited longer for a mail of the day is no news any more. */
const newsOf = '7 days';

/** Puts together, once a day and person, what they want to read together, and what the weekly limit held back. */
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
      select p.id as "personId", p.time_zone as zone, c.person_id is not null as chosen, c.quiet_from::text as "quietFrom", c.quiet_until::text as "quietUntil", (select max(m.day)::text from mail m where m.person_id = p.id) as newest, w.oldest
      from (select n.person_id, min(n.recorded_at) as oldest from notification n where ${waits} group by n.person_id) w join person p on p.id = w.person_id left join notification_choice c on c.person_id = p.id where p.mail is not null`, [setUp.setUpAt]);
    let made = 0;
    for (const it of readers) {
      const quiet = quietOf(it);
      const day = digestDay(now, digestHour, it.zone, quiet);
      // What happened after its hour goes with the next one.
      const until = new Date(digestAt(day, digestHour, it.zone, quiet));
      if ((it.newest === null || it.newest < day) && it.oldest < until) made += await this.make(it.personId, day, setUp.setUpAt, until);
    }
    if (made > 0) await this.jobs.wake('mail');
    return made;
  }

  private make(personId: string, day: string, setUpAt: Date, until: Date): Promise<number> {
    const id = newId();
    return this.db.transaction(async (tx) => {
      const [mail] = await tx.query<unknown[]>(`insert into mail (id, person_id, kind, day, state, created_at, waits_since, due_at) values ($1, $2, 'digest', $3, 'waiting', palier_now(), palier_now(), palier_now()) on conflict do nothing returning id`, [id, personId, day]);
      if (mail === undefined) return 0;
      const told = await tx.query<unknown[]>(`insert into mail_notification (notification_id, mail_id) select n.id, $2 from notification n where n.person_id = $3 and n.recorded_at < $4 and ${waits} on conflict do nothing returning notification_id`, [setUpAt, id, personId, until]);
      if (told.length > 0) return 1;
      await tx.query('delete from mail where id = $1', [id]);
      return 0;
    });
  }
}

/** SQL: notification `n` wants a mail, is unread, and no mail tells of it. `$1` is since when there is mail. */
const waits = `n.form <> 'app' and n.recorded_at > palier_now() - interval '${newsOf}' and n.occurred_at >= $1::timestamptz
  and not exists (select from mail_notification m where m.notification_id = n.id) and not exists (select from notification_reading r where r.notification_id = n.id)`;

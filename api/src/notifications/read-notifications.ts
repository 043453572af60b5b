import { Injectable } from '@nestjs/common';
import type { Actor } from '@palier/domain';
import { Database, Refusal, require } from '#platform';
import { NotificationsQueries } from './notifications.queries.js';

/** Somebody has read what they were told. Once read, it stays read. */
@Injectable()
export class ReadNotifications {
  constructor(private readonly db: Database, private readonly notifications: NotificationsQueries) {}

  async one(actor: Actor, notificationId: string): Promise<{ id: string }> {
    const [notification] = await this.db.query<{ personId: string }[]>('select person_id as "personId" from notification where id = $1', [notificationId]);
    if (notification === undefined) throw new Refusal('thing.not-found');
    require(actor, 'notification.mark', notification.personId);
    await this.db.query('insert into notification_reading (notification_id, read_at) values ($1, palier_now()) on conflict do nothing', [notificationId]);
    return { id: notificationId };
  }

  /** All that was there at an instant: what came since was not seen. */
  async all(actor: Actor, asOf: string): Promise<{ unread: number }> {
    await this.db.query('insert into notification_reading (notification_id, read_at) select n.id, palier_now() from notification n where n.person_id = $1 and n.recorded_at <= $2 on conflict do nothing', [actor.personId, asOf]);
    return { unread: await this.notifications.unread(actor.personId) };
  }
}

import { Injectable } from '@nestjs/common';
import type { Actor } from '@palier/domain';
import { audit, Database, Refusal } from '#platform';
import { NotificationsQueries } from './notifications.queries.js';

export interface BoundsWish { readonly seen?: number | undefined; readonly weeklyLimit: number; readonly digestHour: number; readonly escalationDays: number }

/** How many mails a week a person gets at most, when the mail of the day goes out, and when a lead is told of what is late. */
@Injectable()
export class BoundNotifications {
  constructor(private readonly db: Database, private readonly notifications: NotificationsQueries) {}

  run(by: Actor, { seen, weeklyLimit, digestHour, escalationDays }: BoundsWish): Promise<{ version: number }> {
    if (seen === undefined) throw new Refusal('edit.version-missing');
    return this.db.transaction(async (tx) => {
      await tx.query('lock table notification_bounds in share row exclusive mode');
      const now = await this.notifications.bounds(tx);
      if (now.version > 0 && now.weeklyLimit === weeklyLimit && now.digestHour === digestHour && now.escalationDays === escalationDays) return { version: now.version };
      if (now.version !== seen) throw new Refusal('edit.changed-meanwhile', { by: now.changedBy ?? '', on: now.changedAt ?? '' });
      await tx.query(`
        insert into notification_bounds (version, weekly_limit, digest_hour, escalation_days, changed_at, changed_by) values (1, $1, $2, $4, palier_now(), $3)
        on conflict (one) do update set version = notification_bounds.version + 1, weekly_limit = excluded.weekly_limit, digest_hour = excluded.digest_hour, escalation_days = excluded.escalation_days, changed_at = excluded.changed_at, changed_by = excluded.changed_by`, [weeklyLimit, digestHour, by.personId, escalationDays]);
      await audit(tx, by.personId, 'notification.bound', null, { weeklyLimit, digestHour, escalationDays });
      return { version: now.version + 1 };
    });
  }
}

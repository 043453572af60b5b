import { Injectable } from '@nestjs/common';
import { kindsFor, type Actor, type NotificationChoice, type NotificationKind, type QuietHours } from '@palier/domain';
import { Database, Refusal } from '#platform';

export interface PreferencesWish { readonly seen?: number | undefined; readonly choices: Readonly<Partial<Record<NotificationKind, NotificationChoice>>>; readonly quiet: QuietHours | null }

/** How somebody wants to be told from now on. What other roles of theirs chose before stays. */
@Injectable()
export class ChooseNotifications {
  constructor(private readonly db: Database) {}

  run(actor: Actor, wish: PreferencesWish): Promise<{ version: number }> {
    if (wish.seen === undefined) throw new Refusal('edit.version-missing');
    const mine = kindsFor(actor.roles);
    const choices = Object.fromEntries(Object.entries(wish.choices).filter(([kind]) => mine.some((it) => it === kind)));
    return this.db.transaction(async (tx) => {
      await tx.query('select 1 from person where id = $1 for no key update', [actor.personId]);
      const [now] = await tx.query<{ version: number; same: boolean; by: string; on: string }[]>(`
        select c.version, choices || $2 = choices and quiet_from is not distinct from $3::time and quiet_until is not distinct from $4::time as same, p.display_name as by, (c.changed_at at time zone palier_zone())::date::text as "on"
        from notification_choice c join person p on p.id = c.person_id where c.person_id = $1`,
        [actor.personId, JSON.stringify(choices), wish.quiet?.from ?? null, wish.quiet?.until ?? null]);
      if (now?.same === true) return { version: now.version };
      if ((now?.version ?? 0) !== wish.seen) throw new Refusal('edit.changed-meanwhile', { by: now?.by ?? '', on: now?.on ?? '' });
      await tx.query(`
        insert into notification_choice (person_id, version, choices, quiet_from, quiet_until, changed_at) values ($1, 1, $2, $3, $4, palier_now())
        on conflict (person_id) do update set version = notification_choice.version + 1, choices = notification_choice.choices || excluded.choices, quiet_from = excluded.quiet_from, quiet_until = excluded.quiet_until, changed_at = excluded.changed_at`,
        [actor.personId, JSON.stringify(choices), wish.quiet?.from ?? null, wish.quiet?.until ?? null]);
      return { version: (now?.version ?? 0) + 1 };
    });
  }
}

import { Injectable } from '@nestjs/common';
import type { Actor } from '@palier/domain';
import { audit, Database, Refusal } from '#platform';
import { ChecksQueries } from './checks.queries.js';

/** HR or an administrator has a second person check each course before it is published, or no longer. */
@Injectable()
export class ChangeCheckRule {
  constructor(private readonly db: Database, private readonly checks: ChecksQueries) {}

  run(by: Actor, wish: { readonly seen: boolean; readonly secondPerson: boolean }): Promise<{ secondPerson: boolean }> {
    return this.db.transaction(async (tx) => {
      await tx.query(`select pg_advisory_xact_lock(hashtextextended('content_check_setting', 0))`);
      const now = await this.checks.rule(tx);
      if (now.secondPerson === wish.secondPerson) return { secondPerson: now.secondPerson };
      if (now.secondPerson !== wish.seen) throw new Refusal('edit.changed-meanwhile', { by: now.changedBy ?? '', on: now.changedAt?.slice(0, 10) ?? '' });
      await tx.query(`
        insert into content_check_setting (second_person, changed_at, changed_by) values ($1, palier_now(), $2)
        on conflict (one) do update set second_person = excluded.second_person, changed_at = excluded.changed_at, changed_by = excluded.changed_by`, [wish.secondPerson, by.personId]);
      await audit(tx, by.personId, 'content.rule', null, { secondPerson: wish.secondPerson });
      return { secondPerson: wish.secondPerson };
    });
  }
}

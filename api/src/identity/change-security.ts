import { Injectable } from '@nestjs/common';
import type { Actor } from '@palier/domain';
import { audit, Config, Database, Refusal } from '#platform';
import { SecondFactorQueries } from './second-factor.queries.js';

/** An administrator asks leads, HR and administrators for a second factor, or no longer. Whoever started the server may have decided already. */
@Injectable()
export class ChangeSecurity {
  constructor(private readonly db: Database, private readonly config: Config, private readonly factors: SecondFactorQueries) {}

  run(by: Actor, wish: { readonly seen: boolean; readonly required: boolean }): Promise<{ required: boolean }> {
    if (this.config.secondFactor !== null) throw new Refusal('security.decided-at-start');
    return this.db.transaction(async (tx) => {
      await tx.query(`select pg_advisory_xact_lock(hashtextextended('security_setting', 0))`);
      const now = (await this.factors.mode(tx)) === 'required';
      if (now === wish.required) return { required: now };
      if (now !== wish.seen) {
        const [last] = await tx.query<{ by: string; on: string }[]>(`select coalesce(p.display_name, '') as by, (g.changed_at at time zone palier_zone())::date::text as "on" from security_setting g left join person p on p.id = g.changed_by`);
        throw new Refusal('edit.changed-meanwhile', { by: last?.by ?? '', on: last?.on ?? '' });
      }
      await tx.query(`
        insert into security_setting (second_factor_required, changed_at, changed_by) values ($1, palier_now(), $2)
        on conflict (one) do update set second_factor_required = excluded.second_factor_required, changed_at = excluded.changed_at, changed_by = excluded.changed_by`, [wish.required, by.personId]);
      await audit(tx, by.personId, 'security.change', null, { required: wish.required });
      return { required: wish.required };
    });
  }
}

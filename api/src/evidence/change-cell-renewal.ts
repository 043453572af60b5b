import { Injectable } from '@nestjs/common';
import type { Actor, Level, RenewalWindow } from '@palier/domain';
import { CompetenciesQueries } from '#competencies';
import { audit, Database, keepText, Refusal, sha256 } from '#platform';

export interface CellRenewalWish { readonly id: string; readonly level: Level; readonly months: number | null; readonly window: RenewalWindow; readonly reason: string }
interface Before { readonly competencyId: string; readonly level: Level; readonly months: number | null; readonly unit: RenewalWindow['unit']; readonly days: number; readonly sha256: Buffer; readonly by: string }

/** HR says for how long signatures on a level hold from now on, and how long before its end what proves it is asked for again. What was signed before holds as it was signed. */
@Injectable()
export class ChangeCellRenewal {
  constructor(private readonly db: Database, private readonly competencies: CompetenciesQueries) {}

  run(by: Actor, competencyId: string, wish: CellRenewalWish): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      await tx.query(`select pg_advisory_xact_lock(hashtext('cell-renewal-rule'))`);
      const [before] = await tx.query<Before[]>(`
        select r.competency_id as "competencyId", r.level, r.months, r.window_unit as unit, r.window_days as days, w.sha256, r.recorded_by as by from cell_renewal_rule r join fact_text w on w.id = r.reason_id where r.id = $1`, [wish.id]);
      if (before !== undefined) {
        const same = before.competencyId === competencyId && before.level === wish.level && before.months === wish.months && before.unit === wish.window.unit && before.days === wish.window.days;
        if (same && before.sha256.equals(sha256(wish.reason)) && before.by === by.personId) return { id: wish.id };
        throw new Refusal('id.taken');
      }
      const competency = await this.competencies.competency(competencyId, tx);
      if (competency === null) throw new Refusal('thing.not-found');
      if (!competency.statements.some((it) => it.level === wish.level)) throw new Refusal('sign-off.level-has-no-statement');
      const at = new Date(await this.db.now(tx));
      await tx.query('insert into cell_renewal_rule (id, competency_id, level, months, window_unit, window_days, reason_id, recorded_at, recorded_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)', [wish.id, competencyId, wish.level, wish.months, wish.window.unit, wish.window.days, await keepText(tx, wish.reason, at), at, by.personId]);
      await audit(tx, by.personId, 'renewal.rule', null, { competencyId, level: wish.level, months: wish.months, window: wish.window });
      return { id: wish.id };
    });
  }
}

import { Injectable } from '@nestjs/common';
import type { NewRecurringActivity } from '@palier/contracts';
import { asksFor, inForce, isRhythm, type Actor } from '@palier/domain';
import { CompetenciesQueries } from '#competencies';
import { audit, Database, Refusal } from '#platform';
import { ProjectStandings } from './project-standings.js';

/** HR or a lead says what is to be done regularly, how often, and which levels it can prove: those whose rule names it. */
@Injectable()
export class DefineRecurring {
  constructor(private readonly db: Database, private readonly competencies: CompetenciesQueries, private readonly standings: ProjectStandings) {}

  run(by: Actor, wish: NewRecurringActivity): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      const levels = [...new Set(wish.levels)].sort((a, b) => a - b);
      const [same] = await tx.query<{ same: boolean }[]>('select competency_id = $2 and levels = $3::smallint[] and title = $4 and times = $5 and days = $6 and recorded_by = $7 as same from recurring_activity where id = $1', [wish.id, wish.competencyId, levels, wish.title, wish.times, wish.days, by.personId]);
      if (same?.same === true) return { id: wish.id };
      if (same !== undefined) throw new Refusal('id.taken');
      if (!isRhythm(wish)) throw new Refusal('recurring.no-rhythm');
      const competency = await this.competencies.competency(wish.competencyId, tx);
      if (competency === null) throw new Refusal('thing.not-found');
      const ruleOf = await this.standings.rulesFor([{ competencyId: wish.competencyId, level: 1 }], tx);
      const now = await this.db.now(tx);
      for (const level of levels) {
        if (!competency.statements.some((it) => it.level === level)) throw new Refusal('sign-off.level-has-no-statement');
        const rule = inForce(ruleOf({ competencyId: wish.competencyId, level }), now);
        if (rule === undefined || !asksFor(rule.criterion, 'recurring')) throw new Refusal('recurring.not-asked-for', { level });
      }
      await tx.query('insert into recurring_activity (id, competency_id, levels, title, times, days, recorded_at, recorded_by) values ($1, $2, $3, $4, $5, $6, palier_now(), $7)', [wish.id, wish.competencyId, levels, wish.title, wish.times, wish.days, by.personId]);
      await audit(tx, by.personId, 'recurring.define', null, { activityId: wish.id });
      return { id: wish.id };
    });
  }
}

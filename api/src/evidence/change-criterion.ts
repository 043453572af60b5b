import { Injectable } from '@nestjs/common';
import type { Actor, Level } from '@palier/domain';
import { CompetenciesQueries } from '#competencies';
import { audit, Database, Refusal, takeRecordedAtOfAll } from '#platform';
import { PlanCriterion, type CriterionWish } from './plan-criterion.js';
import { ProjectStandings } from './project-standings.js';

export interface NewCriterion extends CriterionWish { readonly id: string; readonly seen?: number | undefined; readonly reason: string }

/** From a day on, a level asks for another proof. The version before stays on record; what was proved under it stays or is held against the new one, as is chosen, and the standings follow in the same transaction. */
@Injectable()
export class ChangeCriterion {
  constructor(private readonly db: Database, private readonly competencies: CompetenciesQueries, private readonly plans: PlanCriterion, private readonly standings: ProjectStandings) {}

  run(by: Actor, competencyId: string, level: Level, wish: NewCriterion): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [competencyId]);
      const [same] = await tx.query<{ same: boolean }[]>('select competency_id = $2 and level = $3 and tree = $4::jsonb and before = $5 and reason = $6 as same from criterion_version where id = $1', [wish.id, competencyId, level, JSON.stringify(wish.criterion), wish.before, wish.reason]);
      if (same?.same === true) return { id: wish.id };
      if (same !== undefined) throw new Refusal('id.taken');
      if ((await this.competencies.competency(competencyId, tx)) === null) throw new Refusal('thing.not-found');
      const [newest] = await tx.query<{ number: number; by: string | null; on: string }[]>(`
        select c.number, p.display_name as by, (c.published_at at time zone palier_zone())::date::text as "on" from criterion_version c left join person p on p.id = c.published_by where c.competency_id = $1 and c.level = $2 order by c.number desc limit 1`, [competencyId, level]);
      if (wish.seen === undefined) throw new Refusal('edit.version-missing');
      if (newest !== undefined && wish.seen !== newest.number) throw new Refusal('edit.changed-meanwhile', { by: newest.by ?? '', on: newest.on });
      // People first, as whoever writes about them does; then their evidence on its way, so that nobody's first slips in between.
      const instants = await takeRecordedAtOfAll(tx, await this.plans.people(competencyId, tx));
      await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 1))', [competencyId]);
      const late = (await this.plans.people(competencyId, tx)).filter((id) => !instants.has(id));
      if (late.length > 0) for (const [id, at] of await takeRecordedAtOfAll(tx, late)) instants.set(id, at);
      const { next } = await this.plans.of(competencyId, level, wish, tx);
      await tx.query('insert into criterion_version (id, competency_id, level, number, tree, applies_from, before, reason, published_at, published_by) values ($1, $2, $3, $4, $5, $6, $7, $8, palier_now(), $9)',
        [wish.id, competencyId, level, next.number, JSON.stringify(wish.criterion), new Date(next.from), wish.before, wish.reason, by.personId]);
      const people = [...instants].map(([personId, at]) => ({ personId, competencyId, at }));
      await tx.query('insert into criterion_known (criterion_version_id, person_id, recorded_at) select $1, it."personId", it.at from jsonb_to_recordset($2) as it("personId" uuid, at timestamptz)', [wish.id, JSON.stringify(people)]);
      await this.standings.afterAll(tx, people);
      await audit(tx, by.personId, 'criterion.change', competencyId, { level, version: next.number, from: wish.from, before: wish.before });
      return { id: wish.id };
    });
  }
}

import { Injectable } from '@nestjs/common';
import type { CriteriaOfCompetency } from '@palier/contracts';
import type { Level } from '@palier/domain';
import { CompetenciesQueries } from '#competencies';
import { Database, Refusal } from '#platform';
import { EndingsQueries } from './endings.queries.js';

type Version = CriteriaOfCompetency['cells'][number]['versions'][number];

@Injectable()
export class CriteriaQueries {
  constructor(private readonly db: Database, private readonly competencies: CompetenciesQueries, private readonly endings: EndingsQueries) {}

  /** What proves each level of a competency, today and before, the newest version first; how many people hold it; and what was said of its end. Five queries. */
  async of(competencyId: string): Promise<CriteriaOfCompetency> {
    const competency = await this.competencies.competency(competencyId);
    if (competency === null) throw new Refusal('thing.not-found');
    const versions = await this.db.query<(Version & { level: Level })[]>(`
      select c.level, c.number, c.tree as criterion, (c.applies_from at time zone palier_zone())::date::text as "from", c.before, c.reason, p.display_name as by, (c.published_at at time zone palier_zone())::date::text as "on",
        c.number = max(c.number) filter (where c.applies_from is null or c.applies_from <= palier_now()) over (partition by c.level) as "inForce"
      from criterion_version c left join person p on p.id = c.published_by where c.competency_id = $1 order by c.level, c.number desc`, [competencyId]);
    const held = new Map((await this.db.query<{ level: Level; people: number }[]>(`
      select level, count(distinct person_id)::int as people from standing
      where competency_id = $1 and known_until is null and valid_from <= palier_now() and (valid_until is null or valid_until > palier_now()) group by level`, [competencyId])).map((it) => [it.level, it.people]));
    const renewals = new Map((await this.endings.rulesOf(competencyId)).map(({ level, ...it }) => [level, it]));
    return {
      competencyId, name: competency.name,
      cells: competency.statements.map(({ level, text }) => ({ level, statement: text, held: held.get(level) ?? 0, renewal: renewals.get(level) ?? null, versions: versions.filter((it) => it.level === level).map(({ level: _, ...it }) => it) })),
    };
  }
}

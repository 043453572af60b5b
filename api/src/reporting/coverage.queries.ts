import { Injectable } from '@nestjs/common';
import type { ScopeCoverage } from '@palier/contracts';
import { coverageOf, reachesEveryone, type Actor } from '@palier/domain';
import { ActivityScopesQueries } from '#courses';
import { Database } from '#platform';
import { ScopesQueries } from '#scopes';

@Injectable()
export class CoverageQueries {
  constructor(private readonly db: Database, private readonly scopes: ScopesQueries, private readonly activities: ActivityScopesQueries) {}

  /** Per product, module and client: how many support it at which tier, and how many of them finished what there is to learn for it. HR sees everybody, a lead the people they lead. Five queries. */
  async of(actor: Actor): Promise<ScopeCoverage> {
    const everybody = reachesEveryone(actor, 'coverage.read');
    const [here] = await this.db.query<{ asOf: string; people: number; without: number }[]>(`
      select today.day::text as "asOf", count(p.id)::int as people, count(p.id) filter (where h.person_id is null)::int as without
      from (select palier_today() as day) today left join (person p left join departure d on d.person_id = p.id left join (select distinct person_id from current_scope_holding) h on h.person_id = p.id)
        on (d.left_on is null or d.left_on > today.day) and p.hired_on <= today.day and ($1 or p.id = any($2)) group by 1`, [everybody, actor.leads]);
    if (here === undefined) throw new Error('the clock gave no answer');
    const held = await this.scopes.heldBy(everybody ? null : actor.leads);
    const offered = await this.scopes.offered();
    const activities = await this.activities.activities();
    const done = new Map<string, Set<string>>();
    for (const { personId, unitId } of await this.db.query<{ personId: string; unitId: string }[]>('select person_id as "personId", unit_id as "unitId" from unit_done where unit_id = any($1) and person_id = any($2)', [activities.map((it) => it.unitId), [...held.keys()]])) done.set(personId, (done.get(personId) ?? new Set()).add(unitId));
    const modules = new Map(offered.flatMap((it) => (it.productId === null ? [] : [[it.id, it.productId] as const])));
    const nameOf = new Map(offered.map((it) => [it.id, it.name]));
    return {
      ...here,
      lines: offered.map(({ id, kind, name, productId }) => {
        const tiers = coverageOf(id, held, activities, done, modules);
        return { id, kind, name, product: productId === null ? null : (nameOf.get(productId) ?? null), people: tiers.reduce((sum, it) => sum + it.people, 0), tiers };
      }),
    };
  }
}

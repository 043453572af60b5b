import { Injectable } from '@nestjs/common';
import type { OnCallTonight } from '@palier/contracts';
import { levels, onCallFor, profileGap, readinessOf, tierIn, type Actor, type Coverage, type Tier } from '@palier/domain';
import { CompetenciesQueries } from '#competencies';
import { carriedOverIn, carriedOverUntilDay, endsOnDay, expectedOf, levelOf, StandingQueries } from '#evidence';
import { Database } from '#platform';
import { ScopesQueries } from '#scopes';
import { RecordLook } from '#trust';
import { WorkdaysQueries } from '#workdays';

type Line = OnCallTonight['lines'][number];
const worstFirst = { nobody: 0, oneAway: 1, enough: 2 } as const;

@Injectable()
export class OnCallQueries {
  constructor(private readonly db: Database, private readonly scopes: ScopesQueries, private readonly competencies: CompetenciesQueries, private readonly standings: StandingQueries, private readonly workdays: WorkdaysQueries, private readonly looks: RecordLook) {}

  /** For each product, module and client: who of those one leads supports it and holds all that is expected of them today, who of them is absent, who not yet, and of whom nothing is expected; what hangs on one person first. Nine queries, and the look that is kept. */
  async of(actor: Actor, asked: { readonly tier?: Tier | undefined }): Promise<OnCallTonight> {
    const moment = await this.standings.moment({});
    const offered = await this.scopes.offered();
    const scopesOf = await this.scopes.heldBy(actor.leads);
    const names = await this.db.query<{ id: string; name: string }[]>('select id, display_name as name from person where id = any($1) order by display_name collate "fr-x-icu", id', [[...scopesOf.keys()]]);
    const ids = names.map((it) => it.id);
    await this.looks.atAll(actor, 'look.team', ids);
    const holdings = await this.standings.holdings(moment, ids);
    const scales = await this.competencies.scalesOf([...new Set(holdings.map((it) => it.frameworkId))]);
    const expectations = await this.competencies.expectationsOf([...new Set(holdings.map((it) => it.profileId))], moment.day, moment.knownBefore);
    const held = await this.standings.heldCells(moment, ids);

    const away = await this.workdays.absentTonight(ids);

    const own = Map.groupBy(holdings, (it) => it.personId);
    const skills = new Map(ids.map((id): [string, { coverage: Coverage; until: string | null }] => {
      const frameworks = new Set((own.get(id) ?? []).map((it) => it.frameworkId));
      const cells = held.get(id);
      const { perCompetency, ...coverage } = profileGap(scales.filter((it) => frameworks.has(it.frameworkId)).map(({ competencyId, hasLevels }) => ({ competencyId, hasLevels, expectation: expectedOf(competencyId, own.get(id) ?? [], expectations).expectation, held: levelOf(cells?.get(competencyId)), carriedOver: carriedOverIn(cells?.get(competencyId)) })));
      const ends = perCompetency.flatMap(({ competencyId, expected }) => {
        const asked = levels.filter((level) => level <= (expected ?? 0));
        return [carriedOverUntilDay, endsOnDay].flatMap((of) => of(cells?.get(competencyId), asked, moment.zone) ?? []);
      });
      return [id, { coverage, until: ends.sort()[0] ?? null }];
    }));
    const nameOf = new Map(names.map((it) => [it.id, it.name]));
    const modules = new Map(offered.flatMap((it) => (it.productId === null ? [] : [[it.id, it.productId] as const])));
    const products = new Map(offered.map((it) => [it.id, it.name]));
    const ordered = new Map(ids.map((id) => [id, scopesOf.get(id) ?? []]));
    const lines = offered.map(({ id, kind, name, productId }): Line => {
      const { strain, ...found } = onCallFor(id, asked.tier ?? null, ordered, (personId) => readinessOf(skills.get(personId)?.coverage ?? { cellsHeld: 0, cellsExpected: 0 }, away.has(personId)), modules);
      const people = (some: readonly string[]) => some.map((personId) => {
        const { coverage, until } = skills.get(personId) ?? { coverage: null, until: null };
        return { personId, name: nameOf.get(personId) ?? '', tier: tierIn(id, ordered.get(personId) ?? [], modules) ?? null, missing: coverage === null ? 0 : coverage.cellsExpected - coverage.cellsHeld, until, awayUntil: away.get(personId) ?? null };
      });
      return { id, kind, name, product: productId === null ? null : (products.get(productId) ?? null), strain, ready: people(found.ready), away: people(found.away), notYet: people(found.notYet), unknown: people(found.unknown) };
    });
    return { asOf: moment.day, zone: moment.zone, lines: lines.sort((a, b) => worstFirst[a.strain] - worstFirst[b.strain]) };
  }
}

import { Injectable } from '@nestjs/common';
import type { CriterionEffect } from '@palier/contracts';
import { dayOf, levels, problemOfCriterion, standingOf, startOfDay, type Criterion, type Level, type RulePolicy, type RuleVersion } from '@palier/domain';
import { Database, Refusal, type Reader } from '#platform';
import { ProjectStandings } from './project-standings.js';

export interface CriterionWish { readonly criterion: Criterion; readonly from: string; readonly before: RulePolicy }
export interface PlannedCriterion { readonly next: RuleVersion; readonly rules: readonly RuleVersion[] }

/** Looks at another rule for a cell before it is one: whether it can be, and what it would do. */
@Injectable()
export class PlanCriterion {
  constructor(private readonly db: Database, private readonly standings: ProjectStandings) {}

  /** The version that a wish would become. Refuses what is impossible. */
  async of(competencyId: string, level: Level, wish: CriterionWish, reader: Reader = this.db): Promise<PlannedCriterion> {
    const problem = problemOfCriterion(wish.criterion);
    if (problem !== null) throw new Refusal(`criterion.${kebab[problem]}`);
    const rules = (await this.standings.rulesFor([{ competencyId, level }], reader))({ competencyId, level });
    const last = rules.at(-1);
    if (last === undefined) throw new Refusal('thing.not-found');
    const [clock] = await reader.query<{ zone: string; now: Date }[]>('select palier_zone() as zone, palier_now() as now');
    if (clock === undefined) throw new Error('the clock gave no answer');
    const now = clock.now.getTime();
    if (wish.from < dayOf(now, clock.zone)) throw new Refusal('criterion.day-is-past');
    const from = Math.max(now, startOfDay(wish.from, clock.zone));
    if (from <= last.from) throw new Refusal('criterion.before-the-last', { day: dayOf(last.from, clock.zone) });
    return { rules, next: { number: last.number + 1, criterion: wish.criterion, from, before: wish.before, knownFrom: null } };
  }

  /** Who has evidence for a competency: nobody else can gain or lose. */
  async people(competencyId: string, reader: Reader): Promise<string[]> {
    return (await reader.query<{ id: string }[]>('select distinct person_id as id from evidence where competency_id = $1', [competencyId])).map((it) => it.id);
  }

  /** What it would do to people on the first day it applies. Eight queries, whatever their number. */
  async effect(competencyId: string, level: Level, wish: CriterionWish): Promise<CriterionEffect> {
    const { next } = await this.of(competencyId, level, wish);
    const people = await this.people(competencyId, this.db);
    const facts = await this.standings.factsOfAll(people, [competencyId], null, this.db);
    const ruleOf = await this.standings.rulesFor([{ competencyId, level }]);
    const now = levels.map((it) => ruleOf({ competencyId, level: it }));
    const then = now.map((rule, index) => (index === level - 1 ? [...rule, next] : rule));
    const stand = (rules: readonly (readonly RuleVersion[])[], personId: string) => {
      const { evidence, revocations, disputes } = facts.get(personId) ?? { evidence: [], revocations: [], disputes: [] };
      return standingOf({ competencyId, criteria: { 1: rules[0] ?? [], 2: rules[1] ?? [], 3: rules[2] ?? [], 4: rules[3] ?? [] }, evidence, revocations, disputes, at: next.from });
    };
    const moves = people.map((id) => {
      const [before, after] = [stand(now, id), stand(then, id)];
      const [one, other] = [before.levels[level - 1], after.levels[level - 1]];
      return { was: one?.status === 'held', is: other?.status === 'held', kept: other?.status === 'held' && other.version !== next.number, by: after.level - before.level };
    });
    const count = (of: (it: (typeof moves)[number]) => boolean) => moves.filter(of).length;
    return { asked: people.length, gain: count((it) => it.is && !it.was), lose: count((it) => it.was && !it.is), levelUp: count((it) => it.by > 0), levelDown: count((it) => it.by < 0), kept: count((it) => it.kept) };
  }
}

const kebab = { emptyGroup: 'empty-group', markOutOfRange: 'mark-out-of-range', ratersOutOfRange: 'raters-out-of-range', tooDeep: 'too-deep', tooMany: 'too-many' } as const;

import { Injectable } from '@nestjs/common';
import type { Bilingual, WhatIf } from '@palier/contracts';
import { expectedLevel, newlyMissing, noLongerMissing, type Actor, type Level } from '@palier/domain';
import { CompetenciesQueries, wishedLevels, type ExpectationRow } from '#competencies';
import { expectedOf, levelOf, StandingQueries } from '#evidence';
import { PeopleQueries } from '#people';
import { Database, Refusal } from '#platform';
import { RecordLook } from '#trust';

export interface Trial { readonly effectiveFrom: string; readonly expectations: readonly { readonly competencyId: string; readonly level: Level | null }[] }

/** A change of what a profile expects, tried before anybody is told: it writes nothing but that somebody looked. */
@Injectable()
export class WhatIfQueries {
  constructor(private readonly db: Database, private readonly people: PeopleQueries, private readonly competencies: CompetenciesQueries, private readonly standings: StandingQueries, private readonly looks: RecordLook) {}

  /** Who would fall short on a day to come, with the profiles and the levels that they have on that day as it is known today. */
  async of(actor: Actor, profileId: string, wish: Trial): Promise<WhatIf> {
    const [profile] = await this.db.query<{ kind: string; frameworkId: string; today: string }[]>('select kind, framework_id as "frameworkId", palier_today()::text as today from profile where id = $1', [profileId]);
    if (profile === undefined) throw new Refusal('thing.not-found');
    if (profile.kind === 'official') throw new Refusal('profile.is-official');
    if (wish.effectiveFrom <= profile.today) throw new Refusal('profile.trial-not-ahead');
    const competencies = await this.competencies.competenciesOf([profile.frameworkId]);
    const levelFor = wishedLevels(wish.expectations, competencies);
    const moment = await this.standings.moment({ asOf: wish.effectiveFrom });
    const holdings = (await this.standings.holdings(moment)).filter((it) => it.frameworkId === profile.frameworkId);
    const holders = new Set(holdings.filter((it) => it.profileId === profileId).map((it) => it.personId));
    const here = (await this.people.presentOn(moment.day)).filter((it) => holders.has(it.id));
    await this.looks.atAll(actor, 'look.matrix', here.map((it) => it.id));
    const before = await this.competencies.expectationsOf([...new Set([profileId, ...holdings.map((it) => it.profileId)])], moment.day, moment.knownBefore);
    const wished = new Map(competencies.flatMap(({ competencyId }) => { const level = levelFor(competencyId); return level === undefined ? [] : [[competencyId, level] as const]; }));
    const after = [...before.filter((it) => it.profileId !== profileId || !wished.has(it.competencyId)), ...[...wished].map(([competencyId, level]): ExpectationRow => ({ profileId, competencyId, example: {}, expectation: level === null ? { kind: 'unspecified' } : { kind: 'known', level } }))];
    const changed = competencies.filter(({ competencyId }) => wished.has(competencyId) && wished.get(competencyId) !== ownLevel(before, profileId, competencyId));
    const held = await this.standings.heldCells(moment, here.map((it) => it.id));

    const lines = here.map((person) => {
      const own = holdings.filter((it) => it.personId === person.id);
      const shifts = changed.map(({ competencyId, name }) => ({ competencyId, name, held: levelOf(held.get(person.id)?.get(competencyId)), before: expectedLevel(expectedOf(competencyId, own, before).expectation), after: expectedLevel(expectedOf(competencyId, own, after).expectation) }));
      return { person, competencies: shifts.map((it) => ({ competencyId: it.competencyId, name: it.name, held: it.held, missing: newlyMissing(it) })).filter((it) => it.missing.length > 0), relieved: shifts.some((it) => noLongerMissing(it).length > 0) };
    });
    const short = lines.filter((it) => it.competencies.length > 0);
    return {
      from: moment.day, people: here.length, relieved: lines.filter((it) => it.relieved).length,
      changes: changed.map(({ competencyId, name }) => ({ competencyId, name, before: ownLevel(before, profileId, competencyId), after: wished.get(competencyId) ?? null })),
      short: short.map(({ person, competencies: lacking }) => ({ personId: person.id, name: person.name, team: person.team, competencies: lacking })),
      teams: [...Map.groupBy(here, (it) => it.teamId)].map(([teamId, members]) => ({ name: members[0]?.team ?? null, people: members.length, short: short.filter((it) => it.person.teamId === teamId).length })).sort((a, b) => b.short - a.short || said(a.name).localeCompare(said(b.name), 'fr')),
    };
  }
}

const said = (name: Bilingual | null): string => name?.fr ?? name?.en ?? '';
/** What this profile alone expects. */
const ownLevel = (rows: readonly ExpectationRow[], profileId: string, competencyId: string): Level | null => { const row = rows.find((it) => it.profileId === profileId && it.competencyId === competencyId); return row === undefined ? null : expectedLevel(row.expectation); };

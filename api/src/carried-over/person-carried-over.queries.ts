import { Injectable } from '@nestjs/common';
import type { CarriedOver, CarriedOverLine } from '@palier/contracts';
import { can, dayOf, levels, signaturesOf, standingOf, type Actor, type Level } from '@palier/domain';
import { CompetenciesQueries } from '#competencies';
import { expectedOf, ProjectStandings, StandingQueries } from '#evidence';
import { PeopleQueries } from '#people';
import { Database, Refusal, require } from '#platform';
import { RecordLook } from '#trust';

interface Row { competencyId: string; frameworkId: string; level: Level; source: string; line: number; statedBy: string | null; statedOn: string; state: CarriedOverLine['state']; validUntil: Date; by: string | null; at: Date | null; words: string | null }

@Injectable()
export class PersonCarriedOverQueries {
  constructor(private readonly db: Database, private readonly people: PeopleQueries, private readonly competencies: CompetenciesQueries, private readonly standings: StandingQueries, private readonly facts: ProjectStandings, private readonly looks: RecordLook) {}

  /** What was carried over about somebody: what waits first, then what became of the rest; of several tables the newest word on each competency. */
  async of(actor: Actor, personId: string): Promise<CarriedOver> {
    require(actor, 'carried-over.read', personId);
    const name = await this.people.nameOf(personId);
    if (name === null) throw new Refusal('thing.not-found');
    await this.looks.at(actor, 'look.carried-over', personId);
    const rows = await this.lines(personId);
    const moment = await this.standings.moment({});
    const holdings = await this.standings.holdings(moment, personId);
    const expectations = await this.competencies.expectationsOf(holdings.map((it) => it.profileId), moment.day, moment.knownBefore);
    const competencies = new Map((await this.competencies.competenciesOf([...new Set(rows.map((it) => it.frameworkId))])).map((it) => [it.competencyId, it]));
    const { evidence, revocations, disputes } = await this.facts.factsOf(personId);
    const ruleOf = await this.facts.rulesFor(rows.flatMap(({ competencyId }) => levels.map((level) => ({ competencyId, level }))));
    const items = rows.map((row) => {
      const rule = (level: Level) => ruleOf({ competencyId: row.competencyId, level });
      const standing = standingOf({ competencyId: row.competencyId, criteria: { 1: rule(1), 2: rule(2), 3: rule(3), 4: rule(4) }, evidence, revocations, disputes, at: moment.at.getTime() });
      return { row, held: standing.level, cells: standing.levels.slice(0, row.level).map((it) => ({ level: it.level, waits: it.carriedOverUntil !== null, signatures: signaturesOf(it.proof, actor.personId) })) };
    });
    const names = await this.people.namesOf(items.flatMap((it) => it.cells.flatMap((cell) => cell.signatures?.signed.map((sign) => sign.raterId) ?? [])));
    const lines = items.map(({ row, held, cells }): CarriedOverLine => {
      const competency = competencies.get(row.competencyId);
      return {
        competencyId: row.competencyId, name: competency?.name ?? {}, level: row.level, source: row.source, line: row.line, statedBy: row.statedBy, statedOn: row.statedOn, state: row.state, until: dayOf(row.validUntil.getTime() - 1, moment.zone), held,
        expectation: expectedOf(row.competencyId, holdings, expectations).expectation,
        levels: cells.map(({ level, waits, signatures }) => ({
          level, text: competency?.statements.find((it) => it.level === level)?.text ?? {}, waits,
          signatures: signatures === null ? null : { needed: signatures.needed, signed: signatures.signed.map((it) => names.get(it.raterId) ?? ''), mine: signatures.byRater, missing: signatures.missing, missingAfter: signatures.missingAfter },
        })),
        answer: row.by === null || row.at === null ? null : { by: row.by, on: dayOf(row.at.getTime(), moment.zone), words: row.words ?? '' },
      };
    });
    return { person: { id: personId, name }, lines: [...lines.filter((it) => it.state === 'waiting'), ...lines.filter((it) => it.state !== 'waiting')], mayAnswer: can(actor, 'carried-over.confirm', { personId }) };
  }

  private lines(personId: string): Promise<Row[]> {
    return this.db.query<Row[]>(`
      select * from (
        select distinct on (l.competency_id) l.competency_id as "competencyId", i.framework_id as "frameworkId", v.position, l.level, t.words as source, l.line, b.words as "statedBy", l.stated_on::text as "statedOn", s.state, s.valid_until as "validUntil", a.*
        from carried_over_line l join carried_over_import i on i.id = l.import_id join carried_over_state s on s.line_id = l.id join fact_text t on t.id = i.source_id left join fact_text b on b.id = l.stated_by_id
        left join lateral (select p.display_name as by, r.recorded_at as at, x.words from evidence e join revocation r on r.evidence_id = e.id join fact_text x on x.id = r.reason_id join person p on p.id = r.recorded_by
          where e.carried_over_line_id = l.id order by e.level desc, r.recorded_at desc limit 1) a on true
        left join lateral (select c.position from framework_version f join framework_version_competency c on c.framework_version_id = f.id and c.competency_id = l.competency_id where f.framework_id = i.framework_id order by f.number desc limit 1) v on true
        where l.person_id = $1 order by l.competency_id, s.state = 'withdrawn', l.stated_on desc, l.recorded_at desc) it
      order by position, "competencyId"`, [personId]);
  }
}

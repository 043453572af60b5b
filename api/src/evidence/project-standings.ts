import { Injectable } from '@nestjs/common';
import { advance, cellKey, intervalsOf, replay, type Cell, type Criterion, type Dispute, type Evidence, type EvidenceSource, type Fact, type Level, type Revocation, type RulePolicy, type RuleVersion, type StandingRow } from '@palier/domain';
import { Database, type Reader, type Tx } from '#platform';

interface EvidenceRow { id: string; personId: string; competencyId: string; level: Level; kind: EvidenceSource['kind']; attemptId: string | null; score: number | null; signOffId: string | null; raterId: string | null; lineId: string | null; completionId: string | null; pieceId: string | null; activityId: string | null; occurrenceId: string | null; times: number | null; occurredAt: Date; recordedAt: Date; validUntil: Date | null }
interface KeptRow { personId: string; competencyId: string; level: Level; from: Date; until: Date | null; knownFrom: Date; knownUntil: Date | null; because: string[]; carriedOver: boolean; version: number }

/** A revocation, or a suspension from an instant on; or, with a cell, two raters who disagree about it. */
interface DoubtRow { id: string; personId: string; evidenceId: string; recordedAt: Date; from: Date | null; until: Date | null; insteadOf: string | null; competencyId: string | null; level: Level | null; decision: 'held' | 'notHeld' | null; settledAt: Date | null }

/** Facts of one person as the rules want them. */
export interface PersonFacts { readonly evidence: readonly Evidence[]; readonly revocations: readonly Revocation[]; readonly disputes: readonly Dispute[] }

const noFacts: PersonFacts = { evidence: [], revocations: [], disputes: [] };

const toEvidence = (row: EvidenceRow): Evidence => ({
  id: row.id, cell: { competencyId: row.competencyId, level: row.level }, occurredAt: row.occurredAt.getTime(), recordedAt: row.recordedAt.getTime(), validUntil: row.validUntil?.getTime() ?? null,
  source: sourceOf(row),
});

const toRevocation = ({ id, evidenceId, recordedAt, from, until, insteadOf }: DoubtRow): Revocation => ({
  id, evidenceId, recordedAt: recordedAt.getTime(), ...(from === null ? {} : { during: { from: from.getTime(), until: until?.getTime() ?? null }, insteadOf }),
});

const sourceOf = (row: EvidenceRow): EvidenceSource => {
  switch (row.kind) {
    case 'quiz': return { kind: 'quiz', attemptId: row.attemptId ?? '', score: row.score ?? 0 };
    case 'signOff': return { kind: 'signOff', signOffId: row.signOffId ?? '', raterId: row.raterId ?? '' };
    case 'checklist': return { kind: 'checklist', completionId: row.completionId ?? '' };
    case 'recurring': return { kind: 'recurring', activityId: row.activityId ?? '', occurrenceId: row.occurrenceId ?? '', times: row.times ?? 0 };
    case 'workSample':
    case 'certificate':
    case 'external': return { kind: row.kind, pieceId: row.pieceId ?? '' };
    case 'carriedOver': return { kind: 'carriedOver', lineId: row.lineId ?? '' };
  }
};

const toDispute = (row: DoubtRow): Dispute[] => (row.competencyId === null || row.level === null ? [] : [{
  id: row.id, cell: { competencyId: row.competencyId, level: row.level }, evidenceId: row.evidenceId, openedAt: row.recordedAt.getTime(), settled: row.decision === null || row.settledAt === null ? null : { decision: row.decision, at: row.settledAt.getTime() },
}]);

const toRow = (row: KeptRow): StandingRow => ({
  cell: { competencyId: row.competencyId, level: row.level }, from: row.from.getTime(), until: row.until?.getTime() ?? null,
  knownFrom: row.knownFrom.getTime(), knownUntil: row.knownUntil?.getTime() ?? null, because: row.because, carriedOver: row.carriedOver, version: row.version,
});

const date = (instant: number | null): Date | null => (instant === null ? null : new Date(instant));

const placeOf = (it: { readonly personId: string; readonly competencyId: string }): string => `${it.personId}/${it.competencyId}`;

/** A competency of somebody about which a fact was recorded at an instant. */
export interface Touched { readonly personId: string; readonly competencyId: string; readonly at: Date }

/** Keeps the projection of standings in step with the facts, in the transaction of the fact; and rebuilds it to compare. */
@Injectable()
export class ProjectStandings {
  constructor(private readonly db: Database) {}

  /** All facts about a person's competencies (or about one of them), known at an instant or now. */
  async factsOf(personId: string, competencyId: string | null = null, knownBefore: Date | null = null, reader: Reader = this.db): Promise<PersonFacts> {
    return (await this.factsOfAll([personId], competencyId === null ? null : [competencyId], knownBefore, reader)).get(personId) ?? noFacts;
  }

  /** The same for many people. Two queries, whatever their number: what was proved, and what took that back or put it in doubt. */
  async factsOfAll(personIds: readonly string[], competencyIds: readonly string[] | null, knownBefore: Date | null, reader: Reader): Promise<Map<string, PersonFacts>> {
    const evidence = await reader.query<EvidenceRow[]>(`
      select e.id, e.person_id as "personId", e.competency_id as "competencyId", e.level, e.kind, e.attempt_id as "attemptId", e.score, e.sign_off_id as "signOffId", e.rater_id as "raterId", e.carried_over_line_id as "lineId", e.checklist_completion_id as "completionId", e.piece_id as "pieceId",
        e.occurrence_id as "occurrenceId", v.id as "activityId", v.times, e.occurred_at as "occurredAt", e.recorded_at as "recordedAt", e.valid_until as "validUntil"
      from evidence e left join activity_occurrence o on o.id = e.occurrence_id left join recurring_activity v on v.id = o.activity_id
      where e.person_id = any($1) and ($2::uuid[] is null or e.competency_id = any($2)) and ($3::timestamptz is null or e.recorded_at < $3)`, [personIds, competencyIds, knownBefore]);
    const doubts = await reader.query<DoubtRow[]>(`
      select id, person_id as "personId", evidence_id as "evidenceId", recorded_at as "recordedAt", null::uuid as "competencyId", null::smallint as level, null as decision, null::timestamptz as "settledAt", null::timestamptz as "from", null::timestamptz as until, null::uuid as "insteadOf"
      from revocation where person_id = any($1) and ($2::timestamptz is null or recorded_at < $2)
      union all select id, person_id, evidence_id, recorded_at, null, null, null, null, from_at, until_at, instead_of_id from suspension where person_id = any($1) and ($2 is null or recorded_at < $2)
      union all select o.id, o.person_id, e.id, o.recorded_at, o.competency_id, o.level, case when $2 is null or g.recorded_at < $2 then g.decision end, case when $2 is null or g.recorded_at < $2 then g.recorded_at end, null, null, null
      from second_opinion o join evidence e on e.sign_off_id = o.other_id and e.level = o.level left join second_opinion_given g on g.opinion_id = o.id where o.person_id = any($1) and ($2 is null or o.recorded_at < $2)`, [personIds, knownBefore]);
    const [byPerson, doubted] = [Map.groupBy(evidence, (it) => it.personId), Map.groupBy(doubts, (it) => it.personId)];
    return new Map(personIds.map((id) => {
      const own = doubted.get(id) ?? [];
      return [id, { evidence: (byPerson.get(id) ?? []).map(toEvidence), revocations: own.flatMap((it) => (it.competencyId === null ? [toRevocation(it)] : [])), disputes: own.flatMap(toDispute) }];
    }));
  }

  /** The rule of each of these cells over time, as known at an instant or now; for one person with the instants at which each version became known about them. */
  async rulesFor(cells: readonly Cell[], reader: Reader = this.db, knownBefore: Date | null = null, personId: string | null = null): Promise<(cell: Cell) => readonly RuleVersion[]> {
    const rows = await reader.query<{ competencyId: string; level: Level; number: number; tree: Criterion; from: Date | null; before: RulePolicy; knownFrom: Date | null }[]>(`
      select c.competency_id as "competencyId", c.level, c.number, c.tree, c.applies_from as "from", c.before, k.recorded_at as "knownFrom" from criterion_version c
      left join criterion_known k on k.criterion_version_id = c.id and k.person_id = $3
      where c.competency_id = any($1) and (c.applies_from is null or $2::timestamptz is null or c.published_at < $2) order by c.number`, [[...new Set(cells.map((it) => it.competencyId))], knownBefore, personId]);
    const rules = Map.groupBy(rows.map((it): RuleVersion & Cell => ({
      competencyId: it.competencyId, level: it.level, number: it.number, criterion: it.tree, from: it.from?.getTime() ?? -Infinity, before: it.before, knownFrom: it.knownFrom?.getTime() ?? null })), cellKey);
    return (cell) => rules.get(cellKey(cell)) ?? [];
  }

  /** Brings one competency of one person up to date after a fact recorded at `at`. */
  after(tx: Tx, personId: string, competencyId: string, at: Date): Promise<void> {
    return this.afterAll(tx, [{ personId, competencyId, at }]);
  }

  /** Brings competencies of many people up to date, after facts recorded at an instant of each. Six statements, whatever their number. */
  async afterAll(tx: Tx, touched: readonly Touched[]): Promise<void> {
    if (touched.length === 0) return;
    const people = [...new Set(touched.map((it) => it.personId))];
    const competencies = [...new Set(touched.map((it) => it.competencyId))];
    const facts = await this.factsOfAll(people, competencies, null, tx);
    const ruleOf = await this.rulesFor([...facts.values()].flatMap((it) => it.evidence.map(({ cell }) => cell)), tx);
    const present = Map.groupBy(await tx.query<KeptRow[]>(`${kept} where person_id = any($1) and competency_id = any($2) and known_until is null`, [people, competencies]), placeOf);
    const changes = [...new Map(touched.map((it) => [placeOf(it), it])).entries()].map(([place, { personId, competencyId, at }]) => {
      const { evidence, revocations, disputes } = facts.get(personId) ?? noFacts;
      return { personId, ...advance((present.get(place) ?? []).map(toRow), intervalsOf(evidence.filter((it) => it.cell.competencyId === competencyId), revocations, disputes, ruleOf), at.getTime()) };
    });
    const closed = changes.flatMap(({ personId, closed: rows }) => rows.map((row) => written(personId, row)));
    if (closed.length > 0) {
      await tx.query(`
        update standing s set known_until = it."knownUntil" from jsonb_to_recordset($1) as it(${columns})
        where s.person_id = it."personId" and s.competency_id = it."competencyId" and s.level = it.level and s.valid_from = it."from" and s.known_from = it."knownFrom"`, [JSON.stringify(closed)]);
    }
    await insert(tx, changes.flatMap(({ personId, opened }) => opened.map((row) => written(personId, row))));
  }

  /** Replays every fact of everyone; gives the ids of those whose kept rows differ. Rewrites them where asked. */
  async rebuild(mode: 'check' | 'write', tell: (done: number, of: number) => void = () => undefined): Promise<string[]> {
    const people = await this.db.query<{ id: string }[]>('select person_id as id from evidence union select person_id from standing order by 1');
    const differing: string[] = [];
    for (const [index, { id }] of people.entries()) {
      await this.db.transaction(async (tx) => {
        await tx.query('select from person where id = $1 for update', [id]);
        const facts = await this.factsOf(id, null, null, tx);
        const wanted = replay([...facts.evidence.map((it): Fact => ({ kind: 'evidence', ...it })), ...facts.revocations.map((it): Fact => ({ kind: 'revocation', ...it })), ...facts.disputes.map((it): Fact => ({ kind: 'dispute', ...it }))], await this.rulesFor(facts.evidence.map((it) => it.cell), tx, null, id));
        const present = (await tx.query<KeptRow[]>(`${kept} where person_id = $1`, [id])).map(toRow);
        if (fingerprint(wanted) === fingerprint(present)) return;
        differing.push(id);
        if (mode === 'check') return;
        await tx.query('delete from standing where person_id = $1', [id]);
        await insert(tx, wanted.map((row) => written(id, row)));
      });
      tell(index + 1, people.length);
    }
    return differing;
  }
}

const kept = `select person_id as "personId", competency_id as "competencyId", level, valid_from as "from", valid_until as "until", known_from as "knownFrom", known_until as "knownUntil", because, carried_over as "carriedOver", rule_version as version from standing`;
const columns = `"personId" uuid, "competencyId" uuid, level smallint, "from" timestamptz, until timestamptz, "knownFrom" timestamptz, "knownUntil" timestamptz, because jsonb, "carriedOver" boolean, version int`;
const written = (personId: string, row: StandingRow): KeptRow => ({
  personId, ...row.cell, from: new Date(row.from), until: date(row.until), knownFrom: new Date(row.knownFrom), knownUntil: date(row.knownUntil), because: [...row.because], carriedOver: row.carriedOver, version: row.version,
});

async function insert(tx: Tx, rows: readonly KeptRow[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.query(`
    insert into standing (person_id, competency_id, level, valid_from, valid_until, known_from, known_until, because, carried_over, rule_version)
    select "personId", "competencyId", level, "from", until, "knownFrom", "knownUntil", because, "carriedOver", version from jsonb_to_recordset($1) as it(${columns})`, [JSON.stringify(rows)]);
}

const fingerprint = (rows: readonly StandingRow[]): string =>
  rows.map((row) => JSON.stringify([cellKey(row.cell), row.from, row.until, row.knownFrom, row.knownUntil, row.because, row.carriedOver, row.version])).sort().join('\n');

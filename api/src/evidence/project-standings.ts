import { Injectable } from '@nestjs/common';
import { advance, cellKey, intervalsOf, replay, type Cell, type Criterion, type Evidence, type Fact, type Level, type Revocation, type StandingRow } from '@palier/domain';
import { Database, type Reader, type Tx } from '#platform';

interface EvidenceRow { id: string; competencyId: string; level: Level; kind: 'quiz' | 'signOff'; attemptId: string | null; score: number | null; signOffId: string | null; raterId: string | null; occurredAt: Date; recordedAt: Date; validUntil: Date | null }
interface KeptRow { competencyId: string; level: Level; from: Date; until: Date | null; knownFrom: Date; knownUntil: Date | null; because: string[] }

/** Facts of one person as the rules want them. */
export interface PersonFacts { readonly evidence: readonly Evidence[]; readonly revocations: readonly Revocation[] }

const toEvidence = (row: EvidenceRow): Evidence => ({
  id: row.id, cell: { competencyId: row.competencyId, level: row.level }, occurredAt: row.occurredAt.getTime(), recordedAt: row.recordedAt.getTime(), validUntil: row.validUntil?.getTime() ?? null,
  source: row.kind === 'quiz' ? { kind: 'quiz', attemptId: row.attemptId ?? '', score: row.score ?? 0 } : { kind: 'signOff', signOffId: row.signOffId ?? '', raterId: row.raterId ?? '' },
});

const toRow = (row: KeptRow): StandingRow => ({
  cell: { competencyId: row.competencyId, level: row.level }, from: row.from.getTime(), until: row.until?.getTime() ?? null,
  knownFrom: row.knownFrom.getTime(), knownUntil: row.knownUntil?.getTime() ?? null, because: row.because,
});

const date = (instant: number | null): Date | null => (instant === null ? null : new Date(instant));

/** Keeps the projection of standings in step with the facts, in the transaction of the fact; and rebuilds it to compare. */
@Injectable()
export class ProjectStandings {
  constructor(private readonly db: Database) {}

  /** All facts about a person's competencies (or about one of them), known at an instant or now. */
  async factsOf(personId: string, competencyId: string | null = null, knownBefore: Date | null = null, reader: Reader = this.db): Promise<PersonFacts> {
    const evidence = await reader.query<EvidenceRow[]>(`
      select id, competency_id as "competencyId", level, kind, attempt_id as "attemptId", score, sign_off_id as "signOffId", rater_id as "raterId",
        occurred_at as "occurredAt", recorded_at as "recordedAt", valid_until as "validUntil"
      from evidence where person_id = $1 and ($2::uuid is null or competency_id = $2) and ($3::timestamptz is null or recorded_at < $3)`, [personId, competencyId, knownBefore]);
    const revocations = await reader.query<{ id: string; evidenceId: string; recordedAt: Date }[]>(`
      select id, evidence_id as "evidenceId", recorded_at as "recordedAt" from revocation where person_id = $1 and ($2::timestamptz is null or recorded_at < $2)`, [personId, knownBefore]);
    return { evidence: evidence.map(toEvidence), revocations: revocations.map((it) => ({ ...it, recordedAt: it.recordedAt.getTime() })) };
  }

  /** The newest rule of each cell that a person has evidence for. */
  async criteriaFor(cells: readonly Cell[], reader: Reader = this.db): Promise<(cell: Cell) => Criterion> {
    const rows = await reader.query<{ competencyId: string; level: Level; tree: Criterion }[]>(`
      select distinct on (competency_id, level) competency_id as "competencyId", level, tree from criterion_version where competency_id = any($1)
      order by competency_id, level, number desc`, [[...new Set(cells.map((it) => it.competencyId))]]);
    const trees = new Map(rows.map((row) => [cellKey(row), row.tree]));
    return (cell) => trees.get(cellKey(cell)) ?? { kind: 'any', of: [] };
  }

  /** Brings one competency of one person up to date after a fact recorded at `at`. */
  async after(tx: Tx, personId: string, competencyId: string, at: Date): Promise<void> {
    const { evidence, revocations } = await this.factsOf(personId, competencyId, null, tx);
    const criterionOf = await this.criteriaFor(evidence.map((it) => it.cell), tx);
    const open = (await tx.query<KeptRow[]>(`${kept} where person_id = $1 and competency_id = $2 and known_until is null`, [personId, competencyId])).map(toRow);
    const { closed, opened } = advance(open, intervalsOf(evidence, revocations, criterionOf), at.getTime());
    for (const row of closed) {
      await tx.query('update standing set known_until = $6 where person_id = $1 and competency_id = $2 and level = $3 and valid_from = $4 and known_from = $5',
        [personId, competencyId, row.cell.level, date(row.from), date(row.knownFrom), at]);
    }
    for (const row of opened) await insert(tx, personId, row);
  }

  /** Replays every fact of everyone; gives the ids of those whose kept rows differ. Rewrites them where asked. */
  async rebuild(mode: 'check' | 'write', tell: (done: number, of: number) => void = () => undefined): Promise<string[]> {
    const people = await this.db.query<{ id: string }[]>('select person_id as id from evidence union select person_id from standing order by 1');
    const differing: string[] = [];
    for (const [index, { id }] of people.entries()) {
      await this.db.transaction(async (tx) => {
        await tx.query('select from person where id = $1 for update', [id]);
        const facts = await this.factsOf(id, null, null, tx);
        const wanted = replay([...facts.evidence.map((it): Fact => ({ kind: 'evidence', ...it })), ...facts.revocations.map((it): Fact => ({ kind: 'revocation', ...it }))], await this.criteriaFor(facts.evidence.map((it) => it.cell), tx));
        const present = (await tx.query<KeptRow[]>(`${kept} where person_id = $1`, [id])).map(toRow);
        if (fingerprint(wanted) === fingerprint(present)) return;
        differing.push(id);
        if (mode === 'check') return;
        await tx.query('delete from standing where person_id = $1', [id]);
        for (const row of wanted) await insert(tx, id, row);
      });
      tell(index + 1, people.length);
    }
    return differing;
  }
}

const kept = `select competency_id as "competencyId", level, valid_from as "from", valid_until as "until", known_from as "knownFrom", known_until as "knownUntil", because from standing`;

const insert = (tx: Tx, personId: string, row: StandingRow): Promise<unknown> =>
  tx.query('insert into standing (person_id, competency_id, level, valid_from, valid_until, known_from, known_until, because) values ($1, $2, $3, $4, $5, $6, $7, $8)',
    [personId, row.cell.competencyId, row.cell.level, date(row.from), date(row.until), date(row.knownFrom), date(row.knownUntil), JSON.stringify(row.because)]);

const fingerprint = (rows: readonly StandingRow[]): string =>
  rows.map((row) => JSON.stringify([cellKey(row.cell), row.from, row.until, row.knownFrom, row.knownUntil, row.because])).sort().join('\n');

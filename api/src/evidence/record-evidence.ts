import { Injectable } from '@nestjs/common';
import type { Cell, EvidenceSource } from '@palier/domain';
import { newId, type Tx } from '#platform';
import { ProjectStandings } from './project-standings.js';

export interface NewEvidence { readonly cell: Cell; readonly source: EvidenceSource; readonly occurredAt: Date; /** First instant at which it no longer counts; without one it lasts. */ readonly validUntil?: Date; /** The regrade that corrected its score. */ readonly regradeId?: string }
type Placed = NewEvidence & { readonly personId: string; readonly at: Date };

/** Appends evidence pinned to the rule that was asked for when it happened and to the framework version of the moment, and brings the standings it touches up to date. */
@Injectable()
export class RecordEvidence {
  constructor(private readonly standings: ProjectStandings) {}

  /** Within the caller's transaction, after it took `at` for this person. Gives the ids, in order. */
  within(tx: Tx, personId: string, at: Date, items: readonly NewEvidence[]): Promise<string[]> {
    return this.ofAll(tx, items.map((it) => ({ ...it, personId, at })));
  }

  /** The same about many people, each with the instant taken for them. A fixed number of statements, whatever their number. */
  async ofAll(tx: Tx, items: readonly Placed[]): Promise<string[]> {
    if (items.length === 0) return [];
    const ids = await this.append(tx, items);
    await this.standings.afterAll(tx, items.map((it) => ({ personId: it.personId, competencyId: it.cell.competencyId, at: it.at })));
    return ids;
  }

  /** The rows alone, for whoever brings the standings up to date after more than this. */
  async append(tx: Tx, items: readonly Placed[]): Promise<string[]> {
    const rows = items.map(({ cell, source, ...it }) => ({
      ...it, ...cell, id: newId(), kind: source.kind, ...(source.kind === 'quiz' ? { attemptId: source.attemptId, score: source.score } : source.kind === 'signOff' ? { signOffId: source.signOffId, raterId: source.raterId } : source.kind === 'checklist' ? { completionId: source.completionId } : source.kind === 'carriedOver' ? { lineId: source.lineId } : source.kind === 'recurring' ? { occurrenceId: source.occurrenceId } : { pieceId: source.pieceId }),
    }));
    // Whoever changes a rule waits for evidence on its way, and the other way round: nobody's first evidence slips past a change.
    await tx.query('select pg_advisory_xact_lock_shared(hashtextextended(id, 1)) from unnest($1::text[]) id', [[...new Set(rows.map((it) => it.competencyId))]]);
    await tx.query(`
      insert into evidence (id, person_id, competency_id, level, kind, attempt_id, score, sign_off_id, rater_id, carried_over_line_id, checklist_completion_id, criterion_version_id, framework_version_id, occurred_at, recorded_at, valid_until, regrade_id, piece_id, occurrence_id)
      select it.id, it."personId", it."competencyId", it.level, it.kind, it."attemptId", it.score, it."signOffId", it."raterId", it."lineId", it."completionId", rule.id, version.id, it."occurredAt", it.at, it."validUntil", it."regradeId", it."pieceId", it."occurrenceId"
      from jsonb_to_recordset($1) as it(id uuid, "personId" uuid, "competencyId" uuid, level smallint, kind text, "attemptId" uuid, score double precision, "signOffId" uuid, "raterId" uuid, "lineId" uuid, "completionId" uuid, "occurredAt" timestamptz, at timestamptz, "validUntil" timestamptz, "regradeId" uuid, "pieceId" uuid, "occurrenceId" uuid)
      join competency c on c.id = it."competencyId"
      left join lateral (select r.id from criterion_version r where r.competency_id = it."competencyId" and r.level = it.level and (r.applies_from is null or r.applies_from <= it."occurredAt") order by r.number desc limit 1) rule on true
      left join (select distinct on (framework_id) id, framework_id from framework_version order by framework_id, number desc) version on version.framework_id = c.framework_id`, [JSON.stringify(rows)]);
    return rows.map((it) => it.id);
  }
}

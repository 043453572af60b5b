import { Injectable } from '@nestjs/common';
import type { Cell } from '@palier/domain';
import { newId, type Tx } from '#platform';
import { ProjectStandings } from './project-standings.js';
import { RecordEvidence } from './record-evidence.js';

export interface CorrectedEvidence { readonly evidenceId: string; readonly personId: string; readonly at: Date; readonly cell: Cell; readonly attemptId: string; readonly score: number; readonly occurredAt: Date }

/**
 * Evidence of quizzes whose score was corrected: what it said never counted, what it should have said counts from when it happened, and names the regrade.
 * The standings follow once, after both: between them nothing was ever known.
 */
@Injectable()
export class CorrectEvidence {
  constructor(private readonly evidence: RecordEvidence, private readonly standings: ProjectStandings) {}

  /** Within the caller's transaction, after it took an instant for each of these people. A fixed number of statements, whatever their number. */
  async ofAll(tx: Tx, byId: string, regradeId: string, reasonId: string, items: readonly CorrectedEvidence[]): Promise<void> {
    if (items.length === 0) return;
    await tx.query(`
      insert into revocation (id, evidence_id, person_id, reason_id, recorded_at, recorded_by)
      select it.id, it."evidenceId", it."personId", $2, it.at, $3 from jsonb_to_recordset($1) as it(id uuid, "evidenceId" uuid, "personId" uuid, at timestamptz)`, [JSON.stringify(items.map((it) => ({ ...it, id: newId() }))), reasonId, byId]);
    await this.evidence.append(tx, items.map(({ personId, at, cell, attemptId, score, occurredAt }) => ({ personId, at, cell, source: { kind: 'quiz', attemptId, score }, occurredAt, regradeId })));
    await this.standings.afterAll(tx, items.map(({ personId, cell, at }) => ({ personId, competencyId: cell.competencyId, at })));
  }
}

import { Injectable } from '@nestjs/common';
import type { Cell, EvidenceSource } from '@palier/domain';
import { newId, type Tx } from '#platform';
import { ProjectStandings } from './project-standings.js';

export interface NewEvidence { readonly cell: Cell; readonly source: EvidenceSource; readonly occurredAt: Date }

/** Appends evidence pinned to the rule and the framework version of the moment, and brings the standings it touches up to date. */
@Injectable()
export class RecordEvidence {
  constructor(private readonly standings: ProjectStandings) {}

  /** Within the caller's transaction, after it took `at` for this person. Gives the ids, in order. */
  async within(tx: Tx, personId: string, at: Date, items: readonly NewEvidence[]): Promise<string[]> {
    const ids: string[] = [];
    for (const { cell, source, occurredAt } of items) {
      const id = newId();
      const quiz = source.kind === 'quiz' ? source : null;
      const signed = source.kind === 'signOff' ? source : null;
      await tx.query(`
        insert into evidence (id, person_id, competency_id, level, kind, attempt_id, score, sign_off_id, rater_id, criterion_version_id, framework_version_id, occurred_at, recorded_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9,
          (select id from criterion_version where competency_id = $3 and level = $4 order by number desc limit 1),
          (select v.id from framework_version v join competency c on c.framework_id = v.framework_id where c.id = $3 order by v.number desc limit 1), $10, $11)`,
        [id, personId, cell.competencyId, cell.level, source.kind, quiz?.attemptId ?? null, quiz?.score ?? null, signed?.signOffId ?? null, signed?.raterId ?? null, occurredAt, at]);
      ids.push(id);
    }
    for (const competencyId of new Set(items.map((it) => it.cell.competencyId))) await this.standings.after(tx, personId, competencyId, at);
    return ids;
  }
}

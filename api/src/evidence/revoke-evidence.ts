import { Injectable } from '@nestjs/common';
import type { Actor } from '@palier/domain';
import { newId, type Tx } from '#platform';
import { ProjectStandings } from './project-standings.js';

/** Says that the evidence of a signature never counted. New rows; the old ones stay, and what was known before stays readable. */
@Injectable()
export class RevokeEvidence {
  constructor(private readonly standings: ProjectStandings) {}

  /** Within the caller's transaction, after it took `at` for this person. What was revoked before stays revoked once. */
  async within(tx: Tx, by: Actor, personId: string, at: Date, reasonId: string, signOffId: string): Promise<void> {
    const rows = await tx.query<{ id: string; competencyId: string }[]>(`
      select e.id, e.competency_id as "competencyId" from evidence e left join revocation r on r.evidence_id = e.id where e.sign_off_id = $1 and r.id is null order by e.level`, [signOffId]);
    for (const it of rows) await tx.query('insert into revocation (id, evidence_id, person_id, reason_id, recorded_at, recorded_by) values ($1, $2, $3, $4, $5, $6)', [newId(), it.id, personId, reasonId, at, by.personId]);
    for (const competencyId of new Set(rows.map((it) => it.competencyId))) await this.standings.after(tx, personId, competencyId, at);
  }
}

import { Injectable } from '@nestjs/common';
import type { Actor } from '@palier/domain';
import { audit, Database, keepText, newId, Refusal, takeRecordedAt } from '#platform';
import { ProjectStandings } from './project-standings.js';

/** Says that a piece of evidence never counted. A new row; the old one stays, and what was known before stays readable. */
@Injectable()
export class RevokeEvidence {
  constructor(private readonly db: Database, private readonly standings: ProjectStandings) {}

  run(by: Actor, wish: { readonly evidenceId: string; readonly reason: string }): Promise<void> {
    return this.db.transaction(async (tx) => {
      const [found] = await tx.query<{ personId: string; competencyId: string }[]>('select person_id as "personId", competency_id as "competencyId" from evidence where id = $1', [wish.evidenceId]);
      if (found === undefined || found.personId === by.personId) throw new Refusal('thing.not-found');
      const at = await takeRecordedAt(tx, found.personId);
      const reasonId = await keepText(tx, wish.reason, at);
      await tx.query('insert into revocation (id, evidence_id, person_id, reason_id, recorded_at, recorded_by) values ($1, $2, $3, $4, $5, $6)', [newId(), wish.evidenceId, found.personId, reasonId, at, by.personId]);
      await this.standings.after(tx, found.personId, found.competencyId, at);
      await audit(tx, by.personId, 'evidence.revoke', found.personId, { evidenceId: wish.evidenceId });
    });
  }
}

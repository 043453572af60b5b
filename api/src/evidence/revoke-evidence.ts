import { Injectable } from '@nestjs/common';
import type { Actor } from '@palier/domain';
import { audit, Database, keepText, newId, Refusal, sha256, takeRecordedAt, type Tx } from '#platform';
import { mayStop } from './may-stop.js';
import { ProjectStandings, type Touched } from './project-standings.js';

/** Says that evidence never counted. New rows; the old ones stay, and what was known before stays readable. */
@Injectable()
export class RevokeEvidence {
  constructor(private readonly db: Database, private readonly standings: ProjectStandings) {}

  /** One piece of evidence, by HR or by whoever signed or accepted it, for a reason that its person reads. */
  run(by: Actor, evidenceId: string, wish: { readonly id: string; readonly reason: string }): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      const evidence = await mayStop(tx, by, 'evidence.revoke', evidenceId);
      const at = await takeRecordedAt(tx, evidence.personId);
      const [before] = await tx.query<{ id: string; reason: Buffer }[]>('select r.id, t.sha256 as reason from revocation r join fact_text t on t.id = r.reason_id where r.evidence_id = $1', [evidenceId]);
      if (before !== undefined) {
        if (before.id === wish.id && before.reason.equals(sha256(wish.reason))) return { id: wish.id };
        throw new Refusal('evidence.revoked-already');
      }
      await tx.query('insert into revocation (id, evidence_id, person_id, reason_id, recorded_at, recorded_by) values ($1, $2, $3, $4, $5, $6)', [wish.id, evidenceId, evidence.personId, await keepText(tx, wish.reason, at), at, by.personId]);
      await this.standings.after(tx, evidence.personId, evidence.competencyId, at);
      await audit(tx, by.personId, 'evidence.revoke', evidence.personId, { evidenceId });
      return { id: wish.id };
    });
  }

  /** The evidence of a signature. Within the caller's transaction, after it took `at` for this person. What was revoked before stays revoked once. */
  async within(tx: Tx, by: Actor, personId: string, at: Date, reasonId: string, signOffId: string): Promise<void> {
    const rows = await tx.query<{ evidenceId: string; competencyId: string }[]>(`
      select e.id as "evidenceId", e.competency_id as "competencyId" from evidence e left join revocation r on r.evidence_id = e.id where e.sign_off_id = $1 and r.id is null order by e.level`, [signOffId]);
    await this.ofAll(tx, by, reasonId, rows.map((it) => ({ ...it, personId, at })));
  }

  /** The evidence of a checklist that is no longer complete. Within the caller's transaction, after it took `at` for this person. */
  async ofCompletion(tx: Tx, by: Actor, personId: string, at: Date, reasonId: string, completionId: string): Promise<void> {
    const rows = await tx.query<{ evidenceId: string; competencyId: string }[]>('select e.id as "evidenceId", e.competency_id as "competencyId" from evidence e left join revocation r on r.evidence_id = e.id where e.checklist_completion_id = $1 and r.id is null order by e.level', [completionId]);
    await this.ofAll(tx, by, reasonId, rows.map((it) => ({ ...it, personId, at })));
  }

  /** Evidence about many people that is not revoked yet, each with the instant taken for them, for one reason. */
  async ofAll(tx: Tx, by: Actor, reasonId: string, rows: readonly (Touched & { readonly evidenceId: string })[]): Promise<void> {
    if (rows.length === 0) return;
    await tx.query(`
      insert into revocation (id, evidence_id, person_id, reason_id, recorded_at, recorded_by)
      select it.id, it."evidenceId", it."personId", $2, it.at, $3 from jsonb_to_recordset($1) as it(id uuid, "evidenceId" uuid, "personId" uuid, at timestamptz)`, [JSON.stringify(rows.map((it) => ({ ...it, id: newId() }))), reasonId, by.personId]);
    await this.standings.afterAll(tx, rows);
  }
}

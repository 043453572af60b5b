import { Injectable } from '@nestjs/common';
import { endOfDay, inEffect, startOfDay, type Actor } from '@palier/domain';
import { audit, Database, keepText, Refusal, sha256, takeRecordedAt } from '#platform';
import { mayStop } from './may-stop.js';
import { ProjectStandings } from './project-standings.js';
import { StandingQueries } from './standing.queries.js';

export interface Suspending { readonly id: string; readonly from: string; readonly until: string | null; readonly reason: string; /** The suspension that this one says anew. */ readonly insteadOf: string | null }

/** Evidence does not count from a day on, until another or until it is said anew. Said anew with an end, it is lifted. The rows before stay. */
@Injectable()
export class SuspendEvidence {
  constructor(private readonly db: Database, private readonly standings: ProjectStandings, private readonly clock: StandingQueries) {}

  run(by: Actor, evidenceId: string, wish: Suspending): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      const evidence = await mayStop(tx, by, 'evidence.suspend', evidenceId);
      const at = await takeRecordedAt(tx, evidence.personId);
      const [same] = await tx.query<{ evidenceId: string; reason: Buffer }[]>('select s.evidence_id as "evidenceId", t.sha256 as reason from suspension s join fact_text t on t.id = s.reason_id where s.id = $1', [wish.id]);
      if (same !== undefined) {
        if (same.evidenceId === evidenceId && same.reason.equals(sha256(wish.reason))) return { id: wish.id };
        throw new Refusal('id.taken');
      }
      const { zone } = await this.clock.moment({}, tx);
      const [from, until] = [startOfDay(wish.from, zone), wish.until === null ? null : endOfDay(wish.until, zone)];
      if (until !== null && until <= from) throw new Refusal('suspension.days-out-of-order');
      const known = (await this.standings.factsOf(evidence.personId, evidence.competencyId, null, tx)).revocations.filter((it) => it.evidenceId === evidenceId);
      if (known.some((it) => it.during === undefined)) throw new Refusal('evidence.revoked-already');
      const open = inEffect(known);
      if (wish.insteadOf !== null && !open.some((it) => it.id === wish.insteadOf)) throw new Refusal('suspension.not-the-newest');
      const meets = open.some(({ id, during }) => id !== wish.insteadOf && during !== undefined && (during.until === null || during.until > from) && (until === null || until > during.from));
      if (meets) throw new Refusal('suspension.overlaps');
      await tx.query('insert into suspension (id, evidence_id, person_id, from_at, until_at, instead_of_id, reason_id, recorded_at, recorded_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)',
        [wish.id, evidenceId, evidence.personId, new Date(from), until === null ? null : new Date(until), wish.insteadOf, await keepText(tx, wish.reason, at), at, by.personId]);
      await this.standings.after(tx, evidence.personId, evidence.competencyId, at);
      await audit(tx, by.personId, 'evidence.suspend', evidence.personId, { evidenceId, from: wish.from, until: wish.until });
      return { id: wish.id };
    });
  }
}

import { Injectable } from '@nestjs/common';
import { endOfDay, mayWaitUntil, type Actor, type Level } from '@palier/domain';
import { RecordEvidence, StandingQueries } from '#evidence';
import { audit, Database, keepText, Refusal, sha256, takeRecordedAtOfAll } from '#platform';
import { takeImport } from './take-import.js';

/** More time to confirm what a table carried over: each level that still lacks proof of our own gets a row that lasts until the later day. */
@Injectable()
export class ExtendCarriedOver {
  constructor(private readonly db: Database, private readonly standings: StandingQueries, private readonly evidence: RecordEvidence) {}

  run(by: Actor, importId: string, wish: { readonly id: string; readonly until: string; readonly reason: string }): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      const [same] = await tx.query<{ importId: string; until: string; reason: Buffer }[]>('select e.import_id as "importId", e.confirm_until::text as until, t.sha256 as reason from carried_over_extension e join fact_text t on t.id = e.reason_id where e.id = $1', [wish.id]);
      if (same !== undefined) {
        if (same.importId === importId && same.until === wish.until && same.reason.equals(sha256(wish.reason))) return { id: wish.id };
        throw new Refusal('id.taken');
      }
      const { until, at } = await takeImport(tx, by, importId);
      const { day: today, zone } = await this.standings.moment({}, tx);
      if (wish.until <= until) throw new Refusal('carried-over.not-later', { until });
      if (!mayWaitUntil(wish.until, today)) throw new Refusal('carried-over.until-out-of-range');
      await tx.query('insert into carried_over_extension (id, import_id, confirm_until, reason_id, recorded_at, recorded_by) values ($1, $2, $3, $4, $5, $6)', [wish.id, importId, wish.until, await keepText(tx, wish.reason, at), at, by.personId]);

      const rows = await tx.query<{ personId: string; competencyId: string; level: Level; lineId: string; occurredAt: Date }[]>(`
        select distinct e.person_id as "personId", e.competency_id as "competencyId", e.level, e.carried_over_line_id as "lineId", e.occurred_at as "occurredAt"
        from carried_over_line l join evidence e on e.carried_over_line_id = l.id left join revocation r on r.evidence_id = e.id
        left join standing s on s.person_id = e.person_id and s.competency_id = e.competency_id and s.level = e.level and s.known_until is null and s.valid_from <= palier_now() and (s.valid_until is null or s.valid_until > palier_now())
        where l.import_id = $1 and r.id is null and coalesce(s.carried_over, true)`, [importId]);
      const locked = await takeRecordedAtOfAll(tx, [...new Set(rows.map((it) => it.personId))]);
      await this.evidence.ofAll(tx, rows.flatMap(({ personId, competencyId, level, lineId, occurredAt }) => {
        const recordedAt = locked.get(personId);
        return recordedAt === undefined ? [] : [{ personId, at: recordedAt, cell: { competencyId, level }, source: { kind: 'carriedOver' as const, lineId }, occurredAt, validUntil: new Date(endOfDay(wish.until, zone)) }];
      }));
      await audit(tx, by.personId, 'carried-over.extend', null, { importId, until: wish.until, levels: rows.length });
      return { id: wish.id };
    });
  }
}

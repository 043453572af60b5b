import { Injectable } from '@nestjs/common';
import type { Actor } from '@palier/domain';
import { RevokeEvidence } from '#evidence';
import { audit, Database, keepText, Refusal, sha256, takeRecordedAtOfAll } from '#platform';
import { takeImport } from './take-import.js';

/** A whole table was carried over by mistake: its evidence never counted. What leads observed meanwhile stays, for it is theirs; and what was known before stays readable. */
@Injectable()
export class WithdrawCarriedOver {
  constructor(private readonly db: Database, private readonly revokes: RevokeEvidence) {}

  run(by: Actor, importId: string, wish: { readonly id: string; readonly reason: string }): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      const [same] = await tx.query<{ importId: string; reason: Buffer }[]>('select w.import_id as "importId", t.sha256 as reason from carried_over_withdrawal w join fact_text t on t.id = w.reason_id where w.id = $1', [wish.id]);
      if (same !== undefined) {
        if (same.importId === importId && same.reason.equals(sha256(wish.reason))) return { id: wish.id };
        throw new Refusal('id.taken');
      }
      const { at } = await takeImport(tx, by, importId);
      const reasonId = await keepText(tx, wish.reason, at);
      await tx.query('insert into carried_over_withdrawal (import_id, id, reason_id, recorded_at, recorded_by) values ($1, $2, $3, $4, $5)', [importId, wish.id, reasonId, at, by.personId]);

      const people = await tx.query<{ personId: string }[]>('select distinct person_id as "personId" from carried_over_line where import_id = $1', [importId]);
      const locked = await takeRecordedAtOfAll(tx, people.map((it) => it.personId));
      const rows = await tx.query<{ evidenceId: string; personId: string; competencyId: string }[]>(`
        select e.id as "evidenceId", e.person_id as "personId", e.competency_id as "competencyId" from carried_over_line l join evidence e on e.carried_over_line_id = l.id left join revocation r on r.evidence_id = e.id
        where l.import_id = $1 and r.id is null`, [importId]);
      await this.revokes.ofAll(tx, by, reasonId, rows.flatMap((it) => { const recordedAt = locked.get(it.personId); return recordedAt === undefined ? [] : [{ ...it, at: recordedAt }]; }));
      await audit(tx, by.personId, 'carried-over.withdraw', null, { importId, levels: rows.length });
      return { id: wish.id };
    });
  }
}

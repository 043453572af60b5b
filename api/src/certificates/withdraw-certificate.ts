import { Injectable } from '@nestjs/common';
import type { Actor } from '@palier/domain';
import { audit, Database, keepText, Refusal, require, takeRecordedAt } from '#platform';

/** A certificate that was recorded by mistake is taken back, with a reason. The row stays, and counts no more. */
@Injectable()
export class WithdrawCertificate {
  constructor(private readonly db: Database) {}

  run(by: Actor, issueId: string, wish: { readonly id: string; readonly reason: string }): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      const [issue] = await tx.query<{ personId: string }[]>('select person_id as "personId" from certificate_issue where id = $1', [issueId]);
      if (issue === undefined) throw new Refusal('thing.not-found');
      require(by, 'certificate.record', issue.personId);
      const at = await takeRecordedAt(tx, issue.personId);
      const [before] = await tx.query<{ id: string }[]>('select id from certificate_issue_withdrawal where issue_id = $1', [issueId]);
      if (before?.id === wish.id) return { id: wish.id };
      if (before !== undefined) throw new Refusal('certificate.withdrawn-already');
      await tx.query('insert into certificate_issue_withdrawal (issue_id, id, person_id, reason_id, recorded_at, recorded_by) values ($1, $2, $3, $4, $5, $6)', [issueId, wish.id, issue.personId, await keepText(tx, wish.reason, at), at, by.personId]);
      await audit(tx, by.personId, 'certificate.withdraw', issue.personId, { issueId });
      return { id: wish.id };
    });
  }
}

import { Injectable } from '@nestjs/common';
import type { Actor } from '@palier/domain';
import { audit, Database, Jobs, keepText, Refusal, sha256 } from '#platform';
import { WorkdaysQueries } from '#workdays';
import { AssignmentsQueries } from './assignments.queries.js';

/** A learner asks for a later day. One question at a time. */
@Injectable()
export class AskExtension {
  constructor(private readonly db: Database, private readonly assignments: AssignmentsQueries, private readonly workdays: WorkdaysQueries, private readonly jobs: Jobs) {}

  run(by: Actor, assignmentId: string, wish: { readonly id: string; readonly wishedOn: string; readonly reason: string }): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      const { at, ...found } = await this.assignments.take(tx, by, 'extension.ask', assignmentId);
      const [same] = await tx.query<{ assignmentId: string; wishedOn: string; reason: Buffer }[]>('select e.assignment_id as "assignmentId", e.wished_on::text as "wishedOn", t.sha256 as reason from extension_request e join fact_text t on t.id = e.reason_id where e.id = $1', [wish.id]);
      if (same !== undefined) {
        if (same.assignmentId === assignmentId && same.wishedOn === wish.wishedOn && same.reason.equals(sha256(wish.reason))) return { id: wish.id };
        throw new Refusal('id.taken');
      }
      if (found.over) throw new Refusal('assignment.over');
      const [waiting] = await tx.query<unknown[]>('select 1 from extension_request e left join extension_answer n on n.request_id = e.id where e.assignment_id = $1 and n.request_id is null', [assignmentId]);
      if (waiting !== undefined) throw new Refusal('extension.waits-already');
      const [today] = await tx.query<{ day: string }[]>('select palier_today()::text as day');
      // Where only days off lie between the two, it would be no later.
      const [own] = await this.workdays.daysBy([{ personId: found.personId, day: wish.wishedOn }], tx);
      if (found.dueOn === null || own === undefined || own.day <= found.dueOn || wish.wishedOn < (today?.day ?? '')) throw new Refusal('extension.not-later');
      await tx.query('insert into extension_request (id, assignment_id, person_id, wished_on, reason_id, recorded_at) values ($1, $2, $3, $4, $5, $6)', [wish.id, assignmentId, found.personId, wish.wishedOn, await keepText(tx, wish.reason, at), at]);
      await audit(tx, by.personId, 'extension.ask', found.personId, { assignmentId, wishedOn: wish.wishedOn });
      await this.jobs.announce(tx, 'extension.ask', wish.id);
      return { id: wish.id };
    });
  }
}

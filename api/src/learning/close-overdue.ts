import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import { SubmitAttempt } from './submit-attempt.js';

/** What is on its way when the deadline strikes may still arrive, though it is refused: nobody is closed while their browser says goodbye. */
const graceSeconds = 30;

/** Closes attempts that are over their deadline with what was saved, each in a transaction of its own. Run twice, or by several, each is closed once. */
@Injectable()
export class CloseOverdue {
  constructor(private readonly db: Database, private readonly submits: SubmitAttempt) {}

  async run(): Promise<void> {
    const overdue = await this.db.query<{ id: string }[]>(`
      select a.id from attempt a where a.deadline < palier_now() - make_interval(secs => $1) and not exists (select from attempt_submission s where s.attempt_id = a.id) order by a.deadline limit 1000`, [graceSeconds]);
    // One that cannot be closed keeps no other from it.
    const failed: unknown[] = [];
    for (const { id } of overdue) await this.submits.atDeadline(id).catch((error: unknown) => { failed.push(error); });
    if (failed.length > 0) throw new AggregateError(failed, `${failed.length} attempts over their deadline could not be closed`);
  }
}

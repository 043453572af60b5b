import { Injectable } from '@nestjs/common';
import { audienceOf, type Actor, type DueBase } from '@palier/domain';
import { audit, Database, keepText, Refusal, sha256, takeRecordedAtOfAll, type Tx } from '#platform';
import { AskForCourse } from './ask-for-course.js';
import { WhomToAsk, type Whom } from './whom-to-ask.js';

export interface AssignmentWish extends Whom { readonly id: string; readonly courseId: string; readonly dueOn: string | null; /** So many working days from today, where each person is; or from another day. */ readonly dueIn?: number | null; readonly dueFrom?: DueBase; readonly releaseId?: string | null; readonly reason: string }

interface Before { readonly by: string; readonly courseId: string; readonly dueOn: string | null; readonly dueIn: number | null; readonly dueFrom: DueBase; readonly releaseId: string | null; readonly reason: Buffer; readonly assigned: number; readonly already: number; readonly people: readonly string[] }

/** Teams and scopes are not kept, only whom they led to: where a wish names people alone, they are compared too. */
function saysTheSame(before: Before, wish: AssignmentWish): boolean {
  const namesPeopleAlone = wish.teams.length === 0 && audienceOf(wish.scopes ?? [], wish.tiers ?? []).length === 0;
  return before.courseId === wish.courseId && before.dueOn === wish.dueOn && before.dueIn === (wish.dueIn ?? null) && before.dueFrom === (wish.dueFrom ?? 'assignment') && before.releaseId === (wish.releaseId ?? null) && before.reason.equals(sha256(wish.reason))
    && (!namesPeopleAlone || (before.assigned + before.already === new Set(wish.people).size && before.people.every((it) => wish.people.includes(it))));
}

/** Asks people to follow a course. Whoever is asked already and has not finished is not asked twice. The same id again is the same. */
@Injectable()
export class AssignCourse {
  constructor(private readonly db: Database, private readonly whom: WhomToAsk, private readonly asks: AskForCourse) {}

  run(by: Actor, wish: AssignmentWish): Promise<{ id: string; assigned: number; already: number }> {
    return this.db.transaction((tx) => this.within(tx, by, wish));
  }

  /** Within the caller's transaction: for what is agreed elsewhere. */
  async within(tx: Tx, by: Actor, wish: AssignmentWish & { /** The review in which it was agreed. */ readonly reviewId?: string }): Promise<{ id: string; assigned: number; already: number }> {
    const [before] = await tx.query<Before[]>(`
      select b.recorded_by as by, b.course_id as "courseId", b.due_on::text as "dueOn", b.due_in as "dueIn", b.due_from as "dueFrom", b.due_release_id as "releaseId", t.sha256 as reason, b.assigned, b.already, array(select a.person_id from assignment a where a.batch_id = b.id) as people
      from assignment_batch b join fact_text t on t.id = b.reason_id where b.id = $1`, [wish.id]);
    if (before !== undefined) {
      if (before.by === by.personId && saysTheSame(before, wish)) return { id: wish.id, assigned: before.assigned, already: before.already };
      throw new Refusal('id.taken');
    }
    const [course] = await tx.query<{ past: boolean; at: Date }[]>('select coalesce($2::date < palier_today(), false) as past, palier_now() as at from course where id = $1', [wish.courseId, wish.dueOn]);
    if (course === undefined) throw new Refusal('thing.not-found');
    if (course.past) throw new Refusal('assignment.day-is-past');

    const { everybody, byScopes } = await this.whom.of(tx, by, wish);
    const at = await takeRecordedAtOfAll(tx, everybody);
    const reasonId = await keepText(tx, wish.reason, course.at);
    const { assigned, already } = await this.asks.within(tx, by, { ...wish, dueIn: wish.dueIn ?? null, dueFrom: wish.dueFrom ?? 'assignment', releaseId: wish.releaseId ?? null, reasonId, people: everybody, at, now: course.at });
    await audit(tx, by.personId, 'assignment.assign', null, { batchId: wish.id, assigned: assigned.size, dueOn: wish.dueOn, ...(wish.dueIn == null ? {} : { dueIn: wish.dueIn, dueFrom: wish.dueFrom ?? 'assignment' }), ...(!byScopes ? {} : { scopes: wish.scopes, tiers: wish.tiers }), reason: sha256(wish.reason).toString('hex') });
    return { id: wish.id, assigned: assigned.size, already };
  }
}

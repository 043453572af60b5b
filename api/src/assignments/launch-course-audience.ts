import { Injectable } from '@nestjs/common';
import type { Actor, AudienceRule, CourseDue, Leavers } from '@palier/domain';
import { AudienceQueries } from '#audiences';
import { audit, Database, keepText, newId, Refusal, sha256, takeRecordedAtOfAll, type Tx } from '#platform';
import { AskForCourse } from './ask-for-course.js';
import { lockCourse } from './course-audiences.queries.js';
import { forCourse, PreviewCourseAudience } from './preview-course-audience.js';

export type NewCourseAudience = CourseDue & { readonly id: string; readonly rule: AudienceRule; readonly live: boolean; readonly leavers: Leavers; readonly reason: string; /** What the preview was sealed with. */ readonly seen: string };
interface Launched { readonly id: string; readonly assigned: number; readonly already: number }

/** Asks exactly whom was previewed to follow a course, all of it or nothing. The same id and wish again is the same; what no longer is as it was previewed is refused. */
@Injectable()
export class LaunchCourseAudience {
  constructor(private readonly db: Database, private readonly audiences: AudienceQueries, private readonly previews: PreviewCourseAudience, private readonly asks: AskForCourse) {}

  run(by: Actor, courseId: string, wish: NewCourseAudience): Promise<Launched> {
    return this.db.transaction(async (tx) => {
      await lockCourse(tx, courseId);
      const before = await this.launched(tx, by, courseId, wish);
      if (before !== null) return before;
      const audience = await this.audiences.of(by, forCourse, wish, tx);
      // What somebody does meanwhile waits: the plan is reckoned from what is true until this is committed.
      const at = await takeRecordedAtOfAll(tx, audience.map((it) => it.id));
      const { people, members, seal } = await this.previews.plan(by, courseId, wish, audience, tx);
      if (seal.toString('hex') !== wish.seen) throw new Refusal('audience.changed-meanwhile');
      // Nobody today may be somebody tomorrow, where it is live.
      if (people.length === 0 && !wish.live) throw new Refusal('assignment.nobody');
      const [clock] = await tx.query<{ now: Date }[]>('select palier_now() as now');
      const now = clock?.now ?? new Date(0);
      const reasonId = await keepText(tx, wish.reason, now);
      await tx.query('insert into course_audience (id, course_id, rule, live, leavers, due_on, due_in, due_from, due_release_id, reason_id, seal, recorded_at, recorded_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)',
        [wish.id, courseId, JSON.stringify(wish.rule), wish.live, wish.leavers, wish.dueOn, wish.dueIn, wish.dueFrom, wish.releaseId, reasonId, seal, now, by.personId]);
      const { assigned, already } = await this.asks.within(tx, by, { ...wish, id: newId(), courseId, reasonId, audienceId: wish.id, people: people.map((it) => it.personId), at, now });
      await keepMoves(tx, wish.id, [...members.values()].map((it) => ({ personId: it.id, kind: 'joined', because: it.because, at: at.get(it.id), assignmentId: assigned.get(it.id) ?? null, withdrawn: false, launched: true })));
      await audit(tx, by.personId, 'assignment.assign', null, { audienceId: wish.id, assigned: assigned.size, dueOn: wish.dueOn, ...(wish.dueIn === null ? {} : { dueIn: wish.dueIn, dueFrom: wish.dueFrom }), live: wish.live, reason: sha256(wish.reason).toString('hex') });
      return { id: wish.id, assigned: assigned.size, already };
    });
  }

  /** What came of the same wish before, or null. @throws where the id is another wish’s. */
  private async launched(tx: Tx, by: Actor, courseId: string, wish: NewCourseAudience): Promise<Launched | null> {
    const [before] = await tx.query<{ by: string; same: boolean; seal: Buffer; reason: Buffer; assigned: number; already: number }[]>(`
      select c.recorded_by as by, (c.course_id, c.rule, c.live, c.leavers, c.due_from) = ($2::uuid, $3::jsonb, $4, $5, $6) and (c.due_on, c.due_in, c.due_release_id) is not distinct from ($7::date, $8::int, $9::uuid) as same, c.seal, t.sha256 as reason, b.assigned, b.already
      from course_audience c join fact_text t on t.id = c.reason_id join assignment_batch b on b.course_audience_id = c.id and b.recorded_at = c.recorded_at where c.id = $1`, [wish.id, courseId, JSON.stringify(wish.rule), wish.live, wish.leavers, wish.dueFrom, wish.dueOn, wish.dueIn, wish.releaseId]);
    if (before === undefined) return null;
    if (before.by !== by.personId || !before.same || before.seal.toString('hex') !== wish.seen || !before.reason.equals(sha256(wish.reason))) throw new Refusal('id.taken');
    return { id: wish.id, assigned: before.assigned, already: before.already };
  }
}

/** Somebody who joined a rule or left it, at an instant of theirs; what joining asked of them, or that leaving withdrew it. */
export interface Move { readonly personId: string; readonly kind: 'joined' | 'left'; readonly because: readonly object[]; readonly at: Date | undefined; readonly assignmentId: string | null; readonly withdrawn: boolean; /** They were in it at the launch. */ readonly launched: boolean }

export async function keepMoves(tx: Tx, audienceId: string, moves: readonly Move[]): Promise<void> {
  await tx.query('insert into course_audience_move (course_audience_id, person_id, kind, because, assignment_id, withdrawn, launched, recorded_at) select $2, "personId", kind, because, "assignmentId", withdrawn, launched, at from jsonb_to_recordset($1) as it("personId" uuid, kind text, because jsonb, "assignmentId" uuid, withdrawn boolean, launched boolean, at timestamptz)', [JSON.stringify(moves), audienceId]);
}

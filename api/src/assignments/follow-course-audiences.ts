import { Injectable } from '@nestjs/common';
import { courseJoinersDue, joinersWorkingDays, type AudienceRule, type CourseDue, type Leavers, type PersonalDue } from '@palier/domain';
import { AudienceQueries } from '#audiences';
import { ActorsQueries } from '#identity';
import { audit, Database, newId, takeRecordedAtOfAll, type Tx } from '#platform';
import { WorkdaysQueries } from '#workdays';
import { AskForCourse } from './ask-for-course.js';
import { CourseAudiencesQueries, endedAudience, followerOfCourse, lockCourse } from './course-audiences.queries.js';
import { DueDaysQueries } from './due-days.queries.js';
import { keepMoves } from './launch-course-audience.js';
import { forCourse } from './preview-course-audience.js';
import { WithdrawCourse } from './withdraw-course.js';

interface Live extends CourseDue { readonly id: string; readonly courseId: string; readonly byId: string; readonly rule: AudienceRule; readonly leavers: Leavers; readonly reasonId: string; readonly now: Date }

/** Rules that take people in: live, and not ended. */
const live = `
  select c.id, c.course_id as "courseId", ${followerOfCourse} as "byId", c.rule, c.leavers, c.reason_id as "reasonId", c.due_on::text as "dueOn", c.due_in as "dueIn", c.due_from as "dueFrom", c.due_release_id as "releaseId", palier_now() as now
  from course_audience c where c.live and ($1::uuid is null or c.id = $1) and not ${endedAudience('c')} order by c.id`;

/**
 * Live rules of courses follow the facts: whoever came to match is asked, by a fair day, in the name of whoever launched the rule and within what these may do today;
 * of whoever no longer matches, what is not begun stays asked or is withdrawn, as was said at the launch. Run twice, or by several, each move is made once.
 */
@Injectable()
export class FollowCourseAudiences {
  constructor(private readonly db: Database, private readonly actors: ActorsQueries, private readonly audiences: AudienceQueries, private readonly queries: CourseAudiencesQueries, private readonly dueDays: DueDaysQueries, private readonly workdays: WorkdaysQueries, private readonly asks: AskForCourse, private readonly withdraws: WithdrawCourse) {}

  async run(): Promise<void> {
    // One that cannot be followed keeps no other from it.
    const failed: unknown[] = [];
    for (const { id, courseId } of await this.db.query<Live[]>(live, [null])) await this.db.transaction((tx) => this.follow(tx, id, courseId)).catch((error: unknown) => { failed.push(error); });
    if (failed.length > 0) throw new AggregateError(failed, `${failed.length} live rules of courses could not be followed`);
  }

  private async follow(tx: Tx, id: string, courseId: string): Promise<void> {
    await lockCourse(tx, courseId);
    const [audience] = await tx.query<Live[]>(live, [id]);
    if (audience === undefined) return;
    const by = await this.actors.of(audience.byId, tx);
    const movers = await this.audiences.movers(by, forCourse, audience.rule, await this.queries.members(id, tx), () => Promise.resolve(() => true), tx);
    if (movers.length === 0) return;
    const at = await takeRecordedAtOfAll(tx, movers.map((it) => it.id));
    const [joining, leaving] = (['joined', 'left'] as const).map((kind) => movers.filter((it) => it.kind === kind).map((it) => it.id)) as [string[], string[]];
    // Read under the locks: what somebody just began is not withdrawn.
    const withdrawn = audience.leavers === 'stay' || leaving.length === 0 ? new Set<string>() : await this.withdraws.within(tx, by, id, leaving, at);
    const assigned = joining.length === 0 ? new Map<string, string>() : (await this.asks.within(tx, by, { ...audience, id: newId(), audienceId: id, people: joining, at, days: await this.days(audience, joining, tx) })).assigned;
    await keepMoves(tx, id, movers.map((it) => ({ personId: it.id, kind: it.kind, because: it.because, at: at.get(it.id), assignmentId: assigned.get(it.id) ?? null, withdrawn: withdrawn.has(it.id), launched: false })));
    // Nobody did what a live rule does.
    await audit(tx, null, 'assignment.audience', null, { audienceId: id, joined: joining.length, left: leaving.length, withdrawn: withdrawn.size });
  }

  /** By which day each of these is asked. */
  private async days(audience: Live, personIds: readonly string[], tx: Tx): Promise<ReadonlyMap<string, Pick<PersonalDue, 'day' | 'passed'>>> {
    // A release that lost its day keeps nobody from being asked: it is due once that is said.
    const counted = await this.dueDays.of(personIds, audience, tx, 'no-day');
    const soonest = await this.workdays.dueDays(personIds, joinersWorkingDays, tx);
    return new Map(personIds.map((id) => {
      const [own, soon] = [counted.get(id) ?? null, soonest.get(id)];
      const day = courseJoinersDue(audience, own, soon?.day ?? '');
      return [id, { day, passed: (day === own?.day ? own?.passed : day === soon?.day ? soon?.passed : null) ?? [] }];
    }));
  }
}

import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { CoursesMove } from '@palier/contracts';
import { can, dueDay, dueFromAnother, personMove, reachesEveryone, type Actor, type CourseMove, type PassedOver } from '@palier/domain';
import { CoursesQueries } from '#courses';
import { PeopleQueries } from '#people';
import { auditAll, Database, Jobs, newId, takeRecordedAtOfAll, type Reader, type Tx } from '#platform';
import { DayFollowers, type DaySaid } from '#releases';
import { RecordLook } from '#trust';
import { WorkdaysQueries } from '#workdays';
import { countedFrom, type OpenCounted } from './counted-from.js';
import { keepDaysInstead } from './days-instead.js';

interface Asked extends OpenCounted { readonly batchId: string; readonly deedId: string; readonly courseId: string; readonly by: string; readonly at: Date }
interface Ahead extends Asked { readonly to: string; readonly passed: readonly PassedOver[]; readonly past: boolean }
/** A course that was asked together, or by one rule, and counts from the release: what another day of that does to everybody of whom it is open. */
export interface CourseAhead extends CourseMove { readonly courseId: string; readonly by: string; readonly at: Date; readonly days: number; readonly open: readonly Ahead[] }

/** SQL: what is open of courses that count from release $1. */
const asked = countedFrom('b.due_release_id = $1', `b.id as "batchId", coalesce(c.id, b.id) as "deedId", a.course_id as "courseId", q.display_name as by, coalesce(c.recorded_at, b.recorded_at) as at`, 'at, "deedId", a.id');

/** People of one course that a preview names. */
const most = 100;

/** Courses that are due so many working days from a release go along with it, whoever says its day: each person’s is counted anew, and who has another one is told once. */
@Injectable()
export class GoWithRelease implements OnModuleInit {
  constructor(private readonly db: Database, private readonly followers: DayFollowers, private readonly workdays: WorkdaysQueries, private readonly courses: CoursesQueries, private readonly people: PeopleQueries, private readonly looks: RecordLook, private readonly jobs: Jobs) {}

  onModuleInit(): void {
    this.followers.follow({ any: async (reader, releaseId) => (await reader.query<unknown[]>(`select 1 from (${asked}) it join release_now r on r.id = $1 where r.on_day is not null limit 1`, [releaseId])).length > 0, goAlong: (tx, said) => this.within(tx, said) });
  }

  /** What another day would do, by course. Four queries. */
  async ahead(releaseId: string, on: string, reader: Reader = this.db): Promise<CourseAhead[]> {
    const open = await reader.query<Asked[]>(asked, [releaseId]);
    const days = open.length === 0 ? new Map<string, never>() : await this.workdays.daysOf(new Map(open.map((it) => [it.personId, it.joinedOn !== null && it.joinedOn < on ? it.joinedOn : on])), reader);
    const counted = open.flatMap((it): Ahead[] => {
      const own = days.get(it.personId);
      if (own === undefined) return [];
      const { day, passed, past } = dueFromAnother(it, on, own, own.today);
      return [{ ...it, to: day, passed, past }];
    });
    return [...Map.groupBy(counted, (it) => it.deedId)].flatMap(([id, its]) => its.slice(0, 1).map(({ courseId, by, at, days: from }) => ({ id, courseId, by, at, days: from, open: its, people: its.map((it) => personMove(it.personId, [{ from: it.dueOn ?? '', to: it.to }])) })));
  }

  /** The same in names, as far as this reader follows people: whose day would be past first. Three queries and the looks, none where nothing counts from it. */
  async preview(by: Actor, courses: readonly CourseAhead[]): Promise<CoursesMove> {
    if (courses.length === 0) return [];
    const shown = new Map(courses.map(({ id, open }) => {
      const theirs = open.filter((it) => can(by, 'assignment.follow', { personId: it.personId }));
      return [id, [...theirs.filter((it) => it.past), ...theirs.filter((it) => !it.past)].slice(0, most)];
    }));
    const listed = [...shown.values()].flat();
    const titles = new Map((await this.courses.courses(by.personId, null)).map((it) => [it.courseId, it.title]));
    const names = await this.people.namesOf(listed.map((it) => it.personId));
    await (reachesEveryone(by, 'assignment.follow') ? this.looks.atEveryone(by, 'look.training') : this.looks.atAll(by, 'look.training', listed.map((it) => it.personId)));
    await this.looks.atAll(by, 'look.unavailability', listed.filter((it) => it.passed.length > 0).map((it) => it.personId));
    return courses.map((it) => ({
      id: it.id, course: { id: it.courseId, title: titles.get(it.courseId) ?? '' }, by: it.by, at: it.at.toISOString(), days: it.days, people: it.open.length, past: it.open.filter((one) => one.past).length,
      lines: (shown.get(it.id) ?? []).map((one) => ({ person: { id: one.personId, name: names.get(one.personId) ?? '' }, from: one.dueOn, dueOn: one.to, passed: [...one.passed], past: one.past })),
    }));
  }

  /** Within the transaction by which the day is said. */
  private async within(tx: Tx, { by, releaseId, on, deedId }: DaySaid): Promise<void> {
    const people = (await this.ahead(releaseId, on, tx)).flatMap((it) => it.open.map((one) => one.personId));
    if (people.length === 0) return;
    const at = await takeRecordedAtOfAll(tx, [...new Set(people)]);
    // Looked at again under the locks: what somebody just finished is not moved.
    const open = (await this.ahead(releaseId, on, tx)).flatMap((it) => it.open);
    // What is said of everybody: so many days of the week from it.
    const said = new Map(open.map((it) => [it.batchId, dueDay({ kind: 'workingDays', days: it.days, from: on }, anybody).day]));
    await tx.query('insert into assignment_batch_day (id, batch_id, due_on, recorded_at, recorded_by) select id, "batchId", "dueOn", palier_now(), $2 from jsonb_to_recordset($1) as it(id uuid, "batchId" uuid, "dueOn" date)', [JSON.stringify([...said].map(([batchId, dueOn]) => ({ id: newId(), batchId, dueOn }))), by.personId]);
    const moved = open.map((it) => ({ assignmentId: it.id, personId: it.personId, day: it.to, passed: it.passed, because: it.to === it.dueOn ? 'moved' as const : 'release' as const, at: at.get(it.personId) ?? null }));
    await keepDaysInstead(tx, by, deedId, moved);
    const others = moved.filter((it) => it.because === 'release');
    await auditAll(tx, by.personId, 'assignment.recount', [...Map.groupBy(others, (it) => it.personId)].map(([subjectId, own]) => ({ subjectId, detail: { deedId, releaseId, assignments: own.map((it) => ({ id: it.assignmentId, to: it.day })) } })));
    if (others.length > 0) await this.jobs.announce(tx, 'release.write', deedId);
  }
}

const anybody = { holidays: new Map<string, string>(), unavailable: [] };

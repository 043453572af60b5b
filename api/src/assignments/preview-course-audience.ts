import { Injectable } from '@nestjs/common';
import type { CourseAudiencePreview } from '@palier/contracts';
import { leavesOf, reachesEveryone, sealOfCourseAudience, type Actor, type AudienceRule, type CourseAsked, type CourseDue, type PersonalDue } from '@palier/domain';
import { AudienceQueries, tellsLevels, type Member } from '#audiences';
import { Database, Refusal, sha256, type Reader } from '#platform';
import { RecordLook } from '#trust';
import { AskForCourse } from './ask-for-course.js';
import { DueDaysQueries } from './due-days.queries.js';
import { finishedBy } from './unfinished.js';

export type CourseAudienceWish = CourseDue & { readonly rule: AudienceRule };
/** What a launch would do, as the facts are now, with whom each line of it is about. */
export interface PlannedAudience { readonly people: readonly CourseAsked[]; readonly members: ReadonlyMap<string, Member>; readonly due: ReadonlyMap<string, PersonalDue>; readonly seal: Buffer }

/** A rule asks for a course as itself: no release concerns anybody. */
export const forCourse = { action: 'assignment.assign', releaseId: null } as const;

/** People of one page; how many there are is said beside them. */
const page = 100;

/** Whom a rule would ask for a course, and by when: nothing is kept. */
@Injectable()
export class PreviewCourseAudience {
  constructor(private readonly db: Database, private readonly audiences: AudienceQueries, private readonly asks: AskForCourse, private readonly dueDays: DueDaysQueries, private readonly looks: RecordLook) {}

  async run(by: Actor, courseId: string, wish: CourseAudienceWish & { readonly after?: { readonly people?: string | undefined; readonly others?: string | undefined } | undefined }): Promise<CourseAudiencePreview> {
    const { people, members, due, seal } = await this.plan(by, courseId, wish, await this.audiences.of(by, forCourse, wish));
    const own = (it: CourseAsked): PersonalDue => due.get(it.personId) ?? { day: null, from: null, passed: [], past: false };
    const rank = (it: CourseAsked): number => (isUndated(wish) ? 2 : it.day === null ? 0 : own(it).past ? 1 : 2);
    const asked = people.filter((it) => it.state === 'asked');
    const sorted = [...asked].sort((a, b) => rank(a) - rank(b));
    const others = people.filter((it) => it.state !== 'asked');
    const [shown, beside] = [pageAfter(sorted, wish.after?.people), pageAfter(others, wish.after?.others)];
    await this.looks.atAll(by, 'look.unavailability', isUndated(wish) ? [] : shown.map((it) => it.personId));
    await this.looks.atAll(by, 'look.training', [...shown, ...beside].map((it) => it.personId));
    if (tellsLevels(leavesOf(wish.rule))) await (reachesEveryone(by, 'standing.read') ? this.looks.atEveryone(by, 'look.levels') : this.looks.atAll(by, 'look.levels', by.leads));
    const somebody = ({ personId }: CourseAsked) => { const it = members.get(personId); return { person: { id: personId, name: it?.name ?? '' }, because: [...(it?.because ?? [])] }; };
    const days = asked.flatMap((it) => it.day ?? []).sort();
    return {
      seen: seal.toString('hex'), asked: asked.length, done: people.filter((it) => it.state === 'done').length, open: people.filter((it) => it.state === 'open').length,
      earliest: days[0] ?? null, latest: days.at(-1) ?? null, without: isUndated(wish) ? 0 : asked.filter((it) => it.day === null).length, past: asked.filter((it) => own(it).past).length,
      people: shown.map((it) => ({ ...somebody(it), ...own(it), passed: [...own(it).passed] })), others: beside.map((it) => ({ ...somebody(it), state: it.state === 'done' ? 'done' as const : 'open' as const })),
      next: { people: nextOf(sorted, shown), others: nextOf(others, beside) }, names: await this.audiences.names([...shown, ...beside].flatMap((it) => members.get(it.personId)?.because ?? [])),
    };
  }

  /** What these people would be asked, by name. Within the caller’s transaction where one is given. @throws where the course is not there, or its day is past. */
  async plan(by: Actor, courseId: string, wish: CourseAudienceWish, audience: readonly Member[], reader: Reader = this.db): Promise<PlannedAudience> {
    const [course] = await reader.query<{ past: boolean }[]>('select coalesce($2::date < palier_today(), false) as past from course where id = $1', [courseId, wish.dueOn]);
    if (course === undefined) throw new Refusal('thing.not-found');
    if (course.past) throw new Refusal('assignment.day-is-past');
    const ids = audience.map((it) => it.id);
    const open = await this.asks.open(courseId, ids, reader);
    const asked = ids.filter((it) => !open.has(it));
    const done = new Set((await reader.query<{ id: string }[]>(finishedBy, [courseId, asked])).map((it) => it.id));
    const due = await this.dueDays.of(asked, { courseId, dueOn: wish.dueOn, dueIn: wish.dueIn, dueFrom: wish.dueFrom, releaseId: wish.releaseId }, reader);
    const people = ids.map((personId): CourseAsked => ({ personId, state: open.has(personId) ? 'open' : done.has(personId) ? 'done' : 'asked', day: due.get(personId)?.day ?? null }));
    return { people, members: new Map(audience.map((it) => [it.id, it])), due, seal: sha256(sealOfCourseAudience(people)) };
  }
}

const isUndated = (it: CourseDue): boolean => it.dueOn === null && it.dueIn === null;
function pageAfter(all: readonly CourseAsked[], after: string | undefined): readonly CourseAsked[] { const from = after === undefined ? 0 : all.findIndex((it) => it.personId === after) + 1; return all.slice(from, from + page); }
function nextOf(all: readonly CourseAsked[], shown: readonly CourseAsked[]): string | null { const last = shown.at(-1)?.personId; return last === undefined || last === all.at(-1)?.personId ? null : last; }

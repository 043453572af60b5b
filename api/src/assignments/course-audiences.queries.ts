import { Injectable } from '@nestjs/common';
import type { CourseAudienceLine, CourseAudiences } from '@palier/contracts';
import { can, reachesEveryone, type Actor } from '@palier/domain';
import { AudienceQueries, mayStill, tellsLevels } from '#audiences';
import { CoursesQueries } from '#courses';
import { Database, Refusal, type Reader, type Tx } from '#platform';
import { RecordLook } from '#trust';

type Row = Omit<CourseAudienceLine, 'course' | 'at'> & { readonly courseId: string; readonly at: Date; readonly total: number };

/** Rules that one answer shows; how many there are is said beside them. */
const most = 100;
const newest = 20;

/** SQL: rule `audience` of a course was ended. */
export const endedAudience = (audience: string): string => `exists (select from course_audience_end e where e.course_audience_id = ${audience}.id)`;
/** SQL: this person is in the audience of rule `audience`, as they moved last. */
export const isInAudience = (audience: string, person: string): string => `coalesce((select m.kind = 'joined' from course_audience_move m where m.course_audience_id = ${audience}.id and m.person_id = ${person} order by m.recorded_at desc limit 1), false)`;
/** SQL: in whose name rule `c` is followed: whoever took it over last, or launched it. */
export const followerOfCourse = `coalesce((select t.recorded_by from course_audience_takeover t where t.course_audience_id = c.id order by t.recorded_at desc, t.id desc limit 1), c.recorded_by)`;
/** SQL: whoever leads all these people leads everybody who is or was in the audience of rule `c`. */
const leadsEverybody = (people: string): string => `(exists (select from course_audience_move m where m.course_audience_id = c.id) and not exists (select from course_audience_move m where m.course_audience_id = c.id and m.person_id <> all(${people})))`;
/** Whom rules ask for a course is said one after the other. */
export const lockCourse = (tx: Tx, courseId: string): Promise<unknown> => tx.query('select pg_advisory_xact_lock(hashtextextended($1, 1))', [courseId]);

@Injectable()
export class CourseAudiencesQueries {
  constructor(private readonly db: Database, private readonly audiences: AudienceQueries, private readonly courses: CoursesQueries, private readonly looks: RecordLook) {}

  /** Rules by which courses are asked of the people this actor follows, or that are followed in their name: those that go on first, then the newest. Three queries and the looks, whatever their number. */
  async list(actor: Actor, courseId: string | null): Promise<CourseAudiences> {
    const everybody = reachesEveryone(actor, 'assignment.follow');
    const followed = everybody ? null : actor.leads.filter((personId) => can(actor, 'assignment.follow', { personId }));
    const rows = await this.db.query<Row[]>(`
      with here as (
        select m.*, p.display_name as name, row_number() over (partition by m.course_audience_id, m.person_id order by m.recorded_at desc) = 1 as newest
        from course_audience_move m join person p on p.id = m.person_id left join departure d on d.person_id = p.id where ($1::uuid[] is null or m.person_id = any($1)) and (d.left_on is null or d.left_on > palier_today())),
      counted as (
        select course_audience_id as id, count(*) filter (where newest and kind = 'joined')::int as people, count(*) filter (where kind = 'joined' and not launched)::int as joined, count(*) filter (where kind = 'left')::int as left from here group by 1)
      select c.id, c.course_id as "courseId", c.rule, case when ${endedAudience('c')} then 'ended' when c.live then 'live' else 'frozen' end as state, c.leavers, p.display_name as by, c.recorded_at as at, t.words as reason,
        c.due_on::text as "dueOn", c.due_in as "dueIn", c.due_from as "dueFrom", c.due_release_id as "releaseId", (select s.name || ' ' || r.name from release_now r join support_scope s on s.id = r.product_id where r.id = c.due_release_id) as release,
        $4 or f.id = $2 or ${leadsEverybody('$5')} as mine, f.display_name as "followedBy", c.live and not ${endedAudience('c')} and not ${mayStill('assignment.assign', 'f.id')} as orphaned, coalesce(n.people, 0) as people, coalesce(n.joined, 0) as joined, coalesce(n.left, 0) as left, count(*) over ()::int as total,
        (select coalesce(jsonb_agg(jsonb_build_object('person', jsonb_build_object('id', it.person_id, 'name', it.name), 'kind', it.kind, 'at', it.recorded_at, 'dueOn', it.due_on, 'withdrawn', it.withdrawn, 'because', it.because) order by it.recorded_at desc, it.name, it.person_id), '[]')
          from (select h.*, a.due_on from here h left join assignment a on a.id = h.assignment_id where h.course_audience_id = c.id and not h.launched order by h.recorded_at desc, h.name, h.person_id limit ${newest}) it) as moves
      from course_audience c join person p on p.id = c.recorded_by join fact_text t on t.id = c.reason_id join person f on f.id = ${followerOfCourse} left join counted n on n.id = c.id
      where ($1::uuid[] is null or n.id is not null or c.recorded_by = $2 or f.id = $2) and ($3::uuid is null or c.course_id = $3) order by ${endedAudience('c')}, c.recorded_at desc, c.id limit ${most}`, [followed, actor.personId, courseId, reachesEveryone(actor, 'assignment.end'), actor.leads]);
    if (rows.length === 0) return { audiences: [], total: 0, names: [] };
    const titles = new Map((await this.courses.courses(actor.personId, null)).map((it) => [it.courseId, it.title]));
    const moves = rows.flatMap((it) => it.moves);
    await (everybody ? this.looks.atEveryone(actor, 'look.training') : this.looks.atAll(actor, 'look.training', moves.map((it) => it.person.id)));
    await this.looks.atAll(actor, 'look.levels', moves.filter((it) => tellsLevels(it.because.map((one) => one.leaf))).map((it) => it.person.id));
    const audiences = rows.map(({ courseId: id, at, total: _, ...it }): CourseAudienceLine => ({
      ...it, course: { id, title: titles.get(id) ?? '' }, at: at.toISOString(), moves: it.moves.map((one) => ({ ...one, at: new Date(one.at).toISOString() })),
    }));
    return { audiences, total: rows[0]?.total ?? 0, names: await this.audiences.names(moves.flatMap((it) => it.because), ...rows.map((it) => it.rule)) };
  }

  /** A rule that is to be ended, one hand at a time. @throws where it is not there, or not this actor’s: whoever follows it, whoever leads everybody in it, and HR. */
  async take(tx: Tx, by: Actor, audienceId: string): Promise<{ courseId: string; ended: boolean }> {
    const [found] = await tx.query<{ courseId: string }[]>('select course_id as "courseId" from course_audience where id = $1', [audienceId]);
    if (found === undefined) throw new Refusal('thing.not-found');
    await lockCourse(tx, found.courseId);
    const [audience] = await tx.query<{ mine: boolean; ended: boolean }[]>(`select $2 or ${followerOfCourse} = $3 or ${leadsEverybody('$4')} as mine, ${endedAudience('c')} as ended from course_audience c where c.id = $1`, [audienceId, reachesEveryone(by, 'assignment.end'), by.personId, by.leads]);
    if (audience?.mine !== true) throw new Refusal('thing.not-found');
    return { courseId: found.courseId, ended: audience.ended };
  }

  /** Everybody who is or was in the audience of a rule. One query. */
  async members(audienceId: string, reader: Reader = this.db): Promise<Map<string, boolean>> {
    const rows = await reader.query<{ personId: string; isIn: boolean }[]>(`
      select distinct on (person_id) person_id as "personId", kind = 'joined' as "isIn" from course_audience_move where course_audience_id = $1 order by person_id, recorded_at desc`, [audienceId]);
    return new Map(rows.map((it) => [it.personId, it.isIn]));
  }
}

import { stuckDays } from '@palier/domain';
import { counts, withdrawn } from './unfinished.js';

/** So many required trainings at a time. */
export const page = 50;

/** One place in the list of required trainings, with the figures of the whole list: without an id where the page is empty. */
export interface Found { readonly id: string | null; readonly place: string | null; readonly total: number; readonly counts: Record<'late' | 'notOpened' | 'stuck' | 'inProgress' | 'done' | 'waived', number> }

/**
 * The order of required trainings by the rule of `assignmentStatus`, said again in SQL, so that fifty of ten thousand lines are read and not all of them;
 * the laws of both are held together in `assignments.spec.ts`. Parameters: people, name, courses whose title the search finds, filter, then the place after which to go on.
 */
const places = (among: string, of: string) => `
  with clock as materialized (select palier_now() as now, palier_today() as today),
    asked as (select a.id, a.person_id, a.course_id, a.batch_id, a.due_on, a.recorded_at from assignment a where ${among} and not ${withdrawn}),
    newest as (select course_id, max(number) as number from course_version group by 1),
    units as (select course_version_id, count(*) as of from unit_version group by 1),
    did as (select x.person_id, x.course_version_id, count(*) as done, max(x.recorded_at) as moved from unit_done x join unit_version u on u.course_version_id = x.course_version_id and u.unit_id = x.unit_id ${of} group by 1, 2),
    opened as (
      select x.person_id, v.course_id, v.number, d.done >= u.of as finished, min(x.recorded_at) over (partition by x.person_id, v.course_id order by v.number rows between 1 following and unbounded following) as newer_at
      from course_opening x join course_version v on v.id = x.course_version_id left join units u on u.course_version_id = v.id left join did d on d.person_id = x.person_id and d.course_version_id = v.id ${of}),
    followed as (select person_id, course_id, max(number) as number from opened group by 1, 2),
    ended as (select a.id, max(o.number) as number from asked a join opened o on o.person_id = a.person_id and o.course_id = a.course_id where o.finished and coalesce(o.newer_at > a.recorded_at, true) group by 1),
    parts as (
      select a.id, count(distinct s.unit_id) filter (where v.id is not null or n.unit_id is null) as of, count(distinct s.unit_id) filter (where v.id is not null) as done, max(c.recorded_at) filter (where v.id is not null) as moved, min(s.since) as since, bool_or(s.again_after is not null) as again
      from asked a join assignment_unit s on s.assignment_id = a.id left join assignment_unit_end n on n.assignment_id = s.assignment_id and n.unit_id = s.unit_id
      left join unit_passed c on c.person_id = a.person_id and c.unit_id = s.unit_id and ${counts} left join course_version v on v.id = c.course_version_id and v.number >= s.since group by 1),
    days as (select distinct on (batch_id) batch_id, due_on from assignment_batch_day order by batch_id, recorded_at desc, id desc),
    later as (select e.assignment_id, max(e.wished_on) as until from extension_request e join extension_answer n on n.request_id = e.id and n.decision = 'granted' group by 1),
    own as (select distinct on (assignment_id, instead_of) assignment_id, instead_of, due_on from assignment_day order by assignment_id, instead_of, recorded_at desc, id desc),
    facts as (
      select a.id, coalesce(y.due_on, greatest(l.until, coalesce(m.due_on, a.due_on))) as due, w.assignment_id is not null as waived, p.time_zone as zone,
        case when part.id is null then f.number is not null else part.done > 0 or (not part.again and coalesce(f.number >= part.since, false)) end as opened,
        case when part.id is null then coalesce(u.of, 0) > 0 and coalesce(d.done, 0) >= u.of else part.done >= part.of end as finished,
        case when part.id is null then greatest(o.recorded_at, d.moved) else greatest(case when f.number >= part.since and not part.again then o.recorded_at end, part.moved) end as moved
      from asked a join person p on p.id = a.person_id join newest n on n.course_id = a.course_id left join followed f on f.person_id = a.person_id and f.course_id = a.course_id left join parts part on part.id = a.id left join ended e on e.id = a.id
      join course_version v on v.course_id = a.course_id and v.number = coalesce(case when part.id is null then e.number end, f.number, n.number) left join units u on u.course_version_id = v.id left join course_opening o on o.person_id = a.person_id and o.course_version_id = v.id
      left join did d on d.person_id = a.person_id and d.course_version_id = v.id left join later l on l.assignment_id = a.id left join days m on m.batch_id = a.batch_id left join own y on y.assignment_id = a.id and y.instead_of is not distinct from greatest(l.until, coalesce(m.due_on, a.due_on)) left join assignment_waiver w on w.assignment_id = a.id left join departure g on g.person_id = a.person_id
      where (g.left_on is null or g.left_on > (select today from clock)) and (part.id is null or part.of > 0) and ($2::text is null or p.display_name ilike $2 or a.course_id = any($3::uuid[]))),
    stated as (
      select id, due, case when waived then 'waived' when finished then 'done' when opened then 'inProgress' else 'notOpened' end as state,
        not waived and not finished and due is not null and now >= (due + 1)::timestamp at time zone zone as late, not waived and not finished and opened and moved is not null and now - moved >= interval '${stuckDays * 24} hours' as stuck
      from facts cross join clock),
    lines as materialized (select id, state, late, stuck, case when late then 0 when stuck then 1 when state in ('notOpened', 'inProgress') then 2 else 3 end as rank, coalesce(due, '9999-12-31') as due, case when state = 'inProgress' then 0 else 1 end as begun from stated),
    wanted as (select * from lines where case $4::text when 'late' then late when 'stuck' then stuck else $4 is null or state = $4 end)
  select it.id, it.place, c.counts, (select count(*)::int from wanted) as total
  from (select jsonb_build_object('late', count(*) filter (where late), 'stuck', count(*) filter (where stuck), 'notOpened', count(*) filter (where state = 'notOpened'), 'inProgress', count(*) filter (where state = 'inProgress'), 'done', count(*) filter (where state = 'done'), 'waived', count(*) filter (where state = 'waived')) as counts from lines) c
  left join lateral (
    select id, concat_ws('~', rank, to_char(due, 'YYYY-MM-DD'), begun, id) as place, rank, due, begun from wanted where $5::int is null or (rank, due, begun, id) > ($5::int, $6::date, $7::int, $8::uuid)
    order by rank, due, begun, id limit ${page + 1}) it on true
  order by it.rank, it.due, it.begun, it.id`;

export const placesOf = places('a.person_id = any($1::uuid[])', 'where x.person_id = any($1::uuid[])');
/** Of everybody: read once through, instead of person by person. */
export const placesOfEverybody = places('$1::uuid[] is null', '');

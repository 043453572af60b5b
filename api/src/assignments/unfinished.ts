/** SQL: what was done, `c`, counts for what is asked, `s`: what is asked again is passed again after that. */
export const counts = `c.again = (s.again_after is not null) and c.recorded_at > coalesce(s.again_after, '-infinity')`;

/** SQL: what was done, `c`, was done in an older version and kept in this one. */
export const kept = `(exists (select from unit_completion k where not c.again and k.person_id = c.person_id and k.course_version_id = c.course_version_id and k.unit_id = c.unit_id and k.kept_from is not null)
  or exists (select from checklist_completion_kept k where k.person_id = c.person_id and k.course_version_id = c.course_version_id and k.unit_id = c.unit_id and k.recorded_at = c.recorded_at))`;

/** SQL: what of assignment `a` is asked where not all of its course is, and when each part of it was done; without parts, all of its course is asked. What is asked no more counts only where it was done. */
export const parts = `
  lateral (select count(*) filter (where d.at is not null or n.unit_id is null)::int as of, count(d.at)::int as done, max(d.at) as moved, min(s.since) as since, count(*) as parts, bool_or(s.again_after is not null) as again
    from assignment_unit s left join assignment_unit_end n on n.assignment_id = s.assignment_id and n.unit_id = s.unit_id
    left join lateral (select max(c.recorded_at) as at from unit_passed c join course_version x on x.id = c.course_version_id where c.person_id = a.person_id and c.unit_id = s.unit_id and x.number >= s.since and ${counts}) d on true
    where s.assignment_id = a.id)`;

/** SQL: the person of assignment `a` did all of course version `v`, which was the newest that they had opened when it was asked, or a newer one. */
export const finished = `
  not exists (select from unit_version u where u.course_version_id = v.id and not exists (select from unit_done c where c.person_id = a.person_id and c.course_version_id = u.course_version_id and c.unit_id = u.unit_id))
  and not exists (select from course_opening n join course_version w on w.id = n.course_version_id where n.person_id = a.person_id and w.course_id = a.course_id and w.number > v.number and n.recorded_at <= a.recorded_at)`;

/** SQL: assignment `a` is asked no more, since its person left the audience of a rule, or the rule was ended. */
export const withdrawn = 'exists (select from assignment_end z where z.assignment_id = a.id)';

/**
 * SQL: the person of assignment `a` finished no version of its course; where parts of it are asked alone, one of those is not done. What is asked no more is not open.
 * Whoever had finished goes on in a newer version without being late again with what was asked before: what changed is asked by a campaign.
 */
export const unfinished = `
  not ${withdrawn} and case when exists (select from assignment_unit s where s.assignment_id = a.id)
    then exists (select from assignment_unit s left join assignment_unit_end n on n.assignment_id = s.assignment_id and n.unit_id = s.unit_id where s.assignment_id = a.id and n.unit_id is null
          and not exists (select from unit_passed c join course_version x on x.id = c.course_version_id where c.person_id = a.person_id and c.unit_id = s.unit_id and x.number >= s.since and ${counts}))
    else not exists (select from course_opening o join course_version v on v.id = o.course_version_id and v.course_id = a.course_id where o.person_id = a.person_id and ${finished}) end`;

/** SQL: of these people ($2), those who finished a version of the course ($1): asked for it now, they would have done it. */
export const finishedBy = `
  select a.person_id as id from (select p.id as person_id, $1::uuid as course_id, palier_now() as recorded_at from unnest($2::uuid[]) p(id)) a
  where exists (select from course_opening o join course_version v on v.id = o.course_version_id and v.course_id = a.course_id where o.person_id = a.person_id and ${finished})`;

/** SQL: the day that was said of assignment `a`: as its plan says it last, or a later one that was granted (`until`). */
export const saidDay = (until: string, first = 'a.due_on'): string => `greatest(${until}, coalesce((select m.due_on from assignment_batch_day m where m.batch_id = a.batch_id order by m.recorded_at desc, m.id desc limit 1), ${first}))`;

/** SQL: what assignment `a` is due on instead of that day (or of none), where that would be a day off of its person or what it counts from is on another day, as it was said last. */
export const ownDay = (until: string): string => `(select y from assignment_day y where y.assignment_id = a.id and y.instead_of is not distinct from ${saidDay(until)} order by y.recorded_at desc, y.id desc limit 1)`;

/** SQL: what assignment `a` was counted to last instead of that day, once the hire of its person was said. */
export const hireDay = (said: string): string => `(select h.due_on from assignment_day h where h.assignment_id = a.id and h.because = 'hire' and h.instead_of is not distinct from ${said} order by h.recorded_at desc, h.id desc limit 1)`;

/** SQL: the day on which assignment `a` is due. */
export const dueDay = (until: string): string => `coalesce((${ownDay(until)}).due_on, ${saidDay(until)})`;

/** SQL: the latest day that was granted of assignment `a`. */
export const grantedDay = `(select max(g.wished_on) from extension_request g join extension_answer n on n.request_id = g.id and n.decision = 'granted' where g.assignment_id = a.id)`;

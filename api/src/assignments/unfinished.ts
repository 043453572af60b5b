/** SQL: what was done, `c`, counts for what is asked, `s`: what is asked again is passed again after that. */
export const counts = `c.again = (s.again_after is not null) and c.recorded_at > coalesce(s.again_after, '-infinity')`;

/** SQL: what of assignment `a` is asked where not all of its course is, and when each part of it was done; without parts, all of its course is asked. What is asked no more counts only where it was done. */
export const parts = `
  lateral (select count(*) filter (where d.at is not null or n.unit_id is null)::int as of, count(d.at)::int as done, max(d.at) as moved, min(s.since) as since, count(*) as parts, bool_or(s.again_after is not null) as again
    from assignment_unit s left join assignment_unit_end n on n.assignment_id = s.assignment_id and n.unit_id = s.unit_id
    left join lateral (select max(c.recorded_at) as at from unit_passed c join course_version x on x.id = c.course_version_id where c.person_id = a.person_id and c.unit_id = s.unit_id and x.number >= s.since and ${counts}) d on true
    where s.assignment_id = a.id)`;

/** SQL: an activity of the course of assignment `a`, in the version that its person follows, is not done; where parts of it are asked alone, one of those. */
export const unfinished = `
  case when exists (select from assignment_unit s where s.assignment_id = a.id)
    then exists (select from assignment_unit s left join assignment_unit_end n on n.assignment_id = s.assignment_id and n.unit_id = s.unit_id where s.assignment_id = a.id and n.unit_id is null
          and not exists (select from unit_passed c join course_version x on x.id = c.course_version_id where c.person_id = a.person_id and c.unit_id = s.unit_id and x.number >= s.since and ${counts}))
    else exists (select from unit_version u join lateral (select v.id from course_version v left join course_opening o on o.course_version_id = v.id and o.person_id = a.person_id where v.course_id = a.course_id order by (o.person_id is not null) desc, v.number desc limit 1) v on v.id = u.course_version_id
          where not exists (select from unit_done c where c.person_id = a.person_id and c.course_version_id = u.course_version_id and c.unit_id = u.unit_id)) end`;

/** SQL: the day of assignment `a`: as its plan says it last, or a later one that was granted (`until`). */
export const dueDay = (until: string): string => `greatest(${until}, coalesce((select m.due_on from assignment_batch_day m where m.batch_id = a.batch_id order by m.recorded_at desc, m.id desc limit 1), a.due_on))`;

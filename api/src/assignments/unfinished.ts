/** SQL: an activity of the course of assignment `a`, in the version that its person follows, is not done. */
export const unfinished = `
  exists (select from unit_version u join lateral (select v.id from course_version v left join course_opening o on o.course_version_id = v.id and o.person_id = a.person_id where v.course_id = a.course_id order by (o.person_id is not null) desc, v.number desc limit 1) v on v.id = u.course_version_id
          where not exists (select from unit_done c where c.person_id = a.person_id and c.course_version_id = u.course_version_id and c.unit_id = u.unit_id))`;

/** What an activity (`u` of the version `v`), a course (`v`) or a question (`x`) is called for a reader (`me`), in their language where it has it. */
export const unitTitle = `lateral (select t.title, t.locale from unit_text t where t.course_version_id = v.id and t.unit_id = u.unit_id and t.locale in (v.source_locale, me.locale) order by (t.locale = me.locale) desc, t.revision desc limit 1)`;
export const courseTitle = `lateral (select t.title, t.locale from course_text t where t.course_version_id = v.id and t.locale in (v.source_locale, me.locale) order by (t.locale = me.locale) desc, t.revision desc limit 1)`;
export const questionTitle = `lateral (select t.content->>'prompt' as title, t.locale from question_version q join question_text t on t.question_version_id = q.id where q.question_id = x.question_id and t.locale in (q.source_locale, me.locale) order by q.number desc, (t.locale = me.locale) desc, t.revision desc limit 1)`;
/** The newest version of each course. */
export const newest = 'select distinct on (course_id) id, course_id, source_locale from course_version order by course_id, number desc';

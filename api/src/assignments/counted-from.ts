import type { CountedFrom } from '@palier/domain';
import { dueDay, grantedDay, unfinished } from './unfinished.js';

/** What is open of somebody and counts from another day. */
export interface OpenCounted extends CountedFrom { readonly id: string; readonly personId: string }

/** SQL: what is open of batches `b` and people `p` of whom this holds, each with how it is counted and by which day it is due now, and more of it and of the rule `c` that asks it. */
export const countedFrom = (holds: string, more: string, order: string): string => `
  select a.id, a.person_id as "personId", b.due_in as days, case when c.recorded_at <> b.recorded_at then (a.recorded_at at time zone p.time_zone)::date::text end as "joinedOn", ${grantedDay}::text as granted, ${dueDay(grantedDay)}::text as "dueOn", ${more}
  from assignment_batch b join assignment a on a.batch_id = b.id join person p on p.id = a.person_id join person q on q.id = b.recorded_by
  left join course_audience c on c.id = b.course_audience_id left join assignment_waiver w on w.assignment_id = a.id left join departure d on d.person_id = a.person_id
  where ${holds} and w.assignment_id is null and (d.left_on is null or d.left_on > palier_today()) and ${unfinished} order by ${order}`;

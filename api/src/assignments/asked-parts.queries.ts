import { Injectable } from '@nestjs/common';
import type { AskedParts } from '@palier/contracts';
import { Database } from '#platform';
import { counts } from './unfinished.js';

/** Of courses of which parts alone are asked: what is left of them, whatever was done of the course before. */
@Injectable()
export class AskedPartsQueries {
  constructor(private readonly db: Database) {}

  /** Of these assignments of one person those that ask parts alone: how long what is left takes, which of it comes first in the version that they are in, and whether the rest is in a newer one. One query. */
  async of(assignmentIds: readonly string[]): Promise<ReadonlyMap<string, AskedParts>> {
    const rows = await this.db.query<{ assignmentId: string; unitId: string; title: string; minutes: number; here: boolean; left: boolean }[]>(`
      select s.assignment_id as "assignmentId", s.unit_id as "unitId", t.title, u.minutes, u.course_version_id = mine.id as here, n.unit_id is null
          and not exists (select from unit_passed c join course_version x on x.id = c.course_version_id where c.person_id = a.person_id and c.unit_id = s.unit_id and x.number >= s.since and ${counts}) as left
      from assignment_unit s join assignment a on a.id = s.assignment_id join person p on p.id = a.person_id left join assignment_unit_end n on n.assignment_id = s.assignment_id and n.unit_id = s.unit_id
      join lateral (select v.id from course_version v left join course_opening o on o.course_version_id = v.id and o.person_id = a.person_id where v.course_id = a.course_id order by (o.person_id is not null) desc, v.number desc limit 1) mine on true
      join lateral (select u.minutes, u.position, u.course_version_id from unit_version u join course_version v on v.id = u.course_version_id where u.unit_id = s.unit_id and v.course_id = a.course_id order by (v.id = mine.id and v.number >= s.since) desc, v.number desc limit 1) u on true
      join lateral (select t.title from unit_text t where t.course_version_id = u.course_version_id and t.unit_id = s.unit_id order by (t.locale = p.locale) desc, t.revision desc limit 1) t on true
      where s.assignment_id = any($1) order by u.position, s.unit_id`, [assignmentIds]);
    return new Map([...Map.groupBy(rows, (it) => it.assignmentId)].map(([id, all]) => {
      const left = all.filter((it) => it.left);
      const first = left.find((it) => it.here);
      return [id, { minutesLeft: left.reduce((sum, it) => sum + it.minutes, 0), next: first === undefined ? null : { unitId: first.unitId, title: first.title }, newer: left.some((it) => !it.here) }];
    }));
  }
}

import { Injectable } from '@nestjs/common';
import type { UnitKind } from '@palier/contracts';
import { testedOut, type UnitKnown } from '@palier/domain';
import { Database, type Reader } from '#platform';
import { CoursesQueries } from './courses.queries.js';

const nothing: ReadonlyMap<string, readonly string[]> = new Map();

/** Of which activities a quiz of a newer version frees somebody who passes it: what changed, in the words of the versions themselves. */
@Injectable()
export class TestOutQueries {
  constructor(private readonly db: Database, private readonly courses: CoursesQueries) {}

  /** For each person in a course version, by quiz, what passing it shows that they know; quizzes that show nothing are left out. Two queries, one where nobody did a quiz of these courses in an older version. */
  async freed(asked: readonly { readonly personId: string; readonly courseVersionId: string }[], reader: Reader = this.db): Promise<(personId: string, courseVersionId: string) => ReadonlyMap<string, readonly string[]>> {
    const rows = await reader.query<{ personId: string; versionId: string; unitId: string; kind: UnitKind; provenIn: number; before: { id: string; number: number; cosmetic: boolean }[] }[]>(`
      with asked as (select distinct x."personId" as person_id, v.id, v.course_id, v.number from jsonb_to_recordset($1) as x("personId" uuid, "courseVersionId" uuid) join course_version v on v.id = x."courseVersionId"
        where exists (select from unit_done d join unit_version q on q.course_version_id = d.course_version_id and q.unit_id = d.unit_id and q.kind = 'quiz' join course_version w on w.id = d.course_version_id where d.person_id = x."personId" and w.course_id = v.course_id and w.number < v.number))
      select v.person_id as "personId", v.id as "versionId", u.unit_id as "unitId", u.kind,
        coalesce((select max(w.number) from unit_done d join course_version w on w.id = d.course_version_id where d.person_id = v.person_id and d.unit_id = u.unit_id and w.course_id = v.course_id and (w.number < v.number or u.kind <> 'quiz')), 0)::int as "provenIn",
        (select jsonb_agg(jsonb_build_object('id', w.id, 'number', w.number, 'cosmetic', w.change_class = 'cosmetic')) from course_version w where w.course_id = v.course_id and w.number <= v.number) as before
      from asked v join unit_version u on u.course_version_id = v.id order by v.person_id, v.id, u.position`, [JSON.stringify(asked)]);
    if (rows.length === 0) return () => nothing;
    const versions = new Map(rows.flatMap((it) => it.before.map((one) => [one.id, one] as const)));
    const made = new Map<string, number[]>();
    for (const it of await this.courses.changedUnits([...versions.values()].filter((one) => !one.cosmetic).map((one) => one.id), reader)) made.set(it.unitId, [...(made.get(it.unitId) ?? []), versions.get(it.courseVersionId)?.number ?? 0]);
    const known = new Map([...Map.groupBy(rows, (it) => `${it.personId}/${it.versionId}`)].map(([key, its]) => {
      const newest = Math.max(...(its[0]?.before ?? []).map((it) => it.number));
      const units = its.map((it): UnitKnown => ({ unitId: it.unitId, kind: it.kind, provenIn: it.provenIn, changedIn: Math.max(0, ...(made.get(it.unitId) ?? []).filter((number) => number <= newest)) }));
      return [key, new Map(units.flatMap((it) => { const freed = testedOut(units, it.unitId); return freed.length === 0 ? [] : [[it.unitId, freed] as const]; }))] as const;
    }));
    return (personId, courseVersionId) => known.get(`${personId}/${courseVersionId}`) ?? nothing;
  }
}

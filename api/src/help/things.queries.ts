import { Injectable } from '@nestjs/common';
import type { HelpThing } from '@palier/contracts';
import type { Level } from '@palier/domain';
import { Database, Refusal, type Reader } from '#platform';

/** A thing in the version somebody sees, with who published that version; `key` is the same for all versions of it. */
export interface Published { readonly thing: HelpThing; readonly key: string; readonly publisherId: string | null }
/** The questions of an attempt, and whose it is. */
export interface Sitting { readonly personId: string; readonly open: boolean; readonly things: readonly Published[] }

@Injectable()
export class ThingsQueries {
  constructor(private readonly db: Database) {}

  /** An activity in a version. @throws where there is none. */
  async unit(courseVersionId: string, unitId: string, reader: Reader = this.db): Promise<Published> {
    const [row] = await reader.query<{ publisherId: string | null }[]>('select v.published_by as "publisherId" from unit_version u join course_version v on v.id = u.course_version_id where u.course_version_id = $1 and u.unit_id = $2', [courseVersionId, unitId]);
    if (row === undefined) throw new Refusal('thing.not-found');
    return { thing: { about: 'unit', courseVersionId, unitId }, key: unitId, publisherId: row.publisherId };
  }

  /** The questions that an attempt asks, in its order. @throws where there is no such attempt. */
  async attempt(attemptId: string, reader: Reader = this.db): Promise<Sitting> {
    const rows = await reader.query<{ personId: string; open: boolean; questionVersionId: string; questionId: string; publisherId: string | null }[]>(`
      select a.person_id as "personId", s.attempt_id is null as open, v.id as "questionVersionId", v.question_id as "questionId", v.published_by as "publisherId"
      from attempt a join attempt_question q on q.attempt_id = a.id join question_version v on v.id = q.question_version_id left join attempt_submission s on s.attempt_id = a.id where a.id = $1 order by q.position`, [attemptId]);
    const [first] = rows;
    if (first === undefined) throw new Refusal('thing.not-found');
    return { personId: first.personId, open: first.open, things: rows.map((it) => ({ thing: { about: 'question', attemptId, questionVersionId: it.questionVersionId }, key: it.questionId, publisherId: it.publisherId })) };
  }

  /** The levels of a competency as they are worded today, by its sheet or by the company. @throws where there is no such competency. */
  async levels(competencyId: string, reader: Reader = this.db): Promise<Published[]> {
    const rows = await reader.query<{ level: Level | null; frameworkVersionId: string; companyLevelsId: string | null; publisherId: string | null }[]>(`
      select l.level, v.id as "frameworkVersionId", case when c.has_levels then null else own.id end as "companyLevelsId", case when c.has_levels then v.published_by else own.published_by end as "publisherId"
      from (select v.id, v.published_by from framework_version v join competency k on k.framework_id = v.framework_id where k.id = $1 order by v.number desc limit 1) v
      join framework_version_competency c on c.framework_version_id = v.id and c.competency_id = $1
      left join lateral (select o.id, o.published_by from company_levels o where o.competency_id = $1 order by o.number desc limit 1) own on true
      left join generate_series(1, 4) as l(level) on c.has_levels or own.id is not null order by l.level`, [competencyId]);
    if (rows.length === 0) throw new Refusal('thing.not-found');
    return rows.flatMap(({ level, publisherId, ...version }) => (level === null ? [] : [{ thing: { about: 'level' as const, competencyId, level, ...version }, key: `${competencyId}/${level}`, publisherId }]));
  }

  /** Whether a level was ever worded so, and by whom: what was seen a moment ago may have been reworded since. */
  async level(thing: Extract<HelpThing, { about: 'level' }>, reader: Reader = this.db): Promise<Published> {
    const [row] = await reader.query<{ publisherId: string | null }[]>(`
      select coalesce(own.published_by, v.published_by) as "publisherId" from framework_version_competency c join framework_version v on v.id = c.framework_version_id
      left join company_levels own on own.id = $3 and own.competency_id = c.competency_id
      where c.framework_version_id = $1 and c.competency_id = $2 and (own.id is not null or ($3::uuid is null and c.has_levels))`, [thing.frameworkVersionId, thing.competencyId, thing.companyLevelsId]);
    if (row === undefined) throw new Refusal('thing.not-found');
    return { thing, key: `${thing.competencyId}/${thing.level}`, publisherId: row.publisherId };
  }
}

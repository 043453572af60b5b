import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Actor } from '@palier/domain';
import { CoursesQueries, Publications, WordingOnly } from '#courses';
import { audit, Database, newId, Refusal, type Tx } from '#platform';
import { takeRelease } from './take-release.js';

/** A published version of a course teaches a release. Of the activities that it changed, those that ask are learnt again by whoever knew them; the others are of wording only. What was edited for a release teaches it once it is published: all that it changed asks. */
@Injectable()
export class TeachRelease implements OnModuleInit {
  constructor(private readonly db: Database, private readonly courses: CoursesQueries, private readonly publications: Publications, private readonly wording: WordingOnly) {}

  onModuleInit(): void {
    this.wording.say((courseVersionIds, reader) => reader.query(`
      select t.course_version_id as "courseVersionId", u.unit_id as "unitId" from release_teaching t join release_teaching_unit u on u.teaching_id = t.id left join release_teaching_end e on e.teaching_id = t.id where t.course_version_id = any($1) and e.teaching_id is null and not u.asks`, [courseVersionIds]));
    this.publications.hear(async (tx, { publisher, courseVersionId, forRelease }) => {
      const changed = (await this.courses.changedUnits([courseVersionId], tx)).map((it) => it.unitId);
      // A course that is called otherwise, and says the same, teaches nothing new.
      if (changed.length > 0) await this.within(tx, publisher, forRelease, { id: newId(), courseVersionId, asks: changed });
    });
  }

  run(by: Actor, releaseId: string, wish: { readonly id: string; readonly courseVersionId: string; readonly asks: readonly string[] }): Promise<{ id: string }> {
    return this.db.transaction((tx) => this.within(tx, by, releaseId, wish));
  }

  private async within(tx: Tx, by: Actor, releaseId: string, wish: { readonly id: string; readonly courseVersionId: string; readonly asks: readonly string[] }): Promise<{ id: string }> {
    const release = await takeRelease(tx, releaseId);
    await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [wish.courseVersionId]);
    const [same] = await tx.query<{ id: string; releaseId: string }[]>('select t.id, t.release_id as "releaseId" from release_teaching t left join release_teaching_end e on e.teaching_id = t.id where t.course_version_id = $1 and e.teaching_id is null', [wish.courseVersionId]);
    if (same !== undefined) { if (same.releaseId === releaseId) return { id: same.id }; throw new Refusal('release.taught-elsewhere'); }
    const changed = (await this.courses.changedUnits([wish.courseVersionId], tx)).map((it) => it.unitId);
    if (changed.length === 0) throw new Refusal('release.nothing-changed');
    if (wish.asks.some((it) => !changed.includes(it))) throw new Refusal('thing.not-found');
    const made = await tx.query<unknown[]>('insert into release_teaching (id, release_id, course_version_id, recorded_at, recorded_by) values ($1, $2, $3, palier_now(), $4) on conflict do nothing returning id', [wish.id, releaseId, wish.courseVersionId, by.personId]);
    if (made.length === 0) throw new Refusal('id.taken');
    await tx.query('insert into release_teaching_unit (teaching_id, unit_id, asks) select $1, it, it = any($3) from unnest($2::uuid[]) it', [wish.id, changed, wish.asks]);
    await audit(tx, by.personId, 'release.teach', release.id);
    return { id: wish.id };
  }

  end(by: Actor, teachingId: string): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      const [found] = await tx.query<{ releaseId: string }[]>('select release_id as "releaseId" from release_teaching where id = $1', [teachingId]);
      if (found === undefined) throw new Refusal('thing.not-found');
      const release = await takeRelease(tx, found.releaseId);
      const made = await tx.query<unknown[]>('insert into release_teaching_end (teaching_id, recorded_at, recorded_by) values ($1, palier_now(), $2) on conflict do nothing returning teaching_id', [teachingId, by.personId]);
      if (made.length > 0) await audit(tx, by.personId, 'release.unteach', release.id);
      return { id: teachingId };
    });
  }
}

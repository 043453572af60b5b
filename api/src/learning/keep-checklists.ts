import { Injectable } from '@nestjs/common';
import { keptOver, type Actor } from '@palier/domain';
import type { NewerVersion } from '#courses';
import { RecordEvidence } from '#evidence';
import { newId, type Tx } from '#platform';
import { ChecklistsQueries } from './checklists.queries.js';
import { OpenCourse } from './open-course.js';

/** What was observed of somebody goes with them to a newer version of the course: acts that say the same stay ticked, and with them the checklists that they complete. */
@Injectable()
export class KeepChecklists {
  constructor(private readonly checklists: ChecklistsQueries, private readonly opens: OpenCourse, private readonly evidence: RecordEvidence) {}

  /** The course is opened in its newer version already. Gives how many checklists stayed done. */
  async within(tx: Tx, actor: Actor, courseId: string, from: string, newer: NewerVersion, at: Date): Promise<number> {
    const personId = actor.personId;
    const done = new Map((await tx.query<{ id: string; unitId: string }[]>('select id, unit_id as "unitId" from checklist_done where person_id = $1 and course_version_id = $2', [personId, from])).map((it) => [it.unitId, it.id]));
    const ticked = await tx.query<{ unitId: string; observationId: string }[]>(`
      select distinct on (o.unit_id) o.unit_id as "unitId", o.id as "observationId" from checklist_observation o join checklist_tick t on t.observation_id = o.id join unit_version u on u.course_version_id = $2 and u.unit_id = o.unit_id and u.kind = 'checklist'
      where o.person_id = $1 and not exists (select from checklist_tick_withdrawal x where x.tick_id = t.id) order by o.unit_id, o.recorded_at desc`, [personId, newer.courseVersionId]);
    const same = new Set(keptOver(newer.units, new Set(done.keys())));
    let kept = 0;
    for (const { unitId, observationId } of ticked) {
      const [list] = await this.checklists.followed(actor, personId, unitId, tx);
      if (list === undefined || !(await this.checklists.state(actor, personId, newer.courseVersionId, unitId, list.items, tx)).done) continue;
      const before = done.get(unitId);
      if (before !== undefined && same.has(unitId)) {
        await tx.query('insert into checklist_completion_kept (completion_id, person_id, course_version_id, unit_id, recorded_at) values ($1, $2, $3, $4, $5)', [before, personId, newer.courseVersionId, unitId, at]);
        kept++;
      } else {
        // All that the newer one requires was seen before: it is done by that, in its own name.
        const completionId = newId();
        await tx.query('insert into checklist_completion (id, person_id, course_version_id, unit_id, observation_id, recorded_at) values ($1, $2, $3, $4, $5, $6)', [completionId, personId, newer.courseVersionId, unitId, observationId, at]);
        const { serves } = await this.opens.within(tx, personId, courseId, unitId, at);
        await this.evidence.within(tx, personId, at, serves.map(({ competencyId, level }) => ({ cell: { competencyId, level }, source: { kind: 'checklist', completionId }, occurredAt: at })));
      }
    }
    return kept;
  }

  /** How many checklists somebody kept in a version. */
  async keptIn(tx: Tx, personId: string, courseVersionId: string): Promise<number> {
    const [row] = await tx.query<{ kept: number }[]>('select count(*)::int as kept from checklist_completion_kept where person_id = $1 and course_version_id = $2', [personId, courseVersionId]);
    return row?.kept ?? 0;
  }
}

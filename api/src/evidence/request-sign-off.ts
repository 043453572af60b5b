import { Injectable } from '@nestjs/common';
import type { Actor, Level } from '@palier/domain';
import { CompetenciesQueries } from '#competencies';
import { audit, Database, Jobs, keepText, Refusal, takeRecordedAt, type Tx } from '#platform';
import { refuseDisputed } from './open-disagreement.js';

export interface SignOffWish { readonly id: string; readonly competencyId: string; readonly level: Level; readonly note: string; /** The checklist of which an observation is asked for. */ readonly unitId?: string | undefined }

/** A person asks their lead to confirm a level. One open request per competency at a time. */
@Injectable()
export class RequestSignOff {
  constructor(private readonly db: Database, private readonly competencies: CompetenciesQueries, private readonly jobs: Jobs) {}

  run(by: Actor, wish: SignOffWish): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      const at = await takeRecordedAt(tx, by.personId);
      const [same] = await tx.query<{ personId: string; competencyId: string; level: number }[]>('select person_id as "personId", competency_id as "competencyId", level from sign_off_request where id = $1', [wish.id]);
      if (same !== undefined) {
        if (same.personId === by.personId && same.competencyId === wish.competencyId && same.level === wish.level) return { id: wish.id };
        throw new Refusal('id.taken');
      }
      const competency = await this.competencies.competency(wish.competencyId, tx);
      if (competency === null) throw new Refusal('thing.not-found');
      if (!competency.hasLevels) throw new Refusal('sign-off.level-has-no-statement');
      const [open] = await tx.query<unknown[]>('select 1 from open_sign_off_request where person_id = $1 and competency_id = $2', [by.personId, wish.competencyId]);
      if (open !== undefined) throw new Refusal('sign-off.already-asked');
      await refuseDisputed(tx, by.personId, [wish]);
      const checklist = wish.unitId === undefined ? null : await checklistOf(tx, by.personId, wish.unitId, wish);
      const noteId = wish.note.trim() === '' ? null : await keepText(tx, wish.note, at);
      await tx.query('insert into sign_off_request (id, person_id, competency_id, level, note_id, course_version_id, unit_id, recorded_at) values ($1, $2, $3, $4, $5, $6, $7, $8)', [wish.id, by.personId, wish.competencyId, wish.level, noteId, checklist, wish.unitId ?? null, at]);
      await audit(tx, by.personId, 'sign-off.request', by.personId, { requestId: wish.id });
      await this.jobs.announce(tx, 'sign-off.request', wish.id);
      return { id: wish.id };
    });
  }
}

/** The version of a course in which somebody follows a checklist that proves this cell. @throws where there is none. */
async function checklistOf(tx: Tx, personId: string, unitId: string, cell: { readonly competencyId: string; readonly level: Level }): Promise<string> {
  const [row] = await tx.query<{ id: string; serves: boolean }[]>(`
    select v.id, u.kind = 'checklist' and u.serves @> jsonb_build_array(jsonb_build_object('competencyId', $3::text, 'level', $4::int)) as serves
    from unit i join course_version v on v.course_id = i.course_id left join course_opening o on o.course_version_id = v.id and o.person_id = $1 left join unit_version u on u.course_version_id = v.id and u.unit_id = i.id
    where i.id = $2 order by (o.person_id is not null) desc, v.number desc limit 1`, [personId, unitId, cell.competencyId, cell.level]);
  if (row?.serves !== true) throw new Refusal('thing.not-found');
  return row.id;
}

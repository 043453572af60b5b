import { Injectable } from '@nestjs/common';
import type { Actor, Level } from '@palier/domain';
import { CompetenciesQueries } from '#competencies';
import { audit, Database, Jobs, keepText, Refusal, takeRecordedAt } from '#platform';

export interface SignOffWish { readonly id: string; readonly competencyId: string; readonly level: Level; readonly note: string }

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
      const noteId = wish.note.trim() === '' ? null : await keepText(tx, wish.note, at);
      await tx.query('insert into sign_off_request (id, person_id, competency_id, level, note_id, recorded_at) values ($1, $2, $3, $4, $5, $6)', [wish.id, by.personId, wish.competencyId, wish.level, noteId, at]);
      await audit(tx, by.personId, 'sign-off.request', by.personId, { requestId: wish.id });
      await this.jobs.announce(tx, 'sign-off.request', wish.id);
      return { id: wish.id };
    });
  }
}

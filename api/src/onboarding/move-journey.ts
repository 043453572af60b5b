import { Injectable } from '@nestjs/common';
import type { TemplateStep } from '@palier/contracts';
import type { Actor } from '@palier/domain';
import { audit, Database, newId, Refusal, require, takeRecordedAt } from '#platform';
import { MoveQueries } from './move.queries.js';

/** A running plan follows the newest version of its template from now on: what stays keeps its ticks, what changed ends and is asked as it is written now. Nothing is deleted. */
@Injectable()
export class MoveJourney {
  constructor(private readonly db: Database, private readonly moves: MoveQueries) {}

  run(by: Actor, personId: string, wish: { readonly id: string; /** The version whose preview was looked at. */ readonly versionId: string }): Promise<{ id: string }> {
    require(by, 'journey.move', personId);
    return this.db.transaction(async (tx) => {
      const at = await takeRecordedAt(tx, personId);
      const [same] = await tx.query<{ personId: string; versionId: string }[]>('select person_id as "personId", version_id as "versionId" from journey_move where id = $1', [wish.id]);
      if (same !== undefined) {
        if (same.personId === personId && same.versionId === wish.versionId) return { id: wish.id };
        throw new Refusal('id.taken');
      }
      const [given] = await tx.query<unknown[]>('select 1 from current_journey where person_id = $1', [personId]);
      if (given === undefined) throw new Refusal('journey.not-given');
      const move = await this.moves.ofPerson(personId, tx);
      if (move === null) throw new Refusal('journey.newest-already');
      if (move.versionId !== wish.versionId) throw new Refusal('journey.newer-version');
      const { changed, added, dropped } = move.plan;
      await tx.query('insert into journey_move (id, journey_id, person_id, version_id, recorded_at, recorded_by) values ($1, $2, $3, $4, $5, $6)', [wish.id, move.journeyId, personId, move.versionId, at, by.personId]);
      await tx.query('insert into journey_step_end (step_id, move_id, person_id, recorded_at, recorded_by) select unnest($1::uuid[]), $2, $3, $4, $5', [[...changed.map((it) => it.from), ...dropped].map((it) => it.id), wish.id, personId, at, by.personId]);
      const fresh = [...changed.map(({ from, to }) => ({ key: to.key, from: sameMeeting(from, to) ? from.id : null })), ...added.map(({ key }) => ({ key, from: null }))].map((it) => ({ ...it, id: newId(), contactId: newId() }));
      await tx.query(`
        insert into journey_step (id, journey_id, person_id, position, kind, title, owner_kind, owner_id, due_days, due_working_days, due_on, course_id, article_id, competency_id, level, link, key, after_rule, after_keys, minutes, recorded_at)
        select it.id, $1, $2, s.position, s.kind, s.title, s.owner_kind, s.owner_id, s.due_days, s.due_working_days, s.due_on, s.course_id, s.article_id, s.competency_id, s.level, s.link, s.key, s.after_rule, s.after_keys, s.minutes, $5
        from jsonb_to_recordset($4) as it(id uuid, key uuid) join journey_template_step s on s.version_id = $3 and s.key = it.key`, [move.journeyId, personId, move.versionId, JSON.stringify(fresh), at]);
      // Whom to meet was named, and the meeting is still the same one.
      await tx.query(`
        insert into journey_contact (id, step_id, person_id, contact_id, words_id, recorded_at, recorded_by)
        select it."contactId", it.id, $1, c.contact_id, c.words_id, $3, $4 from jsonb_to_recordset($2) as it(id uuid, "from" uuid, "contactId" uuid)
        join lateral (select n.contact_id, n.words_id from journey_contact n where n.step_id = it."from" order by n.recorded_at desc limit 1) c on true`, [personId, JSON.stringify(fresh), at, by.personId]);
      await audit(tx, by.personId, 'journey.move', personId, { versionId: move.versionId, added: added.length, changed: changed.length, dropped: dropped.length });
      return { id: wish.id };
    });
  }
}

const sameMeeting = (from: { readonly kind: string; readonly title: TemplateStep['title'] }, to: TemplateStep): boolean => from.kind === 'meet' && to.kind === 'meet' && from.title.fr === to.title.fr && from.title.en === to.title.en;

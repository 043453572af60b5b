import { Injectable } from '@nestjs/common';
import type { Locale } from '@palier/contracts';
import type { Actor, CourseDraft } from '@palier/domain';
import { audit, Database, newId, Refusal } from '#platform';

/** Begins a course with nothing in it yet. */
@Injectable()
export class MakeDraft {
  constructor(private readonly db: Database) {}

  run(by: Actor, wish: { readonly id: string; readonly locale: Locale }): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      const content: CourseDraft = { locale: wish.locale, title: '', summary: '', activities: [] };
      const made = await tx.query<unknown[]>(`insert into course_draft (id, course_id, made_by, made_at, version, content, changed_by, changed_at) values ($1, $2, $3, palier_now(), 1, $4, $3, palier_now()) on conflict (id) do nothing returning id`,
        [wish.id, newId(), by.personId, JSON.stringify(content)]);
      if (made.length > 0) { await audit(tx, by.personId, 'draft.make', wish.id); return { id: wish.id }; }
      const [before] = await tx.query<{ madeBy: string; basedOn: string | null }[]>('select made_by as "madeBy", based_on as "basedOn" from course_draft where id = $1', [wish.id]);
      if (before?.madeBy !== by.personId || before.basedOn !== null) throw new Refusal('id.taken');
      return { id: wish.id };
    });
  }
}

import { Injectable } from '@nestjs/common';
import type { Actor, Look } from '@palier/domain';
import { Database, newId } from '#platform';

/**
 * Keeps that somebody looked at another person's things, before they are shown: what cannot be kept is not shown. One statement;
 * the same reader, the same thing and the same hour are kept once. One's own things are nobody's business but one's own.
 */
@Injectable()
export class RecordLook {
  constructor(private readonly db: Database) {}

  async at(actor: Actor, look: Look, personId: string): Promise<void> {
    if (actor.personId !== personId) await this.keep(actor, look, personId, null, {});
  }

  /** A list shows these people. */
  async atAll(actor: Actor, look: Look, personIds: readonly string[]): Promise<void> {
    const others = [...new Set(personIds)].filter((it) => it !== actor.personId).sort();
    if (others.length > 0) await this.keep(actor, look, null, others, {});
  }

  /** A list shows whoever is here: five thousand ids would say no more. */
  atEveryone(actor: Actor, look: Look): Promise<void> {
    return this.keep(actor, look, null, null, { everyone: true });
  }

  private async keep(actor: Actor, look: Look, personId: string | null, about: readonly string[] | null, detail: object): Promise<void> {
    await this.db.query(`
      insert into audit (id, actor_id, action, subject_id, about, detail, once)
      values ($1, $2, $3, $4, $5, $6, sha256(convert_to(concat_ws('/', $2::uuid, $3::text, $4::uuid, $5::uuid[], date_trunc('hour', palier_now())), 'UTF8'))) on conflict (once) do nothing`,
      [newId(), actor.personId, look, personId, about, JSON.stringify(detail)]);
  }
}

import { Injectable } from '@nestjs/common';
import { isDrawn, type Level } from '@palier/domain';
import { Jobs, newId, type Tx } from '#platform';

interface Given { readonly id: string; readonly levels: readonly Level[] }

/** Draws some of the signatures that are given, where HR has a share of them rated a second time. Who gave it and whom it is about have no part in the draw. */
@Injectable()
export class DrawSecondRating {
  constructor(private readonly jobs: Jobs) {}

  /** Within the caller's transaction, which keeps these signatures at this instant. */
  async within(tx: Tx, personId: string, raterId: string, at: Date, given: readonly Given[]): Promise<void> {
    const [rule] = await tx.query<{ percent: number; seed: string }[]>('select percent, seed from second_rating_setting where percent > 0');
    if (rule === undefined) return;
    const drawn = given.filter((it) => isDrawn(it.id, rule.seed, rule.percent)).map((it) => ({ id: newId(), signOffId: it.id, level: Math.max(...it.levels) }));
    if (drawn.length === 0) return;
    await tx.query(`
      insert into rating_draw (id, sign_off_id, person_id, rater_id, level, percent, seed, recorded_at)
      select it.id, it."signOffId", $2, $3, it.level, $4, $5, $6 from jsonb_to_recordset($1) as it(id uuid, "signOffId" uuid, level smallint)`, [JSON.stringify(drawn), personId, raterId, rule.percent, rule.seed, at]);
    for (const { id } of drawn) await this.jobs.announce(tx, 'second-rating.give', id);
  }
}

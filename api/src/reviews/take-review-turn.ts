import { Injectable } from '@nestjs/common';
import { hasTheme, isCheckpoint, mayInReview, type Actor, type HeldLevel, type ReviewSide, type ReviewTheme, type ReviewTurnKind } from '@palier/domain';
import { audit, Database, Jobs, keepText, Refusal, require, sha256, takeRecordedAt, type Tx } from '#platform';
import { ReviewsQueries } from './reviews.queries.js';

export interface ReviewTurn { readonly id: string; readonly kind: ReviewTurnKind; readonly words?: string; readonly theme?: ReviewTheme; readonly owner?: ReviewSide; readonly dueOn?: string | null; readonly heldOn?: string; readonly actionId?: string; /** How much was said and done in what was signed, or in what they read who say levels. */ readonly seen?: number; /** Null: not seen yet. */ readonly levels?: readonly { readonly competencyId: string; readonly level: HeldLevel | null }[] }

interface Before { reviewId: string; kind: string; theme: string | null; owner: string | null; dueOn: string | null; heldOn: string | null; actionId: string | null; sha256: Buffer | null; levels: Record<string, HeldLevel | null> | null; by: string }

/** One more thing said or done in a review, by the one of the two whose turn it may be. The same again is the same. */
@Injectable()
export class TakeReviewTurn {
  constructor(private readonly db: Database, private readonly reviews: ReviewsQueries, private readonly jobs: Jobs) {}

  run(by: Actor, reviewId: string, turn: ReviewTurn): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => { await this.within(tx, by, reviewId, turn, () => Promise.resolve(null)); return { id: turn.id }; });
  }

  /** Within the caller's transaction; `also` does what follows from it, once it is certain that it may be done, and gives the assignment that an action becomes. */
  async within(tx: Tx, by: Actor, reviewId: string, turn: ReviewTurn, also: (personId: string) => Promise<string | null>): Promise<void> {
    const { personId } = await this.reviews.about(reviewId, tx);
    require(by, ['note', 'signed', 'refused', 'correction'].includes(turn.kind) ? 'review.write' : 'review.open', personId);
    const at = await takeRecordedAt(tx, personId);
    const words = turn.words === undefined || turn.words.trim() === '' ? null : turn.words;
    const [before] = await tx.query<Before[]>(`
      select t.review_id as "reviewId", t.kind, t.theme, t.owner, t.due_on::text as "dueOn", t.held_on::text as "heldOn", t.action_id as "actionId", w.sha256, (select jsonb_object_agg(competency_id, level) from review_level where turn_id = t.id) as levels, t.recorded_by as by from review_turn t left join fact_text w on w.id = t.words_id where t.id = $1`, [turn.id]);
    if (before !== undefined) {
      if (saysTheSame(before, by, reviewId, turn, words)) return;
      throw new Refusal('id.taken');
    }
    const { kind, turns, today, asOf } = await this.reviews.about(reviewId, tx);
    const side: ReviewSide = by.personId === personId ? 'person' : 'lead';
    if (turn.seen !== undefined && turn.seen !== turns.length) throw new Refusal('review.changed-meanwhile');
    if (turn.kind === 'levels' && !isCheckpoint(kind)) throw new Refusal('review.not-a-checkpoint');
    const signer = (await this.reviews.leadSigners([{ personId, turns }], tx))({ personId, turns });
    if (!mayInReview(by.personId, side, turns, kind, signer).includes(turn.kind)) throw new Refusal(side === 'lead' && (turn.kind === 'signed' || turn.kind === 'refused' || turn.kind === 'levels') && mayInReview(turns.findLast((it) => it.kind === 'held')?.by ?? '', 'lead', turns, kind, 'holder').includes(turn.kind) ? 'review.only-who-held' : 'review.not-now');
    if (turn.theme !== undefined && !hasTheme(kind, turn.theme)) throw new Refusal('review.no-such-theme');
    if (words === null && ['action', 'dropped', 'closed', 'refused', 'correction'].includes(turn.kind)) throw new Refusal('review.needs-words');
    if (turn.heldOn !== undefined && (turn.heldOn > today || turn.heldOn < asOf)) throw new Refusal('review.day-out-of-range');
    if (turn.actionId !== undefined) {
      if (!turns.some((it) => it.kind === 'action' && it.id === turn.actionId)) throw new Refusal('thing.not-found');
      if (turns.some((it) => it.actionId === turn.actionId)) throw new Refusal('review.dropped-already');
    }
    if (turn.levels !== undefined) await this.refuseOtherLevels(tx, reviewId, turn.levels.map((it) => it.competencyId));
    const batchId = await also(personId);
    await tx.query('insert into review_turn (id, review_id, person_id, side, kind, theme, words_id, owner, due_on, batch_id, action_id, held_on, recorded_at, recorded_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)',
      [turn.id, reviewId, personId, side, turn.kind, turn.theme ?? null, words === null ? null : await keepText(tx, words, at), turn.owner ?? null, turn.dueOn ?? null, batchId, turn.actionId ?? null, turn.heldOn ?? null, at, by.personId]);
    if (turn.levels !== undefined) await tx.query('insert into review_level (turn_id, competency_id, level) select $1, x.competency_id, x.level from unnest($2::uuid[], $3::smallint[]) x (competency_id, level)', [turn.id, turn.levels.map((it) => it.competencyId), turn.levels.map((it) => it.level)]);
    await audit(tx, by.personId, `review.${turn.kind}`, personId, { reviewId, ...(turn.theme === undefined ? {} : { theme: turn.theme }) });
    await this.jobs.announce(tx, 'review.write', reviewId);
  }

  /** A level is said of what the snapshot expects a level of, once each. */
  private async refuseOtherLevels(tx: Tx, reviewId: string, competencyIds: readonly string[]): Promise<void> {
    if (new Set(competencyIds).size !== competencyIds.length) throw new Refusal('review.said-twice');
    const expected = await tx.query<{ id: string }[]>(`select line->>'competencyId' as id from review r cross join lateral jsonb_array_elements(r.snapshot->'competencies') line where r.id = $1 and line->>'expected' is not null`, [reviewId]);
    if (!competencyIds.every((id) => expected.some((it) => it.id === id))) throw new Refusal('review.no-such-level');
  }
}

function saysTheSame(before: Before, by: Actor, reviewId: string, turn: ReviewTurn, words: string | null): boolean {
  return before.by === by.personId && before.reviewId === reviewId && before.kind === turn.kind && before.theme === (turn.theme ?? null) && before.owner === (turn.owner ?? null) && before.dueOn === (turn.dueOn ?? null)
    && before.heldOn === (turn.heldOn ?? null) && before.actionId === (turn.actionId ?? null) && (words === null ? before.sha256 === null : before.sha256?.equals(sha256(words)) === true) && sameLevels(before.levels, turn.levels ?? []);
}

/** In whichever order they were said. */
function sameLevels(before: Before['levels'], levels: NonNullable<ReviewTurn['levels']>): boolean {
  const kept = new Map(Object.entries(before ?? {}));
  return kept.size === levels.length && levels.every((it) => kept.has(it.competencyId) && kept.get(it.competencyId) === it.level);
}

import { Injectable } from '@nestjs/common';
import type { Actor, ReviewSide } from '@palier/domain';
import { AssignCourse } from '#assignments';
import { Database, Refusal } from '#platform';
import { TakeReviewTurn } from './take-review-turn.js';

export interface ActionWish { readonly id: string; readonly words: string; readonly owner: ReviewSide; readonly courseId: string | null; readonly dueOn: string | null }

/** The two agree on an action. Where it names a course, that course is assigned by its day, with the review as the reason, in the same transaction: both happen, or neither. */
@Injectable()
export class AgreeAction {
  constructor(private readonly db: Database, private readonly turns: TakeReviewTurn, private readonly assigns: AssignCourse) {}

  run(by: Actor, reviewId: string, { courseId, ...wish }: ActionWish): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      await this.turns.within(tx, by, reviewId, { ...wish, kind: 'action' }, async (personId) => {
        if (courseId === null) return null;
        if (wish.dueOn === null) throw new Refusal('review.needs-day');
        return (await this.assigns.within(tx, by, { id: wish.id, courseId, people: [personId], teams: [], dueOn: wish.dueOn, reason: wish.words, reviewId })).id;
      });
      return { id: wish.id };
    });
  }
}

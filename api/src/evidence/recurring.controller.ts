import { Body, Controller, Param } from '@nestjs/common';
import { defineRecurring, endRecurring, listOccurrences, noteOccurrence, readRecurring, reviewOccurrence, withdrawOccurrence, type BodyOf, type ParamsOf } from '@palier/contracts';
import type { Actor } from '@palier/domain';
import { Serve, Who } from '#platform';
import { DefineRecurring } from './define-recurring.js';
import { EndRecurring } from './end-recurring.js';
import { NoteOccurrence } from './note-occurrence.js';
import { RecurringQueries } from './recurring.queries.js';
import { ReviewOccurrence } from './review-occurrence.js';
import { WithdrawOccurrence } from './withdraw-occurrence.js';

@Controller()
export class RecurringController {
  constructor(private readonly queries: RecurringQueries, private readonly defines: DefineRecurring, private readonly ends: EndRecurring, private readonly notes: NoteOccurrence, private readonly reviews: ReviewOccurrence, private readonly withdraws: WithdrawOccurrence) {}

  @Serve(listOccurrences)
  async listOccurrences(@Who() actor: Actor) {
    return { occurrences: await this.queries.queueOf(actor) };
  }

  @Serve(readRecurring)
  readRecurring(@Who() actor: Actor, @Param({ schema: readRecurring.params }) { personId, competencyId }: ParamsOf<typeof readRecurring>) {
    return this.queries.of(actor, personId, competencyId);
  }

  @Serve(defineRecurring)
  defineRecurring(@Who() actor: Actor, @Body({ schema: defineRecurring.body }) wish: BodyOf<typeof defineRecurring>) {
    return this.defines.run(actor, wish);
  }

  @Serve(endRecurring)
  endRecurring(@Who() actor: Actor, @Param({ schema: endRecurring.params }) { activityId }: ParamsOf<typeof endRecurring>) {
    return this.ends.run(actor, activityId);
  }

  @Serve(noteOccurrence)
  noteOccurrence(@Who() actor: Actor, @Param({ schema: noteOccurrence.params }) { personId }: ParamsOf<typeof noteOccurrence>, @Body({ schema: noteOccurrence.body }) wish: BodyOf<typeof noteOccurrence>) {
    return this.notes.run(actor, personId, wish);
  }

  @Serve(reviewOccurrence)
  reviewOccurrence(@Who() actor: Actor, @Param({ schema: reviewOccurrence.params }) { occurrenceId }: ParamsOf<typeof reviewOccurrence>, @Body({ schema: reviewOccurrence.body }) wish: BodyOf<typeof reviewOccurrence>) {
    return this.reviews.run(actor, occurrenceId, wish);
  }

  @Serve(withdrawOccurrence)
  withdrawOccurrence(@Who() actor: Actor, @Param({ schema: withdrawOccurrence.params }) { occurrenceId }: ParamsOf<typeof withdrawOccurrence>) {
    return this.withdraws.run(actor, occurrenceId);
  }
}

import { Body, Controller, Param, Query, Res, StreamableFile } from '@nestjs/common';
import { agreeAction, closeReview, correctReview, dropAction, holdReview, listDueReviews, listPersonReviews, noteInReview, openReview, readReview, readReviewPage, readReviewPdf, recordEarlierReview, sayReviewLevels, signReview, type BodyOf, type ParamsOf, type QueryOf } from '@palier/contracts';
import type { Actor } from '@palier/domain';
import type { FastifyReply } from 'fastify';
import { paperHtml, paperPdf, Serve, Who } from '#platform';
import { AgreeAction } from './agree-action.js';
import { DropAction } from './drop-action.js';
import { reviewPaper } from './paper/review-paper.js';
import { OpenReview } from './open-review.js';
import { RecordEarlierReview } from './record-earlier-review.js';
import { ReviewsQueries } from './reviews.queries.js';
import { TakeReviewTurn } from './take-review-turn.js';

@Controller()
export class ReviewsController {
  constructor(private readonly queries: ReviewsQueries, private readonly opens: OpenReview, private readonly earlier: RecordEarlierReview, private readonly turns: TakeReviewTurn, private readonly agrees: AgreeAction, private readonly drops: DropAction) {}

  @Serve(listDueReviews)
  listDueReviews(@Who() actor: Actor, @Query({ schema: listDueReviews.query }) asked: QueryOf<typeof listDueReviews>) {
    return this.queries.due(actor, asked);
  }

  @Serve(listPersonReviews)
  listPersonReviews(@Who() actor: Actor, @Param({ schema: listPersonReviews.params }) { personId }: ParamsOf<typeof listPersonReviews>) {
    return this.queries.ofPerson(actor, personId);
  }

  @Serve(openReview)
  openReview(@Who() actor: Actor, @Param({ schema: openReview.params }) { personId }: ParamsOf<typeof openReview>, @Body({ schema: openReview.body }) wish: BodyOf<typeof openReview>) {
    return this.opens.run(actor, personId, wish);
  }

  @Serve(recordEarlierReview)
  recordEarlierReview(@Who() actor: Actor, @Param({ schema: recordEarlierReview.params }) { personId }: ParamsOf<typeof recordEarlierReview>, @Body({ schema: recordEarlierReview.body }) wish: BodyOf<typeof recordEarlierReview>) {
    return this.earlier.run(actor, personId, wish);
  }

  @Serve(readReview)
  readReview(@Who() actor: Actor, @Param({ schema: readReview.params }) { reviewId }: ParamsOf<typeof readReview>) {
    return this.queries.one(actor, reviewId);
  }

  @Serve(readReviewPage)
  async readReviewPage(@Who() actor: Actor, @Param({ schema: readReviewPage.params }) { reviewId }: ParamsOf<typeof readReviewPage>, @Query({ schema: readReviewPage.query }) { locale }: QueryOf<typeof readReviewPage>, @Res({ passthrough: true }) reply: FastifyReply) {
    const page = paperHtml(reviewPaper(await this.queries.signed(actor, reviewId), locale ?? 'fr'));
    void reply.header('content-type', 'text/html; charset=utf-8');
    return new StreamableFile(Buffer.from(page), { type: 'text/html; charset=utf-8' });
  }

  @Serve(readReviewPdf)
  async readReviewPdf(@Who() actor: Actor, @Param({ schema: readReviewPdf.params }) { reviewId }: ParamsOf<typeof readReviewPdf>, @Query({ schema: readReviewPdf.query }) { locale }: QueryOf<typeof readReviewPdf>, @Res({ passthrough: true }) reply: FastifyReply) {
    const review = await this.queries.signed(actor, reviewId);
    const pdf = await paperPdf(reviewPaper(review, locale ?? 'fr'));
    const disposition = `inline; filename="palier-${review.heldOn ?? review.snapshot.asOf}.pdf"`;
    void reply.header('content-type', 'application/pdf').header('content-disposition', disposition);
    return new StreamableFile(pdf, { type: 'application/pdf', disposition, length: pdf.length });
  }

  @Serve(noteInReview)
  noteInReview(@Who() actor: Actor, @Param({ schema: noteInReview.params }) { reviewId }: ParamsOf<typeof noteInReview>, @Body({ schema: noteInReview.body }) wish: BodyOf<typeof noteInReview>) {
    return this.turns.run(actor, reviewId, { ...wish, kind: 'note' });
  }

  @Serve(sayReviewLevels)
  sayReviewLevels(@Who() actor: Actor, @Param({ schema: sayReviewLevels.params }) { reviewId }: ParamsOf<typeof sayReviewLevels>, @Body({ schema: sayReviewLevels.body }) wish: BodyOf<typeof sayReviewLevels>) {
    return this.turns.run(actor, reviewId, { ...wish, kind: 'levels' });
  }

  @Serve(agreeAction)
  agreeAction(@Who() actor: Actor, @Param({ schema: agreeAction.params }) { reviewId }: ParamsOf<typeof agreeAction>, @Body({ schema: agreeAction.body }) wish: BodyOf<typeof agreeAction>) {
    return this.agrees.run(actor, reviewId, wish);
  }

  @Serve(dropAction)
  dropAction(@Who() actor: Actor, @Param({ schema: dropAction.params }) { reviewId }: ParamsOf<typeof dropAction>, @Body({ schema: dropAction.body }) wish: BodyOf<typeof dropAction>) {
    return this.drops.run(actor, reviewId, wish);
  }

  @Serve(holdReview)
  holdReview(@Who() actor: Actor, @Param({ schema: holdReview.params }) { reviewId }: ParamsOf<typeof holdReview>, @Body({ schema: holdReview.body }) wish: BodyOf<typeof holdReview>) {
    return this.turns.run(actor, reviewId, { ...wish, kind: 'held' });
  }

  @Serve(closeReview)
  closeReview(@Who() actor: Actor, @Param({ schema: closeReview.params }) { reviewId }: ParamsOf<typeof closeReview>, @Body({ schema: closeReview.body }) wish: BodyOf<typeof closeReview>) {
    return this.turns.run(actor, reviewId, { ...wish, kind: 'closed' });
  }

  @Serve(signReview)
  signReview(@Who() actor: Actor, @Param({ schema: signReview.params }) { reviewId }: ParamsOf<typeof signReview>, @Body({ schema: signReview.body }) { decision, ...wish }: BodyOf<typeof signReview>) {
    return this.turns.run(actor, reviewId, { ...wish, kind: decision });
  }

  @Serve(correctReview)
  correctReview(@Who() actor: Actor, @Param({ schema: correctReview.params }) { reviewId }: ParamsOf<typeof correctReview>, @Body({ schema: correctReview.body }) wish: BodyOf<typeof correctReview>) {
    return this.turns.run(actor, reviewId, { ...wish, kind: 'correction' });
  }
}

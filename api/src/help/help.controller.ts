import { Body, Controller, Param } from '@nestjs/common';
import { answerHelp, askAgain, askForHelp, closeHelp, countHelp, handHelpOn, listHelpers, listHelpToAnswer, listMyHelp, readHelp, readHelpOnAttempt, readHelpOnLevels, readHelpOnUnit, readHelpOverview, shareAnswer, solveHelp, withdrawAnswer, type BodyOf, type ParamsOf } from '@palier/contracts';
import type { Actor } from '@palier/domain';
import { Serve, Who } from '#platform';
import { AnswerHelp } from './answer-help.js';
import { AskAgain } from './ask-again.js';
import { AskForHelp } from './ask-for-help.js';
import { CloseHelp } from './close-help.js';
import { HandHelpOn } from './hand-help-on.js';
import { HelpQueries } from './help.queries.js';
import { ShareAnswer } from './share-answer.js';
import { SolveHelp } from './solve-help.js';
import { WithdrawAnswer } from './withdraw-answer.js';

@Controller()
export class HelpController {
  constructor(
    private readonly queries: HelpQueries, private readonly asks: AskForHelp, private readonly asksAgain: AskAgain, private readonly answers: AnswerHelp, private readonly hands: HandHelpOn,
    private readonly closes: CloseHelp, private readonly solves: SolveHelp, private readonly shares: ShareAnswer, private readonly withdraws: WithdrawAnswer,
  ) {}

  @Serve(readHelpOnUnit)
  readHelpOnUnit(@Who() actor: Actor, @Param({ schema: readHelpOnUnit.params }) { courseVersionId, unitId }: ParamsOf<typeof readHelpOnUnit>) {
    return this.queries.onUnit(actor, courseVersionId, unitId);
  }

  @Serve(readHelpOnAttempt)
  readHelpOnAttempt(@Who() actor: Actor, @Param({ schema: readHelpOnAttempt.params }) { attemptId }: ParamsOf<typeof readHelpOnAttempt>) {
    return this.queries.onAttempt(actor, attemptId);
  }

  @Serve(readHelpOnLevels)
  readHelpOnLevels(@Who() actor: Actor, @Param({ schema: readHelpOnLevels.params }) { competencyId }: ParamsOf<typeof readHelpOnLevels>) {
    return this.queries.onLevels(actor, competencyId);
  }

  @Serve(askForHelp)
  askForHelp(@Who() actor: Actor, @Body({ schema: askForHelp.body }) wish: BodyOf<typeof askForHelp>) {
    return this.asks.run(actor, wish);
  }

  @Serve(listMyHelp)
  listMyHelp(@Who() actor: Actor) {
    return this.queries.mine(actor);
  }

  @Serve(listHelpToAnswer)
  listHelpToAnswer(@Who() actor: Actor) {
    return this.queries.toAnswer(actor);
  }

  @Serve(countHelp)
  countHelp(@Who() actor: Actor) {
    return this.queries.count(actor);
  }

  @Serve(readHelpOverview)
  readHelpOverview() {
    return this.queries.overview();
  }

  @Serve(listHelpers)
  async listHelpers(@Who() actor: Actor) {
    return { people: await this.queries.helpers(actor) };
  }

  @Serve(readHelp)
  readHelp(@Who() actor: Actor, @Param({ schema: readHelp.params }) { helpId }: ParamsOf<typeof readHelp>) {
    return this.queries.one(actor, helpId);
  }

  @Serve(answerHelp)
  answerHelp(@Who() actor: Actor, @Param({ schema: answerHelp.params }) { helpId }: ParamsOf<typeof answerHelp>, @Body({ schema: answerHelp.body }) wish: BodyOf<typeof answerHelp>) {
    return this.answers.run(actor, helpId, wish);
  }

  @Serve(handHelpOn)
  handHelpOn(@Who() actor: Actor, @Param({ schema: handHelpOn.params }) { helpId }: ParamsOf<typeof handHelpOn>, @Body({ schema: handHelpOn.body }) wish: BodyOf<typeof handHelpOn>) {
    return this.hands.run(actor, helpId, wish);
  }

  @Serve(closeHelp)
  closeHelp(@Who() actor: Actor, @Param({ schema: closeHelp.params }) { helpId }: ParamsOf<typeof closeHelp>, @Body({ schema: closeHelp.body }) wish: BodyOf<typeof closeHelp>) {
    return this.closes.run(actor, helpId, wish);
  }

  @Serve(askAgain)
  askAgain(@Who() actor: Actor, @Param({ schema: askAgain.params }) { helpId }: ParamsOf<typeof askAgain>, @Body({ schema: askAgain.body }) wish: BodyOf<typeof askAgain>) {
    return this.asksAgain.run(actor, helpId, wish);
  }

  @Serve(solveHelp)
  solveHelp(@Who() actor: Actor, @Param({ schema: solveHelp.params }) { helpId }: ParamsOf<typeof solveHelp>, @Body({ schema: solveHelp.body }) wish: BodyOf<typeof solveHelp>) {
    return this.solves.run(actor, helpId, wish);
  }

  @Serve(shareAnswer)
  shareAnswer(@Who() actor: Actor, @Param({ schema: shareAnswer.params }) { answerId }: ParamsOf<typeof shareAnswer>, @Body({ schema: shareAnswer.body }) wish: BodyOf<typeof shareAnswer>) {
    return this.shares.run(actor, answerId, wish);
  }

  @Serve(withdrawAnswer)
  withdrawAnswer(@Who() actor: Actor, @Param({ schema: withdrawAnswer.params }) { answerId }: ParamsOf<typeof withdrawAnswer>, @Body({ schema: withdrawAnswer.body }) wish: BodyOf<typeof withdrawAnswer>) {
    return this.withdraws.run(actor, answerId, wish);
  }
}

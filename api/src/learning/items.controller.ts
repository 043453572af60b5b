import { Body, Controller, Param, Query } from '@nestjs/common';
import { dismissSuspicion, listQuestions, listSuspectedQuestions, readQuestionStatistics, readQuizStatistics, tellSuspicionAgain, type BodyOf, type ParamsOf, type QueryOf } from '@palier/contracts';
import type { Actor } from '@palier/domain';
import { Serve, Who } from '#platform';
import { DismissSuspicion } from './dismiss-suspicion.js';
import { ItemsQueries } from './items.queries.js';
import { QuizStatisticsQueries } from './quiz-statistics.queries.js';
import { TellSuspicionAgain } from './tell-suspicion-again.js';

@Controller()
export class ItemsController {
  constructor(private readonly items: ItemsQueries, private readonly quizzes: QuizStatisticsQueries, private readonly dismisses: DismissSuspicion, private readonly tells: TellSuspicionAgain) {}

  @Serve(listQuestions)
  listQuestions(@Who() actor: Actor, @Query({ schema: listQuestions.query }) asked: QueryOf<typeof listQuestions>) {
    return this.items.bank(actor, asked);
  }

  @Serve(listSuspectedQuestions)
  listSuspectedQuestions(@Who() actor: Actor, @Query({ schema: listSuspectedQuestions.query }) { after }: QueryOf<typeof listSuspectedQuestions>) {
    return this.items.suspected(actor, after);
  }

  @Serve(readQuestionStatistics)
  readQuestionStatistics(@Who() actor: Actor, @Param({ schema: readQuestionStatistics.params }) { questionId }: ParamsOf<typeof readQuestionStatistics>) {
    return this.items.statistics(actor, questionId);
  }

  @Serve(readQuizStatistics)
  readQuizStatistics(@Who() actor: Actor, @Param({ schema: readQuizStatistics.params }) { quizId }: ParamsOf<typeof readQuizStatistics>) {
    return this.quizzes.of(actor, quizId);
  }

  @Serve(dismissSuspicion)
  dismissSuspicion(@Who() actor: Actor, @Param({ schema: dismissSuspicion.params }) { questionId }: ParamsOf<typeof dismissSuspicion>, @Body({ schema: dismissSuspicion.body }) wish: BodyOf<typeof dismissSuspicion>) {
    return this.dismisses.run(actor, questionId, wish);
  }

  @Serve(tellSuspicionAgain)
  tellSuspicionAgain(@Who() actor: Actor, @Param({ schema: tellSuspicionAgain.params }) { dismissalId }: ParamsOf<typeof tellSuspicionAgain>, @Body({ schema: tellSuspicionAgain.body }) _nothing: BodyOf<typeof tellSuspicionAgain>) {
    return this.tells.run(actor, dismissalId);
  }
}

import { Controller, Param } from '@nestjs/common';
import { listSuspectedQuestions, readQuestionStatistics, type ParamsOf } from '@palier/contracts';
import type { Actor } from '@palier/domain';
import { Serve, Who } from '#platform';
import { ItemsQueries } from './items.queries.js';

@Controller()
export class ItemsController {
  constructor(private readonly items: ItemsQueries) {}

  @Serve(listSuspectedQuestions)
  listSuspectedQuestions(@Who() actor: Actor) {
    return this.items.suspected(actor);
  }

  @Serve(readQuestionStatistics)
  readQuestionStatistics(@Who() actor: Actor, @Param({ schema: readQuestionStatistics.params }) { questionId }: ParamsOf<typeof readQuestionStatistics>) {
    return this.items.statistics(actor, questionId);
  }
}

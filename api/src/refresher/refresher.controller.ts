import { Body, Controller, Param } from '@nestjs/common';
import { answerRefresher, chooseRefreshers, endRefresher, readRefresher, startRefresher, type BodyOf, type ParamsOf } from '@palier/contracts';
import type { Actor } from '@palier/domain';
import { Serve, Who } from '#platform';
import { AnswerRefresher } from './answer-refresher.js';
import { ChooseRefreshers } from './choose-refreshers.js';
import { EndRefresher } from './end-refresher.js';
import { RefresherQueries } from './refresher.queries.js';
import { StartRefresher } from './start-refresher.js';

@Controller()
export class RefresherController {
  constructor(private readonly refreshers: RefresherQueries, private readonly starts: StartRefresher, private readonly answers: AnswerRefresher, private readonly ends: EndRefresher, private readonly chooses: ChooseRefreshers) {}

  @Serve(readRefresher)
  readRefresher(@Who() actor: Actor) {
    return this.refreshers.of(actor);
  }

  @Serve(startRefresher)
  startRefresher(@Who() actor: Actor, @Body({ schema: startRefresher.body }) wish: BodyOf<typeof startRefresher>) {
    return this.starts.run(actor, wish);
  }

  @Serve(answerRefresher)
  answerRefresher(@Who() actor: Actor, @Param({ schema: answerRefresher.params }) { refresherId }: ParamsOf<typeof answerRefresher>, @Body({ schema: answerRefresher.body }) wish: BodyOf<typeof answerRefresher>) {
    return this.answers.run(actor, refresherId, wish);
  }

  @Serve(endRefresher)
  endRefresher(@Who() actor: Actor, @Param({ schema: endRefresher.params }) { refresherId }: ParamsOf<typeof endRefresher>, @Body({ schema: endRefresher.body }) _nothing: BodyOf<typeof endRefresher>) {
    return this.ends.run(actor, refresherId);
  }

  @Serve(chooseRefreshers)
  chooseRefreshers(@Who() actor: Actor, @Body({ schema: chooseRefreshers.body }) wish: BodyOf<typeof chooseRefreshers>) {
    return this.chooses.run(actor, wish);
  }
}

import { Body, Controller, Param } from '@nestjs/common';
import { approveRegrade, askRegrade, changeRegradeRule, correctQuestion, previewRegrade, readQuestion, readRegradeRule, refuseRegrade, type BodyOf, type ParamsOf } from '@palier/contracts';
import type { Actor } from '@palier/domain';
import { Serve, Who } from '#platform';
import { CorrectQuestion } from '#quizzes';
import { AskRegrade } from './ask-regrade.js';
import { ChangeRegradeRule } from './change-regrade-rule.js';
import { DecideRegrade } from './decide-regrade.js';
import { RegradesQueries } from './regrades.queries.js';

@Controller()
export class RegradesController {
  constructor(private readonly regrades: RegradesQueries, private readonly corrects: CorrectQuestion, private readonly asks: AskRegrade, private readonly decides: DecideRegrade, private readonly rules: ChangeRegradeRule) {}

  @Serve(readQuestion)
  readQuestion(@Who() actor: Actor, @Param({ schema: readQuestion.params }) { questionId }: ParamsOf<typeof readQuestion>) {
    return this.regrades.file(actor, questionId);
  }

  @Serve(correctQuestion)
  correctQuestion(@Who() actor: Actor, @Param({ schema: correctQuestion.params }) { questionId }: ParamsOf<typeof correctQuestion>, @Body({ schema: correctQuestion.body }) wish: BodyOf<typeof correctQuestion>) {
    return this.corrects.run(actor, questionId, wish);
  }

  @Serve(previewRegrade)
  previewRegrade(@Who() actor: Actor, @Param({ schema: previewRegrade.params }) { questionId }: ParamsOf<typeof previewRegrade>) {
    return this.regrades.preview(actor, questionId);
  }

  @Serve(askRegrade)
  askRegrade(@Who() actor: Actor, @Param({ schema: askRegrade.params }) { questionId }: ParamsOf<typeof askRegrade>, @Body({ schema: askRegrade.body }) wish: BodyOf<typeof askRegrade>) {
    return this.asks.run(actor, questionId, wish);
  }

  @Serve(approveRegrade)
  approveRegrade(@Who() actor: Actor, @Param({ schema: approveRegrade.params }) { regradeId }: ParamsOf<typeof approveRegrade>, @Body({ schema: approveRegrade.body }) wish: BodyOf<typeof approveRegrade>) {
    return this.decides.approve(actor, regradeId, wish);
  }

  @Serve(refuseRegrade)
  refuseRegrade(@Who() actor: Actor, @Param({ schema: refuseRegrade.params }) { regradeId }: ParamsOf<typeof refuseRegrade>, @Body({ schema: refuseRegrade.body }) wish: BodyOf<typeof refuseRegrade>) {
    return this.decides.refuse(actor, regradeId, wish);
  }

  @Serve(readRegradeRule)
  readRegradeRule() {
    return this.regrades.rule();
  }

  @Serve(changeRegradeRule)
  changeRegradeRule(@Who() actor: Actor, @Body({ schema: changeRegradeRule.body }) wish: BodyOf<typeof changeRegradeRule>) {
    return this.rules.run(actor, wish);
  }
}

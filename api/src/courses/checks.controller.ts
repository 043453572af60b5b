import { Body, Controller, Param } from '@nestjs/common';
import { approveCheck, askCheck, changeCheckRule, checkVersion, listChecks, readCheck, readCheckRule, readVersionCheck, returnCheck, withdrawCheck, type BodyOf, type ParamsOf } from '@palier/contracts';
import type { Actor } from '@palier/domain';
import { Serve, Who } from '#platform';
import { AskCheck } from './ask-check.js';
import { ChangeCheckRule } from './change-check-rule.js';
import { CheckVersion } from './check-version.js';
import { ChecksQueries } from './checks.queries.js';
import { DecideCheck } from './decide-check.js';
import { WithdrawCheck } from './withdraw-check.js';

@Controller()
export class ChecksController {
  constructor(private readonly checks: ChecksQueries, private readonly asks: AskCheck, private readonly withdraws: WithdrawCheck, private readonly decides: DecideCheck, private readonly looksOver: CheckVersion, private readonly changes: ChangeCheckRule) {}

  @Serve(askCheck)
  askCheck(@Who() actor: Actor, @Param({ schema: askCheck.params }) { draftId }: ParamsOf<typeof askCheck>, @Body({ schema: askCheck.body }) wish: BodyOf<typeof askCheck>) {
    return this.asks.run(actor, draftId, wish);
  }

  @Serve(withdrawCheck)
  withdrawCheck(@Who() actor: Actor, @Param({ schema: withdrawCheck.params }) { checkId }: ParamsOf<typeof withdrawCheck>, @Body({ schema: withdrawCheck.body }) wish: BodyOf<typeof withdrawCheck>) {
    return this.withdraws.run(actor, checkId, wish);
  }

  @Serve(listChecks)
  listChecks(@Who() actor: Actor) {
    return this.checks.list(actor);
  }

  @Serve(readCheck)
  readCheck(@Who() actor: Actor, @Param({ schema: readCheck.params }) { checkId }: ParamsOf<typeof readCheck>) {
    return this.checks.check(actor, checkId);
  }

  @Serve(approveCheck)
  approveCheck(@Who() actor: Actor, @Param({ schema: approveCheck.params }) { checkId }: ParamsOf<typeof approveCheck>, @Body({ schema: approveCheck.body }) wish: BodyOf<typeof approveCheck>) {
    return this.decides.approve(actor, checkId, wish);
  }

  @Serve(returnCheck)
  returnCheck(@Who() actor: Actor, @Param({ schema: returnCheck.params }) { checkId }: ParamsOf<typeof returnCheck>, @Body({ schema: returnCheck.body }) wish: BodyOf<typeof returnCheck>) {
    return this.decides.giveBack(actor, checkId, wish);
  }

  @Serve(readVersionCheck)
  readVersionCheck(@Who() actor: Actor, @Param({ schema: readVersionCheck.params }) { courseId, number }: ParamsOf<typeof readVersionCheck>) {
    return this.checks.version(actor, courseId, number);
  }

  @Serve(checkVersion)
  checkVersion(@Who() actor: Actor, @Param({ schema: checkVersion.params }) { courseId, number }: ParamsOf<typeof checkVersion>, @Body({ schema: checkVersion.body }) wish: BodyOf<typeof checkVersion>) {
    return this.looksOver.run(actor, courseId, number, wish);
  }

  @Serve(readCheckRule)
  readCheckRule() {
    return this.checks.rule();
  }

  @Serve(changeCheckRule)
  changeCheckRule(@Who() actor: Actor, @Body({ schema: changeCheckRule.body }) wish: BodyOf<typeof changeCheckRule>) {
    return this.changes.run(actor, wish);
  }
}

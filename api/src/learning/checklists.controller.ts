import { Body, Controller, Param } from '@nestjs/common';
import { listChecklists, readChecklist, tickItems, withdrawTick, type BodyOf, type ParamsOf } from '@palier/contracts';
import type { Actor } from '@palier/domain';
import { Serve, Who } from '#platform';
import { ChecklistsQueries } from './checklists.queries.js';
import { TickItems } from './tick-items.js';
import { WithdrawTick } from './withdraw-tick.js';

@Controller()
export class ChecklistsController {
  constructor(private readonly checklists: ChecklistsQueries, private readonly ticks: TickItems, private readonly withdraws: WithdrawTick) {}

  @Serve(listChecklists)
  async listChecklists(@Who() actor: Actor, @Param({ schema: listChecklists.params }) { personId }: ParamsOf<typeof listChecklists>) {
    return { checklists: await this.checklists.ofPerson(actor, personId) };
  }

  @Serve(readChecklist)
  readChecklist(@Who() actor: Actor, @Param({ schema: readChecklist.params }) { personId, unitId }: ParamsOf<typeof readChecklist>) {
    return this.checklists.one(actor, personId, unitId);
  }

  @Serve(tickItems)
  tickItems(@Who() actor: Actor, @Param({ schema: tickItems.params }) { personId, unitId }: ParamsOf<typeof tickItems>, @Body({ schema: tickItems.body }) wish: BodyOf<typeof tickItems>) {
    return this.ticks.run(actor, personId, unitId, wish);
  }

  @Serve(withdrawTick)
  withdrawTick(@Who() actor: Actor, @Param({ schema: withdrawTick.params }) { tickId }: ParamsOf<typeof withdrawTick>, @Body({ schema: withdrawTick.body }) wish: BodyOf<typeof withdrawTick>) {
    return this.withdraws.run(actor, tickId, wish);
  }
}

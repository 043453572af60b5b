import { Body, Controller, Param } from '@nestjs/common';
import { answerCarriedOver, carryOver, extendCarriedOver, listCarriedOverImports, listWaiting, previewCarryOver, readCarriedOver, withdrawCarriedOver, type BodyOf, type CarryPreview, type ParamsOf } from '@palier/contracts';
import type { Actor } from '@palier/domain';
import { Serve, Who } from '#platform';
import { AnswerCarriedOver } from './answer-carried-over.js';
import { CarriedOverQueries } from './carried-over.queries.js';
import { CarryOver } from './carry-over.js';
import { ExtendCarriedOver } from './extend-carried-over.js';
import { PersonCarriedOverQueries } from './person-carried-over.queries.js';
import { countsOf, PlanCarryOver } from './plan-carry-over.js';
import { WithdrawCarriedOver } from './withdraw-carried-over.js';

/** The page shows so many people and problems; the counts say how many there are. */
const shown = 300;

@Controller()
export class CarriedOverController {
  constructor(
    private readonly plans: PlanCarryOver, private readonly carries: CarryOver, private readonly extensions: ExtendCarriedOver, private readonly withdrawals: WithdrawCarriedOver,
    private readonly answers: AnswerCarriedOver, private readonly queries: CarriedOverQueries, private readonly ofPerson: PersonCarriedOverQueries,
  ) {}

  @Serve(previewCarryOver)
  async previewCarryOver(@Who() actor: Actor, @Body({ schema: previewCarryOver.body }) wish: BodyOf<typeof previewCarryOver>): Promise<CarryPreview> {
    const plan = await this.plans.of(actor, wish);
    const nameOf = new Map(plan.competencies.map((it) => [it.competencyId, it.name]));
    const people = [...Map.groupBy(plan.lines, (it) => it.personId).values()].slice(0, shown).map((lines) => ({
      person: { id: lines[0]?.personId ?? '', name: lines[0]?.personName ?? '' }, lines: lines.map((it) => ({ ...it, name: nameOf.get(it.competencyId) ?? {} })),
    }));
    return {
      form: plan.table.form, columns: plan.table.columns.map((it) => ({ ...it })), names: plan.names.map((it) => ({ ...it })), competencies: plan.competencies.map((it) => ({ id: it.competencyId, name: it.name, hasLevels: it.hasLevels })),
      counts: countsOf(plan), people, problems: plan.problems.slice(0, shown),
    };
  }

  @Serve(carryOver)
  carryOver(@Who() actor: Actor, @Body({ schema: carryOver.body }) wish: BodyOf<typeof carryOver>) {
    return this.carries.run(actor, wish);
  }

  @Serve(listCarriedOverImports)
  listCarriedOverImports() {
    return this.queries.imports();
  }

  @Serve(extendCarriedOver)
  extendCarriedOver(@Who() actor: Actor, @Param({ schema: extendCarriedOver.params }) { importId }: ParamsOf<typeof extendCarriedOver>, @Body({ schema: extendCarriedOver.body }) wish: BodyOf<typeof extendCarriedOver>) {
    return this.extensions.run(actor, importId, wish);
  }

  @Serve(withdrawCarriedOver)
  withdrawCarriedOver(@Who() actor: Actor, @Param({ schema: withdrawCarriedOver.params }) { importId }: ParamsOf<typeof withdrawCarriedOver>, @Body({ schema: withdrawCarriedOver.body }) wish: BodyOf<typeof withdrawCarriedOver>) {
    return this.withdrawals.run(actor, importId, wish);
  }

  @Serve(listWaiting)
  listWaiting(@Who() actor: Actor) {
    return this.queries.waitingFor(actor);
  }

  @Serve(readCarriedOver)
  readCarriedOver(@Who() actor: Actor, @Param({ schema: readCarriedOver.params }) { personId }: ParamsOf<typeof readCarriedOver>) {
    return this.ofPerson.of(actor, personId);
  }

  @Serve(answerCarriedOver)
  answerCarriedOver(@Who() actor: Actor, @Param({ schema: answerCarriedOver.params }) { personId }: ParamsOf<typeof answerCarriedOver>, @Body({ schema: answerCarriedOver.body }) wish: BodyOf<typeof answerCarriedOver>) {
    return this.answers.run(actor, personId, wish);
  }
}

import { Body, Controller, Param } from '@nestjs/common';
import { changeCellRenewal, changeCriterion, previewCriterion, readCriteria, type BodyOf, type ParamsOf } from '@palier/contracts';
import type { Actor } from '@palier/domain';
import { Serve, Who } from '#platform';
import { ChangeCellRenewal } from './change-cell-renewal.js';
import { ChangeCriterion } from './change-criterion.js';
import { CriteriaQueries } from './criteria.queries.js';
import { PlanCriterion } from './plan-criterion.js';

@Controller()
export class CriteriaController {
  constructor(private readonly criteria: CriteriaQueries, private readonly plans: PlanCriterion, private readonly changes: ChangeCriterion, private readonly renewals: ChangeCellRenewal) {}

  @Serve(readCriteria)
  readCriteria(@Param({ schema: readCriteria.params }) { competencyId }: ParamsOf<typeof readCriteria>) {
    return this.criteria.of(competencyId);
  }

  @Serve(previewCriterion)
  previewCriterion(@Param({ schema: previewCriterion.params }) { competencyId }: ParamsOf<typeof previewCriterion>, @Body({ schema: previewCriterion.body }) wish: BodyOf<typeof previewCriterion>) {
    return this.plans.effect(competencyId, wish.level, wish);
  }

  @Serve(changeCriterion)
  changeCriterion(@Who() actor: Actor, @Param({ schema: changeCriterion.params }) { competencyId }: ParamsOf<typeof changeCriterion>, @Body({ schema: changeCriterion.body }) wish: BodyOf<typeof changeCriterion>) {
    return this.changes.run(actor, competencyId, wish.level, wish);
  }

  @Serve(changeCellRenewal)
  changeCellRenewal(@Who() actor: Actor, @Param({ schema: changeCellRenewal.params }) { competencyId }: ParamsOf<typeof changeCellRenewal>, @Body({ schema: changeCellRenewal.body }) wish: BodyOf<typeof changeCellRenewal>) {
    return this.renewals.run(actor, competencyId, wish);
  }
}

import { Body, Controller, Param } from '@nestjs/common';
import { changeSecondRatingRule, giveSecondRating, readSecondRatingRule, readSecondRatings, type BodyOf, type ParamsOf } from '@palier/contracts';
import type { Actor } from '@palier/domain';
import { Serve, Who } from '#platform';
import { ChangeSecondRatingRule } from './change-second-rating-rule.js';
import { GiveSecondRating } from './give-second-rating.js';
import { SecondRatingQueries } from './second-rating.queries.js';

@Controller()
export class SecondRatingsController {
  constructor(private readonly ratings: SecondRatingQueries, private readonly gives: GiveSecondRating, private readonly changes: ChangeSecondRatingRule) {}

  @Serve(readSecondRatings)
  readSecondRatings(@Who() actor: Actor) {
    return this.ratings.of(actor);
  }

  @Serve(giveSecondRating)
  giveSecondRating(@Who() actor: Actor, @Param({ schema: giveSecondRating.params }) { drawId }: ParamsOf<typeof giveSecondRating>, @Body({ schema: giveSecondRating.body }) wish: BodyOf<typeof giveSecondRating>) {
    return this.gives.run(actor, drawId, wish);
  }

  @Serve(readSecondRatingRule)
  readSecondRatingRule() {
    return this.ratings.rule();
  }

  @Serve(changeSecondRatingRule)
  changeSecondRatingRule(@Who() actor: Actor, @Body({ schema: changeSecondRatingRule.body }) wish: BodyOf<typeof changeSecondRatingRule>) {
    return this.changes.run(actor, wish);
  }
}

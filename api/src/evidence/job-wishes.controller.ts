import { Body, Controller, Param } from '@nestjs/common';
import { listJobWishes, sayJobWish, withdrawJobWish, type BodyOf, type ParamsOf } from '@palier/contracts';
import type { Actor } from '@palier/domain';
import { Serve, Who } from '#platform';
import { JobWishQueries } from './job-wish.queries.js';
import { SayJobWish } from './say-job-wish.js';

/** Which jobs interest whom, as each says of themselves. */
@Controller()
export class JobWishesController {
  constructor(private readonly queries: JobWishQueries, private readonly says: SayJobWish) {}

  @Serve(listJobWishes)
  listJobWishes(@Who() actor: Actor, @Param({ schema: listJobWishes.params }) { personId }: ParamsOf<typeof listJobWishes>) {
    return this.queries.of(actor, personId);
  }

  @Serve(sayJobWish)
  sayJobWish(@Who() actor: Actor, @Body({ schema: sayJobWish.body }) wish: BodyOf<typeof sayJobWish>) {
    return this.says.run(actor, wish);
  }

  @Serve(withdrawJobWish)
  withdrawJobWish(@Who() actor: Actor, @Param({ schema: withdrawJobWish.params }) { wishId }: ParamsOf<typeof withdrawJobWish>) {
    return this.says.withdraw(actor, wishId);
  }
}

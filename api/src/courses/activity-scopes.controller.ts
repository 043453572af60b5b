import { Body, Controller, Param } from '@nestjs/common';
import { sayScopes, type BodyOf, type ParamsOf } from '@palier/contracts';
import type { Actor } from '@palier/domain';
import { Serve, Who } from '#platform';
import { SayScopes } from './say-scopes.js';

@Controller()
export class ActivityScopesController {
  constructor(private readonly says: SayScopes) {}

  @Serve(sayScopes)
  sayScopes(@Who() actor: Actor, @Param({ schema: sayScopes.params }) { courseId }: ParamsOf<typeof sayScopes>, @Body({ schema: sayScopes.body }) wish: BodyOf<typeof sayScopes>) {
    return this.says.run(actor, courseId, wish);
  }
}

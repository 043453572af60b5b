import { Body, Controller, Param } from '@nestjs/common';
import { addScope, bringScopeBack, endScope, giveScope, listScopes, renameScope, retireScope, type BodyOf, type ParamsOf } from '@palier/contracts';
import type { Actor } from '@palier/domain';
import { Serve, Who } from '#platform';
import { AddScope } from './add-scope.js';
import { BringScopeBack } from './bring-scope-back.js';
import { EndScope } from './end-scope.js';
import { GiveScope } from './give-scope.js';
import { RenameScope } from './rename-scope.js';
import { RetireScope } from './retire-scope.js';
import { ScopesQueries } from './scopes.queries.js';

@Controller()
export class ScopesController {
  constructor(
    private readonly scopes: ScopesQueries, private readonly adds: AddScope, private readonly renames: RenameScope, private readonly retires: RetireScope,
    private readonly brings: BringScopeBack, private readonly gives: GiveScope, private readonly ends: EndScope,
  ) {}

  @Serve(listScopes)
  async listScopes() {
    return { scopes: await this.scopes.list() };
  }

  @Serve(addScope)
  addScope(@Who() actor: Actor, @Body({ schema: addScope.body }) wish: BodyOf<typeof addScope>) {
    return this.adds.run(actor, wish);
  }

  @Serve(renameScope)
  renameScope(@Who() actor: Actor, @Param({ schema: renameScope.params }) { scopeId }: ParamsOf<typeof renameScope>, @Body({ schema: renameScope.body }) wish: BodyOf<typeof renameScope>) {
    return this.renames.run(actor, scopeId, wish);
  }

  @Serve(retireScope)
  retireScope(@Who() actor: Actor, @Param({ schema: retireScope.params }) { scopeId }: ParamsOf<typeof retireScope>, @Body({ schema: retireScope.body }) wish: BodyOf<typeof retireScope>) {
    return this.retires.run(actor, scopeId, wish);
  }

  @Serve(bringScopeBack)
  bringScopeBack(@Who() actor: Actor, @Param({ schema: bringScopeBack.params }) { scopeId }: ParamsOf<typeof bringScopeBack>, @Body({ schema: bringScopeBack.body }) wish: BodyOf<typeof bringScopeBack>) {
    return this.brings.run(actor, scopeId, wish);
  }

  @Serve(giveScope)
  giveScope(@Who() actor: Actor, @Param({ schema: giveScope.params }) { personId }: ParamsOf<typeof giveScope>, @Body({ schema: giveScope.body }) wish: BodyOf<typeof giveScope>) {
    return this.gives.run(actor, personId, wish);
  }

  @Serve(endScope)
  endScope(@Who() actor: Actor, @Param({ schema: endScope.params }) { holdingId }: ParamsOf<typeof endScope>, @Body({ schema: endScope.body }) wish: BodyOf<typeof endScope>) {
    return this.ends.run(actor, holdingId, wish);
  }
}

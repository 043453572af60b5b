import { Module } from '@nestjs/common';
import { AddScope } from './add-scope.js';
import { BringScopeBack } from './bring-scope-back.js';
import { EndScope } from './end-scope.js';
import { GiveScope } from './give-scope.js';
import { GiveScopes } from './give-scopes.js';
import { RenameScope } from './rename-scope.js';
import { RetireScope } from './retire-scope.js';
import { ScopesController } from './scopes.controller.js';
import { ScopesQueries } from './scopes.queries.js';

@Module({ controllers: [ScopesController], providers: [AddScope, BringScopeBack, EndScope, GiveScope, GiveScopes, RenameScope, RetireScope, ScopesQueries], exports: [AddScope, GiveScope, GiveScopes, ScopesQueries] })
export class ScopesModule {}

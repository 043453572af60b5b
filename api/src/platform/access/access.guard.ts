import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Endpoint } from '@palier/contracts';
import { isPublic, mayEver, mayWhile } from '@palier/domain';
import type { FastifyRequest } from 'fastify';
import { Refusal } from '../http/refusal.js';
import { SERVED } from '../http/serve.js';
import { ActorFinder, rememberCaller } from './actor.js';

/** Default deny: a route without an endpoint of the contract is nobody's; any other asks the policy before anything is parsed. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(private readonly reflector: Reflector, private readonly actors: ActorFinder) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const endpoint = this.reflector.get<Endpoint | undefined>(SERVED, context.getHandler());
    if (endpoint === undefined) throw new Refusal('access.forbidden');
    if (isPublic(endpoint.action)) return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const caller = await this.actors.find(request);
    if (caller === null) throw new Refusal('session.required');
    if (caller.awaits !== null && !mayWhile(caller.awaits, endpoint.action)) throw new Refusal('second-factor.needed');
    if (!mayEver(caller.actor, endpoint.action)) throw new Refusal('access.forbidden');
    rememberCaller(request, caller);
    return true;
  }
}

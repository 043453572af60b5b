import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { can, type Action, type Actor, type Awaits } from '@palier/domain';
import type { FastifyRequest } from 'fastify';
import { Refusal } from '../http/refusal.js';

/** Who is behind a request, and what their session still owes: until that is shown, it opens almost nothing. */
export interface Caller { readonly actor: Actor; readonly awaits: Awaits | null }

/** Finds who asks. Declared here, provided by `identity`. */
export abstract class ActorFinder {
  abstract find(request: FastifyRequest): Promise<Caller | null>;
}

const found = new WeakMap<FastifyRequest, Caller>();
export const rememberCaller = (request: FastifyRequest, caller: Caller): void => void found.set(request, caller);

function callerOf(context: ExecutionContext): Caller {
  const caller = found.get(context.switchToHttp().getRequest<FastifyRequest>());
  if (caller === undefined) throw new Refusal('session.required');
  return caller;
}

/** Who asks. Only on routes that are not public. */
export const Who = createParamDecorator((_: unknown, context: ExecutionContext): Actor => callerOf(context).actor);

/** What the session still owes; null on all but the few routes that a half-open one may reach. */
export const Awaiting = createParamDecorator((_: unknown, context: ExecutionContext): Awaits | null => callerOf(context).awaits);

/** The second question of a door, once the person concerned is known. Its "no" looks like absence. */
export function require(actor: Actor, action: Action, personId: string): void {
  if (!can(actor, action, { personId })) throw new Refusal('thing.not-found');
}

import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { can, type Action, type Actor, type Awaits } from '@palier/domain';
import type { FastifyRequest } from 'fastify';
import { sinceArrival } from '../http/arrival.js';
import { Refusal } from '../http/refusal.js';

/** Who is behind a request, and what their session still owes: until that is shown, it opens almost nothing. `now` is the one clock, as the database told it when it found them; milliseconds since 1970. */
export interface Caller { readonly actor: Actor; readonly awaits: Awaits | null; readonly now: number }

/** Finds who asks. Declared here, provided by `identity`. */
export abstract class ActorFinder {
  abstract find(request: FastifyRequest): Promise<Caller | null>;
}

interface Remembered extends Caller { readonly arrived: number }
const found = new WeakMap<FastifyRequest, Remembered>();
/** Keeps who asks. Called as soon as they are found, so that their clock's reading still tells when the request came in. */
export const rememberCaller = (request: FastifyRequest, caller: Caller): void => void found.set(request, { ...caller, arrived: caller.now - sinceArrival(request) });

function callerOf(context: ExecutionContext): Remembered {
  const caller = found.get(context.switchToHttp().getRequest<FastifyRequest>());
  if (caller === undefined) throw new Refusal('session.required');
  return caller;
}

/** Who asks. Only on routes that are not public. */
export const Who = createParamDecorator((_: unknown, context: ExecutionContext): Actor => callerOf(context).actor);

/** When the request came in, by the database's clock and before it waited for anything; milliseconds since 1970. Only on routes that are not public. */
export const Arrived = createParamDecorator((_: unknown, context: ExecutionContext): number => callerOf(context).arrived);

/** What the session still owes; null on all but the few routes that a half-open one may reach. */
export const Awaiting = createParamDecorator((_: unknown, context: ExecutionContext): Awaits | null => callerOf(context).awaits);

/** The second question of a door, once the person concerned is known. Its "no" looks like absence. */
export function require(actor: Actor, action: Action, personId: string): void {
  if (!can(actor, action, { personId })) throw new Refusal('thing.not-found');
}

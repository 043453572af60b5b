import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { can, type Action, type Actor } from '@palier/domain';
import type { FastifyRequest } from 'fastify';
import { Refusal } from '../http/refusal.js';

/** Finds who asks. Declared here, provided by `identity`. */
export abstract class ActorFinder {
  abstract find(request: FastifyRequest): Promise<Actor | null>;
}

const found = new WeakMap<FastifyRequest, Actor>();
export const rememberActor = (request: FastifyRequest, actor: Actor): void => void found.set(request, actor);

/** Who asks. Only on routes that are not public. */
export const Who = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const actor = found.get(context.switchToHttp().getRequest<FastifyRequest>());
  if (actor === undefined) throw new Refusal('session.required');
  return actor;
});

/** The second question of a door, once the person concerned is known. Its "no" looks like absence. */
export function require(actor: Actor, action: Action, personId: string): void {
  if (!can(actor, action, { personId })) throw new Refusal('thing.not-found');
}

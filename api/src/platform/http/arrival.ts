import type { FastifyInstance, FastifyRequest } from 'fastify';

const arrivals = new WeakMap<FastifyRequest, number>();

/** Stamps each request when its head is here: before its body, before any queue. */
export function stampArrivals(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, _reply, done) => { arrivals.set(request, performance.now()); done(); });
}

/** Milliseconds since a request came in. */
export function sinceArrival(request: FastifyRequest): number {
  const at = arrivals.get(request);
  if (at === undefined) throw new Error('no request goes unstamped');
  return performance.now() - at;
}

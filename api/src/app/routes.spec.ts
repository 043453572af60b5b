import { describe, expect, it } from '@jest/globals';
import { allEndpoints } from '@palier/contracts';
import Fastify from 'fastify';
import { RouteBook } from './routes.js';

/** A router with every endpoint of the contract, and what a careless hand adds or leaves out. */
function bookOf(change: { readonly add?: string; readonly leaveOut?: string; readonly twice?: string }): RouteBook {
  const router = Fastify();
  const book = new RouteBook();
  book.listenTo(router);
  for (const { name, verb, path } of allEndpoints) if (name !== change.leaveOut) router.route({ method: verb, url: path, handler: () => null });
  if (change.twice !== undefined) router.route({ method: 'GET', url: change.twice, constraints: { version: '2.0.0' }, handler: () => null });
  if (change.add !== undefined) router.get(change.add, () => null);
  return book;
}

describe('booting', () => {
  it('goes on where every route is an endpoint with a policy, served once', () => expect(() => { bookOf({}).check(); }).not.toThrow());
  it('refuses a route without a policy', () => expect(() => { bookOf({ add: '/api/back-door' }).check(); }).toThrow(/GET \/api\/back-door has no policy/));
  it('refuses an endpoint that nothing serves', () => expect(() => { bookOf({ leaveOut: 'readMatrix' }).check(); }).toThrow(/readMatrix is served 0 times/));
  it('refuses an endpoint that is served twice', () => expect(() => { bookOf({ twice: '/api/matrix' }).check(); }).toThrow(/readMatrix is served 2 times/));
});

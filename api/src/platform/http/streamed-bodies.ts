import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Readable } from 'node:stream';
import { Refusal } from './refusal.js';

/** The type under which a file travels: what it is, its content says. */
export const streamed = 'application/octet-stream';

/** Hands bodies of this type on as they come, for doors that say so (`refuseForeignOrigins` keeps them from the others). Whoever takes one counts its bytes. */
export function acceptStreams(fastify: FastifyInstance): void {
  fastify.addContentTypeParser(streamed, (_request, payload, done) => done(null, payload));
}

/** What somebody sends, as it comes. */
export function streamOf(request: FastifyRequest): Readable {
  if (request.body instanceof Readable) return request.body;
  throw new Refusal('request.malformed');
}

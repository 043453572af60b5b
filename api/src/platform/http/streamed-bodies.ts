import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Readable } from 'node:stream';
import { Refusal } from './refusal.js';

/** The type under which a file travels: what it is, its content says. */
export const streamed = 'application/octet-stream';

/** What a program of a mail provider sends in one click. Its words are not read: its address says all. */
export const formTypes = /^(application\/x-www-form-urlencoded|multipart\/form-data)\s*(;|$)/i;

/** Hands bodies of this type on as they come, for doors that say so (`refuseForeignOrigins` keeps them from the others). Whoever takes one counts its bytes. */
export function acceptStreams(fastify: FastifyInstance): void {
  fastify.addContentTypeParser(streamed, (_request, payload, done) => done(null, payload));
  fastify.addContentTypeParser(formTypes, { parseAs: 'string', bodyLimit: 10_000 }, (_request, _body, done) => { done(null, undefined); });
}

/** What somebody sends, as it comes. */
export function streamOf(request: FastifyRequest): Readable {
  if (request.body instanceof Readable) return request.body;
  throw new Refusal('request.malformed');
}

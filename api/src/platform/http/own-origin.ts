import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Refusal } from './refusal.js';
import { formTypes, streamed } from './streamed-bodies.js';

function isOwn(request: FastifyRequest, origin: string | null): boolean {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  const from = request.headers.origin;
  if (from === undefined) return true;
  return from === (origin ?? `${request.protocol}://${request.host}`);
}

/** Changes are taken from our own pages only, and in JSON only (files as they are, and forms whose words nobody reads, at the addresses that take them): the defence against forged requests. No form of another site can send either. */
export function refuseForeignOrigins(fastify: FastifyInstance, origin: string | null, doors: { readonly streams: readonly string[]; readonly forms: readonly string[] }): void {
  fastify.addHook('onRequest', async (request) => {
    if (request.method === 'GET' || request.method === 'HEAD' || request.method === 'OPTIONS') return;
    if (!isOwn(request, origin)) throw new Refusal('request.foreign-origin');
    const type = request.headers['content-type'];
    if (type === undefined) return;
    const path = request.url.split('?')[0] ?? '';
    if (doors.forms.includes(path) && formTypes.test(type)) return;
    const taken = doors.streams.includes(path) ? type.toLowerCase() === streamed : /^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i.test(type);
    if (!taken) throw new Refusal('request.unsupported-type');
  });
}

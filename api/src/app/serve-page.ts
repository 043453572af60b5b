import serveStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { answerProblem, Refusal } from '#platform';

const forGood = 'public, max-age=31536000, immutable';

/** The page and its files, compressed when they were built. Any other address is the page's own affair, but never one under `/api`. */
export async function servePage(fastify: FastifyInstance, root: string): Promise<void> {
  const built = existsSync(join(root, 'index.html'));
  if (built) {
    await fastify.register(serveStatic, {
      root, wildcard: false, preCompressed: true, index: false, cacheControl: false,
      setHeaders: (reply, path) => void reply.header('cache-control', /-[A-Z0-9]{8}\.[a-z0-9.]+$/i.test(path) ? forGood : 'no-cache'),
    });
  }
  fastify.get('/*', async (request, reply) => {
    if (!built || /^\/(api|_)(\/|$)/.test(request.url.split('?')[0] ?? '') || /\.[a-z0-9]+$/i.test(request.url.split('?')[0] ?? '')) return answerProblem(new Refusal('thing.not-found'), reply);
    return reply.header('cache-control', 'no-cache').sendFile('index.html');
  });
}

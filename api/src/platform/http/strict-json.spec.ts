import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import Fastify from 'fastify';
import { answerProblem } from './problem.filter.js';
import { readJsonStrictly } from './strict-json.js';

const server = Fastify({ bodyLimit: 10_000_000 });
beforeAll(async () => {
  readJsonStrictly(server);
  server.setErrorHandler((error, _, reply) => answerProblem(error, reply));
  server.post('/', (request) => ({ read: request.body ?? null }));
  await server.ready();
});
afterAll(() => server.close());

const send = (payload: string | Buffer) => server.inject({ method: 'POST', url: '/', headers: { 'content-type': 'application/json' }, payload });

describe('JSON, strictly', () => {
  it('gives back every value that JSON can say', async () => {
    await fc.assert(fc.asyncProperty(fc.jsonValue({ noUnicodeString: false, maxDepth: 4 }), async (value) => {
      const text = JSON.stringify(value, null, 2);
      const { statusCode, body } = await send(text);
      if (/"(__proto__|constructor)"/.test(text)) return;
      expect([text, statusCode, body]).toEqual([text, 200, JSON.stringify({ read: value })]);
    }), { numRuns: 300 });
  });

  it.each([
    '{"a":1,"a":2}', '{"a":1,"\\u0061":2}', '{"b":[{"a" : 1, "a"\n:\t2}]}', '{"a":{"x":1},"a":{}}', '{"__proto__":1}', '{"constructor":{"prototype":1}}', '{"a":1', 'nonsense',
  ])('refuses %s', async (text) => {
    const { statusCode, body } = await send(text);
    expect([statusCode, (JSON.parse(body) as { code: string }).code]).toEqual([400, 'request.malformed']);
  });

  it('is not misled by what strings contain', async () => {
    for (const text of ['{"a":"\\"a\\":1","b":"x\\\\"}', '["\\":","a"]', '{"":":"}']) expect((await send(text)).statusCode).toBe(200);
  });

  it('refuses what is deeper than anybody writes, however it goes deep, and nothing that only looks so', async () => {
    const lists = (depth: number): string => `${'['.repeat(depth)}${']'.repeat(depth)}`;
    const objects = (depth: number): string => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
    for (const deep of [lists, objects]) expect([(await send(deep(200))).statusCode, (await send(deep(201))).statusCode, (await send(deep(100_000))).statusCode]).toEqual([200, 400, 400]);
    expect((await send(`[${Array.from({ length: 1000 }, () => '[{}]').join()}]`)).statusCode).toBe(200);
    expect((await send(JSON.stringify(['['.repeat(1000), '\\"', '{'.repeat(1000)]))).statusCode).toBe(200);
  });

  it('refuses bytes that are no UTF-8, and bears length', async () => {
    expect((await send(Buffer.from([0x22, 0xff, 0x22]))).statusCode).toBe(400);
    expect((await send(JSON.stringify('\\"'.repeat(1_500_000)))).statusCode).toBe(200);
  });
});

import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import Fastify from 'fastify';
import { createServer, connect, type Socket } from 'node:net';
import type { Problem } from '@palier/contracts';
import { openHouse, Visitor, type House } from '../../../test/house.js';
import { Database } from '../database/database.js';
import { answerProblem } from './problem.filter.js';

let house: House;
/** Unexpected failures are logged by id alone; the test reads what would be logged. */
const logged = jest.spyOn(console, 'error').mockImplementation(() => undefined);
beforeAll(async () => { house = await openHouse({ demo: false, settings: { PALIER_POOL: '2', PALIER_POOL_WAIT: '150' } }); });
afterAll(() => house?.close());

/** A server that does what it is told in SQL and answers as ours does. */
async function answerTo(sql: string, db: Database): Promise<{ status: number; body: Problem; retryAfter: unknown; text: string }> {
  const server = Fastify();
  server.setErrorHandler((error, _, reply) => answerProblem(error, reply));
  server.get('/', () => db.query(sql));
  const reply = await server.inject('/');
  await server.close();
  return { status: reply.statusCode, body: JSON.parse(reply.body) as Problem, retryAfter: reply.headers['retry-after'], text: reply.body };
}
const raise = (code: string) => `do $$ begin raise exception 'a secret about Inès' using errcode = '${code}'; end $$`;

describe('what PostgreSQL refuses, in the words of RFC 9457', () => {
  it.each([
    ['select 1 / 0', 400, 'request.malformed'], [`select '2026-02-30'::date`, 400, 'request.malformed'], [raise('22003'), 400, 'request.malformed'],
    ['insert into installation (one) values (true)', 500, 'server.failed'],
    [`insert into session (token_hash, person_id, created_at, seen_at, expires_at) values ('x', gen_random_uuid(), now(), now(), now())`, 409, 'request.conflict'],
    [`insert into sign_in_throttle values ('a', null, now())`, 409, 'request.conflict'],
    [raise('08006'), 503, 'server.busy'], [raise('53200'), 503, 'server.busy'], [raise('57014'), 503, 'server.busy'], [raise('40001'), 503, 'server.busy'],
    ['select nothing from nowhere', 500, 'server.failed'],
  ])('%s → %i %s', async (sql, status, code) => {
    const answer = await answerTo(sql, house.db);
    expect([answer.status, answer.body.code, answer.body.type]).toEqual([status, code, `urn:palier:problem:${code}`]);
    expect(answer.retryAfter).toBe(status === 503 ? '5' : undefined);
    expect(answer.text).not.toMatch(/Inès|nowhere|session|installation/);
    expect(answer.body.errorId === undefined).toBe(status !== 500);
    expect(logged.mock.calls.join()).not.toMatch(/Inès|nowhere/);
  });

  it('says 503 when the pool has nothing left, and works again afterwards', async () => {
    const ask = () => new Visitor(house).ask('GET', '/api/health');
    const release: (() => void)[] = [];
    const held = [1, 2].map(() => new Promise<void>((taken) => {
      void house.db.transaction(async (tx) => { await tx.query('select 1'); taken(); await new Promise<void>((go) => { release.push(go); }); });
    }));
    await Promise.all(held);
    expect(await ask()).toMatchObject({ status: 503, body: { code: 'server.busy' }, headers: { 'retry-after': '5' } });
    for (const go of release) go();
    expect((await ask()).status).toBe(200);
  });

  it('says 503 when its connection is ended under it, and works again afterwards', async () => {
    expect(await answerTo('select pg_terminate_backend(pg_backend_pid())', house.db)).toMatchObject({ status: 503, body: { code: 'server.busy' } });
    // The pool may hand the dead connection out once more before it has noticed.
    const next = [await new Visitor(house).ask('GET', '/api/health'), await new Visitor(house).ask('GET', '/api/health')].map((it) => it.status);
    expect([next[0], next[1]]).toEqual([expect.any(Number), 200]);
    expect([200, 503]).toContain(next[0]);
  });

  it('says 503 when the way to the database is cut, or nobody is there', async () => {
    const { port: real, username, password, pathname } = new URL(house.config.databaseUrl);
    const sockets = new Set<Socket>();
    const way = createServer((inside) => {
      const outside = connect(Number(real), '127.0.0.1');
      for (const it of [inside, outside]) { sockets.add(it); it.on('error', () => undefined); }
      inside.pipe(outside).pipe(inside);
    });
    await new Promise<void>((ready) => { way.listen(0, '127.0.0.1', ready); });
    const address = way.address();
    const db = await Database.open(`postgres://${username}:${password}@127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}${pathname}`, 1, 500);
    try {
      const asked = answerTo('select pg_sleep(30)', db);
      for (;;) {
        const [running] = (await house.owner.query(`select exists (select from pg_stat_activity where query = 'select pg_sleep(30)') as yes`)) as [{ yes: boolean }];
        if (running.yes) break;
      }
      for (const it of sockets) it.destroy();
      expect(await asked).toMatchObject({ status: 503, body: { code: 'server.busy' } });
      await new Promise<void>((closed) => { way.close(() => closed()); });
      expect(await answerTo('select 1', db)).toMatchObject({ status: 503, body: { code: 'server.busy' } });
    } finally {
      await db.close();
    }
  });
});

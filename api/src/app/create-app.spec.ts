import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { allEndpoints, type Endpoint } from '@palier/contracts';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PeopleQueries } from '#people';
import { Config, Database } from '#platform';
import { openHouse, Visitor, type House } from '../../test/house.js';
import { createApp } from './create-app.js';

const nowhere = { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' };
const boot = (settings: Record<string, string> = {}) => createApp(Config.from({ ...nowhere, ...settings }), Database.unopened());

describe('the application as it boots', () => {
  it('refuses a route that the contract does not describe', async () => {
    const contract = allEndpoints as Endpoint[];
    const at = contract.findIndex((it) => it.name === 'readMatrix');
    const [left] = contract.splice(at, 1);
    try {
      await expect(boot()).rejects.toThrow(/GET \/api\/matrix has no policy/);
    } finally {
      if (left !== undefined) contract.splice(at, 0, left);
    }
  });

  it('serves the files of the page and nothing beside them', async () => {
    const root = mkdtempSync(join(tmpdir(), 'palier-page-'));
    try {
      for (const name of ['index.html', 'main-ABCDEFGH.js']) writeFileSync(join(root, name), '<!doctype html>');
      const app = await boot({ PALIER_WEB: root });
      expect([...new Set(app.routes.all().filter((it) => it.what === 'static').map((it) => `${it.method} ${it.path}`))].sort()).toEqual(['GET /*', 'GET /index.html', 'GET /main-ABCDEFGH.js', 'HEAD /*', 'HEAD /index.html', 'HEAD /main-ABCDEFGH.js']);
      const status = async (method: 'GET' | 'POST', url: string) => (await app.fastify.inject({ method, url })).statusCode;
      expect(await Promise.all(['/', '/people', '/main-ABCDEFGH.js', '/other.js', '/%2e%2e/package.json', '/api/back-door'].map((url) => status('GET', url)))).toEqual([200, 200, 200, 404, 404, 404]);
      expect(await status('POST', '/main-ABCDEFGH.js')).toBe(404);
      await app.nest.close();
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
  });
});

describe('an answer', () => {
  let house: House;
  beforeAll(async () => { house = await openHouse({ demo: true }); });
  afterAll(() => house?.close());

  it('holds what its contract promises, and nothing that a query lets slip', async () => {
    const people = house.nest.get(PeopleQueries);
    const honest = people.presentOn.bind(people);
    people.presentOn = async (...asked) => (await honest(...asked)).map((it) => ({ ...it, secret: 'not for your eyes' }));
    const answer = await (await Visitor.signedIn(house, 'sophie')).ask('GET', '/api/people');
    expect(answer).toMatchObject({ status: 200, body: { people: expect.arrayContaining([expect.objectContaining({ name: 'Inès Benali' })]) } });
    expect(answer.text).not.toContain('secret');
  });
});

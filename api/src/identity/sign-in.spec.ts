import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Session } from '@palier/contracts';
import { openHouse, Visitor, type House } from '../../test/house.js';
import { SetUpInstallation } from './set-up-installation.js';

let house: House;
beforeAll(async () => { house = await openHouse({ demo: false }); });
afterAll(() => house?.close());

const shift = (interval: string) => house.later(interval);
const first = { name: 'Mathis Roche', login: 'Mathis', password: 'douze caractères au moins', locale: 'fr' };

describe('coming in', () => {
  it('makes the first administrator once, with the newest token printed at start', async () => {
    const offers = house.nest.get(SetUpInstallation);
    const old = await offers.offerToken();
    const token = await offers.offerToken();
    const visitor = new Visitor(house);
    expect((await visitor.ask('GET', '/api/session')).body).toMatchObject({ setUpNeeded: true, person: null });
    expect(await visitor.ask('POST', '/api/installation', { ...first, token: old })).toMatchObject({ status: 403, body: { code: 'installation.wrong-token' } });
    expect((await visitor.ask('POST', '/api/installation', { ...first, token, password: 'short' })).status).toBe(400);
    expect(await visitor.ask('POST', '/api/installation', { ...first, token, mail: 'mathis at home' })).toMatchObject({ status: 422, body: { code: 'mail.unreadable' } });
    const made = await visitor.ask('POST', '/api/installation', { ...first, token, mail: ' mathis@nordlys.example ' });
    expect(await house.owner.query('select login, mail from person')).toEqual([{ login: 'Mathis', mail: 'mathis@nordlys.example' }]);
    expect((made.body as Session).person).toMatchObject({ name: 'Mathis Roche', roles: ['admin'] });
    expect(made.headers['set-cookie']).toMatch(/HttpOnly/);
    expect(await visitor.ask('POST', '/api/installation', { ...first, token })).toMatchObject({ status: 409, body: { code: 'installation.already-set-up' } });
    expect(await offers.offerToken()).toBeNull();
  });

  it('ends a session after idle hours, and at sign-out', async () => {
    const visitor = await Visitor.signedIn(house, ' mathis ', first.password);
    expect((await visitor.ask('GET', '/api/openapi.json')).status).toBe(200);
    await shift('13 hours');
    expect((await visitor.ask('GET', '/api/openapi.json')).status).toBe(401);
    await shift('0');
    expect((await visitor.ask('DELETE', '/api/session')).status).toBe(200);
    expect((await visitor.ask('GET', '/api/openapi.json')).status).toBe(401);
  });

  it('ends a session for good after its days, however busy, and keeps its token as a hash only', async () => {
    const visitor = await Visitor.signedIn(house, 'mathis', first.password);
    const [{ hours }] = (await house.owner.query(`select round(extract(epoch from max(expires_at - created_at)) / 3600)::int as hours from session`)) as [{ hours: number }];
    for (let at = 11; at < hours; at += 11) {
      await shift(`${at} hours`);
      expect([at, (await visitor.ask('GET', '/api/openapi.json')).status]).toEqual([at, 200]);
    }
    await shift(`${hours + 1} hours`);
    expect((await visitor.ask('GET', '/api/openapi.json')).status).toBe(401);
    await shift('0');
    const token = visitor.cookie.split('=')[1] ?? '';
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(await house.owner.query(`select 1 from session where position(convert_to($1, 'UTF8') in token_hash) > 0 or token_hash = decode(rpad(translate($1, '-_', '+/'), 44, '='), 'base64')`, [token])).toEqual([]);
  });

  it('takes no sign-in from a page of a neighbouring site', async () => {
    for (const site of ['same-site', 'cross-site']) expect([site, (await new Visitor(house).ask('POST', '/api/session', { login: 'mathis', password: first.password }, { 'sec-fetch-site': site })).status]).toEqual([site, 403]);
  });

  it('says the same to an unknown account and to a wrong password, and makes both wait', async () => {
    const ask = (login: string) => new Visitor(house).ask('POST', '/api/session', { login, password: 'wrong' });
    expect((await ask('nobody')).text).toBe((await ask('mathis')).text);
    for (const login of ['nobody', 'mathis']) {
      for (let tries = 2; tries <= 10; tries++) expect((await ask(login)).status).toBe(401);
      const refused = await ask(login);
      expect(refused).toMatchObject({ status: 429, body: { code: 'session.too-many-tries' } });
      expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    }
    expect((await new Visitor(house).ask('POST', '/api/session', { login: 'mathis', password: first.password })).status).toBe(429);
    await shift('16 minutes');
    expect((await new Visitor(house).ask('POST', '/api/session', { login: 'mathis', password: first.password })).status).toBe(200);
    await shift('0');
  });

  it('takes the same time for an unknown account and for a wrong password', async () => {
    const median = (times: number[]): number => times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
    const times: Record<string, number[]> = { 'nobody-else': [], mathis: [] };
    for (let turn = 0; turn < 9; turn++) {
      for (const login of Object.keys(times)) {
        const from = performance.now();
        expect((await new Visitor(house).ask('POST', '/api/session', { login, password: 'wrong' })).status).toBe(401);
        times[login]?.push(performance.now() - from);
      }
    }
    const ratio = median(times['nobody-else'] ?? []) / median(times['mathis'] ?? []);
    // Without a hash to check, the unknown account would answer ten times as fast.
    expect(ratio).toBeGreaterThan(0.5);
    expect(ratio).toBeLessThan(2);
    await house.owner.query('delete from sign_in_throttle');
  });

  it('makes an address wait that tries many accounts, and no other address', async () => {
    const ask = async (login: string, remoteAddress: string) => (await house.fastify.inject({ method: 'POST', url: '/api/session', remoteAddress, headers: { 'content-type': 'application/json' }, payload: JSON.stringify({ login, password: 'wrong' }) })).statusCode;
    for (let account = 0; account < 50; account++) expect(await ask(`account-${account}`, '203.0.113.7')).toBe(401);
    expect(await ask('account-50', '203.0.113.7')).toBe(429);
    expect(await ask('account-50', '203.0.113.8')).toBe(401);
    await house.owner.query('delete from sign_in_throttle');
  });

  it('gives a __Host- cookie, and only over TLS, where the browser comes by TLS', async () => {
    const behindTls = await openHouse({ demo: false, settings: { PALIER_ORIGIN: 'https://palier.example/' } });
    try {
      const token = await behindTls.nest.get(SetUpInstallation).offerToken();
      const made = await new Visitor(behindTls).ask('POST', '/api/installation', { ...first, token }, { origin: 'https://palier.example' });
      expect(made.status).toBe(200);
      const cookie = String(made.headers['set-cookie']);
      for (const part of [/^__Host-palier=[\w-]{43};/, /; Path=\/(;|$)/, /; HttpOnly/, /; Secure/, /; SameSite=Lax/]) expect(cookie).toMatch(part);
      expect(cookie).not.toMatch(/Domain/i);
      expect(made.headers['strict-transport-security']).toMatch(/max-age/);
      expect((await new Visitor(behindTls).ask('POST', '/api/session', { login: 'x', password: 'y' }, { origin: 'http://palier.example' })).status).toBe(403);
    } finally {
      await behindTls.close();
    }
    const signedIn = await new Visitor(house).ask('POST', '/api/session', { login: first.login, password: first.password });
    expect(String(signedIn.headers['set-cookie'])).toMatch(/^palier=/);
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { allEndpoints, type Endpoint } from '@palier/contracts';
import { isPublic, policy, roles, type Role } from '@palier/domain';
import { HirePerson, RecordDeparture } from '#people';
import { OpenAccount } from '#identity';
import { newId } from '#platform';
import { openHouse, Visitor, type House } from './house.js';

let house: House;
const visitors = new Map<string, Visitor>();
const password = 'a long enough password';
const people: Readonly<Record<string, readonly Role[]>> = { ...Object.fromEntries(roles.map((role) => [role, [role]])), both: ['learner', 'lead'] };

beforeAll(async () => {
  house = await openHouse({ demo: true });
  for (const [login, held] of [...Object.entries(people), ['departed', [...roles]] as const]) {
    const id = newId();
    await house.nest.get(HirePerson).run(null, { id, name: login, locale: 'fr', timeZone: 'Europe/Paris', hiredOn: '2026-01-01', roles: held, memberOf: null, leads: [] });
    await house.nest.get(OpenAccount).run(null, { personId: id, login: `door-${login}`, password });
    visitors.set(login, await Visitor.signedIn(house, `door-${login}`, password));
    if (login === 'departed') await house.nest.get(RecordDeparture).run(null, { personId: id, leftOn: '2026-01-02' });
  }
  visitors.set('anonymous', new Visitor(house));
});
afterAll(() => house?.close());

const addressOf = (endpoint: Endpoint, id: string): string => endpoint.path.replace(':sha256', 'a'.repeat(64)).replace(/:\w+/g, id);
/** Session, throttle and audit rows are outside "a denied call changes nothing". */
const everyRow = async (): Promise<string> => {
  const tables = (await house.owner.query(`select c.relname as name from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and c.relname not in ('session', 'sign_in_throttle', 'audit', 'migration') order by 1`)) as { name: string }[];
  const counts: string[] = [];
  for (const { name } of tables) counts.push(JSON.stringify(await house.owner.query(`select '${name}' as name, count(*), md5(coalesce(string_agg(t::text, '' order by t::text), '')) from "${name}" t`)));
  return counts.join('\n');
};

describe('every door', () => {
  it('is described, served and documented, all three the same', async () => {
    const live = house.routes.all().filter((it) => it.what === 'endpoint').map((it) => `${it.method} ${it.path}`).sort();
    expect(live).toEqual(allEndpoints.map((it) => `${it.verb} ${it.path}`).sort());
    for (const head of house.routes.all().filter((it) => it.what === 'automatic HEAD')) expect(live).toContain(`GET ${head.path}`);
    expect(house.routes.all().filter((it) => it.what === 'static').map((it) => `${it.method} ${it.path}`).sort()).toEqual(['GET /*', 'HEAD /*']);
    const documented = (await (visitors.get('hr') as Visitor).ask('GET', '/api/openapi.json')).body as { openapi: string; paths: Record<string, Record<string, unknown>> };
    expect(documented.openapi).toBe('3.1.0');
    expect(Object.entries(documented.paths).flatMap(([path, verbs]) => Object.keys(verbs).map((verb) => `${verb.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`)).sort()).toEqual(live);
    expect(new Set(allEndpoints.map((it) => it.name)).size).toBe(allEndpoints.length);
  });

  it('answers 401 to nobody and to who has left, 403 to a role that never may, and a denied call changes no row', async () => {
    const before = await everyRow();
    for (const endpoint of allEndpoints.filter((it) => !isPublic(it.action))) {
      for (const id of [newId(), 'malformed']) {
        const ask = async (who: string) => (await (visitors.get(who) as Visitor).ask(endpoint.verb, addressOf(endpoint, id), endpoint.body === undefined ? undefined : {})).status;
        expect([endpoint.name, await ask('anonymous')]).toEqual([endpoint.name, 401]);
        expect([endpoint.name, await ask('departed')]).toEqual([endpoint.name, 401]);
        for (const [who, held] of Object.entries(people)) {
          if (held.some((role) => role in policy[endpoint.action])) continue;
          expect([endpoint.name, who, await ask(who)]).toEqual([endpoint.name, who, 403]);
        }
      }
    }
    expect(await everyRow()).toBe(before);
  });

  it('answers 404 for what is not mine and for what is not there, the same', async () => {
    const [julien] = (await house.owner.query(`select id from person where display_name = 'Julien Mercier'`)) as [{ id: string }];
    const [attempt] = (await house.owner.query(`select a.id from attempt a where person_id = $1 limit 1`, [julien.id])) as [{ id: string }];
    const [request] = (await house.owner.query(`select id from sign_off_request where person_id = $1 limit 1`, [julien.id])) as [{ id: string }];
    const [competency] = (await house.owner.query('select id from competency limit 1')) as [{ id: string }];
    for (const who of ['learner', 'lead', 'both']) {
      const visitor = visitors.get(who) as Visitor;
      const addresses = (id: { person: string; attempt: string; request: string }) => [`/api/people/${id.person}/skill-profile`, `/api/people/${id.person}/competencies/${competency.id}/why`, `/api/attempts/${id.attempt}`, `/api/attempts/${id.attempt}/result`, `/api/sign-off-requests/${id.request}`];
      const theirs = addresses({ person: julien.id, attempt: attempt.id, request: request.id });
      const absent = addresses({ person: newId(), attempt: newId(), request: newId() });
      for (const [index, address] of theirs.entries()) {
        const [one, other] = [await visitor.ask('GET', address), await visitor.ask('GET', absent[index] ?? '')];
        expect([address, one.status, one.text]).toEqual([address, 404, other.text]);
      }
    }
    const karim = await Visitor.signedIn(house, 'karim');
    expect((await karim.ask('GET', `/api/people/${julien.id}/skill-profile`)).status).toBe(200);
  });

  it('takes changes from our own pages only', async () => {
    const body = { login: 'ines', password: 'palier-demo-2026' };
    const visitor = new Visitor(house);
    expect((await visitor.ask('POST', '/api/session', body, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await visitor.ask('POST', '/api/session', body, { origin: 'https://elsewhere.example' })).status).toBe(403);
    expect((await visitor.ask('POST', '/api/session', 'login=ines', { 'content-type': 'application/x-www-form-urlencoded' })).status).toBe(415);
    expect((await visitor.ask('POST', '/api/session', body, { 'content-type': 'application/json; charset=latin1' })).status).toBe(415);
  });

  it('bears the odd-input corpus: no 5xx, no hang, nothing changed', async () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    const corpus: (string | Buffer)[] = ['', 'null', '[]', '{', '"x"', '{"__proto__":{"a":1}}', '{"constructor":{"prototype":{"a":1}}}', '{"id":"a","id":"b"}', '{"id":"\\u0000"}', '{"id":"\\ud800","text":"\\ud800","login":"\\ud800","password":"\\ud800"}', deep, JSON.stringify({ id: 'x'.repeat(1_000_000), text: 'y'.repeat(1_000_000) }), '{"sequence":1e400,"level":99999999999999999999}', Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d])];
    const before = await everyRow();
    const sophie = await Visitor.signedIn(house, 'sophie');
    const ines = await Visitor.signedIn(house, 'ines');
    const karim = await Visitor.signedIn(house, 'karim');
    for (const endpoint of allEndpoints) {
      for (const id of ['malformed', '%00', '%zz', '..%2f', "'; drop table person", '\u202e', newId()]) {
        for (const visitor of [sophie, ines, karim]) {
          const status = (await visitor.ask(endpoint.verb === 'DELETE' ? 'GET' : endpoint.verb, encodeURI(addressOf(endpoint, id)).replaceAll('%25', '%'), endpoint.body === undefined ? undefined : {})).status;
          expect([endpoint.name, id, status < 500]).toEqual([endpoint.name, id, true]);
        }
      }
      if (endpoint.verb !== 'POST') continue;
      for (const body of corpus) {
        const { status } = await ines.ask('POST', addressOf(endpoint, newId()), body);
        const { status: asHr } = await sophie.ask('POST', addressOf(endpoint, newId()), body);
        expect([endpoint.name, String(body).slice(0, 30), status < 500 && asHr < 500, status !== 200 && asHr !== 200]).toEqual([endpoint.name, String(body).slice(0, 30), true, true]);
      }
    }
    for (const query of ['asOf=yesterday', 'asOf=2026-02-30', 'asOf=99999-01-01', 'knownOn=%00', 'frameworkId=x', 'other=1', 'asOf=2026-01-01&asOf=2026-01-02']) expect([query, (await sophie.ask('GET', `/api/matrix?${query}`)).status]).toEqual([query, 400]);
    expect(await everyRow()).toBe(before);
  });
});

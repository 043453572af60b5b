import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Enrolment, RecoveryCodes, SecondFactor, Security, Session } from '@palier/contracts';
import { URI } from 'otpauth';
import { createApp } from '#app';
import { Config, newId } from '#platform';
import { openHouse, Visitor, type Answer, type House } from '../../test/house.js';
import { addressOf, newRecoveryCodes, newSecret, stepShown } from './one-time-code.js';

const password = 'palier-demo-2026';
let house: House;
let shiftedBy = 0;
beforeAll(async () => { house = await openHouse({ demo: true, settings: { PALIER_SECOND_FACTOR: 'on' } }); });
afterAll(() => house?.close());
afterEach(async () => { await house.owner.query('delete from sign_in_throttle'); });

/** The one clock goes on by so many seconds, never back: what was used stays used. */
async function later(seconds: number, where = house): Promise<void> {
  shiftedBy += seconds;
  await where.later(`${shiftedBy} seconds`);
}
/** What a phone shows, by the database's clock, so many steps from now. */
const codeOf = async (address: string, steps = 0, where = house): Promise<string> => URI.parse(address).generate({ timestamp: (await where.db.now()) + steps * 30_000 } as never);
const wrong = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, '0');
const confirm = (by: Visitor, code: string): Promise<Answer> => by.ask('POST', '/api/session/second-factor', { code });
const sessionOf = async (by: Visitor): Promise<Session> => (await by.ask('GET', '/api/session')).body as Session;
const wrongCode = { status: 422, body: { code: 'second-factor.wrong-code' } };

/** Somebody comes in for the first time where a second factor is asked for. */
async function enrol(login: string, where = house, chosen = password): Promise<{ visitor: Visitor; address: string; recoveryCodes: string[] }> {
  const visitor = await Visitor.signedIn(where, login, chosen);
  const { awaits } = await sessionOf(visitor);
  const { address } = (await visitor.ask('POST', '/api/second-factor/enrolment', awaits === null ? { password: chosen } : {})).body as Enrolment;
  const { recoveryCodes } = (await visitor.ask('POST', '/api/second-factor', { code: await codeOf(address, 0, where) })).body as RecoveryCodes;
  return { visitor, address, recoveryCodes };
}

const idOf = async (login: string, where = house): Promise<string> => ((await where.owner.query('select id from person where login = $1', [login])) as { id: string }[])[0]?.id ?? '';
/** Somebody who is in already. */
async function insideAs(login: string, where = house): Promise<Visitor> {
  const visitor = new Visitor(where);
  await visitor.comeInAs(await idOf(login, where));
  return visitor;
}

describe('the codes themselves', () => {
  it('are those of RFC 6238, of now and the steps beside it', () => {
    const secret = Buffer.from('12345678901234567890');
    expect(stepShown(secret, '287082', 59_000, -1)).toBe(1);
    expect(stepShown(secret, '081804', 1_111_111_109_000, -1)).toBe(37_037_036);
    expect([29_999, 0, 89_999, 90_000].map((at) => stepShown(secret, '287082', at, -1))).toEqual([1, 1, 1, null]);
    expect(stepShown(secret, '287082', 59_000, 1)).toBeNull();
    expect(addressOf(secret, 'karim@nordlys.example').address).toMatch(/^otpauth:\/\/totp\/Palier:karim%40nordlys\.example\?issuer=Palier&secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&algorithm=SHA1&digits=6&period=30$/);
  });

  it('come from as many bits as nobody guesses', () => {
    expect(newSecret()).toHaveLength(20);
    const codes = Array.from({ length: 50 }, newRecoveryCodes).flat();
    expect(new Set(codes).size).toBe(500);
    for (const it of codes) expect(it).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
  });
});

describe('a second factor where it is asked for', () => {
  it('is not asked of a learner', async () => {
    const ines = await Visitor.signedIn(house, 'ines');
    expect(await sessionOf(ines)).toMatchObject({ awaits: null, person: { name: 'Inès Benali' } });
    expect((await ines.ask('GET', '/api/second-factor')).body).toEqual({ offered: true, needed: false, since: null, recoveryCodesLeft: 0 });
  });

  it('is asked of whoever leads, of HR and of administrators, before they read anything', async () => {
    for (const login of ['karim', 'sophie', 'mathis']) {
      const visitor = await Visitor.signedIn(house, login);
      expect([login, (await sessionOf(visitor)).awaits, (await visitor.ask('GET', '/api/register')).status]).toEqual([login, 'enrolment', 401]);
    }
  });

  it('is set up at the first sign-in of a lead, before anything else, with ten recovery codes shown once', async () => {
    const karim = await Visitor.signedIn(house, 'karim');
    expect(await sessionOf(karim)).toMatchObject({ awaits: 'enrolment', person: null });
    expect(await karim.ask('GET', '/api/teams')).toMatchObject({ status: 401, body: { code: 'second-factor.needed' } });
    expect(await karim.ask('POST', '/api/second-factor', { code: '123456' })).toMatchObject({ status: 409, body: { code: 'second-factor.not-begun' } });
    const { address, key } = (await karim.ask('POST', '/api/second-factor/enrolment', {})).body as Enrolment;
    expect(new URL(address).searchParams.get('secret')).toBe(key.replaceAll(' ', ''));
    expect(await karim.ask('POST', '/api/second-factor', { code: wrong(await codeOf(address)) })).toMatchObject(wrongCode);
    expect(await sessionOf(karim)).toMatchObject({ awaits: 'enrolment' });
    const halfOpen = karim.cookie;
    const { recoveryCodes } = (await karim.ask('POST', '/api/second-factor', { code: await codeOf(address) })).body as RecoveryCodes;
    expect(recoveryCodes).toHaveLength(10);
    expect(await sessionOf(karim)).toMatchObject({ awaits: null, person: { name: 'Karim Haddad' } });
    expect((await karim.ask('GET', '/api/second-factor')).body).toMatchObject({ needed: true, since: expect.any(String) as unknown, recoveryCodesLeft: 10 });
    // Whoever saw the half-open session's token has nothing.
    expect(karim.cookie).not.toBe(halfOpen);
    expect((await new Visitor(house).ask('GET', '/api/teams', undefined, { cookie: halfOpen })).status).toBe(401);
    const secret = key.replaceAll(' ', '');
    const kept = JSON.stringify([await house.owner.query('select * from second_factor'), await house.owner.query('select * from recovery_code'), await house.owner.query('select * from audit')]);
    for (const it of [secret, Buffer.from(secret).toString('hex'), ...recoveryCodes, ...recoveryCodes.map((code) => code.replaceAll('-', ''))]) expect(kept).not.toContain(it);
  });

  it('asks for the code after the password; a code works once, also in two browsers at one moment', async () => {
    const { address, visitor } = await enrol('sophie');
    const again = await Visitor.signedIn(house, 'sophie');
    expect(await sessionOf(again)).toMatchObject({ awaits: 'code', person: null });
    // The code that enrolled is used up.
    expect(await confirm(again, await codeOf(address))).toMatchObject(wrongCode);
    await later(30);
    const code = await codeOf(address);
    const other = await Visitor.signedIn(house, 'sophie');
    const statuses = (await Promise.all([confirm(again, code), confirm(other, code)])).map((it) => it.status);
    expect(statuses.sort()).toEqual([200, 422]);
    expect((await visitor.ask('GET', '/api/matrix')).status).toBe(200);
    await later(30);
    const third = await Visitor.signedIn(house, 'sophie');
    expect(await confirm(third, `${(await codeOf(address)).slice(0, 3)} ${(await codeOf(address)).slice(3)}`)).toMatchObject({ status: 200, body: { awaits: null, person: { name: 'Sophie Laurent' } } });
  });

  it('goes by the database’s clock, a step early or late, never two, never backwards', async () => {
    const { address } = await enrol('nadia');
    const half = () => Visitor.signedIn(house, 'nadia');
    await later(3600);
    const visitor = await half();
    expect(await confirm(visitor, URI.parse(address).generate())).toMatchObject(wrongCode);
    expect(await confirm(visitor, await codeOf(address, -2))).toMatchObject(wrongCode);
    expect(await confirm(visitor, await codeOf(address, 2))).toMatchObject(wrongCode);
    expect((await confirm(visitor, await codeOf(address, 1))).status).toBe(200);
    expect(await confirm(await half(), await codeOf(address, 0))).toMatchObject(wrongCode);
    await later(90);
    expect((await confirm(await half(), await codeOf(address, -1))).status).toBe(200);
  });

  it('makes whoever guesses wait, also with the right code then, and lets them try again later', async () => {
    const { address } = await enrol('mathis');
    await later(60);
    const visitor = await Visitor.signedIn(house, 'mathis');
    for (let tries = 0; tries < 5; tries++) expect(await confirm(visitor, wrong(await codeOf(address)))).toMatchObject(wrongCode);
    const refused = await confirm(visitor, await codeOf(address));
    expect(refused).toMatchObject({ status: 429, body: { code: 'session.too-many-tries' } });
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    await later(16 * 60);
    expect((await confirm(visitor, await codeOf(address))).status).toBe(200);
  });

  it('lets in by a recovery code, once each, however it is typed, and by nobody else’s', async () => {
    await later(60);
    const claire = await enrol('claire');
    await later(60);
    const julien = await enrol('julien');
    const [first = '', second = ''] = claire.recoveryCodes;
    const half = await Visitor.signedIn(house, 'claire');
    expect(await confirm(half, julien.recoveryCodes[0] ?? '')).toMatchObject(wrongCode);
    expect((await confirm(half, first.toLowerCase().replaceAll('-', ' '))).status).toBe(200);
    expect((await half.ask('GET', '/api/second-factor')).body).toMatchObject({ recoveryCodesLeft: 9 });
    expect(await confirm(await Visitor.signedIn(house, 'claire'), first)).toMatchObject(wrongCode);
    const renewed = (await half.ask('POST', '/api/second-factor/recovery-codes', { password })).body as RecoveryCodes;
    expect(await confirm(await Visitor.signedIn(house, 'claire'), second)).toMatchObject(wrongCode);
    expect((await confirm(await Visitor.signedIn(house, 'claire'), renewed.recoveryCodes[4] ?? '')).status).toBe(200);
    const kept = (await house.owner.query(`select action from audit a join person p on p.id = a.subject_id where p.login = 'claire' and action like 'second-factor.%' order by at`)) as { action: string }[];
    expect(kept.map((it) => it.action)).toEqual(['second-factor.enrol', 'second-factor.use-recovery-code', 'second-factor.renew-codes', 'second-factor.use-recovery-code']);
  });

  it('goes with a new phone, by the password; the old phone and every other session are out', async () => {
    await later(60);
    const hugo = await enrol('hugo');
    const elsewhere = await Visitor.signedIn(house, 'hugo');
    await later(60);
    expect((await confirm(elsewhere, await codeOf(hugo.address))).status).toBe(200);
    expect(await hugo.visitor.ask('POST', '/api/second-factor/enrolment', {})).toMatchObject({ status: 422, body: { code: 'password.wrong' } });
    expect(await hugo.visitor.ask('POST', '/api/second-factor/enrolment', { password: 'not this one' })).toMatchObject({ status: 422, body: { code: 'password.wrong' } });
    const { address } = (await hugo.visitor.ask('POST', '/api/second-factor/enrolment', { password })).body as Enrolment;
    // Until a code of the new phone was shown, the old one holds.
    await later(60);
    expect((await confirm(await Visitor.signedIn(house, 'hugo'), await codeOf(hugo.address))).status).toBe(200);
    expect((await hugo.visitor.ask('POST', '/api/second-factor', { code: await codeOf(address) })).status).toBe(200);
    expect((await elsewhere.ask('GET', '/api/sessions')).status).toBe(401);
    await later(60);
    const half = await Visitor.signedIn(house, 'hugo');
    expect(await confirm(half, await codeOf(hugo.address))).toMatchObject(wrongCode);
    expect((await confirm(half, await codeOf(address))).status).toBe(200);
  });

  it('can be done without by those whose roles do not need it, and by nobody else', async () => {
    await later(60);
    const lea = await enrol('lea');
    expect(await lea.visitor.ask('POST', '/api/second-factor/removal', { password: 'not this one' })).toMatchObject({ status: 422, body: { code: 'password.wrong' } });
    for (let twice = 0; twice < 2; twice++) expect((await lea.visitor.ask('POST', '/api/second-factor/removal', { password })).status).toBe(200);
    expect(await sessionOf(await Visitor.signedIn(house, 'lea'))).toMatchObject({ awaits: null });
    expect(await lea.visitor.ask('POST', '/api/second-factor/recovery-codes', { password })).toMatchObject({ status: 409, body: { code: 'second-factor.none' } });
    expect(await (await insideAs('mathis')).ask('POST', '/api/second-factor/removal', { password })).toMatchObject({ status: 409, body: { code: 'second-factor.is-needed' } });
  });

  it('is not gone round by a link for a forgotten password', async () => {
    await later(60);
    const { address } = await enrol('aminata');
    const { token } = (await (await insideAs('mathis')).ask('POST', `/api/people/${await idOf('aminata')}/invitations`, { id: newId() })).body as { token: string };
    const visitor = new Visitor(house);
    expect((await visitor.ask('POST', '/api/invitations/acceptance', { token, password: 'another long password' })).body).toMatchObject({ awaits: 'code', person: null });
    expect((await visitor.ask('GET', '/api/courses')).status).toBe(401);
    await later(60);
    expect((await confirm(visitor, await codeOf(address))).status).toBe(200);
  });

  it('is asked for at once of whoever is given a role that needs it', async () => {
    const [mathis, id] = [await insideAs('mathis'), await idOf('ines')];
    const ines = await Visitor.signedIn(house, 'ines');
    expect((await ines.ask('GET', '/api/todo')).status).toBe(200);
    expect((await mathis.ask('POST', `/api/register/${id}/roles`, { seen: ['learner'], roles: ['learner', 'lead'] })).status).toBe(200);
    expect(await ines.ask('GET', '/api/todo')).toMatchObject({ status: 401, body: { code: 'second-factor.needed' } });
    expect(await sessionOf(ines)).toMatchObject({ awaits: 'enrolment', person: null });
    await mathis.ask('POST', `/api/register/${id}/roles`, { seen: ['learner', 'lead'], roles: ['learner'] });
  });

  it('is reset by an administrator for somebody else, who signs in and enrols again; it stands in the audit', async () => {
    await later(60);
    const oliver = await enrol('oliver');
    const [mathis, sophie] = [await insideAs('mathis'), await insideAs('sophie')];
    const ids = { oliver: await idOf('oliver'), mathis: await idOf('mathis') };
    expect((await sophie.ask('POST', `/api/people/${ids.oliver}/second-factor-reset`, {})).status).toBe(403);
    expect((await mathis.ask('POST', `/api/people/${ids.mathis}/second-factor-reset`, {})).status).toBe(404);
    expect((await mathis.ask('GET', '/api/security')).body).toMatchObject({ required: true, decidedBy: 'start', people: expect.arrayContaining([expect.objectContaining({ name: 'Oliver Grant', needed: false, since: expect.any(String) as unknown })]) as unknown });
    for (let twice = 0; twice < 2; twice++) expect((await mathis.ask('POST', `/api/people/${ids.oliver}/second-factor-reset`, {})).status).toBe(200);
    expect((await oliver.visitor.ask('GET', '/api/todo')).status).toBe(401);
    expect(await sessionOf(await Visitor.signedIn(house, 'oliver'))).toMatchObject({ awaits: null });
    const kept = (await house.owner.query(`select actor_id as by from audit where action = 'second-factor.reset' and subject_id = $1`, [ids.oliver])) as { by: string }[];
    expect(kept).toEqual([{ by: ids.mathis }]);
    expect(await confirm(await Visitor.signedIn(house, 'karim'), oliver.recoveryCodes[0] ?? '')).toMatchObject(wrongCode);
  });

  it('says nothing to whoever has no password: the same answer, enrolled or not', async () => {
    const answers = new Set<string>();
    for (const login of ['karim', 'tomasz', 'nobody']) {
      const { status, text, headers } = await new Visitor(house).ask('POST', '/api/session', { login, password: 'wrong' });
      answers.add(`${status} ${text} ${String(headers['set-cookie'])}`);
    }
    expect(answers.size).toBe(1);
  });

  it('is set up again in a home that holds another key: what a restored copy cannot open counts as none', async () => {
    const elsewhere = await createApp(Config.from({ DATABASE_URL: house.config.databaseUrl, PALIER_HOME: `${house.config.home}/elsewhere`, PALIER_WEB: '/nowhere', PALIER_SECOND_FACTOR: 'on' }), house.db);
    try {
      const there = { ...house, ...elsewhere };
      const karim = await Visitor.signedIn(there, 'karim');
      expect(await sessionOf(karim)).toMatchObject({ awaits: 'enrolment' });
      await later(60);
      expect((await enrol('karim', there)).recoveryCodes).toHaveLength(10);
    } finally {
      await elsewhere.nest.close();
    }
  });
});

describe('what the installation asks for', () => {
  it('is a second factor, unless an administrator says otherwise, who reads who has one', async () => {
    const plain = await openHouse({ demo: true, settings: { PALIER_SECOND_FACTOR: undefined } });
    try {
      expect(await sessionOf(await Visitor.signedIn(plain, 'mathis'))).toMatchObject({ awaits: 'enrolment' });
      const mathis = await insideAs('mathis', plain);
      const security = async () => (await mathis.ask('GET', '/api/security')).body as Security;
      expect(await security()).toMatchObject({ required: true, decidedBy: 'default' });
      expect((await security()).people.map((it) => it.name)).toEqual(['Karim Haddad', 'Mathis Roche', 'Nadia Ferrand', 'Sophie Laurent']);
      expect(await mathis.ask('POST', '/api/security', { seen: false, required: false })).toMatchObject({ status: 412, body: { code: 'edit.changed-meanwhile' } });
      for (let twice = 0; twice < 2; twice++) expect((await mathis.ask('POST', '/api/security', { seen: true, required: false })).status).toBe(200);
      expect(await security()).toMatchObject({ required: false, decidedBy: 'administrator' });
      expect(await mathis.ask('POST', '/api/security', { seen: true, required: true })).toMatchObject({ status: 412, body: { params: { by: 'Mathis Roche', on: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as unknown } } });
      expect(await sessionOf(await Visitor.signedIn(plain, 'karim'))).toMatchObject({ awaits: null });
      // Offered all the same: whoever enrols is asked.
      const { visitor } = await enrol('sophie', plain);
      expect((await visitor.ask('GET', '/api/second-factor')).body as SecondFactor).toMatchObject({ offered: true, needed: false, since: expect.any(String) as unknown });
      expect(await sessionOf(await Visitor.signedIn(plain, 'sophie'))).toMatchObject({ awaits: 'code' });
      await plain.owner.query(`update installation set marked_as = 'demo'`);
      await plain.owner.query('delete from security_setting');
      expect(await security()).toMatchObject({ required: false, decidedBy: 'default' });
      expect((await plain.owner.query(`select detail from audit where action = 'security.change'`)) as unknown[]).toEqual([{ detail: { required: false } }]);
    } finally {
      await plain.close();
    }
  });

  it('is decided by whoever starts the server, where they say so: nobody inside can say otherwise', async () => {
    expect(await (await insideAs('mathis')).ask('POST', '/api/security', { seen: true, required: false })).toMatchObject({ status: 409, body: { code: 'security.decided-at-start' } });
    const off = await openHouse({ demo: true });
    try {
      expect(await sessionOf(await Visitor.signedIn(off, 'mathis'))).toMatchObject({ awaits: null });
    } finally {
      await off.close();
    }
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { HirePerson, RecordDeparture } from '#people';
import { newId } from '#platform';
import { openHouse, Visitor, type House } from '../../test/house.js';

let house: House;
let sophie: Visitor;
beforeAll(async () => { house = await openHouse({ demo: true }); sophie = await Visitor.signedIn(house, 'sophie'); });
afterAll(() => house?.close());

let person: string;
let login: string;
beforeEach(async () => {
  person = newId();
  login = `amel-${person}`;
  await house.nest.get(HirePerson).run(null, { id: person, name: 'Amel Kaci', login, locale: 'fr', timeZone: 'Europe/Paris', hiredOn: '2026-01-05', roles: ['learner'], memberOf: null, leads: [] });
});

const shift = (interval: string) => house.later(interval);
const password = 'douze caractères au moins';
const invite = async (by = sophie, id = newId()) => (await by.ask('POST', `/api/people/${person}/invitations`, { id })).body as { id: string; token: string; purpose: string };
const accept = (token: string, chosen = password) => new Visitor(house).ask('POST', '/api/invitations/acceptance', { token, password: chosen });
const refused = { status: 404, body: { code: 'invitation.not-valid' } };

describe('an invitation', () => {
  it('says whom it invites, lets them choose a password, signs them in, and is good once', async () => {
    const { token, purpose } = await invite();
    expect(purpose).toBe('join');
    expect((await new Visitor(house).ask('POST', '/api/invitations/reading', { token })).body).toMatchObject({ name: 'Amel Kaci', login, purpose: 'join' });
    expect((await accept(token, 'too short')).status).toBe(400);
    expect(await accept(token)).toMatchObject({ status: 200, body: { person: { name: 'Amel Kaci' } } });
    expect(await accept(token)).toMatchObject(refused);
    expect(await new Visitor(house).ask('POST', '/api/invitations/reading', { token })).toMatchObject(refused);
    await Visitor.signedIn(house, login.toUpperCase(), password);
  });

  it('shows its link once, keeps none, and leaves no trace of it in the audit', async () => {
    const id = newId();
    const first = await invite(sophie, id);
    expect(first.token).toMatch(/^[\w-]{43}$/);
    expect((await invite(sophie, id)).token).toBeNull();
    const rows = JSON.stringify([await house.owner.query('select * from invitation'), await house.owner.query('select * from audit')]);
    expect(rows).not.toContain(first.token);
    expect((await accept(first.token)).status).toBe(200);
  });

  it('ends after fourteen days, and when a newer one is made', async () => {
    const old = await invite();
    const newer = await invite();
    expect(await accept(old.token)).toMatchObject(refused);
    await shift('15 days');
    expect(await accept(newer.token)).toMatchObject(refused);
    await shift('13 days');
    expect((await accept(newer.token)).status).toBe(200);
    await shift('0');
  });

  it('made for a forgotten password, it signs out whoever knew the old one, and ends after a day', async () => {
    await accept((await invite()).token);
    const elsewhere = await Visitor.signedIn(house, login, password);
    const late = await invite();
    await shift('25 hours');
    expect(await accept(late.token)).toMatchObject(refused);
    await shift('0');
    const reset = await invite();
    expect(reset.purpose).toBe('reset');
    expect((await accept(reset.token, 'another long password')).status).toBe(200);
    expect((await elsewhere.ask('GET', '/api/sessions')).status).toBe(401);
    await expect(Visitor.signedIn(house, login, password)).rejects.toThrow(/401/);
    await Visitor.signedIn(house, login, 'another long password');
  });

  it('is worth nothing once the person has left, and none can be made then', async () => {
    const { token } = await invite();
    await house.nest.get(RecordDeparture).run(null, { personId: person, leftOn: '2026-01-06' });
    expect(await accept(token)).toMatchObject(refused);
    expect(await sophie.ask('POST', `/api/people/${person}/invitations`, { id: newId() })).toMatchObject({ status: 409, body: { code: 'invitation.has-left' } });
  });

  it('two people using one link at the same moment: one comes in', async () => {
    const { token } = await invite();
    const statuses = (await Promise.all([accept(token), accept(token, 'another long password')])).map((it) => it.status);
    expect(statuses.sort()).toEqual([200, 404]);
  });
});

describe('one’s own sign-ins', () => {
  it('are listed with their device, ended one by one, and all but this one by a change of password', async () => {
    await accept((await invite()).token);
    const [phone, desk, here] = [await Visitor.signedIn(house, login, password), await Visitor.signedIn(house, login, password), new Visitor(house)];
    await here.ask('POST', '/api/session', { login, password }, { 'user-agent': 'Firefox on Linux' });
    const { sessions } = (await here.ask('GET', '/api/sessions')).body as { sessions: { id: string; device: string; thisOne: boolean }[] };
    expect(sessions.length).toBe(4);
    expect(sessions.filter((it) => it.thisOne)).toEqual([expect.objectContaining({ device: 'Firefox on Linux' })]);
    const { sessions: ofPhone } = (await phone.ask('GET', '/api/sessions')).body as { sessions: { id: string; thisOne: boolean }[] };
    const phoneId = ofPhone.find((it) => it.thisOne)?.id ?? '';
    for (let twice = 0; twice < 2; twice++) expect((await here.ask('DELETE', `/api/sessions/${phoneId}`)).status).toBe(200);
    expect((await phone.ask('GET', '/api/sessions')).status).toBe(401);
    expect(await here.ask('POST', '/api/password', { current: 'not this one', password: 'another long password' })).toMatchObject({ status: 422, body: { code: 'password.wrong' } });
    expect((await here.ask('POST', '/api/password', { current: password, password: 'another long password' })).status).toBe(200);
    expect((await desk.ask('GET', '/api/sessions')).status).toBe(401);
    expect((await here.ask('GET', '/api/sessions')).status).toBe(200);
    expect((await here.ask('GET', '/api/sessions')).body).toMatchObject({ sessions: [{ thisOne: true }] });
  });
});

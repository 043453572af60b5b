import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Assignable, CalendarFeed } from '@palier/contracts';
import ICAL from 'ical.js';
import { plusDays } from '@palier/domain';
import { ChangeTemplate, GiveJourney } from '#onboarding';
import { RecordDeparture } from '#people';
import { newId } from '#platform';
import { openHouse, Visitor, type House } from '../../test/house.js';

let house: House;
let ines: Visitor;
let assignable: Assignable;
const tokens: string[] = [];
const written = [jest.spyOn(console, 'log'), jest.spyOn(console, 'error'), jest.spyOn(console, 'warn')];
beforeAll(async () => {
  house = await openHouse({ demo: true, settings: { PALIER_ORIGIN: 'https://palier.nordlys.example' } });
  await house.goTo(0, '12:00');
  ines = await Visitor.signedIn(house, 'ines');
  assignable = (await (await Visitor.signedIn(house, 'karim')).ask('GET', '/api/assignable')).body as Assignable;
  const sophie = { personId: await idOf('Sophie Laurent'), roles: ['hr' as const], leads: [] };
  const step = (kind: 'meet' | 'other', fr: string, owner: 'newHire' | 'lead', on: string) => ({ key: newId(), after: null, minutes: null, kind, title: { fr }, owner: { kind: owner }, due: { kind: 'on' as const, day: on }, courseId: null, articleId: null, cell: null, link: '' });
  const { number } = ((await house.owner.query(`select count(*)::int as number from journey_template_version v join journey_template t on t.id = v.template_id where t.team_id is null`)) as [{ number: number }])[0];
  await house.nest.get(ChangeTemplate).run(sophie, null, { id: newId(), seen: number, relationsDays: null, steps: [step('meet', 'Rencontrer l’équipe, puis les autres ; noter', 'newHire', day(3)), step('other', 'Ouvrir les accès', 'lead', day(4))] });
  await house.nest.get(GiveJourney).run(sophie, await idOf('Inès Benali'), { id: newId() });
});
afterAll(() => house?.close());
beforeEach(() => house.owner.query('delete from sign_in_throttle'));

const idOf = async (name: string): Promise<string> => ((await house.owner.query('select id from person where display_name = $1', [name])) as [{ id: string }])[0].id;
const day = (days: number): string => new Date(Date.parse(assignable.today) + days * 86_400_000).toISOString().slice(0, 10);
const assign = async (title: RegExp, dueOn: string) => {
  const course = assignable.courses.find((it) => title.test(it.title));
  expect((await (await Visitor.signedIn(house, 'karim')).ask('POST', '/api/assignments', { id: newId(), courseId: course?.id, people: [await idOf('Inès Benali')], teams: [], dueOn, reason: 'Raison secrète.' })).status).toBe(200);
};
const make = async (by = ines): Promise<string> => {
  const { token } = (await by.ask('POST', '/api/calendar-feed', { id: newId() })).body as { token: string };
  tokens.push(token);
  return token;
};
/** Without any session, as a calendar asks. */
const read = (token: string, headers: Record<string, string> = {}) => new Visitor(house).ask('GET', `/api/calendar/${token}/palier.ics`, undefined, headers);
const parsed = (text: string) => new ICAL.Component(ICAL.parse(text) as unknown[]);
const daysIn = (text: string) => parsed(text).getAllSubcomponents('vevent').map((it) => new ICAL.Event(it)).map((it) => [it.startDate.toString(), it.summary]);
/** Of the looks at somebody's start, those to come, and the last of those that are near or past. */
const expectedAt = (all: readonly string[], today: string): string[] => { const near = all.filter((it) => it <= plusDays(today, 7)); return [...near.slice(-1), ...all.slice(near.length)]; };

describe('one’s due days in a calendar', () => {
  it('are read without a session: whole days, titles alone, in one’s language and zone; the token is kept as a hash', async () => {
    expect((await ines.ask('GET', '/api/calendar-feed')).body).toEqual({ since: null, readAt: null });
    await assign(/Premiers pas/, day(5));
    const token = await make();
    const { status, text, headers } = await read(token);
    expect([status, headers['content-type'], headers['set-cookie']]).toEqual([200, 'text/calendar; charset=utf-8', undefined]);
    expect(daysIn(text)).toEqual(expect.arrayContaining([[day(3), 'Rencontrer l’équipe, puis les autres ; noter'], [day(4), 'Premiers pas avec le logiciel métier'], [expect.any(String), 'Entretien de parcours professionnel, au plus tard']]));
    // The looks at her start, those to come; of those past, none but the last waits.
    const [{ hired }] = (await house.owner.query(`select hired_on::text as hired from person where display_name = 'Inès Benali'`)) as [{ hired: string }];
    const looks = [30, 60, 90].map((days) => String(daysIn(text).find(([, title]) => title === `Point d’intégration des ${days} jours, au plus tard`)?.[0]));
    // A look that would be due on a weekend or a public holiday is due on the next day of work.
    expect(looks.map((on, index) => { const plain = plusDays(hired, 30 * (index + 1)); return [on >= plain, on <= plusDays(plain, 5), [0, 6].includes(new Date(on).getUTCDay())]; })).toEqual(looks.map(() => [true, true, false]));
    await house.goTo(45, '10:00');
    expect(daysIn((await read(token)).text).filter(([, title]) => String(title).includes('intégration')).map(([on]) => on)).toEqual(expectedAt(looks, day(45)));
    await house.goTo(0, '10:00');
    expect(text).not.toMatch(/secrète|Karim|Inès|accès/);
    expect([parsed(text).getFirstPropertyValue('x-wr-timezone'), parsed(text).getFirstPropertyValue('x-wr-calname')]).toEqual(['Europe/Paris', 'Palier\u00a0: mes échéances']);
    expect(parsed(text).getAllSubcomponents('vevent').map((it) => it.getFirstPropertyValue('url'))).toEqual(expect.arrayContaining([expect.stringMatching(/^https:\/\/palier\.nordlys\.example\/courses\//)]));
    const kept = JSON.stringify([await house.owner.query(`select f.*, encode(token_hash, 'escape') as escaped from calendar_feed f`), await house.owner.query('select * from audit'), await house.owner.query('select * from sign_in_throttle')]);
    expect(kept).not.toContain(token);
    expect((await ines.ask('GET', '/api/calendar-feed')).body).toMatchObject({ since: expect.any(String), readAt: expect.any(String) } satisfies { [K in keyof CalendarFeed]: unknown });
    await house.owner.query(`update person set locale = 'en', time_zone = 'America/Toronto' where display_name = 'Inès Benali'`);
    const inEnglish = await read(token);
    expect([parsed(inEnglish.text).getFirstPropertyValue('x-wr-timezone'), inEnglish.text.includes('Palier: my due days'), inEnglish.headers['etag'] === headers['etag']]).toEqual(['America/Toronto', true, false]);
    await house.owner.query(`update person set locale = 'fr', time_zone = 'Europe/Paris' where display_name = 'Inès Benali'`);
  });

  it('are not sent again to whoever has them, and change with what is asked', async () => {
    const token = await make();
    const first = await read(token);
    const etag = String(first.headers['etag']);
    expect(await read(token, { 'if-none-match': `"other", W/${etag}` })).toMatchObject({ status: 304, text: '' });
    await assign(/Bien répondre/, day(2));
    const second = await read(token, { 'if-none-match': etag });
    expect([second.status, daysIn(second.text).some(([on, title]) => on === day(2) && title === 'Bien répondre à un client')]).toEqual([200, true]);
    await house.goTo(3, '10:00');
    expect(daysIn((await read(token)).text)).toEqual(expect.arrayContaining([[day(2), 'En retard\u00a0: Bien répondre à un client']]));
    await house.goTo(0, '10:00');
  });

  it('show a lead no name of those they lead', async () => {
    const karim = await Visitor.signedIn(house, 'karim');
    const { text } = await read(await make(karim));
    expect(daysIn(text)).toEqual(expect.arrayContaining([[day(4), 'Ouvrir les accès']]));
    expect(text).not.toMatch(/Inès|Benali/);
  });

  it('end with the address: replaced, ended, or its person gone; what never was gets the same answer', async () => {
    const first = await make();
    const id = newId();
    const second = (await ines.ask('POST', '/api/calendar-feed', { id })).body as { token: string };
    tokens.push(second.token);
    expect((await ines.ask('POST', '/api/calendar-feed', { id })).body).toEqual({ id, token: null });
    expect([(await read(first)).status, (await read(second.token)).status]).toEqual([404, 200]);
    expect((await ines.ask('DELETE', '/api/calendar-feed')).status).toBe(200);
    const answers = [await read(second.token), await read('a'.repeat(43)), await read(first)].map((it) => [it.status, it.text]);
    expect(new Set(answers.map(String)).size).toBe(1);
    const last = await make();
    expect((await read(last)).status).toBe(200);
    await house.nest.get(RecordDeparture).run(null, { personId: await idOf('Inès Benali'), leftOn: day(-1) });
    expect((await read(last)).status).toBe(404);
  });

  it('are not asked for without end, and no token is in what is written anywhere', async () => {
    const token = await make(await Visitor.signedIn(house, 'karim'));
    for (let asked = 0; asked < 60; asked++) expect((await read(token)).status).toBe(200);
    expect(await read(token)).toMatchObject({ status: 429, headers: { 'retry-after': expect.any(String) } });
    for (let asked = 0; asked < 100; asked++) expect((await read('b'.repeat(43))).status).toBe(404);
    expect((await read('c'.repeat(43))).status).toBe(429);
    const said = JSON.stringify([...written.map((it) => it.mock.calls), await house.owner.query('select key from sign_in_throttle')]);
    for (const it of tokens) expect(said).not.toContain(it);
  });
});

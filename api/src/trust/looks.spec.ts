import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { allEndpoints, type JourneyTemplate, type LookLine } from '@palier/contracts';
import { looks as kinds, mayEver, sights, type Action } from '@palier/domain';
import { newId } from '#platform';
import { aboutNobodyElse, aboutSomebody, addressOf, gather, type Ground, type Things } from '../../test/doors.js';
import { openHouse, Visitor, type House } from '../../test/house.js';

let house: House;
let led: Things, notLed: Things, ground: Ground;
let lead: Visitor, hr: Visitor, subject: Visitor;
let readersOf: (action: Action) => readonly Visitor[];
beforeAll(async () => {
  house = await openHouse({ demo: true });
  const crowd = await gather(house);
  ({ led, notLed, ground } = crowd);
  const visitorOf = (who: string): Visitor => crowd.callers.find((it) => it.who === who)?.visitor as Visitor;
  [lead, hr] = [visitorOf('lead'), visitorOf('hr')];
  readersOf = (action) => (mayEver({ roles: ['hr'] }, action) ? ['hr', 'learner+hr', 'lead+hr', 'author+hr', 'hr+admin', ...(mayEver({ roles: ['lead'] }, action) ? ['learner+lead', 'lead+author', 'lead+admin'] : [])] : ['lead', 'learner+lead', 'lead+author', 'lead+admin']).map(visitorOf);
  subject = await comesIn(led.person);
  // A session that takes them off the phones within a week.
  const [{ day }] = (await house.owner.query(`select (palier_today() + 1)::text as day`)) as [{ day: string }];
  expect((await hr.ask('POST', '/api/live-sessions', { id: newId(), title: 'x', day, from: '10:00', until: '11:00', zone: 'Europe/Paris', place: '', ledBy: ground.publisher, capacity: null, guests: [led.person], offPhones: true, courseId: null, stepId: null })).status).toBe(200);
  // A newer version of the plan: what moving those who follow an older one would change is there to be read.
  const { version, relationsDays, steps } = (await hr.ask('GET', '/api/journey-templates/everybody')).body as JourneyTemplate;
  expect((await hr.ask('POST', '/api/journey-templates/everybody', { id: newId(), seen: version, relationsDays, steps: steps.map((it) => ({ ...it, after: null })).slice(1) })).status).toBe(200);
});
afterAll(() => house?.close());

/** Doors of these actions that show names, and nothing of what people can or did; or what is one's own alone. */
const namesOnly = ['listRegister', 'readAssignable', 'listTemplates', 'listLiveSessions'];
const rows = async () => (await house.owner.query(`select id from audit where action = any($1)`, [Object.keys(kinds)])) as { id: string }[];
const shift = (interval: string) => house.later(interval);
/** A browser of somebody who has no password here: their session is opened beside the door. */
async function comesIn(personId: string): Promise<Visitor> {
  const visitor = new Visitor(house);
  await visitor.comeInAs(personId);
  return visitor;
}
/** All of it, page by page. */
const seenBy = async (who: Visitor): Promise<LookLine[]> => {
  const all: LookLine[] = [];
  for (let after: string | null = ''; after !== null;) {
    const { looks, next } = (await who.ask('GET', `/api/looks${after === '' ? '' : `?after=${after}`}`)).body as { looks: LookLine[]; next: string | null };
    all.push(...looks);
    after = next;
  }
  return all;
};
let before = 0;
beforeEach(async () => { before = (await rows()).length; });
const kept = async (): Promise<number> => (await rows()).length - before;

describe('who looked at my things', () => {
  it('keeps each reading of another’s things at every door that shows them: once, and in the same hour no more', async () => {
    const showing: readonly Action[] = Object.values(sights);
    const doors = allEndpoints.filter((it) => it.verb === 'GET' && showing.includes(it.action) && !namesOnly.includes(it.name));
    expect(doors.length).toBeGreaterThan(9);
    // Another reader at each door of one action: two doors may show the same thing.
    for (const endpoint of doors) {
      const readers = readersOf(endpoint.action);
      const turn = doors.filter((it) => it.action === endpoint.action).indexOf(endpoint);
      const knock = async () => readers[turn]?.ask('GET', addressOf(endpoint, (aboutSomebody[endpoint.name]?.(led, ground) ?? aboutNobodyElse[endpoint.name]?.(ground))?.params));
      before = (await rows()).length;
      for (let twice = 0; twice < 2; twice++) expect([endpoint.name, (await knock())?.status]).toEqual([endpoint.name, 200]);
      // A cockpit shows what is asked of people, and when they are away.
      expect([endpoint.name, await kept()]).toEqual([endpoint.name, endpoint.name === 'readCampaign' ? 2 : 1]);
    }
    before = (await rows()).length;
    expect((await hr.ask('GET', '/api/audit.csv')).status).toBe(200);
    expect((await hr.ask('POST', '/api/matrix.csv', { locale: 'fr', password: 'a long enough password' })).status).toBe(200);
    expect(await kept()).toBe(2);
  });

  it('keeps it again an hour later, and for another reader', async () => {
    const address = `/api/people/${led.person}/skill-profile`;
    await shift('61 minutes');
    await hr.ask('GET', address);
    await hr.ask('GET', address);
    expect(await kept()).toBe(1);
    await lead.ask('GET', address);
    expect(await kept()).toBe(2);
    await shift('0');
  });

  it('keeps neither one’s own readings, nor what was refused', async () => {
    await subject.ask('GET', `/api/people/${led.person}/skill-profile`);
    await subject.ask('GET', `/api/attempts/${led.handedIn}/result`);
    for (const address of [`/api/people/${notLed.person}/skill-profile`, `/api/attempts/${notLed.handedIn}/result`, `/api/sign-off-requests/${notLed.read}`]) expect((await lead.ask('GET', address)).status).toBe(404);
    await hr.ask('GET', '/api/people/00000000-0000-7000-8000-000000000000/skill-profile');
    expect(await kept()).toBe(0);
  });

  it('shows them to the person concerned, with names, the newest first, lists included where they were on them', async () => {
    const looks = await seenBy(subject);
    expect(looks[0]).toMatchObject({ by: { name: 'lead' }, look: 'look.levels' });
    expect(new Set(looks.map((it) => it.look))).toEqual(new Set(Object.keys(kinds)));
    expect([...looks].sort((a, b) => (a.at < b.at ? 1 : -1)).map((it) => it.at)).toEqual(looks.map((it) => it.at));
    // The other person is on no list of this lead's, but on those of everyone, and has a plan that HR follows.
    const others = await seenBy(await comesIn(notLed.person));
    expect(new Set(others.map((it) => it.look))).toEqual(new Set(['audit.export', 'look.audit', 'look.certificates', 'look.currency', 'look.journeys', 'look.matrix', 'look.movement', 'look.reviews', 'look.second-opinion', 'look.training', 'matrix.export']));
  });

  it('shows nobody what was looked at before they came', async () => {
    const [late] = (await house.owner.query(`select id from person where login = 'mathis'`)) as [{ id: string }];
    await house.owner.query(`insert into person (id, display_name, locale, time_zone, hired_on) values ('0190a000-0000-7000-8000-0000000000aa', 'Late', 'fr', 'Europe/Paris', '2026-01-01')`);
    await house.owner.query(`insert into audit (id, actor_id, action, subject_id, at) values (gen_random_uuid(), $1, 'person.hire', '0190a000-0000-7000-8000-0000000000aa', palier_now())`, [late.id]);
    await house.owner.query(`insert into role_grant (id, person_id, role, recorded_at) values (gen_random_uuid(), '0190a000-0000-7000-8000-0000000000aa', 'learner', palier_now())`);
    const them = await comesIn('0190a000-0000-7000-8000-0000000000aa');
    expect(await seenBy(them)).toEqual([]);
    await shift('2 hours');
    await hr.ask('GET', '/api/matrix');
    // They are no new hire any more: that list does not show them.
    await hr.ask('GET', '/api/journeys');
    expect((await seenBy(them)).map((it) => it.look)).toEqual(['look.matrix']);
    await shift('0');
  });

  it('comes in pages, none missing and none twice', async () => {
    await house.owner.query(`insert into audit (id, actor_id, action, subject_id, at) select gen_random_uuid(), (select id from person where login = 'sophie'), 'look.levels', $1, palier_now() - make_interval(hours => n / 3) from generate_series(1, 120) n`, [led.person]);
    const all = (await seenBy(subject)).map((it) => it.id);
    expect(all.length).toBeGreaterThan(120);
    expect(new Set(all).size).toBe(all.length);
  });

  it('is never changed afterwards', async () => {
    await expect(house.db.query(`delete from audit where action like 'look.%'`)).rejects.toThrow(/permission denied/);
    await expect(house.owner.query(`update audit set about = null where action = 'look.team'`)).rejects.toThrow(/append-only/);
  });
});

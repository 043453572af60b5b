import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Assignable, AssignmentLine, Matrix, PersonFile, ProfileLine, SignOffRequest, TeamProgress, WhyThisLevel } from '@palier/contracts';
import { leavesOn } from '@palier/domain';
import fc from 'fast-check';
import { newId } from '#platform';
import { openHouse, Visitor, type House } from '../../test/house.js';

let house: House;
let sophie: Visitor;
let karim: Visitor;
let lea: Visitor;
let today = '';
let person = '';
let signOff: SignOffRequest;
let extension = '';
let before = '';
beforeAll(async () => {
  house = await openHouse({ demo: true });
  [sophie, karim, lea] = [await Visitor.signedIn(house, 'sophie'), await Visitor.signedIn(house, 'karim'), await Visitor.signedIn(house, 'lea')];
  const offered = (await karim.ask('GET', '/api/assignable')).body as Assignable;
  today = offered.today;
  person = offered.people.find((it) => it.name === 'Léa Fontaine')?.id ?? '';
  signOff = (await queue()).find((it) => it.person.id === person) as SignOffRequest;
  await house.owner.query(`insert into course (id) values ('01890000-0000-7000-8000-000000000001')`);
  const [{ id: version }] = (await house.owner.query(`insert into course_version (id, course_id, number, change_class, reason, source_locale, published_at) values ('01890000-0000-7000-8000-000000000002', '01890000-0000-7000-8000-000000000001', 1, 'first', '', 'fr', palier_now()) returning id`)) as [{ id: string }];
  await house.owner.query(`insert into course_text (course_version_id, locale, revision, title, summary) values ($1, 'fr', 1, 'À faire', '')`, [version]);
  await house.owner.query(`insert into unit (id, course_id) values ('01890000-0000-7000-8000-000000000003', '01890000-0000-7000-8000-000000000001')`);
  await house.owner.query(`insert into unit_version (course_version_id, unit_id, position, kind, minutes) values ($1, '01890000-0000-7000-8000-000000000003', 0, 'lesson', 5)`, [version]);
  await karim.ask('POST', '/api/assignments', { id: newId(), courseId: '01890000-0000-7000-8000-000000000001', people: [person], teams: [], dueOn: today, reason: 'Avant vendredi.' });
  const [asked] = (await assigned()).assignments.filter((it) => it.person.id === person);
  extension = newId();
  expect((await lea.ask('POST', `/api/assignments/${asked?.id ?? ''}/extension-requests`, { id: extension, wishedOn: day(4), reason: 'Absente.' })).status).toBe(200);
  before = await everything();
});
afterAll(() => house?.close());

const day = (days: number): string => new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10);
const queue = async () => ((await karim.ask('GET', '/api/sign-off-requests')).body as { requests: SignOffRequest[] }).requests;
const assigned = async (by = karim) => (await by.ask('GET', '/api/assignments')).body as { assignments: AssignmentLine[]; counts: Record<string, number> };
const open = async () => ({
  queue: (await queue()).filter((it) => it.person.id === person).length, assigned: (await assigned()).assignments.filter((it) => it.person.id === person).length, seenByHr: (await assigned(sophie)).assignments.filter((it) => it.person.id === person).length,
  team: ((await karim.ask('GET', '/api/teams')).body as TeamProgress).teams.flatMap((it) => it.members).filter((it) => it.personId === person).reduce((sum, it) => sum + it.openRequests, 0),
});
const facts = async () => JSON.stringify(await house.owner.query('select (select count(*) from assignment) a, (select count(*) from extension_request) e, (select count(*) from extension_answer) n, (select count(*) from sign_off_request) r, (select count(*) from sign_off) s, (select count(*) from evidence) v, (select count(*) from team_membership_end) m, (select count(*) from profile_holding_end) h'));
const waiting = async () => ((await sophie.ask('GET', `/api/people/${person}/competencies/${signOff.competencyId}/why`)).body as WhyThisLevel).next?.ways.flat().flatMap((it) => (it.kind === 'signOff' && it.requestId !== null ? [it.requestId] : [])) ?? [];
const profiled = async () => ((await sophie.ask('GET', '/api/profiles')).body as { profiles: ProfileLine[] }).profiles.reduce((sum, it) => sum + it.people, 0);

/** What the screens of her lead and of HR say, word for word. */
const everything = async () => JSON.stringify(await Promise.all([...['/api/sign-off-requests', '/api/assignments', '/api/teams', '/api/journeys', '/api/assignable'].map((it) => [karim, it] as const), ...['/api/assignments', '/api/matrix', '/api/profiles', '/api/people', '/api/coverage', '/api/register', '/api/team-tree', '/api/onboarding'].map((it) => [sophie, it] as const)]
  .map(async ([who, address]) => (await who.ask('GET', address)).body)));
const leave = (leftOn: string) => sophie.ask('POST', `/api/register/${person}/departure`, { leftOn });
const correct = (by: Visitor, wish: { seen?: number; leftOn: string | null; reason: string }) => by.ask('POST', `/api/register/${person}/departure/correction`, wish);
const said = async () => ((await sophie.ask('GET', `/api/register/${person}`)).body as PersonFile).departures;

describe('a departure', () => {
  it('ends nothing before its day', async () => {
    expect(await open()).toMatchObject({ queue: 1, team: 1 });
    expect((await open()).assigned).toBeGreaterThan(0);
    expect(await waiting()).toEqual([signOff.id]);
  });

  it('closes the doors at once, also those of somebody who is signed in and at work', async () => {
    expect((await lea.ask('GET', '/api/todo')).status).toBe(200);
    const before = await facts();
    const people = await profiled();
    expect((await sophie.ask('POST', `/api/register/${person}/departure`, { leftOn: today })).status).toBe(200);
    for (const [verb, address, body] of [['GET', '/api/todo'], ['GET', '/api/session'], ['POST', '/api/sign-off-requests', { id: newId(), competencyId: signOff.competencyId, level: 1, note: '' }]] as const) {
      const answer = await lea.ask(verb, address, body);
      if (address === '/api/session') expect(answer.body).toMatchObject({ person: null });
      else expect(answer.status).toBe(401);
    }
    expect(await facts()).toBe(before);
    expect(await profiled()).toBe(people - 1);
  });

  it('ends what was asked, wherever it was counted; what was asked and answered stays on record', async () => {
    expect(await open()).toEqual({ queue: 0, assigned: 0, seenByHr: 0, team: 0 });
    expect(await waiting()).toEqual([]);
    expect((await sophie.ask('GET', `/api/sign-off-requests/${signOff.id}`)).body).toMatchObject({ state: 'ended', answer: null });
    expect((await karim.ask('POST', `/api/sign-off-requests/${signOff.id}/confirmation`, { id: newId(), levels: [1], observed: 'Trop tard.' })).status).toBe(404);
    const before = await facts();
    expect(await sophie.ask('POST', `/api/extension-requests/${extension}/answer`, { decision: 'granted', words: '' })).toMatchObject({ status: 409, body: { code: 'assignment.over' } });
    expect(await facts()).toBe(before);
    expect((await sophie.ask('GET', `/api/people/${person}/skill-profile`)).status).toBe(200);
  });
});

describe('a departure recorded by mistake', () => {
  it('is taken back with its reason: all that it ended goes on word for word, and the facts are all there', async () => {
    expect(await correct(sophie, { leftOn: null, reason: 'Homonyme.' })).toMatchObject({ status: 428 });
    expect((await correct(sophie, { seen: 1, leftOn: null, reason: ' ' })).status).toBe(400);
    expect((await correct(karim, { seen: 1, leftOn: null, reason: 'Homonyme.' })).status).toBe(403);
    for (let twice = 0; twice < 2; twice++) expect((await correct(sophie, { seen: 1, leftOn: null, reason: 'Homonyme.' })).status).toBe(200);
    expect(await everything()).toBe(before);
    expect(await said()).toMatchObject([{ number: 2, leftOn: null, reason: 'Homonyme.', by: 'Sophie Laurent' }, { number: 1, leftOn: today, reason: null, by: 'Sophie Laurent' }]);
    expect(await house.owner.query("select detail from audit where action = 'person.correct-departure'")).toEqual([{ detail: { before: today, leftOn: null } }]);
    expect(await correct(sophie, { seen: 1, leftOn: today, reason: 'Autre.' })).toMatchObject({ status: 412, body: { code: 'edit.changed-meanwhile', params: { by: 'Sophie Laurent', on: today } } });
    expect(await correct(sophie, { seen: 2, leftOn: today, reason: 'Autre.' })).toMatchObject({ status: 409, body: { code: 'person.no-departure' } });
  });

  it('leaves the sign-ins that it closed closed; one signs in anew, and finds what was asked', async () => {
    expect((await lea.ask('GET', '/api/todo')).status).toBe(401);
    expect((await house.owner.query('select 1 from session where person_id = $1 and ended_at is null', [person])) as unknown[]).toEqual([]);
    lea = await Visitor.signedIn(house, 'lea');
    expect((await lea.ask('GET', '/api/todo')).status).toBe(200);
  });

  it('comes on another day when its day is corrected; before it has come, nobody is signed out', async () => {
    expect((await leave(day(5))).status).toBe(200);
    expect(await leave(day(6))).toMatchObject({ status: 409, body: { code: 'person.left-already', params: { day: day(5) } } });
    expect((await correct(sophie, { seen: 3, leftOn: day(9), reason: 'Préavis prolongé.' })).status).toBe(200);
    expect((await lea.ask('GET', '/api/todo')).status).toBe(200);
    expect(await said()).toMatchObject([{ number: 4, leftOn: day(9), reason: 'Préavis prolongé.' }, { number: 3, leftOn: day(5), reason: null }, { number: 2 }, { number: 1 }]);
    for (const [asOf, here] of [[day(8), true], [day(9), false]] as const) expect(((await sophie.ask('GET', `/api/matrix?asOf=${asOf}`)).body as Matrix).people.some((it) => it.personId === person)).toBe(here);
    expect((await correct(sophie, { seen: 4, leftOn: today, reason: 'Elle est partie hier soir.' })).status).toBe(200);
    expect((await lea.ask('GET', '/api/todo')).status).toBe(401);
  });

  it('is read on an earlier day as it was known then', async () => {
    await house.goTo(2, '09:00');
    sophie = await Visitor.signedIn(house, 'sophie');
    const seen = async (knownOn?: string) => ((await sophie.ask('GET', `/api/matrix?asOf=${day(1)}${knownOn === undefined ? '' : `&knownOn=${knownOn}`}`)).body as Matrix).people.find((it) => it.personId === person)?.team ?? null;
    const team = await seen(day(-1));
    expect(team).not.toBeNull();
    for (const knownOn of [day(0), day(1), undefined]) expect(await seen(knownOn)).toBeNull();
    expect((await correct(sophie, { seen: 5, leftOn: null, reason: 'Encore une erreur.' })).status).toBe(200);
    for (const knownOn of [day(0), day(1)]) expect(await seen(knownOn)).toBeNull();
    for (const knownOn of [day(-1), day(2), undefined]) expect(await seen(knownOn)).toEqual(team);
  });

  it('is known to the database at every instant as the rule says', async () => {
    const people = ((await house.owner.query('select id from person order by id')) as { id: string }[]).map((it) => it.id);
    const line = fc.record({ who: fc.nat(people.length - 1), leftOn: fc.option(fc.integer({ min: 1, max: 28 }).map((it) => `2030-02-${String(it).padStart(2, '0')}`)) });
    await fc.assert(fc.asyncProperty(fc.array(line, { maxLength: 40 }), fc.nat(45), async (lines, before) => {
      const of = new Map<string, { number: number; leftOn: string | null; recordedAt: number }[]>();
      for (const [at, { who, leftOn }] of lines.entries()) {
        const own = of.get(people[who] ?? '') ?? [];
        of.set(people[who] ?? '', [...own, { number: own.length + 1, leftOn: own.length === 0 ? (leftOn ?? '2030-02-14') : leftOn, recordedAt: at }]);
      }
      const expected = (until?: number) => Object.fromEntries([...of].flatMap(([id, own]) => { const leftOn = leavesOn(own, until); return leftOn === null ? [] : [[id, leftOn] as const]; }));
      const run = house.owner.createQueryRunner();
      await run.startTransaction();
      try {
        await run.query('alter table departure_record disable trigger user');
        await run.query('delete from departure_record');
        const [{ id: reason }] = (await run.query(`insert into fact_text (id, words, sha256) values (gen_random_uuid(), 'x', 'x') returning id`)) as [{ id: string }];
        await run.query(`insert into departure_record (person_id, number, left_on, reason_id, recorded_at) select person, number, "leftOn", $2, '2030-01-01'::timestamptz + make_interval(hours => at) from jsonb_to_recordset($1) as it(person uuid, number smallint, "leftOn" date, at int)`,
          [JSON.stringify([...of].flatMap(([who, own]) => own.map((it) => ({ ...it, person: who, at: it.recordedAt })))), reason]);
        const read = async (from: string, values: unknown[]) => Object.fromEntries(((await run.query(`select person_id as id, left_on::text as "leftOn" from ${from}`, values)) as { id: string; leftOn: string }[]).map((it) => [it.id, it.leftOn]));
        expect(await read(`departure_known('2030-01-01'::timestamptz + make_interval(hours => $1))`, [before])).toEqual(expected(before));
        expect(await read('departure', [])).toEqual(expected());
      } finally { await run.rollbackTransaction(); await run.release(); }
    }), { numRuns: 60 });
  });
});

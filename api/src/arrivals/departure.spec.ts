import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Assignable, AssignmentLine, ProfileLine, SignOffRequest, TeamProgress, WhyThisLevel } from '@palier/contracts';
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

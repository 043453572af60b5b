import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Assignments, CourseAudiencePreview, DueDays, HireDayPreview, Todo } from '@palier/contracts';
import { plusDays, type AudienceRule } from '@palier/domain';
import { HirePerson } from '#people';
import { newId } from '#platform';
import { Visitor } from '../../test/house.js';
import { comeIn, did, house, karim, openAtNoon, person, publishOne, row, sophie, statementsOf, today, told } from '../../test/orion.js';
import { FollowCourseAudiences } from './follow-course-audiences.js';

/** A course for the first weeks; Zoé and Yann came without anybody saying since when. */
const [course, lesson, zoe, yann] = [newId(), newId(), newId(), newId()];
let version = '', team = '';
let her: Visitor;
const hire = (id: string, name: string, hireDayAssumed = true, hiredOn = today) => house.nest.get(HirePerson).run(null, { id, name, login: name.toLowerCase().replace(/[^a-z]/g, '.'), locale: 'fr', timeZone: 'Europe/Paris', hiredOn, hireDayAssumed, roles: ['learner'], memberOf: team, leads: [] });
const wish = (days: number) => ({ dueOn: null, dueIn: days, dueFrom: 'hire', releaseId: null });
const counted = async (days: number, people: readonly string[]) => (await sophie.ask('POST', '/api/assignments/due-days', { courseId: course, people, teams: [], ...wish(days) })).body as DueDays;
const dayOf = async (days: number, who: string) => (await counted(days, [who])).lines[0]?.day;
const assign = async (days: number, people: readonly string[]) => { const { status, body } = await karim.ask('POST', '/api/assignments', { id: newId(), courseId: course, people, teams: [], ...wish(days), reason: 'Les premières semaines.' }); expect([status, body]).toEqual([200, body]); };
const listed = async (is = '') => ((await sophie.ask('GET', `/api/assignments?search=Arriver${is}`)).body as Assignments).assignments;
const dues = async () => Object.fromEntries((await listed()).filter((it) => it.state !== 'done').map((it) => [it.person.name, it.dueOn]));
const say = async (who: string, day: string, by = karim) => {
  const { hiredOn, assumed } = (await by.ask('GET', `/api/people/${who}/hire-day?day=${day}`)).body as HireDayPreview;
  expect((await by.ask('POST', `/api/people/${who}/hire-day`, { day, seen: { day: hiredOn, assumed } })).status).toBe(200);
};
const saidBy = async (...lines: string[]) => expect(await sophie.ask('POST', '/api/people-imports', { id: newId(), text: ['Nom complet;Identifiant;Embauche', ...lines].join('\n'), mapping: {}, leaveOut: false })).toMatchObject({ status: 200, body: { counts: { new: 0, changed: lines.length } } });
const rows = async (who: string) => Number((await row(`select count(*)::text as count from assignment_day where person_id = $1 and because = 'hire'`, [who]))['count']);
const notices = async () => { for (let times = 0; times < 2; times++) await house.work(); return (await told(her, 'campaignMoved')).map((it) => it.day); };

beforeAll(async () => {
  await openAtNoon();
  version = await publishOne(course, lesson, 'Arriver');
  team = (await row(`select id from team where name->>'fr' = 'Support N1'`))['id'] ?? '';
  await hire(zoe, 'Zoé Marin');
  await hire(yann, 'Yann Morel');
  await comeIn();
  her = new Visitor(house);
  await her.comeInAs(zoe);
});
afterAll(() => house?.close());

describe('a course that is due so many working days after the hire', () => {
  it('is due on no day where nobody said when that is, and the previews say so', async () => {
    const hugo = await person('Hugo Petit');
    expect(await counted(10, [zoe, hugo])).toMatchObject({ total: 2, without: 1, lines: [{ person: { id: zoe }, day: null, from: null, past: false }, { person: { id: hugo } }] });
    const seen = (await karim.ask('POST', `/api/courses/${course}/audiences/preview`, { rule: { kind: 'team', teamId: team }, ...wish(10) })).body as CourseAudiencePreview;
    expect([seen.without, seen.people.filter((it) => it.day === null).map((it) => it.person.name).sort()]).toEqual([2, ['Yann Morel', 'Zoé Marin']]);
    await assign(10, [zoe, yann]);
    expect(await dues()).toEqual({ 'Zoé Marin': null, 'Yann Morel': null });
    expect(((await her.ask('GET', '/api/todo')).body as Todo).items.flatMap((it) => (it.kind === 'course' && it.assignment?.courseId === course ? [it.dueOn] : []))).toEqual([null]);
  });

  it('has a day within the deed by which the hire is said, over the days of that person, and each is told once of each day', async () => {
    const hired = plusDays(today, 20);
    await say(zoe, hired);
    const day = (await dues())['Zoé Marin'];
    expect((day ?? '') > hired).toBe(true);
    expect(day).toBe(await dayOf(10, zoe));
    expect((await dues())['Yann Morel']).toBeNull();
    expect(await notices()).toEqual([day]);
    // She is away in her third week: it is later, and counted from another day it still is.
    expect((await karim.ask('POST', `/api/people/${zoe}/unavailability`, { id: newId(), kind: 'absence', from: plusDays(hired, 6), until: plusDays(hired, 20) })).status).toBe(200);
    await say(zoe, plusDays(hired, 7));
    const later = await dayOf(10, zoe);
    expect((later ?? '') > plusDays(hired, 20)).toBe(true);
    expect((await listed()).find((it) => it.person.name === 'Zoé Marin')).toMatchObject({ dueOn: later, dueSaid: null, duePassed: expect.arrayContaining([expect.objectContaining({ why: 'absence' })]) });
    expect(await notices()).toEqual([later, day]);
    // Saying the same again is no deed.
    const before = await rows(zoe);
    await say(zoe, plusDays(hired, 7));
    expect([await rows(zoe), (await notices()).length]).toEqual([before, 2]);
    expect((await sophie.ask('GET', '/api/audit')).text).toContain('assignment.recount');
  });

  it('goes along with a table of people too, all of it by as many statements as for one', async () => {
    const others = Array.from({ length: 12 }, (_, at) => [newId(), `Nina ${'abcdefghijkl'[at] ?? ''}`] as const);
    for (const [id, name] of others) await hire(id, name);
    await comeIn();
    await assign(5, others.map(([id]) => id));
    const line = (name: string, day: string) => `${name};${name.toLowerCase().replace(/[^a-z]/g, '.')};${day}`;
    const one = await statementsOf(() => saidBy(line('Nina a', plusDays(today, 30))));
    const many = await statementsOf(() => saidBy(...others.slice(1).map(([, name]) => line(name, plusDays(today, 30)))));
    expect(many).toBeLessThanOrEqual(one);
    const day = await dayOf(5, others[3]?.[0] ?? '');
    expect(Object.entries(await dues()).filter(([name]) => name.startsWith('Nina')).map(([, it]) => it)).toEqual(others.map(() => day));
    expect(new Set((await counted(5, others.map(([id]) => id))).lines.map((it) => it.day))).toEqual(new Set([day]));
  });

  it('is what it would be asked for the last day that was said, whatever the days between', async () => {
    await fc.assert(fc.asyncProperty(fc.array(fc.tuple(fc.integer({ min: 0, max: 200 }), fc.boolean()), { minLength: 1, maxLength: 3 }), async (days) => {
      for (const [ahead, byTable] of days) {
        const day = plusDays(today, ahead);
        if ((await row('select hired_on::text as day from person where id = $1 and not hire_day_assumed', [yann]))['day'] === day) continue;
        await (byTable ? saidBy(`Yann Morel;yann.morel;${day}`) : say(yann, day));
        expect((await dues())['Yann Morel']).toBe(await dayOf(10, yann));
      }
    }), { numRuns: 6 });
  });

  it('is due on the next working day where that day is past by then; a later day that was granted stays, and what is finished does not move', async () => {
    const [old, granted, done] = [newId(), newId(), newId()];
    for (const [id, name] of [[old, 'Omer Bel'], [granted, 'Greta Lys'], [done, 'Dalia Roc']] as const) await hire(id, name);
    await comeIn();
    await assign(10, [old, granted, done]);
    await did('Dalia Roc', version, lesson);
    await house.owner.query('insert into course_opening (person_id, course_version_id, recorded_at) values ($1, $2, palier_now())', [done, version]);
    await say(granted, today);
    const greta = new Visitor(house);
    await greta.comeInAs(granted);
    const [request, wishedOn] = [newId(), plusDays(today, 100)];
    expect((await greta.ask('POST', `/api/assignments/${(await listed()).find((it) => it.person.id === granted)?.id ?? ''}/extension-requests`, { id: request, wishedOn, reason: 'En congé.' })).status).toBe(200);
    expect((await karim.ask('POST', `/api/extension-requests/${request}/answer`, { decision: 'granted', words: '' })).status).toBe(200);
    const kept = (await dues())['Greta Lys'];
    for (const id of [old, done]) await say(id, '2024-03-01');
    await say(granted, plusDays(today, 3));
    expect(await dues()).toMatchObject({ 'Omer Bel': (await counted(10, [old])).lines[0]?.day, 'Greta Lys': kept });
    expect((await counted(10, [old])).lines[0]).toMatchObject({ past: true });
    expect([await rows(old), await rows(granted), await rows(done)]).toEqual([1, 1, 0]);
    // Hired so late that the day is after the one that was granted, it is that one.
    await say(granted, plusDays(today, 120));
    expect((await dues())['Greta Lys']).toBe(await dayOf(10, granted));
  });

  it('is late once its day is over, and stays so where the hire is said to be earlier yet', async () => {
    await house.goTo(5, '12:00');
    await comeIn();
    const late = async () => (await listed('&is=late')).map((it) => [it.person.name, it.dueOn]);
    const before = await late();
    expect(before.map(([name]) => name)).toEqual(['Omer Bel']);
    await say((await row(`select id from person where display_name = 'Omer Bel'`))['id'] ?? '', '2023-03-01');
    expect(await late()).toEqual(before);
  });
});

describe('who came within so many days, as a rule of an audience', () => {
  it('is not known of whom nobody said since when: neither in it nor out of it, until somebody does', async () => {
    const [unsaid, live] = [newId(), newId()];
    await hire(unsaid, 'Ugo Val');
    await comeIn();
    const within: AudienceRule = { kind: 'hiredWithin', days: 3650 };
    const undated = { dueOn: null, dueIn: null, dueFrom: 'assignment', releaseId: null };
    const look = async (rule: AudienceRule) => (await sophie.ask('POST', `/api/courses/${course}/audiences/preview`, { rule, ...undated })).body as CourseAudiencePreview;
    const isIn = async (rule: AudienceRule) => { const seen = await look(rule); return [...seen.people, ...seen.others].some((it) => it.person.id === unsaid); };
    const both: AudienceRule = { kind: 'any', of: [{ kind: 'team', teamId: team }, within] };
    expect([await isIn(within), await isIn({ kind: 'none', of: [within] }), await isIn(both)]).toEqual([false, false, true]);
    expect((await sophie.ask('POST', `/api/courses/${course}/audiences`, { rule: within, ...undated, id: live, live: true, leavers: 'withdraw', reason: 'Tous', seen: (await look(within)).seen })).status).toBe(200);
    await house.nest.get(FollowCourseAudiences).run();
    expect(await dues()).not.toHaveProperty('Ugo Val');
    await say(unsaid, today);
    expect([await isIn(within), await isIn({ kind: 'none', of: [within] })]).toEqual([true, false]);
    await house.nest.get(FollowCourseAudiences).run();
    expect(await dues()).toHaveProperty('Ugo Val');
  });
});

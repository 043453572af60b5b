import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Assignments, CampaignPreview, CourseAudiencePreview, DueDays, ReleaseMove } from '@palier/contracts';
import { plusDays } from '@palier/domain';
import { PublishCourse } from '#courses';
import { HirePerson } from '#people';
import { newId } from '#platform';
import { AddRelease, TeachRelease } from '#releases';
import { AddScope, GiveScope } from '#scopes';
import { Visitor } from '../../test/house.js';
import { comeIn, did, hr, house, ines, julien, karim, lesson, oliver, openOrion, person, row, sophie, statementsOf, today, told } from '../../test/orion.js';
import { FollowCourseAudiences } from './follow-course-audiences.js';

/** Vega comes out in forty days; a course prepares for it, and another one, which teaches it, is asked by a campaign. */
const [vega, release, course, unit, taught, taughtUnit] = [newId(), newId(), newId(), newId(), newId(), newId()];
let [first, version] = ['', ''];
const team = async () => { const [names, ids] = [['Inès Benali', 'Julien Mercier', 'Oliver Grant', 'Hugo Petit'], [] as string[]]; for (const it of names) ids.push(await person(it)); return ids; };
const counted = async (days: number, people: readonly string[]) => Object.fromEntries(((await sophie.ask('POST', '/api/assignments/due-days', { courseId: course, people, teams: [], dueOn: null, dueIn: days, dueFrom: 'release', releaseId: release })).body as DueDays).lines.map((it) => [it.person.name, it.day]));
const assign = async (days: number, people: readonly string[], by = karim) => { const { status, body } = await by.ask('POST', '/api/assignments', { id: newId(), courseId: course, people, teams: [], dueOn: null, dueIn: days, dueFrom: 'release', releaseId: release, reason: 'Avant la sortie.' }); expect([status, body]).toEqual([200, body]); };
const dues = async (by: Visitor = sophie) => Object.fromEntries(((await by.ask('GET', '/api/assignments?search=Préparer')).body as Assignments).assignments.filter((it) => it.courseId === course && it.state !== 'done' && it.state !== 'waived').map((it) => [it.person.name, it.dueOn]));
const see = async (by: Visitor, on: string): Promise<ReleaseMove> => { const { status, body } = await by.ask('POST', `/api/releases/${release}/move/preview`, { on }); expect([status, body]).toEqual([200, body]); return body as ReleaseMove; };
const go = (by: Visitor, on: string, seen: string, id = newId()) => by.ask('POST', `/api/releases/${release}/move`, { id, on, seen });
const moveTo = async (on: string, by = karim) => { expect((await go(by, on, (await see(by, on)).seen)).status).toBe(200); };
const say = async (by: Visitor, on: string | null) => by.ask('POST', `/api/releases/${release}/days`, { id: newId(), on, seen: (await row('select on_day::text as on from release_now where id = $1', [release]))['on'] ?? null });
const lines = (it: ReleaseMove) => Object.fromEntries(it.courses.flatMap((one) => one.lines.map((line) => [line.person.name, [line.from, line.dueOn]])));

beforeAll(async () => {
  await openOrion();
  first = plusDays(today, 40);
  await house.nest.get(AddScope).run(await hr(), { id: vega, kind: 'product', productId: null, name: 'Vega', aliases: [] });
  for (const it of await team()) await house.nest.get(GiveScope).run(await hr(), it, { id: newId(), scope: { scopeId: vega, tier: 1 }, from: '2026-01-02' });
  await house.nest.get(AddRelease).run(await hr(), { id: release, productId: vega, name: '1', on: first });
  version = await house.nest.get(PublishCourse).run(await hr(), { id: course, sourceLocale: 'fr', words: { fr: { title: 'Préparer Vega', summary: '' } }, units: [lesson(unit, 'Une', 'a')] });
});
afterAll(() => house?.close());

describe('a course that is due so many working days from a release', () => {
  const later = () => plusDays(first, 9);

  it('shows with the release’s other day who would have which day, and keeps nothing; who follows nobody reads no name', async () => {
    const [i, j, o, h] = await team();
    await assign(-5, [i, j, o].flatMap((it) => it ?? []));
    await assign(3, [h ?? ''], sophie);
    // Julien is away for some days before the later day: it comes forward, of him alone.
    expect((await karim.ask('POST', `/api/people/${j ?? ''}/unavailability`, { id: newId(), kind: 'absence', from: plusDays(later(), -6), until: plusDays(later(), -4) })).status).toBe(200);
    const before = await dues();
    const seen = await see(karim, later());
    expect(seen).toMatchObject({ people: 4, campaigns: [], courses: [{ course: { id: course, title: 'Préparer Vega' }, by: 'Karim Haddad', days: -5, people: 3, past: 0 }, { by: 'Sophie Laurent', days: 3, people: 1 }] });
    expect(await dues()).toEqual(before);
    // Said of a release on that day, it would be counted just so.
    const other = newId();
    await house.nest.get(AddRelease).run(await hr(), { id: other, productId: vega, name: '2', on: later() });
    const anew = async (days: number, people: readonly string[]) => ((await sophie.ask('POST', '/api/assignments/due-days', { courseId: course, people, teams: [], dueOn: null, dueIn: days, dueFrom: 'release', releaseId: other })).body as DueDays).lines.map((it) => [it.person.name, [before[it.person.name], it.day]]);
    expect(lines(seen)).toEqual(Object.fromEntries([...(await anew(-5, [i, j, o].flatMap((it) => it ?? []))), ...(await anew(3, [h ?? '']))]));
    expect(seen.courses[0]?.lines.find((it) => it.person.name === 'Julien Mercier')?.passed.map((it) => it.why)).toContain('absence');
    const [hers, rosa] = [newId(), newId()];
    await house.owner.query(`insert into team (id, name) values ($1, '{"fr":"Conseil"}')`, [hers]);
    await house.nest.get(HirePerson).run(null, { id: rosa, name: 'Rosa Vidal', locale: 'fr', timeZone: 'Europe/Paris', hiredOn: '2026-01-01', roles: ['learner', 'lead'], memberOf: null, leads: [hers] });
    const apart = new Visitor(house);
    await apart.comeInAs(rosa);
    expect((await see(apart, later())).courses.map((it) => [it.people, it.lines])).toEqual([[3, []], [1, []]]);
    await see(sophie, later());
    expect(await statementsOf(() => see(sophie, later()))).toBeLessThanOrEqual(29);
  });

  it('moves with it, whoever moves it, and tells each person once; what is finished, exempted or granted for later stays', async () => {
    const [i, j, , h] = await team();
    await assign(-5, [await person('Aminata Diallo'), await person('Mathis Roche')], sophie);
    await did('Aminata Diallo', version, unit);
    await house.owner.query('insert into course_opening (person_id, course_version_id, recorded_at) values ($1, $2, palier_now())', [await person('Aminata Diallo'), version]);
    const mathis = ((await sophie.ask('GET', '/api/assignments?search=Préparer')).body as Assignments).assignments.find((it) => it.person.name === 'Mathis Roche');
    expect((await sophie.ask('POST', `/api/assignments/${mathis?.id ?? ''}/waiver`, { id: newId(), reason: 'Il part.' })).status).toBe(200);
    // Oliver asked for more time than the later day gives.
    const olivers = ((await sophie.ask('GET', '/api/assignments?search=Préparer')).body as Assignments).assignments.find((it) => it.person.name === 'Oliver Grant');
    const [request, wishedOn] = [newId(), plusDays(first, 30)];
    expect((await oliver.ask('POST', `/api/assignments/${olivers?.id ?? ''}/extension-requests`, { id: request, wishedOn, reason: 'En congé.' })).status).toBe(200);
    expect((await karim.ask('POST', `/api/extension-requests/${request}/answer`, { decision: 'granted', words: '' })).status).toBe(200);
    await house.work();
    const had = await Promise.all([ines, julien, oliver].map(async (it) => (await told(it, 'campaignMoved')).length));
    const before = await dues();
    const stale = await see(karim, later());
    expect(stale.people).toBe(3);
    // Hugo finishes meanwhile: it is seen anew.
    await did('Hugo Petit', version, unit);
    await house.owner.query('insert into course_opening (person_id, course_version_id, recorded_at) values ($1, $2, palier_now())', [h, version]);
    expect(await go(karim, later(), stale.seen)).toMatchObject({ status: 412, body: { code: 'campaign.changed-meanwhile' } });
    const seen = await see(karim, later());
    const id = newId();
    for (let twice = 0; twice < 2; twice++) expect(await go(karim, later(), seen.seen, id)).toMatchObject({ status: 200, body: { id } });
    const expected: Record<string, string | null | undefined> = { ...(await counted(-5, [i, j].flatMap((it) => it ?? []))), 'Oliver Grant': before['Oliver Grant'] };
    expect(await dues()).toEqual(expected);
    expect(Object.fromEntries(Object.entries(lines(seen)).map(([name, it]) => [name, it[1]]))).toEqual(expected);
    expect((before['Oliver Grant'] ?? '') > (expected['Inès Benali'] ?? '')).toBe(true);
    for (let times = 0; times < 2; times++) await house.work();
    expect(await Promise.all([ines, julien, oliver].map(async (it) => (await told(it, 'campaignMoved')).length))).toEqual([(had[0] ?? 0) + 1, (had[1] ?? 0) + 1, had[2]]);
    expect((await told(ines, 'campaignMoved'))[0]).toMatchObject({ day: expected['Inès Benali'], by: 'Karim Haddad', course: { id: course } });
    expect(await told(ines, 'dueMoved')).toEqual([]);
    expect(((await sophie.ask('GET', '/api/audit')).text.match(/assignment\.recount/g) ?? []).length).toBe(2);
  });

  it('and a campaign move by one deed, of which whoever is in both hears once', async () => {
    const [v1, v2] = [await house.nest.get(PublishCourse).run(await hr(), { id: taught, sourceLocale: 'fr', words: { fr: { title: 'Vega en vrai', summary: '' } }, units: [lesson(taughtUnit, 'Deux', 'a')] }), null];
    expect([(await sophie.ask('POST', `/api/courses/${taught}/scopes`, { unitId: null, seen: [], scopes: [{ scopeId: vega, tier: null }] })).status, v2]).toEqual([200, null]);
    await house.nest.get(TeachRelease).run(await hr(), release, { id: newId(), courseVersionId: v1, asks: [taughtUnit] });
    const [campaign, wish] = [newId(), { rule: null, dueOn: plusDays(first, 5) }];
    const { seen } = (await karim.ask('POST', `/api/releases/${release}/campaigns/preview`, wish)).body as CampaignPreview;
    expect((await karim.ask('POST', `/api/releases/${release}/campaigns`, { ...wish, id: campaign, live: false, leavers: 'stay', reason: 'x', seen })).status).toBe(200);
    await house.work();
    const had = (await told(ines, 'campaignMoved')).length;
    await moveTo(first);
    for (let times = 0; times < 2; times++) await house.work();
    expect([(await told(ines, 'campaignMoved')).length, await told(ines, 'dueMoved')]).toEqual([had + 1, []]);
    expect(await dues()).toMatchObject(await counted(-5, (await team()).slice(0, 2)));
    // Whoever writes releases and moves no campaign says no day on which something hangs.
    expect(await say(karim, later())).toMatchObject({ status: 422, body: { code: 'release.day-moves-campaigns' } });
    expect((await row('select on_day::text as on from release_now where id = $1', [release]))['on']).toBe(first);
  });

  it('stays where the release loses its day, is asked without one of whoever joins a live rule then, and counts from the next day that is said', async () => {
    const [audience, someone] = [newId(), newId()];
    const wish = { rule: { kind: 'team' as const, teamId: (await row(`select id from team where name->>'fr' = 'Conseil'`))['id'] ?? '' }, dueOn: null, dueIn: -5, dueFrom: 'release', releaseId: release };
    const { seen } = (await sophie.ask('POST', `/api/courses/${course}/audiences/preview`, wish)).body as CourseAudiencePreview;
    expect((await sophie.ask('POST', `/api/courses/${course}/audiences`, { ...wish, id: audience, live: true, leavers: 'stay', reason: 'Tous', seen })).status).toBe(200);
    const before = await dues();
    expect((await say(sophie, null)).status).toBe(200);
    expect(await dues()).toEqual(before);
    await house.nest.get(HirePerson).run(null, { id: someone, name: 'Zoé Marin', locale: 'fr', timeZone: 'Europe/Paris', hiredOn: '2026-01-01', roles: ['learner'], memberOf: wish.rule.teamId, leads: [] });
    await house.nest.get(FollowCourseAudiences).run();
    expect(await dues()).toEqual({ ...before, 'Zoé Marin': null });
    // A campaign of it goes along from its last day: what moves is seen before.
    expect(await say(sophie, later())).toMatchObject({ status: 422, body: { code: 'release.day-moves-campaigns' } });
    await moveTo(later(), sophie);
    expect(await dues()).toMatchObject({ ...(await counted(-5, [...(await team()).slice(0, 2), someone])) });
    await moveTo(first, sophie);
    // So soon that she would have no fair day: ten working days from her joining stay hers.
    const soon = plusDays(today, 3);
    await moveTo(soon, sophie);
    const fair = ((await sophie.ask('POST', '/api/assignments/due-days', { courseId: taught, people: [someone], teams: [], dueOn: null, dueIn: 10 })).body as DueDays).lines[0]?.day;
    expect((await dues())['Zoé Marin']).toBe(fair);
  });

  it('is what it would be asked for the last day, whatever the days between, and nobody hears of a day that stays', async () => {
    const people = (await team()).slice(0, 2);
    await fc.assert(fc.asyncProperty(fc.array(fc.integer({ min: 20, max: 70 }), { minLength: 1, maxLength: 4 }), async (days) => {
      for (const it of days) {
        const on = plusDays(today, it);
        const seen = await see(sophie, on);
        const { status } = await go(sophie, on, seen.seen);
        if (status === 422) { expect(seen.courses).toEqual([]); continue; }
        const moved = Object.values(seen.courses.flatMap((one) => one.lines)).filter((line) => line.from !== line.dueOn).map((line) => line.person.id);
        const [deed] = await house.owner.query(`select id from release_day where release_id = $1 order by recorded_at desc, id desc limit 1`, [release]) as { id: string }[];
        expect(((await house.owner.query(`select person_id as id from assignment_day where deed_id = $1 and because = 'release'`, [deed?.id])) as { id: string }[]).map((one) => one.id).sort()).toEqual([...moved].sort());
        expect(await dues()).toMatchObject(await counted(-5, people));
      }
    }), { numRuns: 12 });
  }, 120_000);

  it('that is late stays late where the new day is past too, and is due again where it is not', async () => {
    await moveTo(plusDays(today, 20), sophie);
    const before = await dues();
    await house.owner.query(`update installation set clock_shift = clock_shift + interval '30 days'`);
    await comeIn();
    const on = plusDays(today, 18);
    const seen = await see(sophie, on);
    expect(seen.courses.flatMap((it) => it.lines).filter((it) => it.past).map((it) => [it.from, it.dueOn]).every(([from, to]) => from === to)).toBe(true);
    await moveTo(on, sophie);
    expect((await dues())['Inès Benali']).toBe(before['Inès Benali']);
    await moveTo(plusDays(today, 60), sophie);
    expect(await dues()).toMatchObject(await counted(-5, (await team()).slice(0, 2)));
  });
});

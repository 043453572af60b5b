import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Assignable, Course, CourseLine, Observable, OnCallTonight, Register, ScopeCoverage, ScopeLine, TeamProgress, Todo } from '@palier/contracts';
import { HirePerson } from '#people';
import { newId } from '#platform';
import { openHouse, Visitor, type House } from '../../test/house.js';

let house: House;
let sophie: Visitor;
let claire: Visitor;
let karim: Visitor;
const ids: Record<string, string> = {};
beforeAll(async () => {
  house = await openHouse({ demo: true });
  [sophie, claire, karim] = [await Visitor.signedIn(house, 'sophie'), await Visitor.signedIn(house, 'claire'), await Visitor.signedIn(house, 'karim')];
  // What the demo supports is retired: the figures here are of what is added.
  for (const { id, version } of ((await sophie.ask('GET', '/api/scopes')).body as { scopes: ScopeLine[] }).scopes.filter((it) => it.kind !== 'module')) expect((await sophie.ask('POST', `/api/scopes/${id}/retirement`, { seen: version })).status).toBe(200);
  const add = async (name: string, kind: string, productId: string | null = null) => { ids[name] = newId(); await sophie.ask('POST', '/api/scopes', { id: ids[name], kind, productId, name, aliases: [] }); };
  await add('Gestion', 'product');
  await add('Facturation', 'module', ids['Gestion'] ?? '');
  await add('Paie', 'module', ids['Gestion'] ?? '');
  await add('Arlay', 'client');
  for (const [name, scope, tier] of [['Inès', 'Gestion', 1], ['Hugo', 'Facturation', 1], ['Aminata', 'Facturation', 2], ['Aminata', 'Gestion', null], ['Tomasz', 'Arlay', null], ['Tomasz', null, 3], ['Oliver', null, 1]] as const) await give(name, scope, tier);
});
afterAll(() => house?.close());

const person = async (name: string) => ((await sophie.ask('GET', `/api/register?search=${encodeURIComponent(name)}`)).body as Register).people[0]?.id ?? '';
const give = async (name: string, scope: string | null, tier: number | null) => sophie.ask('POST', `/api/register/${await person(name)}/scopes`, { id: newId(), scope: { scopeId: scope === null ? null : ids[scope], tier }, from: '2026-01-01' });
const courses = async (by: Visitor) => ((await by.ask('GET', '/api/courses')).body as { courses: CourseLine[] }).courses;
const course = async (title: RegExp) => (await courses(claire)).find((it) => title.test(it.title)) as CourseLine;
const value = (scope: string, tier: number | null = null) => ({ scopeId: ids[scope], tier });
const say = async (title: RegExp, scopes: object[], wish: object = {}) => claire.ask('POST', `/api/courses/${(await course(title)).id}/scopes`, { unitId: null, seen: [], scopes, ...wish });
const coverage = async (by = sophie) => (await by.ask('GET', '/api/scope-coverage')).body as ScopeCoverage;
const of = async (name: string, by = sophie) => (await coverage(by)).lines.find((it) => it.name === name)?.tiers;

describe('what activities are about', () => {
  it('is said of a course or of one activity, beside the published versions, and not overwritten by whoever saw less', async () => {
    const before = JSON.stringify(await house.owner.query('select count(*) from course_version'));
    for (let twice = 0; twice < 2; twice++) expect((await say(/Premiers pas/, [value('Gestion')])).status).toBe(200);
    expect(await say(/Premiers pas/, [value('Arlay')])).toMatchObject({ status: 412, body: { code: 'edit.changed-meanwhile', params: { by: 'Claire Dumont', on: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as unknown } } });
    const { id, next } = await course(/Bien répondre/);
    expect((await say(/Bien répondre/, [value('Facturation', 2)], { unitId: next?.unitId })).status).toBe(200);
    expect((await say(/Bien répondre/, [], { unitId: newId() })).status).toBe(404);
    expect((await say(/Bien répondre/, [{ scopeId: newId(), tier: null }])).status).toBe(404);
    expect((await claire.ask('GET', `/api/courses/${id}`)).body as Course).toMatchObject({ ownScopes: [], scopes: [{ product: 'Gestion', name: 'Facturation', tier: 2 }] });
    expect(((await claire.ask('GET', `/api/courses/${id}`)).body as Course).units[0]?.scopes).toEqual([expect.objectContaining({ name: 'Facturation', tier: 2 })]);
    expect(JSON.stringify(await house.owner.query('select count(*) from course_version'))).toBe(before);
  });

  it('puts first, for everybody, what is about something they support', async () => {
    const [ines, hugo, tomasz, aminata] = [await Visitor.signedIn(house, 'ines'), await Visitor.signedIn(house, 'hugo'), await Visitor.signedIn(house, 'tomasz'), await Visitor.signedIn(house, 'aminata')];
    const mine = async (by: Visitor) => (await courses(by)).filter((it) => /^(?:Premiers|First|Bien)/.test(it.title)).map((it) => [it.title.slice(0, 5), it.concernsMe]);
    expect(await mine(ines)).toEqual([['Premi', true], ['Bien ', false]]);
    expect(await mine(hugo)).toEqual([['Premi', true], ['Bien ', false]]);
    expect((await mine(aminata)).every(([, is]) => is)).toBe(true);
    expect((await mine(tomasz)).some(([, is]) => is)).toBe(false);
    await give('Léa', 'Facturation', 2);
    const lea = await Visitor.signedIn(house, 'lea');
    await claire.ask('POST', `/api/courses/${(await course(/Premiers pas/)).id}/scopes`, { unitId: null, seen: [value('Gestion')], scopes: [] });
    expect(await mine(lea)).toEqual([['Bien ', true], ['First', false]].map(([title, is]) => [title === 'First' ? 'Premi' : title, is]));
    expect(((await lea.ask('GET', '/api/todo')).body as Todo).others).toEqual([]);
    await say(/Premiers pas/, [value('Gestion')]);
  });
});

describe('an audience', () => {
  const assign = async (wish: object, by = sophie) => by.ask('POST', '/api/assignments', { id: newId(), courseId: (await course(/Premiers pas/)).id, people: [], teams: [], dueOn: null, reason: 'Version 8.5.', ...wish });
  const asked = async (batch: string) => ((await house.owner.query('select p.display_name as name from assignment a join person p on p.id = a.person_id where a.batch_id = $1 order by 1', [batch])) as { name: string }[]).map((it) => it.name);

  it('offers what the people one may ask support, with how many they are', async () => {
    const offered = ((await sophie.ask('GET', '/api/assignable')).body as Assignable);
    expect(offered.scopes.map((it) => [it.name, it.people])).toEqual([['Gestion', 4], ['Facturation', 4], ['Paie', 2], ['Arlay', 1]]);
    expect(offered.tiers).toEqual([{ tier: 1, people: 3 }, { tier: 2, people: 2 }, { tier: 3, people: 1 }]);
  });

  it('is everybody who supports a thing, its modules or its product, at the tiers named where any are', async () => {
    const id = newId();
    for (let twice = 0; twice < 2; twice++) expect((await assign({ id, scopes: [ids['Facturation']] })).body).toMatchObject({ id });
    expect([...(await asked(id)), 'Inès Benali'].filter((it, at, all) => all.indexOf(it) === at).sort()).toEqual(['Aminata Diallo', 'Hugo Petit', 'Inès Benali', 'Léa Fontaine']);
    const [tier2, everywhere] = [newId(), newId()];
    expect((await assign({ id: tier2, scopes: [ids['Facturation']], tiers: [2] })).body).toMatchObject({ assigned: 2, already: 0 });
    expect(await asked(tier2)).toEqual(['Aminata Diallo', 'Léa Fontaine']);
    await assign({ id: everywhere, tiers: [3] });
    expect(await asked(everywhere)).toEqual(['Tomasz Nowak']);
    expect(await assign({ scopes: [ids['Paie']], tiers: [3] })).toMatchObject({ status: 422, body: { code: 'assignment.nobody' } });
    expect((await assign({ scopes: [newId()] })).status).toBe(404);
  });

  it('is bounded by whom somebody may ask', async () => {
    const id = newId();
    const hr = await person('Sophie');
    await house.db.query('insert into scope_holding (id, person_id, scope_id, from_on, recorded_at) values ($1, $2, $3, palier_today(), palier_now())', [newId(), hr, ids['Arlay']]);
    await assign({ id, scopes: [ids['Arlay']] }, karim);
    expect(await asked(id)).toEqual(['Tomasz Nowak']);
  });
});

describe('coverage', () => {
  it('says who supports what at which tier, and who finished what there is to learn for it; nothing to learn is not zero', async () => {
    expect(await of('Gestion')).toEqual([{ tier: 2, people: 2, activities: 5, finished: 2 }, { tier: 1, people: 2, activities: 5, finished: 1 }]);
    expect(await of('Facturation')).toEqual([{ tier: 2, people: 2, activities: 6, finished: 2 }, { tier: 1, people: 2, activities: 5, finished: 1 }]);
    expect(await of('Arlay')).toEqual([{ tier: 3, people: 1, activities: 0, finished: null }, { tier: null, people: 1, activities: 0, finished: null }]);
    const { people, without } = await coverage();
    expect([people, without]).toEqual([12, 5]);
  });

  it('counts nobody twice who supports something before the first day', async () => {
    await house.nest.get(HirePerson).run(null, { id: newId(), name: 'Zoé Lambert', locale: 'fr', timeZone: 'Europe/Paris', hiredOn: '2999-01-04', roles: ['learner'], memberOf: null, leads: [] });
    expect((await give('Zoé', 'Arlay', null)).status).toBe(200);
    const { people, without } = await coverage();
    expect([people, without]).toEqual([12, 5]);
  });

  it('shows a lead the people they lead', async () => {
    expect(await of('Arlay', karim)).toEqual([{ tier: 3, people: 1, activities: 0, finished: null }]);
    expect((await coverage(karim)).people).toBeLessThan(12);
    expect((await (await Visitor.signedIn(house, 'ines')).ask('GET', '/api/scope-coverage')).status).toBe(403);
  });

  it('says who could be on call tonight: whoever supports it and holds all that is expected; one away, and nobody can', async () => {
    const tonight = async (query = '') => ((await karim.ask('GET', `/api/on-call${query}`)).body as OnCallTonight).lines;
    const billing = async (query = '') => { const it = (await tonight(query)).find((line) => line.name === 'Facturation'); if (it === undefined) throw new Error('no such line'); return it; };
    const names = (of: readonly { readonly name: string }[]) => of.map((it) => it.name);
    const before = await billing();
    expect([...names(before.ready), ...names(before.notYet), ...names(before.unknown)].sort()).toEqual(['Aminata Diallo', 'Hugo Petit', 'Inès Benali', 'Léa Fontaine']);
    const members = ((await karim.ask('GET', '/api/teams')).body as TeamProgress).teams.flatMap((it) => it.members);
    for (const it of before.notYet) expect(it.missing).toBe(members.filter((one) => one.personId === it.personId).map(({ coverage: own }) => own.cellsExpected - own.cellsHeld)[0]);
    expect(before.strain).toBe(['nobody', 'oneAway', 'enough'][Math.min(2, before.ready.length)]);
    const [someone] = before.notYet;
    if (someone === undefined) throw new Error('the demo is another');
    const { seen, competencies } = (await karim.ask('GET', `/api/people/${someone.personId}/observable`)).body as Observable;
    const wish = competencies.flatMap(({ competencyId, expected }) => (expected === null ? [] : [{ competencyId, levels: [1, 2, 3].filter((level) => level <= expected) }]));
    expect((await karim.ask('POST', `/api/people/${someone.personId}/observations`, { id: newId(), observed: 'Seen on Tuesday.', reference: '', seen, competencies: wish })).status).toBe(200);
    const after = await billing();
    expect(names(after.ready)).toEqual([...names(before.ready), someone.name].sort((a, b) => a.localeCompare(b, 'fr')));
    expect(after.strain).toBe(['nobody', 'oneAway', 'enough'][Math.min(2, before.ready.length + 1)]);
    expect((await billing('?tier=3')).strain).toBe('nobody');
    // Whoever is absent within a day is named, and cannot.
    const now = ((await house.owner.query(`select (palier_now() at time zone 'Europe/Paris')::date::text as day`)) as [{ day: string }])[0].day;
    const day = (days: number) => new Date(Date.parse(now) + days * 86_400_000).toISOString().slice(0, 10);
    expect((await karim.ask('POST', `/api/people/${someone.personId}/unavailability`, { id: newId(), kind: 'absence', from: day(2), until: day(3) })).status).toBe(200);
    expect(names((await billing()).ready)).toEqual(names(after.ready));
    expect((await karim.ask('POST', `/api/people/${someone.personId}/unavailability`, { id: newId(), kind: 'absence', from: day(0), until: day(1) })).status).toBe(200);
    const without = await billing();
    expect([names(without.ready), without.strain]).toEqual([names(before.ready), before.strain]);
    expect(without.away).toEqual([expect.objectContaining({ name: someone.name, missing: 0, awayUntil: day(1) })]);
    // What hangs on nobody, or on one, comes first.
    const order = (await tonight()).map((it) => ['nobody', 'oneAway', 'enough'].indexOf(it.strain));
    expect(order).toEqual([...order].sort());
    expect((await sophie.ask('GET', '/api/on-call')).status).toBe(403);
  });

  it('leaves out what is retired', async () => {
    await sophie.ask('POST', `/api/scopes/${ids['Gestion'] ?? ''}/retirement`, { seen: 1 });
    expect((await coverage()).lines.map((it) => it.name)).toEqual(['Arlay']);
    expect((await courses(await Visitor.signedIn(house, 'ines'))).some((it) => it.concernsMe)).toBe(false);
  });
});

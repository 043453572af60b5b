import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { PersonFile, Register, SignOffRequest, TeamFile, TeamProgress, TeamTree } from '@palier/contracts';
import { newId } from '#platform';
import { openHouse, Visitor, type House } from '../../test/house.js';

let house: House;
let sophie: Visitor;
let today = '';
const at = async (interval: string) => {
  await house.later(interval);
  sophie = await Visitor.signedIn(house, 'sophie');
};
beforeAll(async () => { house = await openHouse({ demo: true }); });
beforeEach(async () => { await at('0'); today = (await tree()).asOf; });
afterAll(() => house?.close());

const day = (days: number): string => new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10);
const tree = async (asOf = '') => (await sophie.ask('GET', `/api/team-tree${asOf}`)).body as TeamTree;
const team = async (id: string, asOf = '') => (await sophie.ask('GET', `/api/team-tree/${id}${asOf}`)).body as TeamFile;
const idOf = async (name: string) => (await tree()).teams.find((it) => it.name.fr === name)?.id ?? '';
const open = async (name: string, parentId: string | null = null) => ((await sophie.ask('POST', '/api/team-tree', { id: newId(), name: { fr: name }, parentId })).body as { id: string }).id;
const place = async (id: string, parentId: string | null) => sophie.ask('POST', `/api/team-tree/${id}/place`, { seen: (await team(id)).version, parentId });
const person = async (name: string) => ((await sophie.ask('GET', `/api/register?search=${encodeURIComponent(name)}`)).body as Register).people[0]?.id ?? '';
const file = async (name: string, asOf = '') => (await sophie.ask('GET', `/api/register/${await person(name)}${asOf}`)).body as PersonFile;
const appoint = async (teamId: string, name: string, wish: object = {}) => sophie.ask('POST', `/api/team-tree/${teamId}/terms`, { id: newId(), seen: (await team(teamId)).version, personId: await person(name), kind: 'lead', from: today, lastDay: null, ...wish });
const end = async (teamId: string, name: string, lastDay: string) => { const it = await team(teamId); return sophie.ask('POST', `/api/terms/${it.terms.find((term) => term.person.name === name)?.id ?? ''}/end`, { seen: it.version, lastDay }); };
const move = async (name: string, teamId: string | null, from = today, wish: object = {}) => { const { id, teamVersion } = await file(name); return sophie.ask('POST', `/api/register/${id}/team`, { id: newId(), seen: teamVersion, teamId, from, ...wish }); };
const queueOf = async (login: string) => (((await (await Visitor.signedIn(house, login)).ask('GET', '/api/sign-off-requests')).body as { requests: SignOffRequest[] }).requests).map((it) => it.person.name);

describe('teams', () => {
  it('open under others, once however often they are sent, and never two of one name', async () => {
    const wish = { id: newId(), name: { fr: 'Support', en: 'Support desk' }, parentId: null };
    for (let twice = 0; twice < 2; twice++) expect(await sophie.ask('POST', '/api/team-tree', wish)).toMatchObject({ status: 200, body: { id: wish.id } });
    expect(await sophie.ask('POST', '/api/team-tree', { ...wish, name: { fr: 'Autre' } })).toMatchObject({ status: 409, body: { code: 'id.taken' } });
    expect(await sophie.ask('POST', '/api/team-tree', { id: newId(), name: { fr: ' support DESK ' }, parentId: null })).toMatchObject({ status: 409, body: { code: 'team.name-taken' } });
    expect((await sophie.ask('POST', '/api/team-tree', { id: newId(), name: {}, parentId: null })).status).toBe(400);
    expect((await sophie.ask('POST', '/api/team-tree', { id: newId(), name: { fr: 'Nulle part' }, parentId: newId() })).status).toBe(404);
  });

  it('move under others from today on, never in a ring; earlier days keep where they stood', async () => {
    const [support, tier1, tier2] = [await idOf('Support'), await idOf('Support N1'), await idOf('Support N2')];
    for (const it of [tier1, tier2]) expect((await place(it, support)).status).toBe(200);
    expect(await place(support, tier1)).toMatchObject({ status: 422, body: { code: 'team.cycle' } });
    expect(await place(support, support)).toMatchObject({ status: 422, body: { code: 'team.cycle' } });
    expect((await tree()).teams.find((it) => it.id === tier1)).toMatchObject({ parentId: support, members: 7 });
    expect((await tree(`?asOf=${day(-1)}`)).teams.find((it) => it.id === tier1)).toMatchObject({ parentId: null });
    const { version } = await team(tier1);
    expect((await place(tier1, support)).body).toEqual({ version });
  });

  it('are not overwritten by whoever read an older version, also at the same moment', async () => {
    const support = await idOf('Support');
    const { version } = await team(support);
    const rename = (fr: string, seen?: number) => sophie.ask('POST', `/api/team-tree/${support}/name`, { seen, name: { fr } });
    expect(await rename('Assistance')).toMatchObject({ status: 428, body: { code: 'edit.version-missing' } });
    const both = await Promise.all([rename('Assistance', version), rename('Soutien', version)]);
    expect(both.map((it) => it.status).sort()).toEqual([200, 412]);
    expect(both.find((it) => it.status === 412)?.body).toMatchObject({ code: 'edit.changed-meanwhile', params: { by: 'Sophie Laurent', on: today } });
    expect((await rename('support N1', version + 1)).body).toMatchObject({ code: 'team.name-taken' });
    expect((await rename('Support', version + 1)).body).toEqual({ version: version + 2 });
  });
});

describe('who leads whom', () => {
  it('a lead of a team leads the teams under it too, from the first day of the term on and with the role that goes with it', async () => {
    const support = await idOf('Support');
    expect(await queueOf('karim')).toEqual(expect.arrayContaining(['Léa Fontaine', 'Julien Mercier']));
    expect((await Visitor.signedIn(house, 'claire').then((it) => it.ask('GET', '/api/sign-off-requests'))).status).toBe(403);
    const id = newId();
    for (let twice = 0; twice < 2; twice++) expect((await appoint(support, 'Claire Dumont', { id })).status).toBe(200);
    expect((await file('Claire Dumont')).roles).toEqual(['author', 'lead', 'learner']);
    expect(await queueOf('claire')).toEqual(await queueOf('karim'));
    expect(((await (await Visitor.signedIn(house, 'claire')).ask('GET', '/api/teams')).body as TeamProgress).teams.map((it) => it.name.fr)).toEqual(['Support', 'Support N1', 'Support N2']);
    expect((await file('Léa Fontaine')).ledBy).toEqual(['Claire Dumont', 'Karim Haddad', 'Nadia Ferrand']);
    expect((await file('Léa Fontaine', `?asOf=${day(-1)}`)).ledBy).toEqual(['Karim Haddad', 'Nadia Ferrand']);
    expect((await file('Claire Dumont')).ledBy).not.toContain('Claire Dumont');
    expect(await appoint(support, 'Claire Dumont')).toMatchObject({ status: 409, body: { code: 'team.leads-already' } });
    expect((await appoint(support, 'Sophie Laurent')).status).toBe(404);
  });

  it('a deputy acts between two days, with their own name, and no longer', async () => {
    const tier1 = await idOf('Support N1');
    expect((await appoint(tier1, 'Tomasz Nowak', { kind: 'deputy' })).status).toBe(400);
    expect(await appoint(tier1, 'Tomasz Nowak', { kind: 'deputy', from: day(3), lastDay: day(1) })).toMatchObject({ status: 422, body: { code: 'team.ends-before-it-begins' } });
    expect((await appoint(tier1, 'Tomasz Nowak', { kind: 'deputy', from: day(2), lastDay: day(3) })).status).toBe(200);
    expect((await team(tier1)).terms[0]).toMatchObject({ person: { name: 'Tomasz Nowak' }, kind: 'deputy', from: day(2), lastDay: day(3), state: 'coming' });
    expect(await queueOf('tomasz')).toEqual([]);
    await at('2 days');
    expect((await team(tier1)).deputies.map((it) => it.name)).toEqual(['Tomasz Nowak']);
    const his = await Visitor.signedIn(house, 'tomasz');
    const request = ((await his.ask('GET', '/api/sign-off-requests')).body as { requests: SignOffRequest[] }).requests.find((it) => it.person.name === 'Julien Mercier');
    expect((await his.ask('POST', `/api/sign-off-requests/${request?.id ?? ''}/confirmation`, { id: newId(), levels: [2], observed: 'Vu pendant mon remplacement.' })).status).toBe(200);
    expect(((await his.ask('GET', `/api/sign-off-requests/${request?.id ?? ''}`)).body as SignOffRequest).answer?.by).toBe('Tomasz Nowak');
    await at('4 days');
    expect(await queueOf('tomasz')).toEqual([]);
    const after = await Visitor.signedIn(house, 'tomasz');
    expect((await after.ask('GET', `/api/people/${await person('Julien Mercier')}/skill-profile`)).status).toBe(404);
    expect((await file('Léa Fontaine', `?asOf=${day(3)}`)).ledBy).toContain('Tomasz Nowak');
    expect((await file('Léa Fontaine', `?asOf=${day(4)}`)).ledBy).not.toContain('Tomasz Nowak');
  });

  it('ends with a term, on the day said, earlier than planned or while it lasts, once', async () => {
    const support = await idOf('Support');
    expect((await end(support, 'Claire Dumont', day(0))).status).toBe(200);
    expect((await end(support, 'Claire Dumont', day(0))).status).toBe(200);
    expect(await end(support, 'Claire Dumont', day(5))).toMatchObject({ status: 409, body: { code: 'team.term-over', params: { day: today } } });
    expect((await file('Léa Fontaine')).ledBy).toContain('Claire Dumont');
    await at('1 day');
    expect((await file('Léa Fontaine')).ledBy).not.toContain('Claire Dumont');
    expect(await queueOf('claire')).toEqual([]);
    expect((await team(support)).terms).toEqual([expect.objectContaining({ lastDay: today, state: 'past' })]);
  });

  it('a lead who leaves leads nobody from that day on', async () => {
    const lone = await open('Seule');
    await appoint(lone, 'Oliver Grant');
    await move('Hugo Petit', lone);
    expect((await file('Hugo Petit')).ledBy).toEqual(['Oliver Grant']);
    await sophie.ask('POST', `/api/register/${await person('Oliver Grant')}/departure`, { leftOn: day(1) });
    expect((await file('Hugo Petit', `?asOf=${day(1)}`)).ledBy).toEqual([]);
    expect(await appoint(lone, 'Oliver Grant', { from: day(2) })).toMatchObject({ status: 422, body: { code: 'person.not-here-then' } });
    await at('1 day');
    expect((await team(lone)).terms[0]).toMatchObject({ state: 'past', lastDay: today });
  });
});

describe('somebody who moves', () => {
  it('is no longer asked about in the old lead’s queue but in the new one’s, from that day on; facts stay', async () => {
    const projects = await open('Projets');
    await appoint(projects, 'Aminata Diallo');
    expect((await move('Léa Fontaine', projects, day(1))).status).toBe(200);
    expect([await queueOf('karim'), await queueOf('aminata')]).toEqual([expect.arrayContaining(['Léa Fontaine']), []]);
    await at('1 day');
    expect([await queueOf('karim'), await queueOf('aminata')]).toEqual([expect.not.arrayContaining(['Léa Fontaine']), ['Léa Fontaine']]);
    const lea = await file('Léa Fontaine');
    expect(lea).toMatchObject({ team: { fr: 'Projets' }, ledBy: ['Aminata Diallo'] });
    expect(lea.memberships.map((it) => [it.team.fr, it.until])).toEqual([['Projets', null], ['Support N1', day(1)]]);
    expect((await file('Léa Fontaine', `?asOf=${today}`)).ledBy).toContain('Karim Haddad');
    expect((await team(await idOf('Support N1'), `?asOf=${today}`)).people.map((it) => it.name)).toContain('Léa Fontaine');
  });

  it('is in one team on each day, also where a planned move is brought forward; the same wish again is the same', async () => {
    const [one, two, three] = [await open('Une'), await open('Deux'), await open('Trois')];
    const julien = await person('Julien Mercier');
    const wish = { id: newId(), seen: (await file('Julien Mercier')).teamVersion, teamId: one, from: day(10) };
    for (let twice = 0; twice < 2; twice++) expect((await sophie.ask('POST', `/api/register/${julien}/team`, wish)).status).toBe(200);
    expect(await sophie.ask('POST', `/api/register/${julien}/team`, { ...wish, teamId: two })).toMatchObject({ status: 409, body: { code: 'id.taken' } });
    expect((await move('Julien Mercier', two, day(5))).status).toBe(200);
    const of = async (days: number) => { await at(`${days} days`); return (await file('Julien Mercier')).team?.fr; };
    expect([await of(4), await of(5), await of(10), await of(11)]).toEqual(['Support N1', 'Deux', 'Deux', 'Deux']);
    expect((await team(two)).people.map((it) => it.name)).toEqual(['Julien Mercier']);
    expect((await team(await idOf('Support N1'))).people.map((it) => it.name)).not.toContain('Julien Mercier');
    await at('0');
    expect(await move('Julien Mercier', null, day(2))).toMatchObject({ status: 409, body: { code: 'person.moves-already' } });
    expect((await move('Julien Mercier', three, day(5))).status).toBe(200);
    expect(await of(6)).toBe('Trois');
    expect((await move('Julien Mercier', null, day(6))).status).toBe(200);
    expect(await of(6)).toBeUndefined();
    expect((await move('Sophie Laurent', one)).status).toBe(404);
    expect((await sophie.ask('POST', `/api/register/${newId()}/team`, { id: newId(), seen: 0, teamId: one, from: today })).status).toBe(404);
  });

  it('is not left for another by whoever read where somebody was before they were moved, also at the same moment', async () => {
    const [one, two, three] = [await open('Rive gauche'), await open('Rive droite'), await open('Pont')];
    const { teamVersion: seen } = await file('Tomasz Nowak');
    expect((await sophie.ask('GET', '/api/register?search=Tomasz')).body).toMatchObject({ people: [{ teamVersion: seen }] });
    expect(await move('Tomasz Nowak', one, today, { seen: undefined })).toMatchObject({ status: 428, body: { code: 'edit.version-missing' } });
    expect((await move('Tomasz Nowak', one, today, { seen })).status).toBe(200);
    expect(await move('Tomasz Nowak', two, today, { seen })).toMatchObject({ status: 412, body: { code: 'edit.changed-meanwhile', params: { by: 'Sophie Laurent', on: today } } });
    expect((await move('Tomasz Nowak', one, today, { seen })).status).toBe(200);
    expect(await file('Tomasz Nowak')).toMatchObject({ team: { fr: 'Rive gauche' } });
    const now = { seen: (await file('Tomasz Nowak')).teamVersion };
    const both = await Promise.all([move('Tomasz Nowak', two, today, now), move('Tomasz Nowak', three, today, now)]);
    expect(both.map((it) => it.status).sort()).toEqual([200, 412]);
    const none = { id: newId(), seen: (await file('Tomasz Nowak')).teamVersion };
    for (let twice = 0; twice < 2; twice++) expect((await move('Tomasz Nowak', null, today, none)).status).toBe(200);
    expect(await move('Tomasz Nowak', one, today, { seen: none.seen })).toMatchObject({ status: 412, body: { params: { by: 'Sophie Laurent', on: today } } });
  });
});

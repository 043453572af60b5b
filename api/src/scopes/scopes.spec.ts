import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PersonFile, Register, ScopeLine } from '@palier/contracts';
import { newId } from '#platform';
import { openHouse, Visitor, type House } from '../../test/house.js';

let house: House;
let sophie: Visitor;
let today = '';
/** What the demo supports: the stories here are about what they add. */
let demo: readonly string[] = [];
beforeAll(async () => { house = await openHouse({ demo: true }); sophie = await Visitor.signedIn(house, 'sophie'); today = (await file('Léa Fontaine')).asOf; demo = (await list()).map((it) => it.id); });
afterAll(() => house?.close());

const day = (days: number): string => new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10);
const list = async (by = sophie) => ((await by.ask('GET', '/api/scopes')).body as { scopes: ScopeLine[] }).scopes.filter((it) => !demo.includes(it.id));
const line = async (name: string) => (await list()).find((it) => it.name === name) as ScopeLine;
const add = (wish: object, by = sophie) => by.ask('POST', '/api/scopes', { id: newId(), kind: 'product', productId: null, name: 'Orphée Gestion', aliases: [], ...wish });
const edit = async (name: string, what: 'name' | 'retirement' | 'return', wish: object = {}) => { const it = await line(name); return sophie.ask('POST', `/api/scopes/${it.id}/${what}`, { seen: it.version, ...(what === 'name' ? { name, aliases: it.aliases } : {}), ...wish }); };
const person = async (name: string) => ((await sophie.ask('GET', `/api/register?search=${encodeURIComponent(name)}`)).body as Register).people[0]?.id ?? '';
const file = async (name: string) => (await sophie.ask('GET', `/api/register/${await person(name)}`)).body as PersonFile;
const give = async (name: string, scope: { scopeId: string | null; tier: number | null }, wish: object = {}) => sophie.ask('POST', `/api/register/${await person(name)}/scopes`, { id: newId(), scope, from: today, ...wish });
const end = async (name: string, of: string, lastDay: string) => sophie.ask('POST', `/api/held-scopes/${(await file(name)).scopes.find((it) => it.scope.name === of)?.id ?? ''}/end`, { lastDay });

describe('what is supported', () => {
  it('is a list of products, their modules and clients, each name once in its place', async () => {
    const id = newId();
    for (let twice = 0; twice < 2; twice++) expect(await add({ id })).toMatchObject({ status: 200, body: { id } });
    for (const other of [{ name: 'Autre' }, { aliases: ['OG'] }]) expect(await add({ id, ...other })).toMatchObject({ status: 409, body: { code: 'id.taken' } });
    expect(await add({ name: ' ORPHÉE  géstion ' })).toMatchObject({ status: 409, body: { code: 'scope.name-taken', params: { name: 'Orphée Gestion' } } });
    expect((await add({ kind: 'module', name: 'Facturation' })).status).toBe(400);
    expect((await add({ name: 'A; B' })).status).toBe(400);
    expect((await add({ kind: 'module', productId: newId(), name: 'Facturation' })).status).toBe(404);
    expect((await add({ kind: 'module', productId: id, name: 'Facturation', aliases: ['Billing'] })).status).toBe(200);
    expect(await add({ kind: 'module', productId: id, name: 'billing' })).toMatchObject({ status: 409, body: { code: 'scope.name-taken' } });
    expect((await add({ kind: 'client', name: 'Ville d’Arlay' })).status).toBe(200);
    expect((await add({ name: 'Archives' })).status).toBe(200);
    expect((await list()).map((it) => [it.kind, it.name])).toEqual([['product', 'Archives'], ['product', 'Orphée Gestion'], ['module', 'Facturation'], ['client', 'Ville d’Arlay']]);
    const mathis = await Visitor.signedIn(house, 'mathis');
    expect((await add({ kind: 'client', name: 'Ville de Dole' }, mathis)).status).toBe(200);
    expect((await list(await Visitor.signedIn(house, 'karim'))).length).toBe(5);
  });

  it('is not overwritten by whoever read an older version', async () => {
    expect(await edit('Archives', 'name', { seen: undefined })).toMatchObject({ status: 428, body: { code: 'edit.version-missing' } });
    expect((await edit('Archives', 'name', { name: 'Coffre', aliases: ['Archives', 'GED'] })).body).toEqual({ version: 2 });
    expect(await edit('Coffre', 'name', { seen: 1, name: 'Autre' })).toMatchObject({ status: 412, body: { code: 'edit.changed-meanwhile', params: { by: 'Sophie Laurent' } } });
    expect(await edit('Coffre', 'name', { name: 'Orphée gestion' })).toMatchObject({ status: 409, body: { code: 'scope.name-taken' } });
    expect(await line('Coffre')).toMatchObject({ aliases: ['Archives', 'GED'], version: 2 });
  });
});

describe('who supports what', () => {
  it('is said with a tier or without, or as a tier alone, several per person, from a day on', async () => {
    const [gestion, billing] = [(await line('Orphée Gestion')).id, (await line('Facturation')).id];
    const id = newId();
    for (let twice = 0; twice < 2; twice++) expect((await give('Léa Fontaine', { scopeId: gestion, tier: 1 }, { id })).status).toBe(200);
    expect(await give('Léa Fontaine', { scopeId: gestion, tier: 2 }, { id })).toMatchObject({ status: 409, body: { code: 'id.taken' } });
    expect(await give('Léa Fontaine', { scopeId: gestion, tier: 1 }, { from: day(3) })).toMatchObject({ status: 409, body: { code: 'scope.held-already' } });
    expect((await give('Léa Fontaine', { scopeId: billing, tier: null }, { from: day(2) })).status).toBe(200);
    expect((await give('Léa Fontaine', { scopeId: null, tier: 1 })).status).toBe(200);
    expect((await give('Léa Fontaine', { scopeId: null, tier: null })).status).toBe(400);
    expect((await give('Léa Fontaine', { scopeId: null, tier: 4 })).status).toBe(400);
    expect((await give('Léa Fontaine', { scopeId: newId(), tier: null })).status).toBe(404);
    expect((await give('Sophie Laurent', { scopeId: gestion, tier: 1 })).status).toBe(404);
    expect((await file('Léa Fontaine')).scopes.map((it) => [it.scope.product, it.scope.name, it.scope.tier, it.from, it.lastDay])).toEqual([[null, 'Orphée Gestion', 1, today, null], ['Orphée Gestion', 'Facturation', null, day(2), null], [null, null, 1, today, null]]);
    expect((await line('Orphée Gestion')).people).toBe(1);
    expect((await line('Facturation')).people).toBe(0);
  });

  it('ends on a day, once, and what was stays on record', async () => {
    for (let twice = 0; twice < 2; twice++) expect((await end('Léa Fontaine', 'Orphée Gestion', day(1))).status).toBe(200);
    expect(await end('Léa Fontaine', 'Orphée Gestion', day(4))).toMatchObject({ status: 409, body: { code: 'scope.ended-already', params: { day: day(1) } } });
    expect((await file('Léa Fontaine')).scopes.at(-1)).toMatchObject({ scope: { name: 'Orphée Gestion' }, from: today, lastDay: day(1) });
    await house.later('2 days');
    sophie = await Visitor.signedIn(house, 'sophie');
    expect([(await line('Orphée Gestion')).people, (await line('Facturation')).people]).toEqual([0, 1]);
  });

  it('is offered no more once retired, counts no more, and comes back with all that was said', async () => {
    expect((await edit('Orphée Gestion', 'retirement')).status).toBe(200);
    expect([await line('Orphée Gestion'), await line('Facturation')]).toEqual([expect.objectContaining({ retiredOn: day(2) }), expect.objectContaining({ retiredOn: day(2), people: 0 })]);
    expect(await give('Hugo Petit', { scopeId: (await line('Facturation')).id, tier: 1 })).toMatchObject({ status: 422, body: { code: 'scope.is-retired' } });
    expect(await edit('Facturation', 'return')).toMatchObject({ status: 422, body: { code: 'scope.product-is-retired' } });
    expect((await edit('Orphée Gestion', 'return')).status).toBe(200);
    expect((await edit('Facturation', 'return')).status).toBe(200);
    expect(await line('Facturation')).toMatchObject({ retiredOn: null, people: 1 });
  });

  it('counts nobody who left', async () => {
    await sophie.ask('POST', `/api/register/${await person('Léa Fontaine')}/departure`, { leftOn: day(2) });
    expect((await line('Facturation')).people).toBe(0);
    expect((await file('Léa Fontaine')).scopes.length).toBe(3);
  });
});

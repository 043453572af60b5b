import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Article, CriticalChange, DraftFile, NotesPreview, OwnCurrency, Release, ReleaseLine, ReleaseReadiness, TeamCurrency, Todo } from '@palier/contracts';
import { rightAnswer, type Actor, type QuestionContent } from '@palier/domain';
import { PublishCourse } from '#courses';
import { newId } from '#platform';
import { openHouse, readNotice, Visitor, type House } from '../../test/house.js';

let house: House;
let claire: Visitor, karim: Visitor, ines: Visitor, sophie: Visitor;
let product = '';
const units = Array.from({ length: 4 }, () => newId());
const course = newId();
const versions: string[] = [];

const row = async (sql: string, values: unknown[] = []): Promise<Record<string, string>> => ((await house.owner.query(sql, values)) as Record<string, string>[])[0] ?? {};
const person = async (name: string): Promise<string> => (await row('select id from person where display_name = $1', [name]))['id'] ?? '';
/** A version of the course in which some of its four lessons say something else than before. */
async function publish(says: readonly string[], change?: { class: 'cosmetic' | 'substantive' | 'breaking'; reason: string }): Promise<string> {
  const author: Actor = { personId: await person('Claire Dumont'), roles: ['author'], leads: [] };
  const id = await house.nest.get(PublishCourse).run(author, {
    id: course, sourceLocale: 'fr', words: { fr: { title: 'Facturer', summary: '' } }, ...(change === undefined ? {} : { change }),
    units: says.map((text, at) => ({ id: units[at] ?? '', kind: 'lesson', minutes: 5 + at, serves: [], words: { fr: { title: `Leçon ${at}`, document: { type: 'doc', content: [{ type: 'paragraph', attrs: { id: `b${at}` }, content: [{ type: 'text', text }] }] } } } })),
  });
  versions.push(id);
  return id;
}
const add = async (name: string, on: string | null): Promise<string> => { const id = newId(); expect((await claire.ask('POST', '/api/releases', { id, productId: product, name, on })).status).toBe(200); return id; };
const teach = (releaseId: string, courseVersionId: string, asks: readonly string[], id = newId()) => claire.ask('POST', `/api/releases/${releaseId}/versions`, { id, courseVersionId, asks });
const release = async (id: string): Promise<Release> => (await claire.ask('GET', `/api/releases/${id}`)).body as Release;
const preview = async (id: string, text: string): Promise<NotesPreview> => (await claire.ask('POST', `/api/releases/${id}/notes/preview`, { text, format: null })).body as NotesPreview;
const take = (id: string, text: string, seen: number, withdraw: readonly string[] = []) => claire.ask('POST', `/api/releases/${id}/notes`, { text, format: null, seen, withdraw });
const own = async (as: Visitor): Promise<OwnCurrency['products']> => ((await as.ask('GET', '/api/currency')).body as OwnCurrency).products;
const did = async (name: string, version: number, ...which: number[]): Promise<void> => { for (const at of which) await house.db.query('insert into unit_completion (id, person_id, course_version_id, unit_id, recorded_at) values ($1, $2, $3, $4, palier_now())', [newId(), await person(name), versions[version - 1], units[at]]); };

beforeAll(async () => {
  house = await openHouse({ demo: true });
  [claire, karim, ines, sophie] = await Promise.all(['claire', 'karim', 'ines', 'sophie'].map((it) => Visitor.signedIn(house, it))) as [Visitor, Visitor, Visitor, Visitor];
  product = (await row(`select h.scope_id as id from current_scope_holding h join support_scope s on s.id = h.scope_id and s.kind = 'product' join person p on p.id = h.person_id where p.display_name = 'Inès Benali'`))['id'] ?? '';
  await publish(['a', 'b', 'c', 'd']);
  const said = await sophie.ask('POST', `/api/courses/${course}/scopes`, { unitId: null, seen: [], scopes: [{ scopeId: product, tier: null }] });
  expect(said.status).toBe(200);
});
afterAll(() => house?.close());

describe('the notes of a release', () => {
  it('are taken as they were seen, known again, and withdrawn where somebody says so', async () => {
    const id = await add('7.0', '2020-01-01');
    const notes = '## [7.0] - 2020-01-01\n### Added\n- **Factures:** un avoir se fait en un clic (CRITICAL)\n- Un filtre par client\n### Fixed\n- #12 Les accents de l’export\n';
    const seen = await preview(id, notes);
    expect(seen).toMatchObject({ format: 'changelog', name: '7.0', problems: [], version: 0, lines: [{ is: 'added', after: { area: 'Factures', kind: 'added', severity: 'critical' }, line: 3 }, { is: 'added' }, { is: 'added', after: { key: '#12', kind: 'fixed' } }] });
    expect((await release(id)).lines).toEqual([]);
    expect((await claire.ask('POST', `/api/releases/${id}/notes`, { text: notes, format: null, withdraw: [] })).status).toBe(428);
    expect((await take(id, notes, 0)).body).toEqual({ version: 3 });
    // Sent again, as where the answer was lost, it changes nothing.
    expect((await take(id, notes, 0)).body).toEqual({ version: 3 });
    const [first, second, third] = (await release(id)).lines;
    const changed = '### Added\n- **Factures:** un avoir se fait en deux clics (CRITICAL)\n- Une recherche par montant\n### Fixed\n- #12 Les accents et les espaces de l’export\n';
    expect((await preview(id, changed)).lines.map((it) => [it.is, it.id])).toEqual([['amended', first?.id], ['added', null], ['amended', third?.id], ['gone', second?.id]]);
    expect((await take(id, changed, 0)).status).toBe(412);
    expect((await take(id, changed, 3, [second?.id ?? ''])).body).toEqual({ version: 7 });
    expect((await release(id)).lines.map((it) => [it.text, it.withdrawn])).toEqual([['un avoir se fait en deux clics (CRITICAL)', false], ['Une recherche par montant', false], ['#12 Les accents et les espaces de l’export', false], ['Un filtre par client', true]]);
    expect((await take(id, '{ "tag_name": ', 7)).status).toBe(422);
    expect((await release(id)).version).toBe(7);
    for (let times = 0; times < 2; times++) expect((await claire.ask('POST', `/api/release-changes/${second?.id ?? ''}/return`, {})).status).toBe(200);
    expect((await release(id)).version).toBe(8);
    expect((await release(id)).lines.map((it) => it.withdrawn)).toEqual([false, false, false, false]);
  });

  it('bring nothing back that was withdrawn, leave out what somebody leaves out, and say what of a change they say otherwise', async () => {
    const id = await add('6.9', '2019-01-01');
    const notes = '- Un premier bouton\n- Un second filtre\n- Une liste triée';
    const chosen = (text: string, seen: number, choice: object) => claire.ask('POST', `/api/releases/${id}/notes`, { text, format: null, seen, withdraw: [], ...choice });
    expect((await chosen(notes, 0, { leave: [2] })).body).toEqual({ version: 2 });
    expect((await chosen(notes, 0, { leave: [2] })).body).toEqual({ version: 2 });
    const [first, second] = (await release(id)).lines;
    expect((await release(id)).lines.map((it) => it.text)).toEqual(['Un premier bouton', 'Un second filtre']);
    for (let times = 0; times < 2; times++) expect((await claire.ask('POST', `/api/release-changes/${first?.id ?? ''}/withdrawal`, {})).status).toBe(200);
    const again = '### Fixed\n- Un premier bouton\n- Un second filtre (CRITICAL)\n- Une liste triée';
    expect((await preview(id, again)).lines).toMatchObject([
      { is: 'withdrawn', id: first?.id, before: { kind: 'changed' }, after: { kind: 'fixed' } },
      { is: 'amended', id: second?.id, before: { kind: 'changed', severity: 'minor' }, after: { kind: 'fixed', severity: 'critical' } }, { is: 'added' }]);
    // Without a word of it, what was withdrawn stays so, and is no new change beside itself.
    expect((await take(id, again, 3)).body).toEqual({ version: 5 });
    expect((await release(id)).lines.map((it) => [it.id === first?.id, it.withdrawn, it.severity])).toEqual([[false, false, 'critical'], [false, false, 'minor'], [true, true, 'minor']]);
    // Chosen, it is the one it was, as the notes say it now.
    for (let times = 0; times < 2; times++) expect((await chosen(again, 5, { bringBack: [first?.id] })).body).toEqual({ version: 7 });
    expect((await release(id)).lines.find((it) => it.id === first?.id)).toMatchObject({ withdrawn: false, kind: 'fixed' });
  });

  it('of another release are said to be so, and are held against what is wrong with them alone', async () => {
    const id = await add('6.8', '2019-02-01');
    expect(await preview(id, JSON.stringify({ tag_name: 'v8.5', body: '- A' }))).toMatchObject({ name: '8.5', sameName: false });
    for (const tag of ['v6.8', 'release-6.8', 'Version 6.8.0']) expect(await preview(id, JSON.stringify([{ tag_name: '7.9.1', body: null }, { tag_name: tag, body: '- A' }]))).toMatchObject({ sameName: true, problems: [], lines: [{ is: 'added' }] });
    expect(await preview(id, '- A')).toMatchObject({ name: null, sameName: true });
    expect((await preview(id, JSON.stringify([{ tag_name: '7.9.1', body: '- A' }, { tag_name: '6.8', body: null }]))).problems).toMatchObject([{ code: 'notes.no-release' }]);
  });

  it('are withdrawn once where two withdraw at once, and nothing touches what was withdrawn meanwhile', async () => {
    const id = await add('6.7', '2019-03-01');
    await take(id, '- Une remise', 0);
    const changeId = (await release(id)).lines[0]?.id ?? '';
    const other = house.owner.createQueryRunner();
    await other.startTransaction();
    await other.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [id]);
    const waiting = async (): Promise<number> => Number((await row(`select count(*)::text as n from pg_locks where locktype = 'advisory' and not granted and database = (select oid from pg_database where datname = current_database())`))['n']);
    const both = [claire, karim].map((it) => it.ask('POST', `/api/release-changes/${changeId}/withdrawal`, {}));
    const touched = claire.ask('POST', `/api/release-changes/${changeId}/touches`, { id: newId(), kind: 'unit', thingId: units[0] });
    while ((await waiting()) < 3) await new Promise((resolve) => setTimeout(resolve, 10));
    await other.query('insert into release_change_withdrawal (id, change_id, recorded_at, recorded_by) values ($1, $2, palier_now(), $3)', [newId(), changeId, await person('Sophie Laurent')]);
    await other.commitTransaction();
    await other.release();
    expect((await Promise.all(both)).map((it) => it.status)).toEqual([200, 200]);
    expect((await touched).status).toBe(404);
    expect(await release(id)).toMatchObject({ version: 2, lines: [{ withdrawn: true, touches: [] }] });
  });

  it('belong to one release of a product and name', async () => {
    const id = newId();
    await add('7.1', null);
    expect((await claire.ask('POST', '/api/releases', { id, productId: product, name: ' 7.1 ', on: null })).body).toMatchObject({ code: 'release.name-taken' });
    expect((await claire.ask('POST', '/api/releases', { id, productId: id, name: '7.2', on: null })).status).toBe(404);
    const { releases } = (await karim.ask('GET', '/api/releases')).body as { releases: ReleaseLine[] };
    expect(releases.filter((it) => it.product.id === product).map((it) => [it.name, it.on, it.out])).toEqual([['7.1', null, false], ['7.0', '2020-01-01', true], ['6.7', '2019-03-01', true], ['6.8', '2019-02-01', true], ['6.9', '2019-01-01', true]]);
    expect((await ines.ask('GET', '/api/releases')).status).toBe(403);
  });

  it('have their day taken over where somebody takes it, against the day that was seen, and leave it alone otherwise', async () => {
    const [id, unknown] = [await add('6.6', '2999-05-04'), await add('6.5', null)];
    const notes = '## [6.6.0] - 2999-05-05\n- Un tri';
    const chosen = (releaseId: string, seen: number, day: object | undefined, text = notes) => claire.ask('POST', `/api/releases/${releaseId}/notes`, { text, format: null, seen, withdraw: [], ...(day === undefined ? {} : { day }) });
    expect((await preview(id, notes)).day).toEqual({ before: '2999-05-04', after: '2999-05-05', moves: false });
    // Without a word of it the day stays; another one than the notes say, or than there is, is none of theirs.
    expect((await chosen(id, 0, undefined)).status).toBe(200);
    expect((await release(id)).on).toBe('2999-05-04');
    expect((await chosen(id, 1, { id: newId(), before: '2999-05-04', after: '2999-05-06' })).status).toBe(409);
    expect(await chosen(id, 1, { id: newId(), before: null, after: '2999-05-05' })).toMatchObject({ status: 412, body: { code: 'edit.changed-meanwhile', params: { by: 'Claire Dumont' } } });
    expect((await release(id)).on).toBe('2999-05-04');
    const day = { id: newId(), before: '2999-05-04', after: '2999-05-05' };
    for (let times = 0; times < 2; times++) expect((await chosen(id, 1, day)).body).toEqual({ version: 1 });
    expect([(await release(id)).on, (await preview(id, notes)).day, (await preview(id, '- Un tri')).day]).toEqual(['2999-05-05', null, null]);
    // A release of which nobody knew the day gets it along with its changes; of a forge, the day it is here.
    const forge = JSON.stringify({ tag_name: 'v6.5', released_at: '2999-05-06T22:30:00.000Z', description: '- Un tri' });
    expect((await preview(unknown, forge)).day).toEqual({ before: null, after: '2999-05-07', moves: false });
    expect((await chosen(unknown, 0, { id: newId(), before: null, after: '2999-05-07' }, forge)).body).toEqual({ version: 1 });
    expect(await release(unknown)).toMatchObject({ on: '2999-05-07', lines: [{ text: 'Un tri' }] });
    // What is refused takes neither.
    expect((await chosen(unknown, 0, { id: newId(), before: '2999-05-07', after: '2999-06-01' }, '## 6.5 - 2999-06-01\n- Un filtre')).status).toBe(412);
    expect(await release(unknown)).toMatchObject({ on: '2999-05-07', lines: [{ text: 'Un tri' }] });
  });
});

describe('what a change touches', () => {
  it('is suggested by its words and decided by somebody, and points at the versions that may teach it', async () => {
    const id = await add('7.3', '2020-03-01');
    await publish(['a', 'b', 'c', 'Le gabarit des bordereaux change, TVA comprise'], { class: 'substantive', reason: '7.3' });
    await take(id, '- Le gabarit des bordereaux se choisit seul', 0);
    const [change] = (await release(id)).lines;
    const { things } = (await claire.ask('GET', `/api/release-changes/${change?.id ?? ''}/suggestions`)).body as { things: { id: string }[] };
    expect(things[0]?.id).toBe(units[3]);
    expect((await release(id)).teachable).toEqual([]);
    const touch = newId();
    for (let times = 0; times < 2; times++) expect((await claire.ask('POST', `/api/release-changes/${change?.id ?? ''}/touches`, { id: touch, kind: 'unit', thingId: units[3] })).body).toEqual({ id: touch });
    const seen = await release(id);
    expect(seen).toMatchObject({ untouched: 0, lines: [{ touches: [{ touchId: touch, kind: 'unit', courseId: course, title: 'Leçon 3', within: 'Facturer' }] }], courses: [{ id: course }], teaching: [] });
    expect(seen.teachable.map((it) => [it.version, it.class, it.units.map((unit) => [unit.unitId, unit.about])])).toEqual([[2, 'substantive', [[units[3], true]]], [1, 'first', units.map((it) => [it, true])]]);
    expect(((await claire.ask('GET', `/api/release-changes/${change?.id ?? ''}/suggestions`)).body as { things: { id: string }[] }).things.map((it) => it.id)).not.toContain(units[3]);
    expect((await claire.ask('POST', `/api/release-touches/${touch}/end`, {})).status).toBe(200);
    expect((await release(id)).untouched).toBe(1);
    // A short name that stands for something says enough; a small word does not.
    const short = await add('7.31', '2020-03-02');
    await take(short, '- La TVA à 5,5 %\n- Le la du de', 0);
    const suggested = await Promise.all((await release(short)).lines.map(async (it) => ((await claire.ask('GET', `/api/release-changes/${it.id}/suggestions`)).body as { things: { id: string }[] }).things.map((one) => one.id)));
    expect([suggested[0]?.includes(units[3] ?? ''), suggested[1]]).toEqual([true, []]);
  });
});

describe('who is up to date with a release', () => {
  it('is who did since each release what it changed: nothing more is asked, and nothing less', async () => {
    const [old, middle, newest, later] = [await add('8.2', '2020-05-01'), await add('8.3', '2020-06-01'), await add('8.4', '2020-07-01'), await add('8.5', '2999-01-01')];
    const v3 = await publish(['a', 'b2', 'c', 'd'], { class: 'substantive', reason: '8.2' });
    await did('Julien Mercier', 3, 0, 1, 2, 3);
    const v4 = await publish(['a', 'b2', 'c3', 'd3'], { class: 'substantive', reason: '8.3' });
    await did('Oliver Grant', 4, 0, 1, 2, 3);
    const v5 = await publish(['a4', 'b2', 'c4', 'd3'], { class: 'breaking', reason: '8.4' });
    await publish(['a5', 'b5', 'c5', 'd5'], { class: 'cosmetic', reason: 'typos' });
    const v7 = await publish(['a5', 'b5', 'c5', 'd6'], { class: 'substantive', reason: '8.5' });
    // Of version 4, the fourth lesson was reworded alone.
    for (const [at, version, asks] of [[old, v3, [units[1]]], [middle, v4, [units[2]]], [newest, v5, [units[0], units[2]]], [later, v7, [units[3]]]] as const) expect((await teach(at, version, asks.filter((it) => it !== undefined))).status).toBe(200);
    expect((await teach(old, v5, [])).body).toMatchObject({ code: 'release.taught-elsewhere' });
    expect((await teach(old, versions[5] ?? '', [newId()])).status).toBe(404);
    const learns = async (name: string, releaseId: string): Promise<string[] | undefined> => ((await sophie.ask('GET', `/api/releases/${releaseId}/people`)).body as ReleaseReadiness).people.find((it) => it.person.name === name)?.toLearn.map((it) => it.title);
    // A new hire, who did none of it; somebody who knows 8.2; somebody who knows 8.3.
    expect(await learns('Inès Benali', newest)).toEqual(['Leçon 0', 'Leçon 1', 'Leçon 2']);
    expect(await learns('Julien Mercier', newest)).toEqual(['Leçon 0', 'Leçon 2']);
    expect(await learns('Oliver Grant', newest)).toEqual(['Leçon 0', 'Leçon 2']);
    expect(await learns('Julien Mercier', middle)).toEqual(['Leçon 2']);
    expect(await learns('Oliver Grant', middle)).toEqual([]);
    expect(await learns('Julien Mercier', old)).toEqual([]);
    // Whoever supports nothing of it is not asked.
    expect(await learns('Léa Fontaine', newest)).toBeUndefined();
    const seen = (await karim.ask('GET', `/api/releases/${newest}/people`)).body as ReleaseReadiness;
    expect(seen.people.find((it) => it.person.name === 'Julien Mercier')).toMatchObject({ current: '8.2' });
    expect(seen.people.every((it) => it.person.name !== 'Karim Haddad')).toBe(true);
    // What is not out yet is asked of nobody by itself.
    expect(await own(ines)).toMatchObject([{ id: product, newest: '8.4', current: '7.31', toLearn: [{ unitId: units[0] }, { unitId: units[1] }, { unitId: units[2] }] }]);
    await did('Inès Benali', 7, 0, 1, 2);
    expect(await own(ines)).toMatchObject([{ newest: '8.4', current: '8.4', toLearn: [] }]);
    expect(await learns('Inès Benali', later)).toEqual(['Leçon 3']);
    // Put forward, the later one is out; brought to nobody knows when, it is last again.
    const before = (await release(later)).on;
    const say = (by: Visitor, on: string | null, read?: string | null) => by.ask('POST', `/api/releases/${later}/days`, { id: newId(), on, ...(read === undefined ? {} : { seen: read }) });
    expect((await say(claire, '2020-08-01')).status).toBe(428);
    expect((await say(claire, '2020-08-01', before)).status).toBe(200);
    // Karim read the day before, and hears who said another one; what is so already is done already.
    expect(await say(karim, '2020-09-01', before)).toMatchObject({ status: 412, body: { code: 'edit.changed-meanwhile', params: { by: 'Claire Dumont' } } });
    expect((await say(karim, '2020-08-01', before)).status).toBe(200);
    expect(await own(ines)).toMatchObject([{ newest: '8.5', current: '8.4', toLearn: [{ unitId: units[3], minutes: 8 }] }]);
    const { teaching } = await release(later);
    expect((await claire.ask('POST', `/api/release-versions/${teaching[0]?.id ?? ''}/end`, {})).status).toBe(200);
    expect(await own(ines)).toMatchObject([{ newest: '8.5', current: '8.5', toLearn: [] }]);
    expect((await ines.ask('GET', `/api/releases/${newest}/people`)).status).toBe(403);
  });

  it('is counted for each team and those under it, each person once, and shown for one of them; a lead counts their own alone', async () => {
    const [support, id] = [newId(), (((await sophie.ask('GET', '/api/releases')).body as { releases: ReleaseLine[] }).releases.find((it) => it.name === '8.3'))?.id ?? ''];
    expect((await sophie.ask('POST', '/api/team-tree', { id: support, name: { fr: 'Tout le support', en: 'All of support' }, parentId: null })).status).toBe(200);
    const placed = (await house.owner.query(`select t.id, t.version, t.name->>'fr' as name from team t where t.id <> $1 and exists (select from current_membership m where m.team_id = t.id)`, [support])) as { id: string; version: number; name: string }[];
    for (const it of placed) expect((await sophie.ask('POST', `/api/team-tree/${it.id}/place`, { seen: it.version, parentId: support })).status).toBe(200);
    // Somebody who belongs to both is one of the team above them.
    await house.db.query(`insert into team_membership (id, person_id, team_id, kind, from_on, recorded_at) select $1, $2, t.id, 'member', palier_today(), palier_now() from team t where not exists (select from current_membership m where m.team_id = t.id and m.person_id = $2) and t.id <> $3 limit 1`, [newId(), await person('Oliver Grant'), support]);
    const people = async (team?: string, by = sophie) => (await by.ask('GET', `/api/releases/${id}/people${team === undefined ? '' : `?team=${team}`}`)).body as ReleaseReadiness;
    const members = (await house.owner.query(`select team_id as team, array_agg(person_id) as people from current_membership where kind = 'member' group by 1`)) as { team: string; people: string[] }[];
    const all = (await people()).people;
    const { teams } = (await sophie.ask('GET', `/api/releases/${id}/teams`)).body as TeamCurrency;
    const under = (team: string) => new Set(members.filter((it) => team === support || it.team === team).flatMap((it) => it.people));
    expect(teams.map((it) => [it.id, it.depth])).toEqual([[support, 0], ...teams.slice(1).map((it) => [it.id, 1])]);
    for (const it of teams) {
      const lines = all.filter((one) => under(it.id).has(one.person.id));
      expect([it.concerned, it.upToDate]).toEqual([lines.length, lines.filter((one) => one.toLearn.length === 0).length]);
      expect((await people(it.id)).people.map((one) => one.person.id)).toEqual(lines.map((one) => one.person.id));
    }
    expect(teams[0]).toMatchObject({ upToDate: expect.any(Number), concerned: all.length });
    expect(teams.some((it) => it.upToDate > 0 && it.upToDate < it.concerned)).toBe(true);
    const theirs = ((await karim.ask('GET', `/api/releases/${id}/teams`)).body as TeamCurrency).teams;
    const led = new Set(((await house.owner.query('select teams_led_on($1, palier_today()) as id', [await person('Karim Haddad')])) as { id: string }[]).map((it) => it.id));
    expect(theirs.map((it) => [it.id, it.depth])).toEqual(teams.flatMap((it) => (led.has(it.id) ? [[it.id, 0]] : [])));
    expect(theirs.length).toBeGreaterThan(0);
    expect((await people(theirs[0]?.id, karim)).people.length).toBe(theirs[0]?.concerned);
    expect((await karim.ask('GET', `/api/releases/${id}/people?team=${support}`)).status).toBe(404);
    expect((await sophie.ask('GET', `/api/releases/${id}/people?team=${newId()}`)).status).toBe(404);
    expect([(await ines.ask('GET', `/api/releases/${id}/teams`)).status, (await sophie.ask('GET', `/api/releases/${newId()}/teams`)).status]).toEqual([403, 404]);
  });

  it('comes in pages of fifty, nobody missing and nobody twice', async () => {
    const id = await add('8.6', '2020-09-01');
    await teach(id, await publish(['a6', 'b5', 'c5', 'd6'], { class: 'substantive', reason: '8.6' }), [units[0] ?? '']);
    await house.owner.query(`insert into person (id, display_name, locale, time_zone, hired_on) select gen_random_uuid(), 'Renfort ' || n, 'fr', 'Europe/Paris', '2026-01-01' from generate_series(1, 60) n`);
    await house.owner.query(`insert into scope_holding (id, person_id, scope_id, from_on, recorded_at) select gen_random_uuid(), id, $1, '2026-01-01', palier_now() from person where display_name like 'Renfort %'`, [product]);
    const all: string[] = [];
    let concerned = 0;
    for (let after: string | null = ''; after !== null;) {
      const page = (await sophie.ask('GET', `/api/releases/${id}/people${after === '' ? '' : `?after=${after}`}`)).body as ReleaseReadiness;
      expect(page.people.length).toBeLessThanOrEqual(50);
      all.push(...page.people.map((it) => it.person.id));
      [after, concerned] = [page.next, page.concerned];
    }
    expect(concerned).toBeGreaterThan(60);
    expect([all.length, new Set(all).size]).toEqual([concerned, concerned]);
  });

  it('has read and understood what is critical, as it is said now: said otherwise, it is asked again', async () => {
    const id = await add('8.7', '2020-10-01');
    await take(id, '- Le paiement part deux fois (CRITICAL)\n- Un bouton', 0);
    const toRead = async () => (await own(ines)).flatMap((it) => it.critical.filter((one) => one.release === '8.7'));
    const [seen] = await toRead();
    expect(await toRead()).toMatchObject([{ text: 'Le paiement part deux fois (CRITICAL)', acknowledgedAt: null, readBefore: false }]);
    const say = (sha256: string | undefined) => ines.ask('POST', `/api/release-changes/${seen?.id ?? ''}/acknowledgements`, { id: newId(), sha256 });
    const first = await say(seen?.sha256);
    expect(await say(seen?.sha256)).toMatchObject({ status: 200, body: first.body });
    expect((await toRead()).map((it) => it.acknowledgedAt === null)).toEqual([false]);
    await take(id, '- Le paiement part deux fois le lundi (CRITICAL)\n- Un bouton', 2);
    expect(await toRead()).toMatchObject([{ id: seen?.id, acknowledgedAt: null, readBefore: true }]);
    expect(await say(seen?.sha256)).toMatchObject({ status: 412, body: { code: 'change.says-otherwise' } });
    expect(await say((await toRead())[0]?.sha256)).toMatchObject({ status: 200 });
    expect(await row('select count(*)::text as n from change_acknowledgement where change_id = $1', [seen?.id])).toEqual({ n: '2' });
  });

  it('leaves done in the course as well what a version that teaches it changed in its wording alone', async () => {
    const id = await add('8.702', '2020-10-02');
    const [hugo, before] = [await Visitor.signedIn(house, 'hugo'), versions.length];
    await house.db.query('insert into course_opening (person_id, course_version_id, recorded_at) values ($1, $2, palier_now()) on conflict do nothing', [await person('Hugo Petit'), versions[before - 1]]);
    await did('Hugo Petit', before, 0, 1, 2, 3);
    const taught = await publish(['a8702', 'b8702', 'c5', 'd6'], { class: 'substantive', reason: '8.702' });
    const kept = async () => ((await hugo.ask('GET', `/api/courses/${course}`)).body as { newer: { kept: number } }).newer.kept;
    expect(await kept()).toBe(2);
    expect((await teach(id, taught, [units[0] ?? ''])).status).toBe(200);
    expect(await kept()).toBe(3);
    expect((await hugo.ask('POST', `/api/courses/${course}/moving-over`, { to: taught })).body).toMatchObject({ kept: 3 });
    const theirs = (await own(hugo)).flatMap((it) => it.toLearn.filter((unit) => unit.courseId === course).map((unit) => unit.unitId));
    expect(theirs).toEqual([units[0]]);
  });

  it('asks nobody to confirm again what was mended in its wording alone, and everybody what says something else since', async () => {
    const id = await add('8.701', '2020-10-02');
    const [first, comma, link, other, mended] = ['- Ne redemarrez pas le service (CRITICAL)', '- Ne redémarrez pas le service (CRITICAL)', '- Ne redémarrez pas [le service](https://nordlys.example/service) (CRITICAL)', '- Ne redémarrez pas le service le lundi (CRITICAL)', '- Ne redémarrez pas le service, le lundi (CRITICAL)'];
    const mend = (text: string, seen: number, wordingOnly: readonly number[] = [0]) => claire.ask('POST', `/api/releases/${id}/notes`, { text, format: null, seen, withdraw: [], wordingOnly });
    expect((await take(id, first ?? '', 0)).status).toBe(200);
    const read = async (by: Visitor) => (await own(by)).flatMap((it) => it.critical.filter((one) => one.release === '8.701').map((one) => ({ ...one, open: one.acknowledgedAt === null })))[0];
    const todo = async (by: Visitor) => ((await by.ask('GET', '/api/todo')).body as Todo).items.filter((it) => it.kind === 'change' && it.id === changeId).length;
    const changeId = (await read(ines))?.id ?? '';
    const say = async (by: Visitor) => by.ask('POST', `/api/release-changes/${changeId}/acknowledgements`, { id: newId(), sha256: (await read(by))?.sha256 });
    const kept = await say(ines);
    const before = (await read(ines))?.sha256;
    for (let times = 0; times < 2; times++) expect((await mend(comma ?? '', 1)).body).toEqual({ version: 2 });
    expect((await mend(link ?? '', 2)).body).toEqual({ version: 3 });
    // Whoever confirmed it has nothing to confirm; whoever did not reads the words of today, and is pinned to those.
    expect([await read(ines), await todo(ines), (await say(ines)).body]).toMatchObject([{ text: 'Ne redémarrez pas le service (CRITICAL)', open: false, readBefore: false }, 0, kept.body]);
    expect([(await read(karim))?.open, await todo(karim), (await read(ines))?.sha256 === before]).toEqual([true, 1, false]);
    expect((await say(karim)).status).toBe(200);
    // What says something else asks everybody; mended afterwards, it asks those again who confirmed only what was said before.
    expect((await mend(other ?? '', 3, [])).status).toBe(200);
    expect((await Promise.all([ines, karim].map(read))).map((it) => [it?.open, it?.readBefore])).toEqual([[true, true], [true, true]]);
    expect((await say(karim)).status).toBe(200);
    expect((await mend(mended ?? '', 4)).status).toBe(200);
    expect((await Promise.all([ines, karim].map(read))).map((it) => [it?.open, it?.readBefore])).toEqual([[true, true], [false, false]]);
    expect(await row('select count(*)::text as n from change_acknowledgement where change_id = $1', [changeId])).toEqual({ n: '3' });
  });

  it('reads what is critical of all they support, taught or not, once it is out; it is no figure of being up to date', async () => {
    const scope = newId();
    expect((await sophie.ask('POST', '/api/scopes', { id: scope, kind: 'product', productId: null, name: 'Caisse', aliases: [] })).status).toBe(200);
    const [id, later] = [newId(), newId()];
    for (const [it, name, on] of [[id, '3.1', '2020-01-01'], [later, '3.2', '2999-01-01']]) expect((await claire.ask('POST', '/api/releases', { id: it, productId: scope, name, on })).status).toBe(200);
    await take(id, '- La caisse perd les tickets du soir (CRITICAL)\n- Un bouton', 0);
    await take(later, '- Le tiroir ne ferme plus (CRITICAL)', 0);
    const [critical = '', minor = ''] = (await release(id)).lines.map((it) => it.id);
    const notOut = (await release(later)).lines[0]?.id ?? '';
    const cash = async (as: Visitor) => (await own(as)).find((it) => it.id === scope);
    const asked = async (as: Visitor) => ((await as.ask('GET', '/api/todo')).body as Todo).items.flatMap((it) => (it.kind === 'change' && it.product === 'Caisse' ? [it.text] : []));
    const say = (changeId: string, sha256 = 'x'.repeat(64), by = ines) => by.ask('POST', `/api/release-changes/${changeId}/acknowledgements`, { id: newId(), sha256 });
    // Whoever does not support it neither sees nor confirms it.
    expect([await cash(ines), await asked(ines), (await say(critical)).status, (await ines.ask('GET', `/api/release-changes/${critical}`)).status]).toEqual([undefined, [], 404, 404]);
    const support = async (name: string) => { await house.db.query(`insert into scope_holding (id, person_id, scope_id, from_on, recorded_at) values ($1, $2, $3, '2020-01-01', palier_now())`, [newId(), await person(name), scope]); };
    for (const name of ['Inès Benali', 'Karim Haddad']) await support(name);
    expect(await cash(ines)).toMatchObject({ newest: '3.1', concerned: false, current: null, toLearn: [], critical: [{ id: critical, text: 'La caisse perd les tickets du soir (CRITICAL)', acknowledgedAt: null }] });
    expect(await asked(ines)).toEqual(['La caisse perd les tickets du soir (CRITICAL)']);
    // Neither what is not critical, nor what is not out, nor what was withdrawn is there to be confirmed.
    expect([(await say(minor)).status, (await say(notOut)).status, (await ines.ask('GET', `/api/release-changes/${notOut}`)).status]).toEqual([404, 404, 404]);
    expect(await row('select count(*)::text as n from change_acknowledgement where change_id = any($1)', [[minor, notOut]])).toEqual({ n: '0' });
    expect((await sophie.ask('GET', `/api/releases/${id}/people`)).body).toMatchObject({ concerned: 0 });
    expect((await say(critical, (await cash(ines))?.critical[0]?.sha256)).status).toBe(200);
    expect([await asked(ines), (await cash(ines))?.critical.length]).toEqual([[], 1]);
    await take(id, '- La caisse perd les tickets du matin (CRITICAL)\n- Un bouton', 2);
    expect(((await ines.ask('GET', '/api/todo')).body as Todo).items).toContainEqual(expect.objectContaining({ kind: 'change', id: critical, readBefore: true }));
    await claire.ask('POST', `/api/release-changes/${critical}/withdrawal`, {});
    expect([await asked(ines), await cash(ines), (await say(critical)).status]).toEqual([[], undefined, 404]);
  });

  it('is asked what was edited for a release, from its page to its publication, and nothing else', async () => {
    const [id, another] = [await add('8.72', '2020-10-03'), await add('8.73', '2999-03-01')];
    await publish(['a71', 'b5', 'c5', 'd6'], { class: 'cosmetic', reason: 'x' });
    const number = versions.length;
    await did('Julien Mercier', number, 0, 1, 2, 3);
    await take(id, '- Le tri des factures', 0);
    expect((await claire.ask('POST', `/api/release-changes/${(await release(id)).lines[0]?.id ?? ''}/touches`, { id: newId(), kind: 'unit', thingId: units[1] })).status).toBe(200);
    expect((await release(id)).courses).toMatchObject([{ id: course, mayEdit: true, edited: false }]);
    // A lead may write their own courses alone.
    expect(((await karim.ask('GET', `/api/releases/${id}`)).body as Release).courses).toMatchObject([{ mayEdit: false }]);
    const edit = (by: Visitor, releaseId: string, draftId = newId()) => by.ask('POST', `/api/releases/${releaseId}/drafts`, { id: draftId, courseId: course });
    expect([(await edit(karim, id)).status, (await edit(ines, id)).status, (await edit(claire, newId())).status]).toEqual([404, 403, 404]);
    const draftId = newId();
    expect((await edit(claire, id, draftId)).body).toEqual({ id: draftId });
    // Pressed again, it goes on with the same; for another release it is refused, and nothing of it is changed.
    expect((await edit(claire, id)).body).toEqual({ id: draftId });
    expect(await edit(claire, another)).toMatchObject({ status: 409, body: { code: 'release.edited-elsewhere' } });
    expect((await release(id)).courses).toMatchObject([{ edited: true }]);
    const draft = (await claire.ask('GET', `/api/course-drafts/${draftId}`)).body as DraftFile;
    expect(draft.forRelease).toMatchObject({ id, name: expect.stringMatching(/ 8\.72$/) as unknown });
    const content = { ...draft.content, activities: draft.content.activities.map((it) => (it.id === units[1] && it.kind === 'lesson' ? { ...it, text: 'Les factures se trient.' } : it)) };
    expect((await claire.ask('POST', `/api/course-drafts/${draftId}`, { seen: draft.version, content })).status).toBe(200);
    for (let times = 0; times < 2; times++) expect((await claire.ask('POST', `/api/course-drafts/${draftId}/publication`, { seen: draft.version + 1, change: { class: 'substantive', reason: '8.72' } })).status).toBe(200);
    const [taught, ...others] = (await release(id)).teaching;
    expect([others, taught?.version, taught?.class, taught?.units.map((it) => [it.unitId, it.asks])]).toEqual([[], number + 1, 'substantive', [[units[1], true]]]);
    expect((await release(id)).courses).toMatchObject([{ edited: false }]);
    expect(((await sophie.ask('GET', `/api/releases/${id}/people`)).body as ReleaseReadiness).people.find((it) => it.person.name === 'Julien Mercier')?.toLearn.map((it) => it.unitId)).toEqual([units[1]]);
    versions.push(taught?.courseVersionId ?? '');
    // Of wording only, it teaches the release and asks nobody; with nothing said otherwise it teaches nothing.
    const again = newId();
    await edit(claire, id, again);
    const next = (await claire.ask('GET', `/api/course-drafts/${again}`)).body as DraftFile;
    expect((await claire.ask('POST', `/api/course-drafts/${again}/publication`, { seen: next.version, change: { class: 'cosmetic', reason: 'x' } })).status).toBe(200);
    expect((await release(id)).teaching.length).toBe(1);
    versions.push('');
    // A question is edited in the quiz that asks it by name, whatever became of it there since.
    const asks = await row(`select d->>'questionId' as question, v.course_id as course, u.unit_id as unit from course_version v join unit_version u on u.course_version_id = v.id join quiz_version k on k.id = u.quiz_version_id cross join jsonb_array_elements(k.blueprint->'draws') d where d->>'kind' = 'fixed' order by v.published_at desc, v.id limit 1`);
    await take(another, '- La remise se lit en haut', 0);
    const changeId = (await release(another)).lines[0]?.id ?? '';
    expect((await claire.ask('POST', `/api/release-changes/${changeId}/touches`, { id: newId(), kind: 'question', thingId: asks['question'] })).status).toBe(200);
    expect(await release(another)).toMatchObject({ lines: [{ touches: [{ kind: 'question', id: asks['question'], editIn: { courseId: asks['course'], unitId: asks['unit'] } }] }], courses: [{ id: asks['course'], mayEdit: true }] });
  });

  it('has articles that are touched edited for it: each with its class, and read again by whoever read them, unless it is of wording only', async () => {
    const [id, another] = [await add('8.76', '2020-10-05'), await add('8.77', '2999-03-05')];
    const article = newId();
    const said = { title: 'Annuler une remise', address: null, about: [], verifyBy: '2999-01-01' };
    expect((await karim.ask('POST', '/api/articles', { id: article, locale: 'fr', ...said, text: 'Ouvrir, puis annuler.' })).status).toBe(200);
    const read = async (as = ines): Promise<Article> => (await as.ask('GET', `/api/articles/${article}`)).body as Article;
    const understood = async () => ines.ask('POST', `/api/articles/${article}/acknowledgements`, { id: newId(), versionId: (await read()).versionId });
    const toRead = async () => ((await ines.ask('GET', '/api/todo')).body as Todo).items.filter((it) => it.kind === 'articleToRead').map((it) => [it.id, it.reason]);
    expect((await understood()).status).toBe(200);
    await take(id, '- La remise s’annule en un clic\n- Un bouton', 0);
    await take(another, '- La remise s’annule par glisser', 0);
    const [changeId, other] = (await release(id)).lines.map((it) => it.id);
    const edit = (by: Visitor, seen: number, text: string, forChange: object | undefined, change: object | null = { class: 'substantive', reason: 'La remise s’annule en un clic' }) => by.ask('POST', `/api/articles/${article}/versions`, { seen, ...said, text, release: forChange, ...(change === null ? {} : { change }) });
    const asked = { releaseId: id, changeId };
    // Nothing is written for what does not touch it, and then nothing of it is published.
    expect((await edit(karim, 1, 'Un clic.', asked)).status).toBe(404);
    for (const change of [changeId, (await release(another)).lines[0]?.id]) expect((await claire.ask('POST', `/api/release-changes/${change ?? ''}/touches`, { id: newId(), kind: 'article', thingId: article })).status).toBe(200);
    for (const wrong of [{ releaseId: another, changeId }, { releaseId: id, changeId: other }, { releaseId: id, changeId: newId() }]) expect((await edit(karim, 1, 'Un clic.', wrong)).status).toBe(404);
    expect(await edit(karim, 1, 'Un clic.', asked, null)).toMatchObject({ status: 422, body: { code: 'draft.change-missing' } });
    expect([(await read()).version, (await row('select count(*)::text as n from release_article'))['n']]).toEqual([1, '0']);

    // Whoever looks after it edits it; an author and HR may as well, and another lead only reads it.
    const touched = async (as: Visitor) => ((await as.ask('GET', `/api/releases/${id}`)).body as Release).lines[0]?.touches[0];
    const nadia = await Visitor.signedIn(house, 'nadia');
    expect(await Promise.all([karim, claire, sophie, nadia].map(async (it) => (await touched(it))?.article?.mayEdit))).toEqual([true, true, true, false]);
    expect([(await edit(nadia, 1, 'Un clic.', asked)).status, (await edit(ines, 1, 'Un clic.', asked)).status]).toEqual([404, 403]);
    expect((await edit(karim, 1, 'Un clic.', asked)).body).toEqual({ version: 2 });
    expect(await touched(claire)).toMatchObject({ kind: 'article', opens: true, editIn: null, article: { edited: [{ version: 2, class: 'substantive' }] } });
    expect((await release(another)).lines[0]?.touches[0]?.article?.edited).toEqual([]);
    expect(await read()).toMatchObject({ version: 2, acknowledgedAt: null, acknowledgedBefore: true, readAgainFor: 'La remise s’annule en un clic' });
    expect(await toRead()).toEqual([[article, 'La remise s’annule en un clic']]);
    expect((await understood()).status).toBe(200);
    expect([await toRead(), (await read(karim)).desk?.acknowledgements]).toEqual([[], 1]);

    // Of wording only: it is said to be edited, and whoever read what it says has read it, by the hash they read.
    expect((await edit(karim, 2, 'Un seul clic.', asked, { class: 'cosmetic', reason: 'Mieux dit' })).body).toEqual({ version: 3 });
    expect((await touched(claire))?.article?.edited).toEqual([{ version: 3, class: 'cosmetic' }, { version: 2, class: 'substantive' }]);
    expect(await read()).toMatchObject({ version: 3, acknowledgedAt: expect.any(String) as unknown });
    expect([await toRead(), (await read(karim)).desk?.acknowledgements]).toEqual([[], 1]);
    // Whoever read it before it said something else has still to read it, whatever was only said better since.
    expect((await edit(karim, 3, 'Deux clics.', undefined, { class: 'breaking', reason: 'Deux clics' })).status).toBe(200);
    expect((await edit(karim, 4, 'Deux clics !', undefined, { class: 'cosmetic', reason: 'x' })).status).toBe(200);
    expect([await toRead(), (await read()).acknowledgedAt, (await touched(claire))?.article?.edited.length]).toEqual([[[article, 'Deux clics']], null, 2]);
    // Withdrawn, a change is no reason to write for it.
    await claire.ask('POST', `/api/release-changes/${changeId ?? ''}/withdrawal`, {});
    expect((await edit(karim, 5, 'Trois clics.', asked)).status).toBe(404);
  });

  it('leads nowhere that its reader may not go: what it touches opens for whoever may open it, and is there to be read for the others', async () => {
    const [id, mine] = [await add('8.78', '2020-10-06'), newId()];
    await take(id, '- La remise se voit (CRITICAL)', 0);
    const changeId = (await release(id)).lines[0]?.id ?? '';
    const question = (await row(`select q.question_id as id from question_version q join person p on p.id = q.published_by where q.number = 1 and p.display_name <> 'Karim Haddad' and q.kind = 'singleChoice' limit 1`))['id'];
    const article = (await row('select id from article limit 1'))['id'];
    for (const [kind, thingId] of [['unit', units[1]], ['question', question], ['article', article]]) expect((await claire.ask('POST', `/api/release-changes/${changeId}/touches`, { id: newId(), kind, thingId })).status).toBe(200);
    expect((await claire.ask('POST', `/api/release-changes/${changeId}/questions`, { id: mine, questionId: question })).status).toBe(200);
    await teach(id, versions.at(-1) ?? '', []);
    const page = async (as: Visitor): Promise<Release> => (await as.ask('GET', `/api/releases/${id}`)).body as Release;
    for (const as of [claire, karim, sophie]) {
      const { lines: [line], teaching, teachable, courses } = await page(as);
      for (const it of line?.touches ?? []) {
        const place = it.kind === 'unit' ? `/api/courses/${it.courseId ?? ''}/units/${it.id}` : it.kind === 'question' ? `/api/questions/${it.id}` : `/api/articles/${it.id}`;
        expect([it.kind, (await as.ask('GET', place)).status]).toEqual([it.kind, it.opens ? 200 : 404]);
      }
      for (const it of line?.asks ?? []) expect((await as.ask('GET', `/api/questions/${it.questionId}`)).status).toBe(it.opens ? 200 : 404);
      for (const it of [...teaching, ...teachable]) expect((await as.ask('GET', `/api/courses/${it.courseId}${it.opens ? '/versions' : ''}`)).status).toBe(200);
      for (const it of courses) expect((await as.ask('GET', `/api/courses/${it.id}${it.mayEdit ? '/versions' : ''}`)).status).toBe(200);
    }
    const opens = async (as: Visitor) => { const [line] = (await page(as)).lines; return [line?.touches.map((it) => it.opens), line?.asks.map((it) => it.opens)]; };
    expect(await Promise.all([claire, karim, sophie].map(opens))).toEqual([[[true, true, true], [true]], [[true, false, true], [false]], [[true, true, true], [true]]]);
  });

  it('learns nothing of a release that is not out beside what it learns', async () => {
    const [now, later] = [await add('8.71', '2020-10-02'), await add('9.5', '2999-02-01')];
    expect((await teach(now, await publish(['a74', 'b5', 'c5', 'd6'], { class: 'substantive', reason: '8.71' }), [units[0] ?? ''])).status).toBe(200);
    for (const [id, words] of [[now, '- Le bouton Solder est vert'], [later, '- Le bouton Solder disparaît']] as const) {
      await take(id, words, 0);
      expect((await claire.ask('POST', `/api/release-changes/${(await release(id)).lines[0]?.id ?? ''}/touches`, { id: newId(), kind: 'unit', thingId: units[0] })).status).toBe(200);
    }
    expect((await own(ines)).find((it) => it.id === product)?.toLearn.find((it) => it.unitId === units[0])?.changes.map((it) => it.text)).toEqual(['Le bouton Solder est vert']);
  });

  it('is confirmed once its questions are answered right, as often as it takes, by those answers for good', async () => {
    const id = await add('8.8', '2020-11-01');
    await take(id, '- Le mot de passe expire (CRITICAL)\n- Un bouton', 0);
    const [critical, minor] = (await release(id)).lines.map((it) => it.id);
    const bank = (await house.owner.query(`select distinct on (v.kind) v.question_id as id, v.id as version, v.kind, t.content from question_version v join question_text t on t.question_version_id = v.id and t.locale = 'fr' where v.kind in ('singleChoice', 'shortText', 'ticketSimulation', 'multipleChoice') order by v.kind, v.id`)) as { id: string; version: string; kind: string; content: QuestionContent }[];
    const one = (kind: string) => bank.find((it) => it.kind === kind) ?? bank[0];
    const [choice, short] = [one('singleChoice'), one('shortText')];
    const ask = (questionId: string | undefined, changeId = critical, link = newId()) => claire.ask('POST', `/api/release-changes/${changeId ?? ''}/questions`, { id: link, questionId });
    const link = await ask(choice?.id);
    expect((await ask(choice?.id)).body).toEqual(link.body);
    expect(await ask(short?.id)).toMatchObject({ status: 200 });
    expect(await ask(choice?.id, minor)).toMatchObject({ status: 422, body: { code: 'change.not-critical' } });
    expect(await ask(one('ticketSimulation')?.id)).toMatchObject({ status: 422, body: { code: 'change.no-conversation' } });
    expect((await ask(newId())).status).toBe(404);
    expect((await release(id)).lines.map((it) => it.asks.map((asked) => asked.questionId))).toEqual([[choice?.id, short?.id], []]);

    const page = async () => (await ines.ask('GET', `/api/release-changes/${critical ?? ''}`)).body as CriticalChange;
    const { sha256 } = await page();
    const say = (hash = sha256) => ines.ask('POST', `/api/release-changes/${critical ?? ''}/acknowledgements`, { id: newId(), sha256: hash });
    const answer = (question: { version: string } | undefined, response: unknown, { as = newId(), hash = sha256, by = ines } = {}) => by.ask('POST', `/api/release-changes/${critical ?? ''}/answers`, { id: as, sha256: hash, questionVersionId: question?.version, lang: 'fr', response });
    expect((await own(ines)).flatMap((it) => it.critical).find((it) => it.id === critical)).toMatchObject({ questions: 2, acknowledgedAt: null });
    expect((await ines.ask('GET', `/api/release-changes/${minor ?? ''}`)).status).toBe(404);
    const wrong = { kind: 'singleChoice', optionId: choice?.content.kind === 'singleChoice' ? choice.content.options.find((it) => !it.correct)?.id : '' };
    const right = (it: { content: QuestionContent } | undefined) => (it === undefined ? null : rightAnswer(it.content));
    // Nobody is marked before they were told what is kept of it.
    expect(await answer(choice, wrong)).toMatchObject({ status: 409, body: { code: 'notice.not-acknowledged' } });
    await readNotice(house, await person('Inès Benali'));
    expect(await say()).toMatchObject({ status: 409, body: { code: 'change.questions-open' } });
    const first = newId();
    for (let times = 0; times < 2; times++) expect(await answer(choice, wrong, { as: first })).toMatchObject({ status: 200, body: { id: first, verdict: 'wrong', explanation: '' } });
    expect(await answer(choice, right(choice), { as: first })).toMatchObject({ status: 409, body: { code: 'id.taken' } });
    expect(await answer(choice, { kind: 'singleChoice', optionId: 'x' })).toMatchObject({ status: 422 });
    expect(await answer(choice, right(choice), { hash: 'x'.repeat(64) })).toMatchObject({ status: 412, body: { code: 'change.says-otherwise' } });
    expect(await answer(one('multipleChoice'), right(one('multipleChoice')))).toMatchObject({ status: 412, body: { code: 'change.asks-another' } });
    expect((await page()).questions).toMatchObject([{ tried: { verdict: 'wrong', explanation: '' }, response: wrong, sequence: 1 }, { tried: null, response: null, sequence: 0 }]);
    expect(await answer(choice, right(choice))).toMatchObject({ body: { verdict: 'right', explanation: choice?.content.explanation } });
    // A right answer stays, whatever is tried after it; and the answers of others are theirs.
    await answer(choice, wrong);
    expect((await page()).questions[0]).toMatchObject({ tried: { verdict: 'right' } });
    await readNotice(house, await person('Julien Mercier'));
    expect(await answer(short, right(short), { by: await Visitor.signedIn(house, 'julien') })).toMatchObject({ body: { verdict: 'right' } });
    expect(await say()).toMatchObject({ status: 409 });
    expect(await answer(short, right(short))).toMatchObject({ body: { verdict: 'right' } });
    const confirmed = await say();
    expect(confirmed.status).toBe(200);
    const kept = () => house.owner.query('select a.question_version_id as version, encode(a.sha256, \'hex\') as sha256, a.credit from change_acknowledgement_answer k join change_answer a on a.id = k.answer_id where k.acknowledgement_id = $1 order by a.question_version_id', [(confirmed.body as { id: string }).id]);
    const byThese = [choice, short].map((it) => ({ version: it?.version ?? '', sha256, credit: 1 })).sort((a, b) => (a.version < b.version ? -1 : 1));
    expect(await kept()).toEqual(byThese);
    // What was written is kept where it can be blanked, not in the fact.
    expect(await row('select count(*)::text as n from change_answer where response ? \'text\' or (text_id is null and response->>\'kind\' = \'shortText\')')).toEqual({ n: '0' });

    // A question that is changed, or asked in addition, later: who confirmed stays confirmed, by the version that they answered.
    const corrected = await claire.ask('POST', `/api/questions/${choice?.id ?? ''}/versions`, { id: newId(), seen: 1, change: { class: 'cosmetic', reason: 'x' }, content: { fr: { ...choice?.content, prompt: `${choice?.content.prompt ?? ''} !` }, ...(await row(`select content as en from question_text where question_version_id = $1 and locale = 'en'`, [choice?.version])) } });
    expect([corrected.status, corrected.text]).toEqual([200, corrected.text]);
    await ask(one('multipleChoice')?.id);
    expect(await say()).toMatchObject({ status: 200, body: confirmed.body });
    expect((await own(ines)).flatMap((it) => it.critical).find((it) => it.id === critical)?.acknowledgedAt).not.toBeNull();
    expect(await kept()).toEqual(byThese);
    // Said otherwise, it is read again, and what it asks now is answered about what it says now.
    expect((await claire.ask('POST', `/api/release-change-questions/${(link.body as { id: string }).id}/end`, {})).status).toBe(200);
    await take(id, '- Le mot de passe expire le lundi (CRITICAL)\n- Un bouton', 2);
    const now = await page();
    expect(now).toMatchObject({ readBefore: true, acknowledgedAt: null, questions: [{ questionVersionId: short?.version, tried: null }, { questionVersionId: one('multipleChoice')?.version, tried: null }] });
    for (const it of [short, one('multipleChoice')]) { expect(await say(now.sha256)).toMatchObject({ status: 409 }); await answer(it, right(it), { hash: now.sha256 }); }
    expect(await say(now.sha256)).toMatchObject({ status: 200 });
  });
});

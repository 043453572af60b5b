import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ImportProgress, PeoplePreview, PersonFile, Register, TeamTree } from '@palier/contracts';
import { newId } from '#platform';
import { openHouse, Visitor, type House } from '../../test/house.js';

let house: House;
let sophie: Visitor;
let mathis: Visitor;
beforeAll(async () => { house = await openHouse({ demo: true }); [sophie, mathis] = [await Visitor.signedIn(house, 'sophie'), await Visitor.signedIn(house, 'mathis')]; });
afterAll(() => house?.close());

const head = 'Nom complet;Courriel;Équipe;Responsable;Profil de poste;Profil depuis;Embauche;Site;Langue';
const three = [head,
  'Amel Kaci;amel@nordlys.example;Support Lyon;Bruno Sy;Conseiller support (première année);01/09/2026;01/09/2026;Lyon;fr',
  'Bruno Sy;bruno@nordlys.example;;;;;03/02/2020;Lyon;fr',
  'Cora Webb;cora@nordlys.example;Support Lyon;bruno@nordlys.example;;;2026-10-05;Lyon;English'].join('\n');
const preview = async (text: string, mapping: object = {}) => (await sophie.ask('POST', '/api/people-imports/preview', { text, mapping })).body as PeoplePreview;
const take = (text: string, more: object = {}) => sophie.ask('POST', '/api/people-imports', { id: newId(), text, mapping: {}, leaveOut: false, ...more });
const find = async (search: string) => ((await sophie.ask('GET', `/api/register?search=${encodeURIComponent(search)}`)).body as Register).people;
const file = async (name: string, asOf = '') => (await sophie.ask('GET', `/api/register/${(await find(name))[0]?.id ?? ''}${asOf}`)).body as PersonFile;
const rows = async () => JSON.stringify(await house.owner.query('select (select count(*) from person) p, (select count(*) from team) t, (select count(*) from team_membership) m, (select count(*) from role_grant) r, (select count(*) from profile_holding) h, (select count(*) from people_import) i'));

describe('a table of people', () => {
  it('is looked at without keeping anything, then taken in whole', async () => {
    const before = await rows();
    const seen = await preview(three);
    expect(seen).toMatchObject({ counts: { new: 3, changed: 0, same: 0, problems: 0 }, newTeams: ['Support Lyon'], movedTeams: [], problems: [] });
    expect(await rows()).toBe(before);
    expect(await take(three)).toMatchObject({ status: 200, body: { counts: { new: 3, changed: 0, same: 0, problems: 0 } } });
    expect(await file('Amel Kaci')).toMatchObject({ login: 'amel@nordlys.example', site: 'Lyon', hiredOn: '2026-09-01', roles: ['learner'], access: 'none', ledBy: ['Bruno Sy'], memberships: [{ team: { fr: 'Support Lyon' }, kind: 'member', from: '2026-09-01', until: null }], profiles: [{ fr: 'Conseiller support (première année)' }] });
    expect((await file('Bruno Sy')).roles).toEqual(['lead', 'learner']);
    expect((await file('Cora Webb')).locale).toBe('en');
  });

  it('changes nothing when it comes again, whatever the case of the addresses', async () => {
    expect((await preview(three.replaceAll('amel@', 'AMEL@'))).counts).toEqual({ new: 0, changed: 0, same: 3, problems: 0 });
    const before = await rows();
    expect((await take(three)).body).toMatchObject({ counts: { new: 0, changed: 0, same: 3, problems: 0 } });
    expect((await rows()).replace(/"i":"\d+"/, '')).toBe(before.replace(/"i":"\d+"/, ''));
  });

  it('answers the same id with the same table as it did the first time', async () => {
    const id = newId();
    expect((await take(`${head}\nDan Ek;dan@nordlys.example;;;;;;;`, { id })).body).toMatchObject({ counts: { new: 1 } });
    expect((await take(`${head}\nDan Ek;dan@nordlys.example;;;;;;;`, { id })).body).toMatchObject({ counts: { new: 1 } });
    expect((await take(`${head}\nEva Ek;eva@nordlys.example;;;;;;;`, { id })).status).toBe(409);
    expect((await find('Dan Ek')).length).toBe(1);
  });

  it('shows the differences of a changed one, moves the person, and keeps who led whom', async () => {
    await house.later('3 days');
    sophie = await Visitor.signedIn(house, 'sophie');
    const moved = [head, 'Amel Kaci-Roux;amel@nordlys.example;Support Nantes;Cora Webb;Spécialiste support confirmé;;;Nantes;'].join('\n');
    const { lines } = await preview(moved);
    expect(lines).toEqual([expect.objectContaining({ kind: 'changed', changes: [
      { field: 'name', before: 'Amel Kaci', after: 'Amel Kaci-Roux' }, { field: 'team', before: 'Support Lyon', after: 'Support Nantes' },
      { field: 'roleProfile', before: 'Conseiller support (première année)', after: 'Spécialiste support confirmé' }, { field: 'site', before: 'Lyon', after: 'Nantes' }, { field: 'lead', before: '', after: 'Cora Webb' },
    ] })]);
    expect((await take(moved)).status).toBe(200);
    const today = await file('Amel Kaci-Roux');
    expect(today).toMatchObject({ team: { fr: 'Support Nantes' }, ledBy: ['Cora Webb'], profiles: [{ fr: 'Spécialiste support confirmé' }] });
    expect(today.memberships).toEqual([expect.objectContaining({ team: { fr: 'Support Nantes' }, until: null }), expect.objectContaining({ team: { fr: 'Support Lyon' }, until: today.asOf })]);
    const dayBefore = new Date(Date.parse(today.asOf) - 86_400_000).toISOString().slice(0, 10);
    expect((await file('Amel Kaci-Roux', `?asOf=${dayBefore}`)).ledBy).toEqual(['Bruno Sy']);
    expect((await file('Amel Kaci-Roux', '?asOf=2026-08-01')).ledBy).toEqual([]);
  });

  it('does what the preview showed or nothing: what somebody else changed meanwhile is shown first', async () => {
    const changed = `${head}\nCora Webb;cora@nordlys.example;Support Lyon;bruno@nordlys.example;;;2026-10-05;Paris;English`;
    const seen = await preview(changed);
    expect(seen.lines).toMatchObject([{ changes: [{ field: 'site', before: 'Lyon', after: 'Paris' }] }]);
    await house.owner.query(`update person set locale = 'fr' where login = 'cora@nordlys.example'`);
    const before = await rows();
    expect(await take(changed, { would: seen.would })).toMatchObject({ status: 412, body: { code: 'import.would-differ' } });
    expect([await rows(), (await file('Cora Webb')).site]).toEqual([before, 'Lyon']);
    const now = await preview(changed);
    expect(now.lines[0]?.changes.map((it) => it.field).sort()).toEqual(['language', 'site']);
    expect((await preview(changed)).would).toBe(now.would);
    expect(await take(changed, { would: now.would })).toMatchObject({ status: 200, body: { counts: { changed: 1 } } });
    expect(await take(changed.replace('Paris', 'Lyon'))).toMatchObject({ status: 200 });
  });

  it('corrects since when a profile is held and says another lead, person by person; without a profile a day is asked about', async () => {
    const table = (since: string, lead: string) => [head, `Dov Iri;dov@nordlys.example;Support Metz;${lead};Spécialiste support confirmé;${since};2026-01-05;;`, 'Eli Iri;eli@nordlys.example;Support Metz;;;;2026-01-05;;', 'Flo Iri;flo@nordlys.example;;;;;2026-01-05;;'].join('\n');
    await take(table('05/01/2026', 'Eli Iri'));
    const later = table('2 mars 2026', 'Flo Iri');
    expect((await preview(later)).lines.map((it) => [it.name, it.changes])).toEqual([['Dov Iri', [{ field: 'profileFrom', before: '2026-01-05', after: '2026-03-02' }, { field: 'lead', before: 'Eli Iri', after: 'Eli Iri, Flo Iri' }]]]);
    expect((await take(later)).body).toMatchObject({ counts: { new: 0, changed: 1, same: 2 } });
    expect((await preview(later)).counts).toMatchObject({ changed: 0, same: 3 });
    const held = await house.owner.query(`select h.from_on::text as "from", e.until_on::text as until from profile_holding h left join profile_holding_end e on e.holding_id = h.id join person p on p.id = h.person_id where p.display_name = 'Dov Iri' order by h.recorded_at`);
    expect(held).toEqual([{ from: '2026-01-05', until: '2026-01-05' }, { from: '2026-03-02', until: null }]);
    expect((await file('Dov Iri')).ledBy).toEqual(['Eli Iri', 'Flo Iri']);
    expect((await preview(`${head}\nDov Iri;dov@nordlys.example;;;;2026-01-05;;;`)).problems).toEqual([{ line: 2, code: 'import.since-without-profile', params: {} }]);
  });

  it('answers who led whom on an earlier day from a first import, where the table says since when', async () => {
    const since = 'Nom complet;Courriel;Équipe;Équipe depuis;Responsable;Responsable depuis;Embauche';
    const table = [since, 'Ana Ost;ana@ost.example;Ost > Nuit Ost;05/01/2026;Max Ost;02/02/2026;01/09/2024', 'Ben Ost;ben@ost.example;Nuit Ost;;max@ost.example;2 février 2026;2026-01-05', 'Max Ost;max@ost.example;Ost;2025-06-02;Ute Ost;2025-09-01;', 'Ute Ost;ute@ost.example;Ost;;;;03/02/2020', 'Vic Ost;vic@ost.example;Nuit Ost;01/04/2026;Max Ost;01/04/2026;'].join('\n');
    const seen = await preview(table);
    expect(seen).toMatchObject({ counts: { new: 5, problems: 0 } });
    expect(seen.lines.find((it) => it.name === 'Ana Ost')?.changes).toEqual(expect.arrayContaining([{ field: 'teamFrom', before: '', after: '2026-01-05' }, { field: 'lead', before: '', after: 'Max Ost' }, { field: 'leadFrom', before: '', after: '2026-02-02' }]));
    expect((await take(table)).body).toMatchObject({ counts: { new: 5, problems: 0 } });
    const ledOn = async (name: string, day: string) => (await file(name, `?asOf=${day}`)).ledBy;
    expect(await ledOn('Ana Ost', '2026-03-03')).toEqual(['Max Ost', 'Ute Ost']);
    expect(await ledOn('Ana Ost', '2026-02-01')).toEqual(['Ute Ost']);
    expect(await ledOn('Ana Ost', '2026-01-04')).toEqual([]);
    expect([await ledOn('Vic Ost', '2026-03-31'), await ledOn('Vic Ost', '2026-04-01')]).toEqual([[], ['Max Ost', 'Ute Ost']]);
    expect([(await file('Ben Ost')).memberships[0]?.from, (await file('Max Ost')).hiredOn, (await file('Vic Ost')).hiredOn]).toEqual(['2026-01-05', '2025-06-02', '2026-04-01']);
    expect((await preview(table)).counts).toMatchObject({ new: 0, changed: 0, same: 5 });
    const before = await rows();
    expect((await take(table)).body).toMatchObject({ counts: { new: 0, changed: 0, same: 5 } });
    expect((await rows()).replace(/"i":"\d+"/, '')).toBe(before.replace(/"i":"\d+"/, ''));
  });

  it('corrects since when somebody is in a team, and makes the term of a lead begin earlier, never later', async () => {
    const since = 'Nom complet;Courriel;Équipe;Équipe depuis;Responsable;Responsable depuis;Embauche';
    const table = (inTeam: string, leading: string) => [since, `Wil Ost;wil@ost.example;Jour Ost;${inTeam};Xia Ost;${leading};2024-01-08`, 'Xia Ost;xia@ost.example;;;;;2020-01-06'].join('\n');
    await take(table('', ''));
    const { asOf: today } = await file('Wil Ost');
    const corrected = table('2026-01-05', '2025-03-03');
    expect((await preview(corrected)).lines).toMatchObject([{ name: 'Wil Ost', changes: [{ field: 'teamFrom', before: '2024-01-08', after: '2026-01-05' }, { field: 'leadFrom', before: today, after: '2025-03-03' }] }]);
    expect((await take(corrected)).body).toMatchObject({ counts: { new: 0, changed: 1, same: 1 } });
    expect((await file('Wil Ost')).memberships.map((it) => [it.from, it.until])).toEqual([['2026-01-05', null]]);
    expect((await file('Xia Ost')).memberships.map((it) => [it.kind, it.from, it.until])).toEqual([['lead', '2025-03-03', null]]);
    expect((await preview(corrected)).counts).toMatchObject({ changed: 0, same: 2 });
    expect((await preview(table('2026-01-05', '2025-10-06'))).counts).toMatchObject({ changed: 0, same: 2 });
    expect((await file('Wil Ost', '?asOf=2026-01-05')).ledBy).toEqual(['Xia Ost']);
    expect((await file('Wil Ost', '?asOf=2026-01-04')).ledBy).toEqual([]);
  });

  it('says by row of a day since when that it lies ahead, before the day of hire, or beside nothing', async () => {
    const since = 'Nom complet;Courriel;Équipe;Équipe depuis;Responsable;Responsable depuis;Embauche';
    const bad = [since, 'Yan Ost;yan@ost.example;Soir Ost;2199-01-01;;;', 'Zia Ost;zia@ost.example;Soir Ost;2026-01-05;;;2026-02-02', 'Abe Ost;abe@ost.example;;2026-01-05;;;', 'Bea Ost;bea@ost.example;Soir Ost;;;2026-01-05;', 'Cid Ost;cid@ost.example;Soir Ost;;Dee Ost;2026-01-05;', 'Dee Ost;dee@ost.example;;;;;2026-03-02', 'Eva Ost;eva@ost.example;Soir Ost;hier;;;', 'Gia Ost;gia@ost.example;Soir Ost;;Nobody;;', 'Hal Ost;hal@ost.example;Soir Ost;;Gia Ost;;'].join('\n');
    expect((await preview(bad)).problems.map((it) => [it.line, it.code])).toEqual([[2, 'import.since-in-future'], [3, 'import.since-before-hire'], [4, 'import.since-without-team'], [5, 'import.since-without-lead'], [6, 'import.since-before-hire'], [8, 'table.date-unreadable'], [9, 'import.lead-unknown'], [10, 'import.lead-unknown']]);
    expect((await take(bad, { leaveOut: true })).body).toMatchObject({ counts: { new: 1, problems: 8 } });
  });

  it('says by row of a day since when that it lies before another team, or in a term whose end is on record', async () => {
    const line = (team: string, since: string) => `Nom complet;Courriel;Équipe;Équipe depuis;Embauche\nKim Ost;kim@ost.example;${team};${since};2024-01-08`;
    await take(line('Aube Ost', '2025-02-03'));
    const { asOf: today } = await file('Kim Ost');
    await take(line('Midi Ost', ''));
    expect((await file('Kim Ost')).memberships.map((it) => it.team.fr)).toEqual(expect.arrayContaining(['Midi Ost']));
    const before = await rows();
    expect((await preview(line('Midi Ost', '2025-01-06'))).problems).toEqual([{ line: 2, code: 'import.since-before-move', params: { name: 'Kim Ost', day: '2025-02-03' } }]);
    expect((await preview(line('Midi Ost', '2025-02-03'))).problems).toEqual([]);
    const [{ id, seen }] = (await house.owner.query(`select p.id, (select count(*)::int from team_membership m where m.person_id = p.id and m.kind = 'member') as seen from person p where login = 'kim@ost.example'`)) as [{ id: string; seen: number }];
    const tomorrow = new Date(Date.parse(today) + 86_400_000).toISOString().slice(0, 10);
    const { teamVersion } = await file('Kim Ost');
    expect([seen, (await sophie.ask('POST', `/api/register/${id}/team`, { id: newId(), seen: teamVersion, teamId: null, from: tomorrow })).status]).toEqual([2, 200]);
    expect((await preview(line('Midi Ost', '2025-03-03'))).problems).toEqual([{ line: 2, code: 'import.since-ends-already', params: { name: 'Kim Ost', day: tomorrow } }]);
    expect((await take(line('Midi Ost', '2025-03-03'))).status).toBe(422);
    expect(JSON.parse(await rows())[0].m).toBe(JSON.parse(before)[0].m);
  });

  it('says every problem with its line, takes nothing in, or the others where it is told to', async () => {
    const bad = [head, 'Fay Orr;fay@nordlys.example;Support Lyon;Nobody Here;;;;;', 'Gus Orr;gus@nordlys.example;;;Astronaute;;;;', 'Hal Orr;hal at home;;;;;;;', 'Ivy Orr;ivy@nordlys.example;Support Lyon;;;;32/01/2026;;', 'Jo Orr;jo@nordlys.example;Support Lyon;;;;;;', 'Jo Orr;JO@nordlys.example;;;;;;;', 'Sophie Laurent;sophie;Support Lyon;;;;;;'].join('\n').replace('sophie;', 'sophie@nordlys.example;');
    await house.owner.query(`update person set mail = 'sophie@nordlys.example' where display_name = 'Sophie Laurent'`);
    const { problems, counts } = await preview(bad);
    expect(problems.map((it) => [it.line, it.code])).toEqual([[2, 'import.lead-unknown'], [3, 'import.profile-unknown'], [4, 'table.mail-unreadable'], [5, 'table.date-unreadable'], [7, 'table.twice'], [8, 'import.own-line']]);
    expect(counts).toEqual({ new: 1, changed: 0, same: 0, problems: 6 });
    const before = await rows();
    expect(await take(bad)).toMatchObject({ status: 422, body: { code: 'import.has-problems', params: { count: 6 } } });
    expect(await take('Une recette')).toMatchObject({ status: 422, body: { code: 'import.unreadable', params: { line: 1, reason: 'table.no-name-column' } } });
    expect(await rows()).toBe(before);
    expect((await take(bad, { leaveOut: true })).body).toMatchObject({ counts: { new: 1, problems: 6 } });
    expect((await find('Orr')).map((it) => it.name)).toEqual(['Jo Orr']);
  });

  it('remembers what the columns meant', async () => {
    const odd = 'Qui est-ce;Matricule\nKit Moss;k-1';
    expect((await preview(odd)).problems[0]?.code).toBe('table.no-name-column');
    expect((await take(odd, { mapping: { 'Qui est-ce': 'name', Matricule: 'login' } })).status).toBe(200);
    expect((await preview('Qui est-ce;Matricule\nLea Moss;k-2')).counts).toEqual({ new: 1, changed: 0, same: 0, problems: 0 });
  });

  it('remembers what was chosen and nothing else: what a header is known for may be learnt later', async () => {
    const columns = (await preview('Qui est-ce;Matricule;Zone\nNed Moss;k-3;Z1')).columns;
    expect(columns.map((it) => [it.header, it.field, it.remembered])).toEqual([['Qui est-ce', 'name', true], ['Matricule', 'login', true], ['Zone', null, false]]);
    await take('Qui est-ce;Matricule;Zone\nNed Moss;k-3;Z1');
    const [kept] = (await house.owner.query('select columns from people_import order by recorded_at desc, id desc limit 1')) as [{ columns: object }];
    expect(kept.columns).toEqual({ 'Qui est-ce': 'name', Matricule: 'login' });
  });

  it('stands teams under others as the lines say, and refuses the line that closes a ring or says otherwise', async () => {
    const teams = ['Nom complet;Courriel;Équipe;Équipe parente', 'Ria Dov;ria@nordlys.example;Est > Nuit;', 'Sam Dov;sam@nordlys.example;Jour;Est', 'Tim Dov;tim@nordlys.example;Nuit;'].join('\n');
    expect(await preview(teams)).toMatchObject({ newTeams: ['Est', 'Nuit', 'Jour'], movedTeams: [], problems: [] });
    expect((await take(teams)).status).toBe(200);
    const tree = (await sophie.ask('GET', '/api/team-tree')).body as TeamTree;
    const est = tree.teams.find((it) => it.name.fr === 'Est');
    expect(tree.teams.filter((it) => it.parentId === est?.id).map((it) => [it.name.fr, it.members])).toEqual([['Jour', 1], ['Nuit', 2]]);
    const moved = ['Nom complet;Courriel;Équipe', 'Ria Dov;ria@nordlys.example;Jour > Nuit', 'Sam Dov;sam@nordlys.example;Nuit > Est', 'Uma Dov;uma@nordlys.example;Est > Nuit'].join('\n');
    const seen = await preview(moved);
    expect(seen.problems.map((it) => [it.line, it.code, it.params])).toEqual([[3, 'import.team-ring', { team: 'Est', above: 'Nuit' }], [4, 'import.team-two-places', { team: 'Nuit', first: 2 }]]);
    expect(seen).toMatchObject({ movedTeams: [{ team: 'Nuit', above: 'Jour' }], newTeams: [] });
    expect((await take(moved, { leaveOut: true })).status).toBe(200);
    const after = (await sophie.ask('GET', '/api/team-tree')).body as TeamTree;
    expect(after.teams.find((it) => it.name.fr === 'Nuit')?.parentId).toBe(after.teams.find((it) => it.name.fr === 'Jour')?.id);
    expect((await find('Uma Dov')).length).toBe(0);
    const left = ['Nom complet;Courriel;Équipe;Profil', 'Vic Dov;vic@nordlys.example;Ouest > Lune;Astronaute', 'Wil Dov;wil@nordlys.example;Nord;'].join('\n');
    await take(left, { leaveOut: true });
    expect(((await sophie.ask('GET', '/api/team-tree')).body as TeamTree).teams.map((it) => it.name.fr)).not.toContain('Ouest');
  });

  it('says two lines about one person, also where one names them by login and the other by mail', async () => {
    await take(`${head}\nXan Orr;xan@nordlys.example;;;;;;;`);
    await house.owner.query(`update person set login = 'xan', login_key = 'xan' where display_name = 'Xan Orr'`);
    const twice = 'Nom complet;Identifiant;Courriel\nXan Orr;XAN;\nXan Orr;x.orr;Xan@Nordlys.example';
    expect((await preview(twice)).problems).toEqual([{ line: 3, code: 'import.same-person', params: { name: 'Xan Orr', first: 2 } }]);
  });

  it('gives support scopes: several in a cell, from the day of hire or from today, exactly those named; what is unknown or retired is said', async () => {
    const add = async (name: string, kind: string, productId: string | null, aliases: string[] = []) => { const id = newId(); await sophie.ask('POST', '/api/scopes', { id, kind, productId, name, aliases }); return id; };
    const suite = await add('Orion', 'product', null, ['OS']);
    await add('Factures', 'module', suite);
    const old = await add('Ancien', 'product', null);
    await sophie.ask('POST', `/api/scopes/${old}/retirement`, { seen: 1 });
    const table = (cells: readonly string[]) => ['Nom complet;Courriel;Périmètre de support;Embauche', ...cells.map((it, index) => `Yve ${index};yve${index}@nordlys.example;"${it}";01/09/2026`)].join('\n');
    const bad = table(['OS N2; Factures', 'Orion, Lune', 'Ancien', 'N1']);
    expect((await preview(bad)).problems).toEqual([{ line: 3, code: 'import.scope-unknown', params: { found: 'Lune' } }, { line: 4, code: 'import.scope-retired', params: { found: 'Ancien' } }]);
    await take(bad, { leaveOut: true });
    const held = async (name: string) => (await file(name)).scopes.filter((it) => it.lastDay === null).map((it) => [it.scope.name, it.scope.tier, it.from]);
    expect(await held('Yve 0')).toEqual([['Orion', 2, '2026-09-01'], ['Factures', null, '2026-09-01']]);
    expect(await held('Yve 3')).toEqual([[null, 1, '2026-09-01']]);
    const { lines } = await preview(table(['Orion N2; Factures']));
    expect(lines).toEqual([]);
    const changed = table(['orion > factures N1; os n2']);
    expect((await preview(changed)).lines[0]?.changes).toEqual([{ field: 'scopes', before: 'Orion > Factures; Orion N2', after: 'Orion > Factures N1; Orion N2' }]);
    await take(changed);
    const { asOf: today } = await file('Yve 0');
    expect(await held('Yve 0')).toEqual([['Orion', 2, '2026-09-01'], ['Factures', 1, today]]);
  });

  it('takes five thousand people in at once, in seconds, says how far it is, and changes nothing when it comes again', async () => {
    const many = [`${head};Périmètre`, ...Array.from({ length: 5000 }, (_, index) => `Personne ${index};p${index}@big.example;Siège > Équipe ${index % 40};p${index % 40}@big.example;Conseiller support (première année);;05/01/2026;;fr;Orion N${(index % 3) + 1}`)].join('\n');
    const id = newId();
    let over = false;
    const from = performance.now();
    const taken = take(many, { id }).finally(() => { over = true; });
    const steps: ImportProgress[] = [];
    while (!over) { const answer = await sophie.ask('GET', `/api/people-imports/${id}`); if (answer.status === 200) steps.push(answer.body as ImportProgress); }
    expect((await taken).body).toMatchObject({ counts: { new: 5000, problems: 0 } });
    // Twice what is promised: others may want the machine.
    expect(performance.now() - from).toBeLessThan(40_000);
    const people = steps.filter((it) => it.state === 'running' && it.step === 'people').map((it) => (it.state === 'running' ? it.done : 0));
    expect(people.length).toBeGreaterThan(1);
    expect(people).toEqual([...people].sort((a, b) => a - b));
    expect(steps.filter((it) => it.state === 'running').map((it) => it.step)).toEqual(expect.arrayContaining(['profiles', 'scopes']));
    expect((await sophie.ask('GET', `/api/people-imports/${id}`)).body).toEqual({ state: 'done', counts: { new: 5000, changed: 0, same: 0, problems: 0 } });
    expect(await house.owner.query('select 1 from import_progress')).toEqual([]);
    expect((await preview(many)).counts).toMatchObject({ same: 5000 });
    expect(((await sophie.ask('GET', '/api/register')).body as Register)).toMatchObject({ total: expect.any(Number) as unknown, next: expect.any(String) as unknown });
  });

  it('says of an import that was cut off that nothing of it was kept', async () => {
    const id = newId();
    await house.db.query(`insert into import_progress (import_id, person_id, step, done, total, at) select $1, id, 'people', 500, 5000, palier_now() - interval '3 minutes' from person limit 1`, [id]);
    expect((await sophie.ask('GET', `/api/people-imports/${id}`)).body).toEqual({ state: 'stopped' });
    expect((await sophie.ask('GET', `/api/people-imports/${newId()}`)).status).toBe(404);
  });
});

describe('the register', () => {
  it('is read page by page without missing or repeating anybody', async () => {
    const seen: string[] = [];
    let after: string | null = '';
    while (after !== null) {
      const register = (await sophie.ask('GET', `/api/register?search=Orr${after === '' ? '' : `&after=${after}`}`)).body as Register;
      seen.push(...register.people.map((it) => it.id));
      after = register.next;
    }
    expect(new Set(seen).size).toBe(seen.length);
    let pages = 0;
    const all = new Set<string>();
    for (let next: string | null = ''; next !== null && pages < 200; pages++) {
      const register = (await sophie.ask('GET', `/api/register${next === '' ? '' : `?after=${next}`}`)).body as Register;
      for (const it of register.people) { expect(all.has(it.id)).toBe(false); all.add(it.id); }
      if (register.next === null) expect(all.size).toBe(register.total);
      next = register.next;
    }
  });

  it('lets HR add people with roles of training, an administrator with any, and nobody a login twice', async () => {
    mathis = await Visitor.signedIn(house, 'mathis');
    const add = (by: Visitor, roles: string[], login: string = newId()) => by.ask('POST', '/api/register', { id: newId(), name: 'Nora Bly', login, roles, locale: 'fr' });
    expect((await add(sophie, ['learner', 'author'])).status).toBe(200);
    expect(await add(sophie, ['admin'])).toMatchObject({ status: 403, body: { code: 'role.not-yours-to-give' } });
    expect((await add(mathis, ['hr'], 'nora')).status).toBe(200);
    expect(await add(mathis, ['learner'], ' NORA ')).toMatchObject({ status: 409, body: { code: 'login.taken' } });
  });

  it('keeps the address of whoever is added by hand, as an import would, and gives no address to two', async () => {
    const add = (body: Record<string, unknown>) => sophie.ask('POST', '/api/register', { id: newId(), name: 'Paula Rey', login: newId(), roles: ['learner'], locale: 'fr', ...body });
    const mailOf = async (id: string) => ((await sophie.ask('GET', `/api/register/${id}`)).body as PersonFile).mail;
    const wish = { id: newId(), login: 'paula', mail: ' Paula@Nordlys.example ' };
    expect((await add(wish)).status).toBe(200);
    expect(await mailOf(wish.id)).toBe('Paula@Nordlys.example');
    expect((await add(wish)).status).toBe(200);
    expect(await add({ ...wish, mail: 'other@nordlys.example' })).toMatchObject({ status: 409, body: { code: 'id.taken' } });
    for (const taken of [{ mail: 'PAULA@nordlys.EXAMPLE' }, { login: 'paula@nordlys.example' }]) expect(await add(taken)).toMatchObject({ status: 409, body: { code: 'mail.taken' } });
    for (const mail of ['paula at home', 'paula@home', 'a@b@c.example']) expect(await add({ mail })).toMatchObject({ status: 422, body: { code: 'mail.unreadable', params: { found: mail } } });
    const said = { id: newId(), login: 'pr@nordlys.example', mail: '' };
    expect([(await add(said)).status, await mailOf(said.id)]).toEqual([200, said.login]);
    const none = newId();
    expect([(await add({ id: none, login: '@home' })).status, await mailOf(none)]).toEqual([200, null]);
  });

  it('lets nobody reach an account that gives more than they may give', async () => {
    const [admin] = await find('Mathis Roche');
    expect(await sophie.ask('POST', `/api/people/${admin?.id ?? ''}/invitations`, { id: newId() })).toMatchObject({ status: 403, body: { code: 'role.not-yours-to-give' } });
    expect(await sophie.ask('POST', `/api/register/${admin?.id ?? ''}/roles`, { seen: ['admin'], roles: ['learner'] })).toMatchObject({ status: 403, body: { code: 'role.not-yours-to-give' } });
    const { invitations } = (await sophie.ask('POST', '/api/invitations', { id: newId() })).body as { invitations: { login: string; token: string }[] };
    expect(invitations.length).toBeGreaterThan(490);
    expect(invitations.some((it) => it.login === 'nora')).toBe(false);
    expect(invitations.every((it) => it.token.length === 43)).toBe(true);
  });

  it('grants and takes back roles as facts, and a departure closes the doors at once', async () => {
    const [julien] = await find('Julien Mercier');
    const his = await Visitor.signedIn(house, 'julien');
    mathis = await Visitor.signedIn(house, 'mathis');
    expect((await mathis.ask('POST', `/api/register/${julien?.id ?? ''}/roles`, { seen: ['learner'], roles: ['learner', 'author'] })).status).toBe(200);
    expect(await mathis.ask('POST', `/api/register/${julien?.id ?? ''}/roles`, { seen: ['learner'], roles: ['learner', 'lead'] })).toMatchObject({ status: 412, body: { code: 'role.changed-meanwhile', params: { roles: 'learner, author' } } });
    expect((await file('Julien Mercier')).roles).toEqual(['author', 'learner']);
    expect((await mathis.ask('POST', `/api/register/${julien?.id ?? ''}/roles`, { seen: ['author', 'learner'], roles: ['learner'] })).status).toBe(200);
    expect((await file('Julien Mercier')).roles).toEqual(['learner']);
    const { asOf: today } = await file('Julien Mercier');
    expect((await his.ask('GET', '/api/courses')).status).toBe(200);
    for (let twice = 0; twice < 2; twice++) expect((await sophie.ask('POST', `/api/register/${julien?.id ?? ''}/departure`, { leftOn: today })).status).toBe(200);
    expect(await sophie.ask('POST', `/api/register/${julien?.id ?? ''}/departure`, { leftOn: '2026-01-01' })).toMatchObject({ status: 409, body: { code: 'person.left-already' } });
    expect((await his.ask('GET', '/api/courses')).status).toBe(401);
    await expect(Visitor.signedIn(house, 'julien')).rejects.toThrow(/401/);
    expect((await file('Julien Mercier')).access).toBe('left');
    expect((await sophie.ask('GET', `/api/people/${julien?.id ?? ''}/skill-profile`)).body).toMatchObject({ coverage: { cellsHeld: 3 } });
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CarriedOver, CarriedOverImport, CarryPreview, Matrix, SkillProfile, TeamProgress, WhyThisLevel } from '@palier/contracts';
import { writeLevelGrid, writeLevelList } from '@palier/formats';
import { CarriedOverQueries } from '#carried-over';
import { ProjectStandings } from '#evidence';
import { newId } from '#platform';
import { openHouse, Visitor, type House } from '../../test/house.js';


let house: House;
let sophie: Visitor, karim: Visitor, lea: Visitor;
let frameworkId: string, today: string;
const ids = new Map<string, string>();
const at = async (shift: string) => {
  await house.later(shift);
  [sophie, karim, lea] = [await Visitor.signedIn(house, 'sophie'), await Visitor.signedIn(house, 'karim'), await Visitor.signedIn(house, 'lea')];
};
beforeAll(async () => {
  house = await openHouse({ demo: true });
  await at('0');
  const rows = (await house.owner.query(`select display_name as name, id from person union all select v.name->>'fr', v.competency_id from framework_version_competency v`)) as { name: string; id: string }[];
  for (const it of rows) ids.set(it.name, it.id);
  [{ id: frameworkId, today }] = (await house.owner.query('select id, palier_today()::text as today from framework')) as [{ id: string; today: string }];
});
afterAll(() => house?.close());

const day = (days: number): string => new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10);
const talk = 'Communiquer efficacement', keep = 'Actualiser ses connaissances et s’adapter', soft = 'Gérer les logiciels métiers', teach = 'Former et transmettre des savoirs', english = 'Utiliser l’anglais en contexte professionnel';
const told = (person: string, competency: string, level: 1 | 2 | 3 | 4, date: string | null = null, rater: string | null = null) => ({ person, competency, level, date, rater });
const wish = (text: string, more: object = {}) => ({ frameworkId, text, columns: {}, names: {}, statedOn: day(-200), statedBy: 'Paul Roy', ...more });
const preview = async (text: string, more: object = {}) => (await sophie.ask('POST', '/api/carried-over-imports/preview', wish(text, more))).body as CarryPreview;
const carry = (text: string, more: object = {}) => sophie.ask('POST', '/api/carried-over-imports', { id: newId(), source: 'Grille 2025', until: day(90), leaveOut: false, ...wish(text), ...more });
const skillsOf = async (name: string, asked = '', by = sophie) => (await by.ask('GET', `/api/people/${ids.get(name)}/skill-profile${asked}`)).body as SkillProfile;
const lineOf = async (name: string, competency: string, asked = '') => (await skillsOf(name, asked)).competencies.find((it) => it.competencyId === ids.get(competency));
const why = async (name: string, competency: string) => (await sophie.ask('GET', `/api/people/${ids.get(name)}/competencies/${ids.get(competency)}/why`)).body as WhyThisLevel;
const imports = async () => ((await sophie.ask('GET', '/api/carried-over-imports')).body as { imports: CarriedOverImport[] }).imports;
const ofPerson = async (name: string, by = sophie) => (await by.ask('GET', `/api/people/${ids.get(name)}/carried-over`)).body as CarriedOver;
const rows = async () => JSON.stringify(await house.owner.query('select (select count(*) from carried_over_line) l, (select count(*) from evidence) e, (select count(*) from standing) s, (select count(*) from fact_text) t'));
const same = async () => expect(await house.nest.get(ProjectStandings).rebuild('check')).toEqual([]);

const grid = writeLevelGrid([told('Léa Fontaine', talk, 3), told('Léa Fontaine', teach, 1), told('Hugo Petit', talk, 2)]);

describe('the table that a team lives with', () => {
  it('is looked at without keeping anything: person by person, what would be carried over', async () => {
    const before = await rows();
    const seen = await preview(grid);
    expect(seen).toMatchObject({ form: 'grid', problems: [], counts: { people: 2, lines: 3, levels: 6, same: 0, older: 0, proved: 0, problems: 0 } });
    expect(seen.people.map((it) => [it.person.name, it.lines.map((line) => [line.name.fr, line.level, line.statedOn, line.statedBy, line.verdict])])).toEqual([
      ['Léa Fontaine', [[talk, 3, day(-200), 'Paul Roy', 'new'], [teach, 1, day(-200), 'Paul Roy', 'new']]], ['Hugo Petit', [[talk, 2, day(-200), 'Paul Roy', 'new']]],
    ]);
    expect(await rows()).toBe(before);
  });

  it('is carried over as one row a level, with its source, until the day that HR chose', async () => {
    expect(await lineOf('Léa Fontaine', teach)).toMatchObject({ held: 0 });
    expect(await carry(grid)).toMatchObject({ status: 200, body: { counts: { people: 2, lines: 3, levels: 6 } } });
    const kept = (await house.owner.query(`
      select e.level, e.kind, (e.occurred_at at time zone palier_zone())::text as "from", (e.valid_until at time zone palier_zone())::text as until, l.line, t.words as source, b.words as by from evidence e join carried_over_line l on l.id = e.carried_over_line_id
      join carried_over_import i on i.id = l.import_id join fact_text t on t.id = i.source_id join fact_text b on b.id = l.stated_by_id where e.person_id = $1 and e.competency_id = $2 order by e.level`, [ids.get('Léa Fontaine'), ids.get(talk)])) as unknown[];
    expect(kept).toEqual([1, 2, 3].map((level) => ({ level, kind: 'carriedOver', from: `${day(-200)} 00:00:00`, until: `${day(91)} 00:00:00`, line: 2, source: 'Grille 2025', by: 'Paul Roy' })));
    await same();
  });

  it('shows itself as carried over wherever a level is shown, and never as confirmed', async () => {
    const line = await lineOf('Léa Fontaine', teach);
    expect(line).toMatchObject({ held: 1, cells: [{ level: 1, held: true, counts: true, carriedOverUntil: day(90) }, { level: 2, held: false, carriedOverUntil: null }, {}, {}] });
    expect((await skillsOf('Hugo Petit')).coverage.cellsCarriedOver).toBe(1);
    expect((await why('Léa Fontaine', teach)).levels[0]).toMatchObject({ held: true, carriedOverUntil: day(90), proof: { kind: 'any', held: true, of: [{ kind: 'any', held: false }, { kind: 'carriedOver', held: true, table: 'Grille 2025', line: 2, statedBy: 'Paul Roy', statedOn: day(-200), until: day(90) }] } });
    const matrix = (await sophie.ask('GET', '/api/matrix')).body as Matrix;
    const cellOf = (name: string, competency: string) => matrix.people.find((it) => it.name === name)?.cells[matrix.competencies.findIndex((it) => it.id === ids.get(competency))];
    expect(cellOf('Léa Fontaine', talk)).toMatchObject({ held: 3, carriedOverUntil: day(90) });
    expect(cellOf('Aminata Diallo', talk)).toMatchObject({ held: 2, carriedOverUntil: null });
    expect(matrix.coverage.cellsCarriedOver).toBeGreaterThan(0);
    const csv = (await sophie.ask('POST', '/api/matrix.csv', { locale: 'fr', password: 'palier-demo-2026' })).text.split('\r\n');
    expect(csv[0]).toContain(`${talk} (reprise, à confirmer jusqu’au)`);
    expect(csv.find((it) => it.startsWith('Léa Fontaine'))).toContain(`;3;2;${day(90)};`);
    const { teams } = (await karim.ask('GET', '/api/teams')).body as TeamProgress;
    expect(teams.flatMap((it) => it.members).find((it) => it.name === 'Léa Fontaine')).toMatchObject({ carriedOver: { count: 2, until: day(90) } });
    expect(teams.flatMap((it) => it.members).find((it) => it.name === 'Aminata Diallo')?.carriedOver).toBeNull();
  });

  it('prefers proof of our own as the cause shown: what Léa and Hugo had proved stays theirs', async () => {
    const lea3 = await lineOf('Léa Fontaine', talk);
    // Léa proved level 1 with a quiz and level 2 with Karim's signature; only level 3 is new to us.
    expect(lea3?.cells.map((it) => it.carriedOverUntil)).toEqual([null, null, day(90), null]);
    const because = (await house.owner.query(`select s.level, e.kind from standing s join evidence e on s.because ? e.id::text where s.person_id = $1 and s.competency_id = $2 and s.known_until is null and s.valid_from <= palier_now() and (s.valid_until is null or s.valid_until > palier_now()) order by 1`, [ids.get('Léa Fontaine'), ids.get(talk)])) as unknown[];
    expect(because).toEqual([{ level: 1, kind: 'quiz' }, { level: 2, kind: 'signOff' }, { level: 3, kind: 'carriedOver' }]);
  });

  it('was not known before it was carried over, but is true of the day it was said of', async () => {
    expect(await lineOf('Léa Fontaine', teach, `?asOf=${day(-199)}`)).toBeUndefined();
    expect((await lineOf('Léa Fontaine', teach, `?asOf=${day(-10)}`))?.held).toBe(1);
    expect((await lineOf('Léa Fontaine', teach, `?asOf=${day(-10)}&knownOn=${day(-1)}`))?.held).toBe(0);
  });

  it('carries nothing over twice: not the same request, not the same table, not what is proved anyway', async () => {
    const id = newId();
    const list = writeLevelList([told('Hugo Petit', soft, 1, day(-30), 'Nadia'), told('Hugo Petit', keep, 2, day(-30), 'Nadia')]);
    const first = await carry(list, { id });
    expect(first.body).toMatchObject({ counts: { lines: 1, proved: 1, levels: 2 } });
    const before = await rows();
    expect((await carry(list, { id })).body).toEqual(first.body);
    expect(await carry(grid, { id })).toMatchObject({ status: 409, body: { code: 'id.taken' } });
    expect((await carry(grid)).body).toMatchObject({ counts: { people: 0, lines: 0, levels: 0, same: 3 } });
    expect((await carry(list)).body).toMatchObject({ counts: { lines: 0, same: 1, proved: 1 } });
    expect(JSON.parse(await rows())).toEqual([{ ...JSON.parse(before)[0], t: String(Number(JSON.parse(before)[0].t) + 2) }]);
    expect((await imports()).map((it) => [it.source, it.lines, it.people, it.waiting])).toEqual([['Grille 2025', 1, 1, 1], ['Grille 2025', 3, 2, 3]]);
  });

  it('lets the newest word count, in the table and against what was carried over before', async () => {
    const list = writeLevelList([told('Hugo Petit', teach, 3, '2024-01-05'), told('Hugo Petit', teach, 2, '2025-01-05'), told('Hugo Petit', talk, 4, day(-300))]);
    expect((await preview(list)).people[0]?.lines.map((it) => [it.line, it.level, it.verdict])).toEqual([[2, 3, 'older'], [3, 2, 'new'], [4, 4, 'older']]);
    expect((await preview(writeLevelList([told('Hugo Petit', talk, 1, day(-5))]))).problems).toEqual([{ line: 2, code: 'carry.lower-than-before', params: { name: talk, level: 2 } }]);
    expect((await preview(writeLevelList([told('Hugo Petit', talk, 3, day(-5))]))).counts).toMatchObject({ lines: 1, levels: 3 });
  });

  it('says every problem with its line, takes nothing in, or the rest where it is told to', async () => {
    await house.owner.query(`update person set display_name = 'Jean Martin' where login in ('oliver', 'tomasz')`);
    const bad = writeLevelList([
      told('Personne d’autre', talk, 1), told('Jean Martin', talk, 1), told('sophie', talk, 1), told('aminata', 'Cuisiner', 1), told('aminata', english, 2), told('aminata', talk, 3, day(3)), told('aminata', teach, 2, day(-9)), told('AMINATA', teach, 3, day(-9)), told('aminata', keep, 3),
    ]).concat('\naminata\tInnover et animer un processus d’innovation\tneuf\t\t');
    const { problems, counts } = await preview(bad);
    expect(problems.map((it) => [it.line, it.code])).toEqual([
      [2, 'carry.person-unknown'], [3, 'carry.person-ambiguous'], [4, 'carry.own-line'], [5, 'carry.competency-unknown'], [6, 'carry.competency-without-levels'], [7, 'carry.day-in-future'], [8, 'carry.two-levels'], [9, 'carry.two-levels'], [11, 'table.level-unreadable'],
    ]);
    expect(counts).toMatchObject({ people: 1, lines: 1, levels: 3, problems: 9 });
    const before = await rows();
    expect(await carry(bad)).toMatchObject({ status: 422, body: { code: 'import.has-problems', params: { count: 9 } } });
    expect(await carry('Une recette')).toMatchObject({ status: 422, body: { code: 'import.unreadable' } });
    expect(await carry(grid, { statedOn: day(1) })).toMatchObject({ status: 422, body: { code: 'carried-over.day-in-future' } });
    for (const until of [day(-1), day(400)]) expect(await carry(writeLevelGrid([told('aminata', teach, 3)]), { until })).toMatchObject({ status: 422, body: { code: 'carried-over.until-out-of-range' } });
    expect((await carry(grid, { frameworkId: newId() })).status).toBe(404);
    expect((await karim.ask('POST', '/api/carried-over-imports/preview', wish(grid))).status).toBe(403);
    expect(await rows()).toBe(before);
    expect((await carry(bad, { leaveOut: true })).body).toMatchObject({ counts: { lines: 1, problems: 9 } });
    await same();
  });

  it('says once, at its header, that a column of a grid is no competency; what a name means may be chosen, and is remembered', async () => {
    const odd = 'Nom\tCom.\tCommentaire\tAnglais\njulien\t2\tà revoir\t3\nJulien Mercier\t\t\t';
    expect((await preview(odd)).problems).toEqual([{ line: 1, code: 'carry.competency-unknown', params: { name: 'Com.' } }, { line: 1, code: 'carry.competency-unknown', params: { name: 'Commentaire' } }, { line: 1, code: 'carry.competency-unknown', params: { name: 'Anglais' } }]);
    const names = { 'Com.': ids.get(talk), Commentaire: null, Anglais: ids.get(english) };
    expect((await preview(odd, { names })).problems).toEqual([{ line: 1, code: 'carry.competency-without-levels', params: { name: 'Anglais' } }]);
    expect((await carry(odd, { names: { ...names, Anglais: null } })).body).toMatchObject({ counts: { lines: 1, levels: 2, problems: 0 } });
    expect((await preview('Nom\tCOM.\tcommentaire\nlea\t3\tbien')).counts).toMatchObject({ lines: 0, same: 1, problems: 0 });
  });

  it('says of whom what ends within days, and when', async () => {
    const queries = house.nest.get(CarriedOverQueries);
    const name = (id: string | null) => [...ids].find(([, it]) => it === id)?.[0];
    expect((await queries.endingBetween(day(90), day(90))).map((it) => [name(it.personId), it.count, it.endsOn])).toEqual(expect.arrayContaining([['Léa Fontaine', 2, day(90)], ['Hugo Petit', 2, day(90)]]));
    expect((await queries.endingBetween(today, day(90), [ids.get('Léa Fontaine') ?? ''])).map((it) => name(it.personId))).toEqual(['Léa Fontaine']);
    expect(await queries.endingBetween(today, day(89))).toEqual([]);
    expect(await queries.endingBetween(day(91), day(200))).toEqual([]);
  });

  it('ends on its day where nobody confirmed it, without anything running at midnight', async () => {
    await at('90 days');
    expect(await lineOf('Léa Fontaine', teach)).toMatchObject({ held: 1 });
    await at('91 days');
    expect(await lineOf('Léa Fontaine', teach)).toMatchObject({ held: 0 });
    expect(await lineOf('Léa Fontaine', talk)).toMatchObject({ held: 2 });
    expect((await ofPerson('Léa Fontaine', lea)).lines.map((it) => [it.name.fr, it.state])).toEqual([[talk, 'ended'], [teach, 'ended']]);
    await same();
    await at('0');
  });

  it('gets more time from HR, with a reason, and never a shorter one', async () => {
    const [, , , first] = (await imports()).reverse().map((it) => it.id).reverse();
    const all = await imports();
    const importId = all.find((it) => it.lines === 3)?.id ?? '';
    expect(first).toBe(importId);
    const extend = (wish: object) => sophie.ask('POST', `/api/carried-over-imports/${importId}/extension`, { id: newId(), until: day(120), reason: 'Karim est en congé.', ...wish });
    for (const until of [day(90), day(30)]) expect(await extend({ until })).toMatchObject({ status: 422, body: { code: 'carried-over.not-later', params: { until: day(90) } } });
    expect(await extend({ until: day(400) })).toMatchObject({ status: 422, body: { code: 'carried-over.until-out-of-range' } });
    const id = newId();
    for (let twice = 0; twice < 2; twice++) expect((await extend({ id })).status).toBe(200);
    expect(await extend({ id, until: day(130) })).toMatchObject({ status: 409, body: { code: 'id.taken' } });
    expect((await imports()).find((it) => it.id === importId)).toMatchObject({ until: day(120), extensions: [{ until: day(120), by: 'Sophie Laurent', on: today, reason: 'Karim est en congé.' }] });
    expect((await lineOf('Léa Fontaine', teach))?.cells[0]).toMatchObject({ carriedOverUntil: day(120) });
    // What was proved without the table needs no more time.
    expect(await house.owner.query(`select distinct e.level from evidence e where e.person_id = $1 and e.competency_id = $2 and (e.valid_until at time zone palier_zone())::date = $3`, [ids.get('Léa Fontaine'), ids.get(talk), day(121)])).toEqual([{ level: 3 }]);
    await same();
    await at('100 days');
    expect(await lineOf('Léa Fontaine', teach)).toMatchObject({ held: 1 });
    await at('0');
  });

  it('is taken back as a whole where it was a mistake: it never counted, what was known stays, and it may come again', async () => {
    await at('2 days');
    const importId = (await imports()).find((it) => it.lines === 3)?.id ?? '';
    const withdrawal = { id: newId(), reason: 'Ce n’était pas la bonne année.' };
    for (let twice = 0; twice < 2; twice++) expect((await sophie.ask('POST', `/api/carried-over-imports/${importId}/withdrawal`, withdrawal)).status).toBe(200);
    expect(await sophie.ask('POST', `/api/carried-over-imports/${importId}/withdrawal`, { ...withdrawal, id: newId() })).toMatchObject({ status: 409, body: { code: 'carried-over.withdrawn' } });
    expect(await sophie.ask('POST', `/api/carried-over-imports/${importId}/extension`, { id: newId(), until: day(150), reason: 'x' })).toMatchObject({ status: 409, body: { code: 'carried-over.withdrawn' } });
    expect(await lineOf('Léa Fontaine', teach)).toMatchObject({ held: 0 });
    expect(await lineOf('Léa Fontaine', talk)).toMatchObject({ held: 2 });
    expect(await lineOf('Léa Fontaine', teach, `?asOf=${today}&knownOn=${today}`)).toMatchObject({ held: 1 });
    expect((await imports()).find((it) => it.id === importId)).toMatchObject({ waiting: 0, withdrawn: { by: 'Sophie Laurent', on: day(2), reason: 'Ce n’était pas la bonne année.' } });
    expect((await ofPerson('Léa Fontaine', lea)).lines.map((it) => it.state)).toEqual(['withdrawn', 'withdrawn']);
    await same();
    expect((await preview(grid)).counts).toMatchObject({ lines: 3 });
    await at('0');
  });

  it('is neither extended nor taken back by somebody whom it speaks of', async () => {
    await house.owner.query(`insert into role_grant (id, person_id, role, recorded_at) select gen_random_uuid(), id, 'hr', palier_now() from person where login = 'nadia'`);
    const nadia = await Visitor.signedIn(house, 'nadia');
    const id = newId();
    expect((await nadia.ask('POST', '/api/carried-over-imports', { id, source: 'Grille', until: day(30), leaveOut: false, ...wish(writeLevelGrid([told('sophie', talk, 2)])) })).status).toBe(200);
    for (const [door, more] of [['extension', { until: day(40) }], ['withdrawal', {}]] as const) {
      expect(await sophie.ask('POST', `/api/carried-over-imports/${id}/${door}`, { id: newId(), reason: 'x', ...more })).toMatchObject({ status: 422, body: { code: 'carried-over.speaks-of-you' } });
      expect((await nadia.ask('POST', `/api/carried-over-imports/${id}/${door}`, { id: newId(), reason: 'x', ...more })).status).toBe(200);
    }
    await same();
  });

  it('carries a large company over in seconds', async () => {
    const many = Array.from({ length: 600 }, (_, index) => `Personne ${index}`);
    await house.owner.query(`insert into person (id, display_name, locale, time_zone, hired_on) select gen_random_uuid(), it, 'fr', 'Europe/Paris', '2026-01-05' from unnest($1::text[]) it`, [many]);
    const from = performance.now();
    expect((await carry(writeLevelGrid(many.flatMap((person) => [told(person, talk, 3), told(person, keep, 2), told(person, teach, 2), told(person, soft, 2)])))).body).toMatchObject({ counts: { people: 600, lines: 2400, levels: 5400 } });
    expect(performance.now() - from).toBeLessThan(20_000);
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { allEndpoints, type Endpoint, type Matrix, type Observable } from '@palier/contracts';
import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import { inflateSync } from 'node:zlib';
import readWorkbook from 'read-excel-file/node';
import { newId } from '#platform';
import { openHouse, Visitor, type Answer, type House } from './house.js';

/** What people may call themselves, their team and what they learn, all of it the start of a formula. */
const wicked = ['=HYPERLINK("https://elsewhere.example")', '+1+cmd|\' /C calc\'!A0', '-2+3', '@SUM(1)', '\t=1', '\r=1', '＝1'];
const password = 'palier-demo-2026';
const exports = allEndpoints.filter((it) => it.produces !== undefined && !['exportFramework', 'exportFrameworkTable', 'readFile', 'readOpenApi', 'readPieceFile', 'readReviewPage', 'readReviewPdf', 'readCalendar', 'readAttestationPdf'].includes(it.name));
const matrices = exports.filter((it) => it.action === 'matrix.export');
const locales = ['fr', 'en'] as const;

let house: House;
let sophie: Visitor, karim: Visitor;
const comeIn = async () => { [sophie, karim] = [await Visitor.signedIn(house, 'sophie'), await Visitor.signedIn(house, 'karim')]; };
beforeAll(async () => {
  house = await openHouse({ demo: true });
  await house.owner.query(`update person p set display_name = ($1::text[])[1 + (n % ${wicked.length})::int] || ' ' || n from (select id, row_number() over (order by id) - 1 as n from person) it where it.id = p.id`, [wicked]);
  await house.owner.query(`update team set name = jsonb_build_object('fr', $1::text, 'en', $2::text)`, [wicked[0], wicked[2]]);
  await comeIn();
});
afterAll(() => house?.close());

const ask = (endpoint: Endpoint, locale: string, asked: object = {}): Promise<Answer> => (endpoint.verb === 'GET' ? sophie.ask('GET', `${endpoint.path}?locale=${locale}`) : sophie.ask('POST', endpoint.path, { locale, password, ...asked }));
const matrixOf = async (query = ''): Promise<Matrix> => (await sophie.ask('GET', `/api/matrix${query}`)).body as Matrix;
const exported = async (): Promise<number> => ((await house.owner.query(`select count(*)::int as n from audit where action = 'matrix.export'`)) as [{ n: number }])[0].n;

describe('every table that leaves', () => {
  it('is known here', () => { expect(exports.map((it) => it.name).sort()).toEqual(['exportAudit', 'exportMatrix', 'exportMatrixJson', 'exportMatrixPdf', 'exportMatrixSheet']); });

  it.each(exports.filter((it) => it.produces === 'text/csv').flatMap((endpoint) => locales.map((locale) => [endpoint.name, locale, endpoint] as const)))('%s in %s starts no formula in any cell', async (_, locale, endpoint) => {
    const { status, text, headers } = await ask(endpoint, locale);
    expect([status, headers['content-type']]).toEqual([200, 'text/csv; charset=utf-8']);
    const cells = (parse(text, { bom: true, delimiter: locale === 'fr' ? ';' : ',', relax_column_count: true }) as string[][]).flat();
    for (const sign of ['=', '+', '-', '@', '\t', '\r', '＝']) expect([sign, cells.some((it) => it.startsWith(`'${sign}`))]).toEqual([sign, true]);
    for (const cell of cells) expect(cell).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
  });

  it.each(locales)('is a workbook in %s whose words are words: nothing in it is reckoned with, and what looks like a formula is marked as text', async (locale) => {
    const { status, bytes, headers } = await ask(matrices.find((it) => it.name === 'exportMatrixSheet') as Endpoint, locale);
    expect([status, headers['content-type']]).toEqual([200, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet']);
    const files = unzipSync(bytes);
    const sheet = strFromU8(files['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
    expect(sheet).not.toMatch(/<f[ >]/);
    const styles = [...strFromU8(files['xl/styles.xml'] ?? new Uint8Array()).split('<cellXfs')[1]?.matchAll(/<xf [^>]*>/g) ?? []].map(([it]) => it.includes('quotePrefix="1"'));
    const words = [...sheet.matchAll(/<c r="[A-Z]+\d+"(?: s="(\d)")?(?: t="(\w+)")?>(?:<is><t xml:space="preserve">([^<]*)|<v>-?\d+<)/g)];
    expect(words.length).toBe(sheet.split('<c ').length - 1);
    const signs = words.flatMap(([, style, type, text]) => (text !== undefined && /^(?:[=+\-@＝]|&#9;|&#13;)/.test(text) ? [[type, styles[Number(style ?? 0)]]] : []));
    expect(signs.length).toBeGreaterThan(6);
    for (const it of signs) expect(it).toEqual(['inlineStr', true]);
    // Another reader (which leaves white space out) finds the same people and levels, and how to read them.
    const [levels, notes] = await readWorkbook(bytes);
    const { people, competencies } = await matrixOf();
    expect(levels?.data.slice(1).map((row) => row[0])).toEqual(people.map((it) => it.name.trim()));
    expect(levels?.data.slice(1).map((row) => row.slice(7).filter((_, at) => at % 3 === 0))).toEqual(people.map((it) => it.cells.map((cell) => cell.held ?? (locale === 'fr' ? 'Sans niveaux' : 'No levels'))));
    expect(levels?.data[0]).toHaveLength(7 + 3 * competencies.length);
    expect(notes?.data).toContainEqual([locale === 'fr' ? 'Personnes montrées' : 'People shown', people.length]);
  });

  it('says the same to a program: the people of the matrix, how many they are, whom it was narrowed to and what the words mean', async () => {
    const json = matrices.find((it) => it.name === 'exportMatrixJson') as Endpoint;
    const { people, coverage, competencies } = await matrixOf();
    const it = (await ask(json, 'en')).body as { shown: unknown; legend: object; filters: unknown };
    expect(it).toMatchObject({ people, competencies, filters: {}, shown: { people: people.length, coverage } });
    expect(Object.keys(it.legend)).toContain('Not stated in the sheet');
    expect((await ask(json, 'en', { site: 'Nowhere', only: 'gaps' })).body).toMatchObject({ people: [], filters: { site: 'Nowhere', only: 'gaps' }, shown: { people: 0 } });
  });

  it('is a paper of people by competencies, for as many as paper holds', async () => {
    const pdf = matrices.find((it) => it.name === 'exportMatrixPdf') as Endpoint;
    await house.owner.query(`insert into profile (id, framework_id, kind, title, disclaimer, published_at) select gen_random_uuid(), p.framework_id, 'company', '{"fr":"Fiche"}', 'Cette fiche est indicative.', p.published_at from profile p join profile_holding h on h.profile_id = p.id limit 1`);
    const { status, bytes, headers } = await ask(pdf, 'fr');
    expect([status, headers['content-type'], bytes.subarray(0, 5).toString()]).toEqual([200, 'application/pdf', '%PDF-']);
    const { people, competencies } = await matrixOf();
    const sheets = (await house.owner.query(`select distinct disclaimer from profile where disclaimer <> ''`)) as unknown[];
    const paper = bytes.toString('latin1').replaceAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g, (whole, packed: string) => { try { return inflateSync(Buffer.from(packed, 'latin1')).toString('latin1'); } catch { return whole; } });
    const parts = (kind: string) => paper.split(`/S /${kind}\n`).length - 1;
    const tables = Math.ceil(competencies.length / 8);
    expect([sheets.length > 0, parts('H1'), parts('H2'), parts('L'), parts('Table'), parts('TR'), parts('P')]).toEqual([true, 1, 1, 3, tables, tables * (people.length + 1), sheets.length]);
    for (const it of ['/Lang (fr-FR)', '/Marked true', '/Scope /Row']) expect([it, paper.includes(it)]).toEqual([it, true]);
    expect(paper).toContain(`(D:${(await matrixOf()).asOf.replaceAll('-', '')}000000Z)`);
    await house.owner.query(`insert into person (id, display_name, locale, time_zone, hired_on) select gen_random_uuid(), 'Paper ' || n, 'fr', 'Europe/Paris', '2001-01-01' from generate_series(1, 201) n`);
    await house.owner.query(`insert into profile_holding (id, person_id, profile_id, from_on, recorded_at) select gen_random_uuid(), p.id, (select profile_id from profile_holding limit 1), '2001-01-01', palier_now() from person p where p.hired_on = '2001-01-01'`);
    const before = await exported();
    expect(await sophie.ask('POST', pdf.path, { locale: 'fr', password })).toMatchObject({ status: 422, body: { code: 'matrix.too-many-for-paper', params: { most: 200 } } });
    expect(await exported()).toBe(before);
    expect((await ask(pdf, 'fr', { hiredFrom: '2001-01-02' })).status).toBe(200);
    expect((await ask(pdf, 'fr', { hiredFrom: '2001-01-02', only: 'gaps' })).status).toBe(200);
    await house.owner.query(`insert into profile_holding_end (holding_id, until_on, recorded_at) select h.id, '2001-01-02', '2001-01-01' from profile_holding h join person p on p.id = h.person_id where p.hired_on = '2001-01-01'`);
  });

  it('is given to whoever knows their password, and stands in the audit; to nobody else', async () => {
    const before = await exported();
    for (const endpoint of matrices) {
      expect(await sophie.ask('POST', endpoint.path, { locale: 'fr', password: 'not this one' })).toMatchObject({ status: 422, body: { code: 'password.wrong' } });
      expect((await sophie.ask('POST', endpoint.path, { locale: 'fr' })).status).toBe(400);
      expect((await sophie.ask('GET', endpoint.path)).status).toBe(404);
    }
    expect(await exported()).toBe(before);
    for (const endpoint of matrices) expect((await ask(endpoint, 'fr')).status).toBe(200);
    expect(await exported()).toBe(before + matrices.length);
  });

  it('is the same, byte for byte, for the same days and the same people, whatever was written since', async () => {
    const { asOf: day, people } = await matrixOf();
    const all = async (asked: object) => Promise.all(matrices.flatMap((endpoint) => locales.map(async (locale) => [`${endpoint.name} ${locale}`, (await ask(endpoint, locale, asked)).bytes.toString('base64')] as const)));
    const before = await all({ asOf: day, knownOn: day });
    const open = await all({ asOf: day });
    await house.goTo(2, '10:00');
    await comeIn();
    for (const { personId } of people) {
      const { status, body } = await karim.ask('GET', `/api/people/${personId}/observable`);
      if (status !== 200) continue;
      const { seen, competencies } = body as Observable;
      const wish = { id: newId(), observed: 'Seen on Tuesday.', reference: '', seen, competencies: competencies.slice(0, 3).map((it) => ({ competencyId: it.competencyId, levels: [1, 2, 3] })) };
      expect((await karim.ask('POST', `/api/people/${personId}/observations`, wish)).status).toBe(200);
    }
    const [wrong] = (await house.owner.query(`select s.id from sign_off s join person p on p.id = s.rater_id where p.login = 'karim' and s.decision = 'confirmed' and s.recorded_at < palier_now() - interval '1 day' order by s.recorded_at limit 1`)) as [{ id: string }];
    expect((await karim.ask('POST', `/api/sign-offs/${wrong.id}/withdrawal`, { id: newId(), reason: 'Somebody else.' })).status).toBe(200);
    const after = await all({ asOf: day, knownOn: day });
    for (const [index, [name, bytes]] of before.entries()) expect([name, after[index]?.[1] === bytes]).toEqual([name, true]);
    // With all that is known since, that day reads otherwise: the signature taken back never counted.
    for (const [index, [name, bytes]] of (await all({ asOf: day })).entries()) expect([name, open[index]?.[1] === bytes]).toEqual([name, false]);
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { allEndpoints } from '@palier/contracts';
import { parse } from 'csv-parse/sync';
import { openHouse, Visitor, type House } from './house.js';

/** What people may call themselves, their team and what they learn, all of it the start of a formula. */
const wicked = ['=HYPERLINK("https://elsewhere.example")', '+1+cmd|\' /C calc\'!A0', '-2+3', '@SUM(1)', '\t=1', '\r=1', '＝1'];
const exports = allEndpoints.filter((it) => it.produces === 'text/csv');

let house: House;
beforeAll(async () => {
  house = await openHouse({ demo: true });
  await house.owner.query(`update person p set display_name = ($1::text[])[1 + (n % ${wicked.length})::int] || ' ' || n from (select id, row_number() over (order by id) - 1 as n from person) it where it.id = p.id`, [wicked]);
  await house.owner.query(`update team set name = jsonb_build_object('fr', $1::text, 'en', $2::text)`, [wicked[0], wicked[2]]);
});
afterAll(() => house?.close());

describe('every table that leaves', () => {
  it('is known here', () => { expect(exports.map((it) => it.name).sort()).toEqual(['exportAudit', 'exportMatrix']); });

  it.each(exports.flatMap((endpoint) => (['fr', 'en'] as const).map((locale) => [endpoint.name, locale, endpoint] as const)))('%s in %s starts no formula in any cell', async (_, locale, endpoint) => {
    const sophie = await Visitor.signedIn(house, 'sophie');
    const { status, text, headers } = await sophie.ask('GET', `${endpoint.path}?locale=${locale}`);
    expect([status, headers['content-type']]).toEqual([200, 'text/csv; charset=utf-8']);
    const cells = (parse(text, { bom: true, delimiter: locale === 'fr' ? ';' : ',', relax_column_count: true }) as string[][]).flat();
    for (const sign of ['=', '+', '-', '@', '\t', '\r', '＝']) expect([sign, cells.some((it) => it.startsWith(`'${sign}`))]).toEqual([sign, true]);
    for (const cell of cells) expect(cell).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
  });
});

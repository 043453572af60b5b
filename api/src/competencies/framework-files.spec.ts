import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Framework, FrameworkPreview } from '@palier/contracts';
import { startsFormula } from '@palier/domain';
import { contentOf, readFrameworkFile } from '@palier/formats';
import { parse } from 'csv-parse/sync';
import { newId } from '#platform';
import { openHouse, Visitor, type House } from '../../test/house.js';

let house: House;
let sophie: Visitor, karim: Visitor, ines: Visitor;
let framework: Framework;
beforeAll(async () => {
  house = await openHouse({ demo: true });
  [sophie, karim, ines] = [await Visitor.signedIn(house, 'sophie'), await Visitor.signedIn(house, 'karim'), await Visitor.signedIn(house, 'ines')];
  framework = ((await sophie.ask('GET', '/api/frameworks')).body as { frameworks: Framework[] }).frameworks[0] as Framework;
});
afterAll(() => house?.close());

const rows = async () => (await house.owner.query(`
  select (select count(*)::int from framework) as frameworks, (select count(*)::int from framework_version) as versions, (select count(*)::int from competency) as competencies, (select count(*)::int from company_levels) as own,
    (select count(*)::int from profile) as profiles, (select count(*)::int from expectation) as expectations, (select count(*)::int from criterion_version) as criteria`) as Record<string, number>[])[0];
const exported = (form: 'case.json' | 'table.csv', id = framework.id, locale = 'fr') => sophie.ask('GET', `/api/frameworks/${id}/${form}?locale=${locale}`);
const preview = async (text: string) => (await sophie.ask('POST', '/api/frameworks/preview', { text })).body as FrameworkPreview;
const take = (text: string) => sophie.ask('POST', '/api/frameworks', { text });
/** The same framework as another house would have it: every id another one. */
const elsewhere = (text: string): string => { const ids = new Map<string, string>(); return text.replace(/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g, (id) => ids.get(id) ?? (ids.set(id, newId()), ids.get(id) ?? '')); };

describe('the file of a framework', () => {
  it('is the same bytes whenever it is asked for, in both forms, and is here already', async () => {
    // The company writes levels of its own, and words that a spreadsheet would reckon with.
    const bare = framework.competencies.find((it) => !it.hasLevels);
    await sophie.ask('POST', `/api/competencies/${bare?.id ?? ''}/company-levels`, { id: newId(), seen: 0, locale: 'fr', statements: ['=1+1', '-2', '@x', 'Présente'], reason: 'x' });
    const before = await rows();
    for (const form of ['case.json', 'table.csv'] as const) {
      const { status, text, headers } = await exported(form);
      expect([status, headers['content-disposition']]).toEqual([200, expect.stringMatching(/^attachment; filename="[a-z-]+-v1\.(json|csv)"$/)]);
      await karim.ask('GET', '/api/frameworks');
      expect((await exported(form)).text).toBe(text);
      expect(await preview(text)).toMatchObject({ does: 'same', problems: [], kind: 'company', differs: [] });
      expect((await take(text)).body).toEqual({ frameworkId: framework.id, made: 0 });
    }
    expect(await rows()).toEqual(before);
    const cells = (parse((await exported('table.csv')).text, { bom: true, delimiter: ';' }) as string[][]).flat();
    expect(cells).toEqual(expect.arrayContaining(["'=1+1", "'-2", "'@x"]));
    for (const cell of cells) expect(startsFormula(cell)).toBe(false);
    const file = JSON.parse((await exported('case.json')).text) as { CFDocument: object; CFItems: { CFItemType: string }[] };
    expect(file.CFDocument).toMatchObject({ identifier: framework.id, caseVersion: '1.1', version: '1' });
    expect(file.CFItems.filter((it) => it.CFItemType === 'Competency')).toHaveLength(12);
    expect(file.CFItems.filter((it) => it.CFItemType === 'Level')).toHaveLength(36);
  });

  it('comes into another house whole, twice as well as once, and says the same there', async () => {
    for (const form of ['case.json', 'table.csv'] as const) {
      const text = elsewhere((await exported(form)).text);
      const before = await rows();
      expect(await preview(text)).toMatchObject({ does: 'new', problems: [], competencies: expect.arrayContaining([expect.objectContaining({ levels: 4 })]) as unknown });
      expect(await rows()).toEqual(before);
      const { body, status } = await take(text);
      expect([status, body]).toEqual([200, { frameworkId: expect.any(String) as unknown, made: 12 }]);
      const after = await rows();
      expect(after).toMatchObject({ frameworks: (before?.['frameworks'] ?? 0) + 1, own: (before?.['own'] ?? 0) + 1, competencies: (before?.['competencies'] ?? 0) + 12, criteria: (before?.['criteria'] ?? 0) + 36 });
      expect((await take(text)).body).toMatchObject({ made: 0 });
      expect(await rows()).toEqual(after);
      const again = (await exported(form, (body as { frameworkId: string }).frameworkId)).text;
      const said = (it: string): string => { const { framework: of } = readFrameworkFile(it); return of === null ? '' : contentOf(of); };
      expect(said(again)).toBe(said(text));
      expect(said(text)).not.toBe('');
    }
  });

  it('is refused where it is damaged, or says something else than what is here, and leaves nothing behind', async () => {
    const { text } = await exported('table.csv');
    const before = await rows();
    const damaged = elsewhere(text).split('\r\n').filter((_, at) => at !== 3).join('\r\n');
    const { does, problems } = await preview(damaged);
    expect([does, problems[0]]).toEqual([null, { line: 4, path: null, code: 'frameworks.levels-not-four', params: expect.anything() as unknown }]);
    expect(await take(damaged)).toMatchObject({ status: 422, body: { code: 'import.has-problems' } });
    const other = text.replace('Présente', 'Présente et convainc');
    expect(await preview(other)).toMatchObject({ does: 'differs', differs: [expect.anything()] });
    expect(await take(other)).toMatchObject({ status: 409, body: { code: 'framework.differs', params: { count: 1 } } });
    const [head = ''] = /^framework;([^;]+)/m.exec(text)?.slice(1) ?? [];
    expect((await take(text.replaceAll(head, newId()))).status).toBe(409);
    expect(await rows()).toEqual(before);
  });

  it('is written for leads, authors and HR, and read in by HR alone', async () => {
    expect((await karim.ask('GET', `/api/frameworks/${framework.id}/case.json`)).status).toBe(200);
    expect((await ines.ask('GET', `/api/frameworks/${framework.id}/case.json`)).status).toBe(403);
    expect((await karim.ask('POST', '/api/frameworks', { text: 'x' })).status).toBe(403);
    expect((await exported('case.json', newId())).status).toBe(404);
    const [kept] = (await house.owner.query(`select count(*)::int as n from audit where action = 'framework.export'`)) as [{ n: number }];
    expect(kept.n).toBeGreaterThan(3);
  });
});

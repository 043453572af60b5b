import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { writeJobSheet, type JobSheet } from '@palier/formats';
import { newId } from '#platform';
import { openHouse, Visitor, type House } from '../../test/house.js';

const bakery: JobSheet = {
  title: 'Chef boulanger', family: 'Métiers du fournil', aliases: { fr: ['Responsable de fournil'], en: [] }, purpose: 'Faire chaque nuit un pain régulier.', missions: [{ title: 'Conduire la nuit', text: 'On prépare, on façonne, on cuit.' }],
  context: [{ title: 'Saison', text: 'La pâte change avec la chaleur.' }], organisation: [{ title: 'Taille', text: 'De deux à vingt personnes.' }], conditions: [{ title: 'Horaires', text: 'De nuit.' }], relations: { internal: ['Vendeuse'], external: ['Meunier'] },
  competencies: [{ name: 'Pétrir', levels: [{ level: 1, statement: 'Suivre' }, { level: 2, statement: 'Corriger' }, { level: 3, statement: 'Composer' }, { level: 4, statement: 'Former' }], expected: 3, example: 'Il ajuste une pâte d’orage.' }, { name: 'Compter', levels: [], expected: null, example: 'Elle tient le cahier.' }],
  certifications: [], sectors: ['Bouche'], mobilityBands: ['Proximité forte'], neighbours: ['Pâtissier'], disclaimer: 'Ces mobilités sont données à titre indicatif, rien de plus.', emptySections: [],
};

let house: House;
let sophie: Visitor;
beforeAll(async () => {
  house = await openHouse({ demo: true });
  sophie = await Visitor.signedIn(house, 'sophie');
});
afterAll(() => house?.close());

/** How many rows there are of everything that a sheet makes. */
const rows = async () => (await house.owner.query(`
  select (select count(*)::int from job_sheet) as sheets, (select count(*)::int from framework) as frameworks, (select count(*)::int from competency) as competencies, (select count(*)::int from level_statement) as statements,
    (select count(*)::int from profile) as profiles, (select count(*)::int from expectation) as expectations, (select count(*)::int from criterion_version) as criteria`) as Record<string, number>[])[0];
const publish = (text: string, id = newId()) => sophie.ask('POST', '/api/sheets', { id, text });

describe('publishing a job sheet', () => {
  const text = writeJobSheet(bakery);

  it('makes a profile, its framework and its rules together; the same sheet again, 0 changes and no row', async () => {
    const before = await rows();
    const id = newId();
    expect(await publish(text, id)).toMatchObject({ status: 200, body: { profileId: id } });
    const after = await rows();
    expect(after).toEqual({ sheets: (before?.['sheets'] ?? 0) + 1, frameworks: (before?.['frameworks'] ?? 0) + 1, competencies: (before?.['competencies'] ?? 0) + 2, statements: (before?.['statements'] ?? 0) + 4, profiles: (before?.['profiles'] ?? 0) + 1, expectations: (before?.['expectations'] ?? 0) + 2, criteria: (before?.['criteria'] ?? 0) + 4 });
    for (const same of [text, text.replaceAll('’', "'"), `\uFEFF${text.replaceAll('\n', '\r\n')}`]) expect(await publish(same)).toMatchObject({ status: 200, body: { profileId: id, changes: 0 } });
    expect(await rows()).toEqual(after);
    expect((await sophie.ask('POST', '/api/sheets/preview', { text })).body).toMatchObject({ changes: 0, samePublished: { profileId: id } });
  });

  it('leaves nothing behind where it is damaged, or where a part of it cannot be kept', async () => {
    const before = await rows();
    expect(await publish(text.replace('Niveau attendu : 3', 'Niveau attendu : 7'))).toMatchObject({ status: 422, body: { code: 'sheet.unreadable' } });
    expect(await publish(text.replaceAll('Macro compétences :', 'Macro-compétences :'))).toMatchObject({ status: 422, body: { code: 'sheet.unreadable' } });
    const [{ id: taken }] = (await house.owner.query('select id from profile limit 1')) as [{ id: string }];
    expect((await publish(text.replace('Pétrir', 'Pétrir longtemps'), taken)).status).toBe(409);
    expect(await rows()).toEqual(before);
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Edition, Mobility, Profile, ProfileLine, SheetPreview } from '@palier/contracts';
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

describe('a newer edition of a sheet', () => {
  const baker: JobSheet = {
    ...bakery, title: 'Boulanger de nuit', neighbours: ['Pâtissier', 'Meunier'],
    competencies: [...bakery.competencies, { name: 'Cuire', levels: [{ level: 1, statement: 'Enfourner' }, { level: 2, statement: 'Régler' }, { level: 3, statement: 'Lire la croûte' }, { level: 4, statement: 'Former au four' }], expected: 2, example: 'Elle cuit par temps humide.' }, { name: 'Balayer', levels: [], expected: null, example: 'Il laisse un sol net.' }],
  };
  const at = (it: JobSheet, index: number) => it.competencies[index] as JobSheet['competencies'][number];
  /** Renamed, expected less, a statement of another, levels where there were none, one gone, one new, one neighbour more and one less. */
  const newer: JobSheet = {
    ...baker, neighbours: ['Pâtissier', 'Traiteur'], purpose: 'Faire chaque nuit un pain régulier et bon.',
    competencies: [
      { ...at(baker, 0), name: 'Pétrir la pâte', expected: 2 }, { ...at(baker, 1), levels: [{ level: 1, statement: 'Noter' }, { level: 2, statement: 'Vérifier' }, { level: 3, statement: 'Prévoir' }, { level: 4, statement: 'Former' }], expected: 1 },
      { ...at(baker, 2), levels: at(baker, 2).levels.map((it) => (it.level === 2 ? { level: 2 as const, statement: 'Régler la buée' } : it)) },
      { name: 'Conseiller', levels: [{ level: 1, statement: 'Écouter' }, { level: 2, statement: 'Proposer' }, { level: 3, statement: 'Convaincre' }, { level: 4, statement: 'Former à la vente' }], expected: 2, example: 'Elle nomme les farines.' },
    ],
  };
  let profile: string, own: string, edition: string;
  const read = async (id = profile) => (await sophie.ask('GET', `/api/profiles/${id}`)).body as Profile;
  const seen = async () => (await sophie.ask('GET', `/api/editions/${edition}`)).body as Edition;
  const keyOf = async (kind: string, more = '') => (await seen()).lines.find((it) => it.kind === kind && it.key.includes(more))?.key ?? '';
  const decide = (decisions: readonly (readonly [line: string, is: string, conflict?: boolean])[], effectiveFrom = '2999-01-01') => sophie.ask('POST', `/api/editions/${edition}/decisions`, { effectiveFrom, reason: 'Nouvelle édition.', decisions: decisions.map(([line, is, conflict]) => ({ line, is, conflict: conflict ?? false })) });
  const line = async (name: string, id = profile) => (await read(id)).profileCompetencies.find((it) => it.name.fr === name);

  it('is read against what is held, line by line, and changes nothing', async () => {
    [profile, own, edition] = [newId(), newId(), newId()];
    await publish(writeJobSheet(baker), profile);
    const it = await read();
    const petrir = it.profileCompetencies[0]?.competencyId ?? '';
    await sophie.ask('POST', `/api/profiles/${profile}/role-profiles`, { id: own, title: 'Boulanger débutant', effectiveFrom: '2026-01-01', reason: 'Première année.', expectations: [{ competencyId: petrir, level: 1 }] });
    await sophie.ask('POST', `/api/competencies/${it.profileCompetencies[1]?.competencyId ?? ''}/company-levels`, { id: newId(), seen: 0, locale: 'fr', statements: ['a', 'b', 'c', 'd'], reason: 'x' });
    const before = [await rows(), await read()];
    const preview = (await sophie.ask('POST', '/api/sheets/preview', { text: writeJobSheet(newer) })).body as SheetPreview;
    expect(preview).toMatchObject({ samePublished: null, held: [{ profileId: profile, lines: 9 }] });
    const open = (text: string, id = edition) => sophie.ask('POST', `/api/profiles/${profile}/editions`, { id, text });
    expect((await open(writeJobSheet(baker))).body).toEqual({ editionId: null, lines: 0 });
    expect(await open(writeJobSheet(bakery))).toMatchObject({ status: 422, body: { code: 'edition.other-job' } });
    expect(await open('no sheet')).toMatchObject({ status: 422, body: { code: 'sheet.unreadable' } });
    for (const id of [edition, newId()]) expect((await open(writeJobSheet(newer), id)).body).toEqual({ editionId: edition, lines: 9 });
    expect([{ ...(await rows()), sheets: 0 }, await read()]).toEqual([{ ...before[0], sheets: 0 }, before[1]]);
    const { lines, ...head } = await seen();
    expect(head).toMatchObject({ newest: true, open: 9, by: 'Sophie Laurent' });
    expect(lines.map((one) => [one.kind, one.competency ?? one.part, one.rivals.length > 0 || one.ownLevels])).toEqual([
      ['levelsGiven', 'Compter', true], ['statementChanged', 'Cuire', false], ['competencyRenamed', 'Pétrir', false], ['expectedChanged', 'Pétrir', true], ['competencyAdded', 'Conseiller', false], ['competencyRemoved', 'Balayer', false], ['textChanged', 'purpose', false], ['textRemoved', 'neighbours', false], ['textAdded', 'neighbours', false],
    ]);
    expect((await sophie.ask('GET', '/api/editions')).body).toMatchObject({ editions: [{ id: edition, open: 9 }] });
  });

  it('is taken where somebody says so: a new name is the same competency, words from now on, levels from their day', async () => {
    const [was] = (await read()).profileCompetencies;
    expect(await decide([[await keyOf('competencyRenamed'), 'taken']], '2020-01-01')).toMatchObject({ status: 422, body: { code: 'edition.day-is-past' } });
    expect((await decide([[await keyOf('competencyRenamed'), 'taken'], ['nothing', 'left']])).status).toBe(404);
    expect((await seen()).open).toBe(9);
    expect((await decide([[await keyOf('competencyRenamed'), 'taken'], [await keyOf('statementChanged'), 'taken'], [await keyOf('competencyAdded'), 'taken'], [await keyOf('competencyRemoved'), 'taken'], [await keyOf('textChanged'), 'taken'], [await keyOf('textAdded'), 'taken'], [await keyOf('textRemoved'), 'left']])).body).toEqual({ id: edition, open: 2 });
    const it = await read();
    expect(it.profileCompetencies.map((one) => one.name.fr)).toEqual(['Pétrir la pâte', 'Compter', 'Cuire', 'Conseiller']);
    expect(it.profileCompetencies[0]).toMatchObject({ competencyId: was?.competencyId, expectation: { kind: 'known', level: 3 }, statements: was?.statements });
    expect(it.profileCompetencies[2]?.statements[1]?.text.fr).toBe('Régler la buée');
    expect(await line('Conseiller')).toMatchObject({ expectation: { kind: 'unspecified' }, coming: [{ from: '2999-01-01', expectation: { kind: 'known', level: 2 } }], hasLevels: true });
    expect(it.sections.find((one) => one.key === 'purpose')?.items[0]?.text.fr).toBe('Faire chaque nuit un pain régulier et bon.');
    expect(it.sections.find((one) => one.key === 'neighbours')?.items.map((one) => one.text.fr)).toEqual(['Pâtissier', 'Meunier', 'Traiteur']);
    // Nothing proves the new competency yet, and something can.
    const [criteria] = (await house.owner.query(`select count(*)::int as n from criterion_version where competency_id = $1`, [it.profileCompetencies[3]?.competencyId])) as [{ n: number }];
    expect(criteria.n).toBe(4);
    const kept = await rows();
    expect((await decide([[await keyOf('competencyAdded'), 'taken'], [await keyOf('textRemoved'), 'left']])).body).toEqual({ id: edition, open: 2 });
    expect(await rows()).toEqual(kept);
    expect(await decide([[await keyOf('competencyAdded'), 'left']])).toMatchObject({ status: 409, body: { code: 'edition.taken-already', params: { by: 'Sophie Laurent' } } });
  });

  it('waits where the company decided something of its own about the same thing, until somebody decides', async () => {
    const [levels, expected] = [await keyOf('levelsGiven'), await keyOf('expectedChanged')];
    expect(await decide([[levels, 'taken']])).toMatchObject({ status: 412, body: { code: 'edition.conflict-meanwhile' } });
    expect((await line('Compter'))?.levelsBy).toBe('company');
    expect((await decide([[levels, 'left', true]])).body).toEqual({ id: edition, open: 1 });
    expect(await line('Compter')).toMatchObject({ levelsBy: 'company', statements: [{ text: { fr: 'a' } }, {}, {}, {}] });
    expect(await line('Pétrir la pâte', own)).toMatchObject({ expectation: { level: 1 }, coming: [] });
    expect((await decide([[expected, 'followed', true]], '2999-06-01')).body).toEqual({ id: edition, open: 0 });
    expect(await line('Pétrir la pâte')).toMatchObject({ expectation: { kind: 'known', level: 3 }, coming: [{ from: '2999-06-01', expectation: { kind: 'known', level: 2 } }] });
    expect(await line('Pétrir la pâte', own)).toMatchObject({ expectation: { kind: 'company', level: 1 }, coming: [{ from: '2999-06-01', expectation: { kind: 'company', level: 2, reason: 'Nouvelle édition.' } }] });
    // What was left may be taken later.
    expect((await decide([[levels, 'taken', true]])).body).toEqual({ id: edition, open: 0 });
    expect(await line('Compter')).toMatchObject({ levelsBy: 'sheet', statements: [{ text: { fr: 'Noter' } }, {}, {}, {}] });
    expect((await sophie.ask('GET', '/api/editions')).body).toEqual({ editions: [] });
  });

  it('is the sheet held from then on: the next edition is read against it, and nothing of the old one is decided any more', async () => {
    const left = await keyOf('textRemoved');
    const next = newId();
    expect((await sophie.ask('POST', `/api/profiles/${profile}/editions`, { id: next, text: writeJobSheet({ ...newer, purpose: 'Faire du pain.' }) })).body).toEqual({ editionId: next, lines: 2 });
    expect(await decide([[left, 'taken']])).toMatchObject({ status: 409, body: { code: 'edition.superseded' } });
    edition = next;
    expect((await seen()).lines.map((it) => [it.kind, it.part, it.before, it.after])).toEqual([['textChanged', 'purpose', 'Faire chaque nuit un pain régulier et bon.', 'Faire du pain.'], ['textRemoved', 'neighbours', 'Meunier', null]]);
    expect((await decide((await seen()).lines.map((it) => [it.key, 'taken'] as const))).body).toMatchObject({ open: 0 });
    expect((await sophie.ask('POST', '/api/sheets/preview', { text: writeJobSheet({ ...newer, purpose: 'Faire du pain.' }) })).body).toMatchObject({ changes: 0, samePublished: { profileId: profile } });
  });
});

describe('the neighbouring jobs of a sheet', () => {
  const job: JobSheet = { ...bakery, title: 'Tourier', neighbours: ['Glacier', 'Chef boulanger'], mobilityBands: ['Proximité forte', 'Évolutions moyennes'], sectors: ['Bouche', 'Négoce'], competencies: bakery.competencies.map((it) => ({ ...it, expected: it.expected === null ? null : 1 })) };
  let profile: string;
  const mobility = async (id = profile) => (await sophie.ask('GET', `/api/profiles/${id}/mobility`)).body as Mobility;
  const place = (by: Visitor, wish: object) => by.ask('POST', `/api/profiles/${profile}/neighbours`, { id: newId(), job: 'Glacier', band: 'Évolutions moyennes', sector: 'Négoce', ...wish });

  it('lie in a tray until somebody places them in its bands and sectors; the distance is the sum of its terms, an unknown in none', async () => {
    profile = newId();
    await publish(writeJobSheet(job), profile);
    expect(await mobility()).toMatchObject({ profileId: profile, bands: job.mobilityBands, sectors: job.sectors, disclaimer: job.disclaimer, neighbours: [{ job: 'Glacier', band: null, sector: null, sheet: null }, { job: 'Chef boulanger', band: null, sheet: { terms: [2], unknown: 1 } }] });
    // A role profile has the neighbours of its sheet, and stands as far from them as it says itself.
    const [petrir] = ((await sophie.ask('GET', `/api/profiles/${profile}`)).body as Profile).profileCompetencies;
    const own = newId();
    expect((await sophie.ask('POST', `/api/profiles/${profile}/role-profiles`, { id: own, title: 'Tourier confirmé', effectiveFrom: '2026-01-01', reason: 'Deuxième année.', expectations: [{ competencyId: petrir?.competencyId, level: 2 }] })).status).toBe(200);
    expect(await mobility(own)).toMatchObject({ profileId: profile, neighbours: [{ job: 'Glacier' }, { job: 'Chef boulanger', sheet: { terms: [1], unknown: 1 } }] });
    const karim = await Visitor.signedIn(house, 'karim');
    expect((await place(karim, {})).status).toBe(403);
    for (const wrong of [{ band: 'Ailleurs', sector: null }, { sector: 'Mines' }, { band: null }]) expect(await place(sophie, wrong)).toMatchObject({ status: 422, body: { code: 'neighbour.not-of-the-sheet' } });
    expect((await place(sophie, { job: 'Plombier' })).status).toBe(404);
    const id = newId();
    for (let times = 0; times < 2; times++) expect((await place(sophie, { id })).body).toEqual({ id });
    expect((await mobility()).neighbours[0]).toMatchObject({ job: 'Glacier', band: 'Évolutions moyennes', sector: 'Négoce' });
    expect((await place(sophie, { band: null, sector: null })).status).toBe(200);
    expect((await mobility()).neighbours[0]).toMatchObject({ band: null, sector: null });
  });

  it('belong to a sheet of which a role profile may be the variant for a kind of organisation', async () => {
    const variant = newId();
    const make = (organisation: number, variantId = newId()) => sophie.ask('POST', `/api/profiles/${profile}/role-profiles`, { id: variantId, title: 'Tourier d’atelier', organisation, effectiveFrom: '2026-01-01', reason: 'Petite maison.', expectations: [] });
    expect((await make(9)).status).toBe(404);
    expect((await make(0, variant)).status).toBe(200);
    const { profiles } = (await sophie.ask('GET', '/api/profiles')).body as { profiles: ProfileLine[] };
    expect(profiles.find((it) => it.id === variant)?.organisation).toEqual({ fr: 'Taille' });
    expect(profiles.find((it) => it.id === profile)?.organisation).toBeNull();
  });

  it('interest whom they interest: said by oneself, read by one’s lead and HR, and taken back', async () => {
    const [ines, karim, hugo] = [await Visitor.signedIn(house, 'ines'), await Visitor.signedIn(house, 'karim'), await Visitor.signedIn(house, 'hugo')];
    const [{ id: me }] = (await house.owner.query(`select id from person where display_name = 'Inès Benali'`)) as [{ id: string }];
    const wishes = (by: Visitor) => by.ask('GET', `/api/people/${me}/job-wishes`);
    const id = newId();
    expect((await ines.ask('POST', '/api/job-wishes', { id: newId(), job: 'Astronaute' })).status).toBe(404);
    for (const again of [id, newId()]) expect((await ines.ask('POST', '/api/job-wishes', { id: again, job: 'Glacier' })).body).toEqual({ id });
    for (const by of [ines, karim, sophie]) expect((await wishes(by)).body).toMatchObject({ wishes: [{ id, job: 'Glacier' }] });
    expect((await wishes(hugo)).status).toBe(404);
    expect((await hugo.ask('POST', `/api/job-wishes/${id}/withdrawal`, {})).status).toBe(404);
    for (let times = 0; times < 2; times++) expect((await ines.ask('POST', `/api/job-wishes/${id}/withdrawal`, {})).body).toEqual({ id });
    expect((await wishes(karim)).body).toEqual({ wishes: [] });
    // Both stay on record.
    const [kept] = (await house.owner.query('select (select count(*)::int from job_wish) as said, (select count(*)::int from job_wish_withdrawal) as ended')) as [object];
    expect(kept).toEqual({ said: 1, ended: 1 });
  });
});

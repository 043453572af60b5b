import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Certificates, PersonCertificates, ProfileCertificates, Session } from '@palier/contracts';
import { plusDays } from '@palier/domain';
import { writeJobSheet, type JobSheet } from '@palier/formats';
import { newId } from '#platform';
import { openHouse, Visitor, type House } from '../../test/house.js';

/** Its category of certificates holds nothing. */
const bakery: JobSheet = {
  title: 'Chef boulanger', family: 'Métiers du fournil', aliases: { fr: ['Responsable de fournil'], en: [] }, purpose: 'Faire chaque nuit un pain régulier.', missions: [{ title: 'Conduire la nuit', text: 'On prépare, on façonne, on cuit.' }],
  context: [{ title: 'Saison', text: 'La pâte change avec la chaleur.' }], organisation: [{ title: 'Taille', text: 'De deux à vingt personnes.' }], conditions: [{ title: 'Horaires', text: 'De nuit.' }], relations: { internal: ['Vendeuse'], external: ['Meunier'] },
  competencies: [{ name: 'Pétrir', levels: [{ level: 1, statement: 'Suivre' }, { level: 2, statement: 'Corriger' }, { level: 3, statement: 'Composer' }, { level: 4, statement: 'Former' }], expected: 3, example: 'Il ajuste une pâte d’orage.' }],
  certifications: [{ category: 'Branche', entries: [] }], sectors: ['Bouche'], mobilityBands: ['Proximité forte'], neighbours: ['Pâtissier'], disclaimer: 'Ces mobilités sont données à titre indicatif, rien de plus.', emptySections: [],
};

let house: House;
let ines: Visitor, karim: Visitor, sophie: Visitor, hugo: Visitor;
let inesId: string, today: string, profileId: string;
const certificate = newId();

beforeAll(async () => {
  house = await openHouse({ demo: true });
  [ines, karim, sophie, hugo] = await Promise.all(['ines', 'karim', 'sophie', 'hugo'].map((it) => Visitor.signedIn(house, it))) as [Visitor, Visitor, Visitor, Visitor];
  inesId = ((await ines.ask('GET', '/api/session')).body as Session).person?.id ?? '';
  [{ today, profileId }] = (await house.owner.query(`select palier_today()::text as today, h.profile_id as "profileId" from profile_holding h where h.person_id = $1`, [inesId])) as [{ today: string; profileId: string }];
  expect((await sophie.ask('POST', '/api/certificates', { id: certificate, name: 'Habilitation électrique', issuer: 'AFNOR', months: 36, renewDays: 90 })).status).toBe(200);
});
afterAll(() => house?.close());

const require = (required: boolean, from: string, as = sophie) => as.ask('POST', `/api/profiles/${profileId}/certificate-requirements`, { id: newId(), certificateId: certificate, required, from, reason: 'Interventions chez les clients.' });
const record = (issuedOn: string, as = karim, id = newId()) => as.ask('POST', `/api/people/${inesId}/certificates`, { id, certificateId: certificate, issuedOn, saidUntil: null });
const own = async (as = ines): Promise<PersonCertificates> => (await as.ask('GET', `/api/people/${inesId}/certificates`)).body as PersonCertificates;
const list = async (as: Visitor, query = ''): Promise<Certificates> => (await as.ask('GET', `/api/certificates${query}`)).body as Certificates;

describe('certificates', () => {
  it('are asked for by a profile from a day on, and are missing until somebody else saw their paper', async () => {
    expect((await own()).lines).toEqual([]);
    expect(await require(true, plusDays(today, -1))).toMatchObject({ status: 422, body: { code: 'certificate.day-is-past' } });
    expect((await require(true, plusDays(today, 10))).status).toBe(200);
    expect((await own()).lines).toEqual([]);
    expect((await require(true, today)).status).toBe(200);
    expect(await own()).toMatchObject({ mayRecord: false, lines: [{ certificate: { name: 'Habilitation électrique', issuer: 'AFNOR' }, required: true, state: 'missing', until: null, issues: [] }] });
    expect((await own()).lines[0]?.askedBy).toHaveLength(1);
    expect((await record(today, ines)).status).toBe(403);
    expect((await record(today, hugo)).status).toBe(403);
    expect((await require(true, today, karim)).status).toBe(403);
    const all = await list(karim);
    expect(all.lines.find((it) => it.person.id === inesId)).toMatchObject({ state: 'missing', required: true });
    expect(all.counts.missing).toBeGreaterThan(0);
  });

  it('are valid, may be renewed early without a loss, and expire', async () => {
    const id = newId();
    for (let twice = 0; twice < 2; twice++) expect((await record(plusDays(today, -1050), karim, id)).status).toBe(200);
    expect(await record(plusDays(today, -1050))).toMatchObject({ status: 409, body: { code: 'certificate.recorded-already' } });
    expect(await record(plusDays(today, 1))).toMatchObject({ status: 422, body: { code: 'certificate.day-out-of-range' } });
    const [{ until, state } = { until: null, state: '' }] = (await own()).lines;
    expect([state, until !== null && until > today]).toEqual(['toRenew', true]);
    expect((await list(sophie, '?is=toRenew')).lines.map((it) => it.person.id)).toEqual([inesId]);
    const renewed = newId();
    expect((await record(today, karim, renewed)).status).toBe(200);
    expect((await own()).lines[0]).toMatchObject({ state: 'valid', until: `${Number((until ?? '').slice(0, 4)) + 3}${(until ?? '').slice(4)}`, issues: [{ issuedOn: today, by: 'Karim Haddad' }, { id }] });
    expect((await karim.ask('POST', `/api/certificate-issues/${renewed}/withdrawal`, { id: newId(), reason: 'Pas la bonne personne.' })).status).toBe(200);
    expect(await karim.ask('POST', `/api/certificate-issues/${renewed}/withdrawal`, { id: newId(), reason: 'Pas la bonne personne.' })).toMatchObject({ body: { code: 'certificate.withdrawn-already' } });
    expect((await own()).lines[0]).toMatchObject({ state: 'toRenew', until });
    await expect(house.db.query('delete from certificate_issue where id = $1', [id])).rejects.toThrow();
    await house.later('90 days');
    ines = await Visitor.signedIn(house, 'ines');
    sophie = await Visitor.signedIn(house, 'sophie');
    expect((await own()).lines[0]).toMatchObject({ state: 'expired', until });
    expect((await list(sophie)).lines[0]).toMatchObject({ person: { id: inesId }, state: 'expired' });
    await house.later('0');
    [ines, karim, sophie] = await Promise.all(['ines', 'karim', 'sophie'].map((it) => Visitor.signedIn(house, it))) as [Visitor, Visitor, Visitor];
  });

  it('are not asked for any more when their profile stops, and what was had stays', async () => {
    expect((await require(false, plusDays(today, 20))).status).toBe(200);
    await house.later('21 days');
    ines = await Visitor.signedIn(house, 'ines');
    expect((await own()).lines[0]).toMatchObject({ required: false, state: 'toRenew', askedBy: [] });
    await house.later('0');
    sophie = await Visitor.signedIn(house, 'sophie');
  });

  it('are said of a profile with what its sheet says: a category with nothing in it', async () => {
    const official = newId();
    expect((await sophie.ask('POST', '/api/sheets', { id: official, text: writeJobSheet(bakery) })).status).toBe(200);
    expect((await sophie.ask('GET', `/api/profiles/${official}/certificates`)).body as ProfileCertificates).toMatchObject({ required: [], sheet: [{ category: 'Branche', entries: [] }], certificates: [{ id: certificate }] });
    const { sheet, required } = (await ines.ask('GET', `/api/profiles/${profileId}/certificates`)).body as ProfileCertificates;
    expect(sheet).toEqual(await sheetOf(profileId));
    expect(required).toMatchObject([{ certificate: { id: certificate }, from: today, until: plusDays(today, 20), by: 'Sophie Laurent' }]);
    expect(await sophie.ask('POST', '/api/certificates', { id: newId(), name: 'habilitation Électrique', issuer: 'afnor', months: null, renewDays: 0 })).toMatchObject({ status: 409, body: { code: 'certificate.there-already' } });
  });

  it('are seen by the person, who leads them and HR, each look kept', async () => {
    expect((await hugo.ask('GET', `/api/people/${inesId}/certificates`)).status).toBe(404);
    expect((await own(karim)).mayRecord).toBe(true);
    expect((await ines.ask('GET', '/api/looks')).text).toContain('look.certificate');
  });
});

const sheetOf = async (id: string): Promise<unknown> => ((await house.owner.query(`select s.sheet->'certifications' as sheet from profile p left join profile o on o.id = p.based_on left join job_sheet s on s.id = coalesce(p.job_sheet_id, o.job_sheet_id) where p.id = $1`, [id])) as { sheet: unknown }[])[0]?.sheet;

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Framework, Profile, ProfileLine } from '@palier/contracts';
import { newId } from '#platform';
import { openHouse, Visitor, type House } from '../../test/house.js';

let house: House;
let sophie: Visitor;
let framework: Framework;
let today: string;
beforeAll(async () => {
  house = await openHouse({ demo: true });
  sophie = await Visitor.signedIn(house, 'sophie');
  framework = ((await sophie.ask('GET', '/api/frameworks')).body as { frameworks: Framework[] }).frameworks[0] as Framework;
  today = ((await house.owner.query('select palier_today()::text as day')) as [{ day: string }])[0].day;
});
afterAll(() => house?.close());

const competency = (name: string): string => framework.competencies.find((it) => it.name.fr === name)?.id ?? '';
const read = async (id: string) => (await sophie.ask('GET', `/api/profiles/${id}`)).body as Profile;
const line = async (id: string, name: string) => (await read(id)).profileCompetencies.find((it) => it.name.fr === name);
const make = async (wish: object = {}) => sophie.ask('POST', '/api/profiles', { id: newId(), frameworkId: framework.id, title: 'Astreinte', effectiveFrom: '2026-01-01', reason: 'Nouveau poste.', expectations: [{ competencyId: competency('Communiquer efficacement'), level: 2 }], ...wish });
const change = (id: string, wish: object) => sophie.ask('POST', `/api/profiles/${id}/expectations`, { seen: 1, effectiveFrom: today, reason: 'Clients exigeants.', expectations: [{ competencyId: competency('Communiquer efficacement'), level: 3 }], ...wish });
const own = (wish: object) => ({ id: newId(), seen: 0, locale: 'fr', statements: ['Lit', 'Répond', 'Explique', 'Présente'], reason: 'Clients étrangers.', ...wish });

describe('role profiles', () => {
  it('are made over a framework without copying anything, once however often they are sent', async () => {
    const id = newId();
    for (let turn = 0; turn < 2; turn++) expect(await make({ id })).toMatchObject({ status: 200, body: { id } });
    expect(await make({ id, title: 'Autre' })).toMatchObject({ status: 409, body: { code: 'id.taken' } });
    expect(await make({ frameworkId: newId() })).toMatchObject({ status: 404 });
    expect(await make({ expectations: [{ competencyId: newId(), level: 1 }] })).toMatchObject({ status: 422, body: { code: 'profile.unknown-competency' } });
    expect(await read(id)).toMatchObject({ kind: 'company', basedOn: null, expectationSum: 2, competencies: 12, revisions: [{ number: 1, reason: 'Nouveau poste.', by: 'Sophie Laurent' }] });
    expect(((await sophie.ask('GET', '/api/profiles')).body as { profiles: ProfileLine[] }).profiles.find((it) => it.id === id)).toMatchObject({ competencies: 12, expectations: 1 });
  });

  it('change from a day on, with who and why; what was expected before stays', async () => {
    const { id } = (await make()).body as { id: string };
    expect(await change(id, { effectiveFrom: '2999-03-01' })).toMatchObject({ status: 200, body: { revision: 2 } });
    expect(await line(id, 'Communiquer efficacement')).toMatchObject({ expectation: { kind: 'company', level: 2 }, coming: [{ from: '2999-03-01', expectation: { level: 3, by: 'Sophie Laurent', reason: 'Clients exigeants.' } }] });
    expect(await change(id, { seen: 2 })).toMatchObject({ status: 200, body: { revision: 3 } });
    expect(await line(id, 'Communiquer efficacement')).toMatchObject({ expectation: { level: 3 } });
    expect(await change(id, { seen: 3 })).toMatchObject({ status: 200, body: { revision: 3 } });
    expect((await read(id)).revisions.map((it) => [it.number, it.from])).toEqual([[3, today], [2, '2999-03-01'], [1, '2026-01-01']]);
    expect(((await sophie.ask('GET', '/api/profiles')).body as { profiles: ProfileLine[] }).profiles.find((it) => it.id === id)).toMatchObject({ competencies: 12, expectations: 1 });
  });

  it('never change for a day that is past: nobody fell short of what was not asked then', async () => {
    const { id } = (await make()).body as { id: string };
    const yesterday = new Date(Date.parse(today) - 86_400_000).toISOString().slice(0, 10);
    expect(await change(id, { effectiveFrom: yesterday })).toMatchObject({ status: 422, body: { code: 'profile.day-is-past' } });
    expect((await read(id)).revisions).toHaveLength(1);
    expect(await change(id, {})).toMatchObject({ status: 200, body: { revision: 2 } });
  });

  it('are not overwritten by whoever read an older revision, also at the same moment', async () => {
    const { id } = (await make()).body as { id: string };
    expect(await change(id, { seen: undefined })).toMatchObject({ status: 428, body: { code: 'edit.version-missing' } });
    const both = await Promise.all([change(id, {}), change(id, { expectations: [{ competencyId: competency('Communiquer efficacement'), level: 4 }] })]);
    expect(both.map((it) => it.status).sort()).toEqual([200, 412]);
    expect(both.find((it) => it.status === 412)?.body).toMatchObject({ code: 'edit.changed-meanwhile', params: { by: 'Sophie Laurent' } });
    expect((await read(id)).revisions).toHaveLength(2);
  });

  it('a level is expected only where levels exist', async () => {
    const { id } = (await make()).body as { id: string };
    const levelless = framework.competencies.find((it) => !it.hasLevels);
    expect(await change(id, { expectations: [{ competencyId: levelless?.id, level: 1 }] })).toMatchObject({ status: 422, body: { code: 'profile.no-such-level' } });
  });
});

describe('levels of the company’s own', () => {
  it('are laid over a competency that the sheet leaves without, and are told apart', async () => {
    const bare = framework.competencies.find((it) => !it.hasLevels) as Framework['competencies'][number];
    const write = (wish: object, id = bare.id) => sophie.ask('POST', `/api/competencies/${id}/company-levels`, own(wish));
    const ines = await Visitor.signedIn(house, 'ines');
    const ask = () => ines.ask('POST', '/api/sign-off-requests', { id: newId(), competencyId: bare.id, level: 1, note: '' });
    expect(await ask()).toMatchObject({ status: 422, body: { code: 'sign-off.level-has-no-statement' } });
    expect(await write({}, competency('Communiquer efficacement'))).toMatchObject({ status: 422, body: { code: 'competency.has-levels' } });
    expect(await write({ statements: ['a', 'b', 'c'] })).toMatchObject({ status: 400 });
    expect(await write({ seen: undefined })).toMatchObject({ status: 428 });
    expect(await write({})).toMatchObject({ status: 200 });
    expect(await write({})).toMatchObject({ status: 412, body: { code: 'edit.changed-meanwhile', params: { by: 'Sophie Laurent', on: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as unknown } } });
    expect(await write({ seen: 1, locale: 'en', statements: ['Reads', 'Answers', 'Explains', 'Presents'] })).toMatchObject({ status: 200 });

    const { id } = (await make({ expectations: [{ competencyId: bare.id, level: 2 }] })).body as { id: string };
    expect((await read(id)).profileCompetencies.find((it) => it.competencyId === bare.id)).toMatchObject({ hasLevels: true, levelsBy: 'company', levelsVersion: 2, expectation: { level: 2 }, statements: [{ level: 1, text: { fr: 'Lit', en: 'Reads' } }, { level: 2 }, { level: 3 }, { level: 4 }] });
    expect(await line(id, 'Communiquer efficacement')).toMatchObject({ levelsBy: 'sheet', levelsVersion: 0 });
    expect(await ask()).toMatchObject({ status: 200 });
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Profile, ProfileLine, Session, ShortestWay, SkillProfile } from '@palier/contracts';
import { PublishCourse } from '#courses';
import { newId } from '#platform';
import { openHouse, Visitor, type House } from '../../test/house.js';

let house: House;
let ines: Visitor, karim: Visitor, hugo: Visitor, sophie: Visitor;
let inesId: string, sophieId: string;
beforeAll(async () => {
  house = await openHouse({ demo: true });
  [ines, karim, hugo, sophie] = await Promise.all([Visitor.signedIn(house, 'ines'), Visitor.signedIn(house, 'karim'), Visitor.signedIn(house, 'hugo'), Visitor.signedIn(house, 'sophie')]);
  [inesId, sophieId] = await Promise.all([ines, sophie].map(async (it) => ((await it.ask('GET', '/api/session')).body as Session).person?.id ?? '')) as [string, string];
});
afterAll(() => house?.close());

const way = async (as = ines, query = ''): Promise<ShortestWay> => (await as.ask('GET', `/api/people/${inesId}/shortest-way${query}`)).body as ShortestWay;
const skills = async (): Promise<SkillProfile> => (await ines.ask('GET', `/api/people/${inesId}/skill-profile`)).body as SkillProfile;
const summary = (it: ShortestWay) => it.steps.map((step) => [step.kind === 'activity' ? step.activity.kind : 'signOff', step.cells.map((cell) => cell.level).join('')].join(' '));

describe('the shortest way', () => {
  it('proves every missing cell once, with one signature for a competency, and says which levels nobody wrote about', async () => {
    const it = await way();
    const { coverage } = await skills();
    expect(it).toMatchObject({ proven: true, unreachable: [], missing: coverage.cellsExpected - coverage.cellsHeld, coverage: { cellsHeld: coverage.cellsHeld, cellsExpected: coverage.cellsExpected }, minutesAWeek: 120 });
    const cells = it.steps.flatMap((step) => step.cells.map((cell) => `${cell.competencyId}/${cell.level}`));
    expect(new Set(cells).size).toBe(it.missing);
    expect(it.things).toBe(it.steps.length);
    expect(it.steps.filter((step) => step.kind === 'signOff' && step.unwritten.length > 0).length).toBeGreaterThan(0);
    // What gets one ready stands once, at the first thing that it helps with.
    const before = it.steps.flatMap((step) => step.before.map((one) => one.unitId));
    expect(before.length).toBeGreaterThan(0);
    expect(new Set(before).size).toBe(before.length);
    expect(it.minutes).toBe(it.steps.reduce((sum, step) => sum + step.minutes, 0));
    expect(it.weeks).toBe(Math.ceil(it.minutes / 120));
    expect((await way(ines, '?minutesAWeek=15')).weeks).toBe(Math.ceil(it.minutes / 15));
    expect(await ines.ask('GET', `/api/people/${inesId}/shortest-way?minutesAWeek=14`)).toMatchObject({ status: 400 });
  });

  it('takes one activity instead of several signatures, and nothing for what is held', async () => {
    const before = await way();
    const cells = before.steps.filter((it) => it.kind === 'signOff').map((it) => it.cells).filter((it) => it.every(({ level }) => level <= 2));
    expect(cells.length).toBeGreaterThan(1);
    await house.nest.get(PublishCourse).run({ personId: sophieId, roles: ['hr'], leads: [] }, { id: newId(), sourceLocale: 'fr', words: { fr: { title: 'Vu au guichet', summary: '' } }, units: [{ id: newId(), kind: 'checklist', minutes: 20, serves: cells.flat().map(({ competencyId, level }) => ({ competencyId, level })), words: { fr: { title: 'Gestes du guichet', items: [{ id: newId(), text: 'Salue', required: true }] } } }] });
    const after = await way();
    expect(after.things).toBe(before.things - cells.length + 1);
    expect(summary(after)).toContain(`checklist ${cells.flat().map(({ level }) => level).join('')}`);
  });

  it('leads towards a profile that is not held, and asks for what is asked already by its request', async () => {
    const { profiles } = (await sophie.ask('GET', '/api/profiles')).body as { profiles: ProfileLine[] };
    const held = (await skills()).profiles.map((it) => it.id);
    const other = profiles.find((it) => !held.includes(it.id));
    const it = await way(ines, `?towards=${other?.id}`);
    expect(it.profiles).toEqual([{ id: other?.id, title: other?.title }]);
    expect(it.coverage.cellsExpected).toBe(((await sophie.ask('GET', `/api/profiles/${other?.id}`)).body as Profile).expectationSum);
    const step = it.steps.find((one) => one.kind === 'signOff');
    if (step?.kind !== 'signOff') throw new Error('no signature');
    const id = newId();
    expect(await ines.ask('POST', '/api/sign-off-requests', { id, competencyId: step.competencyId, level: step.level, note: '' })).toMatchObject({ status: 200 });
    expect((await way(ines, `?towards=${other?.id}`)).steps).toContainEqual(expect.objectContaining({ competencyId: step.competencyId, requestId: id }));
    expect(await ines.ask('GET', `/api/people/${inesId}/shortest-way?towards=${newId()}`)).toMatchObject({ status: 404 });
  });

  it('is read by whoever may read the levels, and that is kept', async () => {
    expect(await way(karim)).toMatchObject({ person: { id: inesId } });
    expect(await hugo.ask('GET', `/api/people/${inesId}/shortest-way`)).toMatchObject({ status: 404 });
    const looks = ((await ines.ask('GET', '/api/looks')).body ?? {}) as { looks?: { by: { name: string }; look: string }[] };
    expect(looks.looks?.some((it) => it.look === 'look.levels' && it.by.name === 'Karim Haddad') ?? false).toBe(true);
  });
});

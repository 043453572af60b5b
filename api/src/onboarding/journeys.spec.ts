import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Journey, JourneyStep, JourneyTemplate, Session, TemplateStep, Todo } from '@palier/contracts';
import { newId } from '#platform';
import { openHouse, Visitor, type House } from '../../test/house.js';

type Name = 'ines' | 'karim' | 'sophie' | 'mathis' | 'julien';
const names: readonly Name[] = ['ines', 'karim', 'sophie', 'mathis', 'julien'];

let house: House;
let who: Record<Name, Visitor>;
let idOf: Record<Name, string>;
beforeAll(async () => {
  house = await openHouse({ demo: true });
  who = Object.fromEntries(await Promise.all(names.map(async (name) => [name, await Visitor.signedIn(house, name)]))) as typeof who;
  idOf = Object.fromEntries(await Promise.all(names.map(async (name) => [name, ((await who[name].ask('GET', '/api/session')).body as Session).person?.id ?? '']))) as typeof idOf;
});
afterAll(() => house?.close());

const everybody = '/api/journey-templates/everybody';
const template = async () => (await who.sophie.ask('GET', everybody)).body as JourneyTemplate;
const publish = async (steps: readonly TemplateStep[], more: object = {}) => who.sophie.ask('POST', everybody, { id: newId(), seen: (await template()).version, relationsDays: null, steps, ...more });
const step = (title: string, more: Partial<TemplateStep> = {}): TemplateStep => ({ key: newId(), after: null, minutes: null, kind: 'other', title: { fr: title }, owner: { kind: 'newHire' }, due: { kind: 'fromHire', days: 200 }, courseId: null, link: '', ...more });
const give = (to: string, by: Name = 'sophie') => who[by].ask('POST', `/api/people/${to}/journey`, { id: newId() });
const journey = async (of: string, by: Name = 'sophie') => (await who[by].ask('GET', `/api/people/${of}/journey`)).body as Journey;
const stepOf = async (of: string, title: string, by: Name = 'sophie') => (await journey(of, by)).steps.find((it) => it.title.fr === title) as JourneyStep;
const tick = async (by: Name, title: string, of = idOf.ines) => who[by].ask('POST', `/api/journey-steps/${(await stepOf(of, title)).id}/ticks`, { id: newId() });
const untick = async (by: Name, title: string, of = idOf.ines) => who[by].ask('POST', `/api/journey-steps/${(await stepOf(of, title)).id}/corrections`, { id: newId() });
const todo = async (by: Name) => ((await who[by].ask('GET', '/api/todo')).body as Todo).items.flatMap((it) => (it.kind === 'step' && it.step.person.id === idOf.ines ? [it.step.title.fr] : []));

describe('a plan whose steps come one after the other', () => {
  const [accounts, both, either, circle, greeted] = [step('Accès ouverts', { kind: 'account', owner: { kind: 'lead' }, minutes: 30 }), step('Première formation'), step('Première pause'), step('Charte', { kind: 'sign', link: 'https://nordlys.example/charte' }), step('Bonjour')];
  both.after = { rule: 'all', keys: [accounts.key, greeted.key] };
  either.after = { rule: 'any', keys: [accounts.key, greeted.key] };

  it('is not published where steps wait for each other, or for one that is not there: their numbers are said', async () => {
    const turning = { ...circle, after: { rule: 'all' as const, keys: [both.key] } };
    expect(await publish([accounts, { ...both, after: { rule: 'all', keys: [turning.key] } }, either, turning, greeted])).toMatchObject({ status: 422, body: { code: 'journey.never-reached', params: { steps: '2, 4' } } });
    expect(await publish([accounts, { ...both, after: { rule: 'any', keys: [accounts.key, newId()] } }])).toMatchObject({ status: 422, body: { code: 'journey.no-such-step', params: { steps: '2' } } });
    expect(await publish([accounts, { ...greeted, key: accounts.key }])).toMatchObject({ status: 422, body: { code: 'journey.no-such-step' } });
    expect((await publish([accounts, { ...both, after: { rule: 'all', keys: [] } }])).status).toBe(400);
    expect((await publish([accounts, both, either, circle, greeted])).status).toBe(200);
    expect((await template()).steps).toEqual([accounts, both, either, circle, greeted]);
  });

  it('says what comes first and who does it, and shows a step in no list of things to do before', async () => {
    expect((await give(idOf.ines, 'karim')).status).toBe(200);
    expect(await stepOf(idOf.ines, 'Première formation', 'ines')).toMatchObject({ mine: true, waits: { rule: 'all', for: [{ title: { fr: 'Accès ouverts' }, by: { name: 'Karim Haddad' } }, { title: { fr: 'Bonjour' }, by: { name: 'Inès Benali' } }] } });
    expect(await stepOf(idOf.ines, 'Première pause', 'ines')).toMatchObject({ waits: { rule: 'any' } });
    expect(await stepOf(idOf.ines, 'Accès ouverts', 'ines')).toMatchObject({ waits: null, minutes: 30 });
    expect((await todo('ines')).sort()).toEqual(['Bonjour', 'Charte']);
    expect(await tick('ines', 'Première formation')).toMatchObject({ status: 409, body: { code: 'journey.comes-after', params: { step: 'Accès ouverts', by: 'Karim Haddad' } } });
  });

  it('opens a step when what it waits for is done, and never takes back what was done after it', async () => {
    expect((await tick('ines', 'Bonjour')).status).toBe(200);
    expect((await todo('ines')).sort()).toEqual(['Charte', 'Première pause']);
    expect((await tick('karim', 'Accès ouverts')).status).toBe(200);
    expect((await todo('ines')).sort()).toEqual(['Charte', 'Première formation', 'Première pause']);
    expect((await tick('ines', 'Première formation')).status).toBe(200);
    expect((await untick('karim', 'Accès ouverts')).status).toBe(200);
    expect(await stepOf(idOf.ines, 'Première formation')).toMatchObject({ ticked: { by: { name: 'Inès Benali' } }, waits: null });
    expect((await todo('ines')).sort()).toEqual(['Charte', 'Première pause']);
  });
});

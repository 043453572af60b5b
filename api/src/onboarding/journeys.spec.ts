import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PublishProfile } from '#competencies';
import { HirePerson } from '#people';
import type { Journey, JourneyAttention, JourneyStep, JourneyTemplate, Session, TemplateStep, Todo } from '@palier/contracts';
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

describe('a plan of a profile', () => {
  const profileId = newId();
  let baseId: string;
  let team: string;
  let today: string;
  const hire = async (name: string, more: object = {}) => { const id = newId(); await house.nest.get(HirePerson).run(null, { id, name, locale: 'fr', timeZone: 'Europe/Paris', hiredOn: today, roles: ['learner'], memberOf: team, leads: [], ...more }); return id; };
  const giveProfile = (personId: string, id = profileId) => who.sophie.ask('POST', `/api/profiles/${id}/holders`, { id: newId(), personId, from: today, reason: '' });
  const attention = async (by: Name = 'sophie') => ((await who[by].ask('GET', '/api/journeys')).body as { attention: JourneyAttention[] }).attention;
  const needsOf = async (name: string, by: Name = 'sophie') => (await attention(by)).find((it) => it.person.name === name)?.needs ?? [];
  beforeAll(async () => {
    const [ground] = (await house.owner.query(`select (select id from team where name->>'fr' = 'Support N1') as team, palier_today()::text as today, p.id as base, p.framework_id as framework from profile p order by p.published_at limit 1`)) as [{ team: string; today: string; base: string; framework: string }];
    ({ team, today } = ground);
    baseId = ground.base;
    await house.nest.get(PublishProfile).run(null, { id: profileId, frameworkId: ground.framework, kind: 'company', title: { fr: 'Conseil de nuit' }, sections: [], disclaimer: null, jobSheetId: null, basedOn: baseId, effectiveFrom: '2026-01-01', expectations: [] });
  });
  const own = [step('Casque et badge', { owner: { kind: 'lead' } }), step('Première nuit à deux', { kind: 'mentor', owner: { kind: 'mentor' } })];

  it('is written by HR alone and wins over the plan of a team and over everybody’s; a profile has that of the one it is based on', async () => {
    const address = (id: string) => `/api/profiles/${id}/journey-template`;
    const body = { id: newId(), seen: 0, relationsDays: null, steps: own };
    expect((await who.karim.ask('GET', address(profileId))).status).toBe(403);
    expect((await who.karim.ask('POST', address(profileId), body)).status).toBe(403);
    expect((await who.sophie.ask('POST', address(newId()), body)).status).toBe(404);
    for (let twice = 0; twice < 2; twice++) expect((await who.sophie.ask('POST', address(baseId), body)).body).toEqual({ version: 1 });
    expect(await who.sophie.ask('POST', address(profileId), body)).toMatchObject({ status: 409, body: { code: 'id.taken' } });
    expect((await who.sophie.ask('GET', address(baseId))).body).toMatchObject({ version: 1, of: { id: baseId }, steps: own });
    const { profiles } = (await who.sophie.ask('GET', '/api/journey-templates')).body as { profiles: { id: string; steps: number }[] };
    expect(profiles.filter((it) => [baseId, profileId].includes(it.id)).map((it) => [it.id === baseId, it.steps]).sort()).toEqual([[false, 0], [true, 2]]);
    expect((await who.karim.ask('GET', '/api/journey-templates')).body).toMatchObject({ profiles: [] });
    const id = await hire('Vera Nuit');
    expect(await journey(id)).toMatchObject({ given: null, offered: { because: 'everybody' } });
    await giveProfile(id, profileId);
    expect(await journey(id)).toMatchObject({ given: { by: 'Sophie Laurent' }, of: 2 });
  });

  it('starts as a profile is given, in the same moment; not for old hands, nor where nobody said the day of hire', async () => {
    const [fresh, old] = [await hire('Nora Nuit'), await hire('Otto Jour', { hiredOn: '2020-01-06' })];
    for (const id of [fresh, old]) expect((await giveProfile(id)).status).toBe(200);
    expect([(await journey(fresh)).of, (await journey(old)).given]).toEqual([2, null]);
    const title = ((await house.owner.query(`select title->>'fr' as title from profile where id = $1`, [profileId])) as [{ title: string }])[0].title;
    const take = (text: string) => who.sophie.ask('POST', '/api/people-imports', { id: newId(), text, mapping: {}, leaveOut: false });
    expect((await take(`Nom;Identifiant;Équipe;Profil\nPaula Aube;paula.aube;Support N1;${title}`)).status).toBe(200);
    expect((await take(`Nom;Identifiant;Équipe;Profil;Date d’embauche\nQuentin Aube;quentin.aube;Support N1;${title};${today}`)).status).toBe(200);
    const [paula, quentin] = ((await house.owner.query(`select id from person where login in ('paula.aube', 'quentin.aube') order by login`)) as { id: string }[]).map((it) => it.id);
    expect([(await journey(paula ?? '')).given, (await journey(quentin ?? '')).of]).toEqual([null, 2]);
    expect(await needsOf('Paula Aube')).toEqual(['hireDay', 'plan']);
    // The day is said, be it the same: the plan starts.
    expect((await take(`Nom;Identifiant;Date d’embauche\nPaula Aube;paula.aube;${today}`)).status).toBe(200);
    expect((await journey(paula ?? '')).of).toBe(2);
    expect(await needsOf('Paula Aube')).toEqual(['mentor']);
  });

  it('says what each new hire lacks for a start, to HR and to whoever leads them', async () => {
    expect(await needsOf('Nora Nuit', 'karim')).toEqual(['mentor']);
    await hire('Rémi Seul', { memberOf: null });
    expect(await needsOf('Rémi Seul')).toEqual(['lead', 'plan']);
    expect(await needsOf('Rémi Seul', 'karim')).toEqual([]);
    expect(await needsOf('Otto Jour')).toEqual([]);
  });

  it('is taken back by HR while nothing is done, and another may be given; begun, it stays', async () => {
    const id = await hire('Sacha Nuit');
    await giveProfile(id);
    const back = (by: Name, wish = newId()) => who[by].ask('POST', `/api/people/${id}/journey/withdrawal`, { id: wish });
    expect(await journey(id)).toMatchObject({ of: 2, mayTakeBack: true });
    expect((await journey(id, 'karim')).mayTakeBack).toBe(false);
    expect((await back('karim')).status).toBe(403);
    const wish = newId();
    for (let twice = 0; twice < 2; twice++) expect((await back('sophie', wish)).status).toBe(200);
    expect(await journey(id)).toMatchObject({ given: null, of: 0, steps: [], offered: { because: 'profile' } });
    expect(await back('sophie')).toMatchObject({ status: 409, body: { code: 'journey.not-given' } });
    expect((await give(id)).status).toBe(200);
    expect((await tick('karim', 'Casque et badge', id)).status).toBe(200);
    expect((await journey(id)).mayTakeBack).toBe(false);
    expect(await back('sophie')).toMatchObject({ status: 409, body: { code: 'journey.begun-already', params: { done: 1 } } });
  });
});

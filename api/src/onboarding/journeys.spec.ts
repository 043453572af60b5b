import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PublishProfile } from '#competencies';
import { HirePerson } from '#people';
import type { Journey, JourneyAttention, JourneyMove, JourneyStep, JourneyTemplate, Session, TemplateStep, Todo } from '@palier/contracts';
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

describe('a plan in working days', () => {
  it('passes over the days off and the absences of the new hire, as long as they are known', async () => {
    const [{ team, year }] = (await house.owner.query(`select (select id from team where name->>'fr' = 'Support N1') as team, extract(year from palier_today())::int + 1 as year`)) as [{ team: string; year: number }];
    // The first Monday of next September: France has no public holiday that month.
    const first = `${year}-09-0${1 + ((8 - new Date(`${year}-09-01T12:00:00Z`).getUTCDay()) % 7)}`;
    const plus = (day: string, days: number): string => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
    expect((await publish([step('Cinq jours ouvrés', { due: { kind: 'workingDays', days: 5 }, minutes: 45 }), step('Cinq jours', { due: { kind: 'fromHire', days: 5 } }), step('La veille', { due: { kind: 'workingDays', days: -1 } })])).status).toBe(200);
    const [september, december] = [newId(), newId()];
    for (const [id, hiredOn] of [[september, first], [december, `${year}-12-24`]] as const) {
      await house.nest.get(HirePerson).run(null, { id, name: `Anne ${hiredOn}`, locale: 'fr', timeZone: 'Europe/Paris', hiredOn, roles: ['learner'], memberOf: team, memberFrom: hiredOn, leads: [] });
      expect((await give(id)).status).toBe(200);
    }
    const dues = async (of: string) => Object.fromEntries((await journey(of)).steps.map((it) => [it.title.fr, it.dueOn]));
    expect(await dues(september)).toEqual({ 'La veille': plus(first, -3), 'Cinq jours': plus(first, 7), 'Cinq jours ouvrés': plus(first, 7) });
    expect((await who.sophie.ask('POST', `/api/people/${september}/unavailability`, { id: newId(), kind: 'absence', from: plus(first, 2), until: plus(first, 3) })).status).toBe(200);
    expect(await dues(september)).toEqual({ 'La veille': plus(first, -3), 'Cinq jours': plus(first, 7), 'Cinq jours ouvrés': plus(first, 9) });
    // Christmas does not count, weekends neither; counted by hand.
    let [counted, day] = [0, `${year}-12-24`];
    while (counted < 5) { day = plus(day, 1); const weekday = new Date(`${day}T12:00:00Z`).getUTCDay(); if (weekday !== 0 && weekday !== 6 && !day.endsWith('-12-25') && !day.endsWith('-01-01')) counted++; }
    expect((await dues(december))['Cinq jours ouvrés']).toBe(day);
  });
});

describe('a running plan and another version of its template', () => {
  const [stays, changes, other, goes, comes] = [step('Bonjour à tous'), step('Point avec l’équipe', { kind: 'meet', owner: { kind: 'lead' } }), step('Ancienne charte', { kind: 'sign' }), step('Tour des locaux'), step('Casque')];
  let id: string;
  const moves = async (by: Name = 'sophie') => ((await who[by].ask('GET', '/api/journey-moves')).body as { moves: JourneyMove[] }).moves;
  const move = (by: Name, versionId: string, wish = newId()) => who[by].ask('POST', `/api/people/${id}/journey/moves`, { id: wish, versionId });
  beforeAll(async () => {
    const [{ team, today }] = (await house.owner.query(`select (select id from team where name->>'fr' = 'Support N1') as team, palier_today()::text as today`)) as [{ team: string; today: string }];
    await publish([stays, changes, other, goes]);
    id = newId();
    await house.nest.get(HirePerson).run(null, { id, name: 'Zita Version', locale: 'fr', timeZone: 'Europe/Paris', hiredOn: today, roles: ['learner', 'lead'], memberOf: team, leads: [] });
    expect((await give(id)).status).toBe(200);
    // What the new hire does is said for her, as she has no account.
    for (const title of ['Bonjour à tous', 'Ancienne charte']) await house.owner.query('insert into journey_tick (id, step_id, person_id, recorded_at, recorded_by) values ($1, $2, $3, palier_now(), $3)', [newId(), (await stepOf(id, title)).id, id]);
    const meeting = await stepOf(id, 'Point avec l’équipe');
    expect((await who.karim.ask('POST', `/api/journey-steps/${meeting.id}/contact`, { id: newId(), seen: 0, personId: idOf.julien, words: '' })).status).toBe(200);
  });

  it('stays as it is until somebody looks at what would change and moves it; what is done stays done', async () => {
    await publish([stays, { ...changes, due: { kind: 'workingDays', days: 100 } }, { ...other, title: { fr: 'Nouvelle charte' } }, { ...comes, after: { rule: 'all', keys: [stays.key] } }]);
    expect((await journey(id)).steps.map((it) => it.title.fr).sort()).toEqual(['Ancienne charte', 'Bonjour à tous', 'Point avec l’équipe', 'Tour des locaux']);
    const line = (await moves('karim')).find((it) => it.person.name === 'Zita Version');
    expect(line).toMatchObject({
      of: null, kept: 1, ticks: 1, added: [{ title: { fr: 'Casque' } }], dropped: [{ title: { fr: 'Tour des locaux' } }],
      changed: [{ title: { fr: 'Point avec l’équipe' }, again: false }, { title: { fr: 'Nouvelle charte' }, again: true }],
    });
    expect((line?.to ?? 0) - (line?.from ?? 0)).toBe(1);
    expect((await move('ines', line?.versionId ?? '')).status).toBe(403);
    expect(await move('karim', newId())).toMatchObject({ status: 412, body: { code: 'journey.newer-version' } });
    const wish = newId();
    for (let twice = 0; twice < 2; twice++) expect((await move('karim', line?.versionId ?? '', wish)).status).toBe(200);
    expect(Object.fromEntries((await journey(id)).steps.map((it) => [it.title.fr, it.ticked !== null]))).toEqual({ 'Bonjour à tous': true, 'Point avec l’équipe': false, 'Nouvelle charte': false, Casque: false });
    expect(await stepOf(id, 'Point avec l’équipe')).toMatchObject({ contact: { person: { name: 'Julien Mercier' } } });
    expect(await stepOf(id, 'Casque')).toMatchObject({ waits: null });
    expect(await move('karim', line?.versionId ?? '')).toMatchObject({ status: 409, body: { code: 'journey.newest-already' } });
    expect((await moves()).some((it) => it.person.name === 'Zita Version')).toBe(false);
    expect(await house.owner.query('select count(*)::int as steps, (select count(*)::int from journey_tick where person_id = $1) as ticks from journey_step where person_id = $1', [id])).toEqual([{ steps: 7, ticks: 2 }]);
  });

  it('is moved to the version that was looked at, or not at all', async () => {
    const seen = async () => (await moves()).find((it) => it.person.name === 'Zita Version')?.versionId ?? '';
    await publish([stays]);
    const before = await seen();
    await publish([stays, goes]);
    expect(await move('sophie', before)).toMatchObject({ status: 412, body: { code: 'journey.newer-version' } });
    expect((await move('sophie', await seen())).status).toBe(200);
    expect((await journey(id)).steps.map((it) => it.title.fr).sort()).toEqual(['Bonjour à tous', 'Tour des locaux']);
  });
});

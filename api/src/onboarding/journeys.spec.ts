import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PublishProfile } from '#competencies';
import { PublishCourse } from '#courses';
import { HirePerson } from '#people';
import type { Attestation, CheckedAttestation, HireDayPreview, Journey, JourneyAttention, JourneyMove, JourneyStep, JourneyTemplate, Session, TemplateStep, Todo } from '@palier/contracts';
import { newId } from '#platform';
import { openHouse, Visitor, type House } from '../../test/house.js';
import { pdfText } from '../../test/pdf-text.js';

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
const step = (title: string, more: Partial<TemplateStep> = {}): TemplateStep => ({ key: newId(), after: null, minutes: null, kind: 'other', title: { fr: title }, owner: { kind: 'newHire' }, due: { kind: 'fromHire', days: 200 }, courseId: null, articleId: null, cell: null, link: '', ...more });
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

describe('a step that names a course or a level', () => {
  const [known, open, signed, unsigned] = [step('Déjà suivie', { kind: 'activity' }), step('À suivre', { kind: 'activity' }), step('Déjà signé', { kind: 'sign', owner: { kind: 'lead' } }), step('À signer', { kind: 'sign', owner: { kind: 'lead' } })];
  let evidence: { id: string; signOffId: string | null }[];
  const course = newId();
  const units = [newId(), newId()] as const;
  const proofOf = async (title: string, by: Name = 'julien') => (await stepOf(idOf.julien, title, by));
  const code = (it: { body: unknown }) => (it.body as { code?: string }).code;
  beforeAll(async () => {
    const quiz = (await house.owner.query(`select v.course_id as "courseId", array_agg(e.id) as ids from evidence e join attempt a on a.id = e.attempt_id join course_version v on v.id = a.course_version_id where e.person_id = $1 and e.kind = 'quiz' and not exists (
      select from unit_version u where u.course_version_id = v.id and not exists (select from unit_done d where d.person_id = $1 and d.course_version_id = v.id and d.unit_id = u.unit_id)) group by 1 limit 1`, [idOf.julien])) as [{ courseId: string; ids: string[] }];
    const lesson = (title: string, id: string) => ({ id, kind: 'lesson' as const, minutes: 5, serves: [], words: { fr: { title, document: { type: 'doc' as const, content: [{ type: 'paragraph' as const, attrs: { id: 'b' }, content: [{ type: 'text' as const, text: 'Lisez ceci.' }] }] } } } });
    await house.nest.get(PublishCourse).run({ personId: idOf.sophie, roles: ['hr'], leads: [] }, { id: course, sourceLocale: 'fr', words: { fr: { title: 'Le téléphone', summary: '' } }, units: [lesson('Décrocher', units[0]), lesson('Raccrocher', units[1])] });
    const [held] = (await house.owner.query(`select e.id, e.sign_off_id as "signOffId", e.competency_id as "competencyId", e.level from evidence e where e.person_id = $1 and e.kind = 'signOff' order by e.recorded_at desc limit 1`, [idOf.julien])) as [{ id: string; signOffId: string; competencyId: string; level: 1 }];
    evidence = [...quiz[0].ids.map((id) => ({ id, signOffId: null })), held];
    known.courseId = quiz[0].courseId;
    open.courseId = course;
    signed.cell = { competencyId: held.competencyId, level: held.level };
    unsigned.cell = { competencyId: held.competencyId, level: 4 };
    expect((await publish([{ ...known, cell: signed.cell }])).status).toBe(400);
    expect((await publish([{ ...signed, cell: { competencyId: newId(), level: 1 } }])).status).toBe(404);
    expect((await publish([known, open, signed, unsigned])).status).toBe(200);
    expect((await template()).steps).toEqual([known, open, signed, unsigned]);
    expect((await give(idOf.julien)).status).toBe(200);
  });

  it('is done by what was proved before the plan began, and says so; nobody ticks it', async () => {
    expect(await proofOf('Déjà suivie')).toMatchObject({ done: true, ticked: null, proof: { before: true, since: expect.any(String) as unknown, lostAt: null } });
    expect(await proofOf('Déjà signé')).toMatchObject({ done: true, cell: signed.cell, proof: { before: true, progress: null } });
    expect([(await journey(idOf.julien)).done, (await journey(idOf.julien)).mayTakeBack]).toEqual([2, true]);
    expect([code(await tick('julien', 'Déjà suivie', idOf.julien)), code(await tick('julien', 'À suivre', idOf.julien)), code(await tick('karim', 'À signer', idOf.julien))]).toEqual(['journey.proved-already', 'journey.needs-proof', 'journey.needs-proof']);
    const steps = ((await who.julien.ask('GET', '/api/todo')).body as Todo).items.flatMap((it) => (it.kind === 'step' ? [it.step.title.fr] : []));
    expect(steps).toEqual(['À suivre']);
  });

  it('shows who follows them what is missing and where to go on, a mentor only whether it is done', async () => {
    const { proof } = await proofOf('À suivre');
    expect(proof).toMatchObject({ since: null, lostAt: null, progress: { done: 0 } });
    expect(proof?.progress?.next).toBeTruthy();
    expect((await proofOf('À suivre', 'karim')).proof).toEqual(proof);
    const { mentorVersion: seen } = await journey(idOf.julien);
    expect((await who.sophie.ask('POST', `/api/people/${idOf.julien}/mentor`, { id: newId(), seen, mentorId: idOf.ines, from: ((await house.owner.query('select palier_today()::text as day')) as [{ day: string }])[0].day })).status).toBe(200);
    expect([(await proofOf('À suivre', 'ines')).proof?.progress, (await proofOf('Déjà suivie', 'ines')).done]).toEqual([null, true]);
  });

  it('is done in the moment in which the last activity is, since that moment', async () => {
    const finish = async (unitId: string) => expect((await who.julien.ask('POST', `/api/courses/${course}/units/${unitId}/completions`, { id: newId() })).status).toBe(200);
    await finish(units[1]);
    expect((await proofOf('À suivre')).proof).toMatchObject({ since: null, progress: { done: 1, of: 2, next: units[0] } });
    await finish(units[0]);
    expect(await proofOf('À suivre')).toMatchObject({ done: true, proof: { before: false, progress: { done: 2, of: 2, next: null } } });
  });

  it('is to be done again once its evidence is revoked or its signature taken back, and says since when', async () => {
    const signature = evidence.find((it) => it.signOffId !== null);
    for (const it of evidence.filter((one) => one.signOffId === null)) expect((await who.sophie.ask('POST', `/api/evidence/${it.id}/revocation`, { id: newId(), reason: 'Le quiz a été passé à deux.' })).status).toBe(200);
    expect(await proofOf('Déjà suivie')).toMatchObject({ done: false, proof: { since: null, lostAt: expect.any(String) as unknown } });
    expect((await proofOf('Déjà suivie')).proof?.progress?.next).toBeTruthy();
    expect((await who.sophie.ask('POST', `/api/evidence/${signature?.id ?? ''}/revocation`, { id: newId(), reason: 'Signé pour quelqu’un d’autre.' })).status).toBe(200);
    expect(await proofOf('Déjà signé')).toMatchObject({ done: false, proof: { since: null, lostAt: expect.any(String) as unknown } });
    expect((await journey(idOf.julien)).done).toBe(1);
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

  it('starts for many in as many statements as for two', async () => {
    const title = ((await house.owner.query(`select title->>'fr' as title from profile where id = $1`, [profileId])) as [{ title: string }])[0].title;
    const asked: string[] = [];
    const none = () => undefined;
    Object.assign(house.db.source, { logger: { logQuery: (sql: string) => { asked.push(sql); }, logQueryError: none, logQuerySlow: none, logSchemaBuild: none, logMigration: none, log: none } });
    const statements = async (letter: string, people: number): Promise<number> => {
      const lines = Array.from({ length: people }, (_, at) => `${letter} Lot${at};${letter}.lot${at};Support N1;${title};${today}`);
      asked.length = 0;
      expect((await who.sophie.ask('POST', '/api/people-imports', { id: newId(), text: ['Nom;Identifiant;Équipe;Profil;Date d’embauche', ...lines].join('\n'), mapping: {}, leaveOut: false })).status).toBe(200);
      return asked.length;
    };
    const two = await statements('yan', 2);
    expect(await statements('yul', 9)).toBe(two);
    expect(await house.owner.query(`select count(*)::int as plans from current_journey j join person p on p.id = j.person_id where p.login like '%.lot%'`)).toEqual([{ plans: 11 }]);
  });

  it('says what each new hire lacks for a start, to HR and to whoever leads them', async () => {
    expect(await needsOf('Nora Nuit', 'karim')).toEqual(['mentor']);
    await hire('Rémi Seul', { memberOf: null });
    expect(await needsOf('Rémi Seul')).toEqual(['lead', 'plan']);
    expect(await needsOf('Rémi Seul', 'karim')).toEqual([]);
    expect(await needsOf('Otto Jour')).toEqual([]);
  });

  it('begins once whoever leads a new hire says the day of hire, after seeing that it would', async () => {
    const id = await hire('Ulla Aube', { hireDayAssumed: true });
    await giveProfile(id);
    expect(await needsOf('Ulla Aube', 'karim')).toEqual(['hireDay', 'plan']);
    const look = async (day: string, by: Name = 'karim') => who[by].ask('GET', `/api/people/${id}/hire-day?day=${day}`);
    expect((await look(today)).body).toMatchObject({ hiredOn: today, assumed: true, starts: { steps: 2 }, moved: [], stays: 0 });
    expect((await look('2020-01-06')).body).toMatchObject({ starts: null });
    const say = (day: string, more: object = {}, by: Name = 'karim') => who[by].ask('POST', `/api/people/${id}/hire-day`, { day, seen: { day: today, assumed: true }, ...more });
    expect([(await look(today, 'ines')).status, (await say(today, {}, 'ines')).status, (await look(today, 'julien')).status]).toEqual([403, 403, 403]);
    expect([(await say(today, { seen: undefined })).status, (await say(today, { seen: { day: today, assumed: false } })).body, (await say('2999-01-01')).body]).toMatchObject([428, { code: 'hire-day.said-meanwhile', params: { day: today } }, { code: 'hire-day.out-of-range' }]);
    for (let twice = 0; twice < 2; twice++) expect((await say(today)).status).toBe(200);
    expect([(await journey(id)).of, (await journey(id)).hireDayAssumed, await needsOf('Ulla Aube')]).toEqual([2, false, ['mentor']]);
    expect(await house.owner.query(`select detail from audit where action = 'hire-day.say' and subject_id = $1`, [id])).toEqual([{ detail: { before: null, day: today } }]);
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
    // Here a week later than was thought: what counts from that day moves, and is due on no day off.
    const look = (await who.sophie.ask('GET', `/api/people/${december}/hire-day?day=${year}-12-31`)).body as HireDayPreview;
    expect([look.moved.map((it) => it.title.fr).sort(), look.stays, look.moved.every((it) => it.from !== it.to && ![0, 6].includes(new Date(`${it.to}T12:00:00Z`).getUTCDay()))]).toEqual([expect.any(Array), 3 - look.moved.length, true]);
    expect(look.moved.length).toBeGreaterThan(0);
    expect((await who.sophie.ask('POST', `/api/people/${december}/hire-day`, { seen: { day: look.hiredOn, assumed: look.assumed }, day: look.day })).status).toBe(200);
    const after = Object.fromEntries((await journey(december)).steps.map((it) => [it.id, it.dueOn]));
    expect(look.moved.map((it) => after[it.id])).toEqual(look.moved.map((it) => it.to));
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

describe('somebody who should do a step and cannot sign in', () => {
  it('is named to whoever sees to the plan, and the step is theirs meanwhile', async () => {
    const [{ team, today }] = (await house.owner.query(`select (select id from team where name->>'fr' = 'Support N1') as team, palier_today()::text as today`)) as [{ team: string; today: string }];
    const [marc, id] = [newId(), newId()];
    for (const [it, name] of [[marc, 'Marc Poste'], [id, 'Wanda Poste']] as const) await house.nest.get(HirePerson).run(null, { id: it, name, locale: 'fr', timeZone: 'Europe/Paris', hiredOn: today, roles: ['learner'], memberOf: team, leads: [] });
    expect((await publish([step('Poste prêt', { owner: { kind: 'person', personId: marc } })])).status).toBe(200);
    expect((await give(id)).status).toBe(200);
    const line = ((await who.karim.ask('GET', '/api/journeys')).body as { attention: JourneyAttention[] }).attention.find((it) => it.person.id === id);
    expect(line).toMatchObject({ needs: ['access'], unable: [{ name: 'Marc Poste' }] });
    expect(await stepOf(id, 'Poste prêt', 'karim')).toMatchObject({ mine: true, owner: { name: 'Karim Haddad' } });
    expect((await tick('karim', 'Poste prêt', id)).status).toBe(200);
    expect(((await who.karim.ask('GET', '/api/journeys')).body as { attention: JourneyAttention[] }).attention.some((it) => it.person.id === id)).toBe(false);
  });
});

describe('a plan of which every step is done', () => {
  it('is attested to its person with a code that anybody can check, once, and not before', async () => {
    expect((await publish([step('Dernière étape')])).status).toBe(200);
    expect((await give(idOf.karim)).status).toBe(200);
    expect([(await journey(idOf.karim, 'sophie')).mayManage, (await journey(idOf.karim, 'karim')).mayManage]).toEqual([true, false]);
    const issue = (id = newId()) => who.karim.ask('POST', '/api/attestations', { id, kind: 'journey' });
    expect(await issue()).toMatchObject({ status: 409, body: { code: 'attestation.plan-not-done' } });
    expect((await tick('karim', 'Dernière étape', idOf.karim)).status).toBe(200);
    const id = newId();
    for (const wish of [id, id, newId()]) expect((await issue(wish)).body).toEqual({ id });
    const [it] = ((await who.karim.ask('GET', `/api/people/${idOf.karim}/attestations`)).body as { attestations: Attestation[] }).attestations;
    expect(it).toMatchObject({ id, what: { kind: 'journey', of: null }, revoked: null });
    const found = (await new Visitor(house).ask('POST', '/api/attestations/check', { code: it?.code })).body as CheckedAttestation;
    expect(found).toEqual({ name: 'Karim Haddad', what: { kind: 'journey', of: null }, on: it?.on, state: 'valid' });
    const paper = await who.karim.ask('GET', `/api/attestations/${id}/paper.pdf?locale=fr`);
    expect(paper.status).toBe(200);
    expect(pdfText(paper.bytes).split('\n')).toEqual(expect.arrayContaining([expect.stringContaining('Karim Haddad a fait toutes les étapes de son parcours'), `Code de vérification\u00a0: ${it?.code}`]));
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PublishProfile } from '#competencies';
import { OpenAccount } from '#identity';
import { HirePerson, RecordDeparture } from '#people';
import type { Journey, JourneyAttention, JourneyLine, JourneyStep, Session, TemplateStep } from '@palier/contracts';
import { newId } from '#platform';
import { openHouse, Visitor, type House } from '../../test/house.js';

type Name = 'karim' | 'sophie' | 'nadia';
const names: readonly Name[] = ['karim', 'sophie', 'nadia'];

let house: House;
let who: Record<Name, Visitor>;
let idOf: Record<Name, string>;
let ground: { team: string; second: string; today: string; base: string; framework: string };
const [withPlan, without] = [newId(), newId()];
beforeAll(async () => {
  house = await openHouse({ demo: true });
  who = Object.fromEntries(await Promise.all(names.map(async (name) => [name, await Visitor.signedIn(house, name)]))) as typeof who;
  idOf = Object.fromEntries(await Promise.all(names.map(async (name) => [name, ((await who[name].ask('GET', '/api/session')).body as Session).person?.id ?? '']))) as typeof idOf;
  [ground] = (await house.owner.query(`select (select id from team where name->>'fr' = 'Support N1') as team, (select id from team where name->>'fr' = 'Support N2') as second, palier_today()::text as today, p.id as base, p.framework_id as framework from profile p order by p.published_at limit 1`)) as [typeof ground];
  for (const [id, title] of [[withPlan, 'Conseil du soir'], [without, 'Conseil sans parcours']] as const) await house.nest.get(PublishProfile).run(null, { id, frameworkId: ground.framework, kind: 'company', title: { fr: title }, sections: [], disclaimer: null, jobSheetId: null, basedOn: null, effectiveFrom: '2026-01-01', expectations: [] });
  expect((await publish([step('Accueil du soir', { owner: { kind: 'lead' }, due: { kind: 'fromHire', days: -1 } }), step('Écouter le soir'), step('À deux', { kind: 'mentor', owner: { kind: 'mentor' } })])).status).toBe(200);
});
afterAll(() => house?.close());

const step = (title: string, more: Partial<TemplateStep> = {}): TemplateStep => ({ key: newId(), after: null, minutes: null, kind: 'other', title: { fr: title }, owner: { kind: 'newHire' }, due: { kind: 'fromHire', days: 20 }, courseId: null, articleId: null, cell: null, link: '', ...more });
const publish = (steps: readonly TemplateStep[]) => who.sophie.ask('POST', `/api/profiles/${withPlan}/journey-template`, { id: newId(), seen: 0, relationsDays: null, steps });
const day = (days: number): string => new Date(Date.parse(ground.today) + days * 86_400_000).toISOString().slice(0, 10);
const hire = async (name: string, more: object = {}) => { const id = newId(); await house.nest.get(HirePerson).run(null, { id, name, locale: 'fr', timeZone: 'Europe/Paris', hiredOn: ground.today, roles: ['learner'], memberOf: ground.team, leads: [], ...more }); return id; };
const into = async (id: string, profile = withPlan) => expect((await who.sophie.ask('POST', `/api/profiles/${profile}/holders`, { id: newId(), personId: id, from: ground.today, reason: '' })).status).toBe(200);
const journey = async (of: string, by: Name = 'sophie') => (await who[by].ask('GET', `/api/people/${of}/journey`)).body as Journey;
const needs = async (of: string, by: Name = 'sophie') => ((await who[by].ask('GET', '/api/journeys')).body as { attention: JourneyAttention[] }).attention.find((it) => it.person.id === of)?.needs ?? [];
const ownerOf = async (of: string, title: string) => (await journey(of)).steps.find((it): it is JourneyStep => it.title.fr === title)?.owner?.name;
const take = async (text: string) => expect((await who.sophie.ask('POST', '/api/people-imports', { id: newId(), text, mapping: {}, leaveOut: false })).status).toBe(200);
const imported = async (login: string) => ((await house.owner.query('select id from person where login = $1', [login])) as [{ id: string }])[0].id;

describe('a hire that lacks something', () => {
  it('is said where their profile has no plan of its own, to HR and to whoever leads them, until one is given', async () => {
    const id = await hire('Alba Soir');
    await into(id, without);
    expect([await needs(id), await needs(id, 'karim'), (await journey(id)).given]).toEqual([['plan'], ['plan'], null]);
    expect((await who.karim.ask('POST', `/api/people/${id}/journey`, { id: newId() })).status).toBe(200);
    expect(await needs(id)).not.toContain('plan');
  });

  it('begins from a list of people as from a hand: with a day of hire at once, without one once it is said; without a profile it is said that the plan lacks', async () => {
    await take(`Nom;Identifiant;Équipe;Profil;Date d’embauche\nBasile Soir;basile.soir;Support N1;Conseil du soir;${ground.today}\nBruno Soir;bruno.soir;Support N1;Conseil du soir;\nBérénice Soir;berenice.soir;Support N1;;${ground.today}`);
    const [basile, bruno, berenice] = [await imported('basile.soir'), await imported('bruno.soir'), await imported('berenice.soir')];
    expect([await needs(basile), await needs(bruno), await needs(berenice)]).toEqual([['mentor', 'ownAccess'], ['hireDay', 'plan'], ['plan']]);
    expect([(await journey(basile)).of, (await journey(bruno)).given, (await journey(berenice)).given]).toEqual([3, null, null]);
    await take(`Nom;Identifiant;Profil\nBérénice Soir;berenice.soir;Conseil du soir`);
    expect((await journey(berenice)).of).toBe(3);
  });

  it('lacks a day of hire until somebody says one, however long ago they were added', async () => {
    const id = await hire('Cora Soir', { hiredOn: day(-200), hireDayAssumed: true });
    const lines = async () => ((await who.sophie.ask('GET', '/api/journeys')).body as { journeys: JourneyLine[] }).journeys.some((it) => it.person.id === id);
    expect([await needs(id), await needs(id, 'karim'), await lines()]).toEqual([['hireDay'], ['hireDay'], false]);
    expect((await who.karim.ask('POST', `/api/people/${id}/hire-day`, { day: day(-200), seen: { day: day(-200), assumed: true } })).status).toBe(200);
    expect([await needs(id), await needs(id, 'karim')]).toEqual([[], []]);
  });

  it('begins where the profile is given weeks later, or the day of hire is put to one that makes a new hire of somebody', async () => {
    const [late, moved] = [await hire('Carl Soir', { hiredOn: day(-40) }), await hire('Célia Soir', { hiredOn: '2020-01-06' })];
    await into(late);
    await into(moved);
    expect([(await journey(late)).of, (await journey(moved)).given]).toEqual([3, null]);
    expect((await who.sophie.ask('POST', `/api/people/${moved}/hire-day`, { day: day(-10), seen: { day: '2020-01-06', assumed: false } })).status).toBe(200);
    expect([(await journey(moved)).of, await needs(moved)]).toEqual([3, ['mentor', 'ownAccess']]);
  });

  it('begins before a first day that is to come, whose lead is known: nobody says that they lack one, and HR sees to it until then', async () => {
    const [id, alone] = [await hire('Dora Soir', { hiredOn: day(20) }), await hire('Denis Soir', { hiredOn: day(20), memberOf: null })];
    await into(id);
    await into(alone);
    expect([(await journey(id)).of, await needs(id), await needs(alone)]).toEqual([3, ['mentor'], ['lead', 'mentor']]);
    expect(await ownerOf(id, 'Accueil du soir')).toBe('Sophie Laurent');
  });

  it('says that they cannot sign in themselves, as soon as they are here and something is theirs to do', async () => {
    const id = await hire('Élie Soir', { hiredOn: day(-1) });
    await into(id);
    expect([await needs(id, 'karim'), await needs(id)]).toEqual([['mentor', 'ownAccess'], ['mentor', 'ownAccess']]);
  });

  it('falls to HR, and says so, where the lead leaves in the middle; and to whoever names a mentor where the mentor does', async () => {
    const id = await hire('Flora Soir', { memberOf: ground.second });
    await into(id);
    const mentor = await hire('Fanny Mentor');
    const { mentorVersion: seen } = await journey(id);
    expect((await who.sophie.ask('POST', `/api/people/${id}/mentor`, { id: newId(), seen, mentorId: mentor, from: ground.today })).status).toBe(200);
    expect(await needs(id)).toEqual(['access', 'ownAccess']);
    const gone = (personId: string) => house.nest.get(RecordDeparture).run({ personId: idOf.sophie, roles: ['hr'], leads: [] }, { personId, leftOn: ground.today });
    await gone(mentor);
    expect(await needs(id)).toEqual(['mentor', 'ownAccess']);
    expect(await ownerOf(id, 'Accueil du soir')).toBe('Nadia Ferrand');
    for (const { id: lead } of (await house.owner.query(`select distinct person_id as id from current_membership where team_id = $1 and kind in ('lead', 'deputy')`, [ground.second])) as { id: string }[]) await gone(lead);
    expect([await needs(id), await ownerOf(id, 'Accueil du soir')]).toEqual([['lead', 'mentor', 'ownAccess'], 'Sophie Laurent']);
  });

  it('names the lead who has steps to do and cannot sign in, until they can, or another of their team does it', async () => {
    const [night, dawn] = [newId(), newId()];
    for (const [team, name] of [[night, 'Support de nuit'], [dawn, 'Support de l’aube']] as const) await house.owner.query('insert into team (id, name) values ($1, $2)', [team, JSON.stringify({ fr: name })]);
    const [ofNight, ofDawn] = [await hire('Gaël Soir', { memberOf: night }), await hire('Gladys Soir', { memberOf: dawn })];
    const [lead, other] = [await hire('Gilda Encadre', { roles: ['lead'], memberOf: null, leads: [night, dawn] }), await hire('Guy Encadre', { roles: ['lead'], memberOf: null, leads: [dawn] })];
    for (const id of [ofNight, ofDawn]) await into(id);
    const line = async (of: string) => ((await who.sophie.ask('GET', '/api/journeys')).body as { attention: JourneyAttention[] }).attention.find((it) => it.person.id === of);
    for (const id of [ofNight, ofDawn]) expect([await line(id), await ownerOf(id, 'Accueil du soir')]).toMatchObject([{ needs: ['mentor', 'access', 'ownAccess'], unable: [{ id: lead, name: 'Gilda Encadre' }] }, 'Sophie Laurent']);
    await house.nest.get(OpenAccount).run(null, { personId: other, login: 'guy.encadre', password: 'palier-demo-2026' });
    expect([await line(ofDawn), await ownerOf(ofDawn, 'Accueil du soir')]).toMatchObject([{ needs: ['mentor', 'ownAccess'], unable: [] }, 'Guy Encadre']);
    await house.nest.get(OpenAccount).run(null, { personId: lead, login: 'gilda.encadre', password: 'palier-demo-2026' });
    expect([await line(ofNight), await ownerOf(ofNight, 'Accueil du soir')]).toMatchObject([{ needs: ['mentor', 'ownAccess'], unable: [] }, 'Gilda Encadre']);
  });

  it('is not lost among a whole company that was taken in without days of hire, and all of these count', async () => {
    const id = await hire('Hector Soir', { hiredOn: day(-3), memberOf: null });
    const needing = async () => ((await who.sophie.ask('GET', '/api/journeys')).body as { needing: number }).needing;
    const before = await needing();
    await house.owner.query(`insert into person (id, display_name, locale, time_zone, hired_on, hire_day_assumed) select gen_random_uuid(), 'Ancien ' || n, 'fr', 'Europe/Paris', palier_today(), true from generate_series(1, 2100) n`);
    expect([await needs(id), await needing()]).toEqual([['lead', 'plan'], before + 2100]);
  });
});

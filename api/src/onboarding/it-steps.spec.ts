import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { HirePerson } from '#people';
import type { Journey, JourneyAttention, JourneyStep, JourneyTemplate, Session, TemplateStep } from '@palier/contracts';
import { newId } from '#platform';
import { openHouse, Visitor, type House } from '../../test/house.js';

type Name = 'ines' | 'karim' | 'sophie' | 'mathis' | 'julien';
const names: readonly Name[] = ['ines', 'karim', 'sophie', 'mathis', 'julien'];

let house: House;
let who: Record<Name, Visitor>;
let idOf: Record<Name, string>;
let ground: { team: string; today: string };
beforeAll(async () => {
  house = await openHouse({ demo: true });
  who = Object.fromEntries(await Promise.all(names.map(async (name) => [name, await Visitor.signedIn(house, name)]))) as typeof who;
  idOf = Object.fromEntries(await Promise.all(names.map(async (name) => [name, ((await who[name].ask('GET', '/api/session')).body as Session).person?.id ?? '']))) as typeof idOf;
  [ground] = (await house.owner.query(`select (select id from team where name->>'fr' = 'Support N1') as team, palier_today()::text as today`)) as [typeof ground];
});
afterAll(() => house?.close());

const everybody = '/api/journey-templates/everybody';
const step = (title: string, more: Partial<TemplateStep> = {}): TemplateStep => ({ key: newId(), after: null, minutes: null, kind: 'other', title: { fr: title }, owner: { kind: 'newHire' }, due: { kind: 'fromHire', days: 20 }, courseId: null, articleId: null, cell: null, link: '', ...more });
const publish = async (steps: readonly TemplateStep[]) => who.sophie.ask('POST', everybody, { id: newId(), seen: ((await who.sophie.ask('GET', everybody)).body as JourneyTemplate).version, relationsDays: null, steps });
const hire = async (name: string, more: object = {}) => { const id = newId(); await house.nest.get(HirePerson).run(null, { id, name, locale: 'fr', timeZone: 'Europe/Paris', hiredOn: ground.today, roles: ['learner'], memberOf: ground.team, leads: [], ...more }); return id; };
const stepOf = async (of: string, title: string, by: Name = 'karim') => ((await who[by].ask('GET', `/api/people/${of}/journey`)).body as Journey).steps.find((it) => it.title.fr === title) as JourneyStep;
const tick = async (by: Name, of: string, title: string) => (await who[by].ask('POST', `/api/journey-steps/${(await stepOf(of, title)).id}/ticks`, { id: newId() })).status;
const duties = async (by: Name, of: string) => ((await who[by].ask('GET', '/api/journey-steps')).body as { steps: JourneyStep[] }).steps.filter((it) => it.person.id === of).map((it) => it.title.fr);

describe('a step that is for IT', () => {
  const [accounts, first] = [step('Comptes ouverts', { kind: 'account', owner: { kind: 'it' } }), step('Premier appel')];
  first.after = { rule: 'all', keys: [accounts.key] };
  let id: string;

  it('is written in a template, and is whoever’s runs the installation, who see it in their list and tick it', async () => {
    expect((await publish([accounts, first])).status).toBe(200);
    expect(((await who.sophie.ask('GET', everybody)).body as JourneyTemplate).steps).toEqual([accounts, first]);
    id = await hire('Ingrid Poste');
    expect((await who.karim.ask('POST', `/api/people/${id}/journey`, { id: newId() })).status).toBe(200);
    expect(await stepOf(id, 'Comptes ouverts')).toMatchObject({ owner: { name: 'Mathis Roche' }, ownedAs: 'it', mine: false, namedBy: null });
    expect(await stepOf(id, 'Premier appel')).toMatchObject({ ownedAs: null, waits: { for: [{ title: { fr: 'Comptes ouverts' }, by: { name: 'Mathis Roche' }, as: 'it' }] } });
    expect([await duties('mathis', id), await duties('karim', id), await duties('sophie', id)]).toEqual([['Comptes ouverts'], [], []]);
    expect([await tick('karim', id, 'Comptes ouverts'), await tick('sophie', id, 'Comptes ouverts'), await tick('julien', id, 'Comptes ouverts')]).toEqual([404, 404, 404]);
    expect((await who.mathis.ask('GET', `/api/people/${id}/journey`)).status).toBe(403);
  });

  it('is in the calendar of whoever runs the installation', async () => {
    const { token } = (await who.mathis.ask('POST', '/api/calendar-feed', { id: newId() })).body as { token: string };
    expect((await who.mathis.ask('GET', `/api/calendar/${token}/palier.ics`)).text).toContain('Comptes ouverts');
  });

  it('is anybody’s of them, as soon as they have the role, and not the new hire’s who has it too', async () => {
    const own = await hire('Ida Poste', { roles: ['learner', 'admin'] });
    expect((await who.karim.ask('POST', `/api/people/${own}/journey`, { id: newId() })).status).toBe(200);
    expect(await stepOf(own, 'Comptes ouverts')).toMatchObject({ owner: { name: 'Mathis Roche' }, ownedAs: 'it' });
    expect((await who.mathis.ask('POST', `/api/register/${idOf.julien}/roles`, { seen: ['learner'], roles: ['learner', 'admin'] })).status).toBe(200);
    who.julien = await Visitor.signedIn(house, 'julien');
    expect(await duties('julien', id)).toEqual(['Comptes ouverts']);
    expect(await tick('julien', id, 'Comptes ouverts')).toBe(200);
    expect([await duties('mathis', id), (await stepOf(id, 'Premier appel')).waits]).toEqual([[], null]);
  });

  it('falls to whoever sees to the plan where none of them can sign in, and is said to lack access', async () => {
    const late = await hire('Irma Poste');
    expect((await who.karim.ask('POST', `/api/people/${late}/journey`, { id: newId() })).status).toBe(200);
    await house.owner.query(`delete from account where person_id in (select person_id from held_role where role = 'admin')`);
    expect(await stepOf(late, 'Comptes ouverts')).toMatchObject({ owner: { name: 'Karim Haddad' }, ownedAs: null, mine: true });
    const line = ((await who.karim.ask('GET', '/api/journeys')).body as { attention: JourneyAttention[] }).attention.find((it) => it.person.id === late);
    expect(line?.needs).toEqual(['access']);
    expect(line?.unable.length).toBe(1);
    expect(await duties('karim', late)).toEqual(['Comptes ouverts']);
    expect(await tick('karim', late, 'Comptes ouverts')).toBe(200);
  });
});

describe('a step that is for HR', () => {
  it('falls to whoever leads the new hire where nobody in HR can sign in', async () => {
    expect((await publish([step('Contrat signé', { owner: { kind: 'hr' } })])).status).toBe(200);
    const id = await hire('Irène Contrat');
    expect((await who.karim.ask('POST', `/api/people/${id}/journey`, { id: newId() })).status).toBe(200);
    expect(await stepOf(id, 'Contrat signé')).toMatchObject({ owner: { name: 'Sophie Laurent' }, ownedAs: 'hr' });
    await house.owner.query(`delete from account where person_id in (select person_id from held_role where role = 'hr')`);
    expect(await stepOf(id, 'Contrat signé')).toMatchObject({ owner: { name: 'Karim Haddad' }, ownedAs: null, mine: true });
    expect([await duties('karim', id), await tick('karim', id, 'Contrat signé')]).toEqual([['Contrat signé'], 200]);
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Journey, JourneyAttention, JourneyLine, JourneyStep, JourneyTemplate, Session, TemplateStep } from '@palier/contracts';
import { newId } from '#platform';
import { PublishProfile } from '#competencies';
import { GiveProfile } from '#evidence';
import { openHouse, Visitor, type House } from '../../test/house.js';

type Name = 'ines' | 'karim' | 'nadia' | 'sophie' | 'mathis' | 'aminata' | 'julien' | 'tomasz';
const names: readonly Name[] = ['ines', 'karim', 'nadia', 'sophie', 'mathis', 'aminata', 'julien', 'tomasz'];

let house: House;
let who: Record<Name, Visitor>;
let idOf: Record<Name, string>;
let today: string;
const at = async (interval: string) => {
  await house.later(interval);
  who = Object.fromEntries(await Promise.all(names.map(async (name) => [name, await Visitor.signedIn(house, name)]))) as typeof who;
};
beforeAll(async () => {
  house = await openHouse({ demo: true });
  await at('0');
  idOf = Object.fromEntries(await Promise.all(names.map(async (name) => [name, ((await who[name].ask('GET', '/api/session')).body as Session).person?.id ?? '']))) as typeof idOf;
  today = ((await house.owner.query('select palier_today()::text as day')) as [{ day: string }])[0].day;
  await house.owner.query('update person set hired_on = palier_today() where id = $1', [idOf.ines]);
});
afterAll(() => house?.close());

const day = (days: number): string => new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10);
const step = (title: string, more: Partial<TemplateStep> = {}): TemplateStep => ({ key: newId(), after: null, minutes: null, kind: 'other', title: { fr: title }, owner: { kind: 'newHire' }, due: { kind: 'on', day: day(30) }, courseId: null, articleId: null, cell: null, link: '', ...more });
const publish = (by: Name, steps: readonly TemplateStep[], more: object = {}, address = '/api/journey-templates/everybody') => who[by].ask('POST', address, { id: newId(), seen: 0, relationsDays: 10, steps, ...more });
const journey = async (by: Name, of: Name = 'ines') => (await who[by].ask('GET', `/api/people/${idOf[of]}/journey`)).body as Journey;
const stepOf = async (by: Name, title: string) => (await journey(by)).steps.find((it) => it.title.fr === title) as JourneyStep;
const give = (by: Name, to: Name, id = newId()) => who[by].ask('POST', `/api/people/${idOf[to]}/journey`, { id });
const tick = async (by: Name, title: string, id = newId()) => who[by].ask('POST', `/api/journey-steps/${(await stepOf('sophie', title)).id}/ticks`, { id });
const untick = async (by: Name, title: string, id = newId()) => who[by].ask('POST', `/api/journey-steps/${(await stepOf('sophie', title)).id}/corrections`, { id });
const duties = async (by: Name) => ((await who[by].ask('GET', '/api/journey-steps')).body as { steps: JourneyStep[] }).steps.filter((it) => it.person.id === idOf.ines).map((it) => it.title.fr);

describe('an onboarding plan', () => {
  it('is written by HR for everybody and by a lead for a team of theirs, in versions; nobody overwrites what they have not read', async () => {
    const { version } = (await who.sophie.ask('GET', '/api/journey-templates/everybody')).body as JourneyTemplate;
    const own = (await house.owner.query(`select id from team where name->>'fr' = 'Support N1'`)) as [{ id: string }];
    const address = `/api/teams/${own[0].id}/journey-template`;
    const steps = [
      step('Compte ouvert', { kind: 'account', owner: { kind: 'person', personId: idOf.mathis }, due: { kind: 'fromHire', days: -1 } }), step('Accueil', { owner: { kind: 'lead' }, due: { kind: 'on', day: day(-2) } }),
      step('Double écoute', { kind: 'mentor', owner: { kind: 'mentor' }, due: { kind: 'on', day: day(9) } }), step('Livret', { kind: 'read', link: 'https://nordlys.example/livret', due: { kind: 'on', day: day(3) } }), step('Point RH', { owner: { kind: 'hr' }, due: { kind: 'on', day: day(40) } }),
    ];
    expect((await publish('karim', steps)).status).toBe(403);
    expect((await publish('ines', steps, {}, address)).status).toBe(403);
    expect(await publish('karim', steps, { seen: undefined }, address)).toMatchObject({ status: 428, body: { code: 'edit.version-missing' } });
    expect(await publish('karim', [step('x', { owner: { kind: 'person', personId: newId() } })], {}, address)).toMatchObject({ status: 422, body: { code: 'journey.not-them' } });
    for (const wrong of [{ link: 'javascript:alert(1)' }, { title: {} }, { due: { kind: 'fromHire', days: 1.5 } }]) expect((await publish('karim', [{ ...step('x'), ...wrong } as TemplateStep], {}, address)).status).toBe(400);
    const wish = { id: newId() };
    for (let twice = 0; twice < 2; twice++) expect((await publish('karim', steps, wish, address)).body).toEqual({ version: 1 });
    for (const [other, more] of [[steps.slice(1), {}], [steps.with(0, step('Compte ouvert')), {}], [steps, { relationsDays: 11 }]] as const) expect(await publish('karim', other, { ...wish, ...more }, address)).toMatchObject({ status: 409, body: { code: 'id.taken' } });
    expect(await publish('sophie', steps, {}, address)).toMatchObject({ status: 412, body: { code: 'edit.changed-meanwhile', params: { by: 'Karim Haddad' } } });
    expect((await who.sophie.ask('GET', address)).body).toMatchObject({ version: 1, of: { name: { fr: 'Support N1' } }, by: 'Karim Haddad', steps });
    expect((await publish('sophie', [step('Pour tout le monde')], { seen: version })).body).toEqual({ version: version + 1 });
    expect((await who.karim.ask('GET', '/api/journey-templates')).body).toMatchObject({ everybody: 1, teams: expect.arrayContaining([expect.objectContaining({ name: { fr: 'Support N1', en: 'Tier 1 support' }, steps: 5 })]) as unknown });
  });

  it('is given once, never by oneself, as it is that day, with the relations of the job sheet as people to meet', async () => {
    const sheetId = newId();
    const [{ framework, profile }] = (await house.owner.query(`select p.framework_id as framework, h.profile_id as profile from profile_holding h join profile p on p.id = h.profile_id where h.person_id = $1`, [idOf.ines])) as [{ framework: string; profile: string }];
    expect(profile).toBeTruthy();
    const text = (items: string[]) => items.map((fr) => ({ title: null, text: { fr } }));
    const sections = [{ key: 'relationsInternal', items: text(['Équipe de production', 'Équipes commerciales']) }, { key: 'relationsExternal', items: text(['Fournisseur']) }];
    const base = { frameworkId: framework, title: { fr: 'Fiche' }, disclaimer: null, jobSheetId: null, effectiveFrom: '2026-01-01', expectations: [] };
    await house.nest.get(PublishProfile).run(null, { ...base, id: sheetId, kind: 'official', sections, basedOn: null });
    const derived = newId();
    await house.nest.get(PublishProfile).run(null, { ...base, id: derived, kind: 'company', sections: [], basedOn: sheetId });
    await house.nest.get(GiveProfile).run({ personId: idOf.sophie, roles: ['hr'], leads: [] }, { id: newId(), personId: idOf.ines, profileId: derived, from: today, reason: '' });
    const expected = (await journey('karim')).relations;
    expect(expected).toBeGreaterThanOrEqual(3);
    expect((await journey('karim'))).toMatchObject({ given: null, offered: { because: 'team', of: { fr: 'Support N1' }, steps: 5 }, steps: [] });
    expect((await give('ines', 'ines')).status).toBe(403);
    expect((await give('karim', 'sophie')).status).toBe(404);
    expect((await give('sophie', 'sophie')).status).toBe(404);
    const id = newId();
    for (let twice = 0; twice < 2; twice++) expect((await give('karim', 'ines', id)).status).toBe(200);
    expect(await give('sophie', 'ines')).toMatchObject({ status: 409, body: { code: 'journey.given-already' } });
    const plan = await journey('ines');
    expect(plan).toMatchObject({ given: { by: 'Karim Haddad' }, offered: null, relations: 0, done: 0, of: 5 + expected });
    expect(plan.steps.filter((it) => ['Équipe de production', 'Équipes commerciales', 'Fournisseur'].includes(it.title.fr ?? ''))).toMatchObject([
      { title: { fr: 'Équipe de production' }, kind: 'meet', relation: 'internal', contact: null, owner: { name: 'Inès Benali' }, namedBy: { name: 'Karim Haddad' }, mine: true },
      { title: { fr: 'Équipes commerciales' }, relation: 'internal' }, { title: { fr: 'Fournisseur' }, relation: 'external' },
    ]);
    expect(plan.steps.map((it) => it.dueOn)).toEqual(plan.steps.map((it) => it.dueOn).sort());
    expect((await who.karim.ask('POST', `/api/people/${idOf.ines}/journey/relations`, {})).body).toEqual({ added: 0 });
    await publish('karim', [step('Autre chose')], { seen: 1 }, `/api/teams/${((await house.owner.query(`select id from team where name->>'fr' = 'Support N1'`)) as [{ id: string }])[0].id}/journey-template`);
    expect((await journey('ines')).of).toBe(5 + expected);
  });

  it('shows each step with its owner, and who has to be named by whom; the mentor is named from a day on', async () => {
    const owners = async () => Object.fromEntries((await journey('ines')).steps.map((it) => [it.title.fr, [it.owner?.name ?? null, it.namedBy?.name ?? null]]));
    expect(await owners()).toMatchObject({ 'Compte ouvert': ['Mathis Roche', null], Accueil: ['Karim Haddad', null], 'Double écoute': [null, 'Karim Haddad'], Livret: ['Inès Benali', null], 'Point RH': ['Sophie Laurent', null] });
    const name = async (by: Name, mentor: string, more: object = {}) => who[by].ask('POST', `/api/people/${idOf.ines}/mentor`, { id: newId(), seen: (await journey('karim')).mentorVersion, mentorId: mentor, from: today, ...more });
    expect((await name('ines', idOf.aminata)).status).toBe(403);
    for (const wrong of [idOf.ines, newId()]) expect(await name('karim', wrong)).toMatchObject({ status: 422, body: { code: 'journey.not-them' } });
    expect((await journey('aminata')).steps).toBeUndefined();
    expect((await name('karim', idOf.julien, { from: day(5) })).status).toBe(200);
    expect((await owners())['Double écoute']).toEqual([null, 'Karim Haddad']);
    const wish = { id: newId(), seen: 1 };
    for (let twice = 0; twice < 2; twice++) expect((await name('karim', idOf.aminata, wish)).status).toBe(200);
    expect(await name('karim', idOf.julien, wish)).toMatchObject({ status: 409, body: { code: 'id.taken' } });
    expect((await owners())['Double écoute']).toEqual(['Aminata Diallo', null]);
    expect((await journey('aminata'))).toMatchObject({ mentor: { name: 'Aminata Diallo' } });
    expect((await who.tomasz.ask('GET', `/api/people/${idOf.ines}/journey`)).status).toBe(404);
  });

  it('has no mentor named over the one that somebody else named meanwhile, also at the same moment', async () => {
    const { mentorVersion: seen } = await journey('sophie');
    const name = (by: Name, mentor: Name, version?: number) => who[by].ask('POST', `/api/people/${idOf.ines}/mentor`, { id: newId(), seen: version, mentorId: idOf[mentor], from: today });
    expect(await name('sophie', 'julien')).toMatchObject({ status: 428, body: { code: 'edit.version-missing' } });
    expect((await name('sophie', 'julien', seen)).status).toBe(200);
    expect(await name('karim', 'nadia', seen)).toMatchObject({ status: 412, body: { code: 'edit.changed-meanwhile', params: { by: 'Sophie Laurent', on: today } } });
    expect(await journey('karim')).toMatchObject({ mentor: { name: 'Julien Mercier' }, mentorVersion: seen + 1 });
    const both = await Promise.all([name('sophie', 'nadia', seen + 1), name('karim', 'aminata', seen + 1)]);
    expect(both.map((it) => it.status).sort()).toEqual([200, 412]);
    if ((await journey('karim')).mentor?.id !== idOf.aminata) expect((await name('karim', 'aminata', seen + 2)).status).toBe(200);
  });

  it('ties a relation to a colleague or to somebody outside, who is then shown; only by who follows the new hire', async () => {
    const production = await stepOf('karim', 'Équipe de production');
    const name = (by: Name, stepId: string, wish: object) => who[by].ask('POST', `/api/journey-steps/${stepId}/contact`, { id: newId(), seen: 0, personId: null, words: '', ...wish });
    expect((await name('ines', production.id, { personId: idOf.tomasz })).status).toBe(403);
    expect(await name('karim', (await stepOf('karim', 'Livret')).id, { personId: idOf.tomasz })).toMatchObject({ status: 422, body: { code: 'journey.not-to-meet' } });
    expect((await name('karim', production.id, {})).status).toBe(400);
    expect((await name('karim', production.id, { personId: idOf.tomasz, words: 'et aussi' })).status).toBe(400);
    expect(await name('karim', production.id, { seen: undefined, personId: idOf.tomasz })).toMatchObject({ status: 428, body: { code: 'edit.version-missing' } });
    const wish = { id: newId(), personId: idOf.tomasz };
    for (let twice = 0; twice < 2; twice++) expect((await name('karim', production.id, wish)).status).toBe(200);
    expect(await name('sophie', production.id, { personId: idOf.nadia })).toMatchObject({ status: 412, body: { code: 'edit.changed-meanwhile', params: { by: 'Karim Haddad', on: today } } });
    expect((await name('sophie', (await stepOf('karim', 'Fournisseur')).id, { words: 'Mme Roy, chez Alto' })).status).toBe(200);
    expect(await stepOf('ines', 'Équipe de production')).toMatchObject({ contact: { person: { name: 'Tomasz Nowak' }, words: null }, contactVersion: 1, namedBy: null });
    expect(await stepOf('ines', 'Fournisseur')).toMatchObject({ contact: { person: null, words: 'Mme Roy, chez Alto' }, namedBy: null });
    expect((await house.owner.query(`select words_id is not null as apart from journey_contact where contact_id is null`))).toEqual([{ apart: true }]);
  });

  it('is ticked by its owners alone, with who and when; unticked, the tick stays on record', async () => {
    expect([(await tick('ines', 'Accueil')).status, (await tick('sophie', 'Livret')).status, (await tick('karim', 'Livret')).status, (await tick('tomasz', 'Compte ouvert')).status]).toEqual([404, 404, 404, 404]);
    const id = newId();
    for (let twice = 0; twice < 2; twice++) expect((await tick('mathis', 'Compte ouvert', id)).status).toBe(200);
    expect(await tick('karim', 'Accueil', id)).toMatchObject({ status: 409, body: { code: 'id.taken' } });
    expect(await stepOf('ines', 'Compte ouvert')).toMatchObject({ ticked: { by: { name: 'Mathis Roche' } }, mine: false });
    expect((await tick('karim', 'Accueil')).status).toBe(200);
    expect(await tick('nadia', 'Accueil')).toMatchObject({ status: 409, body: { code: 'journey.ticked-already', params: { by: 'Karim Haddad' } } });
    expect((await untick('ines', 'Accueil')).status).toBe(404);
    const correction = newId();
    for (let twice = 0; twice < 2; twice++) expect((await untick('nadia', 'Accueil', correction)).status).toBe(200);
    expect(await untick('karim', 'Accueil')).toMatchObject({ status: 409, body: { code: 'journey.not-ticked' } });
    expect(await stepOf('ines', 'Accueil')).toMatchObject({ ticked: null });
    expect(await house.owner.query(`select count(*)::int as n from journey_tick t join journey_step s on s.id = t.step_id where s.title->>'fr' = 'Accueil'`)).toEqual([{ n: 1 }]);
    expect((await tick('ines', 'Livret')).status).toBe(200);
    expect((await journey('ines')).done).toBe(2);
  });

  it('makes nobody late by being given late, and late from the end of the due day on', async () => {
    expect((await stepOf('ines', 'Accueil'))).toMatchObject({ late: false });
    expect((await stepOf('ines', 'Accueil')).dueOn >= today).toBe(true);
    await at('4 days');
    expect((await stepOf('ines', 'Accueil'))).toMatchObject({ late: true });
  });

  it('tells each owner what they do for new hires, and who follows them which new hire misses what', async () => {
    expect(await duties('karim')).toEqual(['Accueil']);
    expect(await duties('aminata')).toEqual(['Double écoute']);
    expect(await duties('sophie')).toEqual(['Point RH']);
    expect([await duties('mathis'), await duties('ines'), await duties('tomasz')]).toEqual([[], [], []]);
    const { journeys, attention, needing, ...counts } = (await who.karim.ask('GET', '/api/journeys')).body as { journeys: JourneyLine[]; total: number; late: number; without: number; attention: JourneyAttention[]; needing: number };
    expect([needing, attention.find((it) => it.person.id === idOf.ines)?.needs ?? [], attention.find((it) => it.person.name === 'Julien Mercier')?.needs]).toEqual([attention.length, [], ['plan']]);
    expect(counts).toEqual({ total: journeys.length, late: journeys.filter((it) => it.late > 0).length, without: journeys.filter((it) => !it.given).length });
    expect(counts.late * counts.without).toBeGreaterThan(0);
    const unnamed = (await journey('karim')).steps.filter((it) => it.namedBy !== null).length;
    expect(unnamed).toBeGreaterThanOrEqual(1);
    expect(journeys.find((it) => it.person.name === 'Inès Benali')).toMatchObject({ given: true, done: 2, late: 1, toName: unnamed, next: [{ title: { fr: 'Accueil' }, late: true, owner: { name: 'Karim Haddad' } }, expect.anything(), expect.anything()] });
    expect(journeys.find((it) => it.person.name === 'Julien Mercier')).toMatchObject({ given: false, of: 0, next: [] });
    expect(journeys.some((it) => it.person.name === 'Oliver Grant')).toBe(false);
    expect((await who.ines.ask('GET', '/api/journeys')).status).toBe(403);
  });

  it('passes on what somebody leaves behind: a named owner’s steps to the lead, the mentor to be named anew, a contact too', async () => {
    for (const name of ['aminata', 'tomasz', 'mathis'] as const) await house.owner.query('insert into departure (person_id, left_on, recorded_at) values ($1, palier_today(), palier_now())', [idOf[name]]);
    const all = Object.fromEntries((await journey('ines')).steps.map((it) => [it.title.fr, it]));
    expect(all['Double écoute']).toMatchObject({ owner: null, namedBy: { name: 'Karim Haddad' } });
    expect(all['Équipe de production']).toMatchObject({ contact: null, namedBy: { name: 'Karim Haddad' } });
    expect(all['Compte ouvert']).toMatchObject({ owner: { name: 'Karim Haddad' }, ticked: { by: { name: 'Mathis Roche' } } });
    await house.owner.query('insert into departure (person_id, left_on, recorded_at) values ($1, palier_today(), palier_now())', [idOf.ines]);
    expect(await duties('karim')).toEqual([]);
    const meeting = all['Équipe de production']?.id ?? '';
    expect(await who.sophie.ask('POST', `/api/people/${idOf.ines}/journey/relations`, {})).toMatchObject({ status: 422, body: { code: 'person.not-here-then' } });
    expect(await who.sophie.ask('POST', `/api/journey-steps/${meeting}/contact`, { id: newId(), seen: 1, personId: idOf.julien, words: '' })).toMatchObject({ status: 422, body: { code: 'person.not-here-then' } });
    expect(await give('sophie', 'tomasz')).toMatchObject({ status: 422, body: { code: 'person.not-here-then', params: { day: day(4) } } });
    expect(await who.sophie.ask('POST', `/api/people/${idOf.tomasz}/mentor`, { id: newId(), mentorId: idOf.julien, from: today })).toMatchObject({ status: 422, body: { code: 'person.not-here-then' } });
    expect(await house.owner.query('select 1 from journey where person_id = $1 union all select 1 from mentorship where person_id = $1', [idOf.tomasz])).toEqual([]);
  });

  it('finds colleagues by a part of their name, those who left not', async () => {
    const find = async (search: string) => ((await who.karim.ask('GET', `/api/colleagues?search=${encodeURIComponent(search)}`)).body as { people: { name: string }[]; total: number });
    expect((await find('hadd')).people.map((it) => it.name)).toEqual(['Karim Haddad']);
    expect(await find('tomasz')).toEqual({ people: [], total: 0 });
    expect(await find('%')).toEqual({ people: [], total: 0 });
    expect((await find('')).total).toBeGreaterThan(5);
  });
});

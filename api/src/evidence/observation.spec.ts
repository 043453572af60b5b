import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Observable, ObservableLine, Session, SignOffLine, SignOffRequest, SkillProfile, TeamProgress, WhyThisLevel } from '@palier/contracts';
import { GiveProfile, ProjectStandings } from '#evidence';
import { HirePerson, JoinTeams } from '#people';
import { newId } from '#platform';
import { openHouse, Visitor, type House } from '../../test/house.js';

let house: House;
let ines: Visitor, hugo: Visitor, karim: Visitor, nadia: Visitor, sophie: Visitor;
let inesId: string, hugoId: string;

const idOf = async (visitor: Visitor): Promise<string> => ((await visitor.ask('GET', '/api/session')).body as Session).person?.id ?? '';
const observable = async (of: string, as = karim): Promise<Observable> => (await as.ask('GET', `/api/people/${of}/observable`)).body as Observable;
const line = (it: Observable, name: string): ObservableLine => it.competencies.find((one) => one.name.en === name) ?? fail(name);
const fail = (what: string): never => { throw new Error(`no ${what}`); };
const signOffs = async (of: string, competencyId: string, as = karim): Promise<SignOffLine[]> => ((await as.ask('GET', `/api/people/${of}/competencies/${competencyId}/sign-offs`)).body as { signOffs: SignOffLine[] }).signOffs;
const why = async (of: string, competencyId: string, as = karim): Promise<WhyThisLevel> => (await as.ask('GET', `/api/people/${of}/competencies/${competencyId}/why`)).body as WhyThisLevel;
const rows = async (): Promise<unknown> => house.owner.query('select (select count(*) from observation) as o, (select count(*) from sign_off) as s, (select count(*) from evidence) as e, (select count(*) from sign_off_withdrawal) as w, (select count(*) from revocation) as r, (select count(*) from standing) as t');
const observe = (as: Visitor, of: string, wish: object) => as.ask('POST', `/api/people/${of}/observations`, { id: newId(), observed: 'A repris seule un dossier difficile devant moi.', reference: '', seen: null, ...wish });

beforeAll(async () => {
  house = await openHouse({ demo: true });
  [ines, hugo, karim, nadia, sophie] = await Promise.all([Visitor.signedIn(house, 'ines'), Visitor.signedIn(house, 'hugo'), Visitor.signedIn(house, 'karim'), Visitor.signedIn(house, 'nadia'), Visitor.signedIn(house, 'sophie')]);
  [inesId, hugoId] = await Promise.all([idOf(ines), idOf(hugo)]);
});
afterAll(() => house?.close());

describe('one observed fact', () => {
  it('is offered with what is expected next first, statements in view, what is held marked', async () => {
    const it = await observable(inesId);
    expect(it).toMatchObject({ person: { id: inesId, name: 'Inès Benali' }, seen: null });
    expect(it.competencies).toHaveLength(8);
    expect(it.competencies.map((one) => one.expected !== null && one.held < one.expected)).toEqual([true, true, true, true, true, false, false, false]);
    expect(line(it, 'Communicating effectively')).toMatchObject({ held: 0, expected: 2, request: null, levels: [{ level: 1, held: false, signatures: { needed: 1, missing: 1, missingAfter: 0 } }, { level: 2 }, { level: 3 }, { level: 4, signatures: { needed: 2, signed: [], mine: false, missing: 2, missingAfter: 1 } }] });
    expect(line(await observable(hugoId), 'Managing business software')).toMatchObject({ held: 1, levels: [{ held: true }, { held: false }, {}, {}] });
  });

  it('proves several levels of several competencies at once: a row per level, a signature per competency, standings in the same transaction', async () => {
    const before = await observable(inesId);
    const [communication, software] = [line(before, 'Communicating effectively'), line(before, 'Managing business software')];
    const wish = { id: newId(), observed: 'Appel du 14 : a laissé parler le client, reformulé, puis réglé les relances en formation.', reference: 'TCK-8412', seen: before.seen, competencies: [{ competencyId: communication.competencyId, levels: [2, 1] }, { competencyId: software.competencyId, levels: [1] }] };
    expect(await karim.ask('POST', `/api/people/${inesId}/observations`, wish)).toMatchObject({ status: 200, body: { id: wish.id } });
    const [kept] = (await house.owner.query(`
      select count(*)::int as evidence, count(distinct s.id)::int as "signOffs", bool_and(e.xmin = o.xmin and s.xmin = o.xmin and t.xmin = o.xmin) as together, bool_and(s.request_id is null) as unasked, bool_and(s.words_id = o.words_id) as "oneFact"
      from observation o join sign_off s on s.observation_id = o.id join evidence e on e.sign_off_id = s.id join standing t on t.because ? e.id::text where o.id = $1`, [wish.id])) as unknown[];
    expect(kept).toEqual({ evidence: 3, signOffs: 2, together: true, unasked: true, oneFact: true });
    const after = await observable(inesId);
    expect([line(after, 'Communicating effectively').held, line(after, 'Managing business software').held]).toEqual([2, 1]);
    expect(after.competencies.findIndex((it) => it.name.en === 'Communicating effectively')).toBe(4);
    expect((await why(inesId, communication.competencyId, ines)).levels[1]?.proof).toMatchObject({ kind: 'any', held: true, of: [{ kind: 'signOff', held: true, signed: [{ rater: 'Karim Haddad', observed: wish.observed }] }, { kind: 'workSample', held: false }] });
    for (const reader of [ines, karim, sophie]) expect(await signOffs(inesId, communication.competencyId, reader)).toMatchObject([{ decision: 'confirmed', levels: [1, 2], by: 'Karim Haddad', words: wish.observed, reference: 'TCK-8412', requestId: null, withdrawn: null, mayWithdraw: reader === karim }]);

    // Sent again after a lost answer it is kept once; the same id for other words, levels or reference is another observation.
    const counted = await rows();
    expect((await Promise.all([karim.ask('POST', `/api/people/${inesId}/observations`, wish), karim.ask('POST', `/api/people/${inesId}/observations`, wish)])).map((it) => it.status)).toEqual([200, 200]);
    for (const other of [{ observed: 'Autre chose.' }, { reference: '' }, { competencies: wish.competencies.slice(1) }]) expect(await karim.ask('POST', `/api/people/${inesId}/observations`, { ...wish, ...other })).toMatchObject({ status: 409, body: { code: 'id.taken' } });
    expect(await nadia.ask('POST', `/api/people/${inesId}/observations`, wish)).toMatchObject({ status: 409, body: { code: 'id.taken' } });
    expect(await karim.ask('POST', `/api/people/${hugoId}/observations`, wish)).toMatchObject({ status: 409, body: { code: 'id.taken' } });
    expect(await rows()).toEqual(counted);
  });

  it('tells the second of two leads at one time who signed meanwhile; once read again, theirs counts as well', async () => {
    const before = await observable(hugoId);
    const { competencyId } = line(before, 'Maintaining equipment');
    const counted = await house.owner.query('select count(*)::int as n from observation');
    const send = (as: Visitor, seen: string | null) => observe(as, hugoId, { seen, competencies: [{ competencyId, levels: [1, 2, 3, 4] }] });
    const answers = await Promise.all([send(karim, before.seen), send(nadia, before.seen)]);
    expect(answers.map((it) => it.status).sort()).toEqual([200, 409]);
    const late = answers[0]?.status === 409 ? karim : nadia;
    expect(answers.find((it) => it.status === 409)?.body).toMatchObject({ code: 'sign-off.signed-meanwhile', params: { by: late === karim ? 'Nadia Ferrand' : 'Karim Haddad' } });
    expect(await house.owner.query('select count(*)::int as n from observation')).toEqual([{ n: (counted as [{ n: number }])[0].n + 1 }]);

    // Level 4 wants two people: one is missing, and the page says whose signature is there.
    const seen = await observable(hugoId, late);
    expect(line(seen, 'Maintaining equipment')).toMatchObject({ held: 3, levels: [{}, {}, {}, { held: false, signatures: { needed: 2, signed: [late === karim ? 'Nadia Ferrand' : 'Karim Haddad'], mine: false, missing: 1, missingAfter: 0 } }] });
    expect((await why(hugoId, competencyId)).next).toMatchObject({ level: 4, ways: [[{ kind: 'signOff', raters: 1 }]] });
    // An older reading does not hide a signature of another competency.
    expect((await observe(late, hugoId, { seen: before.seen, competencies: [{ competencyId: line(before, 'Training and passing on knowledge').competencyId, levels: [1] }] })).status).toBe(200);
    expect((await send(late, (await observable(hugoId, late)).seen)).status).toBe(200);
    expect(line(await observable(hugoId), 'Maintaining equipment')).toMatchObject({ held: 4, levels: [{}, {}, {}, { held: true, signatures: { missing: 0 } }] });
  });

  it('answers the open request about a competency it confirms', async () => {
    const { competencyId } = line(await observable(inesId), 'Keeping up to date and adapting');
    const requestId = newId();
    expect((await ines.ask('POST', '/api/sign-off-requests', { id: requestId, competencyId, level: 1, note: 'Note 8.4 lue.' })).status).toBe(200);
    const it = await observable(inesId);
    expect(line(it, 'Keeping up to date and adapting').request).toMatchObject({ id: requestId, level: 1, note: 'Note 8.4 lue.' });
    expect((await observe(karim, inesId, { seen: it.seen, competencies: [{ competencyId, levels: [1] }] })).status).toBe(200);
    expect((await ines.ask('GET', `/api/sign-off-requests/${requestId}`)).body as SignOffRequest).toMatchObject({ state: 'confirmed', answer: { by: 'Karim Haddad', words: 'A repris seule un dossier difficile devant moi.', withdrawn: null } });
    expect(await nadia.ask('POST', `/api/sign-off-requests/${requestId}/confirmation`, { id: newId(), levels: [1], observed: 'Moi aussi.' })).toMatchObject({ status: 409, body: { code: 'sign-off.already-answered' } });
    expect(line(await observable(inesId), 'Keeping up to date and adapting').request).toBeNull();
  });

  it('is written by those who lead the person, never about oneself, and only about levels that exist; what is refused changes nothing', async () => {
    const counted = await rows();
    const { competencyId } = line(await observable(hugoId), 'Innovating and leading innovation');
    const competencies = [{ competencyId, levels: [1] }];
    expect((await observe(ines, hugoId, { competencies })).status).toBe(403);
    expect((await observe(sophie, hugoId, { competencies })).status).toBe(403);
    expect((await observe(karim, await idOf(karim), { competencies })).status).toBe(404);
    expect((await observe(karim, await idOf(sophie), { competencies })).status).toBe(404);
    const [none] = (await house.owner.query(`select competency_id as id from framework_version_competency where not has_levels limit 1`)) as [{ id: string }];
    expect(await observe(karim, hugoId, { competencies: [...competencies, { competencyId: none.id, levels: [1] }] })).toMatchObject({ status: 422, body: { code: 'sign-off.level-has-no-statement' } });
    expect((await observe(karim, hugoId, { competencies: [{ competencyId: newId(), levels: [1] }] })).status).toBe(404);
    for (const malformed of [{ competencies: [] }, { competencies: [{ competencyId, levels: [] }] }, { competencies: [{ competencyId, levels: [5] }] }, { competencies: [...competencies, ...competencies] }, { competencies, observed: ' ' }]) expect((await observe(karim, hugoId, malformed)).status).toBe(400);
    expect(await rows()).toEqual(counted);
  });
});

describe('what was signed or asked', () => {
  it('is taken back by its rater with a reason: the level falls at once to what it was, the person reads why, and yesterday’s knowledge stays', async () => {
    const before = await observable(inesId);
    const { competencyId } = line(before, 'Communicating effectively');
    const believed = () => house.owner.query('select level, valid_from, valid_until, because from standing where person_id = $1 and competency_id = $2 and known_until is null order by 1, 2', [inesId, competencyId]);
    const rowsBefore = await believed();
    expect((await observe(karim, inesId, { seen: before.seen, observed: 'Réunion du 21, animée seule.', competencies: [{ competencyId, levels: [1, 3] }] })).status).toBe(200);
    expect((await why(inesId, competencyId)).held).toBe(3);
    const [{ id }] = (await signOffs(inesId, competencyId)) as [SignOffLine];
    expect(await nadia.ask('POST', `/api/sign-offs/${id}/withdrawal`, { id: newId(), reason: 'non' })).toMatchObject({ status: 409, body: { code: 'sign-off.only-its-rater' } });
    expect((await ines.ask('POST', `/api/sign-offs/${id}/withdrawal`, { id: newId(), reason: 'non' })).status).toBe(403);

    const withdrawal = { id: newId(), reason: 'C’était Léa qui animait : je me suis trompé de compte rendu.' };
    expect((await Promise.all([1, 2].map(() => karim.ask('POST', `/api/sign-offs/${id}/withdrawal`, withdrawal)))).map((it) => it.status)).toEqual([200, 200]);
    expect(await karim.ask('POST', `/api/sign-offs/${id}/withdrawal`, { ...withdrawal, reason: 'Autre raison.' })).toMatchObject({ status: 409, body: { code: 'id.taken' } });
    expect(await karim.ask('POST', `/api/sign-offs/${id}/withdrawal`, { ...withdrawal, id: newId() })).toMatchObject({ status: 409, body: { code: 'sign-off.withdrawn-already' } });
    expect(await believed()).toEqual(rowsBefore);
    const [together] = (await house.owner.query(`
      select count(*)::int as revoked, bool_and(r.xmin = w.xmin and r.reason_id = w.reason_id) as together, bool_or(t.xmin = w.xmin) as projected from sign_off_withdrawal w join evidence e on e.sign_off_id = w.sign_off_id join revocation r on r.evidence_id = e.id
      left join standing t on t.because ? e.id::text where w.sign_off_id = $1`, [id])) as unknown[];
    expect(together).toEqual({ revoked: 2, together: true, projected: true });
    expect((await why(inesId, competencyId, ines)).held).toBe(2);
    expect((await signOffs(inesId, competencyId, ines))[0]).toMatchObject({ id, decision: 'confirmed', levels: [1, 3], words: 'Réunion du 21, animée seule.', withdrawn: { by: 'Karim Haddad', reason: withdrawal.reason }, mayWithdraw: false });
    const [known] = (await house.owner.query(`select count(*)::int as n from standing where person_id = $1 and competency_id = $2 and level = 3 and known_until is not null`, [inesId, competencyId])) as [{ n: number }];
    expect(known.n).toBe(1);
  });

  it('is refused with what to redo, which cannot be withdrawn but asked again', async () => {
    const { competencyId } = line(await observable(hugoId), 'Innovating and leading innovation');
    const ask = (id: string) => hugo.ask('POST', '/api/sign-off-requests', { id, competencyId, level: 1, note: '' });
    const first = newId();
    expect((await ask(first)).status).toBe(200);
    expect((await karim.ask('POST', `/api/sign-off-requests/${first}/refusal`, { id: newId(), reason: 'Chiffrer la proposition, puis redemander.' })).status).toBe(200);
    const [refused] = (await signOffs(hugoId, competencyId, hugo)) as [SignOffLine];
    expect(refused).toMatchObject({ decision: 'refused', levels: [], words: 'Chiffrer la proposition, puis redemander.', requestId: first, mayWithdraw: false });
    expect(await karim.ask('POST', `/api/sign-offs/${refused.id}/withdrawal`, { id: newId(), reason: 'non' })).toMatchObject({ status: 422, body: { code: 'sign-off.is-a-refusal' } });
    expect((await ask(newId())).status).toBe(200);
  });

  it('is no longer asked once its person withdraws it: nobody sees it wait, nobody answers it, and it can be asked anew', async () => {
    const { competencyId } = line(await observable(hugoId), 'Innovating and leading innovation');
    const { requests } = (await karim.ask('GET', '/api/sign-off-requests')).body as { requests: SignOffRequest[] };
    const { id } = requests.find((it) => it.person.id === hugoId) ?? fail('request of Hugo');
    const waiting = async () => ((await karim.ask('GET', '/api/teams')).body as TeamProgress).teams.flatMap((it) => it.members).find((it) => it.personId === hugoId)?.openRequests;
    expect(await waiting()).toBe(1);
    expect((await karim.ask('POST', `/api/sign-off-requests/${id}/withdrawal`, {})).status).toBe(404);
    expect((await ines.ask('POST', `/api/sign-off-requests/${id}/withdrawal`, {})).status).toBe(404);
    for (let twice = 0; twice < 2; twice++) expect((await hugo.ask('POST', `/api/sign-off-requests/${id}/withdrawal`, {})).status).toBe(200);
    expect((await hugo.ask('GET', `/api/sign-off-requests/${id}`)).body).toMatchObject({ state: 'withdrawn', answer: null });
    expect(((await karim.ask('GET', '/api/sign-off-requests')).body as { requests: SignOffRequest[] }).requests.some((it) => it.id === id)).toBe(false);
    expect(await waiting()).toBe(0);
    expect(line(await observable(hugoId), 'Innovating and leading innovation').request).toBeNull();
    expect((await why(hugoId, competencyId, hugo)).next?.ways.flat().at(-1)).toMatchObject({ kind: 'signOff', requestId: null });
    for (const [door, body] of [['confirmation', { id: newId(), levels: [1], observed: 'Vu.' }], ['refusal', { id: newId(), reason: 'non' }]] as const) expect(await karim.ask('POST', `/api/sign-off-requests/${id}/${door}`, body)).toMatchObject({ status: 409, body: { code: 'sign-off.no-longer-asked' } });
    const again = newId();
    expect((await hugo.ask('POST', '/api/sign-off-requests', { id: again, competencyId, level: 1, note: '' })).status).toBe(200);
    expect((await karim.ask('POST', `/api/sign-off-requests/${again}/confirmation`, { id: newId(), levels: [1], observed: 'Proposition chiffrée et suivie.' })).status).toBe(200);
    expect(await hugo.ask('POST', `/api/sign-off-requests/${again}/withdrawal`, {})).toMatchObject({ status: 409, body: { code: 'sign-off.already-answered' } });
  });

  it('reads, as of a day and as known on a day, only what was signed and withdrawn until then', async () => {
    const { competencyId } = line(await observable(inesId), 'Communicating effectively');
    const { asOf } = (await ines.ask('GET', `/api/people/${inesId}/skill-profile`)).body as SkillProfile;
    const yesterday = new Date(Date.parse(asOf) - 86_400_000).toISOString().slice(0, 10);
    for (const query of [`asOf=${yesterday}`, `knownOn=${yesterday}`]) expect((await ines.ask('GET', `/api/people/${inesId}/competencies/${competencyId}/sign-offs?${query}`)).body).toEqual({ signOffs: [] });
    expect((await signOffs(inesId, competencyId)).length).toBe(2);
    expect(await house.nest.get(ProjectStandings).rebuild('check')).toEqual([]);
  });
});

describe('a deputy', () => {
  it('signs with their own name while their dates run, not a day before, nor after', async () => {
    const [{ team, profile, today, claireId }] = (await house.owner.query(`select (select id from team where name->>'fr' = 'Support N1') as team, (select profile_id from profile_holding limit 1) as profile, palier_today()::text as today, (select id from person where display_name = 'Claire Dumont') as "claireId"`)) as [{ team: string; profile: string; today: string; claireId: string }];
    const day = (offset: number) => new Date(Date.parse(today) + offset * 86_400_000).toISOString().slice(0, 10);
    const personId = newId();
    await house.nest.get(HirePerson).run(null, { id: personId, name: 'Paul Renaud', locale: 'fr', timeZone: 'Europe/Paris', hiredOn: today, roles: ['learner'], memberOf: team, leads: [] });
    await house.nest.get(GiveProfile).run({ personId: await idOf(sophie), roles: ['hr'], leads: [] }, { id: newId(), personId, profileId: profile, from: today, reason: '' });
    await house.db.transaction((tx) => house.nest.get(JoinTeams).within(tx, null, [{ personId: claireId, teamId: team, kind: 'deputy', from: day(1) }]));
    await house.db.query(`insert into team_membership_end (membership_id, until_on, recorded_at) select id, $2, recorded_at from team_membership where person_id = $1 and kind = 'deputy'`, [claireId, day(3)]);

    const competencyId = line(await observable(personId), 'Communicating effectively').competencyId;
    const asClaireIn = async (days: number) => {
      await house.later(`${days} days`);
      const claire = await Visitor.signedIn(house, 'claire');
      return { claire, answer: await observe(claire, personId, { seen: '2999-01-01T00:00:00.000Z', observed: `Vu le jour ${days}.`, competencies: [{ competencyId, levels: [1] }] }) };
    };
    expect((await asClaireIn(0)).answer.status).toBe(404);
    const { claire, answer } = await asClaireIn(1);
    expect(answer.status).toBe(200);
    expect(await signOffs(personId, competencyId, claire)).toMatchObject([{ by: 'Claire Dumont', words: 'Vu le jour 1.', mayWithdraw: true }]);
    expect((await observe(claire, claireId, { competencies: [{ competencyId, levels: [1] }] })).status).toBe(404);
    expect((await asClaireIn(2)).answer.status).toBe(200);
    expect((await asClaireIn(3)).answer.status).toBe(404);
    await house.later('0');
  });
});

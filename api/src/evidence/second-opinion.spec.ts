import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Notification, Observable, SecondOpinion, SecondRatings, Session, SignOffRequest, WaitingOpinion, WhyThisLevel } from '@palier/contracts';
import { isDrawn } from '@palier/domain';
import { ProjectStandings } from '#evidence';
import { newId } from '#platform';
import { openHouse, Visitor, type House } from '../../test/house.js';

let house: House;
let ines: Visitor, hugo: Visitor, karim: Visitor, nadia: Visitor, sophie: Visitor;
let inesId: string;
let competencies: string[];

const why = 'Le dossier école a été refait devant Julien, voir le billet 8120.';
const told = async (as: Visitor): Promise<Notification[]> => ((await as.ask('GET', '/api/notifications')).body as { notifications: Notification[] }).notifications.filter((it) => it.kind.startsWith('opinion'));
const waiting = async (as: Visitor): Promise<WaitingOpinion[]> => ((await as.ask('GET', '/api/second-opinions')).body as { opinions: WaitingOpinion[] }).opinions;
const read = async (id: string, as: Visitor): Promise<SecondOpinion> => (await as.ask('GET', `/api/second-opinions/${id}`)).body as SecondOpinion;
const contest = (signOffId: string, as = ines, id = newId()) => as.ask('POST', `/api/sign-offs/${signOffId}/appeal`, { id, words: why });
const answer = (opinionId: string, as: Visitor, wish: object = {}) => as.ask('POST', `/api/second-opinions/${opinionId}/answer`, { id: newId(), decision: 'held', levels: [], words: 'A refait le cas devant moi, dans l’ordre.', ...wish });
const heldOf = async (requestId: string): Promise<number> => ((await ines.ask('GET', `/api/sign-off-requests/${requestId}`)).body as SignOffRequest).held;

/** Inès asks, Karim refuses. */
async function refused(competency: number, level = 1): Promise<{ request: string; signOff: string }> {
  const [request, signOff] = [newId(), newId()];
  expect((await ines.ask('POST', '/api/sign-off-requests', { id: request, competencyId: competencies[competency], level, note: 'Cas refait.' })).status).toBe(200);
  expect((await karim.ask('POST', `/api/sign-off-requests/${request}/refusal`, { id: signOff, reason: 'Refaire sur le dossier école.' })).status).toBe(200);
  return { request, signOff };
}

beforeAll(async () => {
  house = await openHouse({ demo: true });
  [ines, hugo, karim, nadia, sophie] = await Promise.all([Visitor.signedIn(house, 'ines'), Visitor.signedIn(house, 'hugo'), Visitor.signedIn(house, 'karim'), Visitor.signedIn(house, 'nadia'), Visitor.signedIn(house, 'sophie')]);
  inesId = ((await ines.ask('GET', '/api/session')).body as Session).person?.id ?? '';
  competencies = ((await house.owner.query('select distinct competency_id as id from level_statement order by 1')) as { id: string }[]).map((it) => it.id);
});
afterAll(() => house?.close());

describe('a refusal that is contested', () => {
  it('goes to another lead with all that was said, and what they confirm moves the standing; everybody concerned is told', async () => {
    const { request, signOff } = await refused(0, 2);
    expect((await ines.ask('GET', `/api/sign-off-requests/${request}`)).body).toMatchObject({ answer: { signOffId: signOff, opinion: null, mayContest: true } });
    expect((await karim.ask('GET', `/api/sign-off-requests/${request}`)).body).toMatchObject({ answer: { mayContest: false } });
    const id = newId();
    expect((await Promise.all([contest(signOff, ines, id), contest(signOff, ines, id)])).map((it) => it.status)).toEqual([200, 200]);
    expect(await contest(signOff)).toMatchObject({ status: 409, body: { code: 'second-opinion.open-already' } });
    expect((await ines.ask('GET', `/api/sign-off-requests/${request}`)).body).toMatchObject({ held: 0, answer: { opinion: { id, state: 'open' }, mayContest: false } });

    expect((await Promise.all([ines, karim, nadia, sophie].map(waiting))).map((it) => it.length)).toEqual([0, 0, 1, 0]);
    expect(await read(id, nadia)).toMatchObject({ kind: 'appeal', state: 'open', words: why, note: 'Cas refait.', said: [{ by: 'Karim Haddad', decision: 'refused', words: 'Refaire sur le dossier école.' }], named: ['Nadia Ferrand'], mayGive: true, mayWithdraw: false });
    expect([(await read(id, ines)).mayWithdraw, (await read(id, karim)).mayGive, (await hugo.ask('GET', `/api/second-opinions/${id}`)).status]).toEqual([true, false, 404]);
    await house.work();
    expect((await Promise.all([ines, karim, nadia].map(told))).map((it) => it.map((one) => one.kind))).toEqual([[], ['opinionOpened'], ['opinionAsked']]);

    expect((await answer(id, ines)).status).toBe(403);
    for (const other of [karim, sophie]) expect(await answer(id, other)).toMatchObject({ status: 409, body: { code: 'second-opinion.not-named' } });
    expect(await heldOf(request)).toBe(0);
    const wish = { id: newId(), levels: [1] };
    expect((await Promise.all([answer(id, nadia, wish), answer(id, nadia, wish)])).map((it) => it.status)).toEqual([200, 200]);
    expect(await heldOf(request)).toBe(2);
    expect(await answer(id, nadia, { decision: 'notHeld' })).toMatchObject({ status: 409, body: { code: 'second-opinion.decided-already' } });
    expect(await contest(signOff)).toMatchObject({ status: 409, body: { code: 'second-opinion.decided-already' } });
    expect(await read(id, ines)).toMatchObject({ state: 'held', named: [], given: { by: 'Nadia Ferrand' } });
    await house.work();
    expect((await told(ines)).map((it) => it.kind)).toEqual(['opinionGiven']);
    expect((await told(karim)).map((it) => it.kind)).toContain('opinionGiven');
  });

  it('stays refused where the second person does not confirm, and may be asked anew', async () => {
    const { request, signOff } = await refused(1);
    const { body } = await contest(signOff);
    const { id } = body as { id: string };
    expect((await answer(id, nadia, { decision: 'notHeld', words: 'Il manque encore l’essai.' })).status).toBe(200);
    expect([await heldOf(request), (await read(id, ines)).state]).toEqual([0, 'notHeld']);
    expect((await ines.ask('POST', '/api/sign-off-requests', { id: newId(), competencyId: competencies[1], level: 1, note: '' })).status).toBe(200);
  });

  it('is withdrawn by its person alone, no longer answered then, and may be contested again', async () => {
    const { signOff } = await refused(2);
    const { id } = (await contest(signOff)).body as { id: string };
    expect((await hugo.ask('POST', `/api/second-opinions/${id}/withdrawal`, {})).status).toBe(404);
    for (let time = 0; time < 2; time++) expect((await ines.ask('POST', `/api/second-opinions/${id}/withdrawal`, {})).status).toBe(200);
    expect(await answer(id, nadia)).toMatchObject({ status: 409, body: { code: 'second-opinion.no-longer-asked' } });
    expect((await contest(signOff)).status).toBe(200);
  });

  it('may be a signature that was taken back, never one that stands', async () => {
    const { signOff } = await refused(3);
    expect((await contest(signOff, hugo)).status).toBe(404);
    const observation = newId();
    await karim.ask('POST', `/api/people/${inesId}/observations`, { id: observation, observed: 'Vu mardi.', reference: '', seen: '2999-01-01T00:00:00.000Z', competencies: [{ competencyId: competencies[4], levels: [1] }] });
    const [{ id: given }] = (await house.owner.query('select id from sign_off where observation_id = $1', [observation])) as [{ id: string }];
    expect(await contest(given)).toMatchObject({ status: 409, body: { code: 'second-opinion.nothing-to-contest' } });
    await karim.ask('POST', `/api/sign-offs/${given}/withdrawal`, { id: newId(), reason: 'Une autre personne.' });
    const { id } = (await contest(given)).body as { id: string };
    expect((await read(id, nadia)).said.map((it) => it.decision)).toEqual(['confirmed', 'withdrawn']);
    expect((await answer(id, nadia)).status).toBe(200);
  });
});

describe('two raters who disagree about a level', () => {
  const observe = (competency: number, as = nadia, id = newId()) => as.ask('POST', `/api/people/${inesId}/observations`, { id, observed: 'Vu mardi, sans aide.', reference: '', seen: '2999-01-01T00:00:00.000Z', competencies: [{ competencyId: competencies[competency], levels: [1] }] });
  const ask = (competency: number, id = newId()) => ines.ask('POST', '/api/sign-off-requests', { id, competencyId: competencies[competency], level: 1, note: '' });
  const why = async (competency: number): Promise<WhyThisLevel> => (await ines.ask('GET', `/api/people/${inesId}/competencies/${competencies[competency]}/why`)).body as WhyThisLevel;
  const mineOf = async (as: Visitor, competency: number): Promise<WaitingOpinion | undefined> => {
    for (const it of await waiting(as)) if (it.kind === 'disagreement' && (await read(it.id, as)).competencyId === competencies[competency]) return it;
    return undefined;
  };

  it('refused, then confirmed: stays to acquire until somebody who is neither settles it, and everybody concerned is told', async () => {
    const { request } = await refused(5);
    expect((await observe(5)).status).toBe(200);
    expect(await heldOf(request)).toBe(0);
    const id = (await mineOf(sophie, 5))?.id ?? '';
    expect(await Promise.all([karim, nadia, ines].map((it) => mineOf(it, 5)))).toEqual([undefined, undefined, undefined]);
    expect(await read(id, ines)).toMatchObject({ kind: 'disagreement', state: 'open', words: null, said: [{ by: 'Karim Haddad', decision: 'refused' }, { by: 'Nadia Ferrand', decision: 'confirmed' }], named: ['Sophie Laurent'], mayGive: false, mayWithdraw: false });
    expect((await why(5)).levels[0]).toMatchObject({ held: false, proof: { held: false }, evidence: [{ kind: 'signOff', state: 'disputed' }], dispute: { opinionId: id, confirmedBy: 'Nadia Ferrand', refusedBy: 'Karim Haddad', settled: null } });
    const { competencies: lines } = (await karim.ask('GET', `/api/people/${inesId}/observable`)).body as Observable;
    expect(lines.find((it) => it.competencyId === competencies[5])?.levels.map((it) => it.disputed)).toEqual([id, null, null, null]);
    for (const said of [await observe(5, karim), await ask(5)]) expect(said).toMatchObject({ status: 409, body: { code: 'sign-off.disputed' } });
    expect(await ines.ask('POST', `/api/second-opinions/${id}/withdrawal`, {})).toMatchObject({ status: 409, body: { code: 'second-opinion.not-an-appeal' } });
    await house.work();
    for (const concerned of [ines, nadia, sophie]) expect((await told(concerned)).map((it) => it.kind)).toContain(concerned === sophie ? 'opinionAsked' : 'opinionOpened');

    for (const other of [karim, nadia]) expect(await answer(id, other)).toMatchObject({ status: 409, body: { code: 'second-opinion.not-named' } });
    expect((await answer(id, sophie, { words: 'Les deux ont raison : le second cas est fait.' })).status).toBe(200);
    expect(await heldOf(request)).toBe(1);
    expect((await why(5)).levels[0]).toMatchObject({ held: true, evidence: [{ state: 'counts' }, { state: 'counts' }], dispute: { settled: { decision: 'held', by: 'Sophie Laurent' } } });
  });

  it('confirmed, then refused: stays held; not held, says the third, and no signature from before counts on; asked anew, it may be confirmed', async () => {
    await observe(6);
    const [request, again] = [newId(), newId()];
    expect((await ask(6, request)).status).toBe(200);
    expect((await karim.ask('POST', `/api/sign-off-requests/${request}/refusal`, { id: newId(), reason: 'Pas seule.' })).status).toBe(200);
    expect(await heldOf(request)).toBe(1);
    const id = (await mineOf(sophie, 6))?.id ?? '';
    expect((await answer(id, sophie, { decision: 'notHeld', words: 'Avec de l’aide, les deux fois.' })).status).toBe(200);
    expect(await heldOf(request)).toBe(0);
    expect((await why(6)).levels[0]).toMatchObject({ held: false, dispute: { settled: { decision: 'notHeld', by: 'Sophie Laurent' } } });
    expect((await ask(6, again)).status).toBe(200);
    expect((await karim.ask('POST', `/api/sign-off-requests/${again}/confirmation`, { id: newId(), levels: [1], observed: 'Seule, cette fois.' })).status).toBe(200);
    expect([await heldOf(again), await mineOf(sophie, 6)]).toEqual([1, undefined]);
  });

  it('is over where the signature is taken back, and the refusal may be contested again', async () => {
    const { request, signOff } = await refused(7);
    await observe(7);
    const id = (await mineOf(sophie, 7))?.id ?? '';
    const [{ id: given }] = (await house.owner.query('select other_id as id from second_opinion where id = $1', [id])) as [{ id: string }];
    expect((await nadia.ask('POST', `/api/sign-offs/${given}/withdrawal`, { id: newId(), reason: 'Je me suis trompée.' })).status).toBe(200);
    expect([(await read(id, ines)).state, await heldOf(request), (await why(7)).levels[0]?.dispute]).toEqual(['ended', 0, null]);
    expect((await contest(signOff)).status).toBe(200);
    expect(await observe(7)).toMatchObject({ status: 409, body: { code: 'sign-off.disputed' } });
  });

  it('is settled once, also where two people send at one moment, and opened once where two raters do', async () => {
    const request = newId();
    await ask(4, request);
    const [one, other] = await Promise.all([karim.ask('POST', `/api/sign-off-requests/${request}/refusal`, { id: newId(), reason: 'Pas encore.' }), observe(4, nadia)]);
    expect([one.status, other.status].filter((it) => it === 200).length).toBeGreaterThan(0);
    const id = (await mineOf(sophie, 4))?.id;
    expect(id === undefined).toBe(one.status !== 200);
    if (id === undefined) return;
    expect((await Promise.all([answer(id, sophie), answer(id, sophie, { decision: 'notHeld' })])).map((it) => it.status).sort()).toEqual([200, 409]);
  });

  it('leaves standings that are what its facts say', async () => expect(await house.nest.get(ProjectStandings).rebuild('check')).toEqual([]));
});

describe('signatures rated a second time', () => {
  const ratings = async (as: Visitor): Promise<SecondRatings> => (await as.ask('GET', '/api/second-ratings')).body as SecondRatings;
  const rate = (id: string, as: Visitor, wish: object = {}) => as.ask('POST', `/api/second-ratings/${id}`, { id: newId(), level: 1, words: 'Vu aussi.', ...wish });
  const share = (seen: number, percent: number, as = sophie) => as.ask('POST', '/api/second-rating-rule', { seen, percent });
  const observe = (competency: number) => karim.ask('POST', `/api/people/${hugoId}/observations`, { id: newId(), observed: 'Vu mardi, sans aide.', reference: '', seen: '2999-01-01T00:00:00.000Z', competencies: [{ competencyId: competencies[competency], levels: [1, 2] }] });
  let hugoId: string;

  it('are none unless HR says so; then another rater says what they see without the first word, and no standing moves', async () => {
    hugoId = ((await hugo.ask('GET', '/api/session')).body as Session).person?.id ?? '';
    await observe(0);
    expect(await ratings(nadia)).toMatchObject({ waiting: [], mine: { kind: 'tooFew', pairs: 0, missing: 10 }, all: null });
    expect([(await share(0, 100, karim)).status, (await share(5, 100)).status, (await share(0, 100)).status]).toEqual([403, 412, 200]);
    await observe(1);
    const [before, [it]] = [await hugo.ask('GET', `/api/people/${hugoId}/skill-profile`), (await ratings(nadia)).waiting];
    expect(it).toMatchObject({ person: { name: 'Hugo Petit' }, competencyId: competencies[1] });
    expect(JSON.stringify(it)).not.toMatch(/sans aide|Karim/);
    expect((await Promise.all([karim, sophie, hugo].map(ratings))).map((one) => one.waiting)).toEqual([[], [], []]);
    expect((await ratings(hugo)).aboutMe).toMatchObject([{ level: 2, second: null }]);
    const id = it?.id ?? '';
    expect([(await rate(id, hugo)).status, (await rate(id, karim)).status]).toEqual([403, 409]);
    const wish = { id: newId() };
    expect((await Promise.all([rate(id, nadia, wish), rate(id, nadia, wish)])).map((one) => one.status)).toEqual([200, 200]);
    expect(await rate(id, nadia, { level: 2 })).toMatchObject({ status: 409, body: { code: 'second-rating.given-already' } });
    expect((await hugo.ask('GET', `/api/people/${hugoId}/skill-profile`)).body).toEqual(before.body);
    expect((await ratings(hugo)).aboutMe).toMatchObject([{ level: 2, second: { level: 1, by: 'Nadia Ferrand', words: 'Vu aussi.' } }]);
    expect(await ratings(karim)).toMatchObject({ mine: { pairs: 1, missing: 9 }, all: null });
    expect((await ratings(sophie)).all).toMatchObject({ kappa: { kind: 'tooFew', pairs: 1, missing: 49 }, raters: [{ rater: { name: 'Karim Haddad' } }, { rater: { name: 'Nadia Ferrand' } }] });
  });

  it('can be drawn again from what is kept, and are no longer asked for once the signature is taken back', async () => {
    await observe(2);
    const drawn = (await house.owner.query('select sign_off_id as id, seed, percent from rating_draw')) as { id: string; seed: string; percent: number }[];
    expect([drawn.length > 1, drawn.every((one) => isDrawn(one.id, one.seed, one.percent))]).toEqual([true, true]);
    const [one] = (await ratings(nadia)).waiting;
    const [{ id: signOff }] = (await house.owner.query('select sign_off_id as id from rating_draw where id = $1', [one?.id])) as [{ id: string }];
    await karim.ask('POST', `/api/sign-offs/${signOff}/withdrawal`, { id: newId(), reason: 'Une autre personne.' });
    expect([(await ratings(nadia)).waiting, (await rate(one?.id ?? '', nadia)).status]).toEqual([[], 409]);
    await share(100, 0);
    await observe(3);
    expect((await ratings(nadia)).waiting).toEqual([]);
  });
});

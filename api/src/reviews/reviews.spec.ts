import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AssignmentLine, Course, DueReviews, Notification, PersonReviews, Review, Session, Todo } from '@palier/contracts';
import { newsDays, plusDays } from '@palier/domain';
import { IssueAttestation } from '#learning';
import { AppointLead, HirePerson, OpenTeam, RecordDeparture } from '#people';
import { Jobs, newId } from '#platform';
import { TakeReviewTurn } from './take-review-turn.js';
import { openHouse, Visitor, type House } from '../../test/house.js';

let house: House;
let ines: Visitor, karim: Visitor, sophie: Visitor, hugo: Visitor;
let inesId: string, today: string;

beforeAll(async () => {
  house = await openHouse({ demo: true });
  [ines, karim, sophie, hugo] = await Promise.all(['ines', 'karim', 'sophie', 'hugo'].map((it) => Visitor.signedIn(house, it))) as [Visitor, Visitor, Visitor, Visitor];
  inesId = ((await ines.ask('GET', '/api/session')).body as Session).person?.id ?? '';
  today = ((await house.owner.query('select palier_today()::text as day')) as { day: string }[])[0]?.day ?? '';
});
afterAll(() => house?.close());

const open = async (kind = 'career', as = karim): Promise<string> => { const id = newId(); expect(await as.ask('POST', `/api/people/${inesId}/reviews`, { id, kind, asOf: null })).toMatchObject({ status: 200 }); return id; };
const read = async (id: string, as = karim): Promise<Review> => (await as.ask('GET', `/api/reviews/${id}`)).body as Review;
const post = (as: Visitor, id: string, what: string, body: object) => as.ask('POST', `/api/reviews/${id}/${what}`, { id: newId(), ...body });
/** How a course is asked of Inès, if it is. */
const asked = async (courseId: string | null): Promise<AssignmentLine | null | undefined> => ((await ines.ask('GET', '/api/todo')).body as Todo).items.find((it): it is Extract<Todo['items'][number], { kind: 'course' }> => it.kind === 'course' && it.course.id === courseId)?.assignment;
const due = async (as: Visitor, query = ''): Promise<DueReviews> => (await as.ask('GET', `/api/reviews${query}`)).body as DueReviews;

describe('a review', () => {
  it('is opened from what is known that day, prepared, agreed, held and signed by both; then it does not change', async () => {
    const id = await open();
    const before = await read(id);
    expect(before).toMatchObject({ state: 'open', kind: 'career', person: { name: 'Inès Benali' }, openedBy: { name: 'Karim Haddad' }, side: 'lead', snapshot: { asOf: today, coverage: { cellsHeld: 0 } } });
    expect(before.snapshot.competencies.length).toBeGreaterThan(7);
    // No name of a person in what can never be erased.
    expect(JSON.stringify(before.snapshot)).not.toMatch(/Inès|Karim/);
    const competencyId = before.snapshot.competencies.find((it) => it.expected !== null)?.competencyId;
    expect((await ines.ask('POST', '/api/self-assessments', { id: newId(), competencyId, level: 3, words: 'Depuis mon ancien poste.' })).status).toBe(200);
    expect((await read(id)).snapshot).toEqual(before.snapshot);

    expect((await post(ines, id, 'notes', { theme: 'wishes', words: 'Devenir référente.' })).status).toBe(200);
    expect((await post(ines, id, 'notes', { theme: 'wishes', words: 'Devenir référente facturation.' })).status).toBe(200);
    expect((await post(karim, id, 'notes', { theme: 'wishes', words: 'Oui, d’ici un an.' })).status).toBe(200);
    expect(await read(id)).toMatchObject({ state: 'prepared', notes: [{ side: 'person', words: 'Devenir référente facturation.' }, { side: 'lead', words: 'Oui, d’ici un an.' }] });
    expect(await post(ines, id, 'notes', { theme: 'achieved', words: 'x' })).toMatchObject({ status: 422, body: { code: 'review.no-such-theme' } });
    expect(await post(ines, id, 'signatures', { seen: 3, decision: 'signed', words: '' })).toMatchObject({ status: 409, body: { code: 'review.not-now' } });

    const courses = (await karim.ask('GET', '/api/assignable')).body as { courses: Pick<Course, 'id'>[] };
    const wish = { id: newId(), words: 'Convenu en entretien.', owner: 'person', courseId: courses.courses[0]?.id ?? null, dueOn: '2999-01-01' };
    for (let twice = 0; twice < 2; twice++) expect((await karim.ask('POST', `/api/reviews/${id}/actions`, wish)).status).toBe(200);
    expect(await karim.ask('POST', `/api/reviews/${id}/actions`, { ...wish, words: 'Autre' })).toMatchObject({ status: 409, body: { code: 'id.taken' } });
    // What was agreed is asked of her, by its day, with the review as the reason.
    expect(await asked(wish.courseId)).toMatchObject({ reason: 'Convenu en entretien.', dueOn: '2999-01-01', agreedIn: id, assignedBy: 'Karim Haddad' });
    expect(await post(karim, id, 'actions', { words: 'x', owner: 'person', courseId: wish.courseId, dueOn: null })).toMatchObject({ status: 422, body: { code: 'review.needs-day' } });
    expect(await house.owner.query('select count(*)::int as n from assignment where batch_id = $1 and person_id = $2', [wish.id, inesId])).toEqual([{ n: 1 }]);
    expect(await post(karim, id, 'actions', { words: 'x', owner: 'lead', courseId: newId(), dueOn: '2999-01-01' })).toMatchObject({ status: 404 });
    const mistaken = newId();
    expect((await post(karim, id, 'actions', { id: mistaken, words: 'Mauvaise ligne', owner: 'lead', courseId: null, dueOn: null })).status).toBe(200);
    expect((await post(karim, id, 'dropped-actions', { actionId: mistaken, words: 'Mauvaise ligne.' })).status).toBe(200);
    expect(await post(karim, id, 'dropped-actions', { actionId: mistaken, words: 'Mauvaise ligne.' })).toMatchObject({ body: { code: 'review.dropped-already' } });
    expect((await read(id)).actions).toMatchObject([{ words: 'Convenu en entretien.', owner: { name: 'Inès Benali' }, course: { id: wish.courseId } }]);

    expect(await post(karim, id, 'holding', { heldOn: '2999-01-01' })).toMatchObject({ status: 422, body: { code: 'review.day-out-of-range' } });
    expect((await post(karim, id, 'holding', { heldOn: today })).status).toBe(200);
    const { seen } = await read(id);
    expect(await post(sophie, id, 'signatures', { seen, decision: 'signed', words: '' })).toMatchObject({ status: 409, body: { code: 'review.only-who-held' } });
    expect(await post(ines, id, 'signatures', { seen: seen - 1, decision: 'signed', words: '' })).toMatchObject({ status: 412, body: { code: 'review.changed-meanwhile' } });
    expect((await post(ines, id, 'signatures', { seen, decision: 'signed', words: 'Merci.' })).status).toBe(200);
    expect(await post(karim, id, 'notes', { theme: 'skills', words: 'Encore un mot' })).toMatchObject({ status: 409, body: { code: 'review.not-now' } });
    expect((await post(karim, id, 'signatures', { seen: seen + 1, decision: 'signed', words: '' })).status).toBe(200);
    expect(await read(id, ines)).toMatchObject({ state: 'signed', heldOn: today, side: 'person', may: ['correction'], signatures: [{ side: 'person', words: 'Merci.' }, { side: 'lead', by: { name: 'Karim Haddad' } }] });
    for (const [what, body] of [['notes', { theme: 'skills', words: 'x' }], ['actions', { words: 'x', owner: 'lead', courseId: null, dueOn: null }], ['holding', { heldOn: today }], ['closing', { words: 'x' }]] as const) expect(await post(karim, id, what, body)).toMatchObject({ status: 409, body: { code: 'review.not-now' } });
    expect((await post(ines, id, 'corrections', { words: 'Le mot « référente » s’entend sans encadrement.' })).status).toBe(200);
    expect((await read(id)).corrections).toMatchObject([{ side: 'person', words: expect.stringContaining('référente') as unknown }]);
    await expect(house.db.query(`update review set snapshot = '{}' where id = $1`, [id])).rejects.toThrow();
    await expect(house.db.query('delete from review_turn where review_id = $1', [id])).rejects.toThrow();
  });

  it('asks for an agreed course until its action is taken out again, and then no more', async () => {
    const id = await open('progression');
    const courses = (await karim.ask('GET', '/api/assignable')).body as { courses: Pick<Course, 'id'>[] };
    const courseId = courses.courses[1]?.id ?? null;
    const action = newId();
    expect((await post(karim, id, 'actions', { id: action, words: 'À suivre ensemble', owner: 'person', courseId, dueOn: today })).status).toBe(200);
    expect(await asked(courseId)).toMatchObject({ agreedIn: id, dueOn: today });
    expect(await post(karim, id, 'dropped-actions', { actionId: action, words: ' ' })).toMatchObject({ status: 400 });
    const out = { id: newId(), actionId: action, words: 'Elle l’a suivie ailleurs.' };
    for (let twice = 0; twice < 2; twice++) expect((await karim.ask('POST', `/api/reviews/${id}/dropped-actions`, out)).status).toBe(200);
    expect((await asked(courseId))?.agreedIn).not.toBe(id);
    expect(((await karim.ask('GET', '/api/assignments?is=waived')).body as { assignments: AssignmentLine[] }).assignments.find((it) => it.agreedIn === id)?.waivedBecause).toBe('Elle l’a suivie ailleurs.');
    expect((await read(id)).actions).toEqual([]);
    expect((await post(karim, id, 'closing', { words: 'Reporté.' })).status).toBe(200);
  });

  it('takes a refused signature with its words, and ends there', async () => {
    const id = await open('progression');
    expect(await karim.ask('POST', `/api/people/${inesId}/reviews`, { id: newId(), kind: 'progression', asOf: null })).toMatchObject({ status: 409, body: { code: 'review.open-already' } });
    expect((await post(karim, id, 'holding', { heldOn: today })).status).toBe(200);
    expect(await post(ines, id, 'signatures', { seen: 1, decision: 'refused', words: ' ' })).toMatchObject({ status: 422, body: { code: 'review.needs-words' } });
    expect((await post(ines, id, 'signatures', { seen: 1, decision: 'refused', words: 'Ce n’est pas ce que j’ai dit.' })).status).toBe(200);
    expect((await post(karim, id, 'signatures', { seen: 2, decision: 'signed', words: '' })).status).toBe(200);
    expect((await read(id)).state).toBe('refused');
    const closed = await open('progression', sophie);
    expect((await post(karim, closed, 'closing', { words: 'Reporté.' })).status).toBe(200);
    expect(await read(closed, ines)).toMatchObject({ state: 'closed', may: [], corrections: [{ words: 'Reporté.' }] });
  });

  it('tells whoever it waits for, once: that it is opened, and that a signature is missing', async () => {
    const told = async (who: Visitor) => { await house.work(); return ((await who.ask('GET', '/api/notifications')).body as { notifications: Notification[] }).notifications.filter((it) => it.thingId === id).map(({ kind, by }) => ({ kind, by })); };
    const id = await open('progression');
    expect(await told(ines)).toEqual([{ kind: 'reviewOpened', by: 'Karim Haddad' }]);
    expect((await post(ines, id, 'notes', { theme: 'wishes', words: 'Rien à changer.' })).status).toBe(200);
    expect((await post(karim, id, 'holding', { heldOn: today })).status).toBe(200);
    for (let twice = 0; twice < 2; twice++) expect(await told(ines)).toEqual([{ kind: 'reviewToSign', by: 'Karim Haddad' }, { kind: 'reviewOpened', by: 'Karim Haddad' }]);
    expect(await told(karim)).toEqual([]);
    expect((await post(ines, id, 'signatures', { seen: 2, decision: 'signed', words: '' })).status).toBe(200);
    expect(await told(karim)).toEqual([{ kind: 'reviewToSign', by: 'Inès Benali' }]);
    expect((await post(karim, id, 'signatures', { seen: 3, decision: 'signed', words: '' })).status).toBe(200);
    expect(await told(ines)).toHaveLength(2);
  });

  it('is a paper once both signed, in either language, for whoever may read it', async () => {
    const id = await open('progression');
    expect(await karim.ask('GET', `/api/reviews/${id}/paper.pdf`)).toMatchObject({ status: 409, body: { code: 'review.not-signed' } });
    expect((await post(karim, id, 'notes', { theme: 'achieved', words: 'Garde son <calme>.' })).status).toBe(200);
    expect((await post(karim, id, 'holding', { heldOn: today })).status).toBe(200);
    for (const [index, who] of [ines, karim].entries()) expect((await post(who, id, 'signatures', { seen: 2 + index, decision: 'signed', words: '' })).status).toBe(200);
    const [french, english] = await Promise.all(['fr', 'en'].map(async (locale) => (await ines.ask('GET', `/api/reviews/${id}/paper.html?locale=${locale}`)).text));
    for (const said of ['<html lang="fr">', 'Entretien de progression\u00a0: Inès Benali', 'Garde son &lt;calme&gt;.', 'Signé par les deux.', 'non précisé dans la fiche', (await read(id)).fingerprint.slice(0, 16)]) expect(french).toContain(said);
    for (const said of ['<html lang="en">', 'Progress review: Inès Benali', 'Garde son &lt;calme&gt;.', 'Signed by both.']) expect(english).toContain(said);
    for (const locale of ['fr', 'en']) {
      const { status, text, headers } = await sophie.ask('GET', `/api/reviews/${id}/paper.pdf?locale=${locale}`);
      expect([status, headers['content-type'], text.slice(0, 5)]).toEqual([200, 'application/pdf', '%PDF-']);
    }
    expect((await hugo.ask('GET', `/api/reviews/${id}/paper.html`)).status).toBe(404);
  });

  it('is read by the person, who leads them and HR, and by nobody else; each look is kept', async () => {
    const id = await open('careerSummary', sophie);
    for (const reader of [ines, karim, sophie]) expect((await read(id, reader)).id).toBe(id);
    expect((await hugo.ask('GET', `/api/reviews/${id}`)).status).toBe(404);
    expect((await hugo.ask('GET', `/api/people/${inesId}/reviews`)).status).toBe(404);
    expect((await ines.ask('POST', `/api/people/${inesId}/reviews`, { id: newId(), kind: 'career', asOf: null })).status).toBe(403);
    expect((await ines.ask('GET', '/api/looks')).text).toContain('look.review');
    expect((await karim.ask('GET', '/api/session')).text).not.toContain('Devenir référente');
  });
});

describe('when the interview about a career is due', () => {
  it('is listed for who leads and for HR, the late first; what was held elsewhere counts', async () => {
    const all = await due(sophie);
    expect(all.total).toBe(all.counts.late + all.counts.soon + all.counts.later);
    expect(all.people.map((it) => it.dueOn)).toEqual(all.people.map((it) => it.dueOn).sort());
    expect((await due(karim)).people.every((it) => all.people.some((one) => one.person.id === it.person.id))).toBe(true);
    expect((await due(karim)).total).toBeLessThan(all.total);
    const late = (await due(sophie, '?is=late')).people.find((it) => it.person.name !== 'Sophie Laurent');
    if (late === undefined) throw new Error('nobody is late in the demo');
    expect(late).toMatchObject({ state: 'late', because: 'hired', lastHeldOn: null });
    expect((await sophie.ask('POST', `/api/people/${late.person.id}/earlier-reviews`, { id: newId(), kind: 'career', heldOn: '2999-01-01' })).status).toBe(422);
    expect((await sophie.ask('POST', `/api/people/${late.person.id}/earlier-reviews`, { id: newId(), kind: 'career', heldOn: today })).status).toBe(200);
    expect((await sophie.ask('GET', `/api/people/${late.person.id}/reviews`)).body as PersonReviews).toMatchObject({ due: { because: expect.stringMatching(/Years$/) as unknown }, earlier: [{ kind: 'career', heldOn: today }], mayOpen: true });
    expect((await due(sophie, '?is=late')).counts.late).toBe(all.counts.late - 1);
    expect((await due(sophie, `?search=${encodeURIComponent('Inès')}`)).people.map((it) => it.person.name)).toEqual(['Inès Benali']);
    const team = all.teams.find((it) => it.name.fr === 'Support N1')?.id ?? '';
    const ofTeam = await due(sophie, `?teamId=${team}`);
    expect([ofTeam.total > 0 && ofTeam.total < all.total, ofTeam.people.every((it) => it.team?.fr === 'Support N1')]).toEqual([true, true]);
    expect((await due(sophie, '?kind=careerSummary')).people.every((it) => it.kind === 'careerSummary')).toBe(true);
    expect((await due(karim)).teams.every((it) => all.teams.some((one) => one.id === it.id))).toBe(true);
    expect(await due(sophie, '?search=zzz')).toMatchObject({ people: [], total: 0, today });
  });

  it('is told to whoever it concerns and who leads them when it comes near, once', async () => {
    const [{ id: team = '' } = {}] = (await house.owner.query(`select id from team where name->>'fr' = 'Support N1'`)) as { id: string }[];
    const near = plusDays(today, 90);
    const id = newId();
    await house.nest.get(HirePerson).run(null, { id, name: 'Amel Roux', locale: 'fr', timeZone: 'Europe/Paris', hiredOn: `${Number(near.slice(0, 4)) - 1}${near.slice(4)}`, roles: ['learner'], memberOf: team, leads: [] });
    for (let twice = 0; twice < 2; twice++) {
      await house.work();
      expect(((await karim.ask('GET', '/api/notifications')).body as { notifications: Notification[] }).notifications.filter((it) => it.thingId === id)).toMatchObject([{ kind: 'reviewDue', person: { name: 'Amel Roux' }, day: near }]);
    }
    expect(await house.owner.query(`select person_id as "personId" from notification where thing_id = $1 and person_id = $1`, [id])).toEqual([{ personId: id }]);
  });
});

describe('what the lead sees at a checkpoint', () => {
  /** All that says which level anybody holds, byte for byte. */
  const standings = async (): Promise<string> => JSON.stringify(await house.owner.query(`select (select md5(coalesce(string_agg(s::text, '|' order by s::text), '')) from standing s) as standings, (select md5(coalesce(string_agg(e::text, '|' order by e::text), '')) from evidence e) as proofs, (select count(*)::int from standing) as n`));
  const say = (id: string, seen: number, levels: object, as = karim, wish = newId()) => as.ask('POST', `/api/reviews/${id}/levels`, { id: wish, seen, levels });
  const expectedIn = (it: Review): string[] => it.snapshot.competencies.filter((line) => line.expected !== null).map((line) => line.competencyId);

  it('stands beside what she says of herself, is kept as it is said, and proves nothing', async () => {
    const id = await open('day30');
    const before = await read(id);
    const [first = '', second = '', third = ''] = expectedIn(before);
    expect([before.levels, before.may.includes('levels'), (await read(id, ines)).may.includes('levels')]).toEqual([[], true, false]);
    const unmoved = await standings();

    const wish = newId();
    const levels = [{ competencyId: first, level: 1 }, { competencyId: second, level: null }];
    for (const said of [levels, [...levels].reverse()]) expect(await say(id, 0, said, karim, wish)).toMatchObject({ status: 200, body: { id: wish } });
    for (const other of [[{ competencyId: first, level: 2 }, levels[1]], [levels[0]], [...levels, { competencyId: third, level: 0 }], [levels[0], { competencyId: second, level: 0 }]]) expect(await say(id, 0, other, karim, wish)).toMatchObject({ status: 409, body: { code: 'id.taken' } });
    expect(await say(id, 0, levels, sophie, wish)).toMatchObject({ status: 409, body: { code: 'id.taken' } });
    // Whoever had not read what was said meanwhile says nothing over it.
    expect(await say(id, 0, [{ competencyId: first, level: 2 }])).toMatchObject({ status: 412, body: { code: 'review.changed-meanwhile' } });
    expect(await say(id, 1, [{ competencyId: first, level: 2 }, { competencyId: third, level: 0 }])).toMatchObject({ status: 200 });
    const now = await read(id);
    expect(now.seen).toBe(2);
    expect(Object.fromEntries(now.levels.map((it) => [it.competencyId, it.level]))).toEqual({ [first]: 2, [second]: null, [third]: 0 });
    expect(now.levels.every((it) => it.by.name === 'Karim Haddad')).toBe(true);
    // She reads it as she reads what else he keeps; what she said of herself was kept before he said anything.
    expect((await read(id, ines)).levels).toEqual(now.levels);
    expect(now.snapshot).toEqual(before.snapshot);
    expect(await house.owner.query(`select count(*)::int as n from review_level l join review_turn t on t.id = l.turn_id where t.review_id = $1`, [id])).toEqual([{ n: 4 }]);
    expect(await house.owner.query(`select count(*)::int as n from audit where action = 'review.levels' and subject_id = $1`, [inesId])).toEqual([{ n: 2 }]);
    expect(await standings()).toBe(unmoved);
    await expect(house.db.query('update review_level set level = 4')).rejects.toThrow();
    await expect(house.db.query('delete from review_level')).rejects.toThrow();
    expect((await post(karim, id, 'closing', { words: 'Reporté.' })).status).toBe(200);
  });

  it('is said at checkpoints alone, by whoever leads or holds it, of what has an expected level', async () => {
    const career = await open('career', sophie);
    const id = await open('day60');
    const it = await read(id);
    const [first = ''] = expectedIn(it);
    const without = it.snapshot.competencies.find((line) => line.expected === null)?.competencyId ?? '';
    const one = [{ competencyId: first, level: 2 }];
    expect((await read(career, sophie)).may).not.toContain('levels');
    expect(await say(career, 0, one, sophie)).toMatchObject({ status: 422, body: { code: 'review.not-a-checkpoint' } });
    expect((await say(id, 0, one, ines)).status).toBe(403);
    expect((await say(id, 0, one, hugo)).status).toBe(403);
    for (const competencyId of [without, newId()]) expect(await say(id, 0, [...one, { competencyId, level: 1 }])).toMatchObject({ status: 422, body: { code: 'review.no-such-level' } });
    expect(await say(id, 0, [...one, ...one])).toMatchObject({ status: 422, body: { code: 'review.said-twice' } });
    for (const odd of [[], [{ competencyId: first, level: 5 }], [{ competencyId: first, level: -1 }], [{ competencyId: first }]]) expect((await say(id, 0, odd)).status).toBe(400);
    expect((await read(id)).seen).toBe(0);
    // Until it is held either of those who may hold it; then whoever did.
    expect((await say(id, 0, one, sophie)).status).toBe(200);
    expect((await post(karim, id, 'holding', { heldOn: today })).status).toBe(200);
    expect(await say(id, 2, one, sophie)).toMatchObject({ status: 409, body: { code: 'review.only-who-held' } });
    expect((await read(id, sophie)).may).not.toContain('levels');
    expect((await say(id, 2, [{ competencyId: first, level: 3 }])).status).toBe(200);
    // A signature stands for the levels that it saw, and nothing is said under it.
    expect(await post(ines, id, 'signatures', { seen: 2, decision: 'signed', words: '' })).toMatchObject({ status: 412 });
    expect((await post(ines, id, 'signatures', { seen: 3, decision: 'signed', words: '' })).status).toBe(200);
    expect(await say(id, 4, one)).toMatchObject({ status: 409, body: { code: 'review.not-now' } });
    expect((await read(id)).levels.map((line) => line.level)).toEqual([3]);
    expect((await post(karim, id, 'signatures', { seen: 4, decision: 'signed', words: '' })).status).toBe(200);
    expect((await post(sophie, career, 'closing', { words: 'Reporté.' })).status).toBe(200);
  });

  it('stands on the paper, the largest difference first, in words; a checkpoint without any keeps the paper that was signed', async () => {
    const day30 = await open('day30');
    const all = expectedIn(await read(day30));
    const [first = '', second = '', third = ''] = all;
    expect((await post(karim, day30, 'closing', { words: 'Reporté.' })).status).toBe(200);
    for (const [competencyId, level] of [[first, 3], [second, 2], [third, 4]] as const) expect((await ines.ask('POST', '/api/self-assessments', { id: newId(), competencyId, level, words: '' })).status).toBe(200);
    const signed = async (kind: string, levels: object[]): Promise<string> => {
      const id = await open(kind);
      if (levels.length > 0) expect((await say(id, 0, levels)).status).toBe(200);
      expect((await post(karim, id, 'holding', { heldOn: today })).status).toBe(200);
      for (const who of [ines, karim]) expect((await post(who, id, 'signatures', { seen: (await read(id)).seen, decision: 'signed', words: '' })).status).toBe(200);
      return id;
    };
    const id = await signed('day30', [{ competencyId: first, level: 3 }, { competencyId: second, level: 1 }, { competencyId: third, level: 1 }]);
    const names = new Map((await read(id)).snapshot.competencies.map((it) => [it.competencyId, it.name.fr ?? '']));
    const rows = (html: string): string[] => html.split('<tr>').slice(2).map((it) => it.replaceAll(/<[^>]*>/g, '|').replaceAll(/\|+/g, '|'));
    const paper = async (of: string, locale = 'fr') => (await ines.ask('GET', `/api/reviews/${of}/paper.html?locale=${locale}`)).text;
    const french = rows(await paper(id));
    expect([third, second].map((competencyId, at) => french[at]?.startsWith(`|${names.get(competencyId) ?? '-'}|`))).toEqual([true, true]);
    expect(french[0]).toContain('|niveau\u00a04|niveau\u00a01|');
    expect(french.findIndex((it) => it.startsWith(`|${names.get(first) ?? '-'}|niveau\u00a03|niveau\u00a03|`))).toBe(2);
    const said = ((await paper(id)).match(/<li>[^<]*d’écart[^<]*<\/li>/g) ?? []).join('');
    expect(said).toBe(`<li>${names.get(third) ?? ''}\u00a0: niveaux d’écart\u00a0: 3, l’encadrement en voit moins</li><li>${names.get(second) ?? ''}\u00a0: niveaux d’écart\u00a0: 1, l’encadrement en voit moins</li>`);
    expect(rows(await paper(id, 'en'))[0]).toContain('|level 4|level 1|');
    expect(await paper(id)).toContain('>Vu par l’encadrement<');
    expect(await paper(await signed('day90', []))).not.toContain('Vu par l’encadrement');
  });
});

describe('a start', () => {
  it('goes from its first day to a checkpoint of ninety days that both signed, with what waits said to both on the way', async () => {
    const [{ id: team = '' } = {}] = (await house.owner.query(`select id from team where name->>'fr' = 'Support N1'`)) as { id: string }[];
    const id = newId();
    await house.goTo(0, '09:00');
    const [{ day: hiredOn = '' } = {}] = (await house.owner.query('select palier_today()::text as day')) as { day: string }[];
    await house.nest.get(HirePerson).run(null, { id, name: 'Nina Faure', locale: 'fr', timeZone: 'Europe/Paris', hiredOn, roles: ['learner'], memberOf: team, leads: [] });
    const { version } = (await sophie.ask('GET', '/api/journey-templates/everybody')).body as { version: number };
    expect(version).toBeGreaterThan(0);
    expect((await karim.ask('POST', `/api/people/${id}/journey`, { id: newId() })).status).toBe(200);
    const as = async (day: number) => { await house.goTo(day, '09:00'); karim = await Visitor.signedIn(house, 'karim'); await house.work(); };
    const start = async () => ((await karim.ask('GET', `/api/people/${id}/reviews`)).body as PersonReviews).checkpoints.map((it) => `${it.kind} ${it.state}`);
    const waits = async () => (await due(karim)).checkpoints.filter((it) => it.person.id === id).map((it) => `${it.kind} ${it.state}`);
    const told = async () => (await house.owner.query(`select occurrence from notification where thing_id = $1 and person_id = $1 and kind = 'checkpointDue' order by occurred_at, occurrence`, [id]) as { occurrence: string }[]).map((it) => it.occurrence);
    const nina = { personId: id, roles: ['learner' as const], leads: [] };

    expect([await start(), await waits()]).toEqual([['day30 later', 'day60 later', 'day90 later'], []]);
    // Each is due thirty, sixty, ninety days after the hire, and on no day off.
    const dues = ((await karim.ask('GET', `/api/people/${id}/reviews`)).body as PersonReviews).checkpoints.map((it) => it.dueOn);
    const after = (day: string): number => (Date.parse(day) - Date.parse(hiredOn)) / 86_400_000;
    for (const [place, least] of [30, 60, 90].entries()) expect([after(dues[place] ?? '') >= least, after(dues[place] ?? '') <= least + 5, [0, 6].includes(new Date(dues[place] ?? '').getUTCDay())]).toEqual([true, true, false]);
    const [first = '', , third = ''] = dues;
    await as(24);
    expect([await start(), await waits()]).toEqual([['day30 soon', 'day60 later', 'day90 later'], ['day30 soon']]);
    await as(24);
    expect(await told()).toEqual([`${first} soon`]);
    await as(after(first) + 1);
    expect(await waits()).toEqual(['day30 late']);
    expect(await told()).toEqual([`${first} soon`, `${first} late`]);

    // Opened from what is known, prepared by her, held: from then on the next one waits.
    const hold = async (kind: string) => {
      const review = newId();
      expect((await karim.ask('POST', `/api/people/${id}/reviews`, { id: review, kind, asOf: null })).status).toBe(200);
      await house.nest.get(TakeReviewTurn).run(nina, review, { id: newId(), kind: 'note', theme: 'settling', words: 'Bien accueillie.' });
      expect((await post(karim, review, 'notes', { theme: 'comingUp', words: 'Prendre des appels seule.' })).status).toBe(200);
      expect(await post(karim, review, 'notes', { theme: 'rights', words: 'x' })).toMatchObject({ status: 422, body: { code: 'review.no-such-theme' } });
      expect((await post(karim, review, 'holding', { heldOn: (await read(review)).today })).status).toBe(200);
      return review;
    };
    await hold('day30');
    expect([await start(), await waits()]).toEqual([['day30 held', 'day60 later', 'day90 later'], []]);
    // The one of sixty days never takes place: the next one stands for it.
    await as(89);
    // Every step is done, and the last look at the start is not signed yet: no certificate.
    for (const { id: stepId } of (await house.owner.query('select id from journey_step where person_id = $1', [id])) as { id: string }[]) await house.owner.query('insert into journey_tick (id, step_id, person_id, recorded_at, recorded_by) values ($1, $2, $3, palier_now(), $3)', [newId(), stepId, id]);
    const certificate = newId();
    const issue = () => house.nest.get(IssueAttestation).run(nina, { id: certificate, kind: 'journey' }).then(() => 'given', (no: unknown) => (no as { code: string }).code);
    const signed = async () => ((await karim.ask('GET', `/api/people/${id}/reviews`)).body as PersonReviews).startSigned;
    expect([await issue(), await signed()]).toEqual(['attestation.start-not-signed', false]);
    expect(await start()).toEqual(['day30 held', 'day60 late', 'day90 soon']);
    expect(await waits()).toEqual(['day90 soon']);
    const last = await hold('day90');
    expect(await start()).toEqual(['day30 held', 'day60 passedOver', 'day90 held']);
    expect((await read(last)).snapshot).toMatchObject({ since: plusDays(first, 1), reviews: [{ kind: 'day30', heldOn: plusDays(first, 1) }] });
    expect(await issue()).toBe('attestation.start-not-signed');
    await house.nest.get(TakeReviewTurn).run(nina, last, { id: newId(), kind: 'signed', seen: (await read(last)).seen });
    expect(await issue()).toBe('attestation.start-not-signed');
    expect((await post(karim, last, 'signatures', { seen: (await read(last)).seen, decision: 'signed', words: '' })).status).toBe(200);
    expect([(await read(last)).state, await issue(), await signed()]).toEqual(['signed', 'given', true]);
    expect((await karim.ask('GET', `/api/reviews/${last}/paper.html?locale=fr`)).text).toContain('Point d’intégration des 90 jours');
    // A start puts the interview that the law asks for off by nothing; and once it is over, nobody is asked for what was never held.
    await as(after(third) + 91);
    expect(((await karim.ask('GET', `/api/people/${id}/reviews`)).body as PersonReviews)).toMatchObject({ due: { kind: 'career', because: 'hired' }, checkpoints: [{ kind: 'day30', state: 'held' }, { kind: 'day90', state: 'held' }] });
    expect(await waits()).toEqual([]);
    expect(await told()).toEqual([`${first} soon`, `${first} late`, `${third} soon`]);
    await house.later('0');
  });
});

describe('a checkpoint whose lead is gone before they signed', () => {
  const [nina, lea, admin] = [newId(), newId(), newId()];
  const [team, term] = [newId(), newId()];
  let leas: Visitor, karimId: string;
  const byAdmin = { personId: admin, roles: ['admin' as const], leads: [] };
  const byNina = { personId: nina, roles: ['learner' as const], leads: [] };
  const hire = (id: string, name: string, roles: ('learner' | 'lead' | 'admin')[], memberOf: string | null) => house.nest.get(HirePerson).run(null, { id, name, locale: 'fr', timeZone: 'Europe/Paris', hiredOn: plusDays(today, -85), roles, memberOf, leads: [] });
  const version = async (): Promise<number> => ((await house.owner.query('select version from team where id = $1', [team])) as { version: number }[])[0]?.version ?? 0;
  const appoint = async (id: string, personId: string, from: string) => house.nest.get(AppointLead).run(byAdmin, team, { id, seen: await version(), personId, kind: 'lead', from, lastDay: null });
  /** The last day on which somebody leads the team was yesterday. */
  const end = async (termId: string) => expect((await sophie.ask('POST', `/api/terms/${termId}/end`, { seen: await version(), lastDay: plusDays(today, -1) })).status).toBe(200);
  /** Held by Léa and signed by Nina: her own signature is missing. */
  const held = async (kind: string): Promise<string> => {
    const id = newId();
    expect((await leas.ask('POST', `/api/people/${nina}/reviews`, { id, kind, asOf: null })).status).toBe(200);
    expect((await post(leas, id, 'holding', { heldOn: today })).status).toBe(200);
    await house.nest.get(TakeReviewTurn).run(byNina, id, { id: newId(), kind: 'signed', seen: 1 });
    return id;
  };
  const sign = (as: Visitor, id: string) => post(as, id, 'signatures', { seen: 2, decision: 'signed', words: '' });
  /** Who is told that a signature is missing, but her whose start it is, however often it is looked at. */
  const told = async (id: string): Promise<string[]> => {
    for (let times = 0; times < 2; times++) await house.nest.get(Jobs).once({ wide: true });
    return ((await house.owner.query(`select p.display_name as name from notification n join person p on p.id = n.person_id where n.thing_id = $1 and n.kind = 'reviewToSign' and n.person_id <> $2 order by n.recorded_at, p.display_name`, [id, nina])) as { name: string }[]).map((it) => it.name);
  };
  const ofNina = async (as = sophie): Promise<PersonReviews> => (await as.ask('GET', `/api/people/${nina}/reviews`)).body as PersonReviews;
  const goneSays = (name: string): string => `Léa Morin a tenu cet entretien et n’en a plus la charge\u00a0: ${name} a signé pour l’encadrement.`;

  beforeAll(async () => {
    await house.nest.get(OpenTeam).run(null, { id: team, name: { fr: 'Support du soir' } });
    await hire(nina, 'Nina Roche', ['learner'], team);
    await hire(lea, 'Léa Morin', ['lead'], null);
    await hire(admin, 'Ada Petit', ['admin'], null);
    karim = await Visitor.signedIn(house, 'karim');
    karimId = ((await karim.ask('GET', '/api/session')).body as Session).person?.id ?? '';
    await appoint(term, lea, plusDays(today, -80));
    leas = new Visitor(house);
    await leas.comeInAs(lea);
  });

  it('is signed by her alone as long as she is there, whoever else leads', async () => {
    const second = newId();
    await appoint(second, karimId, plusDays(today, -1));
    const id = await held('day30');
    for (const other of [karim, sophie]) {
      expect(await sign(other, id)).toMatchObject({ status: 409, body: { code: 'review.only-who-held' } });
      expect(await read(id, other)).toMatchObject({ may: [], leadSigner: 'holder' });
    }
    expect(await told(id)).toEqual(['Léa Morin']);
    expect((await sign(leas, id)).status).toBe(200);
    expect(await read(id)).toMatchObject({ state: 'signed', leadSigner: 'holder', heldBy: { name: 'Léa Morin' } });
    expect((await sophie.ask('GET', `/api/reviews/${id}/paper.html?locale=fr`)).text).not.toContain('n’en a plus la charge');
    await end(second);
  });

  it('is shown by the review of it that both signed, else by the newest', async () => {
    const refused = newId();
    const card = async () => (await ofNina()).checkpoints.find((it) => it.kind === 'day60')?.review;
    expect((await leas.ask('POST', `/api/people/${nina}/reviews`, { id: refused, kind: 'day60', asOf: null })).status).toBe(200);
    expect((await post(leas, refused, 'holding', { heldOn: today })).status).toBe(200);
    expect((await post(leas, refused, 'signatures', { seen: 1, decision: 'refused', words: 'À refaire.' })).status).toBe(200);
    await house.nest.get(TakeReviewTurn).run(byNina, refused, { id: newId(), kind: 'signed', seen: 2 });
    expect(await card()).toEqual({ id: refused, state: 'refused' });
    const signed = await held('day60');
    expect(await card()).toEqual({ id: signed, state: 'signing' });
    expect((await sign(leas, signed)).status).toBe(200);
    const after = await held('day60');
    expect(await card()).toEqual({ id: signed, state: 'signed' });
    expect((await sign(leas, after)).status).toBe(200);
  });

  it('is told to whoever may sign in her place, once, and signed in their own name, where she leads them no more', async () => {
    const id = await held('progression');
    expect(await told(id)).toEqual(['Léa Morin']);
    await end(term);
    expect((await sign(leas, id)).status).toBe(404);
    expect(await told(id)).toEqual(['Léa Morin', 'Sophie Laurent']);
    expect((await sign(sophie, id)).status).toBe(200);
    expect((await sophie.ask('GET', `/api/reviews/${id}/paper.html?locale=fr`)).text).toContain(goneSays('Sophie Laurent'));
    await appoint(newId(), lea, today);
    expect(await read(id, sophie)).toMatchObject({ leadSigner: 'standIn' });
  });

  it('is signed by whoever leads now where she left, so that the start counts as signed', async () => {
    expect((await sophie.ask('POST', `/api/people/${nina}/journey`, { id: newId() })).status).toBe(200);
    for (const { id: stepId } of (await house.owner.query('select id from journey_step where person_id = $1', [nina])) as { id: string }[]) await house.owner.query('insert into journey_tick (id, step_id, person_id, recorded_at, recorded_by) values ($1, $2, $3, palier_now(), $3)', [newId(), stepId, nina]);
    const certificate = () => house.nest.get(IssueAttestation).run(byNina, { id: newId(), kind: 'journey' }).then(() => 'given', (no: unknown) => (no as { code: string }).code);
    const id = await held('day90');
    expect(await told(id)).toEqual(['Léa Morin']);
    // However long afterwards she goes.
    const later = newsDays + 6;
    await house.goTo(later, '09:00');
    await house.nest.get(RecordDeparture).run(null, { personId: lea, leftOn: plusDays(today, later) });
    await appoint(newId(), karimId, plusDays(today, later));
    [karim, sophie] = [await Visitor.signedIn(house, 'karim'), await Visitor.signedIn(house, 'sophie')];
    expect(await told(id)).toEqual(['Léa Morin', 'Karim Haddad']);
    expect([await certificate(), (await ofNina()).startSigned]).toEqual(['attestation.start-not-signed', false]);
    expect(await read(id)).toMatchObject({ state: 'signing', leadSigner: 'standIn', heldBy: { name: 'Léa Morin' }, may: ['signed', 'refused'] });
    expect((await sign(karim, id)).status).toBe(200);
    expect((await sign(sophie, id)).body).toMatchObject({ code: 'review.changed-meanwhile' });
    expect(await read(id)).toMatchObject({ state: 'signed', leadSigner: 'standIn', heldBy: { name: 'Léa Morin' }, signatures: [{ side: 'person' }, { side: 'lead', by: { name: 'Karim Haddad' } }] });
    expect([await certificate(), (await ofNina()).startSigned, (await ofNina()).checkpoints.at(-1)?.review]).toEqual(['given', true, { id, state: 'signed' }]);
    expect((await sophie.ask('GET', `/api/reviews/${id}/paper.html?locale=fr`)).text).toContain(goneSays('Karim Haddad'));
    expect((await sophie.ask('GET', `/api/reviews/${id}/paper.html?locale=en`)).text).toContain('Léa Morin held this review and is no longer in charge of it: Karim Haddad signed for the lead’s side.');
    expect(await told(id)).toEqual(['Léa Morin', 'Karim Haddad']);
    await house.later('0');
  });
});

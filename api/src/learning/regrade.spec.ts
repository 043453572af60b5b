import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AttemptResult, Notification, Problem, QuestionFile, RegradePreview, Session, Todo, WhyThisLevel } from '@palier/contracts';
import type { Actor } from '@palier/domain';
import { PublishCourse } from '#courses';
import { ProjectStandings } from '#evidence';
import { HirePerson } from '#people';
import { newId } from '#platform';
import { PublishQuiz, WriteQuestion } from '#quizzes';
import { openHouse, readNotice, Visitor, type House } from '../../test/house.js';
import { SaveAnswer } from './save-answer.js';
import { StartAttempt } from './start-attempt.js';
import { SubmitAttempt } from './submit-attempt.js';

/** Five questions of Karim's on one cell; in the first, the key stands at b while those who know say a. Four of five pass, and prove the cell. */
const questions = Array.from({ length: 5 }, () => newId());
const [misKeyed = ''] = questions;
const [course, unit] = [newId(), newId()];
const content = (key: string) => ({ kind: 'singleChoice' as const, prompt: 'Laquelle ?', explanation: '', options: ['a', 'b', 'c'].map((id) => ({ id, text: `Option ${id}`, correct: id === key, explanation: '' })) });
let house: House;
let karim: Visitor, claire: Visitor, sophie: Visitor;
let competencyId: string, versions: string[], karimId: string;
/** `knows` gains by the correction, `misled` loses, `sure` passes all the same. */
const people = { knows: newId(), misled: newId(), sure: newId() };
const attempts = { knows: newId(), misled: newId(), sure: newId() };

beforeAll(async () => {
  house = await openHouse({ demo: true });
  [karim, claire, sophie] = await Promise.all([Visitor.signedIn(house, 'karim'), Visitor.signedIn(house, 'claire'), Visitor.signedIn(house, 'sophie')]);
  const lead = ((await karim.ask('GET', '/api/session')).body as Session).person?.id ?? '';
  karimId = lead;
  const by: Actor = { personId: lead, roles: ['lead'], leads: [] };
  [{ id: competencyId }] = (await house.owner.query('select competency_id as id from level_statement limit 1')) as [{ id: string }];
  versions = [];
  for (const id of questions) versions.push(await house.nest.get(WriteQuestion).run(by, { id, cell: { competencyId, level: 1 }, difficulty: 1, sourceLocale: 'fr', namedOnly: true, content: { fr: content(id === misKeyed ? 'b' : 'a') } }));
  const quizVersionId = await house.nest.get(PublishQuiz).run(by, { id: newId(), title: { fr: 'Quiz' }, passMark: 0.8, minutes: null, blueprint: { draws: questions.map((questionId) => ({ kind: 'fixed', questionId })) } });
  await house.nest.get(PublishCourse).run(by, { id: course, sourceLocale: 'fr', words: { fr: { title: 'Remboursements', summary: '' } }, units: [{ id: unit, kind: 'quiz', minutes: 5, serves: [], quizVersionId, words: { fr: { title: 'Quiz' } } }] });
  const [{ team }] = (await house.owner.query('select m.team_id as team from team_membership m where m.person_id = $1 and m.kind = $2 limit 1', [lead, 'lead'])) as [{ team: string }];
  for (const [who, answers] of [['knows', 'aaaac'], ['misled', 'baaac'], ['sure', 'caaaa']] as const) {
    const self: Actor = { personId: people[who], roles: ['learner'], leads: [] };
    await house.nest.get(HirePerson).run(null, { id: people[who], name: who, locale: 'fr', timeZone: 'Europe/Paris', hiredOn: '2026-01-01', roles: ['learner'], memberOf: who === 'misled' ? null : team, leads: [] });
    await readNotice(house, people[who]);
    await house.nest.get(StartAttempt).run(self, course, unit, { id: attempts[who], locale: 'fr' });
    for (const [index, questionVersionId] of versions.entries()) await house.nest.get(SaveAnswer).run(self, attempts[who], { questionVersionId, sequence: 1, response: { kind: 'singleChoice', optionId: answers[index] ?? 'c' } }, await house.db.now());
    await house.nest.get(SubmitAttempt).run(self, attempts[who]);
  }
});
afterAll(() => house?.close());

const correct = (key: string, seen: number, by = karim, kind = 'substantive') => by.ask('POST', `/api/questions/${misKeyed}/versions`, { id: newId(), seen, change: { class: kind, reason: 'La clé était fausse.' }, content: { fr: content(key) } });
const preview = async (by = karim) => (await by.ask('GET', `/api/questions/${misKeyed}/regrade`)).body as RegradePreview;
const regrade = (would: string, id = newId(), by = karim) => by.ask('POST', `/api/questions/${misKeyed}/regrades`, { id, would });
const code = (answer: { body: unknown }) => (answer.body as Problem).code;
const result = async (who: keyof typeof attempts) => (await sophie.ask('GET', `/api/attempts/${attempts[who]}/result`)).body as AttemptResult;
const holds = async (who: keyof typeof people) => ((await sophie.ask('GET', `/api/people/${people[who]}/competencies/${competencyId}/why`)).body as WhyThisLevel).held;
/** Somebody new who begins now, with the questions as they stand; they hand in when they are asked to, one letter an answer. */
async function begin(name: string, where = { course, unit }): Promise<{ attemptId: string; personId: string; answer: (answers: string) => Promise<void>; handIn: (answers: string) => Promise<void> }> {
  const [attemptId, self] = [newId(), { personId: newId(), roles: ['learner'], leads: [] } satisfies Actor];
  await house.nest.get(HirePerson).run(null, { id: self.personId, name, locale: 'fr', timeZone: 'Europe/Paris', hiredOn: '2026-01-01', roles: ['learner'], memberOf: null, leads: [] });
  await readNotice(house, self.personId);
  await house.nest.get(StartAttempt).run(self, where.course, where.unit, { id: attemptId, locale: 'fr' });
  const bound = (await house.owner.query('select q.question_version_id as id from attempt_question q join question_version v on v.id = q.question_version_id where q.attempt_id = $1 order by array_position($2::uuid[], v.question_id)', [attemptId, questions])) as { id: string }[];
  const answer = async (answers: string): Promise<void> => {
    for (const [index, { id }] of bound.entries()) await house.nest.get(SaveAnswer).run(self, attemptId, { questionVersionId: id, sequence: 1, response: { kind: 'singleChoice', optionId: answers[index] ?? 'c' } }, await house.db.now());
  };
  return { attemptId, personId: self.personId, answer, handIn: async (answers) => { await answer(answers); await house.nest.get(SubmitAttempt).run(self, attemptId); } };
}
let early: Awaited<ReturnType<typeof begin>>, raced: Awaited<ReturnType<typeof begin>>;
const agree = async () => { expect(await house.nest.get(ProjectStandings).rebuild('check')).toEqual([]); };

describe('a question whose key was wrong', () => {
  let draft: string;
  it('stands in a draft of its course that was opened before', async () => {
    draft = newId();
    expect((await karim.ask('POST', `/api/courses/${course}/drafts`, { id: draft })).status).toBe(200);
  });

  it('is asked of two more who have not handed in yet', async () => {
    [early, raced] = [await begin('early'), await begin('raced')];
    expect((await preview()).counts.attempts).toBe(0);
  });

  it('is corrected by a new version that says why; a key is no wording, and nobody overwrites what they have not seen', async () => {
    expect([(await correct('a', 1, karim, 'cosmetic')).status, code(await correct('b', 1))]).toEqual([422, 'question.cannot-become']);
    expect((await correct('a', 7)).status).toBe(412);
    expect((await preview()).counts.attempts).toBe(0);
    expect((await correct('a', 1)).body).toMatchObject({ number: 2 });
    const file = (await claire.ask('GET', `/api/questions/${misKeyed}`)).body as QuestionFile;
    expect(file.versions.map((it) => [it.number, it.change, it.reason])).toEqual([[2, 'substantive', 'La clé était fausse.'], [1, null, null]]);
    expect(await result('knows')).toMatchObject({ score: 0.6, passed: false, first: null });
  });

  it('says beforehand who flips, by name to whoever may read their results, and changes nothing by that', async () => {
    const counts = { attempts: 3, raised: 1, lowered: 1, pass: 1, fail: 1, cellsGained: 1, cellsLost: 1 };
    expect(await preview(claire)).toMatchObject({ counts, flips: [], unnamed: 2 });
    const seen = await preview();
    expect(seen).toMatchObject({ counts, unnamed: 1, flips: [{ person: { name: 'knows' }, before: 0.6, after: 0.8, passedBefore: false, passedAfter: true, cells: [{ level: 1, held: true }] }] });
    expect((await preview(sophie)).flips.map((it) => it.person.name).sort()).toEqual(['knows', 'misled']);
    expect([await holds('knows'), await holds('misled')]).toEqual([0, 1]);
    expect([(await regrade('something else')).status, code(await regrade('something else'))]).toEqual([412, 'regrade.would-differ']);
  });

  it('is regraded once, the first marks stay, and levels, proofs and standings follow', async () => {
    const firstMarks = await house.owner.query('select * from attempt_mark order by 1, 2');
    const [{ would }, id] = [await preview(), newId()];
    expect((await regrade(would, id)).body).toEqual({ id, state: 'applied', attempts: 3 });
    expect((await regrade(would, id)).body).toEqual({ id, state: 'applied', attempts: 3 });
    expect((await regrade(would)).status).toBe(412);
    expect(code(await regrade((await preview()).would))).toBe('regrade.nothing-to-do');
    expect(await house.owner.query('select * from attempt_mark order by 1, 2')).toEqual(firstMarks);
    expect(await result('knows')).toMatchObject({ score: 0.8, passed: true, first: { score: 0.6, passed: false, by: 'Karim Haddad', reason: 'La clé était fausse.' } });
    const marked = (await result('knows')).questions.filter((it) => it.corrected !== null);
    expect(marked).toMatchObject([{ questionVersionId: versions[0], verdict: 'right', corrected: { verdict: 'wrong', credit: 0 } }]);
    expect(marked[0]?.options.filter((it) => it.correct)).toMatchObject([{ id: 'a', ticked: true }]);
    expect((await result('sure')).first).toBeNull();
    expect([await holds('knows'), await holds('misled'), await holds('sure')]).toEqual([1, 0, 1]);
    const why = (await sophie.ask('GET', `/api/people/${people.knows}/competencies/${competencyId}/why`)).body as WhyThisLevel;
    expect(JSON.stringify(why.levels[0]?.proof)).toContain('"corrected":{"at"');
    expect(JSON.stringify(why.levels[0]?.proof)).toContain('La clé était fausse.');
    await agree();
  });

  it('tells those who flip, and nobody else', async () => {
    await house.work();
    const told = async (who: keyof typeof people) => { const visitor = new Visitor(house); await visitor.comeInAs(people[who]); return ((await visitor.ask('GET', '/api/notifications')).body as { notifications: Notification[] }).notifications.filter((it) => it.kind === 'regraded'); };
    expect(await told('knows')).toMatchObject([{ thingId: attempts.knows, by: 'Karim Haddad', course: { title: 'Remboursements' } }]);
    expect(await told('misled')).toHaveLength(1);
    expect(await told('sure')).toEqual([]);
  });

  it('stays corrected where that draft is published', async () => {
    const quizzes = () => house.owner.query('select distinct u.quiz_version_id from unit_version u where u.unit_id = $1', [unit]);
    const before = await quizzes();
    expect((await karim.ask('POST', `/api/course-drafts/${draft}/publication`, { seen: 1, change: { class: 'substantive', reason: 'x' } })).body).toMatchObject({ version: 2 });
    expect(await quizzes()).toEqual(before);
  });

  it('waits for a second person where the installation asks for one: nobody approves their own', async () => {
    expect((await sophie.ask('POST', '/api/regrade-rule', { seen: false, secondPerson: true })).body).toEqual({ secondPerson: true });
    await correct('b', 2);
    const [{ would }, id] = [await preview(), newId()];
    expect((await regrade(would, id)).body).toEqual({ id, state: 'waiting', attempts: 3 });
    await house.work();
    const asked = async (by: Visitor) => ((await by.ask('GET', '/api/notifications')).body as { notifications: Notification[] }).notifications.filter((it) => it.kind === 'regradeAsked');
    expect([await asked(claire), await asked(sophie)]).toMatchObject([[{ thingId: misKeyed, by: 'Karim Haddad' }], [{ thingId: misKeyed }]]);
    expect([await asked(karim), await asked(await Visitor.signedIn(house, 'nadia'))]).toEqual([[], []]);
    const toApprove = async (by: Visitor) => ((await by.ask('GET', '/api/todo')).body as Todo).items.filter((it) => it.kind === 'toApprove').map((it) => [it.id, it.by]);
    expect([await toApprove(claire), await toApprove(sophie), await toApprove(karim), await toApprove(await Visitor.signedIn(house, 'nadia'))]).toEqual([[[id, 'Karim Haddad']], [[id, 'Karim Haddad']], [], []]);
    expect(await holds('knows')).toBe(1);
    const approve = (by: Visitor, what = would) => by.ask('POST', `/api/regrades/${id}/approval`, { id: newId(), would: what });
    expect(code(await approve(karim))).toBe('regrade.needs-another');
    expect(code(await regrade(would))).toBe('regrade.waits-already');
    expect((await approve(claire, 'something else')).status).toBe(412);
    expect((await approve(claire)).body).toMatchObject({ state: 'applied', attempts: 3 });
    await house.work();
    expect(((await karim.ask('GET', '/api/notifications')).body as { notifications: Notification[] }).notifications.filter((it) => it.kind === 'regradeDecided')).toMatchObject([{ thingId: misKeyed, by: 'Claire Dumont', decision: 'granted' }]);
    expect(await toApprove(sophie)).toEqual([]);
    expect(code(await approve(sophie))).toBe('regrade.decided-already');
  });

  it('gives the first scores again where it is corrected back', async () => {
    for (const who of ['knows', 'misled', 'sure'] as const) {
      const [first] = (await house.owner.query('select score, passed from attempt_submission where attempt_id = $1', [attempts[who]])) as [{ score: number; passed: boolean }];
      expect(await result(who)).toMatchObject(first);
    }
    expect([await holds('knows'), await holds('misled')]).toEqual([0, 1]);
    await agree();
  });

  it('marks by the regrades at once what was begun before them and is handed in after; the first marks stay, and nobody has to ask again', async () => {
    await early.handIn('baaac');
    const rows = async <T>(sql: string): Promise<T[]> => (await house.owner.query(sql, [early.attemptId])) as T[];
    expect(await rows('select score, passed from attempt_submission where attempt_id = $1')).toEqual([{ score: 0.8, passed: true }]);
    const results = await rows<{ before: number; after: number; passed: boolean }>('select score_before as before, score as after, passed from regrade_result where attempt_id = $1 order by recorded_at');
    expect(results.map((it) => [it.before.toFixed(1), it.after.toFixed(1), it.passed])).toEqual([['0.8', '0.6', false], ['0.6', '0.8', true]]);
    expect((await preview()).counts.attempts).toBe(0);
    const { held } = (await sophie.ask('GET', `/api/people/${early.personId}/competencies/${competencyId}/why`)).body as WhyThisLevel;
    expect(held).toBe(1);
    await agree();
    await house.work();
    const visitor = new Visitor(house);
    await visitor.comeInAs(early.personId);
    expect(((await visitor.ask('GET', '/api/notifications')).body as { notifications: Notification[] }).notifications).toEqual([]);
  });

  it('lets no attempt slip by while a regrade is applied at the same moment', async () => {
    expect((await sophie.ask('POST', '/api/regrade-rule', { seen: true, secondPerson: false })).status).toBe(200);
    await correct('a', 3);
    const [{ would }] = [await preview()];
    const [answer] = await Promise.all([regrade(would), raced.handIn('aaaac')]);
    // Either the regrade saw the attempt and was refused as outdated, or the attempt saw the regrade.
    if (answer.status === 412) expect((await regrade((await preview()).would)).status).toBe(200);
    expect((await preview()).counts.attempts).toBe(0);
    expect((await sophie.ask('GET', `/api/attempts/${raced.attemptId}/result`)).body).toMatchObject({ score: 0.8, passed: true, first: { score: 0.6, passed: false } });
    await agree();
  });

  it('counts from the deadline still, where an attempt was closed at it', async () => {
    const [by, timed]: [Actor, { course: string; unit: string }] = [{ personId: karimId, roles: ['lead'], leads: [] }, { course: newId(), unit: newId() }];
    const quizVersionId = await house.nest.get(PublishQuiz).run(by, { id: newId(), title: { fr: 'Quiz' }, passMark: 0.8, minutes: 10, blueprint: { draws: questions.map((questionId) => ({ kind: 'fixed', questionId })) } });
    await house.nest.get(PublishCourse).run(by, { id: timed.course, sourceLocale: 'fr', words: { fr: { title: 'À l’heure', summary: '' } }, units: [{ id: timed.unit, kind: 'quiz', minutes: 10, serves: [], quizVersionId, words: { fr: { title: 'Quiz' } } }] });
    const closed = await begin('closed', timed);
    await closed.answer('baaaa');
    await house.owner.query(`update installation set clock_shift = clock_shift + interval '11 minutes'`);
    await house.nest.get(SubmitAttempt).atDeadline(closed.attemptId);
    await correct('b', 4);
    expect(((await regrade((await preview()).would)).body as { state: string }).state).toBe('applied');
    expect(await house.owner.query('select e.score, e.regrade_id is null as first, e.occurred_at = a.deadline as from_deadline from evidence e join attempt a on a.id = e.attempt_id where a.id = $1 order by e.recorded_at', [closed.attemptId]))
      .toEqual([{ score: 0.8, first: true, from_deadline: true }, { score: 1, first: false, from_deadline: true }]);
    await agree();
  });

  it('is never regraded by somebody whose own result would change', async () => {
    const [{ id: hr }] = (await house.owner.query(`select person_id as id from held_role where role = 'hr' limit 1`)) as [{ id: string }];
    const own: Actor = { personId: hr, roles: ['learner'], leads: [] };
    const attemptId = newId();
    await readNotice(house, hr);
    await house.nest.get(StartAttempt).run(own, course, unit, { id: attemptId, locale: 'fr' });
    const [{ bound }] = (await house.owner.query(`select q.question_version_id as bound from attempt_question q join question_version v on v.id = q.question_version_id where q.attempt_id = $1 and v.question_id = $2`, [attemptId, misKeyed])) as [{ bound: string }];
    await house.nest.get(SaveAnswer).run(own, attemptId, { questionVersionId: bound, sequence: 1, response: { kind: 'singleChoice', optionId: 'b' } }, await house.db.now());
    await house.nest.get(SubmitAttempt).run(own, attemptId);
    await correct('c', 5);
    const { would, speaksOfYou } = await preview(sophie);
    expect(speaksOfYou).toBe(true);
    expect(code(await regrade(would, newId(), sophie))).toBe('regrade.speaks-of-you');
  });
});

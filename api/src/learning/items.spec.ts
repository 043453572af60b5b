import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Bank, QuestionStatistics, QuizStatistics, Session, SuspectedQuestions } from '@palier/contracts';
import type { Actor } from '@palier/domain';
import { PublishCourse } from '#courses';
import { HirePerson } from '#people';
import { newId } from '#platform';
import { PublishQuiz, WriteQuestion } from '#quizzes';
import { openHouse, readNotice, Visitor, type House } from '../../test/house.js';
import { SaveAnswer } from './save-answer.js';
import { StartAttempt } from './start-attempt.js';
import { SubmitAttempt } from './submit-attempt.js';

/** Six questions that Karim wrote for a quiz of his own; in the first, the key stands at the wrong option. */
const questions = Array.from({ length: 6 }, () => newId());
const [misKeyed = '', sane = ''] = questions;
const [course, unit, quiz] = [newId(), newId(), newId()];
const options = ['a', 'b', 'c', 'd'];
let house: House;
let karim: Visitor, claire: Visitor;
let versions: string[];

beforeAll(async () => {
  house = await openHouse({ demo: true });
  [karim, claire] = await Promise.all([Visitor.signedIn(house, 'karim'), Visitor.signedIn(house, 'claire')]);
  const lead = ((await karim.ask('GET', '/api/session')).body as Session).person?.id ?? '';
  const by: Actor = { personId: lead, roles: ['lead'], leads: [] };
  const [{ id: competencyId }] = (await house.owner.query('select competency_id as id from level_statement limit 1')) as [{ id: string }];
  versions = [];
  for (const [index, id] of questions.entries()) {
    const content = { kind: 'singleChoice' as const, prompt: `Question ${index + 1}`, explanation: '', options: options.map((option) => ({ id: option, text: `Option ${option}`, correct: option === (id === misKeyed ? 'b' : 'a'), explanation: '' })) };
    versions.push(await house.nest.get(WriteQuestion).run(by, { id, cell: { competencyId, level: 1 }, difficulty: 1, sourceLocale: 'fr', namedOnly: true, content: { fr: content } }));
  }
  const quizVersionId = await house.nest.get(PublishQuiz).run(by, { id: quiz, title: { fr: 'Quiz' }, passMark: 0.8, minutes: null, blueprint: { draws: questions.map((questionId) => ({ kind: 'fixed', questionId })) } });
  await house.nest.get(PublishCourse).run(by, { id: course, sourceLocale: 'fr', words: { fr: { title: 'Remboursements', summary: '' } }, units: [{ id: unit, kind: 'quiz', minutes: 5, serves: [], quizVersionId, words: { fr: { title: 'Quiz' } } }] });
});
afterAll(() => house?.close());

/** Hires so many people and has each hand in an attempt; `knows` says whether a person knows the answer to a question. Whoever does not, errs in another way each. */
async function answer(people: number, knows: (person: number, question: number) => boolean): Promise<void> {
  for (let person = 0; person < people; person++) {
    const [personId, attemptId] = [newId(), newId()];
    const self: Actor = { personId, roles: ['learner'], leads: [] };
    await house.nest.get(HirePerson).run(null, { id: personId, name: `Person ${person}`, locale: 'fr', timeZone: 'Europe/Paris', hiredOn: '2026-01-01', roles: ['learner'], memberOf: null, leads: [] });
    await readNotice(house, personId);
    await house.nest.get(StartAttempt).run(self, course, unit, { id: attemptId, locale: 'fr' });
    for (const [question, questionVersionId] of versions.entries()) await house.nest.get(SaveAnswer).run(self, attemptId, { questionVersionId, sequence: 1, response: { kind: 'singleChoice', optionId: knows(person, question) ? 'a' : (['b', 'c', 'd'][(person + question) % 3] as string) } }, await house.db.now());
    await house.nest.get(SubmitAttempt).run(self, attemptId);
  }
}

const statistics = async (questionId: string, by = karim) => (await by.ask('GET', `/api/questions/${questionId}/statistics`)).body as QuestionStatistics;
const suspected = async (by = karim) => ((await by.ask('GET', '/api/questions/suspected')).body as SuspectedQuestions).questions;

describe('what answers say of a question', () => {
  it('shows whoever tries the demo one question whose key is out of date, and no other', async () => {
    expect((await suspected(claire)).map((it) => [it.prompt, it.suspicions.map((one) => one.kind)])).toEqual([[expect.stringContaining('relances partent en double'), ['misKeyed']]]);
  });

  it('is only how many there are, of fewer than five people', async () => {
    await answer(4, (person, question) => person > question);
    expect((await statistics(sane)).versions).toEqual([expect.objectContaining({ people: 4, facility: null, discrimination: null, options: [], suspicions: [] })]);
  });

  it('shows who chose what, between bounds, once enough answered; and finds the wrong key', async () => {
    await answer(18, (person, question) => person % 6 >= question);
    const said = await statistics(misKeyed);
    expect(said).toMatchObject({ questionId: misKeyed, prompt: 'Question 1', lang: 'fr', level: 1, versions: [{ number: 1, people: 22, suspicions: [{ kind: 'misKeyed', optionId: 'a' }] }] });
    expect(said.versions[0]?.options.map((it) => [it.optionId, it.text, it.correct])).toEqual(options.map((it) => [it, `Option ${it}`, it === 'b']));
    const [right] = (await house.owner.query(`select avg(credit) as mean from attempt_mark where question_version_id = $1`, [versions[0]])) as [{ mean: number }];
    expect(said.versions[0]?.facility?.observed).toBeCloseTo(right.mean, 9);
    expect((await statistics(sane)).versions[0]?.suspicions.filter((it) => it.kind === 'misKeyed')).toEqual([]);
  });

  it('counts each person once, by the first attempt', async () => {
    const [{ person }] = (await house.owner.query(`select a.person_id as person from attempt a where a.unit_id = $1 limit 1`, [unit])) as [{ person: string }];
    const self: Actor = { personId: person, roles: ['learner'], leads: [] };
    const before = await statistics(sane);
    const again = newId();
    await house.nest.get(StartAttempt).run(self, course, unit, { id: again, locale: 'fr' });
    for (const questionVersionId of versions) await house.nest.get(SaveAnswer).run(self, again, { questionVersionId, sequence: 1, response: { kind: 'singleChoice', optionId: 'd' } }, await house.db.now());
    await house.nest.get(SubmitAttempt).run(self, again);
    expect({ ...(await statistics(sane)).versions[0], facility: { ...(await statistics(sane)).versions[0]?.facility, shrunk: 0 } }).toEqual({ ...before.versions[0], facility: { ...before.versions[0]?.facility, shrunk: 0 } });
  });

  it('comes to whoever wrote the question, to authors and HR; a learner is refused, and a lead sees nothing of other questions', async () => {
    expect((await suspected())[0]).toMatchObject({ questionId: misKeyed, people: 22, suspicions: [{ kind: 'misKeyed', optionId: 'a' }] });
    expect((await suspected(claire)).map((it) => it.questionId)).toContain(misKeyed);
    expect((await suspected()).every((it) => questions.includes(it.questionId))).toBe(true);
    const [{ id: foreign }] = (await house.owner.query(`select question_id as id from question_version where not question_id = any($1) limit 1`, [questions])) as [{ id: string }];
    expect((await karim.ask('GET', `/api/questions/${foreign}/statistics`)).status).toBe(404);
    expect((await claire.ask('GET', `/api/questions/${foreign}/statistics`)).status).toBe(200);
    expect((await (await Visitor.signedIn(house, 'ines')).ask('GET', '/api/questions/suspected')).status).toBe(403);
  });

  it('lists the bank to them: where each question is asked, how it is answered, found by its words', async () => {
    const list = async (by: Visitor, query = '') => (await by.ask('GET', `/api/questions${query}`)).body as Bank;
    const own = await list(karim);
    expect(own.questions.map((it) => it.questionId)).toEqual([...questions].sort().reverse());
    expect(own.questions.find((it) => it.questionId === misKeyed)).toMatchObject({ kind: 'singleChoice', number: 1, people: 22, suspicions: [{ kind: 'misKeyed' }], askedIn: [{ quiz: { fr: 'Quiz' }, courseId: course, course: 'Remboursements', courseLang: 'fr', mine: true }] });
    expect((await list(karim, '?search=question%203')).questions.map((it) => it.prompt)).toEqual(['Question 3']);
    expect((await list(karim, '?search=%25')).questions).toEqual([]);
    // Whatever the capitals and the accents.
    expect((await list(karim, '?search=QU%C3%89STION%203')).questions.map((it) => it.prompt)).toEqual(['Question 3']);
    const all = await list(claire);
    expect(all.questions.length).toBeGreaterThan(own.questions.length);
    // A question that no quiz names is asked where its cell is drawn from; one that only a quiz may name is asked there alone.
    const drawn = all.questions.filter((it) => !questions.includes(it.questionId) && it.level === 1);
    expect(drawn.filter((it) => it.askedIn.length > 0).length).toBeGreaterThan(5);
    expect(own.questions.every((it) => it.askedIn.length === 1)).toBe(true);
    const after = await list(claire, `?after=${all.questions[1]?.questionId ?? ''}`);
    expect(after.questions.map((it) => it.questionId)).toEqual(all.questions.slice(2).map((it) => it.questionId));
    expect((await (await Visitor.signedIn(house, 'ines')).ask('GET', '/api/questions')).status).toBe(403);
  });
});

describe('a suspicion that somebody looked into', () => {
  const dismiss = (body: object, by = karim, of = misKeyed) => by.ask('POST', `/api/questions/${of}/dismissals`, { id: newId(), questionVersionId: versions[0], kind: 'misKeyed', optionId: 'a', reason: 'Le barème a changé.', ...body });
  const tellsIt = async () => (await suspected()).some((it) => it.questionId === misKeyed && it.suspicions.some((one) => one.kind === 'misKeyed'));

  it('is told no more, with the reason beside it; what nobody suspects is not dismissed', async () => {
    expect([(await dismiss({ kind: 'tooEasy', optionId: null })).body, (await dismiss({ optionId: 'c' })).body]).toMatchObject([{ code: 'suspicion.not-told' }, { code: 'suspicion.not-told' }]);
    expect((await dismiss({}, karim, (await house.owner.query('select question_id as id from question_version where not question_id = any($1) limit 1', [questions]) as [{ id: string }])[0].id)).status).toBe(404);
    const id = newId();
    expect([(await dismiss({ id })).status, (await dismiss({ id })).status, (await dismiss({ id, reason: 'Autre' })).status]).toEqual([200, 200, 409]);
    expect(await tellsIt()).toBe(false);
    const [version] = (await statistics(misKeyed)).versions;
    expect(version?.suspicions).toMatchObject([{ kind: 'misKeyed', optionId: 'a' }]);
    expect(version?.dismissals).toMatchObject([{ id, kind: 'misKeyed', optionId: 'a', reason: 'Le barème a changé.', by: 'Karim Haddad', silences: true }]);
  });

  it('comes back when the evidence grows markedly, and can be dismissed again', async () => {
    await answer(14, (person, question) => person % 6 >= question);
    expect(await tellsIt()).toBe(true);
    expect((await statistics(misKeyed)).versions[0]?.dismissals).toMatchObject([{ silences: false }]);
    expect((await dismiss({})).status).toBe(200);
    expect(await tellsIt()).toBe(false);
  });

  it('comes back when somebody undoes that, once and for all', async () => {
    const [last] = (await statistics(misKeyed)).versions[0]?.dismissals ?? [];
    const undo = () => claire.ask('POST', `/api/suspicion-dismissals/${last?.id ?? ''}/undoing`, {});
    expect([(await undo()).status, (await undo()).status]).toEqual([200, 200]);
    expect(await tellsIt()).toBe(true);
    expect((await statistics(misKeyed)).versions[0]?.dismissals).toHaveLength(1);
  });
});

describe('the scores of a quiz', () => {
  const statisticsOf = async (id: string, by = karim) => by.ask('GET', `/api/quizzes/${id}/statistics`);
  it('are counted for whoever made it, each person once, and said to be reliable or not between bounds', async () => {
    const said = (await statisticsOf(quiz)).body as QuizStatistics;
    expect(said).toMatchObject({ people: 36, questions: 6, number: 1, passMark: 0.8, travels: { courseId: course, unitId: unit, lang: 'fr' } });
    expect(said.spread?.reduce((sum, it) => sum + it, 0)).toBe(36);
    const [first] = (await house.owner.query(`select count(*) filter (where passed)::int as passed, avg(score) as mean from (select distinct on (a.person_id) s.passed, s.score from attempt a join attempt_submission s on s.attempt_id = a.id where a.unit_id = $1 order by a.person_id, s.recorded_at) it`, [unit])) as [{ passed: number; mean: number }];
    expect([said.passed, said.mean?.toFixed(9)]).toEqual([first.passed, first.mean.toFixed(9)]);
    expect(['reliable', 'unsure', 'unreliable']).toContain(said.reliability.verdict);
    expect((said.reliability.low ?? 0) <= (said.reliability.alpha ?? 0) && (said.reliability.alpha ?? 0) <= (said.reliability.high ?? 0)).toBe(true);
    expect(said.asked[0]).toMatchObject({ questionId: misKeyed, people: 36 });
    expect(JSON.stringify(said)).not.toContain('Person ');
  });

  it('are of no other lead’s quiz, of no learner’s sight, and say no measure where questions are drawn', async () => {
    const [{ id: drawn }] = (await house.owner.query(`select quiz_id as id from quiz_version where quiz_id <> $1 and jsonb_path_exists(blueprint, '$.draws[*] ? (@.kind == "cell")') limit 1`, [quiz])) as [{ id: string }];
    expect([(await statisticsOf(drawn)).status, (await statisticsOf(newId())).status, (await statisticsOf(quiz, await Visitor.signedIn(house, 'ines'))).status]).toEqual([404, 404, 403]);
    expect((await statisticsOf(drawn, claire)).body).toMatchObject({ reliability: { verdict: 'drawn', alpha: null } });
  });
});

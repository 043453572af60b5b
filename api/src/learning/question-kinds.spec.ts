import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Attempt, AttemptResult, Course, CourseDraft, Framework, Session } from '@palier/contracts';
import { rightAnswer, type DraftQuestion, type QuestionContent, type Response } from '@palier/domain';
import { newId } from '#platform';
import { openHouse, readNotice, Visitor, type House } from '../../test/house.js';

let house: House;
let ines: Visitor, karim: Visitor;
let inesId: string, course: Course, quiz: string;

/** Stands in every key and every explanation here, and in nothing that a learner may see before handing in. */
const canary = 'Zqxjv';
const explanation = `${canary} explique.`;
/** Questions in pairs: the two of a pair look the same and differ in what is right. */
const twins: readonly (readonly [QuestionContent, QuestionContent])[] = [
  [{ kind: 'trueFalse', prompt: 'Le bandeau est orange.', explanation, answer: true }, { kind: 'trueFalse', prompt: 'Le bandeau est orange.', explanation: '', answer: false }],
  [{ kind: 'numeric', prompt: 'Combien d’heures ?', explanation, value: '7', tolerance: { by: 'amount', of: '' }, units: [`h${canary}`] }, { kind: 'numeric', prompt: 'Combien d’heures ?', explanation: '', value: '12 345,678', tolerance: { by: 'percent', of: '5' }, units: ['heure', 'heures', 'h'] }],
];
const all = twins.flat();

beforeAll(async () => {
  house = await openHouse({ demo: true });
  [ines, karim] = await Promise.all([Visitor.signedIn(house, 'ines'), Visitor.signedIn(house, 'karim')]);
  inesId = ((await ines.ask('GET', '/api/session')).body as Session).person?.id ?? '';
  await readNotice(house, inesId);
  const { frameworks } = (await karim.ask('GET', '/api/frameworks')).body as { frameworks: Framework[] };
  const cell = { competencyId: frameworks.flatMap((it) => it.competencies).findLast((it) => it.hasLevels)?.id ?? '', level: 1 as const };
  const questions = all.map((content): DraftQuestion => ({ id: newId(), cell: null, content }));
  const content = { locale: 'fr', title: 'De toute forme', summary: '', activities: [{ id: newId(), kind: 'quiz', title: 'Questions', minutes: 5, cell, passMark: 0.8, limit: null, attempts: null, feedback: 'full', questions, drawn: null }] } as unknown as CourseDraft;
  const draftId = newId();
  await karim.ask('POST', '/api/course-drafts', { id: draftId, locale: 'fr' });
  expect((await karim.ask('POST', `/api/course-drafts/${draftId}`, { seen: 1, content })).status).toBe(200);
  const published = await karim.ask('POST', `/api/course-drafts/${draftId}/publication`, { seen: 2, change: null });
  expect(published.status).toBe(200);
  course = (await ines.ask('GET', `/api/courses/${(published.body as { courseId: string }).courseId}`)).body as Course;
  quiz = course.units[0]?.id ?? '';
});
afterAll(() => house?.close());

const start = async () => {
  const id = newId();
  expect((await ines.ask('POST', `/api/courses/${course.id}/units/${quiz}/attempts`, { id, locale: 'fr' })).status).toBe(200);
  return id;
};
const asked = async (attemptId: string) => (await ines.ask('GET', `/api/attempts/${attemptId}`)).body as Attempt;
const contentOf = async (questionVersionId: string) => ((await house.owner.query('select content from question_text where question_version_id = $1', [questionVersionId])) as [{ content: QuestionContent }])[0].content;
const save = (attemptId: string, questionVersionId: string, response: unknown, sequence = 1) => ines.ask('POST', `/api/attempts/${attemptId}/answers`, { questionVersionId, sequence, response });
const handIn = async (attemptId: string) => {
  expect((await ines.ask('POST', `/api/attempts/${attemptId}/submission`, {})).status).toBe(200);
  return (await ines.ask('GET', `/api/attempts/${attemptId}/result`)).body as AttemptResult;
};

describe('a question of any kind', () => {
  it('shows a learner nothing of what is right before it is handed in, at no door', async () => {
    const attemptId = await start();
    const { questions } = await asked(attemptId);
    const first = questions[0]?.questionVersionId ?? '';
    const answers = [
      await ines.ask('GET', '/api/courses'), await ines.ask('GET', `/api/courses/${course.id}`), await ines.ask('GET', `/api/courses/${course.id}/units/${quiz}`), await ines.ask('GET', `/api/attempts/${attemptId}`), await ines.ask('GET', `/api/help/attempts/${attemptId}`), await ines.ask('GET', `/api/attempts/${attemptId}/result`),
      await save(attemptId, first, { kind: 'shortText', text: 'x' }), await save(attemptId, newId(), { kind: 'shortText', text: 'x' }), await save(attemptId, first, { kind: 'nothing' }), await ines.ask('POST', `/api/attempts/${attemptId}/submission`, { more: 1 }),
    ];
    expect(answers.map((it) => it.status)).toEqual([200, 200, 200, 200, 200, 404, 422, 422, 400, 400]);
    for (const it of answers) expect(it.text).not.toContain(canary);
    expect(answers[3]?.text).not.toMatch(/"(correct|explanation|accepted|answer|value|tolerance|units|truth)":/);
  });

  it('looks the same to the byte as its twin of which something else is right, but for its id and its shuffled order', async () => {
    const { questions } = await asked(((await ines.ask('GET', `/api/courses/${course.id}/units/${quiz}`)).body as { openAttemptId: string }).openAttemptId);
    const seen = new Map<string, string[]>();
    for (const it of questions) seen.set(it.kind, [...(seen.get(it.kind) ?? []), JSON.stringify({ ...it, questionVersionId: '' })]);
    expect([...seen.keys()].sort()).toEqual([...new Set(all.map((it) => it.kind))].sort());
    for (const [kind, [one, other]] of seen) expect([kind, one]).toEqual([kind, other]);
  });

  it('takes an answer, gives it back as it was given, marks the key’s own answer 1 and shows the key then', async () => {
    const { openAttemptId: attemptId } = (await ines.ask('GET', `/api/courses/${course.id}/units/${quiz}`)).body as { openAttemptId: string };
    const { questions } = await asked(attemptId);
    for (const it of questions) {
      const response = rightAnswer(await contentOf(it.questionVersionId));
      for (let times = 0; times < 2; times++) expect([it.kind, (await save(attemptId, it.questionVersionId, response)).status]).toEqual([it.kind, 200]);
      expect((await asked(attemptId)).questions.find((other) => other.questionVersionId === it.questionVersionId)).toMatchObject({ sequence: 1, response });
    }
    const result = await handIn(attemptId);
    expect([result.score, result.passed, result.questions.map((it) => it.verdict)]).toEqual([1, true, all.map(() => 'right')]);
    expect(result.questions.filter((it) => it.kind === 'trueFalse').map((it) => it.truth).sort()).toEqual([false, true]);
    expect(result.questions.filter((it) => it.kind === 'numeric').flatMap((it) => it.accepted).sort()).toEqual(['12 345,678\u00a0heure (±\u00a05\u00a0%)', `7\u00a0h${canary}`]);
    expect(result.questions.filter((it) => it.explanation === explanation)).toHaveLength(twins.length);
    // What was written is kept where it can be blanked, not in the fact.
    expect(await house.owner.query(`select distinct a.response, a.text_id is not null as apart from attempt_answer a join question_version v on v.id = a.question_version_id where a.attempt_id = $1 and v.kind = 'numeric'`, [attemptId])).toEqual([{ response: { kind: 'numeric' }, apart: true }]);
  });

  it('gives the credit that its kind states, and none to a blank', async () => {
    const attemptId = await start();
    const given = async (content: QuestionContent): Promise<Response | null> => {
      if (content.kind === 'trueFalse') return content.answer === true ? { kind: 'trueFalse', value: false } : null;
      if (content.kind === 'numeric') return { kind: 'numeric', text: content.value === '7' ? '7,0' : '12.9 heures' };
      return null;
    };
    const expected = new Map<string, [number, string]>();
    for (const it of (await asked(attemptId)).questions) {
      const content = await contentOf(it.questionVersionId);
      const response = await given(content);
      if (response !== null) expect((await save(attemptId, it.questionVersionId, response)).status).toBe(200);
      expected.set(it.questionVersionId, response === null ? [0, 'blank'] : content.kind === 'numeric' && content.value === '7' ? [0.5, 'partly'] : [0, 'wrong']);
    }
    expect(new Set([...expected.values()].map(([, verdict]) => verdict))).toEqual(new Set(['blank', 'partly', 'wrong']));
    const { questions } = await handIn(attemptId);
    for (const it of questions) expect([it.kind, it.credit, it.verdict]).toEqual([it.kind, ...(expected.get(it.questionVersionId) ?? [])]);
  });
});

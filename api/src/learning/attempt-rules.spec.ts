import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Attempt, AttemptResult, Course, Framework, Session, Unit } from '@palier/contracts';
import type { DraftQuestion, FeedbackPolicy } from '@palier/domain';
import { newId } from '#platform';
import { openHouse, readNotice, Visitor, type House } from '../../test/house.js';

let house: House;
let ines: Visitor, karim: Visitor, sophie: Visitor;
let inesId: string;

beforeEach(async () => {
  house = await openHouse({ demo: true });
  // They sign in on the morning of the story: a session of the evening before would be over.
  await house.goTo(1, '08:30');
  [ines, karim, sophie] = await Promise.all([Visitor.signedIn(house, 'ines'), Visitor.signedIn(house, 'karim'), Visitor.signedIn(house, 'sophie')]);
  inesId = ((await ines.ask('GET', '/api/session')).body as Session).person?.id ?? '';
  await readNotice(house, inesId);
});
afterEach(() => house?.close());

const canary = 'Zqxjv';
const question = (): DraftQuestion => ({ id: newId(), cell: null, content: { kind: 'singleChoice', prompt: 'Que fait-on ?', explanation: `${canary} explique.`, options: [{ id: newId(), text: 'Ceci', correct: true, explanation: '' }, { id: newId(), text: 'Cela', correct: false, explanation: canary }] } });

/** A course of one quiz with these rules, published by Karim. Gives where Inès finds it. */
async function publish(rules: { readonly limit?: number; readonly attempts?: number; readonly feedback?: FeedbackPolicy }) {
  const { frameworks } = (await karim.ask('GET', '/api/frameworks')).body as { frameworks: Framework[] };
  const cell = { competencyId: frameworks.flatMap((it) => it.competencies).findLast((it) => it.hasLevels)?.id ?? '', level: 1 };
  const quiz = { id: newId(), kind: 'quiz', title: 'Quiz', minutes: 5, cell, passMark: 0.8, limit: rules.limit ?? null, attempts: rules.attempts ?? null, feedback: rules.feedback ?? 'full', questions: [question(), question()], drawn: null };
  const draftId = newId();
  await karim.ask('POST', '/api/course-drafts', { id: draftId, locale: 'fr' });
  expect((await karim.ask('POST', `/api/course-drafts/${draftId}`, { seen: 1, content: { locale: 'fr', title: 'Règles', summary: '', activities: [quiz] } })).status).toBe(200);
  const { courseId } = (await karim.ask('POST', `/api/course-drafts/${draftId}/publication`, { seen: 2, change: null })).body as { courseId: string };
  return `/api/courses/${courseId}/units/${((await ines.ask('GET', `/api/courses/${courseId}`)).body as Course).units[0]?.id ?? ''}`;
}
const begin = async (unit: string, id = newId()) => ({ id, ...(await ines.ask('POST', `${unit}/attempts`, { id, locale: 'fr' })) });
const attempt = async (id: string) => (await ines.ask('GET', `/api/attempts/${id}`)).body as Attempt;
const result = async (id: string, by = ines) => (await by.ask('GET', `/api/attempts/${id}/result`)).body as AttemptResult;
const quizOf = async (unit: string) => ((await ines.ask('GET', unit)).body as Unit).quiz;
/** Answers so many of its questions rightly, the others wrongly. */
async function answer(id: string, right: number) {
  for (const [index, it] of (await attempt(id)).questions.entries()) {
    const optionId = it.options.find((option) => option.text === (index < right ? 'Ceci' : 'Cela'))?.id;
    expect((await ines.ask('POST', `/api/attempts/${id}/answers`, { questionVersionId: it.questionVersionId, sequence: 1, response: { kind: 'singleChoice', optionId } })).status).toBe(200);
  }
}
const handIn = (id: string) => ines.ask('POST', `/api/attempts/${id}/submission`, {});
const minutesOf = (it: Attempt) => (it.deadline === null ? null : (Date.parse(it.deadline) - Date.parse(it.startedAt)) / 60_000);

describe('an attempt over its deadline', () => {
  it('takes no more answers, is closed with what was saved, and proves from the deadline on', async () => {
    await house.goTo(1, '09:00');
    const unit = await publish({ limit: 10 });
    const { id } = await begin(unit);
    await answer(id, 2);
    await house.goTo(1, '09:09');
    await house.work();
    expect((await attempt(id)).submittedAt).toBeNull();
    await house.goTo(1, '09:12');
    const late = (await attempt(id)).questions[0];
    expect(await ines.ask('POST', `/api/attempts/${id}/answers`, { questionVersionId: late?.questionVersionId, sequence: 2, response: { kind: 'singleChoice', optionId: late?.options[0]?.id } })).toMatchObject({ status: 409, body: { code: 'attempt.too-late' } });
    await house.work();
    await house.work();
    expect(await result(id)).toMatchObject({ atDeadline: true, score: 1, passed: true });
    expect(await house.owner.query(`select distinct e.occurred_at = a.deadline as then, e.recorded_at > a.deadline as known from evidence e join attempt a on a.id = e.attempt_id where a.id = $1`, [id])).toEqual([{ then: true, known: true }]);
    expect((await handIn(id)).status).toBe(200);
    expect((await house.owner.query('select count(*)::int as n from attempt_submission where attempt_id = $1', [id]))).toEqual([{ n: 1 }]);
  });

  it('does not keep its learner from beginning again, whether anybody closed it or not', async () => {
    await house.goTo(1, '09:00');
    const unit = await publish({ limit: 10 });
    const { id } = await begin(unit);
    expect(await begin(unit)).toMatchObject({ status: 409, body: { code: 'attempt.one-open-already' } });
    await house.goTo(1, '09:11');
    expect((await begin(unit)).status).toBe(200);
    expect(await result(id)).toMatchObject({ atDeadline: true, score: 0, passed: false });
  });

  it('handed in before, it says nothing of a deadline', async () => {
    const { id } = await begin(await publish({ limit: 10 }));
    await answer(id, 2);
    await handIn(id);
    expect(await result(id)).toMatchObject({ atDeadline: false, passed: true });
  });
});

describe('more time', () => {
  it('is given by HR, seen by whoever has it, and lengthens what is begun from then on', async () => {
    const unit = await publish({ limit: 30 });
    const give = (percent: number, seen = 0) => sophie.ask('POST', `/api/people/${inesId}/extra-time`, { id: newId(), seen, percent });
    expect((await give(33)).status).toBe(200);
    expect(await give(50)).toMatchObject({ status: 412, body: { code: 'edit.changed-meanwhile' } });
    expect((await ines.ask('GET', `/api/people/${inesId}/extra-time`)).body).toMatchObject({ percent: 33, by: 'Sophie Laurent' });
    expect(await quizOf(unit)).toMatchObject({ minutes: 40, extraPercent: 33 });
    const { id } = await begin(unit);
    expect(minutesOf(await attempt(id))).toBe(40);
    expect((await give(0, 33)).status).toBe(200);
    expect(minutesOf(await attempt(id))).toBe(40);
    expect(await quizOf(unit)).toMatchObject({ minutes: 30, extraPercent: 0 });
  });

  it('is no business of their lead: not by asking, not by the deadline of an attempt, not by the audit', async () => {
    const unit = await publish({ limit: 30 });
    await sophie.ask('POST', `/api/people/${inesId}/extra-time`, { id: newId(), seen: 0, percent: 33 });
    const { id } = await begin(unit);
    expect((await karim.ask('GET', `/api/people/${inesId}/extra-time`)).status).toBe(404);
    expect(((await karim.ask('GET', `/api/attempts/${id}`)).body as Attempt).deadline).toBeNull();
    expect(JSON.stringify(await house.owner.query(`select detail from audit where action = 'extra-time.give'`))).not.toContain('33');
  });
});

describe('attempts', () => {
  it('are as many as the quiz allows; their lead grants one more, each once', async () => {
    const unit = await publish({ attempts: 1 });
    expect((await quizOf(unit))?.attempts).toEqual({ allowed: 1, left: 1 });
    const first = await begin(unit);
    expect((await begin(unit, first.id)).status).toBe(200);
    await handIn(first.id);
    expect(await begin(unit)).toMatchObject({ status: 409, body: { code: 'attempt.none-left' } });
    expect(await result(first.id)).toMatchObject({ left: 0 });
    const grant = newId();
    for (let times = 0; times < 2; times++) expect((await karim.ask('POST', `/api/attempts/${first.id}/grants`, { id: grant })).status).toBe(200);
    expect((await ines.ask('POST', `/api/attempts/${first.id}/grants`, { id: newId() })).status).toBe(403);
    expect((await quizOf(unit))?.attempts).toEqual({ allowed: 1, left: 1 });
    expect((await begin(unit)).status).toBe(200);
  });
});

describe('right answers', () => {
  it('stay away until the quiz is passed, where it says so; which answers were right is told', async () => {
    const unit = await publish({ feedback: 'oncePassed', attempts: 3 });
    const failed = await begin(unit);
    await answer(failed.id, 1);
    await handIn(failed.id);
    const { text, body } = await ines.ask('GET', `/api/attempts/${failed.id}/result`);
    expect(text).not.toContain(canary);
    expect(text).not.toContain('"correct":true');
    expect(body).toMatchObject({ keyShown: false, passed: false });
    expect((body as AttemptResult).questions.map((it) => it.verdict).sort()).toEqual(['right', 'wrong']);
    expect((await result(failed.id, karim)).keyShown).toBe(true);
    const passed = await begin(unit);
    await answer(passed.id, 2);
    await handIn(passed.id);
    expect(await result(passed.id)).toMatchObject({ keyShown: true, passed: true });
  });

  it('are shown where no attempt is left to use them in', async () => {
    const { id } = await begin(await publish({ feedback: 'oncePassed', attempts: 1 }));
    await answer(id, 0);
    await handIn(id);
    expect(await result(id)).toMatchObject({ keyShown: true, passed: false, left: 0 });
  });
});

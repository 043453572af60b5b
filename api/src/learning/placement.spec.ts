import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Attempt, AttemptResult, Course, Framework, Session, Unit, WhyThisLevel } from '@palier/contracts';
import { newId } from '#platform';
import { openHouse, readNotice, Visitor, type House } from '../../test/house.js';

let house: House;
let ines: Visitor, karim: Visitor;
let inesId: string, competencyId: string;

beforeAll(async () => {
  house = await openHouse({ demo: true });
  await house.goTo(1, '08:30');
  [ines, karim] = await Promise.all([Visitor.signedIn(house, 'ines'), Visitor.signedIn(house, 'karim')]);
  inesId = ((await ines.ask('GET', '/api/session')).body as Session).person?.id ?? '';
  await readNotice(house, inesId);
  const { frameworks } = (await karim.ask('GET', '/api/frameworks')).body as { frameworks: Framework[] };
  competencyId = frameworks.flatMap((one) => one.competencies).findLast((one) => one.hasLevels)?.id ?? '';
});
afterAll(() => house?.close());

const canary = 'Zqxjv';
const question = (at: number, level: number) => ({ id: newId(), cell: { competencyId, level }, content: { kind: 'singleChoice', prompt: `Question ${at}`, explanation: `${canary} explique.`, options: [{ id: newId(), text: 'Ceci', correct: true, explanation: '' }, { id: newId(), text: 'Cela', correct: false, explanation: canary }] } });

/** A course of one quiz of so many questions, published by Karim. Gives where Inès finds it. */
async function publish(questions: number, levels: readonly number[] = [1]) {
  const quiz = { id: newId(), kind: 'quiz', title: 'Quiz', minutes: 5, cell: { competencyId, level: 1 }, passMark: 0.8, limit: null, attempts: 1, feedback: 'full', questions: Array.from({ length: questions }, (_, at) => question(at, levels[at % levels.length] ?? 1)), drawn: null };
  const draftId = newId();
  await karim.ask('POST', '/api/course-drafts', { id: draftId, locale: 'fr' });
  expect((await karim.ask('POST', `/api/course-drafts/${draftId}`, { seen: 1, content: { locale: 'fr', title: `Parcours ${draftId}`, summary: '', activities: [quiz] } })).status).toBe(200);
  const { courseId } = (await karim.ask('POST', `/api/course-drafts/${draftId}/publication`, { seen: 2, change: null })).body as { courseId: string };
  return `/api/courses/${courseId}/units/${((await ines.ask('GET', `/api/courses/${courseId}`)).body as Course).units[0]?.id ?? ''}`;
}
const place = (unit: string, id = newId()) => ines.ask('POST', `${unit}/placements`, { id, locale: 'fr' });
const attempt = async (id: string) => (await ines.ask('GET', `/api/attempts/${id}`)).body as Attempt;
const result = async (id: string) => (await ines.ask('GET', `/api/attempts/${id}/result`)).body as AttemptResult;
const unitOf = async (unit: string) => (await ines.ask('GET', unit)).body as Unit;
const next = (id: string, asked: number) => ines.ask('POST', `/api/attempts/${id}/questions`, { asked });
const answer = async (id: string, text: string, position = -1, sequence = 1) => {
  const it = (await attempt(id)).questions.at(position);
  return ines.ask('POST', `/api/attempts/${id}/answers`, { questionVersionId: it?.questionVersionId, sequence, response: { kind: 'singleChoice', optionId: it?.options.find((option) => option.text === text)?.id } });
};
/** Answers each question alike until it is decided. Gives how many were asked. */
async function until(id: string, text: string, from = 1): Promise<number> {
  for (let asked = from; asked <= 20; asked++) {
    expect((await answer(id, text)).status).toBe(200);
    expect((await next(id, asked)).status).toBe(200);
    if ((await attempt(id)).submittedAt !== null) return asked;
  }
  throw new Error('it never ends');
}
const evidenceOf = (id: string) => house.owner.query('select score from evidence where attempt_id = $1', [id]);

describe('a placement', () => {
  it('asks one question after the other until it is decided, and proves the cell by fewer than all', async () => {
    const unit = await publish(20);
    expect((await unitOf(unit)).quiz).toMatchObject({ placement: true, questions: 20 });
    const { id } = (await place(unit)).body as { id: string };
    expect(await attempt(id)).toMatchObject({ placement: { of: 20, rule: 'placement-1' }, questions: [{ prompt: expect.stringMatching(/^Question/) }] });
    expect(await place(unit)).toMatchObject({ status: 409, body: { code: 'attempt.one-open-already' } });
    const asked = await until(id, 'Ceci');
    expect(asked).toBeLessThanOrEqual(10);
    expect(await result(id)).toMatchObject({ passed: true, score: 1, placement: { of: 20, rule: 'placement-1' }, keyShown: true, cells: [{ proved: true, questions: asked }] });
    expect(await evidenceOf(id)).toEqual([{ score: 1 }]);
    expect(await unitOf(unit)).toMatchObject({ done: true, quiz: { placement: false, attempts: { left: 1 } } });
    const why = (await ines.ask('GET', `/api/people/${inesId}/competencies/${competencyId}/why`)).body as WhyThisLevel;
    expect(JSON.stringify(why.levels[0]?.proof)).toContain(`"questions":${asked},"placement":{"of":20,"rule":"placement-1"}`);
  });

  it('proves nothing where it is not passed, takes no attempt away, shows no key, and is taken once', async () => {
    const unit = await publish(12);
    const { id } = (await place(unit)).body as { id: string };
    expect(await until(id, 'Cela')).toBeLessThanOrEqual(6);
    const found = await result(id);
    expect(found).toMatchObject({ passed: false, keyShown: false });
    expect(JSON.stringify(found)).not.toContain(canary);
    expect(await evidenceOf(id)).toEqual([]);
    expect(await unitOf(unit)).toMatchObject({ done: false, lastAttempt: null, quiz: { placement: false, attempts: { left: 1 } } });
    expect(await place(unit)).toMatchObject({ status: 409, body: { code: 'placement.not-offered' } });
    expect((await ines.ask('POST', `${unit}/attempts`, { id: newId(), locale: 'fr' })).status).toBe(200);
  });

  it('goes on once, however often it is asked to, and leaves no answer to change behind it', async () => {
    const unit = await publish(12);
    const { id } = (await place(unit)).body as { id: string };
    await answer(id, 'Ceci');
    await Promise.all([next(id, 1), next(id, 1)]);
    expect((await attempt(id)).questions).toHaveLength(2);
    expect((await next(id, 1)).status).toBe(200);
    expect((await attempt(id)).questions).toHaveLength(2);
    expect(await answer(id, 'Cela', 0, 2)).toMatchObject({ status: 409, body: { code: 'attempt.question-over' } });
    expect((await answer(id, 'Ceci', 0, 1)).status).toBe(200);
    // Somebody who knows the one question they were asked is not placed by stopping there.
    expect((await ines.ask('POST', `/api/attempts/${id}/submission`, {})).status).toBe(200);
    expect(await result(id)).toMatchObject({ passed: false });
    expect(await evidenceOf(id)).toEqual([]);
  });

  it('is not offered for a short quiz, one about several cells, or one that was begun', async () => {
    for (const unit of [await publish(7), await publish(10, [1, 2])]) {
      expect((await unitOf(unit)).quiz?.placement).toBe(false);
      expect(await place(unit)).toMatchObject({ status: 409, body: { code: 'placement.not-offered' } });
    }
    const begun = await publish(8);
    const id = newId();
    await ines.ask('POST', `${begun}/attempts`, { id, locale: 'fr' });
    expect(await next(id, 1)).toMatchObject({ status: 409, body: { code: 'placement.not-offered' } });
    await ines.ask('POST', `/api/attempts/${id}/submission`, {});
    expect(await place(begun)).toMatchObject({ status: 409, body: { code: 'placement.not-offered' } });
  });

  it('says nothing about its questions to their author', async () => {
    const unit = await publish(8);
    const { id } = (await place(unit)).body as { id: string };
    await until(id, 'Cela');
    const [version] = await house.owner.query<{ id: string }[]>('select v.question_id as id from attempt_question q join question_version v on v.id = q.question_version_id where q.attempt_id = $1 limit 1', [id]);
    expect((await karim.ask('GET', `/api/questions/${version?.id ?? ''}/statistics`)).body).toMatchObject({ versions: [{ people: 0 }] });
  });

  it('goes on after its learner moved over to a version with the same quiz, and is handed in first where the quiz changed', async () => {
    const unit = await publish(8);
    const course = unit.split('/units/')[0] ?? '';
    const { id } = (await place(unit)).body as { id: string };
    await answer(id, 'Ceci');
    const newer = async (change: (content: { activities: { questions: unknown[] }[] }) => object) => {
      const draftId = newId();
      await karim.ask('POST', `${course}/drafts`, { id: draftId });
      const { version, content } = (await karim.ask('GET', `/api/course-drafts/${draftId}`)).body as { version: number; content: { activities: { questions: unknown[] }[] } };
      await karim.ask('POST', `/api/course-drafts/${draftId}`, { seen: version, content: change(content) });
      return (await karim.ask('POST', `/api/course-drafts/${draftId}/publication`, { seen: version + 1, change: { class: 'substantive', reason: 'Autrement.' } })).body as { courseVersionId: string };
    };
    const move = async (to: { courseVersionId: string }) => ines.ask('POST', `${course}/moving-over`, { to: to.courseVersionId });
    const lesson = { id: newId(), kind: 'lesson', title: 'Avant', minutes: 1, text: 'Lire.', pictures: [] };
    expect(await move(await newer((content) => ({ ...content, activities: [lesson, ...content.activities] })))).toMatchObject({ status: 200, body: { version: 2 } });
    expect(await move(await newer((content) => ({ ...content, activities: content.activities.map((it) => ('questions' in it ? { ...it, questions: it.questions.slice(1) } : it)) })))).toMatchObject({ status: 409, body: { code: 'course.quiz-open' } });
    expect((await next(id, 1)).status).toBe(200);
    expect(await until(id, 'Ceci', 2)).toBeLessThanOrEqual(8);
    expect(await evidenceOf(id)).toEqual([{ score: 1 }]);
    expect(await unitOf(unit)).toMatchObject({ done: true });
  });
});

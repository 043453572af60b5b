import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Bank, CourseDraft, CourseVersionFile, DraftFile, Framework, QuestionFile, Tags } from '@palier/contracts';
import { newId } from '#platform';
import { openHouse, Visitor, type House } from '../../test/house.js';

type Quiz = Extract<CourseDraft['activities'][number], { kind: 'quiz' }>;
let house: House;
let karim: Visitor, claire: Visitor, ines: Visitor;
let listening: string;

beforeAll(async () => {
  house = await openHouse({ demo: true });
  [karim, claire, ines] = await Promise.all([Visitor.signedIn(house, 'karim'), Visitor.signedIn(house, 'claire'), Visitor.signedIn(house, 'ines')]);
  listening = ((await karim.ask('GET', '/api/frameworks')).body as { frameworks: Framework[] }).frameworks.flatMap((it) => it.competencies).findLast((it) => it.hasLevels)?.id ?? '';
});
afterAll(() => house?.close());

const lessonId = newId(), quizId = newId();
const truth = (prompt: string, filing?: Quiz['questions'][number]['filing']): Quiz['questions'][number] => ({ id: newId(), cell: null, content: { kind: 'trueFalse', prompt, explanation: '', answer: true }, ...(filing === undefined ? {} : { filing }) });
const course = (questions: Quiz['questions']): CourseDraft => ({ locale: 'fr', title: 'Astreinte', summary: '', activities: [
  { id: lessonId, kind: 'lesson', title: 'Prévenir', minutes: 3, text: 'Par téléphone.', pictures: [] },
  { id: quizId, kind: 'quiz', title: 'Vérifiez-vous', minutes: 3, cell: { competencyId: listening, level: 1 }, passMark: 0.8, limit: null, attempts: null, feedback: 'full', questions, drawn: null },
] });
const published = async (content: CourseDraft, draftId: string, seen: number, change: object | null = null) => {
  expect(await karim.ask('POST', `/api/course-drafts/${draftId}`, { seen, content })).toMatchObject({ status: 200 });
  const answer = await karim.ask('POST', `/api/course-drafts/${draftId}/publication`, { seen: seen + 1, change });
  expect(answer).toMatchObject({ status: 200 });
  return (answer.body as { courseId: string }).courseId;
};
const file = async (id: string) => (await karim.ask('GET', `/api/questions/${id}`)).body as QuestionFile;
const bank = async (query: string) => ((await karim.ask('GET', `/api/questions?${query}`)).body as Bank).questions.map((it) => it.questionId);
const reopened = async (courseId: string) => {
  const draftId = newId();
  expect((await karim.ask('POST', `/api/courses/${courseId}/drafts`, { id: draftId })).status).toBe(200);
  return { draftId, content: ((await karim.ask('GET', `/api/course-drafts/${draftId}`)).body as DraftFile).content };
};
const filed = (content: CourseDraft, filing: Partial<NonNullable<Quiz['questions'][number]['filing']>>): CourseDraft => ({ ...content, activities: content.activities.map((it) => (it.kind === 'quiz' ? { ...it, questions: it.questions.map((question, at) => (at === 0 && question.filing !== undefined ? { ...question, filing: { ...question.filing, ...filing } } : question)) } : it)) });

describe('how a question is filed', () => {
  const hard = truth('On appelle ?', { difficulty: 3, tags: [' Nuit ', 'nuit', 'Téléphone'], source: lessonId, open: true });
  const plain = truth('On note ?');
  let courseId: string;

  it('stands on its version, tidy, and is easy and closed where nothing was said', async () => {
    courseId = await published(course([hard, plain]), ((await karim.ask('POST', '/api/course-drafts', { id: newId(), locale: 'fr' })).body as { id: string }).id, 1);
    expect((await file(hard.id)).versions).toMatchObject([{ number: 1, filing: { difficulty: 3, tags: ['Nuit', 'Téléphone'], source: lessonId, open: true }, source: { title: 'Prévenir', lang: 'fr' } }]);
    expect((await file(plain.id)).versions).toMatchObject([{ number: 1, filing: { difficulty: 1, tags: [], source: null, open: false }, source: null }]);
  });

  it('finds it in the bank by its cell, a tag in any spelling, and its difficulty', async () => {
    expect(await bank('tag=NUIT')).toEqual([hard.id]);
    expect(await bank('tag=telephone&difficulty=3')).toEqual([hard.id]);
    expect(await bank('tag=nuit&difficulty=1')).toEqual([]);
    expect(await bank('tag=jour')).toEqual([]);
    expect(await bank(`competencyId=${listening}&level=1&difficulty=3`)).toEqual([hard.id]);
    expect(await bank(`competencyId=${listening}&level=2&tag=nuit`)).toEqual([]);
    expect((await karim.ask('GET', '/api/questions?difficulty=4')).status).toBe(400);
  });

  it('suggests the tags that exist to whoever writes courses, and to nobody else', async () => {
    expect(((await claire.ask('GET', '/api/question-tags')).body as Tags).tags).toEqual([{ tag: 'Nuit', questions: 1 }, { tag: 'Téléphone', questions: 1 }]);
    expect((await ines.ask('GET', '/api/question-tags')).status).toBe(403);
  });

  it('changes by a new version in the same words, which the difference of the versions shows; what nobody touched makes none', async () => {
    const { draftId, content } = await reopened(courseId);
    await published(filed(content, { difficulty: 2, tags: ['Nuit'] }), draftId, 1, { class: 'substantive', reason: 'x' });
    const [now, was] = (await file(hard.id)).versions;
    expect(now).toMatchObject({ number: 2, change: 'cosmetic', filing: { difficulty: 2, tags: ['Nuit'], source: lessonId, open: true }, content: was?.content });
    expect((await file(plain.id)).versions).toHaveLength(1);
    const written = async (number: number) => ((await karim.ask('GET', `/api/courses/${courseId}/versions/${number}`)).body as CourseVersionFile).written.activities[1]?.questions[0]?.fields;
    expect(await written(1)).toEqual(expect.arrayContaining([{ key: 'difficulty', label: 'difficulty', text: '3', right: null }, { key: 'tag/telephone', label: 'tag', text: 'Téléphone', right: null }]));
    expect((await written(2))?.filter((it) => ['difficulty', 'tag', 'source', 'open'].includes(it.label)).map((it) => it.text)).toEqual(['2', 'Nuit', lessonId, 'true']);
  });

  it('is corrected in the bank, and stays so where a draft that lay open meanwhile says nothing else; said back here, it goes back', async () => {
    const { draftId, content } = await reopened(courseId);
    const { versions: [newest] } = await file(hard.id);
    const correction = { id: newId(), seen: newest?.number, change: { class: 'cosmetic', reason: 'Elle est difficile.' }, content: newest?.content };
    expect(await karim.ask('POST', `/api/questions/${hard.id}/versions`, correction)).toMatchObject({ status: 422, body: { code: 'question.cannot-become' } });
    expect((await karim.ask('POST', `/api/questions/${hard.id}/versions`, { ...correction, filing: { difficulty: 3, tags: ['Nuit', 'Week-end'], open: false } })).status).toBe(200);
    expect((await file(hard.id)).versions[0]).toMatchObject({ number: 3, filing: { difficulty: 3, tags: ['Nuit', 'Week-end'], open: false, source: lessonId } });
    await published({ ...content, title: 'Astreinte et nuits' }, draftId, 1, { class: 'cosmetic', reason: 'x' });
    expect((await file(hard.id)).versions[0]?.number).toBe(3);
    const again = await reopened(courseId);
    await published(filed(again.content, { difficulty: 2 }), again.draftId, 1, { class: 'cosmetic', reason: 'x' });
    expect((await file(hard.id)).versions[0]).toMatchObject({ number: 4, filing: { difficulty: 2, tags: ['Nuit', 'Week-end'], open: false } });
  });
});

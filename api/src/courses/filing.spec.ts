import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Attempt, AttemptResult, Bank, CourseDraft, CourseVersionFile, DraftFile, Framework, QuestionFile, Session, Tags, TriedDraws, WrittenQuestions } from '@palier/contracts';
import { newId } from '#platform';
import { openHouse, readNotice, Visitor, type House } from '../../test/house.js';

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

describe('a quiz that draws from the bank', () => {
  const open = (difficulty: 1 | 2 | 3) => ({ difficulty, tags: ['Tirage'], source: null, open: true });
  const pool = [1, 1, 1, 2, 2].map((difficulty, at) => truth(`Tirée ${at} ?`, open(difficulty as 1 | 2)));
  const shut = truth('Fermée ?', { ...open(1), open: false });
  const named = truth('Nommée ?', open(2));
  const drawing = newId();
  const draws = [{ id: 'easy', cell: null, count: 2, kind: null, tag: 'tirage', difficulty: 1 as const }, { id: 'any', cell: null, count: 2, kind: 'trueFalse' as const, tag: 'TIRAGE', difficulty: null }];
  let cell: { competencyId: string; level: 1 };
  const quizOf = (asked: NonNullable<Quiz['draws']>): CourseDraft => ({ locale: 'fr', title: 'Tirages', summary: '', activities: [{ id: drawing, kind: 'quiz', title: 'Tirage', minutes: 3, cell, passMark: 0.8, limit: null, attempts: null, feedback: 'full', questions: [named], draws: asked, drawn: null }] });
  const tried = async (by: Visitor, draftId: string, asked: NonNullable<Quiz['draws']>, seed: number | null = null) => by.ask('POST', `/api/course-drafts/${draftId}/draws/trial`, { cell, draws: asked, named: [named.id], seed });
  let draftId: string, courseId: string;

  it('knows how many questions match, beside its other draws; shows an example without a key; and is not published with too few', async () => {
    cell = { competencyId: listening, level: 1 };
    const bankCourse = course([...pool, shut]);
    await published({ ...bankCourse, activities: bankCourse.activities.map((it) => ({ ...it, id: newId() })) }, ((await karim.ask('POST', '/api/course-drafts', { id: newId(), locale: 'fr' })).body as { id: string }).id, 1);
    draftId = ((await claire.ask('POST', '/api/course-drafts', { id: newId(), locale: 'fr' })).body as { id: string }).id;
    expect((await tried(claire, draftId, draws)).body).toEqual({ draws: [{ id: 'easy', matching: 3, missing: 0 }, { id: 'any', matching: 5, missing: 0 }], example: null });
    const [easy, any] = draws;
    if (easy === undefined || any === undefined) throw new Error('there are two draws');
    // All five are wanted by the second draw, and two of them by the first.
    const tooMany = [any, easy].map((it) => ({ ...it, count: it === any ? 4 : 2 }));
    expect((await tried(claire, draftId, tooMany, 1)).body).toMatchObject({ draws: [{ id: 'any', matching: 5, missing: 0 }, { id: 'easy', matching: 3, missing: 1 }], example: null });
    const { body } = await tried(claire, draftId, draws, 7);
    expect(body).toEqual((await tried(claire, draftId, draws, 7)).body);
    const { example } = body as TriedDraws;
    expect(new Set(example?.map((it) => it.question.prompt)).size).toBe(4);
    expect(JSON.stringify(example)).not.toMatch(/answer"|correct|explanation|Ferm/);
    expect((await tried(ines, draftId, draws)).status).toBe(403);
    expect((await tried(await Visitor.signedIn(house, 'nadia'), draftId, draws)).status).toBe(404);

    expect((await claire.ask('POST', `/api/course-drafts/${draftId}`, { seen: 1, content: quizOf(tooMany) })).status).toBe(200);
    expect(await claire.ask('POST', `/api/course-drafts/${draftId}/publication`, { seen: 2, change: null })).toMatchObject({ status: 422, body: { code: 'draft.not-ready', params: { count: 1 } } });
    expect((await claire.ask('POST', `/api/course-drafts/${draftId}`, { seen: 2, content: quizOf(draws) })).status).toBe(200);
    const answer = await claire.ask('POST', `/api/course-drafts/${draftId}/publication`, { seen: 3, change: null });
    expect(answer).toMatchObject({ status: 200 });
    courseId = (answer.body as { courseId: string }).courseId;
  });

  const sitting = async () => {
    const attemptId = newId();
    expect((await ines.ask('POST', `/api/courses/${courseId}/units/${drawing}/attempts`, { id: attemptId, locale: 'fr' })).status).toBe(200);
    return { attemptId, asked: ((await ines.ask('GET', `/api/attempts/${attemptId}`)).body as Attempt).questions };
  };
  const handedIn = async (attemptId: string, asked: Attempt['questions'], right: number): Promise<AttemptResult> => {
    for (const [at, it] of asked.entries()) expect((await ines.ask('POST', `/api/attempts/${attemptId}/answers`, { questionVersionId: it.questionVersionId, sequence: 1, response: { kind: 'trueFalse', value: at < right } })).status).toBe(200);
    await ines.ask('POST', `/api/attempts/${attemptId}/submission`, {});
    return (await ines.ask('GET', `/api/attempts/${attemptId}/result`)).body as AttemptResult;
  };

  it('asks each attempt as many questions, none twice, and proves its cell by all of them', async () => {
    await readNotice(house, ((await ines.ask('GET', '/api/session')).body as Session).person?.id ?? '');
    const prompts = new Set<string>();
    for (const right of [3, 4, 4, 4, 5]) {
      const { attemptId, asked } = await sitting();
      expect(new Set(asked.map((it) => it.prompt)).size).toBe(5);
      expect(asked.filter((it) => it.prompt === 'Nommée ?')).toHaveLength(1);
      expect(asked.filter((it) => ['Tirée 0 ?', 'Tirée 1 ?', 'Tirée 2 ?'].includes(it.prompt)).length).toBeGreaterThanOrEqual(2);
      for (const it of asked) prompts.add(it.prompt);
      expect((await handedIn(attemptId, asked, right)).cells).toMatchObject([{ competencyId: listening, level: 1, questions: 5, score: right / 5, proved: right >= 4 }]);
    }
    expect(prompts.size).toBeGreaterThan(5);
    expect(prompts.has('Fermée ?')).toBe(false);
  });

  it('draws no more what was closed, as long as enough is left; else what it was published with', async () => {
    const close = async (id: string) => { const { versions: [newest] } = await file(id); expect((await karim.ask('POST', `/api/questions/${id}/versions`, { id: newId(), seen: newest?.number, change: { class: 'cosmetic', reason: 'x' }, content: newest?.content, filing: { difficulty: newest?.filing.difficulty, tags: newest?.filing.tags, open: false } })).status).toBe(200); };
    await close(pool[0]?.id ?? '');
    const { attemptId, asked } = await sitting();
    expect(asked.map((it) => it.prompt)).not.toContain('Tirée 0 ?');
    await handedIn(attemptId, asked, 5);
    await close(pool[1]?.id ?? '');
    const after = await sitting();
    expect(after.asked).toHaveLength(5);
    await handedIn(after.attemptId, after.asked, 5);
  });

  it('is opened anew as it was written, and not published anew while the bank has too few', async () => {
    const nextId = newId();
    expect((await claire.ask('POST', `/api/courses/${courseId}/drafts`, { id: nextId })).status).toBe(200);
    const { content } = (await claire.ask('GET', `/api/course-drafts/${nextId}`)).body as DraftFile;
    expect(content.activities).toMatchObject([{ drawn: null, questions: [{ id: named.id, filing: { tags: ['Tirage'], open: true } }], draws: draws.map((it, at) => ({ ...it, id: `draw-${at + 1}`, cell })) }]);
    const places = (await karim.ask('GET', `/api/questions?tag=tirage&search=${encodeURIComponent('Tirée 4')}`)).body as Bank;
    expect(places.questions[0]?.askedIn.some((it) => it.course === 'Tirages')).toBe(true);
    const quizzes = async () => ((await house.owner.query('select count(*)::int as n from quiz_version v join unit_version u on u.quiz_version_id = v.id where u.unit_id = $1', [drawing])) as [{ n: number }])[0].n;
    const before = await quizzes();
    expect((await claire.ask('POST', `/api/course-drafts/${nextId}/publication`, { seen: 1, change: { class: 'cosmetic', reason: 'x' } })).status).toBe(422);
    expect(await quizzes()).toBe(before);
  });

  it('exports no answer of another author', async () => {
    const karims = newId(), unit = newId();
    const id = ((await karim.ask('POST', '/api/course-drafts', { id: karims, locale: 'fr' })).body as { id: string }).id;
    const nadia = await Visitor.signedIn(house, 'nadia');
    const nadias = ((await nadia.ask('POST', '/api/course-drafts', { id: newId(), locale: 'fr' })).body as { id: string }).id;
    expect(id).toBe(karims);
    const drawsAll: CourseDraft = { ...quizOf([{ id: 'd', cell: null, count: 1, kind: null, tag: 'tirage', difficulty: null }]), activities: [{ id: unit, kind: 'quiz', title: 'De Nadia', minutes: 3, cell, passMark: 0.8, limit: null, attempts: null, feedback: 'full', questions: [truth('De Nadia ?')], draws: [{ id: 'd', cell: null, count: 1, kind: null, tag: 'tirage', difficulty: null }], drawn: null }] };
    expect((await nadia.ask('POST', `/api/course-drafts/${nadias}`, { seen: 1, content: drawsAll })).status).toBe(200);
    const answer = await nadia.ask('POST', `/api/course-drafts/${nadias}/publication`, { seen: 2, change: null });
    expect(answer.status).toBe(200);
    const exported = (await nadia.ask('POST', `/api/courses/${(answer.body as { courseId: string }).courseId}/quizzes/${unit}/question-exports`, { format: 'gift', locale: 'fr' })).body as WrittenQuestions;
    expect([exported.count, exported.text.includes('De Nadia'), exported.text.includes('Tir')]).toEqual([1, true, false]);
  });
});

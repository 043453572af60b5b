import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Attempt, AttemptResult, Course, Matrix, Session, SignOffRequest, SkillProfile, WhyThisLevel } from '@palier/contracts';
import { newId } from '#platform';
import { ProjectStandings } from '#evidence';
import { openHouse, readNotice, Visitor, type House } from '../../test/house.js';

let house: House;
let ines: Visitor, karim: Visitor, sophie: Visitor;
let inesId: string, software: string;

beforeAll(async () => {
  house = await openHouse({ demo: true });
  [ines, karim, sophie] = await Promise.all([Visitor.signedIn(house, 'ines'), Visitor.signedIn(house, 'karim'), Visitor.signedIn(house, 'sophie')]);
  inesId = ((await ines.ask('GET', '/api/session')).body as Session).person?.id ?? '';
  const skills = (await ines.ask('GET', `/api/people/${inesId}/skill-profile`)).body as SkillProfile;
  software = skills.competencies.find((it) => it.name.en === 'Managing business software')?.competencyId ?? '';
});
afterAll(() => house?.close());

const rightAnswers = async (questionVersionId: string) => {
  const [row] = (await house.owner.query(`select content from question_text where question_version_id = $1 and locale = 'fr'`, [questionVersionId])) as [{ content: { kind: string; accepted?: string[]; options?: { id: string; correct: boolean }[] } }];
  const right = row.content.options?.filter((it) => it.correct).map((it) => it.id) ?? [];
  return row.content.kind === 'shortText' ? { kind: 'shortText', text: row.content.accepted?.[0] } : row.content.kind === 'singleChoice' ? { kind: 'singleChoice', optionId: right[0] } : { kind: 'multipleChoice', optionIds: right };
};

describe('Inès, from her first lesson to a confirmed level 2', () => {
  let attemptId: string;

  it('stops the demo before her: nothing is proved, and nothing was opened', async () => {
    const skills = (await ines.ask('GET', `/api/people/${inesId}/skill-profile`)).body as SkillProfile;
    expect(skills.competencies).toHaveLength(12);
    expect(skills.coverage).toEqual({ cellsHeld: 0, cellsCarriedOver: 0, cellsExpected: 8, competenciesWithExpectation: 5, competencies: 12 });
    expect(skills.competencies.filter((it) => it.state === 'noScale')).toHaveLength(4);
    expect(await house.owner.query('select 1 from course_opening where person_id = $1', [inesId])).toHaveLength(0);
  });

  it('shows six questions of three kinds without their key', async () => {
    const courses = (await ines.ask('GET', '/api/courses')).body as { courses: { id: string; title: string }[] };
    const course = (await ines.ask('GET', `/api/courses/${courses.courses.find((it) => it.title.startsWith('Premiers'))?.id}`)).body as Course;
    const quiz = course.units.find((it) => it.kind === 'quiz');
    attemptId = newId();
    const start = () => ines.ask('POST', `/api/courses/${course.id}/units/${quiz?.id}/attempts`, { id: attemptId, locale: 'fr' });
    expect(await start()).toMatchObject({ status: 409, body: { code: 'notice.not-acknowledged' } });
    await readNotice(house, inesId);
    expect((await start()).status).toBe(200);
    const shown = await ines.ask('GET', `/api/attempts/${attemptId}`);
    expect((shown.body as Attempt).questions).toHaveLength(6);
    expect(new Set((shown.body as Attempt).questions.map((it) => it.kind))).toEqual(new Set(['singleChoice', 'multipleChoice', 'shortText']));
    expect(shown.text).not.toMatch(/"(correct|explanation|accepted)":/);
  });

  it('keeps the last sequence of an answer, takes the same twice, and refuses an older one', async () => {
    const [question] = ((await ines.ask('GET', `/api/attempts/${attemptId}`)).body as Attempt).questions;
    const response = await rightAnswers(question?.questionVersionId ?? '');
    const save = (sequence: number) => ines.ask('POST', `/api/attempts/${attemptId}/answers`, { questionVersionId: question?.questionVersionId, sequence, response });
    expect((await save(5)).status).toBe(200);
    expect((await save(5)).status).toBe(200);
    expect(await save(4)).toMatchObject({ status: 409, body: { code: 'attempt.stale-answer' } });
    expect(((await ines.ask('GET', `/api/attempts/${attemptId}`)).body as Attempt).questions[0]).toMatchObject({ sequence: 5, response });
  });

  it('holds level 1 in the transaction that hands the attempt in', async () => {
    const { questions } = (await ines.ask('GET', `/api/attempts/${attemptId}`)).body as Attempt;
    for (const it of questions) await ines.ask('POST', `/api/attempts/${attemptId}/answers`, { questionVersionId: it.questionVersionId, sequence: 6, response: await rightAnswers(it.questionVersionId) });
    expect((await ines.ask('POST', `/api/attempts/${attemptId}/submission`, {})).status).toBe(200);
    const [row] = (await house.owner.query(`
      select e.xmin = s.xmin and e.xmin = t.xmin as together from evidence e join attempt_submission s on s.attempt_id = e.attempt_id
      join standing t on t.person_id = e.person_id and t.because ? e.id::text where e.person_id = $1`, [inesId])) as { together: boolean }[];
    expect(row).toEqual({ together: true });
    const result = (await ines.ask('GET', `/api/attempts/${attemptId}/result`)).body as AttemptResult;
    expect(result).toMatchObject({ passed: true, score: 1, standings: [{ level: 1 }] });
    expect(await ines.ask('POST', `/api/attempts/${attemptId}/answers`, { questionVersionId: questions[0]?.questionVersionId, sequence: 9, response: await rightAnswers(questions[0]?.questionVersionId ?? '') })).toMatchObject({ status: 409, body: { code: 'attempt.already-submitted' } });
  });

  it('says why, and that level 2 wants her lead', async () => {
    const why = (await ines.ask('GET', `/api/people/${inesId}/competencies/${software}/why`)).body as WhyThisLevel;
    expect(why.held).toBe(1);
    expect(why.levels[0]?.proof).toMatchObject({ kind: 'any', held: true, of: [{ kind: 'quiz', held: true, best: { attemptId, score: 1, questions: 6 } }, { kind: 'signOff', held: false }] });
    expect(why.next).toMatchObject({ level: 2, ways: [[{ kind: 'signOff', raters: 1, requestId: null }], [{ kind: 'workSample' }]] });
  });

  it('moves to level 2 when Karim confirms, once, with what he observed', async () => {
    const requestId = newId();
    const wish = { id: requestId, competencyId: software, level: 2, note: 'Dossier école refait.' };
    expect((await ines.ask('POST', '/api/sign-off-requests', wish)).status).toBe(200);
    expect((await ines.ask('POST', '/api/sign-off-requests', wish)).status).toBe(200);
    expect(await ines.ask('POST', '/api/sign-off-requests', { ...wish, id: newId() })).toMatchObject({ status: 409, body: { code: 'sign-off.already-asked' } });
    const { requests } = (await karim.ask('GET', '/api/sign-off-requests')).body as { requests: SignOffRequest[] };
    expect(requests.map((it) => it.id)).toContain(requestId);
    const confirmation = { id: newId(), levels: [2], observed: 'A réglé les relances devant moi, en formation puis en production.' };
    expect((await karim.ask('POST', `/api/sign-off-requests/${requestId}/confirmation`, confirmation)).status).toBe(200);
    expect((await karim.ask('POST', `/api/sign-off-requests/${requestId}/confirmation`, confirmation)).status).toBe(200);
    expect(await karim.ask('POST', `/api/sign-off-requests/${requestId}/refusal`, { id: newId(), reason: 'non' })).toMatchObject({ status: 409 });
    expect((await ines.ask('GET', `/api/people/${inesId}/competencies/${software}/why`)).body).toMatchObject({ held: 2 });
    const [row] = (await house.owner.query(`
      select e.xmin = s.xmin and e.xmin = t.xmin and e.xmin = w.xmin as together from evidence e join sign_off s on s.id = e.sign_off_id join fact_text w on w.id = s.words_id
      join standing t on t.person_id = e.person_id and t.because ? e.id::text where e.person_id = $1 and e.level = 2`, [inesId])) as { together: boolean }[];
    expect(row).toEqual({ together: true });
  });

  it('shows HR the same proof, and the matrix of yesterday without it', async () => {
    const of = (matrix: Matrix) => matrix.people.find((it) => it.personId === inesId)?.cells[matrix.competencies.findIndex((it) => it.id === software)];
    const today = (await sophie.ask('GET', '/api/matrix')).body as Matrix;
    expect(of(today)).toMatchObject({ held: 2, expected: 2, state: 'met' });
    const yesterday = new Date(Date.parse(today.asOf) - 86_400_000).toISOString().slice(0, 10);
    expect(of((await sophie.ask('GET', `/api/matrix?asOf=${yesterday}`)).body as Matrix)).toMatchObject({ held: 0, expected: 2, state: 'below' });
    expect((await sophie.ask('GET', `/api/people/${inesId}/competencies/${software}/why`)).body).toMatchObject({ held: 2 });
    // One competency level by level, of the same day; where none is unfolded, no levels go out.
    const unfolded = (await sophie.ask('GET', `/api/matrix?unfold=${software}`)).body as Matrix;
    expect(unfolded.people.find((it) => it.personId === inesId)?.levels).toEqual([1, 2, 3, 4].map((level) => ({ level, held: level <= 2, counts: level <= 2, carriedOverUntil: null, endsOn: null })));
    expect((await sophie.ask('GET', `/api/matrix?asOf=${yesterday}&unfold=${software}`)).body).toMatchObject({ people: expect.arrayContaining([expect.objectContaining({ personId: inesId, levels: [1, 2, 3, 4].map((level) => expect.objectContaining({ level, held: false, counts: false })) })]) as unknown });
    expect(today.people.some((it) => it.levels !== undefined)).toBe(false);
    // As of today, but as it was known yesterday.
    expect(of((await sophie.ask('GET', `/api/matrix?knownOn=${yesterday}`)).body as Matrix)).toMatchObject({ held: 0 });
    expect((await sophie.ask('GET', `/api/people/${inesId}/skill-profile?knownOn=${yesterday}`)).body).toMatchObject({ coverage: { cellsHeld: 0 } });
    expect((await sophie.ask('GET', `/api/people/${inesId}/competencies/${software}/why?knownOn=${yesterday}`)).body).toMatchObject({ held: 0 });
    const csv = await sophie.ask('POST', '/api/matrix.csv', { asOf: yesterday, locale: 'fr', password: 'palier-demo-2026' });
    expect(csv.text.startsWith('\uFEFFPersonne;Équipe;')).toBe(true);
    expect(csv.text).toContain('Sans niveaux');
  });

  it('rebuilds every standing from its facts, row by row the same', async () => {
    const standings = house.nest.get(ProjectStandings);
    expect(await standings.rebuild('check')).toEqual([]);
    await house.owner.query(`update standing set level = 3 where person_id = $1 and level = 2`, [inesId]);
    expect(await standings.rebuild('check')).toEqual([inesId]);
    await standings.rebuild('write');
    expect(await standings.rebuild('check')).toEqual([]);
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { allEndpoints, type Attempt, type AttemptResult, type Course, type CourseDraft, type CriticalChange, type Framework, type RegradePreview, type Release, type Session, type StoredFile, type Unit } from '@palier/contracts';
import { rightAnswer, type ContentOf, type DraftQuestion, type Item, type QuestionContent, type Response } from '@palier/domain';
import { readFileSync } from 'node:fs';
import { newId } from '#platform';
import { openHouse, readNotice, Visitor, type House } from '../../test/house.js';

let house: House;
let ines: Visitor, karim: Visitor;
let inesId: string, course: Course, quiz: string, keptBack: string;

/** Stands in every key and every explanation here, and in nothing that a learner may see before handing in. */
const canary = 'Zqxjv';
const explanation = `${canary} explique.`;
const half = (id: string) => ({ id, text: `Moitié ${id}` });
const pair = (left: string, right: string) => ({ left: half(left), right: half(right) });
const steps = ['s1', 's2', 's3', 's4'].map((id) => ({ id, text: `Étape ${id}` }));
/** The picture of a draft is brought in before its questions are kept. */
const picture = { file: '', width: 640, height: 480, words: 'Un écran' };
const illustration = { ...picture };
const spots = (right: string) => ['z1', 'z2', 'z3'].map((id, at) => ({ id, text: `Zone ${id}`, correct: id === right, explanation: id === right ? canary : '', shape: { form: 'round' as const, x: 0, y: 300 * at, width: 200, height: 200 } }));
/** What is right, and where each reply leads, is the other way round in the other one. */
const talk = (why: string, well: boolean): ContentOf<'ticketSimulation'> => {
  const reply = (id: string, next: 'c2' | 'c3' | boolean, credit: number) => ({ id, text: `Réplique ${id}`, channel: 'phone' as const, tone: 'warm' as const, action: 'ask' as const, escalates: false, next: typeof next === 'string' ? { to: 'scene' as const, sceneId: next } : { to: 'end' as const, good: next }, consequence: `${canary} après ${id}.`, credit });
  return { kind: 'ticketSimulation', prompt: 'Que dire ?', explanation: why, situation: { customer: 'M. Roux', product: 'Planning', channel: 'phone', ticket: 'Plus rien ne s’imprime.' }, scenes: [
    { id: 'c1', says: 'Alors ?', replies: [reply('t1', well ? 'c2' : 'c3', well ? 3 : 0), reply('t2', well ? 'c3' : false, well ? 1 : -2), reply('t3', well ? false : 'c2', well ? -2 : 4)] },
    { id: 'c2', says: `${canary} : depuis ce matin.`, replies: [reply('t4', true, 5), reply('t5', false, -4)] }, { id: 'c3', says: `${canary} : je ne sais pas.`, replies: [reply('t6', true, 1), reply('t7', false, 0)] },
  ] };
};
/** Questions in pairs: the two of a pair look the same and differ in what is right. */
const twins: readonly (readonly [QuestionContent, QuestionContent])[] = [
  [{ kind: 'trueFalse', prompt: 'Le bandeau est orange.', explanation, illustration, answer: true }, { kind: 'trueFalse', prompt: 'Le bandeau est orange.', explanation: '', illustration, answer: false }],
  [{ kind: 'numeric', prompt: 'Combien d’heures ?', explanation, value: '7', tolerance: { by: 'amount', of: '' }, units: [`h${canary}`] }, { kind: 'numeric', prompt: 'Combien d’heures ?', explanation: '', value: '12 345,678', tolerance: { by: 'percent', of: '5' }, units: ['heure', 'heures', 'h'] }],
  [{ kind: 'ordering', prompt: 'Dans quel ordre ?', explanation, items: steps }, { kind: 'ordering', prompt: 'Dans quel ordre ?', explanation: '', items: [...steps].reverse() }],
  [{ kind: 'matching', prompt: 'Qui va où ?', explanation, pairs: [pair('l1', 'r1'), pair('l2', 'r2')], extra: [half('r3')] }, { kind: 'matching', prompt: 'Qui va où ?', explanation: '', pairs: [pair('l1', 'r3'), pair('l2', 'r1')], extra: [half('r2')] }],
  [{ kind: 'gapFill', prompt: 'Complétez.', explanation, text: 'Le bandeau [1] dit [2].', gaps: [{ id: '1', accepted: ['orange', canary], others: [] }, { id: '2', accepted: ['formation'], others: ['production'] }] }, { kind: 'gapFill', prompt: 'Complétez.', explanation: '', text: 'Le bandeau [1] dit [2].', gaps: [{ id: '1', accepted: ['bleu'], others: [] }, { id: '2', accepted: ['production'], others: ['formation'] }] }],
  [{ kind: 'hotSpot', prompt: 'Où ?', explanation, picture, options: spots('z1') }, { kind: 'hotSpot', prompt: 'Où ?', explanation: '', picture, options: spots('z3') }],
  [talk(explanation, true), talk('', false)],
];
const all = twins.flat();
const fail = (): never => { throw new Error('nothing was seen'); };

beforeAll(async () => {
  house = await openHouse({ demo: true });
  [ines, karim] = await Promise.all([Visitor.signedIn(house, 'ines'), Visitor.signedIn(house, 'karim')]);
  inesId = ((await ines.ask('GET', '/api/session')).body as Session).person?.id ?? '';
  await readNotice(house, inesId);
  const { frameworks } = (await karim.ask('GET', '/api/frameworks')).body as { frameworks: Framework[] };
  const cell = { competencyId: frameworks.flatMap((it) => it.competencies).findLast((it) => it.hasLevels)?.id ?? '', level: 1 as const };
  picture.file = ((await karim.ask('POST', '/api/files?name=x.png', readFileSync(new URL('../../../libs/demo/media/client-file.fr.png', import.meta.url)), { 'content-type': 'application/octet-stream' })).body as StoredFile).sha256;
  illustration.file = picture.file;
  const questions = all.map((content): DraftQuestion => ({ id: newId(), cell: null, content }));
  const content = { locale: 'fr', title: 'De toute forme', summary: '', activities: [{ id: newId(), kind: 'quiz', title: 'Questions', minutes: 5, cell, passMark: 0.8, limit: null, attempts: null, feedback: 'full', questions, drawn: null }, { id: newId(), kind: 'quiz', title: 'Clé pour plus tard', minutes: 5, cell, passMark: 0.8, limit: null, attempts: null, feedback: 'oncePassed', questions: twins.map(([content]): DraftQuestion => ({ id: newId(), cell: null, content })), drawn: null },
    { id: newId(), kind: 'lesson', title: 'Le bandeau', minutes: 2, text: `Avant.\n\n?? Quel bandeau pour essayer ?\n?- Le bleu\n?* L’orange\n?: ${explanation}\n\n??+ Lesquels ?\n?* Un\n?* Deux\n?- Trois\n?: ${explanation}`, pictures: [] }] } as unknown as CourseDraft;
  const draftId = newId();
  await karim.ask('POST', '/api/course-drafts', { id: draftId, locale: 'fr' });
  expect((await karim.ask('POST', `/api/course-drafts/${draftId}`, { seen: 1, content })).status).toBe(200);
  const published = await karim.ask('POST', `/api/course-drafts/${draftId}/publication`, { seen: 2, change: null });
  expect(published.status).toBe(200);
  course = (await ines.ask('GET', `/api/courses/${(published.body as { courseId: string }).courseId}`)).body as Course;
  quiz = course.units[0]?.id ?? '';
  keptBack = course.units[1]?.id ?? '';
});
afterAll(() => house?.close());

const start = async (unit = quiz) => {
  const id = newId();
  expect((await ines.ask('POST', `/api/courses/${course.id}/units/${unit}/attempts`, { id, locale: 'fr' })).status).toBe(200);
  return id;
};
const asked = async (attemptId: string) => (await ines.ask('GET', `/api/attempts/${attemptId}`)).body as Attempt;
const byId = <T extends { readonly id: string }>(all: readonly T[]): T[] => [...all].sort((a, b) => (a.id < b.id ? -1 : 1));
const contentOf = async (questionVersionId: string) => ((await house.owner.query('select content from question_text where question_version_id = $1', [questionVersionId])) as [{ content: QuestionContent }])[0].content;
const save = (attemptId: string, questionVersionId: string, response: unknown, sequence = 1) => ines.ask('POST', `/api/attempts/${attemptId}/answers`, { questionVersionId, sequence, response });
/** One reply of a conversation after the other; any other answer at once. */
const saveWhole = async (attemptId: string, questionVersionId: string, response: Response) => {
  const steps: Response[] = response.kind === 'ticketSimulation' ? response.replyIds.map((_, at) => ({ kind: response.kind, replyIds: response.replyIds.slice(0, at + 1) })) : [response];
  for (const [at, step] of steps.entries()) expect([step, (await save(attemptId, questionVersionId, step, at + 1)).status]).toEqual([step, 200]);
  return steps.length;
};
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
    expect(answers[3]?.text).not.toMatch(/"(correct|explanation|accepted|answer|value|tolerance|units|truth|items|pairs|extra|gaps|others|parts|right|scenes|next|sceneId|good|consequence|credit|debrief)":/);
  });

  it('shows it behind no other door that is read, neither in what it says nor in its headers, also where only these are asked for', async () => {
    const { openAttemptId: attemptId } = (await ines.ask('GET', `/api/courses/${course.id}/units/${quiz}`)).body as { openAttemptId: string };
    const { questions } = await asked(attemptId);
    const [known] = (await house.owner.query(`select v.question_id as "questionId", u.quiz_version_id, q.quiz_id as "quizId", d.id as "draftId", u.course_version_id as "courseVersionId" from question_version v, unit_version u join quiz_version q on q.id = u.quiz_version_id, course_draft d where v.id = $1 and u.unit_id = $2 limit 1`, [questions[0]?.questionVersionId, quiz])) as [Record<string, string>];
    const ids: Record<string, string | undefined> = { ...known, personId: inesId, courseId: course.id, unitId: quiz, attemptId, competencyId: course.units[0]?.serves[0]?.competencyId, number: '1', sha256: picture.file };
    const doors = allEndpoints.filter((it) => it.verb === 'GET');
    const open: string[] = [];
    for (const { name, path } of doors) {
      const address = path.replace(/:(\w+)/g, (_, param: string) => ids[param] ?? newId());
      const [got, head] = [await ines.ask('GET', address), await ines.ask('HEAD', address)];
      for (const it of [got, head]) expect([name, `${it.text} ${JSON.stringify(it.headers)}`.includes(canary)]).toEqual([name, false]);
      expect([name, head.status]).toEqual([name, got.status]);
      if (got.status === 200) open.push(name);
    }
    // What a learner reads of every day is among what was read.
    expect(open).toEqual(expect.arrayContaining(['listCourses', 'readCourse', 'readUnit', 'readAttempt', 'readTodo', 'listNotifications', 'readSkillProfile']));
    expect(open.length).toBeGreaterThan(40);
    for (const query of ['q=bandeau', 'q=Que%20dire', `q=${canary}`]) for (const verb of ['GET', 'HEAD'] as const) expect((await ines.ask(verb, `/api/search?${query}`)).text.replaceAll(`"q":"${canary}"`, '')).not.toContain(canary);
  });

  it('looks the same to the byte as its twin of which something else is right, but for its id and its shuffled order', async () => {
    const { questions } = await asked(((await ines.ask('GET', `/api/courses/${course.id}/units/${quiz}`)).body as { openAttemptId: string }).openAttemptId);
    const seen = new Map<string, string[]>();
    for (const it of questions) seen.set(it.kind, [...(seen.get(it.kind) ?? []), JSON.stringify({ ...it, questionVersionId: '', options: byId(it.options), conversation: it.conversation === null ? null : { ...it.conversation, now: { says: it.conversation.now?.says, replies: byId(it.conversation.now?.replies ?? []) } } })]);
    expect([...seen.keys()].sort()).toEqual([...new Set(all.map((it) => it.kind))].sort());
    expect(questions.map((it) => [it.kind, it.illustration]).sort()).toEqual(questions.map((it) => [it.kind, it.kind === 'trueFalse' ? illustration : null]).sort());
    expect((await ines.ask('GET', `/api/files/${illustration.file}`)).status).toBe(200);
    for (const [kind, [one, other]] of seen) expect([kind, one]).toEqual([kind, other]);
    for (const it of questions.filter((question) => question.kind === 'ordering')) {
      const content = await contentOf(it.questionVersionId);
      expect([it.options.length, it.options.map((option) => option.id)]).not.toEqual([4, content.kind === 'ordering' ? content.items.map((item) => item.id) : []]);
    }
  });

  it('takes no answer that names what was not asked, or names it twice, or leaves some of an order out', async () => {
    const { openAttemptId: attemptId } = (await ines.ask('GET', `/api/courses/${course.id}/units/${quiz}`)).body as { openAttemptId: string };
    const { questions } = await asked(attemptId);
    const refused: Record<string, unknown[]> = {
      hotSpot: [{ kind: 'hotSpot', optionId: 'x' }],
      ticketSimulation: [['t4'], ['x'], ['t1', 't4'], ['t1', 't6']].map((replyIds) => ({ kind: 'ticketSimulation', replyIds })),
      ordering: [['s1', 's2', 's3'], ['s1', 's2', 's3', 's3'], ['s1', 's2', 's3', 'l1']].map((itemIds) => ({ kind: 'ordering', itemIds })),
      matching: [[['l1', 'x']], [['x', 'r1']], [['l1', 'r1'], ['l1', 'r2']]].map((pairs) => ({ kind: 'matching', pairs: pairs.map(([leftId, rightId]) => ({ leftId, rightId })) })),
      gapFill: [[['3', 'x']], [['1', 'x'], ['1', 'y']]].map((gaps) => ({ kind: 'gapFill', gaps: gaps.map(([id, text]) => ({ id, text })) })),
    };
    for (const it of questions) for (const response of refused[it.kind] ?? []) expect([response, (await save(attemptId, it.questionVersionId, response)).status]).toEqual([response, 422]);
    expect((await asked(attemptId)).questions.every((it) => it.sequence === 0)).toBe(true);
  });

  it('takes an answer, gives it back as it was given, marks the key’s own answer 1 and shows the key then', async () => {
    const { openAttemptId: attemptId } = (await ines.ask('GET', `/api/courses/${course.id}/units/${quiz}`)).body as { openAttemptId: string };
    const { questions } = await asked(attemptId);
    for (const it of questions) {
      const response = rightAnswer(await contentOf(it.questionVersionId));
      const sequence = await saveWhole(attemptId, it.questionVersionId, response);
      expect([it.kind, (await save(attemptId, it.questionVersionId, response, sequence)).status]).toEqual([it.kind, 200]);
      expect((await asked(attemptId)).questions.find((other) => other.questionVersionId === it.questionVersionId)).toMatchObject({ sequence, response });
    }
    const result = await handIn(attemptId);
    expect([result.score, result.passed, result.questions.map((it) => it.verdict)]).toEqual([1, true, all.map(() => 'right')]);
    expect(result.questions.filter((it) => it.kind === 'trueFalse').map((it) => it.truth).sort()).toEqual([false, true]);
    expect(result.questions.filter((it) => it.kind === 'numeric').flatMap((it) => it.accepted).sort()).toEqual(['12 345,678\u00a0heure (±\u00a05\u00a0%)', `7\u00a0h${canary}`]);
    expect(result.questions.filter((it) => it.explanation === explanation)).toHaveLength(twins.length);
    expect(result.questions.filter((it) => it.explanation === explanation).map((it) => [it.kind, it.parts])).toEqual(expect.arrayContaining([
      ['ordering', steps.map(({ text }) => ({ asked: '', given: text, right: [text], isRight: true }))],
      ['matching', [{ asked: 'Moitié l1', given: 'Moitié r1', right: ['Moitié r1'], isRight: true }, { asked: 'Moitié l2', given: 'Moitié r2', right: ['Moitié r2'], isRight: true }]],
      ['gapFill', [{ asked: '', given: 'orange', right: ['orange', canary], isRight: true }, { asked: '', given: 'formation', right: ['formation'], isRight: true }]], ['trueFalse', []],
    ]));
    // What was written is kept where it can be blanked, not in the fact.
    expect(await house.owner.query(`select distinct a.response, a.text_id is not null as apart from attempt_answer a join question_version v on v.id = a.question_version_id where a.attempt_id = $1 and v.kind in ('numeric', 'gapFill') order by 1`, [attemptId])).toEqual([{ response: { kind: 'gapFill' }, apart: true }, { response: { kind: 'numeric' }, apart: true }]);
  });

  it('gives the credit that its kind states, and none to a blank', async () => {
    const attemptId = await start();
    const given = async (content: QuestionContent): Promise<Response | null> => {
      if (content.kind === 'trueFalse') return content.answer === true ? { kind: 'trueFalse', value: false } : null;
      if (content.kind === 'numeric') return { kind: 'numeric', text: content.value === '7' ? '7,0' : '12.9 heures' };
      if (content.kind === 'ordering') return { kind: 'ordering', itemIds: ['s2', 's1', 's3', 's4'] };
      if (content.kind === 'matching') return content.extra[0]?.id === 'r3' ? { kind: 'matching', pairs: [{ leftId: 'l1', rightId: 'r1' }, { leftId: 'l2', rightId: 'r1' }] } : { kind: 'matching', pairs: [{ leftId: 'l2', rightId: 'r2' }] };
      if (content.kind === 'hotSpot') return { kind: 'hotSpot', optionId: 'z2' };
      if (content.kind === 'ticketSimulation') return { kind: 'ticketSimulation', replyIds: ['t1'] };
      if (content.kind === 'gapFill') return { kind: 'gapFill', gaps: [{ id: '1', text: ' ROSÉ. ' }, { id: '2', text: 'production' }] };
      return null;
    };
    const worth = (content: QuestionContent): [number, string] => {
      switch (content.kind) {
        case 'numeric': return content.value === '7' ? [0.5, 'partly'] : [0, 'wrong'];
        case 'ordering': return content.items[0]?.id === 's1' ? [4 / 6, 'partly'] : [0, 'wrong'];
        case 'matching': return content.extra[0]?.id === 'r3' ? [0.5, 'partly'] : [0, 'wrong'];
        // Broken off: 3 of 8 less the 4 that the worst reply would have cost; 0 of 9.
        case 'ticketSimulation': return [0, 'wrong'];
        case 'gapFill': return content.gaps[0]?.accepted[0] === 'orange' ? [0, 'wrong'] : [0.5, 'partly'];
        default: return [0, 'wrong'];
      }
    };
    const expected = new Map<string, [number, string]>();
    for (const it of (await asked(attemptId)).questions) {
      const content = await contentOf(it.questionVersionId);
      const response = await given(content);
      if (response !== null) expect((await save(attemptId, it.questionVersionId, response)).status).toBe(200);
      expected.set(it.questionVersionId, response === null ? [0, 'blank'] : worth(content));
    }
    expect(new Set([...expected.values()].map(([, verdict]) => verdict))).toEqual(new Set(['blank', 'partly', 'wrong']));
    const { questions } = await handIn(attemptId);
    for (const it of questions) expect([it.kind, it.credit, it.verdict]).toEqual([it.kind, ...(expected.get(it.questionVersionId) ?? [])]);
  });

  it('leads through a conversation reply by reply: what was not reached stays away, and what was said cannot be unsaid', async () => {
    const attemptId = await start();
    const { questions } = await asked(attemptId);
    const found = await Promise.all(questions.filter((it) => it.kind === 'ticketSimulation').map(async (it) => ({ id: it.questionVersionId, well: (await contentOf(it.questionVersionId)).explanation === explanation })));
    const id = found.find((it) => it.well)?.id ?? '';
    const now = async () => (await asked(attemptId)).questions.find((it) => it.questionVersionId === id)?.conversation;
    const say = (sequence: number, ...replyIds: string[]) => save(attemptId, id, { kind: 'ticketSimulation', replyIds }, sequence);
    // Two tabs at once: one of them has spoken, and both see it.
    const both = await Promise.all([say(1, 't1'), say(1, 't2')]);
    expect(both.map((it) => it.status).sort()).toEqual([200, 409]);
    const first = both[0]?.status === 200 ? 't1' : 't2';
    const afterFirst = await now();
    expect(afterFirst).toMatchObject({ turns: [{ says: 'Alors ?', reply: { id: first } }], now: { says: first === 't1' ? `${canary} : depuis ce matin.` : `${canary} : je ne sais pas.` } });
    const [right, wrong, elsewhere] = first === 't1' ? ['t4', 't5', 't6'] : ['t6', 't7', 't4'];
    const refused = [[2, first === 't1' ? 't2' : 't1'], [2, first], [3, 't3', wrong], [2, first, elsewhere], [2, first, 't3'], [2, first, right, wrong], [2, wrong]] as const;
    for (const [sequence, ...replyIds] of refused) {
      const answer = await say(sequence, ...replyIds);
      expect([replyIds, answer.status, (answer.body as { code: string }).code]).toEqual([replyIds, expect.any(Number), expect.stringMatching(/^attempt\.(said-already|not-of-this-scene)$/)]);
      expect(answer.text).not.toContain(canary);
    }
    expect(await now()).toEqual(afterFirst);
    expect((await say(2)).status).toBe(400);
    expect((await say(2, first, right)).status).toBe(200);
    expect(await now()).toMatchObject({ turns: [{ reply: { id: first } }, { reply: { id: right } }], now: null });
    expect((await say(3, first, right, wrong)).status).toBe(422);
    expect(JSON.stringify(await now())).not.toMatch(/après|good|credit|c1|c2|c3/);
    const { questions: reviewed } = await handIn(attemptId);
    const debrief = reviewed.find((it) => it.questionVersionId === id)?.debrief;
    expect(debrief).toMatchObject({ steps: [first, right].map((reply) => ({ text: `Réplique ${reply}`, consequence: `${canary} après ${reply}.` })), end: 'good', lost: 0, most: 8, best: [{ text: 'Réplique t1' }, { text: 'Réplique t4' }] });
    expect(reviewed.find((it) => it.questionVersionId === id)?.credit).toBe((debrief?.earned ?? -1) / 8);
  });

  it('shows nothing of its key, nor which part was right, to whoever may not see it yet', async () => {
    const attemptId = await start(keptBack);
    for (const it of (await asked(attemptId)).questions) if (it.kind === 'ordering') await save(attemptId, it.questionVersionId, { kind: 'ordering', itemIds: ['s2', 's1', 's3', 's4'] });
      else if (it.kind === 'ticketSimulation') await saveWhole(attemptId, it.questionVersionId, { kind: 'ticketSimulation', replyIds: ['t3'] });
    const { keyShown, questions } = await handIn(attemptId);
    expect([keyShown, JSON.stringify(questions).includes(canary), questions.flatMap((it) => it.parts).every((it) => it.isRight === null && it.right.length === 0)]).toEqual([false, false, true]);
    expect(questions.find((it) => it.kind === 'ticketSimulation')).toMatchObject({ verdict: 'wrong', debrief: null, conversation: { turns: [{ says: 'Alors ?', reply: { id: 't3' } }], now: null } });
    expect(questions.find((it) => it.kind === 'ordering')).toMatchObject({ verdict: 'partly', parts: ['s2', 's1', 's3', 's4'].map((id) => ({ given: `Étape ${id}` })) });
  });

  it('is asked within a lesson too, for oneself: corrected there, without its key before, and kept nowhere', async () => {
    const lesson = course.units[2]?.id ?? '';
    const answers = [(await ines.ask('GET', `/api/courses/${course.id}/units/${lesson}`)).text, (await ines.ask('GET', `/api/courses/${course.id}`)).text, (await ines.ask('GET', `/api/search?words=${canary}`)).text, (await ines.ask('GET', '/api/search?words=bandeau')).text];
    for (const it of answers) { expect(it).not.toContain(canary); expect(it).not.toContain('"right"'); }
    const { document } = JSON.parse(answers[0] ?? '') as Unit & { document: { content: { type: string; attrs: { id: string } }[] } };
    const [one, several] = document.content.filter((it) => it.type === 'selfCheck');
    expect(one).toEqual({ type: 'selfCheck', attrs: { id: expect.any(String) as unknown, several: false, prompt: 'Quel bandeau pour essayer ?', options: [{ text: 'Le bleu' }, { text: 'L’orange' }] } });
    const written = async () => JSON.stringify(await house.owner.query(`select (select count(*) from attempt) as attempts, (select count(*) from attempt_answer) as answers, (select count(*) from unit_done) as done, (select count(*) from evidence) as evidence, (select count(*) from audit) as audit`));
    const before = await written();
    const check = async (block: string | undefined, chosen: readonly number[], who = ines) => (await who.ask('POST', `/api/courses/${course.id}/units/${lesson}/self-checks`, { blockId: block ?? 'x', locale: 'fr', chosen })) as { status: number; body: unknown };
    const [id, other] = [one?.attrs.id, several?.attrs.id];
    expect([(await check(id, [0])).body, (await check(id, [1])).body, (await check(id, [])).body, (await check(id, [7])).body]).toEqual([{ verdict: 'wrong', explanation }, { verdict: 'right', explanation }, { verdict: 'blank', explanation: '' }, { verdict: 'wrong', explanation }]);
    expect([(await check(other, [0, 1])).body, (await check(other, [0])).body, (await check(other, [2])).body]).toEqual([{ verdict: 'right', explanation }, { verdict: 'partly', explanation }, { verdict: 'wrong', explanation }]);
    expect([(await check('elsewhere', [0])).status, (await check(document.content[0]?.attrs.id, [0])).status, (await check(id, [-1])).status]).toEqual([404, 404, 400]);
    expect(await written()).toBe(before);
    expect((await ines.ask('GET', `/api/courses/${course.id}`)).text).toBe(answers[1]);
  });

  it('shows nothing of it either where it comes before a critical change is confirmed, also after a wrong try', async () => {
    const [{ product }] = (await house.owner.query(`select h.scope_id as product from current_scope_holding h join support_scope s on s.id = h.scope_id and s.kind = 'product' where h.person_id = $1`, [inesId])) as [{ product: string }];
    const releaseId = newId();
    await karim.ask('POST', '/api/releases', { id: releaseId, productId: product, name: '9.0', on: '2020-01-01' });
    await karim.ask('POST', `/api/releases/${releaseId}/notes`, { text: '- Un (CRITICAL)\n- Deux (CRITICAL)', format: null, seen: 0, withdraw: [] });
    const changes = ((await karim.ask('GET', `/api/releases/${releaseId}`)).body as Release).lines.map((it) => it.id);
    const twinsOf = (await house.owner.query(`select distinct v.question_id as id, v.kind, t.content->>'explanation' <> '' as said from attempt_question q join attempt a on a.id = q.attempt_id join question_version v on v.id = q.question_version_id join question_text t on t.question_version_id = v.id where a.unit_id = $1 and v.kind <> 'ticketSimulation' order by v.kind`, [quiz])) as { id: string; kind: string; said: boolean }[];
    for (const it of twinsOf) expect([it.kind, (await karim.ask('POST', `/api/release-changes/${changes[it.said ? 0 : 1] ?? ''}/questions`, { id: newId(), questionId: it.id })).status]).toEqual([it.kind, 200]);
    const wrong: Record<string, Response> = { trueFalse: { kind: 'trueFalse', value: false }, numeric: { kind: 'numeric', text: '99' }, ordering: { kind: 'ordering', itemIds: ['s2', 's1', 's3', 's4'] }, matching: { kind: 'matching', pairs: [{ leftId: 'l1', rightId: 'r2' }] }, gapFill: { kind: 'gapFill', gaps: [{ id: '1', text: 'x' }] }, hotSpot: { kind: 'hotSpot', optionId: 'z2' } };
    const keys = /"(correct|accepted|answer|value|tolerance|units|truth|items|pairs|extra|gaps|others|parts|right|scenes|credit)":/;
    const look = async (changeId: string) => { const it = await ines.ask('GET', `/api/release-changes/${changeId}`); return { text: it.text, body: it.body as CriticalChange }; };
    const seen = await Promise.all(changes.map(look));
    for (const { text } of seen) { expect(text).not.toContain(canary); expect(text).not.toMatch(keys); }
    const alike = ({ body }: typeof seen[number]) => body.questions.map((it) => JSON.stringify({ ...it, questionVersionId: '', options: byId(it.options) }));
    expect(seen.map((it) => it.body.questions.length)).toEqual([6, 6]);
    expect(alike(seen[0] ?? fail())).toEqual(alike(seen[1] ?? fail()));
    const [{ body: first }] = seen as [typeof seen[number]];
    for (const it of first.questions) {
      const told = await ines.ask('POST', `/api/release-changes/${first.id}/answers`, { id: newId(), sha256: first.sha256, questionVersionId: it.questionVersionId, lang: 'fr', response: wrong[it.kind] });
      expect([it.kind, told.status, Object.keys(told.body as object).sort(), (told.body as { explanation: string }).explanation]).toEqual([it.kind, 200, ['explanation', 'id', 'verdict'], '']);
    }
    const after = await look(first.id);
    expect(after.text).not.toContain(canary);
    expect(after.body.questions.map((it) => it.tried?.verdict === 'right')).toEqual([false, false, false, false, false, false]);
    // Once right, and then alone, it says why.
    const [order] = after.body.questions.filter((it) => it.kind === 'ordering');
    await ines.ask('POST', `/api/release-changes/${first.id}/answers`, { id: newId(), sha256: first.sha256, questionVersionId: order?.questionVersionId, lang: 'fr', response: { kind: 'ordering', itemIds: steps.map((it) => it.id) } });
    expect((await look(first.id)).body.questions.map((it) => [it.kind === 'ordering', it.tried?.explanation])).toEqual(after.body.questions.map((it) => [it.kind === 'ordering', it.kind === 'ordering' ? explanation : '']));
  });

  it('can be looked up by how it was answered, and corrected, whatever its kind; an answer follows its words', async () => {
    const versions = (await house.owner.query(`select v.question_id as "questionId", v.kind, t.content from question_version v join question_text t on t.question_version_id = v.id where t.content->>'explanation' = $1 order by v.id`, [explanation])) as { questionId: string; kind: string; content: QuestionContent }[];
    for (const it of versions) expect([it.kind, (await karim.ask('GET', `/api/questions/${it.questionId}/statistics`)).status]).toEqual([it.kind, 200]);
    expect((await karim.ask('GET', '/api/questions/suspected')).status).toBe(200);
    const gains = async (kind: string, content: QuestionContent, change = 'substantive') => {
      const { questionId = '' } = versions.find((it) => it.kind === kind) ?? {};
      const corrected = await karim.ask('POST', `/api/questions/${questionId}/versions`, { id: newId(), seen: 1, change: { class: change, reason: 'x' }, content: { fr: content } });
      return corrected.status === 200 ? ((await karim.ask('GET', `/api/questions/${questionId}/regrade`)).body as RegradePreview).counts : corrected.status;
    };
    const said = versions.find((it) => it.kind === 'ticketSimulation')?.content as ContentOf<'ticketSimulation'>;
    const kept = said.scenes.map((scene) => ({ ...scene, replies: scene.replies.map((it) => (it.id === 't5' ? { ...it, credit: 0 } : it)) }));
    expect(await gains('ticketSimulation', { ...said, scenes: kept }, 'cosmetic')).toBe(422);
    expect(await gains('ticketSimulation', { ...said, scenes: said.scenes.map((scene) => ({ ...scene, replies: scene.replies.map((it) => (it.id === 't3' ? { ...it, next: { to: 'scene', sceneId: 'c1' } } : it)) })) })).toBe(422);
    expect(await gains('ticketSimulation', { ...said, scenes: kept })).toMatchObject({ raised: 1, lowered: 0 });
    const [order, match, gaps] = ['ordering', 'matching', 'gapFill'].map((kind) => versions.find((it) => it.kind === kind)?.content) as [ContentOf<'ordering'>, ContentOf<'matching'>, ContentOf<'gapFill'>];
    // The first two steps change their words with one another: whoever had them the other way round had them so by their words.
    const [one, two, ...rest] = order.items as [Item, Item, Item, Item];
    const reworded: QuestionContent = { ...order, items: [{ ...one, text: two.text }, { ...two, text: one.text }, ...rest] };
    expect(await gains('ordering', reworded, 'cosmetic')).toBe(422);
    expect(await gains('ordering', reworded)).toMatchObject({ attempts: 3, raised: 1, lowered: 1 });
    expect(await gains('matching', { ...match, pairs: [pair('l1', 'r3'), pair('l2', 'r1')], extra: [half('r2')] })).toMatchObject({ attempts: 3, raised: 0, lowered: 1 });
    expect(await gains('gapFill', { ...gaps, gaps: gaps.gaps.map((it) => (it.id === '1' ? { ...it, accepted: [...it.accepted, 'rose'] } : it)) })).toMatchObject({ attempts: 3, raised: 1, lowered: 0 });
  });
});

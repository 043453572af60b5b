import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Attempt, Course, Framework, JourneyTemplate, Refresher } from '@palier/contracts';
import { rightAnswer, type DraftQuestion, type QuestionContent, type Response } from '@palier/domain';
import { GiveJourney } from '#onboarding';
import { HirePerson } from '#people';
import { newId, type Reader } from '#platform';
import { RefresherQueries } from '#refresher';
import { openHouse, readNotice, Visitor, type House } from '../../test/house.js';

let house: House;
let nadia: Visitor, karim: Visitor, sophie: Visitor;
let nadiaId: string, karimId: string, sophieId: string, competencyId: string;

/** Stands in every key and every explanation here, and in nothing that a learner may see before answering. */
const canary = 'Zqxjv';
const explanation = `${canary} explique.`;
const choice = (right: string) => ['o1', 'o2', 'o3'].map((id) => ({ id, text: `Choix ${id}`, correct: id === right, explanation: canary }));
const contents: readonly QuestionContent[] = [
  { kind: 'trueFalse', prompt: 'Le bandeau est orange.', explanation, answer: true },
  { kind: 'numeric', prompt: 'Combien d’heures ?', explanation, value: '7', tolerance: { by: 'amount', of: '' }, units: [] },
  { kind: 'shortText', prompt: 'Quel mot ?', explanation, accepted: [`${canary} mot`] },
  { kind: 'singleChoice', prompt: 'Lequel ?', explanation, options: choice('o2') },
  { kind: 'multipleChoice', prompt: 'Lesquels ?', explanation, options: choice('o3') },
  { kind: 'gapFill', prompt: 'Complétez.', explanation, text: 'Le bandeau [1].', gaps: [{ id: '1', accepted: [canary], others: [] }] },
  { kind: 'ordering', prompt: 'Dans quel ordre ?', explanation, items: ['s1', 's2', 's3'].map((id) => ({ id, text: `Étape ${id}` })) },
  { kind: 'trueFalse', prompt: 'Répondue de travers.', explanation, answer: true },
];
const wrong: Response = { kind: 'trueFalse', value: false };

beforeAll(async () => {
  house = await openHouse({ demo: true });
  await house.goTo(firstMonday - 5, '10:00');
  [karim, sophie] = await Promise.all([Visitor.signedIn(house, 'karim'), Visitor.signedIn(house, 'sophie')]);
  const idOf = async (name: string) => ((await house.owner.query('select id from person where display_name = $1', [name])) as [{ id: string }])[0].id;
  [karimId, sophieId] = [await idOf('Karim Haddad'), await idOf('Sophie Laurent')];
  [nadiaId, nadia] = [newId(), new Visitor(house)];
  await house.nest.get(HirePerson).run(null, { id: nadiaId, name: 'Nadia Ferrand', login: 'nadia-ferrand', locale: 'fr', timeZone: 'Europe/Paris', hiredOn: '2026-01-01', roles: ['learner'], memberOf: ((await house.owner.query(`select team_id as id from team_membership where person_id = $1 limit 1`, [await idOf('Inès Benali')])) as [{ id: string }])[0].id, leads: [] });
  await nadia.comeInAs(nadiaId);
  await readNotice(house, nadiaId);
  const { frameworks } = (await karim.ask('GET', '/api/frameworks')).body as { frameworks: Framework[] };
  competencyId = frameworks.flatMap((it) => it.competencies).findLast((it) => it.hasLevels)?.id ?? '';
});
afterAll(() => house?.close());

/** Days from the Monday on which the house opens to one at least a week ahead. */
const firstMonday = 14;
const goToWeek = async (week: number, more = 0) => {
  await house.goTo(firstMonday + 7 * (week - 1) + more, '10:00');
  // Nobody stays signed in for days.
  for (const [who, id] of [[nadia, nadiaId], [karim, karimId], [sophie, sophieId]] as const) await who.comeInAs(id);
};
const read = async (by = nadia) => (await by.ask('GET', '/api/refresher')).body as Refresher;
const answer = (id: string, position: number, response: Response | null, hesitated = false, by = nadia) => by.ask('POST', `/api/refreshers/${id}/answers`, { position, response, hesitated });
const contentOf = async (questionVersionId: string) => ((await house.owner.query('select content from question_text where question_version_id = $1 order by revision desc', [questionVersionId])) as [{ content: QuestionContent }])[0].content;
/** All that levels rest upon, to the byte. */
const levels = async () => JSON.stringify(await Promise.all(['standing', 'evidence', 'attempt', 'attempt_answer', 'attempt_mark', 'unit_completion'].map((table) => house.owner.query(`select t::text from ${table} t order by 1`))));
const told = async () => (await house.owner.query(`select occurrence, form from notification where person_id = $1 and kind = 'refresherReady' order by occurrence`, [nadiaId])) as { occurrence: string; form: string }[];

async function prove(): Promise<{ courseId: string; questionIds: string[] }> {
  const questions = contents.map((content): DraftQuestion => ({ id: newId(), cell: null, content }));
  const quiz = { id: newId(), kind: 'quiz', title: 'Quiz', minutes: 5, cell: { competencyId, level: 1 }, passMark: 0.5, limit: null, attempts: null, feedback: 'full', questions, drawn: null };
  const draftId = newId();
  await karim.ask('POST', '/api/course-drafts', { id: draftId, locale: 'fr' });
  expect((await karim.ask('POST', `/api/course-drafts/${draftId}`, { seen: 1, content: { locale: 'fr', title: 'À garder', summary: '', activities: [quiz] } })).status).toBe(200);
  const { courseId } = (await karim.ask('POST', `/api/course-drafts/${draftId}/publication`, { seen: 2, change: null })).body as { courseId: string };
  const unit = ((await nadia.ask('GET', `/api/courses/${courseId}`)).body as Course).units[0]?.id ?? '';
  const id = newId();
  expect((await nadia.ask('POST', `/api/courses/${courseId}/units/${unit}/attempts`, { id, locale: 'fr' })).status).toBe(200);
  for (const it of ((await nadia.ask('GET', `/api/attempts/${id}`)).body as Attempt).questions) {
    const response = it.prompt === 'Répondue de travers.' ? wrong : rightAnswer(await contentOf(it.questionVersionId));
    expect((await nadia.ask('POST', `/api/attempts/${id}/answers`, { questionVersionId: it.questionVersionId, sequence: 1, response })).status).toBe(200);
  }
  expect((await nadia.ask('POST', `/api/attempts/${id}/submission`, {})).status).toBe(200);
  return { courseId, questionIds: questions.map((it) => it.id) };
}

describe('a refresher', () => {
  let questionIds: string[] = [];
  let first: Refresher;

  it('has nothing to ask of whoever proved nothing, nor on the day of the quiz', async () => {
    expect(await read()).toMatchObject({ state: 'nothing', questions: 0, keeps: [] });
    ({ questionIds } = await prove());
    expect(await read()).toMatchObject({ state: 'nothing', questions: 0, keeps: [{ competencyId, level: 1, questions: 7, recollection: 'firm' }] });
    expect(await nadia.ask('POST', '/api/refreshers', { id: newId(), locale: 'fr' })).toMatchObject({ status: 409, body: { code: 'refresher.nothing-due' } });
  });

  it('is looked for in all people at once, and not again on a day on which somebody has nothing to keep', async () => {
    const asked: { readonly sql: string; readonly of: unknown }[] = [];
    const counted: Reader = { query: (sql, values) => { asked.push({ sql, of: values?.[0] }); return house.db.query(sql, values); } };
    const look = async () => { asked.length = 0; await house.nest.get(RefresherQueries).dueNews({ butThose: [] }, counted); return { replayed: asked.flatMap((it) => (it.sql.includes('answered as') ? (it.of as string[]) : [])), texts: asked.filter((it) => it.sql.includes('from question_text')).length }; };
    const first = await look();
    expect(first.replayed.length).toBeGreaterThan(2);
    expect(first.replayed).toContain(nadiaId);
    // Once for each language.
    expect(first.texts).toBeLessThanOrEqual(2);
    expect((await look()).replayed).not.toContain(nadiaId);
  });

  it('tells its person once a week that three minutes are worth it', async () => {
    await goToWeek(1, -1);
    await house.work();
    expect(await told()).toEqual([]);
    await goToWeek(1);
    await house.work();
    await house.work();
    await goToWeek(1, 3);
    await house.work();
    expect(await told()).toEqual([{ occurrence: (await read()).week, form: 'app' }]);
  });

  it('asks what was answered right, in short kinds alone, within three minutes, and shows nothing of what is right', async () => {
    const ready = await nadia.ask('GET', '/api/refresher');
    expect(ready.body).toMatchObject({ state: 'ready', questions: 6, asked: [], minutes: expect.any(Number) });
    const id = newId();
    const began = await nadia.ask('POST', '/api/refreshers', { id, locale: 'fr' });
    expect(began.body).toEqual({ id });
    expect((await nadia.ask('POST', '/api/refreshers', { id: newId(), locale: 'en' })).body).toEqual({ id });
    const open = await nadia.ask('GET', '/api/refresher');
    first = open.body as Refresher;
    expect(first).toMatchObject({ state: 'open', id, questions: 6 });
    expect(first.minutes).toBeLessThanOrEqual(3);
    expect(first.asked.map((it) => it.question.kind).sort()).toEqual(['gapFill', 'multipleChoice', 'numeric', 'shortText', 'singleChoice', 'trueFalse']);
    expect(first.asked.every((it) => it.feedback === null && it.reason === 'fading')).toBe(true);
    for (const it of [ready, began, open]) expect(it.text).not.toContain(canary);
    expect(open.text).not.toMatch(/"(correct|explanation|accepted|answer|value|tolerance|truth|gaps|others|right)":/);
  });

  it('says what was right after each answer, takes the first one only, and leaves every level as it was', async () => {
    const id = first.id ?? '';
    const before = await levels();
    for (const [index, it] of first.asked.entries()) {
      const right = rightAnswer(await contentOf(it.question.questionVersionId));
      const given = index === 0 ? null : index === 1 && right.kind === 'singleChoice' ? { kind: right.kind, optionId: 'o1' } : right;
      const foreign = await answer(id, it.position, { kind: 'hotSpot', optionId: 'x' });
      expect([foreign.status, foreign.text.includes(canary)]).toEqual([422, false]);
      const answered = await answer(id, it.position, given, index === 2);
      expect(answered).toMatchObject({ status: 200, body: { verdict: given === null ? 'blank' : given === right ? 'right' : 'wrong', explanation } });
      expect((await answer(id, it.position, given, index === 2)).body).toEqual(answered.body);
      const again = await answer(id, it.position, given === null ? right : null, index === 2);
      expect([again.status, again.text.includes(canary)]).toEqual([409, false]);
      // The others keep their key until they are answered.
      const { asked } = await read();
      expect(asked.map((one) => one.feedback !== null)).toEqual(asked.map((_, at) => at <= index));
      expect(JSON.stringify(asked.slice(index + 1))).not.toContain(canary);
    }
    expect(await levels()).toBe(before);
    expect((await nadia.ask('POST', `/api/refreshers/${id}/end`, {})).body).toEqual({ id });
    expect((await nadia.ask('POST', `/api/refreshers/${id}/end`, {})).status).toBe(200);
    const { state, week, nextOn } = await read();
    expect([state, Date.parse(nextOn) - Date.parse(week)]).toEqual(['done', 7 * 86_400_000]);
    expect(await levels()).toBe(before);
    const written = JSON.stringify(await house.owner.query('select response from refresher_answer'));
    expect(written).not.toContain(canary);
  });

  it('is nobody else’s', async () => {
    const id = first.id ?? '';
    for (const by of [await Visitor.signedIn(house, 'ines'), sophie]) {
      expect((await answer(id, 1, null, false, by)).status).toBeGreaterThanOrEqual(403);
      expect((await by.ask('POST', `/api/refreshers/${id}/end`, {})).status).toBeGreaterThanOrEqual(403);
    }
    expect((await (await Visitor.signedIn(house, 'ines')).ask('POST', `/api/refreshers/${id}/end`, {})).status).toBe(404);
  });

  it('comes back the week after, first with what changed, and later with what was right', async () => {
    await goToWeek(2);
    const changed = questionIds[3] ?? '';
    expect((await karim.ask('POST', `/api/questions/${changed}/versions`, { id: newId(), seen: 1, change: { class: 'substantive', reason: 'Autre chose' }, content: { fr: contents[3] && { ...contents[3], prompt: 'Lequel, à présent ?' } } })).status).toBe(200);
    await goToWeek(2, 1);
    const id = newId();
    expect((await nadia.ask('POST', '/api/refreshers', { id, locale: 'fr' })).body).toEqual({ id });
    const { asked } = await read();
    expect(asked[0]).toMatchObject({ reason: 'changed', question: { prompt: 'Lequel, à présent ?' } });
    expect(asked.slice(1).every((it) => it.reason === 'fading')).toBe(true);
    const recalls = (await house.owner.query('select q.recall, a.verdict from refresher_question q join refresher_question b on b.question_version_id = q.question_version_id join refresher_answer a on a.refresher_id = b.refresher_id and a.position = b.position where q.refresher_id = $1 and b.refresher_id = $2', [id, first.id])) as { recall: number; verdict: string }[];
    const of = (verdict: string) => recalls.filter((it) => it.verdict === verdict).map((it) => it.recall);
    expect(Math.max(...of('blank'))).toBeLessThan(Math.min(...of('right')));
    // A page that stays open over the end of the week still keeps what is answered; the next one is another.
    await goToWeek(3);
    expect((await answer(id, 1, null)).status).toBe(200);
    expect(await read()).toMatchObject({ state: 'ready', id: null });
  });

  it('leaves whoever wants none alone, until they want it again', async () => {
    const choose = (wants: boolean) => nadia.ask('POST', '/api/refresher/choice', { id: newId(), wants });
    expect((await choose(false)).body).toEqual({ wants: false });
    await choose(false);
    expect(await read()).toMatchObject({ state: 'out', asked: [] });
    expect(await nadia.ask('POST', '/api/refreshers', { id: newId(), locale: 'fr' })).toMatchObject({ status: 409, body: { code: 'refresher.none-wanted' } });
    await house.work();
    expect(await told()).toHaveLength(1);
    expect((await choose(true)).body).toEqual({ wants: true });
    expect(await house.owner.query('select wants from refresher_choice where person_id = $1 order by recorded_at', [nadiaId])).toEqual([{ wants: false }, { wants: true }]);
  });

  it('waits while somebody is away, while their evidence is suspended, and until their onboarding plan is done', async () => {
    const today = ((await house.owner.query('select palier_today()::text as day')) as [{ day: string }])[0].day;
    const away = newId();
    expect((await sophie.ask('POST', `/api/people/${nadiaId}/unavailability`, { id: away, kind: 'absence', from: today, until: today })).status).toBe(200);
    await house.work();
    expect(await told()).toHaveLength(1);
    await goToWeek(3, 1);
    await house.work();
    expect(await told()).toHaveLength(2);

    await goToWeek(4);
    const [{ id: evidenceId }] = (await house.owner.query('select id from evidence where person_id = $1', [nadiaId])) as [{ id: string }];
    const lifted = newId();
    expect((await sophie.ask('POST', `/api/evidence/${evidenceId}/suspension`, { id: lifted, from: (await read()).week, until: null, reason: 'À vérifier.', insteadOf: null })).status).toBe(200);
    await house.work();
    expect([await read(), await told()]).toMatchObject([{ state: 'nothing', questions: 0, keeps: [] }, [{}, {}]]);

    const articleId = newId();
    expect((await karim.ask('POST', '/api/articles', { id: articleId, locale: 'fr', title: 'Règles', address: null, text: 'Une règle.', about: [], verifyBy: '2999-01-01' })).status).toBe(200);
    const step = { key: newId(), after: null, minutes: null, kind: 'read', title: { fr: 'Règles lues' }, owner: { kind: 'newHire' }, due: { kind: 'fromHire', days: 400 }, courseId: null, articleId, cell: null, link: '' };
    const everybody = '/api/journey-templates/everybody';
    expect((await sophie.ask('POST', everybody, { id: newId(), seen: ((await sophie.ask('GET', everybody)).body as JourneyTemplate).version, relationsDays: null, steps: [step] })).status).toBe(200);
    await house.nest.get(GiveJourney).run({ personId: sophieId, roles: ['hr'], leads: [] }, nadiaId, { id: newId() });
    await goToWeek(5);
    expect((await sophie.ask('POST', `/api/evidence/${evidenceId}/suspension`, { id: newId(), from: today, until: today, reason: 'Vérifié.', insteadOf: lifted })).status).toBe(200);
    await house.work();
    expect([await read(), await told()]).toMatchObject([{ state: 'onboarding' }, [{}, {}]]);
    expect(await nadia.ask('POST', '/api/refreshers', { id: newId(), locale: 'fr' })).toMatchObject({ status: 409, body: { code: 'refresher.not-yet' } });

    // The one step is read, which nobody ticks: the plan is done.
    const { versionId } = (await nadia.ask('GET', `/api/articles/${articleId}`)).body as { versionId: string };
    expect((await nadia.ask('POST', `/api/articles/${articleId}/acknowledgements`, { id: newId(), versionId })).status).toBe(200);
    await house.work();
    expect([await read(), await told()]).toMatchObject([{ state: 'ready' }, [{}, {}, {}]]);
  });
});

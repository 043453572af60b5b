import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Attempt, Course, CourseDraft, DraftFile, Framework, Session, Unit } from '@palier/contracts';
import { newId } from '#platform';
import { openHouse, readNotice, Visitor, type House } from '../../test/house.js';

type Name = 'claire' | 'ines' | 'hugo';
let house: House;
let who: Record<Name, Visitor>;
let cell: { competencyId: string; level: 1 };
beforeAll(async () => {
  house = await openHouse({ demo: true });
  const names: readonly Name[] = ['claire', 'ines', 'hugo'];
  who = Object.fromEntries(await Promise.all(names.map(async (name) => [name, await Visitor.signedIn(house, name)]))) as typeof who;
  for (const name of ['ines', 'hugo'] as const) await readNotice(house, ((await who[name].ask('GET', '/api/session')).body as Session).person?.id ?? '');
  const { frameworks } = (await who.claire.ask('GET', '/api/frameworks')).body as { frameworks: Framework[] };
  cell = { competencyId: frameworks.flatMap((it) => it.competencies).find((it) => it.hasLevels)?.id ?? '', level: 1 };
});
afterAll(() => house?.close());

const [readIt, changes, memo, asked, checked] = [newId(), newId(), newId(), newId(), newId()];
const question = (id: string, prompt: string) => ({ id, cell: null, content: { kind: 'trueFalse' as const, prompt, explanation: '', answer: true } });
const quiz = (id: string, title: string, questions: ReturnType<typeof question>[]) => ({ id, kind: 'quiz' as const, title, minutes: 2, cell: null, passMark: 1, limit: null, attempts: null, feedback: 'full' as const, drawn: null, questions });
const lesson = (id: string, title: string, text: string) => ({ id, kind: 'lesson' as const, title, minutes: 2, text, pictures: [] });
const [q1, q2] = [newId(), newId()];
const first: CourseDraft = { locale: 'fr', title: 'Astreinte', summary: '', activities: [lesson(readIt, 'Prévenir', '## Qui\n\nLe cadre.\n\nPar téléphone.'), lesson(changes, 'Noter', 'Dans le ticket.'), { id: memo, kind: 'link', title: 'Aide', minutes: 1, address: 'https://nordlys.example/aide', about: 'L’aide' }, quiz(asked, 'Un', [question(q1, 'Oui ?')]), quiz(checked, 'Deux', [question(q2, 'Toujours ?')])] };
const publish = async (content: CourseDraft, courseId: string | null, change: object | null) => {
  const { body: { id } } = (await who.claire.ask('POST', courseId === null ? '/api/course-drafts' : `/api/courses/${courseId}/drafts`, courseId === null ? { id: newId(), locale: 'fr' } : { id: newId() })) as { body: { id: string } };
  const { version } = (await who.claire.ask('GET', `/api/course-drafts/${id}`)).body as DraftFile;
  await who.claire.ask('POST', `/api/course-drafts/${id}`, { seen: version, content: { ...content, activities: content.activities.map((it) => (it.kind === 'quiz' ? { ...it, cell } : it)) } });
  return (await who.claire.ask('POST', `/api/course-drafts/${id}/publication`, { seen: version + 1, change })).body as { courseId: string; courseVersionId: string; version: number };
};
const course = async (name: Name, courseId: string) => (await who[name].ask('GET', `/api/courses/${courseId}`)).body as Course;
const unit = async (name: Name, courseId: string, unitId: string) => (await who[name].ask('GET', `/api/courses/${courseId}/units/${unitId}`)).body as Unit;
const complete = (name: Name, courseId: string, unitId: string) => who[name].ask('POST', `/api/courses/${courseId}/units/${unitId}/completions`, { id: newId() });
const begin = async (name: Name, courseId: string, unitId: string) => { const it = await who[name].ask('POST', `/api/courses/${courseId}/units/${unitId}/attempts`, { id: newId(), locale: 'fr' }); if (it.status !== 200) throw new Error(it.text); return (it.body as { id: string }).id; };
const answer = async (name: Name, attemptId: string) => {
  const { questions: [one] } = (await who[name].ask('GET', `/api/attempts/${attemptId}`)).body as Attempt;
  return who[name].ask('POST', `/api/attempts/${attemptId}/answers`, { questionVersionId: one?.questionVersionId, sequence: 1, response: { kind: 'trueFalse', value: true } });
};
const handIn = (name: Name, attemptId: string) => who[name].ask('POST', `/api/attempts/${attemptId}/submission`, {});
const move = (name: Name, courseId: string, to: string) => who[name].ask('POST', `/api/courses/${courseId}/moving-over`, { to });
const done = (it: Course) => it.units.filter((one) => one.done).map((one) => one.title);

describe('a new version while learners are inside', () => {
  let courseId: string, next: { courseVersionId: string; version: number };

  it('leaves both where they are, and offers each what they would keep', async () => {
    ({ courseId } = await publish(first, null, null));
    for (const id of [readIt, changes, memo]) expect((await complete('ines', courseId, id)).status).toBe(200);
    const passed = await begin('ines', courseId, asked);
    await answer('ines', passed);
    await handIn('ines', passed);
    await complete('hugo', courseId, readIt);
    next = await publish({ ...first, activities: [lesson(readIt, 'Qui prévenir', '## Qui\n\nLe cadre.\n\nPar téléphone.'), lesson(changes, 'Noter', 'Dans le ticket, avec l’heure.'), ...first.activities.slice(2, 4), quiz(checked, 'Deux', [question(newId(), 'Vraiment toujours ?')]), lesson(newId(), 'Rappeler', 'Après trente minutes.')] }, courseId, { class: 'substantive', reason: 'L’heure compte.' });
    for (const [name, kept] of [['ines', 3], ['hugo', 1]] as const) {
      const it = await course(name, courseId);
      expect([it.version, it.units.length, it.newer]).toEqual([1, 5, { courseVersionId: next.courseVersionId, version: 2, changes: [{ version: 2, change: 'substantive', reason: 'L’heure compte.' }], kept, of: 6, quizOpen: false }]);
    }
    expect(((await who.claire.ask('GET', `/api/courses/${courseId}`)).body as Course).newer).toBeNull();
  });

  it('lets who wants move over, keeping what did not change; who does not finishes the one they began', async () => {
    expect(await move('ines', courseId, newId())).toMatchObject({ status: 412, body: { code: 'course.changed-again' } });
    for (let times = 0; times < 2; times++) expect(await move('ines', courseId, next.courseVersionId)).toMatchObject({ status: 200, body: { version: 2, kept: 3 } });
    const ines = await course('ines', courseId);
    expect([ines.version, ines.newer, done(ines), ines.percent]).toEqual([2, null, ['Qui prévenir', 'Aide', 'Un'], 50]);
    // The quiz that stayed the same keeps its result as well.
    expect(ines.units.find((it) => it.id === asked)?.lastAttempt).toMatchObject({ passed: true, score: 1 });
    expect(await house.owner.query('select count(*)::int as kept from unit_completion where course_version_id = $1 and kept_from is not null', [next.courseVersionId])).toEqual([{ kept: 3 }]);
    for (const id of [changes, memo]) await complete('hugo', courseId, id);
    for (const id of [asked, checked]) { const attempt = await begin('hugo', courseId, id); await answer('hugo', attempt); await handIn('hugo', attempt); }
    const hugo = await course('hugo', courseId);
    expect([hugo.version, hugo.percent, hugo.newer?.kept]).toEqual([1, 100, 3]);
  });

  it('goes on with a quiz that stayed the same, answers and all, and has any other handed in first', async () => {
    const third = await publish({ ...first, title: 'Astreinte, encore', activities: [...first.activities.slice(0, 4), quiz(checked, 'Deux', [question(newId(), 'Encore ?')])] }, courseId, { class: 'substantive', reason: 'Encore.' });
    const other = await begin('ines', courseId, checked);
    expect((await course('ines', courseId)).newer?.quizOpen).toBe(true);
    expect(await move('ines', courseId, third.courseVersionId)).toMatchObject({ status: 409, body: { code: 'course.quiz-open' } });
    await handIn('ines', other);
    const again = await begin('ines', courseId, asked);
    await answer('ines', again);
    expect((await move('ines', courseId, third.courseVersionId)).status).toBe(200);
    expect((await course('ines', courseId)).units.find((it) => it.id === asked)?.openAttemptId).toBe(again);
    expect(((await who.ines.ask('GET', `/api/attempts/${again}`)).body as Attempt).questions[0]?.response).toEqual({ kind: 'trueFalse', value: true });
    expect((await handIn('ines', again)).status).toBe(200);
  });

  it('counts a quiz that was begun before and passed after moving, in both versions', async () => {
    const own = newId();
    const { courseId: id } = await publish({ ...first, title: 'Autre', activities: [quiz(own, 'Seul', [question(newId(), 'Oui ?')])] }, null, null);
    const attempt = await begin('hugo', id, own);
    const { content } = (await who.claire.ask('GET', `/api/course-drafts/${((await who.claire.ask('POST', `/api/courses/${id}/drafts`, { id: newId() })).body as { id: string }).id}`)).body as DraftFile;
    const later = await publish({ ...content, activities: [...content.activities, lesson(newId(), 'Plus', 'Un mot.')] } as CourseDraft, id, { class: 'substantive', reason: 'Plus.' });
    expect((await move('hugo', id, later.courseVersionId)).body).toEqual({ version: 2, kept: 0 });
    await answer('hugo', attempt);
    await handIn('hugo', attempt);
    expect(done(await course('hugo', id))).toEqual(['Seul']);
    expect(await house.owner.query('select count(*)::int as rows from unit_completion where unit_id = $1', [own])).toEqual([{ rows: 2 }]);
  });

  it('lets whoever passed a quiz before show by the newer one that they know what changed before it', async () => {
    const [before, between, after, old, proof, one] = [newId(), newId(), newId(), newId(), newId(), newId()];
    const version = (words: string, ask: string) => ({ ...first, title: 'Prouver', activities: [quiz(old, 'Départ', [question(one, 'Départ ?')]), lesson(before, 'Avant', words), lesson(between, 'Entre', words), quiz(proof, 'Épreuve', [question(newId(), ask)]), lesson(after, 'Après', words)] });
    const { courseId: id } = await publish(version('Un.', 'Un ?'), null, null);
    const pass = async (name: Name, unitId: string) => { const attempt = await begin(name, id, unitId); await answer(name, attempt); await handIn(name, attempt); };
    for (const unitId of [before, between, after]) await complete('ines', id, unitId);
    for (const unitId of [old, proof]) await pass('ines', unitId);
    const newer = await publish(version('Deux.', 'Deux ?'), id, { class: 'substantive', reason: 'Deux.' });
    await move('ines', id, newer.courseVersionId);
    await complete('ines', id, between);
    const seen = (it: Course) => [it.next?.title, it.units.map((one) => [one.title, one.done, one.tested, one.frees])];
    expect(seen(await course('ines', id))).toEqual(['Épreuve', [['Départ', true, false, []], ['Avant', false, false, []], ['Entre', true, false, []], ['Épreuve', false, false, [before]], ['Après', false, false, []]]]);
    await pass('ines', proof);
    expect(seen(await course('ines', id))).toEqual(['Après', [['Départ', true, false, []], ['Avant', true, true, []], ['Entre', true, false, []], ['Épreuve', true, false, []], ['Après', false, false, []]]]);
    // Who follows it for the first time reads it all the same.
    await pass('hugo', proof);
    expect(seen(await course('hugo', id))).toEqual(['Départ', [['Départ', false, false, []], ['Avant', false, false, []], ['Entre', false, false, []], ['Épreuve', true, false, []], ['Après', false, false, []]]]);
    // A lesson that became another one after the quiz did is not what the quiz asks about.
    const third = version('Deux.', 'Trois ?');
    await publish(third, id, { class: 'substantive', reason: 'Trois.' });
    const later = await publish({ ...third, activities: third.activities.map((it) => (it.id === before ? lesson(before, 'Avant', 'Quatre.') : it)) }, id, { class: 'substantive', reason: 'Quatre.' });
    expect((await move('ines', id, later.courseVersionId)).body).toEqual({ version: 4, kept: 2 });
    expect(seen(await course('ines', id))).toEqual(['Avant', [['Départ', true, false, []], ['Avant', false, false, []], ['Entre', true, false, []], ['Épreuve', false, false, []], ['Après', false, false, []]]]);
  });

  it('keeps all that was done where only words were mended', async () => {
    const { courseId: id } = await publish({ ...first, title: 'Mots', activities: [lesson(newId(), 'Un', 'Le cadre.')] }, null, null);
    const [one] = (await course('hugo', id)).units;
    await complete('hugo', id, one?.id ?? '');
    const later = await publish({ ...first, title: 'Mots', activities: [lesson(one?.id ?? '', 'Un', 'Le cadre d’astreinte.')] }, id, { class: 'cosmetic', reason: 'Mieux dit.' });
    expect((await move('hugo', id, later.courseVersionId)).body).toEqual({ version: 2, kept: 1 });
    expect((await course('hugo', id)).percent).toBe(100);
  });

  it('keeps what one of the versions that somebody passed over mended in its words, though another of them asks for something else', async () => {
    const [asked, worded] = [newId(), newId()];
    const says = (one: string, other: string) => ({ ...first, title: 'Sauter', activities: [lesson(asked, 'Un', one), lesson(worded, 'Deux', other)] });
    const { courseId: id } = await publish(says('Le cadre.', 'Dans le ticket.'), null, null);
    for (const unitId of [asked, worded]) await complete('hugo', id, unitId);
    await publish(says('Le cadre, puis le client.', 'Dans le ticket.'), id, { class: 'substantive', reason: 'Le client aussi.' });
    const third = await publish(says('Le cadre, puis le client.', 'Dans le ticket, toujours.'), id, { class: 'cosmetic', reason: 'Mieux dit.' });
    expect((await course('hugo', id)).newer).toMatchObject({ version: 3, kept: 1, of: 2 });
    expect((await move('hugo', id, third.courseVersionId)).body).toEqual({ version: 3, kept: 1 });
    expect(done(await course('hugo', id))).toEqual(['Deux']);
    // Said of the very activity, it is asked again.
    const fourth = await publish(says('Le cadre, puis le client.', 'Dans le dossier.'), id, { class: 'substantive', reason: 'Un autre endroit.' });
    expect((await move('hugo', id, fourth.courseVersionId)).body).toEqual({ version: 4, kept: 0 });
  });

  it('keeps one place, however often and from wherever somebody moves at once', async () => {
    const { courseId: id } = await publish({ ...first, title: 'Vite', activities: [lesson(newId(), 'Un', 'Le cadre.')] }, null, null);
    const [one] = (await course('hugo', id)).units;
    await complete('hugo', id, one?.id ?? '');
    const later = await publish({ ...first, title: 'Vite', activities: [lesson(one?.id ?? '', 'Un', 'Le cadre.'), lesson(newId(), 'Deux', 'Un mot.')] }, id, { class: 'breaking', reason: 'Vite.' });
    const moves = await Promise.all([1, 2, 3].map(() => move('hugo', id, later.courseVersionId)));
    expect(moves.map((it) => [it.status, it.body])).toEqual([1, 2, 3].map(() => [200, { version: 2, kept: 1 }]));
    expect((await course('hugo', id)).percent).toBe(50);
  });
});

describe('where somebody is in a lesson', () => {
  it('is kept by block, on any device, across versions while the block is there; it moves no progress and is nobody else’s', async () => {
    const own = newId();
    const { courseId: id } = await publish({ ...first, title: 'Lire', activities: [lesson(own, 'Un', '## Qui\n\nLe cadre.\n\nPar téléphone.')] }, null, null);
    const { document, place } = await unit('ines', id, own);
    const blocks = (document as { content: { attrs: { id: string } }[] }).content.map((it) => it.attrs.id);
    expect(place).toBeNull();
    const keep = (name: Name, blockId: string, unitId = own) => who[name].ask('POST', `/api/courses/${id}/units/${unitId}/place`, { blockId });
    for (const blockId of [blocks[1] ?? '', blocks[2] ?? '']) expect((await keep('ines', blockId)).status).toBe(200);
    const elsewhere = await Visitor.signedIn(house, 'ines');
    expect(((await elsewhere.ask('GET', `/api/courses/${id}/units/${own}`)).body as Unit).place).toBe(blocks[2]);
    const [course1, hugo] = [await course('ines', id), await unit('hugo', id, own)];
    expect([course1.percent, course1.units[0]?.done, hugo.place]).toEqual([0, false, null]);
    // Reading binds nobody to a version: the newest one is read at once, and the block is still in it.
    await publish({ ...first, title: 'Lire', activities: [lesson(own, 'Un', 'Avant tout.\n\n## Qui\n\nLe cadre.\n\nPar téléphone.')] }, id, { class: 'substantive', reason: 'Avant.' });
    expect((await unit('ines', id, own)).place).toBe(blocks[2]);
    await publish({ ...first, title: 'Lire', activities: [lesson(own, 'Un', '## Qui')] }, id, { class: 'substantive', reason: 'Court.' });
    expect((await unit('ines', id, own)).place).toBeNull();
    expect((await keep('ines', 'x', newId())).status).toBe(404);
    expect((await keep('ines', '')).status).toBe(400);
  });
});

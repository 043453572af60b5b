import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Attempt, AttemptResult, Course, CourseDraft, CourseVersionFile, CourseVersions, DraftFile, Drafts, Framework, Gaps, PlainQuestion, ReadQuestions, Session, StoredFile, Unit } from '@palier/contracts';
import { courseDifference, differenceApplied, differenceCounts, isNoDifference, rightAnswer, type WrittenCourse } from '@palier/domain';
import { newId } from '#platform';
import { openHouse, readNotice, Visitor, type House } from '../../test/house.js';

type Name = 'karim' | 'nadia' | 'claire' | 'sophie' | 'ines' | 'hugo';
let house: House;
let who: Record<Name, Visitor>;
let english: string, listening: string;
let png: StoredFile, pdf: StoredFile, mp4: StoredFile, vtt: StoredFile;

const upload = async (body: Buffer, name: string) => (await who.karim.ask('POST', `/api/files?name=${name}`, body, { 'content-type': 'application/octet-stream' })).body as StoredFile;
beforeAll(async () => {
  house = await openHouse({ demo: true });
  const names: readonly Name[] = ['karim', 'nadia', 'claire', 'sophie', 'ines', 'hugo'];
  who = Object.fromEntries(await Promise.all(names.map(async (name) => [name, await Visitor.signedIn(house, name)]))) as typeof who;
  const { frameworks } = (await who.karim.ask('GET', '/api/frameworks')).body as { frameworks: Framework[] };
  const competencies = frameworks.flatMap((it) => it.competencies);
  listening = competencies.findLast((it) => it.hasLevels)?.id ?? '';
  english = competencies.find((it) => !it.hasLevels)?.id ?? '';
  png = await upload(Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAcAAAAFAQMAAACzVGSbAAAABlBMVEX/AAD///9BHTQRAAAAC0lEQVQI12NggAEAAAoAAef42voAAAAASUVORK5CYII=', 'base64'), 'ecran.png');
  pdf = await upload(Buffer.from('%PDF-1.7\ntrailer\n<<>>\n%%EOF\n'), 'memo.pdf');
  mp4 = await upload(Buffer.from('\0\0\0\x14ftypisom\0\0\0\0isom', 'latin1'), 'film.mp4');
  vtt = await upload(Buffer.from('WEBVTT\n\n00:00.000 --> 00:02.000\nBonjour.\n'), 'film.vtt');
});
afterAll(() => house?.close());

const make = async (name: Name, locale: 'fr' | 'en' = 'fr') => ((await who[name].ask('POST', '/api/course-drafts', { id: newId(), locale })).body as { id: string }).id;
const read = async (name: Name, id: string) => (await who[name].ask('GET', `/api/course-drafts/${id}`)).body as DraftFile;
const save = (name: Name, id: string, content: unknown, seen?: number) => who[name].ask('POST', `/api/course-drafts/${id}`, seen === undefined ? { content } : { seen, content });
const publish = (name: Name, id: string, seen: number | undefined, change: object | null = null) => who[name].ask('POST', `/api/course-drafts/${id}/publication`, { ...(seen === undefined ? {} : { seen }), change });
const listed = async (name: Name) => (await who[name].ask('GET', '/api/course-drafts')).body as Drafts;
const empty: CourseDraft = { locale: 'fr', title: '', summary: '', activities: [] };
const pasted = 'Un ?\n* oui\n- non\n\nDeux ?\n* oui\n- non\n\nTrois ?\n[x] a\n[x] b\n[ ] c\n\nQuatre ?\nA. oui\nB. non\nANSWER: A\n\nCinq ?\n= Karim\n\nSix ?\n* oui # parce que\n- non\n# Voilà.';
const questions = async (text = pasted): Promise<DraftQuestions> => ((await who.karim.ask('POST', '/api/questions/reading', { text })).body as ReadQuestions).questions.map((it) => ({ id: newId(), cell: null, content: withIds(it) }));
type DraftQuestions = Extract<CourseDraft['activities'][number], { kind: 'quiz' }>['questions'];
const withIds = (it: PlainQuestion): DraftQuestions[number]['content'] => (it.kind === 'shortText' ? it : { ...it, options: it.options.map((option, index) => ({ ...option, id: String(index) })) });
const whole = async (): Promise<CourseDraft> => ({
  locale: 'fr', title: ' Nouveautés 8.5 ', summary: 'Ce qui change.', activities: [
    { id: newId(), kind: 'lesson', title: 'Lire l’écran', minutes: 4, text: '## Ce qui change\n\nLe **bandeau**.\n\n![Le bandeau](ecran.png "8.5")', pictures: [{ name: 'ecran.png', file: png.sha256, width: 7, height: 5 }] },
    { id: newId(), kind: 'file', title: 'Mémo', minutes: 2, file: pdf.sha256 }, { id: newId(), kind: 'link', title: 'Aide', minutes: 1, address: 'https://nordlys.example/aide', about: 'L’aide en ligne' },
    { id: newId(), kind: 'video', title: 'Film', minutes: 3, file: mp4.sha256, captions: vtt.sha256, transcript: 'Bonjour.' },
    { id: newId(), kind: 'quiz', title: 'Six questions', minutes: 3, cell: { competencyId: listening, level: 1 }, passMark: 0.8, limit: null, attempts: null, feedback: 'full', questions: await questions(), drawn: null },
  ],
});
const answerAll = async (name: Name, course: { id: string; units: readonly { id: string; kind: string }[] }) => {
  const attemptId = newId();
  await readNotice(house, ((await who[name].ask('GET', '/api/session')).body as Session).person?.id ?? '');
  expect((await who[name].ask('POST', `/api/courses/${course.id}/units/${course.units.find((it) => it.kind === 'quiz')?.id ?? ''}/attempts`, { id: attemptId, locale: 'en' })).status).toBe(200);
  const { questions: asked } = (await who[name].ask('GET', `/api/attempts/${attemptId}`)).body as Attempt;
  for (const it of asked) {
    const [{ content }] = (await house.owner.query('select content from question_text where question_version_id = $1', [it.questionVersionId])) as [{ content: DraftQuestions[number]['content'] }];
    expect((await who[name].ask('POST', `/api/attempts/${attemptId}/answers`, { questionVersionId: it.questionVersionId, sequence: 1, response: rightAnswer(content) })).status).toBe(200);
  }
  await who[name].ask('POST', `/api/attempts/${attemptId}/submission`, {});
  return { asked, result: (await who[name].ask('GET', `/api/attempts/${attemptId}/result`)).body as AttemptResult };
};

describe('a draft', () => {
  it('is made once by whoever writes courses, and kept as it is, whole or not', async () => {
    const id = newId();
    for (let times = 0; times < 2; times++) expect(await who.karim.ask('POST', '/api/course-drafts', { id, locale: 'fr' })).toMatchObject({ status: 200, body: { id } });
    expect(await who.claire.ask('POST', '/api/course-drafts', { id, locale: 'fr' })).toMatchObject({ status: 409, body: { code: 'id.taken' } });
    expect((await who.ines.ask('POST', '/api/course-drafts', { id: newId(), locale: 'fr' })).status).toBe(403);
    const content = { ...(await whole()), title: '' };
    expect(await save('karim', id, content, 1)).toMatchObject({ status: 200, body: { version: 2 } });
    expect(await read('karim', id)).toMatchObject({ version: 2, content, basedOn: null, state: 'open', changedBy: 'Karim Haddad', files: expect.arrayContaining([expect.objectContaining({ sha256: mp4.sha256, name: 'film.mp4' })]) as unknown });
  });

  it('is overwritten by nobody who did not see its newest version; a saving whose answer was lost counts once', async () => {
    const id = await make('karim');
    expect(await save('karim', id, empty)).toMatchObject({ status: 428, body: { code: 'edit.version-missing' } });
    expect(await save('karim', id, { ...empty, title: 'Un' }, 1)).toMatchObject({ status: 200, body: { version: 2 } });
    expect(await save('karim', id, { ...empty, title: 'Un' }, 1)).toMatchObject({ status: 200, body: { version: 2 } });
    expect(await save('claire', id, { ...empty, title: 'Un' }, 1)).toMatchObject({ status: 412, body: { code: 'edit.changed-meanwhile', params: { by: 'Karim Haddad' } } });
    expect(await save('claire', id, { ...empty, title: 'Deux' }, 2)).toMatchObject({ status: 200, body: { version: 3 } });
    expect(await save('karim', id, { ...empty, title: 'Trois' }, 2)).toMatchObject({ status: 412, body: { params: { by: 'Claire Dumont' } } });
    const both = await Promise.all(['a', 'b'].map((title) => save('claire', id, { ...empty, title }, 3)));
    expect(both.map((it) => it.status).sort()).toEqual([200, 412]);
  });

  it('belongs to a lead alone, while authors and HR see them all', async () => {
    const id = await make('karim');
    expect((await listed('nadia')).drafts).toEqual([]);
    for (const name of ['claire', 'sophie', 'karim'] as const) expect((await listed(name)).drafts.map((it) => it.id)).toContain(id);
    expect((await listed('nadia')).courses).toEqual([]);
    expect((await listed('claire')).courses.length).toBeGreaterThan(1);
    expect((await who.nadia.ask('GET', `/api/course-drafts/${id}`)).status).toBe(404);
    const [demo] = (await listed('claire')).courses;
    expect((await who.karim.ask('POST', `/api/courses/${demo?.id ?? ''}/drafts`, { id: newId() })).status).toBe(404);
  });

  it('is put away and taken back for thirty days, and gone after them', async () => {
    const [id, old] = [await make('karim'), await make('karim')];
    for (let times = 0; times < 2; times++) expect((await who.karim.ask('DELETE', `/api/course-drafts/${id}`)).status).toBe(200);
    expect(await save('karim', id, empty, 1)).toMatchObject({ status: 409, body: { code: 'draft.over' } });
    expect((await listed('karim')).drafts.find((it) => it.id === id)?.deleted).toBe(true);
    for (let times = 0; times < 2; times++) expect((await who.karim.ask('POST', `/api/course-drafts/${id}/restoration`, {})).status).toBe(200);
    expect((await save('karim', id, empty, 1)).status).toBe(200);
    await house.db.query(`update course_draft set deleted_at = palier_now() - interval '31 days' where id = $1`, [old]);
    expect((await listed('karim')).drafts.map((it) => it.id)).not.toContain(old);
    await who.karim.ask('DELETE', `/api/course-drafts/${id}`);
    expect(await house.owner.query('select 1 from course_draft where id = $1', [old])).toEqual([]);
  });

  it('refuses what is no draft: too much, too deep, twice the same id, another form', async () => {
    const id = await make('karim');
    const content = await whole();
    const [lesson, file] = content.activities;
    const bad: unknown[] = [
      { ...content, more: 1 }, { ...content, title: 'x'.repeat(201) }, { ...content, title: '\u0000' }, { ...content, activities: [lesson, lesson] }, { ...content, activities: [{ ...file, file: 'x' }] }, { ...content, activities: [{ ...lesson, text: 'x'.repeat(100_001) }] },
      { ...content, activities: [{ ...lesson, minutes: 0 }] }, { ...content, activities: Array.from({ length: 101 }, () => ({ ...file, id: newId() })) }, { ...content, activities: [{ ...lesson, document: { type: 'doc' } }] }, JSON.parse(`${'{"a":'.repeat(200)}1${'}'.repeat(200)}`),
    ];
    for (const it of bad) expect([JSON.stringify(it).slice(0, 80), (await save('karim', id, it, 1)).status]).toEqual([JSON.stringify(it).slice(0, 80), 400]);
    expect((await read('karim', id)).version).toBe(1);
  });
});

describe('pasted questions', () => {
  it('are read without being kept, or not at all, and written back', async () => {
    const { questions: found, problems } = (await who.karim.ask('POST', '/api/questions/reading', { text: pasted })).body as ReadQuestions;
    expect([found.map((it) => it.kind), problems]).toEqual([['singleChoice', 'singleChoice', 'multipleChoice', 'singleChoice', 'shortText', 'singleChoice'], []]);
    const { text } = (await who.karim.ask('POST', '/api/questions/writing', { questions: found })).body as { text: string };
    expect(((await who.karim.ask('POST', '/api/questions/reading', { text })).body as ReadQuestions).questions).toEqual(found);
    expect((await who.karim.ask('POST', '/api/questions/reading', { text: `${pasted}\n\nSept ?` })).body).toEqual({ questions: [], problems: [{ line: 27, code: 'question.no-answers', params: {} }] });
  });
});

describe('publishing', () => {
  let course: Course;
  let draftId: string;

  it('is refused while anything is missing, also what only the server knows; nothing of it stays', async () => {
    const counts = () => house.owner.query('select (select count(*) from question) as q, (select count(*) from quiz) as z, (select count(*) from course) as c, (select count(*) from audit) as a');
    const id = await make('karim');
    const content = await whole();
    expect(await publish('karim', id, 1)).toMatchObject({ status: 422, body: { code: 'draft.not-ready', params: { count: 2 } } });
    const spoilt: [string, (it: CourseDraft['activities'][number]) => CourseDraft['activities'][number]][] = [
      ['a picture in the place of a document', (it) => (it.kind === 'file' ? { ...it, file: png.sha256 } : it)], ['a file that nobody kept', (it) => (it.kind === 'file' ? { ...it, file: 'a'.repeat(64) } : it)], ['a film without its words', (it) => (it.kind === 'video' ? { ...it, captions: null, transcript: '' } : it)],
      ['captions that are none', (it) => (it.kind === 'video' ? { ...it, captions: pdf.sha256, transcript: '' } : it)], ['a competency without levels', (it) => (it.kind === 'quiz' ? { ...it, cell: { competencyId: english, level: 1 } } : it)], ['a link that runs', (it) => (it.kind === 'link' ? { ...it, address: 'javascript:alert(1)' } : it)],
    ];
    let seen = 1;
    for (const [what, spoil] of spoilt) {
      seen = ((await save('karim', id, { ...content, activities: content.activities.map(spoil) }, seen)).body as { version: number }).version;
      const before = await counts();
      expect([what, await publish('karim', id, seen)]).toEqual([what, expect.objectContaining({ status: 422, body: expect.objectContaining({ code: 'draft.not-ready', params: { count: what === 'a competency without levels' ? 6 : 1 } }) as unknown })]);
      expect(await counts()).toEqual(before);
    }
    expect(await publish('karim', id, undefined)).toMatchObject({ status: 428 });
    expect(await publish('karim', id, seen - 1)).toMatchObject({ status: 412 });
  });

  it('makes a course with five kinds of activity in one step, once', async () => {
    draftId = await make('karim');
    await save('karim', draftId, await whole(), 1);
    const first = await publish('karim', draftId, 2);
    expect(first).toMatchObject({ status: 200, body: { version: 1 } });
    expect((await publish('karim', draftId, 2)).body).toEqual(first.body);
    course = (await who.ines.ask('GET', `/api/courses/${(first.body as { courseId: string }).courseId}`)).body as Course;
    expect([course.title, course.lang, course.minutes, course.units.map((it) => it.kind)]).toEqual(['Nouveautés 8.5', 'fr', 13, ['lesson', 'file', 'link', 'video', 'quiz']]);
    const bodies = await Promise.all(course.units.map(async (it) => (await who.ines.ask('GET', `/api/courses/${course.id}/units/${it.id}`)).body as Unit));
    expect(bodies[0]?.document).toEqual({ type: 'doc', content: [
      { type: 'heading', attrs: { id: expect.any(String) as unknown, level: 2 }, content: [{ type: 'text', text: 'Ce qui change' }] },
      { type: 'paragraph', attrs: { id: expect.any(String) as unknown }, content: [{ type: 'text', text: 'Le ' }, { type: 'text', text: 'bandeau', marks: [{ type: 'bold' }] }, { type: 'text', text: '.' }] },
      { type: 'image', attrs: { id: expect.any(String) as unknown, file: png.sha256, alt: 'Le bandeau', width: 7, height: 5, caption: '8.5' } },
    ] });
    expect(bodies[1]?.file).toMatchObject({ sha256: pdf.sha256, mediaType: 'application/pdf' });
    expect(bodies[2]?.link).toEqual({ address: 'https://nordlys.example/aide', about: 'L’aide en ligne' });
    expect([bodies[3]?.file?.sha256, bodies[3]?.video]).toEqual([mp4.sha256, { captions: vtt.sha256, transcript: 'Bonjour.' }]);
    expect(await save('karim', draftId, empty, 2)).toMatchObject({ status: 409, body: { code: 'draft.over' } });
  });

  it('gives a learner everything to do, also in the other language, and its quiz proves level 1 of the chosen cell', async () => {
    for (const it of course.units.filter((unit) => unit.kind !== 'quiz')) expect((await who.ines.ask('POST', `/api/courses/${course.id}/units/${it.id}/completions`, { id: newId() })).status).toBe(200);
    const { asked, result } = await answerAll('ines', course);
    expect([asked.length, result.score, result.passed, result.cells.map((it) => [it.competencyId, it.level, it.proved])]).toEqual([6, 1, true, [[listening, 1, true]]]);
    expect(result.standings).toEqual([expect.objectContaining({ competencyId: listening, level: 1 })]);
    expect(((await who.ines.ask('GET', `/api/courses/${course.id}`)).body as Course).percent).toBe(100);
  });

  it('offers a lesson to whoever lacks a level it prepares for, and proves nothing by it', async () => {
    const { groups } = (await who.karim.ask('GET', '/api/gaps')).body as Gaps;
    const lacked = groups.flatMap((it) => it.cells)[0];
    const own = (cells: unknown) => ({ ...empty, title: 'Avant de répondre', activities: [{ id: newId(), kind: 'lesson', title: 'Écouter', minutes: 2, text: 'Un mot.', pictures: [], cells }] });
    const id = await make('karim');
    await save('karim', id, own([{ competencyId: english, level: 1 }]), 1);
    expect(await publish('karim', id, 2)).toMatchObject({ status: 422, body: { code: 'draft.not-ready', params: { count: 1 } } });
    expect(await save('karim', id, own([{ competencyId: listening, level: 1 }, { competencyId: listening, level: 1 }]), 2)).toMatchObject({ status: 400 });
    await save('karim', id, own([{ competencyId: lacked?.competencyId, level: lacked?.level }]), 2);
    const { courseId } = (await publish('karim', id, 3)).body as { courseId: string };
    const unit = ((await who.ines.ask('GET', `/api/courses/${courseId}`)).body as Course).units[0];
    expect(unit?.serves).toEqual([expect.objectContaining({ competencyId: lacked?.competencyId, level: lacked?.level })]);
    expect(((await who.karim.ask('GET', '/api/gaps')).body as Gaps).activities.map((it) => it.unitId)).toContain(unit?.id);
    const facts = async () => await house.owner.query('select count(*) from evidence');
    const before = await facts();
    expect((await who.ines.ask('POST', `/api/courses/${courseId}/units/${unit?.id}/completions`, { id: newId() })).status).toBe(200);
    expect(await facts()).toEqual(before);
    const next = ((await who.karim.ask('POST', `/api/courses/${courseId}/drafts`, { id: newId() })).body as { id: string }).id;
    expect((await read('karim', next)).content.activities[0]).toMatchObject({ cells: [{ competencyId: lacked?.competencyId, level: lacked?.level }] });
  });

  it('brings its questions into the bank for this quiz alone: no other quiz draws them', async () => {
    const own = (await house.owner.query(`select q.named_only as own from question q join question_version v on v.question_id = q.id where v.competency_id = $1 and v.published_at >= (select max(made_at) from course_draft where id = $2)`, [listening, draftId])) as { own: boolean }[];
    expect(own.length).toBeGreaterThanOrEqual(6);
    expect(own.every((it) => it.own)).toBe(true);
  });

  it('brings a published course into a second version with a class and a reason; who is inside finishes theirs, in the questions of theirs', async () => {
    const opened = newId();
    for (const id of [opened, newId()]) expect((await who.karim.ask('POST', `/api/courses/${course.id}/drafts`, { id })).body).toEqual({ id: opened });
    const draft = await read('karim', opened);
    expect([draft.basedOn, draft.content.activities.map((it) => it.id)]).toEqual([1, course.units.map((it) => it.id)]);
    const [lesson] = draft.content.activities;
    expect(lesson?.kind === 'lesson' ? [lesson.text, lesson.pictures] : null).toEqual(['## Ce qui change\n\nLe **bandeau**.\n\n![Le bandeau](ecran.png "8.5")', [{ name: 'ecran.png', file: png.sha256, width: 7, height: 5 }]]);
    const content: CourseDraft = { ...draft.content, activities: draft.content.activities.filter((it) => it.kind !== 'link').map((it) => (it.kind === 'lesson' ? { ...it, text: it.text.replace('Le **bandeau**.', 'Le **bandeau** est vert.') } : it.kind === 'quiz' ? { ...it, questions: it.questions.map((question, at) => (at === 0 ? { ...question, content: { ...question.content, prompt: 'Un, vraiment ?' } } : question)) } : it)) };
    await save('karim', opened, content, 1);
    expect(await publish('karim', opened, 2)).toMatchObject({ status: 422, body: { code: 'draft.change-missing' } });
    expect(await publish('karim', opened, 2, { class: 'substantive', reason: 'La 8.5 est sortie.' })).toMatchObject({ status: 200, body: { courseId: course.id, version: 2 } });
    expect(await house.owner.query('select change_class, reason from course_version where course_id = $1 order by number', [course.id])).toEqual([{ change_class: 'first', reason: '' }, { change_class: 'substantive', reason: 'La 8.5 est sortie.' }]);

    const [inside, newcomer] = await Promise.all((['ines', 'hugo'] as const).map(async (name) => (await who[name].ask('GET', `/api/courses/${course.id}`)).body as Course));
    expect([inside?.version, inside?.units.length, newcomer?.version, newcomer?.units.length]).toEqual([1, 5, 2, 4]);
    const prompts = async (name: Name, of: Course | undefined) => (of === undefined ? [] : (await answerAll(name, of)).asked.map((it) => it.prompt).filter((it) => it.startsWith('Un')));
    expect([await prompts('ines', inside), await prompts('hugo', newcomer)]).toEqual([['Un ?'], ['Un, vraiment ?']]);
    const ids = (await house.owner.query(`select t.document->'content'->0->'attrs'->>'id' as heading, t.document->'content'->1->'attrs'->>'id' as paragraph from unit_text t join course_version v on v.id = t.course_version_id where v.course_id = $1 and t.unit_id = $2 order by v.number`, [course.id, lesson?.id])) as object[];
    expect(ids[1]).toEqual(ids[0]);
  });

  it('mends a word of a question for everybody, and touches no quiz, where the change is of wording only', async () => {
    const { id } = (await who.karim.ask('POST', `/api/courses/${course.id}/drafts`, { id: newId() })).body as { id: string };
    const { content } = await read('karim', id);
    const reworded: CourseDraft = { ...content, activities: content.activities.map((it) => (it.kind === 'quiz' ? { ...it, questions: it.questions.map((question, at) => (at === 1 ? { ...question, content: { ...question.content, prompt: 'Deux, donc ?' } } : question)) } : it)) };
    await save('karim', id, reworded, 1);
    const quizzes = () => house.owner.query('select quiz_version_id from unit_version u join course_version v on v.id = u.course_version_id where v.course_id = $1 and u.kind = $2 order by v.number desc', [course.id, 'quiz']) as Promise<{ quiz_version_id: string }[]>;
    expect((await publish('karim', id, 2, { class: 'cosmetic', reason: 'Mieux dit.' })).status).toBe(200);
    const [third, second] = await quizzes();
    expect(third).toEqual(second);
    expect((await answerAll('ines', course)).asked.map((it) => it.prompt)).toContain('Deux, donc ?');
  });

  it('tells any two versions apart, its questions as they stood when each was published', async () => {
    const { versions } = (await who.karim.ask('GET', `/api/courses/${course.id}/versions`)).body as CourseVersions;
    expect(versions.map((it) => [it.number, it.change, it.reason, it.publishedBy])).toEqual([[3, 'cosmetic', 'Mieux dit.', 'Karim Haddad'], [2, 'substantive', 'La 8.5 est sortie.', 'Karim Haddad'], [1, null, '', 'Karim Haddad']]);
    const version = async (number: number) => ((await who.karim.ask('GET', `/api/courses/${course.id}/versions/${number}`)).body as CourseVersionFile).written as unknown as WrittenCourse;
    const [first, second, third] = [await version(1), await version(2), await version(3)];
    const [early, late] = [courseDifference(first, second), courseDifference(second, third)];
    expect(differenceApplied(first, early)).toEqual(second);
    // Between the first two: a paragraph, an activity that went, a question asked otherwise. Then a word of another question alone.
    expect(differenceCounts(early)).toEqual({ added: 0, removed: 1, changed: 2, moved: 0 });
    expect(early.activities[0]).toMatchObject({ kind: 'changed', change: { blocks: [{ kind: 'same' }, { kind: 'changed', change: { words: [{ kind: 'kept', text: 'Le bandeau' }, { kind: 'added', text: ' est vert' }, { kind: 'kept', text: '.' }] } }, { kind: 'same' }] } });
    expect(differenceCounts(late)).toEqual({ added: 0, removed: 0, changed: 1, moved: 0 });
    expect(JSON.stringify(late)).toContain('donc');
    expect(isNoDifference(courseDifference(third, await version(3)))).toBe(true);
    for (const name of ['claire', 'sophie'] as const) expect((await who[name].ask('GET', `/api/courses/${course.id}/versions`)).status).toBe(200);
    for (const path of ['', '/1']) expect([(await who.nadia.ask('GET', `/api/courses/${course.id}/versions${path}`)).status, (await who.ines.ask('GET', `/api/courses/${course.id}/versions${path}`)).status]).toEqual([404, 403]);
    for (const path of ['4', '0', 'x']) expect((await who.karim.ask('GET', `/api/courses/${course.id}/versions/${path}`)).status).toBe(path === '4' ? 404 : 400);
  });

  it('keeps translations and drawn quizzes of a course made elsewhere, where its words did not change', async () => {
    const { courses } = await listed('claire');
    const demo = courses.find((it) => it.title.startsWith('Premiers'));
    const { id } = (await who.claire.ask('POST', `/api/courses/${demo?.id ?? ''}/drafts`, { id: newId() })).body as { id: string };
    const { content } = await read('claire', id);
    const [changed] = content.activities.filter((it) => it.kind === 'lesson');
    await save('claire', id, { ...content, activities: content.activities.map((it) => (it === changed && it.kind === 'lesson' ? { ...it, text: `${it.text}\n\nUn mot de plus.` } : it)) }, 1);
    expect((await publish('claire', id, 2, { class: 'substantive', reason: 'Un mot de plus.' })).status).toBe(200);
    const locales = (await house.owner.query(`select u.unit_id as id, u.kind, array_agg(t.locale order by t.locale) as locales, array_agg(t.document order by t.locale) as documents, u.quiz_version_id as quiz from unit_version u join course_version v on v.id = u.course_version_id join unit_text t on t.course_version_id = v.id and t.unit_id = u.unit_id where v.course_id = $1 and v.number = $2 group by 1, 2, 5, u.position order by u.position`, [demo?.id, 2])) as { id: string; locales: string[]; documents: unknown[]; quiz: string | null }[];
    const before = (await house.owner.query(`select u.unit_id as id, array_agg(t.document order by t.locale) as documents, u.quiz_version_id as quiz from unit_version u join course_version v on v.id = u.course_version_id join unit_text t on t.course_version_id = v.id and t.unit_id = u.unit_id where v.course_id = $1 and v.number = 1 group by 1, 3, u.position order by u.position`, [demo?.id])) as { id: string; documents: unknown[]; quiz: string | null }[];
    for (const [at, it] of locales.entries()) {
      expect([it.id, it.locales]).toEqual([it.id, it.id === changed?.id ? ['fr'] : ['en', 'fr']]);
      if (it.id !== changed?.id) expect([it.documents, it.quiz]).toEqual([before[at]?.documents, before[at]?.quiz]);
    }
  });
});

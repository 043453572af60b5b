import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Bank, CourseDraft, DraftFile, Framework, QuestionFormat, QuestionsPreview, WrittenQuestions } from '@palier/contracts';
import { illustrationOf, type QuestionContent } from '@palier/domain';
import sharp from 'sharp';
import { newId } from '#platform';
import { openHouse, Visitor, type House } from '../../test/house.js';

let house: House;
let karim: Visitor, nadia: Visitor;
let listening: { id: string; name: string };
beforeAll(async () => {
  house = await openHouse({ demo: true });
  [karim, nadia] = [await Visitor.signedIn(house, 'karim'), await Visitor.signedIn(house, 'nadia')];
  const { frameworks } = (await karim.ask('GET', '/api/frameworks')).body as { frameworks: Framework[] };
  const found = frameworks.flatMap((it) => it.competencies).findLast((it) => it.hasLevels);
  listening = { id: found?.id ?? '', name: found?.name.fr ?? '' };
});
afterAll(() => house?.close());

interface Quiz { readonly draft: string; readonly activity: string }
const begin = async (): Promise<Quiz> => {
  const [draft, activity] = [newId(), newId()];
  await karim.ask('POST', '/api/course-drafts', { id: draft, locale: 'fr' });
  const content: CourseDraft = { locale: 'fr', title: 'Aide', summary: 'x', activities: [{ id: activity, kind: 'quiz', title: 'L’aide : à l’écran', minutes: 5, cell: { competencyId: listening.id, level: 1 }, passMark: 0.8, limit: null, attempts: null, feedback: 'full', questions: [], drawn: null }] };
  expect((await karim.ask('POST', `/api/course-drafts/${draft}`, { seen: 1, content })).status).toBe(200);
  return { draft, activity };
};
const doors = ({ draft, activity }: Quiz) => `/api/course-drafts/${draft}/quizzes/${activity}`;
const preview = async (quiz: Quiz, text: string, format: QuestionFormat | null = null) => (await karim.ask('POST', `${doors(quiz)}/question-imports/preview`, { text, format })).body as QuestionsPreview;
const take = (quiz: Quiz, text: string, seen: number, format: QuestionFormat | null = null, leaveOut = false) => karim.ask('POST', `${doors(quiz)}/question-imports`, { seen, text, format, leaveOut });
const send = async (quiz: Quiz, format: QuestionFormat, locale = 'fr') => (await karim.ask('POST', `${doors(quiz)}/question-exports`, { format, locale })).body as WrittenQuestions;
const draftOf = async (quiz: Quiz) => (await karim.ask('GET', `/api/course-drafts/${quiz.draft}`)).body as DraftFile;
const questionsOf = async (quiz: Quiz) => (await draftOf(quiz)).content.activities.flatMap((it) => (it.kind === 'quiz' ? it.questions : []));

const gift = '::Touche:: Quelle touche ouvre l’aide ?{=F1#Oui. ~F2 ~F3}\n\nQui contacter ?{=Karim =le responsable}\n\nIl pleut.{F####Regardez.}\n\nCombien d’heures ?{#12.5:0.5}\n\nLesquelles ?{~%50%a ~%50%b ~%-50%c}';
const formats = ['gift', 'aiken', 'moodle-xml', 'table'] as const;

describe('questions of a file', () => {
  it('come into a quiz whole, and a second time change nothing', async () => {
    const quiz = await begin();
    const seen = await preview(quiz, gift);
    expect([seen.format, seen.counts, seen.total, seen.lines.map((it) => [it.line, it.state, it.answers])]).toEqual(['gift', { new: 5, changed: 0, same: 0, problems: 0 }, 5, [[1, 'new', '✓ F1 (Oui.) · – F2 · – F3'], [3, 'new', '= Karim, le responsable'], [5, 'new', '✗'], [7, 'new', '= 12.5 (±\u00a00.5)'], [9, 'new', '✓ a · ✓ b · – c']]]);
    expect((await draftOf(quiz)).version).toBe(2);
    const first = await take(quiz, gift, 2);
    expect(first.body).toMatchObject({ version: 3, counts: { new: 5, changed: 0, same: 0, problems: 0 } });
    const there = await questionsOf(quiz);
    expect(there.map((it) => it.content.kind)).toEqual(['singleChoice', 'shortText', 'trueFalse', 'numeric', 'multipleChoice']);
    // The answer was lost on the way, and the same is sent again; then the same file another day.
    expect((await take(quiz, gift, 2)).body).toMatchObject({ version: 3, counts: { new: 0, same: 5 } });
    expect((await take(quiz, gift, 3)).body).toMatchObject({ version: 3, counts: { new: 0, same: 5 } });
    expect((await take(quiz, `${gift}\n\nNouvelle ?{T}`, 2)).status).toBe(412);
    expect(await questionsOf(quiz)).toEqual(there);
  });

  it('go out in each format and come back as the same, and what does not travel is said', async () => {
    const quiz = await begin();
    await take(quiz, gift, 2);
    const there = await questionsOf(quiz);
    for (const format of formats) {
      const file = await send(quiz, format);
      expect([format, file.count, file.name]).toEqual([format, format === 'aiken' ? 1 : 5, `l-aide-a-l-ecran.${{ gift: 'gift.txt', aiken: 'aiken.txt', 'moodle-xml': 'xml', table: 'csv' }[format]}`]);
      expect(file.losses.map((it) => [it.question, it.code, it.leftOut])).toEqual(format === 'aiken' ? [[1, 'loss.explanations', false], [2, 'loss.kind', true], [3, 'loss.kind', true], [4, 'loss.kind', true], [5, 'loss.kind', true]] : []);
      const back = await preview(quiz, file.text);
      expect([format, back.format, back.counts, back.lines]).toEqual([format, format, { new: 0, changed: 0, same: file.count, problems: 0 }, []]);
      expect([format, (await preview(await begin(), file.text)).counts.new]).toEqual([format, file.count]);
    }
    expect(await questionsOf(quiz)).toEqual(there);
    const lines = (await house.owner.query(`select action, detail from audit where subject_id = $1 and action in ('question.import', 'question.export') order by id`, [quiz.draft])) as { action: string; detail: object }[];
    expect(lines.map((it) => it.action)).toEqual(['question.import', ...formats.map(() => 'question.export')]);
    expect(JSON.stringify(lines)).not.toContain('F1');
  });

  it('that are paired or put in order travel as well, and keep what they are', async () => {
    const quiz = await begin();
    const paired = 'Capitales ?{=France -> Paris =Italie -> Rome = -> Oslo}';
    const ordered = '<quiz><question type="ordering"><questiontext><text>Dans l’ordre ?</text></questiontext><answer fraction="2"><text>deux</text></answer><answer fraction="1"><text>un</text></answer><answer fraction="3"><text>trois</text></answer></question></quiz>';
    expect((await preview(quiz, paired)).lines.map((it) => it.answers)).toEqual(['France → Paris · Italie → Rome · – Oslo']);
    await take(quiz, paired, 2);
    await take(quiz, ordered, 3);
    const there = await questionsOf(quiz);
    expect(there.map((it) => it.content)).toEqual([expect.objectContaining({ kind: 'matching', extra: [expect.objectContaining({ text: 'Oslo' })] }), expect.objectContaining({ kind: 'ordering', items: ['un', 'deux', 'trois'].map((text) => expect.objectContaining({ text }) as unknown) })]);
    for (const format of ['moodle-xml', 'table'] as const) expect([format, (await preview(quiz, (await send(quiz, format)).text)).counts]).toEqual([format, { new: 0, changed: 0, same: 2, problems: 0 }]);
    expect((await send(quiz, 'gift')).losses.map((it) => [it.question, it.code, it.leftOut])).toEqual([[2, 'loss.kind', true]]);
    await take(quiz, paired.replace('Oslo', 'Berne'), 4);
    const ids = (it: (typeof there)[number] | undefined) => (it?.content.kind === 'matching' ? it.content.pairs.flatMap((pair) => [pair.left.id, pair.right.id]) : []);
    expect(ids((await questionsOf(quiz))[0])).toEqual(ids(there[0]));
  });

  it('travel with their gaps, their tags and how hard they are', async () => {
    const quiz = await begin();
    const table = 'Question;Texte à trous;Réponse 1;Réponse 2;Autres choix 2;Difficulté;Étiquettes\nComplétez.;La touche [1] ouvre [2].;F1;l’aide;le menu;Difficile;aide, Clavier\nUn seul.;La touche [1].;F1;;;;';
    expect((await preview(quiz, table)).lines.map((it) => it.answers)).toEqual(['La touche [F1] ouvre [l’aide | le menu].', 'La touche [F1].']);
    await take(quiz, table, 2);
    const there = await questionsOf(quiz);
    expect(there.map((it) => [it.content, it.filing])).toEqual([
      [{ kind: 'gapFill', prompt: 'Complétez.', explanation: '', text: 'La touche [1] ouvre [2].', gaps: [{ id: '1', accepted: ['F1'], others: [] }, { id: '2', accepted: ['l’aide'], others: ['le menu'] }] }, { difficulty: 3, tags: ['aide', 'Clavier'], source: null, open: false }],
      [{ kind: 'gapFill', prompt: 'Un seul.', explanation: '', text: 'La touche [1].', gaps: [{ id: '1', accepted: ['F1'], others: [] }] }, undefined],
    ]);
    for (const format of formats) {
      const file = await send(quiz, format);
      expect([format, file.losses.map((it) => [it.question, it.code])]).toEqual([format, format === 'gift' ? [[1, 'loss.gaps']] : format === 'aiken' ? [[1, 'loss.kind'], [2, 'loss.kind']] : []]);
      if (format !== 'aiken') expect([format, (await preview(quiz, file.text)).counts]).toEqual([format, { new: 0, changed: 0, same: file.count, problems: 0 }]);
    }
    // Other words in the same gaps, other tags: a change of the same question, and what the file does not say stays.
    const moved = (await send(quiz, 'moodle-xml')).text.replace('La touche {', 'Appuyer sur [1] : la touche {').replace('<text>aide</text>', '<text>Aide</text>').replace('<text>Clavier</text>', '<text>raccourcis</text>').replace(/<tag><text>palier:difficulty:3<\/text><\/tag>/, '');
    expect((await preview(quiz, moved)).lines.map((it) => [it.state, it.changes?.filing])).toEqual([['changed', { before: '3/3 · aide · Clavier', after: '3/3 · Aide · raccourcis' }]]);
    await take(quiz, moved, 3);
    expect((await questionsOf(quiz)).map((it) => [it.id, it.content, it.filing?.difficulty, it.filing?.tags])[0]).toEqual([there[0]?.id, { kind: 'gapFill', prompt: 'Complétez.', explanation: '', text: 'Appuyer sur [1] : la touche [3] ouvre [2].', gaps: [{ id: '3', accepted: ['F1'], others: [] }, { id: '2', accepted: ['l’aide'], others: ['le menu'] }] }, 3, ['Aide', 'raccourcis']]);
  });

  it('bring their picture along, made ready as any other, and take it out again; one without words waits for them', async () => {
    const drawn = await sharp({ create: { width: 2_400, height: 300, channels: 3, background: '#f80' } }).withExif({ IFD0: { Copyright: 'Secret' } }).jpeg().toBuffer();
    const plain = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#08f' } }).png().toBuffer();
    const asked = (words: string, name: string, bytes: Buffer) => `<question type="truefalse"><questiontext format="html"><text><![CDATA[<p>${words}</p><img src="@@PLUGINFILE@@/${name}" alt="${words.startsWith('Sans') ? '' : `Vue de ${name}`}">]]></text><file name="${name}" path="/" encoding="base64">${bytes.toString('base64')}</file></questiontext><answer fraction="100"><text>true</text></answer></question>`;
    const file = `<quiz>\n${[asked('Quoi ?', 'a.jpg', drawn), asked('Sans mots ?', 'b.png', plain), asked('Abîmée ?', 'c.png', plain.subarray(0, 60))].join('\n')}\n</quiz>`;
    const kept = async () => ((await house.owner.query('select count(*)::int as n from stored_file')) as [{ n: number }])[0].n;
    const [quiz, before] = [await begin(), await kept()];
    const seen = await preview(quiz, file);
    expect([seen.counts.new, seen.lines.map((it) => [it.prompt, it.picture]), seen.notes.map((it) => [it.line, it.code])]).toEqual([3, [['Quoi ?', 'Vue de a.jpg'], ['Sans mots ?', ''], ['Abîmée ? [Vue de c.png]', null]], [[3, 'note.picture-words'], [4, 'note.picture']]]);
    expect(await kept()).toBe(before);
    expect((await take(quiz, file, 2)).body).toMatchObject({ counts: { new: 3 } });
    expect(await kept()).toBe(before + 2);
    const there = await questionsOf(quiz);
    const [beside] = there.flatMap((it) => illustrationOf(it.content as QuestionContent) ?? []);
    expect([beside?.words, beside?.width, beside?.height]).toEqual(['Vue de a.jpg', 2_000, 250]);
    const stored = await karim.ask('GET', `/api/files/${beside?.file ?? ''}`);
    expect([stored.status, stored.headers['content-type'], stored.text.includes('Secret'), drawn.includes('Secret')]).toEqual([200, 'image/jpeg', false, true]);
    expect((await take(quiz, file, 3)).body).toMatchObject({ version: 3, counts: { new: 0, changed: 0, same: 3 } });
    // What an author says of it stays, whatever the file leaves unsaid.
    const { content, version } = await draftOf(quiz);
    const described = { ...content, activities: content.activities.map((it) => (it.kind === 'quiz' ? { ...it, questions: it.questions.map((one) => ('illustration' in one.content && one.content.illustration?.words === '' ? { ...one, content: { ...one.content, illustration: { ...one.content.illustration, words: 'Un carré bleu' } } } : one)) } : it)) };
    expect((await karim.ask('POST', `/api/course-drafts/${quiz.draft}/publication`, { seen: version, change: null })).body).toMatchObject({ code: 'draft.not-ready' });
    expect((await karim.ask('POST', `/api/course-drafts/${quiz.draft}`, { seen: version, content: described })).status).toBe(200);
    expect((await preview(quiz, file)).counts).toEqual({ new: 0, changed: 0, same: 3, problems: 0 });
    for (const format of formats) {
      const out = await send(quiz, format);
      expect([format, out.losses.filter((it) => it.code === 'loss.picture').map((it) => it.question)]).toEqual([format, format === 'moodle-xml' ? [] : format === 'aiken' ? [] : [1, 2]]);
      if (format !== 'aiken') expect([format, (await preview(quiz, out.text)).counts]).toEqual([format, { new: 0, changed: 0, same: 3, problems: 0 }]);
    }
    const other = await begin();
    await take(other, (await send(quiz, 'moodle-xml')).text, 2);
    expect((await questionsOf(other)).map((it) => it.content)).toEqual((await questionsOf(quiz)).map((it) => it.content));
    expect(await kept()).toBe(before + 2);
    // Another picture under the same words is a change, and is shown as one.
    const changed = await preview(quiz, file.replace(drawn.toString('base64'), plain.toString('base64')));
    expect(changed.lines.map((it) => [it.state, it.changes?.picture?.before])).toEqual([['changed', `Vue de a.jpg (${beside?.file.slice(0, 8) ?? ''})`]]);
  });

  it('that no format knows stay where they are, and that is said', async () => {
    const quiz = await begin();
    await take(quiz, 'Il pleut.{F}', 2);
    const { content, version } = await draftOf(quiz);
    const reply = (id: string) => ({ id, text: `Dire ${id}`, channel: 'mail' as const, tone: 'warm' as const, action: 'ask' as const, escalates: false, next: { to: 'end' as const, good: true }, consequence: 'Bien.', credit: 1 });
    const talk = { id: newId(), cell: null, content: { kind: 'ticketSimulation' as const, prompt: 'Que dire ?', explanation: '', situation: { customer: 'M. Roux', product: '', channel: 'mail' as const, ticket: 'Panne.' }, scenes: [{ id: 'a', says: 'Alors ?', replies: [reply('1'), reply('2')] }] } };
    const activities = content.activities.map((it) => (it.kind === 'quiz' ? { ...it, questions: [...it.questions, talk] } : it));
    expect((await karim.ask('POST', `/api/course-drafts/${quiz.draft}`, { seen: version, content: { ...content, activities } })).status).toBe(200);
    for (const format of formats) {
      const file = await send(quiz, format);
      expect([format, file.losses.filter((it) => it.question === 2)]).toEqual([format, [{ question: 2, code: 'loss.nowhere', leftOut: true, prompt: 'Que dire ?' }]]);
      expect(file.text).not.toContain('M. Roux');
    }
    expect((await take(quiz, 'Il neige.{T}', version + 1)).body).toMatchObject({ counts: { new: 1, changed: 0 } });
    expect((await questionsOf(quiz)).map((it) => it.content.kind)).toEqual(['trueFalse', 'ticketSimulation', 'trueFalse']);
  });

  it('that say something else show their difference, and keep what they are', async () => {
    const quiz = await begin();
    await take(quiz, gift, 2);
    const before = await questionsOf(quiz);
    const other = gift.replace('Quelle touche ouvre', 'Par quelle touche s’ouvre').replace('~F3', '~F4').replace('#12.5:0.5', '#12.50:1');
    const seen = await preview(quiz, other);
    expect(seen.counts).toEqual({ new: 0, changed: 2, same: 3, problems: 0 });
    expect(seen.lines.map((it) => it.changes)).toEqual([
      { kind: false, prompt: { before: 'Quelle touche ouvre l’aide ?', after: 'Par quelle touche s’ouvre l’aide ?' }, answers: { before: '✓ F1 (Oui.) · – F2 · – F3', after: '✓ F1 (Oui.) · – F2 · – F4' }, explanation: null, picture: null, cell: null, filing: null },
      { kind: false, prompt: null, answers: { before: '= 12.5 (±\u00a00.5)', after: '= 12.50 (±\u00a01)' }, explanation: null, picture: null, cell: null, filing: null },
    ]);
    await take(quiz, other, 3);
    const after = await questionsOf(quiz);
    expect(after.map((it) => it.id)).toEqual(before.map((it) => it.id));
    expect(after[0]?.content).toMatchObject({ prompt: 'Par quelle touche s’ouvre l’aide ?', options: [{ text: 'F1' }, { text: 'F2' }, { text: 'F4' }] });
    const ids = (it: (typeof after)[number] | undefined) => (it !== undefined && 'options' in it.content ? it.content.options.map((option) => option.id) : []);
    expect(ids(after[0])).toEqual(ids(before[0]));
  });

  it('with a problem are refused all together, or left out where that is said', async () => {
    const quiz = await begin();
    const bad = 'Oui ?{=a ~b}\n\nNon ?{=a ~a}\n\nRacontez.{}';
    expect((await preview(quiz, bad)).problems).toEqual([{ line: 3, code: 'question.option-twice', params: { text: 'a' } }, { line: 5, code: 'question.kind-unknown', params: { kind: 'essay' } }]);
    const refused = await take(quiz, bad, 2);
    expect([refused.status, refused.body]).toEqual([422, expect.objectContaining({ code: 'import.has-problems', params: { count: 2 } })]);
    expect([(await draftOf(quiz)).version, await questionsOf(quiz)]).toEqual([2, []]);
    expect((await take(quiz, bad, 2, null, true)).body).toMatchObject({ counts: { new: 1, problems: 2 } });
    expect((await take(quiz, '<!DOCTYPE quiz [<!ENTITY x SYSTEM "file:///etc/passwd">]><quiz>&x;</quiz>', 3, null, true)).status).toBe(422);
    expect((await preview(quiz, 'Bonjour')).problems.map((it) => it.code)).toEqual(['questions.format-unknown']);
    expect((await preview(quiz, 'Bonjour', 'aiken')).problems.map((it) => it.code)).toEqual(['question.no-answers']);
    expect((await preview(quiz, ' ')).problems.map((it) => it.code)).toEqual(['questions.empty']);
    expect(await questionsOf(quiz)).toHaveLength(1);
  });

  it('do not fill a quiz beyond two hundred', async () => {
    const quiz = await begin();
    const many = (from: number, count: number) => Array.from({ length: count }, (_, at) => `Question ${from + at} ?{T}`).join('\n\n');
    expect((await take(quiz, many(1, 150), 2)).status).toBe(200);
    expect((await preview(quiz, many(151, 51))).total).toBe(201);
    const full = await take(quiz, many(151, 51), 3);
    expect([full.status, full.body]).toEqual([422, expect.objectContaining({ code: 'draft.quiz-full', params: { most: 200, count: 201 } })]);
    expect((await take(quiz, many(151, 50), 3)).status).toBe(200);
    expect((await preview(quiz, many(1, 201))).problems.map((it) => it.code)).toEqual(['questions.too-many']);
    // In the bank they come page by page, and each page says how many are left.
    expect((await karim.ask('POST', `/api/course-drafts/${quiz.draft}/publication`, { seen: 4, change: null })).status).toBe(200);
    const page = async (query: string) => (await karim.ask('GET', `/api/questions?search=Question&${query}`)).body as Bank;
    const first = await page('');
    expect([first.questions.length, first.left, (await page(`after=${first.next ?? ''}`)).left, (await page('difficulty=3')).left]).toEqual([50, 150, 100, 0]);
  });

  it('name their competency, by any of its names; one that nobody knows is said', async () => {
    const quiz = await begin();
    const table = `Question;Réponse 1;Compétence;Niveau\nQ ?;a;${listening.name.toUpperCase()};2\nR ?;b;Dresser des lions;1`;
    expect((await preview(quiz, table)).notes).toEqual([{ line: 3, code: 'note.cell', params: { competency: 'Dresser des lions' } }]);
    await take(quiz, table, 2);
    expect((await questionsOf(quiz)).map((it) => it.cell)).toEqual([{ competencyId: listening.id, level: 2 }, null]);
    expect((await preview(quiz, table)).counts).toMatchObject({ same: 2, changed: 0 });
    const file = await send(quiz, 'table');
    expect(file.text).toContain(listening.name);
    expect((await preview(quiz, file.text)).counts).toMatchObject({ same: 2, changed: 0, new: 0 });
  });

  it('are known again in the next version of a published course', async () => {
    const quiz = await begin();
    await take(quiz, gift, 2);
    const { courseId } = (await karim.ask('POST', `/api/course-drafts/${quiz.draft}/publication`, { seen: 3, change: null })).body as { courseId: string };
    const next = newId();
    expect((await karim.ask('POST', `/api/courses/${courseId}/drafts`, { id: next })).status).toBe(200);
    const again = { draft: next, activity: quiz.activity };
    expect((await preview(again, gift)).counts).toEqual({ new: 0, changed: 0, same: 5, problems: 0 });
    // Taken out of the quiz, it may come back; but never under an id that the bank has given.
    const draft = await draftOf(again);
    await karim.ask('POST', `/api/course-drafts/${next}`, { seen: 1, content: { ...draft.content, activities: draft.content.activities.map((it) => (it.kind === 'quiz' ? { ...it, questions: it.questions.slice(1) } : it)) } });
    await take(again, gift, 2);
    expect((await karim.ask('POST', `/api/course-drafts/${next}/publication`, { seen: 3, change: { class: 'substantive', reason: 'Autre ordre.' } })).status).toBe(200);
    const published = await karim.ask('POST', `/api/courses/${courseId}/quizzes/${quiz.activity}/question-exports`, { format: 'gift', locale: 'fr' });
    expect(published.body).toMatchObject({ count: 5, losses: [] });
    expect((published.body as WrittenQuestions).text).toContain('[tag:palier:difficulty:1]');
  });

  it('of a published quiz go out to those who write it, and to nobody else', async () => {
    const [{ course, unit }] = (await house.owner.query(`select v.course_id as course, u.unit_id as unit from course_version v join unit_version u on u.course_version_id = v.id and u.kind = 'quiz' order by u.unit_id limit 1`)) as [{ course: string; unit: string }];
    const claire = await Visitor.signedIn(house, 'claire');
    const file = (await claire.ask('POST', `/api/courses/${course}/quizzes/${unit}/question-exports`, { format: 'moodle-xml', locale: 'fr' })).body as WrittenQuestions;
    expect(file.count).toBeGreaterThan(5);
    expect([...file.text.matchAll(/<question type=/g)]).toHaveLength(file.count);
    expect((await karim.ask('POST', `/api/courses/${course}/quizzes/${unit}/question-exports`, { format: 'gift', locale: 'fr' })).status).toBe(404);
    const quiz = await begin();
    for (const door of ['question-imports/preview', 'question-imports', 'question-exports']) expect([door, (await nadia.ask('POST', `${doors(quiz)}/${door}`, door === 'question-exports' ? { format: 'gift', locale: 'fr' } : { text: gift, format: null, ...(door === 'question-imports' ? { seen: 2, leaveOut: false } : {}) })).status]).toEqual([door, 404]);
    expect((await karim.ask('POST', `/api/course-drafts/${quiz.draft}/quizzes/${newId()}/question-exports`, { format: 'gift', locale: 'fr' })).status).toBe(404);
  });
});

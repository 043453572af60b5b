import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { draftGaps, moved, type CourseDraft, type DraftActivity, type DraftQuestion } from './course-draft.js';
import type { FileKind } from './course-file.js';
import type { QuestionContent } from '../quiz/question.js';

const files: Readonly<Record<string, FileKind>> = { png: 'picture', pdf: 'document', mp4: 'video', vtt: 'captions' };
const facts = { kindOfFile: (sha256: string) => files[sha256] ?? null, hasLevels: (competencyId: string) => competencyId === 'communication', isArticle: (id: string) => id === 'known' };
const cell = { competencyId: 'communication', level: 1 as const };
const base = { id: 'a', title: 'Titre', minutes: 5 };
const choice = (kind: 'singleChoice' | 'multipleChoice', ...marks: string[]): QuestionContent => ({ kind, prompt: 'Laquelle ?', explanation: '', options: marks.map((it, index) => ({ id: String(index), text: it.replace('+', ''), correct: it.startsWith('+'), explanation: '' })) });
const question = (content: QuestionContent, own: DraftQuestion['cell'] = null): DraftQuestion => ({ id: 'q', cell: own, content });
const quiz = (...questions: DraftQuestion[]): DraftActivity => ({ ...base, kind: 'quiz', cell, passMark: 0.8, limit: null, attempts: null, feedback: 'full', questions, drawn: null });
const lesson = (text: string): DraftActivity => ({ ...base, kind: 'lesson', text, pictures: [{ name: 'écran.png', file: 'png', width: 10, height: 10 }, { name: 'autre.png', file: 'pdf', width: 1, height: 1 }] });
const draft = (...activities: DraftActivity[]): CourseDraft => ({ locale: 'fr', title: 'Nouveautés', summary: '', activities });
const codes = (...activities: DraftActivity[]) => draftGaps(draft(...activities), facts).map((it) => it.code);

describe('what is missing in a draft', () => {
  it('is nothing where every activity is whole', () => expect(draftGaps(draft(
    lesson('Bonjour.\n\n![L’écran](écran.png)'), { ...base, kind: 'file', file: 'pdf' }, { ...base, kind: 'link', address: ' https://nordlys.example/aide ', about: 'L’aide en ligne' }, { ...base, kind: 'video', file: 'mp4', captions: 'vtt', transcript: '' }, { ...base, kind: 'video', file: 'mp4', captions: null, transcript: 'Bonjour.' },
    quiz(question(choice('singleChoice', '+a', 'b')), question(choice('multipleChoice', '+a', '+b')), question({ kind: 'shortText', prompt: 'Qui ?', accepted: ['Karim'], explanation: '' }, { competencyId: 'communication', level: 2 })),
    { ...base, kind: 'quiz', cell: null, passMark: 0.8, limit: null, attempts: null, feedback: 'full', questions: [], drawn: 'version' },
  ), facts)).toEqual([]));

  it('is said of the course itself', () => expect(draftGaps({ locale: 'fr', title: ' ', summary: '', activities: [] }, facts).map((it) => it.code)).toEqual(['course.no-title', 'course.no-activity']));

  it('is said of each activity, with the place', () => {
    expect(draftGaps(draft(lesson('Voir [ici](http://x.example)\n\n![](écran.png)\n\n![Oui](autre.png)')), facts)).toEqual([
      { code: 'lesson.link-not-https', activityId: 'a', question: null, line: 1, found: 'http://x.example' }, { code: 'lesson.picture-without-words', activityId: 'a', question: null, line: 3, found: 'écran.png' },
      { code: 'lesson.picture-unknown', activityId: 'a', question: null, line: 5, found: 'autre.png' }, { code: 'lesson.picture-not-alone', activityId: 'a', question: null, line: 5, found: 'autre.png' },
    ]);
    expect(codes({ ...base, title: '', kind: 'lesson', text: ' \n', pictures: [] })).toEqual(['activity.no-title', 'lesson.empty']);
    for (const file of [null, 'png', 'unknown']) expect([file, codes({ ...base, kind: 'file', file })]).toEqual([file, ['file.missing']]);
    expect(codes({ ...base, kind: 'link', address: '', about: '' })).toEqual(['link.no-address', 'link.no-words']);
    for (const address of ['javascript:alert(1)', 'http://x.example', 'https://', 'x.example']) expect([address, codes({ ...base, kind: 'link', address, about: 'x' })]).toEqual([address, ['link.not-https']]);
    expect(codes({ ...base, kind: 'video', file: 'pdf', captions: 'png', transcript: ' ' })).toEqual(['video.missing', 'video.no-captions']);
  });

  it('is said of each question, by its number', () => {
    expect(codes(quiz())).toEqual(['quiz.no-question']);
    const gaps = draftGaps(draft(quiz(
      question(choice('singleChoice', '+a', 'b')), question(choice('singleChoice', '+a', '+b')), question(choice('multipleChoice', 'a', 'b')), question(choice('singleChoice', '+a')), question(choice('singleChoice', '+a', 'a')), question(choice('singleChoice', '+a', ' ')),
      question({ kind: 'shortText', prompt: '', accepted: [' . '], explanation: '' }), question(choice('singleChoice', '+a', 'b'), { competencyId: 'english', level: 1 }),
    )), facts).map((it) => [it.question, it.code]);
    expect(gaps).toEqual([[2, 'question.several-right-options'], [3, 'question.no-right-option'], [4, 'question.too-few-options'], [5, 'question.same-option'], [6, 'question.empty-option'], [7, 'question.no-words'], [7, 'question.no-accepted-answer'], [8, 'question.no-such-level']]);
    const number = (value: string, of: string) => question({ kind: 'numeric', prompt: 'Combien ?', explanation: '', value, tolerance: { by: 'amount', of }, units: ['h'] });
    const stated = (answer: boolean | null) => question({ kind: 'trueFalse', prompt: 'Vrai ?', explanation: '', answer });
    expect(draftGaps(draft(quiz(stated(true), stated(null), number('1 200,5', ''), number('trois', '0,5'), number('3 h', '5'), number('3', '-1'), number('', 'peu'))), facts).map((it) => [it.question, it.code])).toEqual([[2, 'question.no-truth'], [4, 'question.no-number'], [5, 'question.no-number'], [6, 'question.no-tolerance'], [7, 'question.no-number'], [7, 'question.no-tolerance']]);
    const item = (text: string, id = text) => ({ id, text });
    const order = (...items: string[]) => question({ kind: 'ordering', prompt: 'Dans quel ordre ?', explanation: '', items: items.map((it, at) => item(it, String(at))) });
    const match = (pairs: string[], ...extra: string[]) => question({ kind: 'matching', prompt: 'Qui va où ?', explanation: '', pairs: pairs.map((it, at) => ({ left: item(it.split('-')[0] ?? '', `l${at}`), right: item(it.split('-')[1] ?? '', `r${at}`) })), extra: extra.map((it) => item(it)) });
    const holed = (text: string, ...all: [string, string[], string[]?][]) => question({ kind: 'gapFill', prompt: 'Complétez.', explanation: '', text, gaps: all.map(([id, accepted, others = []]) => ({ id, accepted, others })) });
    expect(draftGaps(draft(quiz(
      order('a', 'b', 'c'), order('a', 'b'), order('a', 'a', 'b'), order('a', ' ', 'b'),
      match(['a-1', 'b-2'], '3'), match(['a-1', 'b-1', 'c-2']), match(['a-1']), match(['a-1', 'b-1']), match(['a-1', 'a-2']), match(['a-1', 'b-2'], '2'), match(['a-1', 'b-']),
      holed('Un [1], une [2].', ['1', ['x']], ['2', ['y'], ['z']]), holed('Rien.'), holed('Un [1].', ['1', ['x']], ['2', ['y']]), holed('[1] [1]', ['1', ['x']]), holed('[1]', ['1', [' ']]), holed('[1]', ['1', ['x'], ['X.']]),
    )), facts).map((it) => [it.question, it.code])).toEqual([
      [2, 'question.too-few-items'], [3, 'question.same-option'], [4, 'question.empty-option'], [7, 'question.too-few-pairs'], [8, 'question.too-few-pairs'], [9, 'question.same-option'], [10, 'question.same-option'], [11, 'question.empty-option'],
      [13, 'question.no-gap'], [14, 'question.gap-not-once'], [15, 'question.gap-not-once'], [16, 'question.gap-without-answer'], [17, 'question.same-option'],
    ]);
    const spots = (file: string | null, words: string, ...marks: string[]) => question({ kind: 'hotSpot', prompt: 'Où ?', explanation: '', picture: { file, width: 10, height: 10, words }, options: marks.map((it, index) => ({ id: String(index), text: it.replace('+', ''), correct: it.startsWith('+'), explanation: '', shape: { form: 'box', x: 0, y: 0, width: 10, height: 10 } })) });
    expect(draftGaps(draft(quiz(spots('png', 'Un écran', '+a', 'b', '+c'), spots(null, 'Un écran', '+a', 'b'), spots('pdf', ' ', '+a', 'b'), spots('png', 'Un écran', '+a'), spots('png', 'Un écran', 'a', 'b'), spots('png', 'Un écran', '+a', 'a'), spots('png', 'Un écran', '+a', ''))), facts).map((it) => [it.question, it.code])).toEqual([
      [2, 'question.no-picture'], [3, 'question.no-picture'], [3, 'question.no-picture-words'], [4, 'question.too-few-spots'], [5, 'question.no-right-option'], [6, 'question.same-option'], [7, 'question.empty-option'],
    ]);
    // A picture beside any question needs its words, and is a picture.
    const beside = (file: string, words: string) => question({ ...choice('singleChoice', '+a', 'b'), illustration: { file, width: 10, height: 10, words } } as QuestionContent);
    expect(draftGaps(draft(quiz(beside('png', 'Un écran'), beside('png', ' '), beside('pdf', 'Un écran'))), facts).map((it) => [it.question, it.code])).toEqual([[2, 'question.no-picture-words'], [3, 'question.no-picture']]);
    const reply = (id: string, to: string, change: object = {}) => ({ id, text: `Dire ${id}`, channel: 'mail' as const, tone: 'warm' as const, action: 'ask' as const, escalates: false, next: to === '' ? null : to === 'end' ? { to: 'end' as const, good: true } : { to: 'scene' as const, sceneId: to }, consequence: 'Bien.', credit: 1, ...change });
    const scene = (id: string, ...replies: ReturnType<typeof reply>[]) => ({ id, says: `Dit ${id}`, replies });
    const talk = (scenes: ReturnType<typeof scene>[], customer = 'M. Roux') => question({ kind: 'ticketSimulation', prompt: 'Que dire ?', explanation: '', situation: { customer, product: '', channel: 'phone', ticket: 'Plus rien ne marche.' }, scenes });
    const whole = [scene('a', reply('1', 'b'), reply('2', 'end')), scene('b', reply('3', 'end'), reply('4', 'end', { credit: -3 }))];
    expect(draftGaps(draft(quiz(
      talk(whole), talk([], ' '), talk([{ ...scene('a', reply('1', 'end'), reply('2', 'end', { text: ' ' })), says: '' }]), talk([scene('a', reply('1', 'b'), reply('2', 'end')), scene('b', reply('3', 'end'))]), talk([scene('a', reply('1', 'end'), reply('2', 'end', { text: 'Dire 1 ' }))]),
      talk([scene('a', reply('1', ''), reply('2', 'gone', { consequence: '' }))]), talk([...whole, scene('c', reply('5', 'end'), reply('6', 'b')), scene('d', reply('7', 'end'), reply('8', 'end'))]),
      talk([scene('a', reply('1', 'b'), reply('2', 'end')), scene('b', reply('3', 'c'), reply('4', 'end')), scene('c', reply('5', 'b'), reply('6', 'end'))]), talk([scene('a', reply('1', 'a'), reply('2', 'end'))]), talk([scene('a', reply('1', 'end', { credit: 0 }), reply('2', 'end', { credit: -1 }))]),
    )), facts).map((it) => [it.question, it.code, it.found])).toEqual([
      [2, 'question.no-situation', ''], [2, 'question.no-scene', ''], [3, 'question.scene-without-words', '1'], [3, 'question.reply-without-words', '1'], [4, 'question.scene-dead', '2'], [5, 'question.reply-twice', '1'],
      [6, 'question.reply-without-consequence', '1'], [6, 'question.reply-leads-nowhere', '1'], [7, 'question.scene-unreached', '3, 4'], [8, 'question.scenes-in-circles', '2, 3'], [9, 'question.scenes-in-circles', '1'], [10, 'question.nothing-earned', ''],
    ]);
    expect(draftGaps(draft({ ...base, kind: 'quiz', cell: null, passMark: 0.8, limit: null, attempts: null, feedback: 'full', drawn: null, questions: [question(choice('singleChoice', '+a', 'b'))] }), facts).map((it) => it.code)).toEqual(['question.no-cell']);
  });
});

describe('what is missing where an article is to stand', () => {
  it('is nothing where there is one', () => expect([null, 'gone', 'known'].map((article) => codes({ ...base, kind: 'article', article }))).toEqual([['article.missing'], ['article.missing'], []]));
});

describe('what is missing in a checklist', () => {
  const checklist = (items: [string, boolean][], ...cells: string[]) => codes({ ...base, kind: 'checklist', items: items.map(([text, required], at) => ({ id: String(at), text, required })), cells: cells.map((competencyId) => ({ competencyId, level: 2 as const })) });
  it('is nothing where something required is said, each once, for levels that there are', () => {
    expect(checklist([['Salue', true], ['Reformule', false]], 'communication')).toEqual([]);
    expect(checklist([['Salue', true]])).toEqual([]);
    expect(checklist([])).toEqual(['checklist.no-item']);
    expect(checklist([['Salue', false]])).toEqual(['checklist.nothing-required']);
    expect(checklist([['Salue', true], [' ', true]])).toEqual(['checklist.empty-item']);
    expect(checklist([['Salue', true], ['Salue ', true]], 'english')).toEqual(['activity.no-such-level', 'checklist.same-item']);
  });
});

describe('moving an activity', () => {
  it('leaves the others in their order, stops at both ends, and there and back is where it was', () => fc.assert(fc.property(fc.uniqueArray(fc.string(), { minLength: 1, maxLength: 8 }), fc.nat(), fc.integer({ min: -9, max: 9 }), (ids, pick, by) => {
    const before = draft(...ids.map((id): DraftActivity => ({ ...base, id, kind: 'file', file: null })));
    const id = ids[pick % ids.length] ?? '';
    const after = moved(before, id, by);
    expect(after.activities.map((it) => it.id).filter((it) => it !== id)).toEqual(ids.filter((it) => it !== id));
    const [from, to] = [before, after].map((it) => it.activities.findIndex((activity) => activity.id === id));
    expect(to).toBe(Math.min(ids.length - 1, Math.max(0, (from ?? 0) + by)));
    expect(after === before).toBe(to === from);
    expect(moved(after, id, (from ?? 0) - (to ?? 0))).toEqual(before);
  })));
});

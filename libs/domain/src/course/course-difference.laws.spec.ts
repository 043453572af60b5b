import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { questionKinds, type QuestionContent } from '../quiz/question.js';
import { blockText } from './block-text.js';
import { courseDifference, differenceApplied, differenceCounts, isNoDifference } from './course-difference.js';
import type { CourseDraft, DraftActivity, DraftQuestion } from './course-draft.js';
import { linesApplied, linesOf } from './lines.js';
import { textAfter, textBefore, wordsBetween } from './word-difference.js';
import { questionFields, writtenCourse, type WrittenCourse } from './written-course.js';

const words = fc.array(fc.constantFrom('le', 'bandeau', 'est', 'vert', 'L’écran', 'été', '8.5', '.', ',', '**gras**', '\n', '- ', '## ', '\n| vert | le |\n'), { maxLength: 6 }).map((it) => it.join(' '));
const small = fc.string({ maxLength: 3 });
const listed = <T extends { id: string }>(it: fc.Arbitrary<T>, maxLength = 4) => fc.uniqueArray(it, { selector: ({ id }) => id, maxLength });
const id = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
const option = fc.record({ id, text: words, correct: fc.boolean(), explanation: small });
const item = fc.record({ id, text: words });
const spoken = { prompt: words, explanation: small };
const shape = fc.record({ form: fc.constantFrom('box' as const, 'round' as const), x: fc.nat(9), y: fc.nat(9), width: fc.nat(9), height: fc.nat(9) });
const contents: Record<QuestionContent['kind'], fc.Arbitrary<QuestionContent>> = {
  singleChoice: fc.record({ kind: fc.constant('singleChoice' as const), ...spoken, options: listed(option) }), multipleChoice: fc.record({ kind: fc.constant('multipleChoice' as const), ...spoken, options: listed(option) }),
  shortText: fc.record({ kind: fc.constant('shortText' as const), ...spoken, accepted: fc.array(words, { maxLength: 3 }) }), trueFalse: fc.record({ kind: fc.constant('trueFalse' as const), ...spoken, answer: fc.constantFrom(true, false, null) }),
  numeric: fc.record({ kind: fc.constant('numeric' as const), ...spoken, value: small, tolerance: fc.record({ by: fc.constantFrom('amount' as const, 'percent' as const), of: small }), units: fc.array(small, { maxLength: 2 }) }),
  ordering: fc.record({ kind: fc.constant('ordering' as const), ...spoken, items: listed(item) }),
  matching: fc.record({ kind: fc.constant('matching' as const), ...spoken, pairs: fc.uniqueArray(fc.record({ left: item, right: item }), { selector: (it) => it.left.id, maxLength: 3 }), extra: listed(item) }),
  gapFill: fc.record({ kind: fc.constant('gapFill' as const), ...spoken, text: words, gaps: listed(fc.record({ id, accepted: fc.array(small, { maxLength: 2 }), others: fc.array(small, { maxLength: 2 }) })) }),
  hotSpot: fc.record({ kind: fc.constant('hotSpot' as const), ...spoken, picture: fc.record({ file: fc.option(small), width: fc.constant(1), height: fc.constant(1), words }), options: listed(fc.tuple(option, shape).map(([it, its]) => ({ ...it, shape: its }))) }),
  ticketSimulation: fc.record({ kind: fc.constant('ticketSimulation' as const), ...spoken, situation: fc.record({ customer: small, product: small, channel: fc.constantFrom('mail' as const, 'phone' as const), ticket: words }), scenes: fc.nat({ max: 3 }).chain((count) => {
    const ids = Array.from({ length: count + 1 }, (_, at) => String(at));
    const reply = fc.record({ text: words, channel: fc.constant('mail' as const), tone: fc.constantFrom('warm' as const, 'firm' as const), action: fc.constant('ask' as const), escalates: fc.boolean(), next: fc.oneof(fc.constant(null), fc.constantFrom(...ids).map((sceneId) => ({ to: 'scene' as const, sceneId })), fc.boolean().map((good) => ({ to: 'end' as const, good }))), consequence: words, credit: fc.integer({ min: -9, max: 9 }) });
    return fc.tuple(...ids.map((its) => fc.tuple(words, fc.array(reply, { maxLength: 3 })).map(([says, replies]) => ({ id: its, says, replies: replies.map((it, at) => ({ id: `${its}${at}`, ...it })) }))));
  }) }),
};
const cell = fc.option(fc.record({ competencyId: id, level: fc.constantFrom(1 as const, 2 as const) }));
const question: fc.Arbitrary<DraftQuestion> = fc.record({ id, cell, content: fc.oneof(...questionKinds.map((it) => contents[it])) });
const activity: fc.Arbitrary<DraftActivity> = fc.tuple(fc.record({ id, title: words, minutes: fc.integer({ min: 1, max: 9 }) }), fc.oneof(
  fc.record({ kind: fc.constant('lesson' as const), text: fc.array(words, { maxLength: 4 }).map((it) => it.join('\n\n')), pictures: fc.constant([]) }), fc.record({ kind: fc.constant('file' as const), file: fc.option(small) }),
  fc.record({ kind: fc.constant('link' as const), address: small, about: words }), fc.record({ kind: fc.constant('video' as const), file: fc.option(small), captions: fc.option(small), transcript: words }),
  fc.record({ kind: fc.constant('article' as const), article: fc.option(small) }),
  fc.record({ kind: fc.constant('checklist' as const), items: listed(fc.record({ id, text: words, required: fc.boolean() })), cells: fc.constant([]) }),
  fc.record({ kind: fc.constant('quiz' as const), cell, passMark: fc.constantFrom(0.5, 0.8), limit: fc.option(fc.nat(9)), attempts: fc.option(fc.nat(9)), feedback: fc.constantFrom('full' as const, 'oncePassed' as const), questions: listed(question), drawn: fc.option(small) }),
)).map(([base, its]) => ({ ...base, ...its }));
const draft: fc.Arbitrary<CourseDraft> = fc.record({ locale: fc.constant('fr' as const), title: words, summary: words, activities: listed(activity) });
const course = draft.map((it) => writtenCourse(it));
/** A later version: mostly the same course, shuffled and mended here and there. */
const versions = fc.tuple(draft, draft, fc.infiniteStream(fc.nat(3))).map(([one, other, dice]): [WrittenCourse, WrittenCourse] => {
  const roll = () => dice.next().value ?? 0;
  const mended = { ...one, title: roll() === 0 ? other.title : one.title, activities: [...one.activities.filter(() => roll() !== 0), ...other.activities.filter((it) => roll() === 0 && !one.activities.some(({ id: held }) => held === it.id))].map((it) => {
    if (it.kind === 'lesson' && roll() < 2) { const [first, ...rest] = it.text.split('\n\n'); return { ...it, text: [...rest, 'Un mot de plus.', ...(first === undefined ? [] : [first])].join('\n\n') }; }
    if (it.kind === 'quiz' && roll() < 2) return { ...it, questions: it.questions.map((its) => (roll() === 0 ? { ...its, id: `${its.id}2`, content: { ...its.content, prompt: `${its.content.prompt} ?` } } : its)).reverse() };
    return it;
  }) };
  const before = writtenCourse(one);
  return [before, writtenCourse(mended, (activityId) => { const blocks = before.activities.find((it) => it.id === activityId)?.blocks; return blocks === undefined ? null : { type: 'doc', content: blocks }; })];
});
const runs = { numRuns: 400 };

describe('the difference of two versions', () => {
  it('is none between a version and itself', () => fc.assert(fc.property(course, (it) => { expect(isNoDifference(courseDifference(it, structuredClone(it)))).toBe(true); expect(differenceCounts(courseDifference(it, it))).toEqual({ added: 0, removed: 0, changed: 0, moved: 0 }); }), runs));

  it('gives the second version where it is applied to the first, there and back, whatever the two are', () => fc.assert(fc.property(fc.oneof(versions, fc.tuple(course, course)), ([before, after]) => {
    expect(differenceApplied(before, courseDifference(before, after))).toEqual(after);
    expect(differenceApplied(after, courseDifference(after, before))).toEqual(before);
    expect(isNoDifference(courseDifference(before, after))).toBe(JSON.stringify(before) === JSON.stringify(after));
  }), runs));

  it('is refused by any other version', () => {
    const [one, other] = [{ fields: [], activities: [] }, writtenCourse({ locale: 'fr', title: 'Un', summary: '', activities: [] })];
    expect(() => differenceApplied(other, courseDifference(one, other))).toThrow('another list');
    expect(() => differenceApplied(writtenCourse({ locale: 'fr', title: 'Deux', summary: '', activities: [] }), courseDifference(other, writtenCourse({ locale: 'fr', title: 'Trois', summary: '', activities: [] })))).toThrow('another text');
  });

  it('tells of a change exactly what changed: a word, a right answer, a look, a place', () => {
    const of = (title: string, text: string, correct: boolean, order: readonly string[], prompt = 'Qui ?', questionId = 'q'): CourseDraft => ({ locale: 'fr', title, summary: '', activities: order.map((it): DraftActivity => (it === 'quiz'
      ? { id: it, kind: 'quiz', title: 'Quiz', minutes: 1, cell: null, passMark: 0.8, limit: null, attempts: null, feedback: 'full', drawn: null, questions: [{ id: questionId, cell: null, content: { kind: 'singleChoice', prompt, explanation: '', options: [{ id: '1', text: 'Karim', correct, explanation: '' }, { id: '2', text: 'Inès', correct: !correct, explanation: '' }] } }] }
      : { id: it, kind: 'lesson', title: it, minutes: 1, text, pictures: [] })) });
    const one = of('Accueil', 'Le bandeau est vert.\n\nSuite.', true, ['quiz', 'a', 'b']);
    const before = writtenCourse(one);
    const then = (it: CourseDraft) => courseDifference(before, writtenCourse(it, (activityId) => ({ type: 'doc', content: before.activities.find((its) => its.id === activityId)?.blocks ?? [] })));
    expect(then(of('Accueil', 'Le bandeau est bleu.\n\nSuite.', true, ['quiz', 'a', 'b'])).activities[1]).toMatchObject({ kind: 'changed', change: { blocks: [{ kind: 'changed', change: { words: [{ kind: 'kept', text: 'Le bandeau est ' }, { kind: 'removed', text: 'vert' }, { kind: 'added', text: 'bleu' }, { kind: 'kept', text: '.' }], formatting: false } }, { kind: 'same' }] } });
    expect(then(of('Accueil', 'Le **bandeau** est vert.\n\nSuite.', true, ['quiz', 'a', 'b'])).activities[1]).toMatchObject({ change: { blocks: [{ kind: 'changed', change: { formatting: true } }, { kind: 'same' }] } });
    const flipped = then(of('Accueil', 'Le bandeau est vert.\n\nSuite.', false, ['quiz', 'a', 'b'])).activities[0];
    expect(flipped?.kind === 'changed' ? flipped.change.questions.flatMap((it) => (it.kind === 'changed' ? it.change.fields.filter((field) => field.kind !== 'same') : [])) : null).toEqual([{ kind: 'changed', before: 2, moved: false, change: { words: [{ kind: 'kept', text: 'Karim' }], right: false } }, { kind: 'changed', before: 3, moved: false, change: { words: [{ kind: 'kept', text: 'Inès' }], right: true } }]);
    expect(then(of('Accueil', 'Le bandeau est vert.\n\nSuite.', true, ['a', 'b', 'quiz'])).activities.map((it) => (it.kind === 'same' ? it.moved : null))).toEqual([false, false, true]);
    expect(differenceCounts(then(of('Bienvenue', 'Le bandeau est vert.\n\nSuite.', true, ['a', 'b', 'quiz', 'c'])))).toEqual({ added: 1, removed: 0, changed: 1, moved: 1 });
    // A question that means something else is another one in the bank, and yet stands in the place of the first.
    expect(then(of('Accueil', 'Le bandeau est vert.\n\nSuite.', true, ['quiz', 'a', 'b'], 'Qui donc ?', 'q2')).activities[0]).toMatchObject({ change: { questions: [{ kind: 'changed', before: 0, change: { id: 'q2' } }] } });
  });

  it('keeps every word: what both have and the first alone has is the first, and so the second', () => fc.assert(fc.property(fc.oneof(words, fc.string({ unit: 'grapheme' })), fc.oneof(words, fc.string({ unit: 'grapheme' })), (one, other) => {
    const pieces = wordsBetween(one, other);
    expect([textBefore(pieces), textAfter(pieces)]).toEqual([one, other]);
    expect(pieces.every((it) => it.kind === 'kept')).toBe(one === other);
    expect(pieces.every((it) => it.text !== '')).toBe(true);
  }), runs));

  it('reads words that all changed as one run', () => expect(wordsBetween('le client une seule fois par jour', 'le client par deux canaux par jour')).toEqual([{ kind: 'kept', text: 'le client ' }, { kind: 'removed', text: 'une seule fois' }, { kind: 'added', text: 'par deux canaux' }, { kind: 'kept', text: ' par jour' }]));

  it('gives up looking for what stayed between two long texts that have nothing in common, soon', () => {
    const long = (word: string) => Array.from({ length: 12_000 }, (_, index) => `${word}${index}`).join(' ');
    const from = process.cpuUsage();
    expect(wordsBetween(long('a'), long('b')).map((it) => it.kind)).toEqual(['removed', 'added']);
    expect(process.cpuUsage(from).user).toBeLessThan(5_000_000);
  });

  it('uses each thing once, however much moved and was rewritten in its place', () => fc.assert(fc.property(fc.uniqueArray(fc.nat(9)), fc.uniqueArray(fc.nat(14)), (one, other) => {
    const lines = linesOf(one, other, { key: String, standsFor: () => true, change: (was, is) => (was === is ? null : is) });
    expect(linesApplied(one, lines, (_, is) => is)).toEqual(other);
  }), runs));

  it('moves as little as possible, and puts what is gone behind what stood before it', () => {
    const lines = linesOf(['a', 'b', 'c', 'd', 'e'], ['b', 'x', 'd', 'a', 'e'], { key: (it) => it, change: () => null });
    expect(lines).toEqual([{ kind: 'same', before: 1, moved: false }, { kind: 'removed', before: 2 }, { kind: 'added', value: 'x' }, { kind: 'same', before: 3, moved: false }, { kind: 'same', before: 0, moved: true }, { kind: 'same', before: 4, moved: false }]);
  });

  it('says every kind of question in fields, each under its own key, and every word of a block', () => {
    fc.assert(fc.property(question, ({ content, cell: its }) => { const all = questionFields(content, its); expect(new Set(all.map((it) => it.key)).size).toBe(all.length); }), runs);
    expect(blockText({ type: 'bulletList', attrs: { id: 'x' }, content: [{ type: 'listItem', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'un ' }, { type: 'text', text: 'mot' }] }, { type: 'paragraph', content: [{ type: 'text', text: 'deux' }] }] }, { type: 'listItem', content: [] }] })).toBe('un mot\ndeux\n');
  });
});

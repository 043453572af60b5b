import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Cell } from '../competency/cell.js';
import { correctedVersions, correctionFault, keyedAs, type ChangeClass, type Translated } from './correction.js';
import { mark } from './mark.js';
import { followed } from './moved-words.js';
import { optionsOf, type QuestionContent, type Response } from './question.js';
import { regrade, type StandingMark } from './regrade.js';

const ids = ['a', 'b', 'c', 'd'] as const;
const single = (key: string, prompt = 'Laquelle ?'): QuestionContent => ({ kind: 'singleChoice', prompt, explanation: '', options: ids.map((id) => ({ id, text: `Option ${id}`, correct: id === key, explanation: '' })) });
const multiple = (keys: readonly string[]): QuestionContent => ({ kind: 'multipleChoice', prompt: 'Lesquelles ?', explanation: '', options: ids.map((id) => ({ id, text: `Option ${id}`, correct: keys.includes(id), explanation: '' })) });
const short = (accepted: readonly string[]): QuestionContent => ({ kind: 'shortText', prompt: 'Qui ?', explanation: '', accepted });
const truth = (answer: boolean): QuestionContent => ({ kind: 'trueFalse', prompt: 'Vrai ?', explanation: '', answer });
const order = (...keys: readonly string[]): QuestionContent => ({ kind: 'ordering', prompt: 'Dans quel ordre ?', explanation: '', items: keys.map((id) => ({ id, text: `Étape ${id}` })) });
/** Left `1` belongs to the first id named, `2` to the second; what is left over belongs to nothing. */
const match = (...rights: readonly string[]): QuestionContent => ({ kind: 'matching', prompt: 'Qui va où ?', explanation: '', pairs: ['1', '2'].map((id, at) => ({ left: { id, text: `Gauche ${id}` }, right: { id: rights[at] ?? '', text: `Droite ${rights[at]}` } })), extra: rights.slice(2).map((id) => ({ id, text: `Droite ${id}` })) });
const gap = (accepted: readonly string[], others: readonly string[] = [], text = 'Un [1] là.'): QuestionContent => ({ kind: 'gapFill', prompt: 'Complétez.', explanation: '', text, gaps: [{ id: '1', accepted, others }] });

/** A key, another key of the same question, and an answer to both. */
const shuffled = fc.shuffledSubarray([...ids], { minLength: ids.length });
const keys = fc.subarray([...ids], { minLength: 1 });
const corrected: fc.Arbitrary<{ was: QuestionContent; is: QuestionContent; response: Response | null }> = fc.oneof(
  fc.record({ was: fc.constantFrom(...ids).map((it) => single(it)), is: fc.constantFrom(...ids).map((it) => single(it)), response: fc.option(fc.constantFrom(...ids).map((optionId): Response => ({ kind: 'singleChoice', optionId }))) }),
  fc.record({ was: keys.map(multiple), is: keys.map(multiple), response: fc.option(fc.subarray([...ids]).map((optionIds): Response => ({ kind: 'multipleChoice', optionIds }))) }),
  fc.record({ was: fc.constant(short(['Karim'])), is: fc.constant(short(['Karim', 'Nadia'])), response: fc.option(fc.constantFrom('karim', 'Nadia', 'x', '').map((text): Response => ({ kind: 'shortText', text }))) }),
  fc.record({ was: fc.boolean().map(truth), is: fc.boolean().map(truth), response: fc.option(fc.boolean().map((value): Response => ({ kind: 'trueFalse', value }))) }),
  fc.record({ was: shuffled.map((it) => order(...it)), is: shuffled.map((it) => order(...it)), response: fc.option(shuffled.map((itemIds): Response => ({ kind: 'ordering', itemIds }))) }),
  fc.record({ was: shuffled.map((it) => match(...it)), is: shuffled.map((it) => match(...it)), response: fc.option(shuffled.map(([one = '', other = '']): Response => ({ kind: 'matching', pairs: [{ leftId: '1', rightId: one }, { leftId: '2', rightId: other }] }))) }),
  fc.record({ was: fc.constant(gap(['orange'])), is: fc.constant(gap(['orange', 'ambre'])), response: fc.option(fc.constantFrom('Orange', 'ambre', 'bleu', '').map((text): Response => ({ kind: 'gapFill', gaps: [{ id: '1', text }] }))) }),
);
const cells: readonly Cell[] = [{ competencyId: 'c', level: 1 }, { competencyId: 'c', level: 2 }, { competencyId: 'd', level: 1 }];
interface Sat { readonly cell: Cell; readonly was: QuestionContent; readonly is: QuestionContent; readonly response: Response | null; readonly concerned: boolean }
const sitting: fc.Arbitrary<Sat[]> = fc.array(fc.tuple(corrected, fc.constantFrom(...cells), fc.boolean()).map(([it, cell, concerned]) => ({ ...it, cell, concerned })), { minLength: 1, maxLength: 12 });
const passMark = fc.constantFrom(0, 0.5, 0.8, 1);
const standing = (sat: readonly Sat[], by: (it: Sat) => QuestionContent, anew: (it: Sat) => QuestionContent): StandingMark[] =>
  sat.map((it, index) => ({ questionVersionId: `v${index}`, cell: it.cell, ...mark(by(it), it.response), anew: it.concerned ? { content: anew(it), response: it.response } : null }));
const runs = { numRuns: 3000 };

describe('laws of a regrade', () => {
  it('flips nobody where the key is the same', () => fc.assert(fc.property(sitting, passMark, (sat, bar) => {
    const { before, after, moved, marks } = regrade(standing(sat, (it) => it.was, (it) => it.was), bar);
    expect(after).toEqual(before);
    expect(moved).toEqual([]);
    for (const it of marks) expect(it.after).toEqual(it.before);
  }), runs));

  it('gives the original scores where it is taken back', () => fc.assert(fc.property(sitting, passMark, (sat, bar) => {
    const there = regrade(standing(sat, (it) => it.was, (it) => it.is), bar);
    const back = regrade(standing(sat, (it) => (it.concerned ? it.is : it.was), (it) => it.was), bar);
    expect(back.before).toEqual(there.after);
    expect(back.after).toEqual(there.before);
    expect(back.moved.map(({ cell, before, after }) => ({ cell, before: after, after: before }))).toEqual(there.moved);
  }), runs));

  it('agrees with whoever adds it up by hand', () => fc.assert(fc.property(sitting, passMark, (sat, bar) => {
    const { after, marks, moved } = regrade(standing(sat, (it) => it.was, (it) => it.is), bar);
    const credit = (it: Sat): number => creditByHand(it.concerned ? it.is : it.was, it.response);
    const total = sat.reduce((sum, it) => sum + credit(it), 0) / sat.length;
    expect(after.score).toBeCloseTo(total, 12);
    expect(after.passed).toBe(Math.round(total * 1e6) >= Math.round(bar * 1e6));
    expect(marks.map((it) => it.questionVersionId)).toEqual(sat.flatMap((it, index) => (it.concerned ? [`v${index}`] : [])));
    for (const cell of cells) {
      const own = sat.filter((it) => it.cell === cell);
      if (own.length === 0) continue;
      const now = own.reduce((sum, it) => sum + credit(it), 0) / own.length;
      expect(after.byCell.find((it) => it.cell === cell)?.score).toBeCloseTo(now, 12);
      expect(moved.some((it) => it.cell === cell)).toBe(Math.abs(now - own.reduce((sum, it) => sum + creditByHand(it.was, it.response), 0) / own.length) > 1e-12);
    }
  }), runs));

  it('moves no cell where two answers only swap what they are worth', () => {
    const cell = cells[0] as Cell;
    const sat: Sat[] = [
      { cell, was: multiple(['c']), is: multiple(ids), response: { kind: 'multipleChoice', optionIds: ['a', 'b', 'c', 'd'] }, concerned: true },
      { cell, was: single('a'), is: single('a'), response: { kind: 'singleChoice', optionId: 'a' }, concerned: false },
      { cell, was: multiple(['a', 'b', 'd']), is: multiple(['d']), response: { kind: 'multipleChoice', optionIds: ['a'] }, concerned: false },
      { cell, was: single('a'), is: single('b'), response: { kind: 'singleChoice', optionId: 'a' }, concerned: true },
    ];
    expect(regrade(standing(sat, (it) => it.was, (it) => it.is), 0.8).moved).toEqual([]);
  });

  it('touches no answer that the correction does not concern', () => {
    const sat: Sat[] = [{ cell: cells[0] as Cell, was: single('a'), is: single('b'), response: { kind: 'singleChoice', optionId: 'b' }, concerned: false }];
    expect(regrade(standing(sat, (it) => it.was, (it) => it.is), 0.8)).toMatchObject({ before: { score: 0 }, after: { score: 0 }, marks: [], moved: [] });
  });
});

/** Credit as a teacher would count it, written without the rule that is tried. */
function creditByHand(content: QuestionContent, response: Response | null): number {
  if (response === null) return 0;
  if (response.kind === 'singleChoice') return optionsOf(content).find((it) => it.id === response.optionId)?.correct === true ? 1 : 0;
  if (response.kind === 'trueFalse') return content.kind === 'trueFalse' && content.answer === response.value ? 1 : 0;
  if (response.kind === 'shortText') return content.kind === 'shortText' && content.accepted.some((it) => it.toLowerCase() === response.text.toLowerCase()) ? 1 : 0;
  if (response.kind === 'ordering' && content.kind === 'ordering') {
    let [right, wrong] = [0, 0];
    content.items.forEach((early, at) => content.items.slice(at + 1).forEach((late) => { if (response.itemIds.indexOf(early.id) < response.itemIds.indexOf(late.id)) right++; else wrong++; }));
    return right > wrong ? (right - wrong) / (right + wrong) : 0;
  }
  if (response.kind === 'matching' && content.kind === 'matching') return response.pairs.filter(({ leftId, rightId }) => content.pairs.some(({ left, right }) => left.id === leftId && right.id === rightId)).length / content.pairs.length;
  if (response.kind === 'gapFill' && content.kind === 'gapFill') return content.gaps.filter((it) => it.accepted.includes((response.gaps.find(({ id }) => id === it.id)?.text ?? '').toLowerCase())).length / content.gaps.length;
  if (response.kind !== 'multipleChoice') throw new RangeError('no such answer here');
  const options = optionsOf(content);
  const points = response.optionIds.reduce((sum, id) => sum + (options.find((it) => it.id === id)?.correct === true ? 1 : -1), 0);
  return Math.max(0, points) / options.filter((it) => it.correct).length;
}

describe('what a correction may change', () => {
  const fault = (before: Translated, after: Translated, kind: ChangeClass = 'substantive') => correctionFault(before, after, kind);

  it('is words and right answers, in every language it exists in', () => {
    expect(fault({ fr: single('a') }, { fr: single('b') })).toBeNull();
    expect(fault({ fr: single('a') }, { fr: single('a', 'Laquelle donc ?') }, 'cosmetic')).toBeNull();
    expect(fault({ fr: short(['x']) }, { fr: short(['x', 'y']) })).toBeNull();
    expect(fault({ fr: single('a'), en: single('a') }, { fr: single('b'), en: single('b') })).toBeNull();
  });

  it('is the picture beside it too, but not called wording; what the picture shows in words is', () => {
    const beside = (file: string, words: string) => ({ ...single('a'), illustration: { file, width: 2, height: 2, words } }) as QuestionContent;
    expect([fault({ fr: single('a') }, { fr: beside('f', 'x') }), fault({ fr: single('a') }, { fr: beside('f', 'x') }, 'cosmetic'), fault({ fr: beside('f', 'x') }, { fr: beside('f', 'y') }, 'cosmetic'), fault({ fr: beside('f', 'x') }, { fr: beside('f', 'x') }), fault({ fr: beside('f', 'x') }, { fr: single('a') })]).toEqual([null, 'no-wording', null, 'nothing-changed', null]);
  });

  it('is never the question itself, nor one language alone, and never a key called wording', () => {
    expect(fault({ fr: single('a') }, { fr: { ...single('b'), options: optionsOf(single('b')).slice(0, 3) } as QuestionContent })).toBe('another-question');
    expect(fault({ fr: single('a') }, { fr: multiple(['a', 'b']) })).toBe('another-question');
    expect(fault({ fr: single('a'), en: single('a') }, { fr: single('b') })).toBe('languages');
    expect(fault({ fr: single('a') }, { fr: single('b'), en: single('b') })).toBe('languages');
    expect(fault({ fr: single('a'), en: single('a') }, { fr: single('b'), en: single('a') })).toBe('keys-differ');
    expect(fault({ fr: truth(true), en: truth(true) }, { fr: truth(true), en: truth(false) })).toBe('keys-differ');
    expect(fault({ fr: single('a') }, { fr: single('b') }, 'cosmetic')).toBe('no-wording');
    expect(fault({ fr: single('a') }, { fr: single('a') })).toBe('nothing-changed');
  });

  it('is an order, the pairs, and what a gap accepts; never its things, nor what a list holds', () => {
    expect([fault({ fr: order('a', 'b', 'c') }, { fr: order('b', 'a', 'c') }), fault({ fr: match('a', 'b', 'c') }, { fr: match('c', 'a', 'b') }), fault({ fr: gap(['x']) }, { fr: gap(['x', 'y']) }), fault({ fr: gap(['x'], ['y']) }, { fr: gap(['y'], ['x']) })]).toEqual([null, null, null, null]);
    const others: [QuestionContent, QuestionContent][] = [[order('a', 'b', 'c'), order('a', 'b', 'd')], [match('a', 'b', 'c'), match('a', 'b')], [gap(['x']), gap(['x'], ['y'])], [gap(['x'], ['y']), gap(['x'], ['y', 'z'])], [order('a', 'b', 'c'), match('a', 'b')]];
    for (const [was, is] of others) expect(fault({ fr: was }, { fr: is })).toBe('another-question');
    expect([fault({ fr: order('a', 'b', 'c'), en: order('a', 'b', 'c') }, { fr: order('b', 'a', 'c'), en: order('a', 'b', 'c') }), fault({ fr: match('a', 'b'), en: match('a', 'b') }, { fr: match('b', 'a'), en: match('a', 'b') })]).toEqual(['keys-differ', 'keys-differ']);
    expect([fault({ fr: order('a', 'b', 'c') }, { fr: order('b', 'a', 'c') }, 'cosmetic'), fault({ fr: match('a', 'b') }, { fr: match('b', 'a') }, 'cosmetic'), fault({ fr: gap(['x']) }, { fr: gap(['x', 'y']) }, 'cosmetic')]).toEqual(['no-wording', 'no-wording', 'no-wording']);
    expect(fault({ fr: gap(['x']) }, { fr: gap(['x'], [], 'Un [1] ici.') }, 'cosmetic')).toBeNull();
  });

  it('is the right spots of a picture; never the picture, nor where its spots lie', () => {
    const spot = (key: string, change: { file?: string; words?: string; x?: number } = {}): QuestionContent => ({ kind: 'hotSpot', prompt: 'Où ?', explanation: '', picture: { file: change.file ?? 'f', width: 10, height: 10, words: change.words ?? 'Un écran' }, options: ids.map((id, at) => ({ id, text: `Zone ${id}`, correct: id === key, explanation: '', shape: { form: 'box', x: (change.x ?? 0) + 100 * at, y: 0, width: 50, height: 50 } })) });
    expect([fault({ fr: spot('a') }, { fr: spot('b') }), fault({ fr: spot('a') }, { fr: spot('b') }, 'cosmetic'), fault({ fr: spot('a') }, { fr: spot('a', { words: 'L’écran' }) }, 'cosmetic'), fault({ fr: spot('a') }, { fr: spot('a', { file: 'g' }) }), fault({ fr: spot('a') }, { fr: spot('a', { x: 1 }) })]).toEqual([null, 'no-wording', null, 'another-question', 'another-question']);
    expect([keyedAs(spot('a'), spot('c')), fault({ fr: spot('a'), en: spot('a') }, { fr: spot('b'), en: spot('a') })]).toEqual([spot('c'), 'keys-differ']);
  });

  it('is the words of a conversation and what its replies are worth; never where they lead, nor lines that change places', () => {
    const talk = (credits: readonly number[], change: { text?: string; says?: string; next?: string; consequence?: string } = {}): QuestionContent => ({
      kind: 'ticketSimulation', prompt: 'Que dire ?', explanation: '', situation: { customer: 'M. Roux', product: '', channel: 'phone', ticket: 'Panne.' },
      scenes: ['a', 'b'].map((id, at) => ({ id, says: at === 1 && change.says !== undefined ? change.says : `Dit ${id}`, replies: ['1', '2'].map((n, index) => ({
        id: `${id}${n}`, text: at === 0 && index === 0 && change.text !== undefined ? change.text : `Dire ${id}${n}`, channel: 'phone' as const, tone: 'warm' as const, action: 'ask' as const, escalates: false, consequence: change.consequence ?? '', credit: credits[2 * at + index] ?? 0,
        next: at === 0 && index === 0 && change.next !== 'end' ? { to: 'scene' as const, sceneId: 'b' } : { to: 'end' as const, good: true },
      })) })),
    });
    const was = talk([1, 0, 2, 0]);
    const swapped = JSON.parse(JSON.stringify(was).replace('Dire a1', '#').replace('Dire a2', 'Dire a1').replace('#', 'Dire a2')) as QuestionContent;
    expect([fault({ fr: was }, { fr: talk([1, 3, 2, 0]) }), fault({ fr: was }, { fr: talk([1, 3, 2, 0]) }, 'cosmetic'), fault({ fr: was }, { fr: talk([1, 0, 2, 0], { text: 'Bonjour', says: 'Ah ?', consequence: 'x' }) }, 'cosmetic')]).toEqual([null, 'no-wording', null]);
    expect([fault({ fr: was }, { fr: talk([1, 0, 2, 0], { next: 'end' }) }), fault({ fr: was }, { fr: swapped }), fault({ fr: was, en: was }, { fr: talk([1, 3, 2, 0]), en: was })]).toEqual(['another-question', 'another-question', 'keys-differ']);
    expect(keyedAs(was, talk([4, 3, 2, 1], { text: 'Hello' }))).toEqual(talk([4, 3, 2, 1]));
    const said: Response = { kind: 'ticketSimulation', replyIds: ['a2'] };
    const { before, after } = regrade([{ questionVersionId: 'v', cell: cells[0] as Cell, ...mark(was, said), anew: { content: talk([1, 3, 2, 0]), response: followed(said, was, talk([1, 3, 2, 0])) } }], 0.8);
    expect([before.score, after.score]).toEqual([0, 1]);
  });

  it('is no wording where two answers change their words with one another, whatever their ids say', () => {
    const swap = (content: QuestionContent, one: string, other: string): QuestionContent => JSON.parse(JSON.stringify(content).replaceAll(one, '#').replaceAll(other, one).replaceAll('#', other)) as QuestionContent;
    const swaps: [QuestionContent, string, string][] = [[order('a', 'b', 'c'), 'Étape a', 'Étape b'], [match('a', 'b', 'c'), 'Droite a', 'Droite b'], [match('a', 'b'), 'Gauche 1', 'Gauche 2'], [single('a'), 'Option a', 'Option b']];
    for (const [was, one, other] of swaps) {
      const is = swap(was, one, other);
      expect([fault({ fr: was }, { fr: is }, 'cosmetic'), fault({ fr: was }, { fr: is }), fault({ fr: was, en: was }, { fr: is, en: was })]).toEqual(['no-wording', null, 'keys-differ']);
      // Nobody changed their mind: what was chosen by its words is chosen still.
      for (const response of answersTo(was)) expect(mark(is, followed(response, was, is)).credit).toBe(mark(backInPlace(is, was), response).credit);
    }
    // Words that come and go: nobody can say which is which.
    expect(fault({ fr: order('a', 'b', 'c') }, { fr: JSON.parse(JSON.stringify(order('a', 'b', 'c')).replace('Étape b', 'Étape nouvelle').replace('Étape a', 'Étape b')) as QuestionContent })).toBe('another-question');
  });

  it('leaves an answer as it is where words are only mended', () => fc.assert(fc.property(shuffled, (itemIds) => {
    const was = order(...ids);
    const is = JSON.parse(JSON.stringify(was).replaceAll('Étape', 'Pas')) as QuestionContent;
    expect(followed({ kind: 'ordering', itemIds }, was, is)).toEqual({ kind: 'ordering', itemIds });
  })));

  it('carries ticks and truths from one language to the other, and leaves words and numbers', () => {
    expect(keyedAs(single('a', 'Which one?'), single('c'))).toEqual(single('c', 'Which one?'));
    expect(keyedAs(truth(false), truth(true))).toEqual(truth(true));
    expect(keyedAs(order('a', 'b', 'c'), order('c', 'a', 'b'))).toEqual(order('c', 'a', 'b'));
    expect(keyedAs(match('a', 'b', 'c'), match('c', 'a', 'b'))).toEqual(match('c', 'a', 'b'));
    expect(keyedAs(gap(['x']), gap(['y']))).toEqual(gap(['x']));
    expect(keyedAs(short(['x']), short(['y']))).toEqual(short(['x']));
  });

  it('reaches back through better wording, and stops where the meaning changed', () => {
    const versions = (...changes: (ChangeClass | null)[]) => changes.map((change, index) => ({ number: index + 1, change }));
    expect(correctedVersions(versions(null, 'substantive'), 2)).toEqual([1]);
    expect(correctedVersions(versions(null, 'cosmetic', 'cosmetic', 'substantive'), 4)).toEqual([3, 2, 1]);
    expect(correctedVersions(versions(null, 'breaking', 'cosmetic', 'substantive'), 4)).toEqual([3, 2]);
    expect(correctedVersions(versions(null), 1)).toEqual([]);
  });
});

function answersTo(content: QuestionContent): Response[] {
  if (content.kind === 'ordering') return [['a', 'b', 'c'], ['b', 'a', 'c'], ['c', 'a', 'b']].map((itemIds) => ({ kind: 'ordering', itemIds }));
  if (content.kind === 'matching') return [['a', 'b'], ['b', 'a'], ['b', 'b']].map(([one = '', other = '']) => ({ kind: 'matching', pairs: [{ leftId: '1', rightId: one }, { leftId: '2', rightId: other }] }));
  return ids.map((optionId) => ({ kind: 'singleChoice', optionId }));
}

/** The corrected question with the ids that its words had before: the same question to whoever reads it. */
function backInPlace(is: QuestionContent, was: QuestionContent): QuestionContent {
  const idOf = new Map([...JSON.stringify(was).matchAll(/"id":"(\w+)","text":"([^"]+)"/g)].map(([, id, text]) => [text, id]));
  return JSON.parse(JSON.stringify(is).replaceAll(/"id":"\w+","text":"([^"]+)"/g, (_, text: string) => `"id":"${idOf.get(text)}","text":"${text}"`)) as QuestionContent;
}

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Cell } from '../competency/cell.js';
import { correctedVersions, correctionFault, keyedAs, type ChangeClass, type Translated } from './correction.js';
import { mark } from './mark.js';
import { optionsOf, type QuestionContent, type Response } from './question.js';
import { regrade, type StandingMark } from './regrade.js';

const ids = ['a', 'b', 'c', 'd'] as const;
const single = (key: string, prompt = 'Laquelle ?'): QuestionContent => ({ kind: 'singleChoice', prompt, explanation: '', options: ids.map((id) => ({ id, text: `Option ${id}`, correct: id === key, explanation: '' })) });
const multiple = (keys: readonly string[]): QuestionContent => ({ kind: 'multipleChoice', prompt: 'Lesquelles ?', explanation: '', options: ids.map((id) => ({ id, text: `Option ${id}`, correct: keys.includes(id), explanation: '' })) });
const short = (accepted: readonly string[]): QuestionContent => ({ kind: 'shortText', prompt: 'Qui ?', explanation: '', accepted });
const truth = (answer: boolean): QuestionContent => ({ kind: 'trueFalse', prompt: 'Vrai ?', explanation: '', answer });

/** A key, another key of the same question, and an answer to both. */
const keys = fc.subarray([...ids], { minLength: 1 });
const corrected: fc.Arbitrary<{ was: QuestionContent; is: QuestionContent; response: Response | null }> = fc.oneof(
  fc.record({ was: fc.constantFrom(...ids).map((it) => single(it)), is: fc.constantFrom(...ids).map((it) => single(it)), response: fc.option(fc.constantFrom(...ids).map((optionId): Response => ({ kind: 'singleChoice', optionId }))) }),
  fc.record({ was: keys.map(multiple), is: keys.map(multiple), response: fc.option(fc.subarray([...ids]).map((optionIds): Response => ({ kind: 'multipleChoice', optionIds }))) }),
  fc.record({ was: fc.constant(short(['Karim'])), is: fc.constant(short(['Karim', 'Nadia'])), response: fc.option(fc.constantFrom('karim', 'Nadia', 'x', '').map((text): Response => ({ kind: 'shortText', text }))) }),
  fc.record({ was: fc.boolean().map(truth), is: fc.boolean().map(truth), response: fc.option(fc.boolean().map((value): Response => ({ kind: 'trueFalse', value }))) }),
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

  it('carries ticks and truths from one language to the other, and leaves words and numbers', () => {
    expect(keyedAs(single('a', 'Which one?'), single('c'))).toEqual(single('c', 'Which one?'));
    expect(keyedAs(truth(false), truth(true))).toEqual(truth(true));
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

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isBlank, mark } from './mark.js';
import { readNumber, readTolerance } from './number.js';
import { present } from './present.js';
import type { ContentOf, QuestionContent, QuestionKind, Response } from './question.js';
import { rightAnswer } from './right-answer.js';

const words = { prompt: 'prompt', explanation: 'explanation' };
const number = (value: string, of = '', ...units: string[]): ContentOf<'numeric'> => ({ kind: 'numeric', ...words, value, tolerance: { by: of.endsWith('%') ? 'percent' : 'amount', of: of.replace('%', '') }, units });
const credit = (content: QuestionContent, text: string): number => mark(content, { kind: 'numeric', text }).credit;

describe('a number', () => {
  it('is read with a comma or a point, and spaces of any width between thousands', () => {
    const read = (text: string) => { const it = readNumber(text); return it === null ? null : [String(it.number.digits), it.number.places, it.rest]; };
    expect(['12,5', '12.5', ' 1 200 ', '1\u202f200,50', '-3', '−3', '+3', ',5', '3 h', '12,5%', '1200'].map(read)).toEqual([['125', 1, ''], ['125', 1, ''], ['1200', 0, ''], ['120050', 2, ''], ['-3', 0, ''], ['-3', 0, ''], ['3', 0, ''], ['5', 1, ''], ['3', 0, 'h'], ['125', 1, '%'], ['1200', 0, '']]);
    expect(['', 'trois', '1.234,5', '1,234,5', '1 2345', '12 34', '3 4', ',', '-', '3,'].map(read)).toEqual(Array.from({ length: 10 }, () => null));
  });

  it('may differ by its tolerance, bounds included, to the last digit', () => {
    expect([credit(number('0,3', '0,1'), '0.4'), credit(number('0,3', '0,1'), '0,2'), credit(number('0,3', '0,1'), '0,401'), credit(number('0,3'), '0,30'), credit(number('0,3'), '0,31')]).toEqual([1, 1, 0, 1, 0]);
    expect([credit(number('200', '5%'), '210'), credit(number('200', '5%'), '190'), credit(number('200', '5%'), '210,01'), credit(number('-200', '5%'), '-210'), credit(number('0', '5%'), '0'), credit(number('0', '5%'), '0,01')]).toEqual([1, 1, 0, 1, 1, 0]);
    expect([readTolerance(''), readTolerance('-1'), readTolerance('un'), readTolerance('1 h')]).toEqual([{ digits: 0n, places: 0 }, null, null, null]);
  });

  it('earns half without its unit, nothing with another, and no unit is taken where none is asked for', () => {
    const hours = number('3', '', 'h', 'heures', 'km / h');
    expect(['3 h', '3h', '3 H.', '3 Heures', '3 km/h', '3', '3 jours', '4 h', '3 h 30'].map((it) => credit(hours, it))).toEqual([1, 1, 1, 1, 1, 0.5, 0, 0, 0]);
    expect(credit(number('3'), '3 jours')).toBe(0);
  });
});

/** A question of each kind, the answers that fit it, and its credit computed anew from how it was made, by no function that marks. */
interface Made { readonly content: QuestionContent; readonly order: readonly string[]; readonly response: Response; readonly credit: number }

const text = fc.constantFrom('un', 'deux', 'trois', 'quatre');
const choice = (kind: 'singleChoice' | 'multipleChoice'): fc.Arbitrary<Made> => fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 2, maxLength: 6 }).chain((ids) => fc.record({ right: fc.subarray(ids, { minLength: 1, maxLength: kind === 'singleChoice' ? 1 : ids.length }), ticked: fc.subarray(ids, kind === 'singleChoice' ? { minLength: 1, maxLength: 1 } : {}), order: fc.shuffledSubarray(ids, { minLength: ids.length }) }).map(({ right, ticked, order }) => {
  let points = 0;
  for (const id of ticked) points += right.includes(id) ? 1 : -1;
  return { content: { kind, ...words, options: ids.map((id) => ({ id, text: id, correct: right.includes(id), explanation: '' })) }, order, response: kind === 'singleChoice' ? { kind, optionId: ticked[0] ?? '' } : { kind, optionIds: ticked }, credit: points <= 0 ? 0 : points / right.length };
}));
const short: fc.Arbitrary<Made> = fc.record({ accepted: fc.uniqueArray(text, { minLength: 1, maxLength: 3 }), given: text, loud: fc.boolean() }).map(({ accepted, given, loud }) => ({ content: { kind: 'shortText', ...words, accepted }, order: [], response: { kind: 'shortText', text: loud ? ` ${given.toUpperCase()}. ` : given }, credit: accepted.includes(given) ? 1 : 0 }));
const truth: fc.Arbitrary<Made> = fc.record({ answer: fc.boolean(), value: fc.boolean() }).map(({ answer, value }) => ({ content: { kind: 'trueFalse', ...words, answer }, order: [], response: { kind: 'trueFalse', value }, credit: answer === value ? 1 : 0 }));

/** Thousandths, written as somebody would: with either mark, and with or without spaces between thousands. */
const written = (thousandths: number, mark: string, space: string): string => {
  const [whole, rest] = [Math.floor(Math.abs(thousandths) / 1000), Math.abs(thousandths) % 1000];
  return `${thousandths < 0 ? '-' : ''}${String(whole).replace(/\B(?=(\d{3})+$)/g, space)}${rest === 0 ? '' : `${mark}${String(rest).padStart(3, '0')}`}`;
};
const numeric: fc.Arbitrary<Made> = fc.record({ value: fc.integer({ min: -5_000_000, max: 5_000_000 }), by: fc.constantFrom('amount' as const, 'percent' as const), of: fc.integer({ min: 0, max: 20_000 }), step: fc.constantFrom(-2, -1, 0, 1, 2), beside: fc.constantFrom(-1, 0, 1), mark: fc.constantFrom(',', '.'), space: fc.constantFrom('', ' ', '\u00a0', '\u202f'), unit: fc.constantFrom('none', 'right', 'left out', 'another') }).map(({ value, by, of, step, beside, mark: sign, space, unit }) => {
  // Near the bound on either side, and on it. A tolerance of `of` thousandths: of the number itself, or of a hundredth of it.
  const bound = by === 'amount' ? of : (Math.abs(value) * of) / 100_000;
  const given = value + Math.sign(step) * Math.floor(bound) * Math.min(1, Math.abs(step)) + (Math.abs(step) === 2 ? Math.sign(step) : 0) + beside;
  const near = by === 'amount' ? Math.abs(given - value) <= of : Math.abs(given - value) * 100_000 <= Math.abs(value) * of;
  const suffix = { none: '', right: ' Mo', 'left out': '', another: ' Go' }[unit] ?? '';
  return {
    content: { kind: 'numeric', ...words, value: written(value, ',', ''), tolerance: { by, of: written(of, '.', ' ') }, units: unit === 'none' ? [] : ['mo', 'mégaoctets'] }, order: [], response: { kind: 'numeric', text: `${written(given, sign, space)}${suffix}` },
    credit: !near || unit === 'another' ? 0 : unit === 'left out' ? 0.5 : 1,
  };
});

const made: Record<QuestionKind, fc.Arbitrary<Made>> = { singleChoice: choice('singleChoice'), multipleChoice: choice('multipleChoice'), shortText: short, trueFalse: truth, numeric };
const any = fc.oneof(...Object.values(made));
const blankAnswers: readonly Response[] = [{ kind: 'multipleChoice', optionIds: [] }, { kind: 'shortText', text: ' . ' }, { kind: 'numeric', text: ' ' }];

describe('marking a question of any kind', () => {
  it('agrees with an independent recomputation, between 0 and 1, and says so in its verdict', () => {
    const seen = new Map<string, number>();
    fc.assert(fc.property(any, ({ content, response, credit: expected }) => {
      const marked = mark(content, response);
      expect(marked.credit).toBeCloseTo(expected, 12);
      expect(marked.credit).toBeGreaterThanOrEqual(0);
      expect(marked.credit).toBeLessThanOrEqual(1);
      if (!isBlank(response)) expect(marked.verdict).toBe(expected === 1 ? 'right' : expected > 0 ? 'partly' : 'wrong');
      seen.set(`${content.kind} ${marked.verdict}`, (seen.get(`${content.kind} ${marked.verdict}`) ?? 0) + 1);
    }), { numRuns: 10_000 });
    // The generator is worth its runs: every kind was answered rightly and wrongly, often.
    for (const kind of Object.keys(made)) for (const verdict of ['right', 'wrong']) expect([kind, verdict, (seen.get(`${kind} ${verdict}`) ?? 0) > 50]).toEqual([kind, verdict, true]);
  });

  it('gives the answer of the key itself 1, and a blank one 0', () => {
    fc.assert(fc.property(any, ({ content }) => {
      expect(mark(content, rightAnswer(content))).toEqual({ credit: 1, verdict: 'right' });
      for (const response of [null, ...blankAnswers.filter((it) => it.kind === content.kind)]) expect(mark(content, response)).toEqual({ credit: 0, verdict: 'blank' });
    }), { numRuns: 2000 });
  });

  it('refuses an answer of another kind', () => fc.assert(fc.property(any, any, (one, other) => {
    fc.pre(one.content.kind !== other.content.kind);
    expect(() => mark(one.content, other.response)).toThrow(RangeError);
  })));
});

describe('what a learner sees', () => {
  it('is the same whatever the key says', () => fc.assert(fc.property(any, ({ content, order }) => {
    const shown = present(content, order);
    expect(present(withAnotherKey(content), order)).toEqual(shown);
    expect(Object.keys(shown).filter((it) => !['kind', 'prompt', 'options', 'unit'].includes(it))).toEqual([]);
  }), { numRuns: 2000 }));
});

/** The same question, of which something else is right. */
function withAnotherKey(content: QuestionContent): QuestionContent {
  switch (content.kind) {
    case 'singleChoice': case 'multipleChoice': return { ...content, explanation: 'another', options: content.options.map((it) => ({ ...it, correct: !it.correct, explanation: 'another' })) };
    case 'shortText': return { ...content, explanation: 'another', accepted: ['another', 'and another'] };
    case 'trueFalse': return { ...content, explanation: 'another', answer: !(content.answer ?? false) };
    case 'numeric': return { ...content, explanation: 'another', value: '42', tolerance: { by: 'percent', of: '7' }, units: content.units.map(() => 'another') };
  }
}

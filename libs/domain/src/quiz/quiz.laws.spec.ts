import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { draw, offeredOrders, type BankQuestion } from './draw.js';
import { mark } from './mark.js';
import { present } from './present.js';
import type { QuestionContent } from './question.js';
import { passed, score } from './score.js';

const option = (id: string, correct: boolean) => ({ id, text: `text ${id}`, correct, explanation: `why ${id}` });
const multiple: QuestionContent = { kind: 'multipleChoice', prompt: 'p', explanation: 'e', options: [option('a', true), option('b', true), option('c', false), option('d', false)] };
const short: QuestionContent = { kind: 'shortText', prompt: 'p', explanation: 'e', accepted: ['L’avoir'] };
const bank: BankQuestion[] = Array.from({ length: 8 }, (_, index) => ({ questionId: `q${index}`, competencyId: 'c', level: 1, kind: index % 2 === 0 ? 'singleChoice' : 'shortText', difficulty: 1, tags: [], namedOnly: false }));

describe('marking', () => {
  it('gives partial credit: right ticks less wrong ones, over the right options, never below 0', () => {
    const credit = (...optionIds: string[]) => mark(multiple, { kind: 'multipleChoice', optionIds }).credit;
    expect([credit('a', 'b'), credit('a'), credit('a', 'c'), credit('a', 'b', 'c'), credit('a', 'b', 'c', 'd'), credit('c', 'd'), credit()]).toEqual([1, 0.5, 0, 0.5, 0, 0, 0]);
  });

  it('forgives accents, case, apostrophes, spaces and a closing dot, and nothing else', () => {
    for (const text of ["l'avoir", ' L’AVOIR. ', 'l’ávoir']) expect([text, mark(short, { kind: 'shortText', text }).verdict]).toEqual([text, 'right']);
    for (const text of ['avoir', 'l’avoirs']) expect([text, mark(short, { kind: 'shortText', text }).verdict]).toEqual([text, 'wrong']);
    expect(mark(short, { kind: 'shortText', text: '  ' }).verdict).toBe('blank');
    expect(() => mark(short, { kind: 'singleChoice', optionId: 'a' })).toThrow(RangeError);
  });

  it('never shows the key', () => {
    expect(JSON.stringify([present(multiple, ['d', 'a']), present(short, [])])).not.toMatch(/correct|why|avoir|"e"/);
    expect(present(multiple, ['d', 'a', 'b', 'c'])).toMatchObject({ options: [{ id: 'd' }, { id: 'a' }, { id: 'b' }, { id: 'c' }] });
  });

  it('passes four of five at 0.8, and three of five not', () => {
    const of = (right: number) => score(Array.from({ length: 5 }, (_, index) => ({ cell: { competencyId: 'c', level: 1 as const }, credit: index < right ? 1 : 0 }))).total;
    expect([passed(of(4), 0.8), passed(of(3), 0.8)]).toEqual([true, false]);
    expect(passed(0.1 + 0.7, 0.8)).toBe(true);
  });
});

describe('drawing', () => {
  const blueprint = { draws: [{ kind: 'fixed' as const, questionId: 'q3' }, { kind: 'cell' as const, competencyId: 'c', level: 1 as const, count: 1, questionKind: 'shortText' as const }, { kind: 'cell' as const, competencyId: 'c', level: 1 as const, count: 4 }] };

  it('is the same for a seed whatever the order of the bank, never asks twice, and counts right', () => {
    fc.assert(fc.property(fc.nat(), fc.shuffledSubarray(bank, { minLength: bank.length }), (seed, shuffled) => {
      const drawn = draw(blueprint, shuffled, seed);
      expect(drawn).toEqual(draw(blueprint, bank, seed));
      if (!('questionIds' in drawn)) throw new Error('the bank is large enough');
      expect([new Set(drawn.questionIds).size, drawn.questionIds.includes('q3')]).toEqual([6, true]);
    }), { numRuns: 1000 });
  });

  it('offers what is to be put in order never in the right one, and in each other one', () => {
    const content = { kind: 'ordering' as const, prompt: '', explanation: '', items: ['x', 'y', 'z'].map((id) => ({ id, text: id })) };
    const orders = Array.from({ length: 300 }, (_, seed) => offeredOrders([content], seed)[0]?.join(''));
    expect([...new Set(orders)].sort()).toEqual(['xzy', 'yxz', 'yzx', 'zxy', 'zyx']);
  });

  it('offers each option of a question once, the same for a seed, in every order over the seeds', () => {
    const content = { kind: 'singleChoice' as const, prompt: '', explanation: '', options: ['x', 'y', 'z'].map((id) => ({ id, text: id, correct: id === 'x', explanation: '' })) };
    const orders = Array.from({ length: 300 }, (_, seed) => { const [first, second] = offeredOrders([content, content], seed); expect(offeredOrders([content, content], seed)).toEqual([first, second]); return first?.join('') ?? ''; });
    expect([...new Set(orders)].sort()).toEqual(['xyz', 'xzy', 'yxz', 'yzx', 'zxy', 'zyx']);
  });

  it('draws nobody’s own questions for a cell, and asks them where they are named', () => fc.assert(fc.property(fc.nat(), (seed) => {
    const own: BankQuestion = { questionId: 'own', competencyId: 'c', level: 1, kind: 'singleChoice', difficulty: 1, tags: [], namedOnly: true };
    const asked = (draws: Parameters<typeof draw>[0]['draws']) => { const drawn = draw({ draws }, [...bank, own], seed); return 'questionIds' in drawn ? drawn.questionIds : drawn; };
    expect(asked([{ kind: 'cell', competencyId: 'c', level: 1, count: 8 }])).not.toContain('own');
    expect(asked([{ kind: 'fixed', questionId: 'own' }])).toEqual(['own']);
    expect(asked([{ kind: 'cell', competencyId: 'c', level: 1, count: 9 }])).toEqual({ shortOf: [expect.objectContaining({ missing: 1 })] });
  })));

  it('says what the bank lacks', () => {
    expect(draw({ draws: [{ kind: 'cell', competencyId: 'c', level: 2, count: 3 }] }, bank, 1)).toEqual({ shortOf: [{ draw: { kind: 'cell', competencyId: 'c', level: 2, count: 3 }, missing: 3 }] });
  });
});

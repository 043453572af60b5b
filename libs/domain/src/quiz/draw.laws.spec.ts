import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { draw, drawSupply, mayDraw, type BankQuestion, type CellDraw, type Draw } from './draw.js';

const oneOf = <T>(...values: readonly T[]) => fc.constantFrom(...values);
// Mostly of one cell: draws that want the same questions are where it is hard.
const competencyId = fc.oneof({ weight: 4, arbitrary: fc.constant('c') }, { weight: 1, arbitrary: fc.constant('d') });
const question = fc.record({ competencyId, level: fc.constant(1 as const), kind: oneOf('singleChoice' as const, 'shortText' as const), difficulty: oneOf(1 as const, 2 as const), tags: fc.subarray(['Nuit', 'été']), namedOnly: fc.nat(9).map((it) => it === 0) });
const bankOf = (most: number) => fc.array(question, { minLength: Math.min(most, 4), maxLength: most }).map((all): BankQuestion[] => all.map((it, index) => ({ ...it, questionId: `q${index}` })));
const cellDraw: fc.Arbitrary<CellDraw> = fc.record({ kind: fc.constant('cell' as const), competencyId, level: fc.constant(1 as const), count: fc.integer({ min: 1, max: 3 }), tag: oneOf('nuit', 'Ete'), difficulty: oneOf(1 as const, 2 as const), questionKind: oneOf('singleChoice' as const, 'shortText' as const) }, { requiredKeys: ['kind', 'competencyId', 'level', 'count'] });
const drawsOf = (most: number): fc.Arbitrary<Draw[]> => fc.tuple(fc.uniqueArray(oneOf('q0', 'q1'), { maxLength: 1 }), fc.array(cellDraw, { minLength: 1, maxLength: most })).map(([fixed, drawn]) => [...fixed.map((questionId) => ({ kind: 'fixed' as const, questionId })), ...drawn]);

/** Whether places can be filled with questions, no question twice: every way is tried. */
const canFill = (places: readonly CellDraw[], bank: readonly BankQuestion[]): boolean => {
  const [first, ...others] = places;
  return first === undefined || bank.some((it) => mayDraw(first, it) && canFill(others, bank.filter((other) => other !== it)));
};
const placesOf = (draws: readonly Draw[]): CellDraw[] => draws.flatMap((it) => (it.kind === 'cell' ? Array.from({ length: it.count }, () => it) : []));

describe('draws', () => {
  it('fill each place with another question that matches it, whenever there is a way; and say that something is missing only where there is none', () => {
    fc.assert(fc.property(bankOf(7), fc.oneof({ weight: 3, arbitrary: fc.array(cellDraw, { minLength: 2, maxLength: 3 }) }, { weight: 1, arbitrary: drawsOf(3) }), fc.nat(), (bank, draws, seed) => {
      const named = draws.flatMap((it) => (it.kind === 'fixed' ? [it.questionId] : []));
      const rest = bank.filter((it) => !named.includes(it.questionId));
      const places = placesOf(draws);
      fc.pre(places.length <= 6);
      const possible = named.every((id) => bank.some((it) => it.questionId === id)) && canFill(places, rest);
      const drawn = draw({ draws }, bank, seed);
      expect('questionIds' in drawn).toBe(possible);
      if (!('questionIds' in drawn)) return;
      expect(new Set(drawn.questionIds).size).toBe(drawn.questionIds.length);
      expect(drawn.questionIds).toHaveLength(named.length + places.length);
      const asked = bank.filter((it) => drawn.questionIds.includes(it.questionId) && !named.includes(it.questionId));
      expect([named.every((id) => drawn.questionIds.includes(id)), canFill(places, asked), asked.some((it) => it.namedOnly)]).toEqual([true, true, false]);
    }), { numRuns: 3000 });
  });

  it('ask of each cell as many questions in every attempt: what proves it is never less', () => {
    fc.assert(fc.property(bankOf(30), drawsOf(3), fc.nat(), fc.nat(), (bank, draws, seed, other) => {
      const counts = (at: number) => { const drawn = draw({ draws }, bank, at); return 'shortOf' in drawn ? null : ['c', 'd'].map((cell) => bank.filter((it) => it.competencyId === cell && drawn.questionIds.includes(it.questionId)).length); };
      const [mine, theirs] = [counts(seed), counts(other)];
      expect(mine).toEqual(theirs);
      if (mine !== null) for (const [at, cell] of ['c', 'd'].entries()) expect(mine[at]).toBeGreaterThanOrEqual(placesOf(draws).filter((it) => it.competencyId === cell).length);
    }), { numRuns: 500 });
  });

  it('are told how many questions match, and lack as many as no way could fill', () => {
    fc.assert(fc.property(bankOf(6), fc.array(cellDraw, { minLength: 1, maxLength: 3 }), (bank, draws) => {
      const supply = drawSupply({ draws }, bank);
      expect(supply.map((it) => it.matching)).toEqual(draws.map((it) => bank.filter((question) => mayDraw(it, question)).length));
      const places = placesOf(draws);
      fc.pre(places.length <= 5);
      const fillable = Math.max(...subsets(places).filter((some) => canFill(some, bank)).map((some) => some.length));
      expect(supply.reduce((sum, it) => sum + it.missing, 0)).toBe(places.length - fillable);
    }), { numRuns: 500 });
  });

  it('come sooner or later to every question that matches', () => {
    const bank: BankQuestion[] = Array.from({ length: 6 }, (_, index) => ({ questionId: `q${index}`, competencyId: 'c', level: 1, kind: 'singleChoice', difficulty: 1, tags: ['x'], namedOnly: false }));
    const met = new Set(Array.from({ length: 200 }, (_, seed) => { const drawn = draw({ draws: [{ kind: 'cell', competencyId: 'c', level: 1, count: 2, tag: 'X' }] }, bank, seed); return 'questionIds' in drawn ? drawn.questionIds : []; }).flat());
    expect(met.size).toBe(6);
  });
});

const subsets = <T>(all: readonly T[]): T[][] => all.reduce<T[][]>((some, it) => [...some, ...some.map((each) => [...each, it])], [[]]);

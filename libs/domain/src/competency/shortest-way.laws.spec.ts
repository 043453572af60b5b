import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { itemWays, overWeeks, shortestWay, signatureId, type CellToProve, type WayItem } from './shortest-way.js';

const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'] as const;
const items: fc.Arbitrary<WayItem[]> = fc.array(fc.record({ signature: fc.boolean(), minutes: fc.nat(3) }), { minLength: ids.length, maxLength: ids.length })
  .map((list) => list.map((it, at) => ({ id: ids[at] ?? '', ...it, minutes: it.signature ? 0 : it.minutes + 1 })));
/** Now and then a cell that is proved already, or that nothing proves; most ask for one to three things, in up to four ways. */
const ways = fc.oneof({ weight: 12, arbitrary: fc.array(fc.subarray([...ids], { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 4 }) }, { weight: 1, arbitrary: fc.constantFrom([], [[]]) });
const cells: fc.Arbitrary<CellToProve[]> = fc.array(ways, { maxLength: 7 }).map((list) => list.map((ways, at) => ({ key: `${at}`, ways })));

const proves = (of: readonly CellToProve[], chosen: readonly string[]): boolean => of.every(({ ways }) => ways.length === 0 || ways.some((way) => way.every((id) => chosen.includes(id))));
const cost = (chosen: readonly string[], all: readonly WayItem[]): [number, number, number] => {
  const of = all.filter((it) => chosen.includes(it.id));
  return [of.length, of.filter((it) => it.signature).length, of.reduce((sum, it) => sum + it.minutes, 0)];
};
const compare = (a: readonly number[], b: readonly number[]): number => a.map((it, at) => it - (b[at] ?? 0)).find((it) => it !== 0) ?? 0;
/** Every set there is. */
const cheapest = (of: readonly CellToProve[], all: readonly WayItem[]): [number, number, number] => Array.from({ length: 2 ** all.length }, (_, bits) => all.filter((_it, at) => (bits & (1 << at)) !== 0).map((it) => it.id))
  .filter((chosen) => proves(of, chosen)).map((chosen) => cost(chosen, all)).reduce((best, next) => (compare(next, best) < 0 ? next : best));

describe('laws of the shortest way', () => {
  it('proves every cell that can be proved, and no set of items does so with less', () => fc.assert(fc.property(cells, items, (of, all) => {
    const way = shortestWay(of, all);
    expect(way.proven).toBe(true);
    expect(proves(of, way.items)).toBe(true);
    expect(cost(way.items, all)).toEqual(cheapest(of, all));
    expect(way.unreachable).toEqual(of.filter((it) => it.ways.length === 0).map((it) => it.key));
  }), { numRuns: 1500 }));

  it('still proves every cell where the search is given up, and says so', () => fc.assert(fc.property(cells, items, (of, all) => {
    const way = shortestWay(of, all, 1);
    expect(proves(of, way.items)).toBe(true);
    if (way.proven) expect(cost(way.items, all)).toEqual(cheapest(of, all));
  }), { numRuns: 500 }));

  it('stays short with fewer cells, and the same whatever the order', () => fc.assert(fc.property(cells, items, fc.nat(6), (of, all, without) => {
    const whole = shortestWay(of, all);
    expect(shortestWay(of.filter((_, at) => at !== without), all).items.length).toBeLessThanOrEqual(whole.items.length);
    expect(cost(shortestWay([...of].reverse(), [...all].reverse()).items, all)).toEqual(cost(whole.items, all));
  }), { numRuns: 500 }));

  it('is found exactly for twelve competencies of four levels and sixty quizzes that each prove up to four cells', () => fc.assert(fc.property(fc.array(fc.array(fc.tuple(fc.nat(11), fc.nat(3)), { minLength: 1, maxLength: 4 }), { minLength: 60, maxLength: 60 }), (quizzes) => {
    const activities = quizzes.map((list, at) => ({ id: `quiz-${String(at).padStart(2, '0')}`, kind: 'quiz' as const, cells: list.map(([c, l]) => ({ competencyId: `c${c}`, level: (l + 1) as 1 | 2 | 3 | 4 })) }));
    const all = Array.from({ length: 12 }, (_, c) => ([1, 2, 3, 4] as const).map((level) => ({ competencyId: `c${c}`, level }))).flat();
    const of = all.map((cell): CellToProve => ({ key: `${cell.competencyId}/${cell.level}`, ways: itemWays(cell, [...(cell.level < 3 ? [[{ kind: 'quiz' as const, atLeast: 0.8 }]] : []), [{ kind: 'signOff', raters: cell.level === 4 ? 2 : 1 }]], activities) }));
    const items = [...activities.map((it) => ({ id: it.id, signature: false, minutes: 10 })), ...Array.from({ length: 12 }, (_, c) => [1, 2].map((nth) => ({ id: signatureId(`c${c}`, nth), signature: true, minutes: 0 }))).flat()];
    const way = shortestWay(of, items);
    expect(way.proven).toBe(true);
    expect(way.items).toHaveLength(24);
  }), { numRuns: 20 }));
});

describe('the ways of items', () => {
  const cell = { competencyId: 'c', level: 1 } as const;
  it('are those of the activities there are; a way whose activity nobody wrote leads nowhere', () => {
    const quiz = (id: string) => ({ id, kind: 'quiz' as const, cells: [cell] });
    expect(itemWays(cell, [[{ kind: 'quiz', atLeast: 0.8 }], [{ kind: 'checklist' }]], [])).toEqual([]);
    expect(itemWays(cell, [[{ kind: 'quiz', atLeast: 0.8 }]], [quiz('x'), quiz('y'), { ...quiz('z'), cells: [{ ...cell, level: 2 }] }])).toEqual([['x'], ['y']]);
    expect(itemWays(cell, [[{ kind: 'quiz', atLeast: 0.8 }, { kind: 'signOff', raters: 2 }]], [quiz('x')])).toEqual([['x', 'signature/c/1', 'signature/c/2']]);
    expect(itemWays(cell, [[]], [])).toEqual([[]]);
  });
});

describe('laws of the weeks', () => {
  it('no week holds more than there is, and none is left empty', () => fc.assert(fc.property(fc.array(fc.nat(300)), fc.integer({ min: 15, max: 600 }), (minutes, aWeek) => {
    const weeks = overWeeks(minutes, aWeek);
    const sum = minutes.reduce((total, it) => total + it, 0);
    expect(weeks.at(-1)?.to ?? 1).toBe(Math.max(1, Math.ceil(sum / aWeek)));
    weeks.forEach(({ from, to }, at) => {
      expect(from).toBeLessThanOrEqual(to);
      expect(from).toBeGreaterThanOrEqual(weeks[at - 1]?.to ?? 1);
      expect(from - (weeks[at - 1]?.to ?? 1)).toBeLessThanOrEqual(1);
      expect((to - from - 1) * aWeek).toBeLessThanOrEqual(minutes[at] ?? 0);
    });
  })));
});

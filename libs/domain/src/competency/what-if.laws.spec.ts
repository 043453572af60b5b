import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { distanceOf, termOf, type TwoLevels } from './beside.js';
import { levels, type HeldLevel, type Level } from './cell.js';
import { newlyMissing, noLongerMissing } from './what-if.js';

const wanted = fc.constantFrom<Level | null>(null, ...levels);
const held = fc.constantFrom<HeldLevel>(0, ...levels);
const lacks = (of: Level | null, has: HeldLevel): Level[] => levels.filter((level) => level > has && level <= (of ?? 0));

describe('laws of what would be expected', () => {
  it('says exactly which levels would be missing that are not, and which would be no longer', () => fc.assert(fc.property(held, wanted, wanted, (has, before, after) => {
    const shift = { held: has, before, after };
    expect(newlyMissing(shift)).toEqual(lacks(after, has).filter((level) => !lacks(before, has).includes(level)));
    expect(noLongerMissing(shift)).toEqual(lacks(before, has).filter((level) => !lacks(after, has).includes(level)));
  })));

  it('nobody falls short of what they hold, of the same, or of less', () => fc.assert(fc.property(held, wanted, wanted, (has, before, after) => {
    if ((after ?? 0) <= has || (after ?? 0) <= (before ?? 0)) expect(newlyMissing({ held: has, before, after })).toEqual([]);
  })));
});

const pairs: fc.Arbitrary<TwoLevels[]> = fc.array(fc.record({ from: wanted, to: wanted }), { maxLength: 12 });
describe('laws of two profiles side by side', () => {
  it('the distance is the sum of the terms shown, and what is unknown is in none', () => fc.assert(fc.property(pairs, (list) => {
    const { sum, known, unknown } = distanceOf(list);
    expect(sum).toBe(list.reduce((total, it) => total + (termOf(it)?.gain ?? 0), 0));
    expect(known + unknown).toBe(list.length);
    expect(distanceOf(list.filter((it) => it.from !== null && it.to !== null))).toEqual({ sum, known, unknown: 0 });
  })));

  it('a profile is at no distance from itself, and the way back asks for what is to spare on the way there', () => fc.assert(fc.property(pairs, (list) => {
    expect(distanceOf(list.map(({ to }) => ({ from: to, to }))).sum).toBe(0);
    for (const { from, to } of list) { const [there, back] = [termOf({ from, to }), termOf({ from: to, to: from })]; expect(there === null ? null : [there.gain, there.spare]).toEqual(back === null ? null : [back.spare, back.gain]); }
  })));

  it('no way is shorter by way of a third profile, where all three say what they expect', () => fc.assert(fc.property(fc.array(fc.tuple(fc.constantFrom(...levels), fc.constantFrom(...levels), fc.constantFrom(...levels))), (list) => {
    const far = (a: 0 | 1 | 2, b: 0 | 1 | 2) => distanceOf(list.map((it) => ({ from: it[a], to: it[b] }))).sum;
    expect(far(0, 2)).toBeLessThanOrEqual(far(0, 1) + far(1, 2));
  })));
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isHere, leavesOn, type DepartureLine } from './departure.js';

const day = fc.integer({ min: 1, max: 28 }).map((it) => `2026-03-${String(it).padStart(2, '0')}`);
/** What was said one after the other, each later than the one before. */
const said = fc.array(fc.tuple(fc.option(day), fc.integer({ min: 1, max: 50 })), { maxLength: 8 }).map((all) => {
  let at = 0;
  return all.map(([leftOn, later], index): DepartureLine => ({ number: index + 1, leftOn, recordedAt: (at += later) }));
});
const instant = fc.integer({ min: 0, max: 450 });

describe('laws of departures', () => {
  it('nothing said later changes what was known before it', () => fc.assert(fc.property(said, fc.option(day), instant, (lines, leftOn, before) => {
    const last = lines.at(-1)?.recordedAt ?? 0;
    const more = [...lines, { number: lines.length + 1, leftOn, recordedAt: Math.max(last + 1, before) }];
    expect(leavesOn(more, before)).toBe(leavesOn(lines, before));
  })));

  it('a departure taken back leaves somebody here on every day, as though it had never been said', () => fc.assert(fc.property(said, day, (lines, any) => {
    const back = [...lines, { number: lines.length + 1, leftOn: null, recordedAt: 1000 }];
    expect(isHere(leavesOn(back), any)).toBe(isHere(leavesOn([]), any));
  })));

  it('the last thing said counts, in whatever order the lines are read', () => fc.assert(fc.property(said, fc.infiniteStream(fc.nat()), (lines, keys) => {
    const shuffled = lines.map((it) => ({ it, key: keys.next().value ?? 0 })).sort((a, b) => a.key - b.key).map(({ it }) => it);
    expect(leavesOn(shuffled)).toBe(lines.at(-1)?.leftOn ?? null);
  })));

  it('whoever leaves is here until the day before, and never after', () => fc.assert(fc.property(day, day, (leftOn, asked) => {
    expect(isHere(leftOn, asked)).toBe(asked < leftOn);
  })));
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { plusDays } from '../time/day.js';
import { byUrgency, type Asked } from './urgency.js';

const asked: fc.Arbitrary<Asked> = fc.record({ id: fc.uuid(), dueOn: fc.option(fc.integer({ min: 0, max: 5 }).map((it) => plusDays('2026-01-01', it))), sentBack: fc.boolean(), begun: fc.boolean() });
const list = fc.uniqueArray(asked, { selector: (it) => it.id, maxLength: 12 });
const runs = { numRuns: 1000 };
const pairs = <T>(items: readonly T[]): (readonly [T, T])[] => items.slice(1).map((it, index) => [items[index] ?? it, it] as const);

describe('laws of what to do first', () => {
  it('is one order, whatever the order of arrival', () => fc.assert(fc.property(list, (items) => {
    const ranked = [...items].sort(byUrgency);
    expect([...items].reverse().sort(byUrgency)).toEqual(ranked);
    for (const a of items) for (const b of items) expect(Math.sign(byUrgency(a, b)) + Math.sign(byUrgency(b, a))).toBe(0);
  }), runs));

  it('puts what is due before what is due later, and before what has no day', () => fc.assert(fc.property(list, (items) => {
    for (const [before, after] of pairs([...items].sort(byUrgency))) expect((before.dueOn ?? '9999') <= (after.dueOn ?? '9999')).toBe(true);
  }), runs));

  it('puts of one day what was sent back first, then what is begun', () => fc.assert(fc.property(list, (items) => {
    for (const [before, after] of pairs([...items].sort(byUrgency)).filter(([one, other]) => one.dueOn === other.dueOn)) {
      if (after.sentBack) expect(before.sentBack).toBe(true);
      if (before.sentBack === after.sentBack && after.begun) expect(before.begun).toBe(true);
    }
  }), runs));

  it('moves nothing else where one thing is done', () => fc.assert(fc.property(list, fc.nat(), (items, at) => {
    const ranked = [...items].sort(byUrgency);
    const done = ranked[at % Math.max(ranked.length, 1)];
    expect(items.filter((it) => it !== done).sort(byUrgency)).toEqual(ranked.filter((it) => it !== done));
  }), runs));
});

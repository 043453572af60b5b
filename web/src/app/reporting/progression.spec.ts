import { describe, expect, it } from '@jest/globals';
import type { Cause } from '@palier/contracts';
import fc from 'fast-check';
import { stretchesOf } from './progression.js';

type Measured = Cause['from'];
const measured = fc.record({ level: fc.constantFrom<Measured['level']>(null, 0, 1, 2, 3, 4), expected: fc.constantFrom<Measured['expected']>(null, 1, 2, 3, 4) }).map((it): Measured => ({ ...it, gap: null }));
const dayOf = (day: number): string => new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10);
/** Causes in order, each beginning where the one before it ended. */
const way = fc.record({ begins: measured, steps: fc.array(fc.record({ day: fc.nat(60), to: measured }), { maxLength: 8 }) }).map(({ begins, steps }) => {
  const ordered = [...steps].sort((a, b) => a.day - b.day);
  return { begins, causes: ordered.map((it, index) => ({ on: dayOf(it.day), from: ordered[index - 1]?.to ?? begins, to: it.to })) };
});

describe('the way of a competency', () => {
  it('is on each day what the last cause up to that day made of it, and what it was before them', () => fc.assert(fc.property(way, fc.nat(60), ({ begins, causes }, day) => {
    const stretches = stretchesOf(causes, causes.at(-1)?.to ?? begins, dayOf(0));
    const { level, expected } = causes.findLast((it) => it.on <= dayOf(day))?.to ?? begins;
    expect(stretches.findLast((it) => it.from <= dayOf(day))).toMatchObject({ level, expected });
    expect(stretches[0]?.from).toBe(dayOf(0));
    expect(new Set(stretches.map((it) => it.from)).size).toBe(stretches.length);
  })));
});

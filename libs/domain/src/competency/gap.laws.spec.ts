import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { levels, type HeldLevel } from './cell.js';
import { expectedLevel, type Expectation } from './expectation.js';
import { profileGap, strongest, sumOfCoverage, type GapItem } from './gap.js';

const level = fc.constantFrom(...levels);
const expectation: fc.Arbitrary<Expectation> = fc.oneof(
  fc.record({ kind: fc.constant('known' as const), level }), fc.constant({ kind: 'unspecified' as const }),
  fc.record({ kind: fc.constant('company' as const), level, by: fc.constant('Sophie'), on: fc.constant('2026-01-05'), reason: fc.constant('') }),
  fc.constant({ kind: 'notApplicable' as const, reason: '' }),
);
const items = fc.array(fc.record({ hasLevels: fc.boolean(), expectation, held: fc.constantFrom<HeldLevel>(0, ...levels), carriedOver: fc.subarray([...levels]) }), { maxLength: 12 })
  .map((list) => list.map((it, index): GapItem => ({ competencyId: `c${index}`, ...it, held: it.hasLevels ? it.held : 0, carriedOver: it.hasLevels ? it.carriedOver : [] })));
const runs = { numRuns: 1000 };

describe('laws of the gap', () => {
  it('counts cells: held and missing are the expected ones, and what is held above is no credit elsewhere', () => fc.assert(fc.property(items, (list) => {
    const gap = profileGap(list);
    expect(gap.cellsHeld + gap.perCompetency.reduce((sum, it) => sum + it.missing.length, 0)).toBe(gap.cellsExpected);
    expect(gap.cellsHeld).toBeLessThanOrEqual(gap.cellsExpected);
    expect(gap.cellsHeld === gap.cellsExpected).toBe(gap.perCompetency.every((it) => it.state !== 'below'));
  }), runs));

  it('leaves what is unknown out of both figures', () => fc.assert(fc.property(items, (list) => {
    const silent = (it: GapItem) => !it.hasLevels || expectedLevel(it.expectation) === null;
    const { perCompetency, ...coverage } = profileGap(list);
    const { perCompetency: _, ...stated } = profileGap(list.filter((it) => !silent(it)));
    expect(coverage).toEqual({ ...stated, competencies: list.length });
    for (const [index, it] of list.entries()) if (silent(it)) expect(perCompetency[index]).toMatchObject({ expected: null, missing: [], state: expect.stringMatching(/^(noScale|notStated|notApplicable)$/) as unknown });
  }), runs));

  it('says how much of what is held still has to be confirmed: all of it where all is carried over, nothing where nothing is, never more than is held', () => fc.assert(fc.property(items, (list) => {
    const { cellsHeld, cellsCarriedOver } = profileGap(list);
    expect(cellsCarriedOver).toBeLessThanOrEqual(cellsHeld);
    expect(profileGap(list.map((it) => ({ ...it, carriedOver: [] }))).cellsCarriedOver).toBe(0);
    expect(profileGap(list.map((it) => ({ ...it, carriedOver: [...levels] }))).cellsCarriedOver).toBe(cellsHeld);
  }), runs));

  it('never turns worse when somebody holds more', () => fc.assert(fc.property(items, fc.nat(11), (list, which) => {
    const more = list.map((it, index) => (index === which && it.hasLevels && it.held < 4 ? { ...it, held: (it.held + 1) as HeldLevel } : it));
    expect(profileGap(more).cellsHeld).toBeGreaterThanOrEqual(profileGap(list).cellsHeld);
  }), runs));

  it('adds up over people in any grouping', () => fc.assert(fc.property(fc.array(items, { maxLength: 6 }), fc.nat(6), (people, cut) => {
    const parts = people.map((it) => profileGap(it)).map(({ perCompetency: _, ...coverage }) => coverage);
    expect(sumOfCoverage([sumOfCoverage(parts.slice(0, cut)), sumOfCoverage(parts.slice(cut))])).toEqual(sumOfCoverage(parts));
  }), runs));

  it('lets the highest expectation count, whatever the order, and silence only where all are silent', () => fc.assert(fc.property(fc.array(fc.record({ expectation }), { minLength: 1 }), (list) => {
    const highest = Math.max(...list.map((it) => expectedLevel(it.expectation) ?? 0));
    for (const order of [list, [...list].reverse()]) expect(expectedLevel(strongest(order)?.expectation ?? { kind: 'unspecified' }) ?? 0).toBe(highest);
    expect(strongest([])).toBeNull();
  }), runs));

  it('tells the six states apart', () => {
    const state = (hasLevels: boolean, it: Expectation, held: HeldLevel) => profileGap([{ competencyId: 'c', hasLevels, expectation: it, held, carriedOver: [] }]).perCompetency[0]?.state;
    expect(state(false, { kind: 'unspecified' }, 0)).toBe('noScale');
    expect(state(true, { kind: 'unspecified' }, 3)).toBe('notStated');
    expect(state(false, { kind: 'notApplicable', reason: '' }, 0)).toBe('notApplicable');
    expect([1, 2, 3].map((held) => state(true, { kind: 'known', level: 2 }, held as HeldLevel))).toEqual(['below', 'met', 'above']);
  });
});

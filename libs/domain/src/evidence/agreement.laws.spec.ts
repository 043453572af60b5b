import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { HeldLevel } from '../competency/cell.js';
import { seeded } from '../quiz/draw.js';
import { agreementOf, driftOf, fewestForDrift, fewestForKappa, isDrawn, weightedKappa, type RatedTwice } from './agreement.js';

const level = fc.constantFrom<HeldLevel>(0, 1, 2, 3, 4);
const pair = fc.record({ first: level, second: level, firstRater: fc.constantFrom('a', 'b', 'c'), secondRater: fc.constantFrom('d', 'e', 'f') });
const pairs = fc.array(pair, { minLength: 1, maxLength: 60 });
const turned = (of: readonly RatedTwice[]): RatedTwice[] => of.map((it) => ({ first: it.second, second: it.first, firstRater: it.secondRater, secondRater: it.firstRater }));
const runs = { numRuns: 1000 };

/** The same, reckoned with one's fingers: what two raters differ by, against what any two of their words differ by. */
function byHand(of: readonly RatedTwice[]): number | null {
  let [own, any] = [0, 0];
  for (const it of of) { own += Math.abs(it.first - it.second) * of.length; for (const other of of) any += Math.abs(it.first - other.second); }
  return any === 0 ? null : 1 - own / any;
}

/** Two raters who see a true level through noise of their own: so many in ten say something else. */
function ratings(random: () => number, count: number, noise: number): RatedTwice[] {
  const say = (truth: number): HeldLevel => (random() * 10 < noise ? (Math.floor(random() * 5) as HeldLevel) : (truth as HeldLevel));
  return Array.from({ length: count }, () => { const truth = Math.floor(random() * 5); return { first: say(truth), second: say(truth), firstRater: 'a', secondRater: 'd' }; });
}

describe('laws of agreement', () => {
  it('is what a reckoning by hand gives', () => fc.assert(fc.property(pairs, (of) => {
    const [value, wanted] = [weightedKappa(of), byHand(of)];
    expect(value === null).toBe(wanted === null);
    if (value !== null && wanted !== null) expect(value).toBeCloseTo(wanted, 9);
  }), runs));

  it('is 1 where all ratings are the same, and cannot be said where everybody says one level', () => fc.assert(fc.property(fc.array(level, { minLength: 1, maxLength: 60 }), (of) => {
    const value = weightedKappa(of.map((it) => ({ first: it, second: it })));
    if (new Set(of).size === 1) expect(value).toBeNull();
    else expect(value).toBeCloseTo(1, 9);
  }), runs));

  it('does not ask who spoke first, nor in which order; and never leaves -1 to 1', () => fc.assert(fc.property(pairs, (of) => {
    const [value, other] = [agreementOf(of, 1), agreementOf(turned(of).reverse(), 1)];
    expect(value.kind).toBe(other.kind);
    if (value.kind !== 'figure' || other.kind !== 'figure') return;
    // The root of a variance that is nought but for rounding.
    for (const part of ['value', 'from', 'to'] as const) expect(value.figure[part]).toBeCloseTo(other.figure[part], 6);
    expect(value.figure.from >= -1 && value.figure.from <= value.figure.value + 1e-12 && value.figure.value <= value.figure.to + 1e-12 && value.figure.to <= 1).toBe(true);
  }), runs));

  it('is about 0 where the two have nothing to do with each other', () => {
    for (let seed = 1; seed <= 20; seed++) expect(Math.abs(weightedKappa(ratings(seeded(seed), 4000, 10)) ?? 1)).toBeLessThan(0.05);
  });

  it('has an interval that holds the truth about 95 times in 100, at the fewest pairs for which it is given', () => {
    const truth = weightedKappa(ratings(seeded(7), 60_000, 3)) ?? 0;
    const random = seeded(11);
    const inside = Array.from({ length: 800 }, () => agreementOf(ratings(random, fewestForKappa, 3))).filter((it) => it.kind === 'figure' && it.figure.from <= truth && truth <= it.figure.to).length;
    expect(inside / 800).toBeGreaterThan(0.91);
    expect(inside / 800).toBeLessThan(0.985);
  });

  it('gives no figure below the fewest pairs, and says how many are missing', () => fc.assert(fc.property(fc.array(pair, { maxLength: 70 }), (of) => {
    const [kappa, drift] = [agreementOf(of), driftOf('a', of)];
    expect([kappa.pairs, kappa.missing, kappa.kind === 'tooFew']).toEqual([of.length, Math.max(0, fewestForKappa - of.length), of.length < fewestForKappa]);
    const own = of.filter((it) => it.firstRater === 'a').length;
    expect([drift.pairs, drift.missing, drift.kind === 'tooFew']).toEqual([own, Math.max(0, fewestForDrift - own), own < fewestForDrift]);
  }), runs));

  it('says of two raters who rate each other alone opposite drifts, and of whoever always says one level more that they do', () => fc.assert(fc.property(fc.array(level.filter((it) => it < 4), { minLength: 10, maxLength: 40 }), (of) => {
    const more = of.map((it): RatedTwice => ({ first: (it + 1) as HeldLevel, second: it, firstRater: 'a', secondRater: 'd' }));
    const [one, other] = [driftOf('a', more), driftOf('d', more)];
    expect([one.kind === 'figure' ? one.figure.value : null, other.kind === 'figure' ? other.figure.value : null]).toEqual([1, -1]);
  }), runs));
});

describe('laws of the draw', () => {
  const ids = Array.from({ length: 4000 }, (_, nth) => `0198c7a0-0000-7000-8000-${String(nth).padStart(12, '0')}`);

  it('draws the same again, nobody at nought, everybody at a hundred, and whoever a smaller share draws also with a larger one', () => fc.assert(fc.property(fc.uuid(), fc.uuid(), fc.nat(100), fc.nat(100), (id, seed, a, b) => {
    expect([isDrawn(id, seed, a), isDrawn(id, seed, 0), isDrawn(id, seed, 100)]).toEqual([isDrawn(id, seed, a), false, true]);
    if (isDrawn(id, seed, Math.min(a, b))) expect(isDrawn(id, seed, Math.max(a, b))).toBe(true);
  }), runs));

  it('draws about the share asked for, of ids that differ in their last signs alone, and others with another seed', () => {
    for (const percent of [5, 10, 30]) {
      const drawn = ids.filter((id) => isDrawn(id, 'one', percent)).length / ids.length;
      expect(Math.abs(drawn - percent / 100)).toBeLessThan(0.025);
    }
    const both = ids.filter((id) => isDrawn(id, 'one', 30) && isDrawn(id, 'two', 30)).length / ids.length;
    expect(Math.abs(both - 0.09)).toBeLessThan(0.025);
  });
});

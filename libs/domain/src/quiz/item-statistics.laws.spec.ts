import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { betaShare, fQuantile, normalQuantile } from './distributions.js';
import { commonPrior, itemStatistics, priorOf, type ItemAnswer } from './item-statistics.js';
import { reliability, reliabilityVerdict, reliableFrom, spreadOfScores } from './reliability.js';

const options = [{ id: 'a', correct: true }, { id: 'b', correct: false }, { id: 'c', correct: false }];
const given = (optionId: string, rest: number, seconds: number | null = null): ItemAnswer => ({ credit: optionId === 'a' ? 1 : 0, rest, chosen: [optionId], seconds, at: 0 });
const tenths = fc.integer({ min: 0, max: 10 }).map((it) => it / 10);
const answer = fc.record({ credit: fc.constantFrom(0, 0.5, 1), rest: tenths, chosen: fc.subarray(['a', 'b', 'c']), seconds: fc.option(fc.integer({ min: 1, max: 300 })), at: fc.nat() });
const group = fc.array(answer, { minLength: 4, maxLength: 40 });
const discrimination = (answers: readonly ItemAnswer[]) => itemStatistics(answers, options).discrimination;

describe('the laws of chance', () => {
  it('gives the quantiles printed in tables', () => {
    expect([normalQuantile(0.975), normalQuantile(0.01), betaShare(0.1, 0.5, 3), fQuantile(0.95, 5, 10), fQuantile(0.025, 29, 261), fQuantile(0.975, 29, 261)].map((it) => it.toFixed(5))).toEqual(['1.95996', '-2.32635', '0.55458', '3.32583', '0.54221', '1.63320']);
  });
});

describe('the statistics of a question', () => {
  it('says how many were right, between which bounds, and who chose what', () => {
    const answers = [given('a', 0.9, 10), given('a', 0.8, 20), given('a', 0.7, 30), given('b', 0.6, 40), given('b', 0.3), given('c', 0.2)];
    const said = itemStatistics(answers, options);
    expect(said).toMatchObject({ people: 6, seconds: 25, options: [{ optionId: 'a', people: 3, share: 0.5, upper: 1, lower: 0 }, { optionId: 'b', people: 2, upper: 0, lower: 0.5 }, { optionId: 'c', people: 1, upper: 0, lower: 0.5 }] });
    expect([said.facility?.low, said.facility?.high].map((it) => it?.toFixed(3))).toEqual(['0.188', '0.812']);
    expect(said.discrimination?.observed).toBeCloseTo(0.85166, 4);
  });

  it('says nothing where nobody answered, where all did alike, or where too few did', () => {
    expect(itemStatistics([], options)).toMatchObject({ people: 0, facility: null, discrimination: null, seconds: null, options: [{ share: 0 }, { share: 0 }, { share: 0 }] });
    expect(discrimination(Array.from({ length: 9 }, (_, index) => given('a', index / 10)))).toBeNull();
    expect(discrimination([given('a', 1), given('b', 0), given('b', 0.5)])).toBeNull();
  });

  it('does not mind in which order people come', () => fc.assert(fc.property(group.chain((it) => fc.tuple(fc.constant(it), fc.shuffledSubarray(it, { minLength: it.length }))), ([answers, shuffled]) => {
    expect(itemStatistics(shuffled, options)).toEqual(itemStatistics(answers, options));
  })));

  it('keeps what it observed and what it believes within bounds', () => fc.assert(fc.property(group, (answers) => {
    const said = itemStatistics(answers, options);
    for (const it of [said.facility, said.discrimination]) if (it !== null) expect([it.low <= it.observed, it.observed <= it.high, it.shrunk >= -1, it.shrunk <= 1]).toEqual([true, true, true, true]);
    const [from, to] = [said.facility?.observed ?? 0, commonPrior.facility.mean].sort((a, b) => a - b) as [number, number];
    expect(said.facility?.shrunk).toBeGreaterThanOrEqual(from - 1e-12);
    expect(said.facility?.shrunk).toBeLessThanOrEqual(to + 1e-12);
  })));

  it('is surer of the same with twice the people, and believes them more', () => fc.assert(fc.property(group, (answers) => {
    const [once, twice] = [itemStatistics(answers, options), itemStatistics([...answers, ...answers], options)];
    expect(twice.facility?.observed).toBeCloseTo(once.facility?.observed as number, 12);
    expect((twice.facility?.high as number) - (twice.facility?.low as number)).toBeLessThan((once.facility?.high as number) - (once.facility?.low as number));
    if (once.discrimination !== null) expect(twice.discrimination?.observed).toBeCloseTo(once.discrimination.observed, 9);
    for (const [index, it] of once.options.entries()) expect([twice.options[index]?.share, twice.options[index]?.upper, twice.options[index]?.lower]).toEqual([it.share, expect.closeTo(it.upper, 9), expect.closeTo(it.lower, 9)]);
  })));

  it('discriminates the other way round when right and wrong change places, whatever the rest score is counted in', () => fc.assert(fc.property(group, (answers) => {
    const observed = discrimination(answers)?.observed ?? null;
    const turned = discrimination(answers.map((it) => ({ ...it, credit: 1 - it.credit })))?.observed ?? null;
    const scaled = discrimination(answers.map((it) => ({ ...it, rest: 0.2 + it.rest / 2 })))?.observed ?? null;
    if (observed === null) expect([turned, scaled]).toEqual([null, null]);
    else expect([turned, scaled]).toEqual([expect.closeTo(-observed, 9), expect.closeTo(observed, 9)]);
  })));

  it('goes on discriminating the right way when somebody who is all right and somebody who is all wrong come in, and becomes no more extreme', () => fc.assert(fc.property(group, (answers) => {
    const before = itemStatistics(answers, options);
    const after = itemStatistics([...answers, given('a', 1), given('b', 0)], options);
    if (before.discrimination === null || before.discrimination.observed >= 0) expect(after.discrimination?.observed).toBeGreaterThan(0);
    expect(Math.abs((after.facility?.observed as number) - 0.5)).toBeLessThanOrEqual(Math.abs((before.facility?.observed as number) - 0.5) + 1e-12);
  })));

  it('learns from five sisters or more how far questions differ, and from fewer nothing', () => {
    const question = (right: number) => itemStatistics(Array.from({ length: 15 }, (_, index) => given(index < right ? 'a' : 'b', 1 - index / 20)), options);
    const alike = priorOf([8, 9, 8, 9, 8, 9].map(question));
    const unlike = priorOf([2, 14, 5, 11, 3, 13].map(question));
    expect(priorOf([8, 9, 8, 9].map(question))).toEqual(commonPrior);
    expect([alike.facility.people, unlike.facility.people < 6]).toEqual([50, true]);
    const shout = Array.from({ length: 15 }, () => given('b', 0.5));
    expect([itemStatistics(shout, options, alike).facility?.shrunk ?? 0, itemStatistics(shout, options, unlike).facility?.shrunk ?? 1]).toEqual([expect.closeTo(0.436, 2), expect.closeTo(0.07, 1)]);
  });
});

describe('the reliability of a quiz', () => {
  it('agrees with a worked example', () => {
    const rows = [[1, 1, 1, 0], [1, 1, 0, 0], [1, 0, 0, 0], [1, 1, 1, 1], [0, 0, 0, 0], [1, 1, 0.5, 0], [0, 1, 0, 0], [1, 1, 1, 1]];
    const said = reliability(rows);
    expect([said?.alpha, said?.low, said?.high].map((it) => it?.toFixed(4))).toEqual(['0.7794', '0.3451', '0.9505']);
  });

  it('is 1 where all questions say the same, null where nobody differs, and minds no order of people', () => {
    expect(reliability([[1, 1, 1], [0, 0, 0], [1, 1, 1], [0, 0, 0]])).toMatchObject({ alpha: 1, low: 1, high: 1 });
    expect([reliability([[1, 0], [0, 1], [1, 0]]), reliability([[1], [0], [1]]), reliability([[1, 0], [1, 1]]), reliability([])]).toEqual([null, null, null, null]);
    expect(() => reliability([[1, 0], [1, 1], [1]])).toThrow(RangeError);
    fc.assert(fc.property(fc.array(fc.array(tenths, { minLength: 4, maxLength: 4 }), { minLength: 3, maxLength: 30 }), (rows) => {
      const said = reliability(rows);
      expect(reliability([...rows].reverse())).toEqual(said);
      if (said !== null) expect([said.low <= said.alpha + 1e-9, said.alpha <= said.high + 1e-9, said.alpha <= 1 + 1e-9]).toEqual([true, true, true]);
    }));
  });

  it('is put in words that its bounds allow: nothing of few people, and neither good nor bad while both are possible', () => {
    const bounds = fc.tuple(fc.double({ min: -1, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }));
    fc.assert(fc.property(bounds, fc.nat(100), ([alpha, below, above], people) => {
      const found = { alpha, low: alpha - below, high: Math.min(1, alpha + above), people, questions: 5 };
      const said = reliabilityVerdict(found, people);
      if (people < 12) expect(said).toBe('tooFew');
      else expect(said).toBe(found.low >= reliableFrom ? 'reliable' : found.high < reliableFrom ? 'unreliable' : 'unsure');
      if (said === 'reliable') expect(alpha).toBeGreaterThanOrEqual(reliableFrom);
      if (said === 'unreliable') expect(alpha).toBeLessThan(reliableFrom);
    }));
    expect([reliabilityVerdict(null, 11), reliabilityVerdict(null, 12)]).toEqual(['tooFew', 'noSpread']);
  });

  it('counts every score once, in the bin it lies in', () => {
    expect(spreadOfScores([0, 0.1, 0.1 + 0.2, 0.95, 1], 10)).toEqual([1, 1, 0, 1, 0, 0, 0, 0, 0, 2]);
    fc.assert(fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true })), fc.integer({ min: 1, max: 20 }), (scores, bins) => expect(spreadOfScores(scores, bins).reduce((sum, it) => sum + it, 0)).toBe(scores.length)));
  });
});

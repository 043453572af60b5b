import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { attemptsLeft, feedbackPolicies, keyShown, minutesWithExtra } from './attempt-rules.js';

const few = fc.integer({ min: 0, max: 30 });

describe('how often a quiz may be begun', () => {
  it('each beginning costs one, each grant gives one, and nobody owes any', () => {
    fc.assert(fc.property(few, few, few, (allowed, granted, begun) => {
      const left = attemptsLeft(allowed, granted, begun) ?? NaN;
      expect(left).toBeGreaterThanOrEqual(0);
      expect(attemptsLeft(allowed, granted, begun + 1)).toBe(Math.max(0, left - 1));
      if (begun < allowed + granted) expect(attemptsLeft(allowed, granted + 1, begun)).toBe(left + 1);
    }));
  });

  it('is not counted where the quiz says nothing', () => {
    fc.assert(fc.property(few, few, (granted, begun) => { expect(attemptsLeft(null, granted, begun)).toBeNull(); }));
  });
});

describe('the right answers', () => {
  it('are hidden only before passing, while an attempt is left, and where the quiz says so', () => {
    fc.assert(fc.property(fc.constantFrom(...feedbackPolicies), fc.boolean(), fc.option(few), (feedback, passed, left) => {
      expect(keyShown(feedback, { passed, left })).toBe(!(feedback === 'oncePassed' && !passed && left !== 0));
    }));
  });
});

describe('more time', () => {
  it('is never less than what everybody has, and less than a minute over the share given', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 600 }), fc.integer({ min: 0, max: 200 }), (minutes, extra) => {
      const given = minutesWithExtra(minutes, extra);
      expect(Number.isInteger(given)).toBe(true);
      expect(given).toBeGreaterThanOrEqual(minutes);
      expect(given * 100 - minutes * (100 + extra)).toBeGreaterThanOrEqual(0);
      expect(given * 100 - minutes * (100 + extra)).toBeLessThan(100);
    }));
  });

  it('gives a third more of half an hour as forty minutes', () => { expect(minutesWithExtra(30, 33)).toBe(40); });
});

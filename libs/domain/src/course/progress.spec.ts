import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { courseProgress } from './progress.js';

describe('how far somebody is', () => {
  it('is 100 only when all is done, 0 only below one in a hundred, and names the first thing left', () => fc.assert(fc.property(fc.uniqueArray(fc.string(), { minLength: 1, maxLength: 30 }), fc.func(fc.boolean()), (units, isDone) => {
    const done = new Set(units.filter((it) => isDone(it)));
    const progress = courseProgress(units, done);
    expect(progress.percent === 100).toBe(done.size === units.length);
    expect(progress.percent).toBeLessThanOrEqual(100);
    expect(progress.next).toBe(units.filter((it) => !done.has(it))[0] ?? null);
    expect(progress.done).toBe(done.size);
  })));

  it('never shrinks by doing one more, and is not moved by what belongs to another course', () => fc.assert(fc.property(fc.uniqueArray(fc.string(), { minLength: 2 }), fc.nat(), ([one = '', ...others], pick) => {
    const more = others[pick % others.length] ?? '';
    expect(courseProgress([one, ...others], new Set([one, more])).percent).toBeGreaterThanOrEqual(courseProgress([one, ...others], new Set([one])).percent);
    expect(courseProgress([one], new Set(others)).percent).toBe(0);
  })));

  it('is not 100 with one of three hundred left', () => {
    const units = Array.from({ length: 300 }, (_, index) => String(index));
    expect(courseProgress(units, new Set(units.slice(1))).percent).toBe(99);
  });

  it('says nothing is next in an empty course', () => expect(courseProgress([], new Set())).toEqual({ done: 0, of: 0, percent: 0, next: null }));
});

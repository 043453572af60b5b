import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { mostTags, sameFiling, tagKey, tidyTags, unfiled } from './filing.js';

const tag = fc.oneof(fc.string({ maxLength: 60 }), fc.constantFrom('Remboursement', ' remboursement ', 'REMBOURSEMENT', 'Été', 'ete', 'mot  clé', 'mot clé', '  ', '\n'));

describe('tags', () => {
  it('are tidy once for all: few, short, on one line, none blank and none twice', () => {
    fc.assert(fc.property(fc.array(tag, { maxLength: 30 }), (tags) => {
      const tidy = tidyTags(tags);
      expect(tidyTags(tidy)).toEqual(tidy);
      expect(tidy.length).toBeLessThanOrEqual(mostTags.count);
      expect(new Set(tidy.map(tagKey)).size).toBe(tidy.length);
      for (const it of tidy) expect([it.trim(), it.length <= mostTags.length, /[\n\t]/u.test(it), tagKey(it) === '']).toEqual([it, true, false, false]);
    }), { numRuns: 1000 });
  });

  it('are one whatever their accents, case and spaces, in the words of whoever wrote them first', () => {
    expect(tidyTags(['Été', 'ete ', 'REMBOURSEMENT', 'remboursement', 'mot  clé'])).toEqual(['Été', 'REMBOURSEMENT', 'mot clé']);
  });

  it('say the same in any order, and not the same where anything else is said', () => {
    expect(sameFiling({ ...unfiled, tags: ['a', 'b'] }, { ...unfiled, tags: ['b', 'a'] })).toBe(true);
    for (const other of [{ ...unfiled, tags: ['A'] }, { ...unfiled, difficulty: 2 as const }, { ...unfiled, source: 'x' }, { ...unfiled, open: true }]) expect(sameFiling(unfiled, other)).toBe(false);
  });
});

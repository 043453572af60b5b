import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { askedWords, tsqueryOf } from './asked-words.js';

const typed = fc.oneof(fc.string({ unit: 'binary' }), fc.array(fc.constantFrom('bandeau', 'l’élève', "'", '&', '|', '!', ':*', '(', '\\', '<->', '8.5', 'É')).map((it) => it.join(' ')));

describe('what somebody looks for', () => {
  it('is words alone: nothing that is typed speaks to the database', () => {
    fc.assert(fc.property(typed, (text) => {
      for (const word of askedWords(text)) expect(word).toMatch(/^[\p{L}\p{N}]+$/u);
      expect(tsqueryOf(text) ?? '').toMatch(/^('[\p{L}\p{N}]+'(:\*| & (?=')))*$/u);
    }));
  });

  it('keeps the order, asks for every word, and takes the last one as begun', () => {
    expect(tsqueryOf('l’élève « ora')).toBe(`'l' & 'élève' & 'ora':*`);
    expect(tsqueryOf(' … ')).toBeNull();
  });
});

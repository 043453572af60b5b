import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { nextFirst } from './next-first.js';

const level = fc.constantFrom(1, 2, 3, 4);
const lines = fc.array(fc.record({ expected: fc.option(level), held: fc.constantFrom(0, 1, 2, 3, 4) }), { maxLength: 12 })
  .map((items) => items.map((it, index) => ({ ...it, index }) as { expected: 1 | 2 | 3 | 4 | null; held: 0 | 1 | 2 | 3 | 4; index: number }));

describe('what is expected next comes first', () => {
  it('loses nothing, and leaves each part in its order', () => fc.assert(fc.property(lines, (of) => {
    const ordered = nextFirst(of);
    expect([...ordered].sort((a, b) => a.index - b.index)).toEqual(of);
    const below = ordered.map((it) => it.expected !== null && it.held < it.expected);
    expect(below).toEqual([...below].sort((a, b) => Number(b) - Number(a)));
    for (const part of [true, false]) expect(ordered.filter((_, at) => below[at] === part).map((it) => it.index)).toEqual([...ordered.filter((_, at) => below[at] === part).map((it) => it.index)].sort((a, b) => a - b));
  }), { numRuns: 1000 }));

  it('takes a silence for no expectation', () => {
    expect(nextFirst([{ key: 'silent', expected: null, held: 0 }, { key: 'met', expected: 2, held: 2 }, { key: 'below', expected: 2, held: 1 }] as const).map((it) => it.key)).toEqual(['below', 'silent', 'met']);
  });
});

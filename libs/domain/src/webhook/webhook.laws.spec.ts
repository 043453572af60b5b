import { describe, expect, it } from '@jest/globals';
import { nextTry, silentDays } from './webhook.js';

describe('laws of trying again', () => {
  it('waits longer each time, gives up after nine failures, and well before an address is switched off', () => {
    const pauses = Array.from({ length: 10 }, (_, failures) => nextTry(failures + 1));
    expect(pauses.at(-1)).toBeNull();
    const said = pauses.flatMap((it) => it ?? []);
    expect(said).toHaveLength(9);
    for (const [index, it] of said.entries()) expect(it).toBeGreaterThan(said[index - 1] ?? 0);
    expect(said.reduce((a, b) => a + b, 0)).toBeLessThan(silentDays * 1440);
  });
});

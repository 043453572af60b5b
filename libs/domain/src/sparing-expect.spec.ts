import { expect, it } from '@jest/globals';

/** The laws ask an `expect` that answers by itself where something holds (jest.runner.mjs): it must not find that anything more holds. */
const wrong: readonly (() => void)[] = [
  () => expect(1).toBe(2), () => expect(0).toBe(-0), () => expect({ a: [1] }).toEqual({ a: [2] }), () => expect(new Set([1])).toEqual(new Set([2])), () => expect([1]).toEqual({ 0: 1 }),
  () => expect(undefined).toBeNull(), () => expect(null).toBeUndefined(), () => expect(1).toBeGreaterThan(1), () => expect(1).toBeGreaterThanOrEqual(2), () => expect(NaN).toBeLessThan(1),
  () => expect(2).toBeLessThanOrEqual(1), () => expect(1).not.toBe(1), () => expect([]).toHaveLength(1), () => expect({ a: 1 }).toMatchObject({ a: 2 }), () => expect(() => 1).toThrow(), () => expect({ a: undefined }).toStrictEqual({}),
];

it.each(wrong.map((it) => [String(it).slice(6), it] as const))('finds wrong: %s', (_, claim) => {
  let found: unknown = null;
  try { claim(); } catch (error) { found = error; }
  if (!(found instanceof Error) && !String(found).includes('expect(')) throw new Error('It was found right.');
});

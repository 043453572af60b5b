import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { nested } from './nested.js';

/** Each stands under one that was made before it, under none, or under one that is not shown. */
const teams = fc.array(fc.nat(), { maxLength: 20 }).map((draws) => draws.map((draw, at) => ({ id: `t${at}`, parentId: draw % 3 === 0 ? null : draw % 7 === 0 ? 'elsewhere' : at === 0 ? null : `t${draw % at}` })));

describe('teams under one another', () => {
  it('are all there, once, each after the team it stands under, with nothing but its own between', () => fc.assert(fc.property(teams, (all) => {
    const order = nested([...all].reverse());
    expect(order.map((it) => it.id).sort()).toEqual(all.map((it) => it.id).sort());
    for (const [at, it] of order.entries()) {
      const parent = order.findIndex((one) => one.id === it.parentId);
      expect(it.depth).toBe(parent === -1 ? 0 : (order[parent]?.depth ?? 0) + 1);
      if (parent === -1) continue;
      expect(parent).toBeLessThan(at);
      for (const one of order.slice(parent + 1, at)) expect(one.depth).toBeGreaterThan(order[parent]?.depth ?? 0);
    }
  }), { numRuns: 500 }));
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { mayStandUnder, teamsAbove, type Placement } from './placement.js';

const names = ['a', 'b', 'c', 'd', 'e', 'f'];
const wish = fc.tuple(fc.constantFrom(...names), fc.option(fc.constantFrom(...names)));
const runs = { numRuns: 2000 };

describe('laws of where teams stand', () => {
  it('lets no team stand above itself, whatever is wished one after the other', () => fc.assert(fc.property(fc.array(wish, { maxLength: 30 }), (wishes) => {
    const placement = new Map<string, string | null>();
    for (const [team, parent] of wishes) if (mayStandUnder(team, parent, placement)) placement.set(team, parent);
    for (const team of names) {
      expect(teamsAbove(team, placement)).not.toContain(team);
      expect(teamsAbove(team, placement).length).toBe(new Set(teamsAbove(team, placement)).size);
    }
  }), runs));

  it('refuses a place exactly where taking it would close a ring', () => fc.assert(fc.property(fc.array(wish, { maxLength: 20 }), wish, (wishes, [team, parent]) => {
    const placement = new Map<string, string | null>();
    for (const [one, other] of wishes) if (mayStandUnder(one, other, placement)) placement.set(one, other);
    const after = new Map(placement).set(team, parent);
    // An independent walk: more steps up than there are teams means a ring.
    let steps = 0;
    for (let at: string | null = team; at !== null && steps <= names.length; at = after.get(at) ?? null) steps++;
    expect(mayStandUnder(team, parent, placement)).toBe(steps <= names.length);
  }), runs));

  it('ends, also where the placement read runs in a ring', () => {
    const ring: Placement = new Map([['a', 'b'], ['b', 'c'], ['c', 'b']]);
    expect(teamsAbove('a', ring)).toEqual(['b', 'c']);
    expect(mayStandUnder('a', 'b', ring)).toBe(true);
    expect(mayStandUnder('b', 'a', ring)).toBe(false);
  });

  it('lets any team stand under none', () => expect(mayStandUnder('a', null, new Map([['b', 'a']]))).toBe(true));
});

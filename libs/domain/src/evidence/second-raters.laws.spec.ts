import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { secondRaters } from './second-raters.js';

const id = fc.constantFrom<string>('a', 'b', 'c', 'd', 'e', 'f');
const ids = fc.array(id, { maxLength: 4 });
const near = fc.array(fc.record({ id, depth: fc.nat(3), decides: fc.boolean() }), { maxLength: 6 });

describe('laws of who gives a second opinion', () => {
  it('names nobody who had a part in it, and never the person', () => fc.assert(fc.property(id, near, ids, ids, (person, leads, hr, apart) => {
    for (const it of secondRaters(person, leads, hr, apart)) expect([it === person, apart.includes(it)]).toEqual([false, false]);
  }), { numRuns: 2000 }));

  it('asks HR only where no lead is left, and names somebody wherever there is one', () => fc.assert(fc.property(id, near, ids, ids, (person, leads, hr, apart) => {
    const left = leads.filter((it) => it.decides && it.id !== person && !apart.includes(it.id)).map((it) => it.id);
    const others = hr.filter((it) => it !== person && !apart.includes(it));
    const named = secondRaters(person, leads, hr, apart);
    for (const it of named) expect((left.length > 0 ? left : others).includes(it)).toBe(true);
    expect(named.length > 0).toBe(left.length > 0 || others.length > 0);
    expect(new Set(named).size).toBe(named.length);
  }), { numRuns: 2000 }));

  it('takes the nearest of them', () => fc.assert(fc.property(id, near, ids, (person, leads, apart) => {
    const named = new Set(secondRaters(person, leads, [], apart));
    const depths = (among: boolean) => leads.filter((it) => it.decides && it.id !== person && !apart.includes(it.id) && named.has(it.id) === among).map((it) => it.depth);
    if (depths(true).length > 0 && depths(false).length > 0) expect(Math.min(...depths(true))).toBeLessThan(Math.min(...depths(false)));
  }), { numRuns: 2000 }));
});

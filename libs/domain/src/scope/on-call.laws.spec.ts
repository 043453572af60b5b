import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { tierIn } from './coverage.js';
import { onCallFor, readinessOf, type Readiness } from './on-call.js';
import { tiers, type Modules, type Scope } from './scope.js';

const modules: Modules = new Map([['billing', 'suite'], ['payroll', 'suite']]);
const thing = fc.constantFrom('suite', 'billing', 'payroll', 'acme');
const scope: fc.Arbitrary<Scope> = fc.record({ scopeId: fc.option(thing), tier: fc.option(fc.constantFrom(...tiers)) }).filter((it) => it.scopeId !== null || it.tier !== null);
const crowd = fc.array(fc.record({ held: fc.array(scope, { maxLength: 3 }), is: fc.constantFrom<Readiness>('ready', 'ready', 'away', 'notYet', 'unknown') }), { maxLength: 6 });
type Crowd = readonly { readonly held: readonly Scope[]; readonly is: Readiness }[];
const asked = fc.option(fc.constantFrom(...tiers));
const peopleOf = (of: Crowd) => new Map(of.map((it, index) => [String(index), it.held] as const));
const readinessIn = (of: Crowd) => (id: string): Readiness => of[Number(id)]?.is ?? 'unknown';
const runs = { numRuns: 1500 };

describe('laws of who can be on call', () => {
  it('puts everybody who supports a thing at that tier or above in one place, and nobody else', () => fc.assert(fc.property(thing, asked, crowd, (it, at, of) => {
    const { ready, away, notYet, unknown } = onCallFor(it, at, peopleOf(of), readinessIn(of), modules);
    const supports = of.flatMap(({ held }, index) => { const tier = tierIn(it, held, modules); return tier === undefined || (at !== null && tier !== null && tier < at) ? [] : [String(index)]; });
    expect([...ready, ...away, ...notYet, ...unknown].sort()).toEqual(supports);
    for (const id of ready) expect(readinessIn(of)(id)).toBe('ready');
    for (const id of away) expect(readinessIn(of)(id)).toBe('away');
  }), runs));

  it('says that one is enough to miss exactly where that one away leaves nobody', () => fc.assert(fc.property(thing, asked, crowd, (it, at, of) => {
    const people = peopleOf(of);
    const { strain, ready } = onCallFor(it, at, people, readinessIn(of), modules);
    const without = [...people.keys()].map((away) => onCallFor(it, at, new Map([...people].filter(([id]) => id !== away)), readinessIn(of), modules).strain);
    expect(strain === 'oneAway').toBe(ready.length > 0 && without.includes('nobody'));
    expect(strain === 'nobody').toBe(ready.length === 0);
  }), runs));

  it('finds no more people where more is asked: a higher tier, or a level that is missing', () => fc.assert(fc.property(thing, fc.constantFrom(1 as const, 2 as const), crowd, fc.nat(5), (it, at, of, who) => {
    const ready = (tier: 1 | 2 | 3 | null, readiness = readinessIn(of)) => onCallFor(it, tier, peopleOf(of), readiness, modules).ready;
    expect(ready(at)).toEqual(expect.arrayContaining([...ready(at === 1 ? 2 : 3)]));
    expect(ready(null)).toEqual(expect.arrayContaining([...ready(at)]));
    for (const worse of ['away', 'notYet'] as const) expect(ready(at)).toEqual(expect.arrayContaining([...ready(at, (id) => (id === String(who) ? worse : readinessIn(of)(id)))]));
  }), runs));

  it('takes nobody for ready of whom nothing is expected', () => {
    expect([readinessOf({ cellsHeld: 0, cellsExpected: 0 }), readinessOf({ cellsHeld: 3, cellsExpected: 4 }), readinessOf({ cellsHeld: 4, cellsExpected: 4 })]).toEqual(['unknown', 'notYet', 'ready']);
    expect([readinessOf({ cellsHeld: 0, cellsExpected: 0 }, true), readinessOf({ cellsHeld: 3, cellsExpected: 4 }, true), readinessOf({ cellsHeld: 4, cellsExpected: 4 }, true)]).toEqual(['unknown', 'notYet', 'away']);
  });
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { activitiesFor, coverageOf, tierIn, type ActivityAbout } from './coverage.js';
import { tiers, type Modules, type Scope } from './scope.js';

const modules: Modules = new Map([['billing', 'suite'], ['payroll', 'suite']]);
const thing = fc.constantFrom('suite', 'billing', 'payroll', 'acme');
const scope: fc.Arbitrary<Scope> = fc.record({ scopeId: fc.option(thing), tier: fc.option(fc.constantFrom(...tiers)) }).filter((it) => it.scopeId !== null || it.tier !== null);
const people = fc.array(fc.array(scope, { maxLength: 4 }), { maxLength: 8 }).map((all) => new Map(all.map((held, index) => [String(index), held] as const)));
const activities: fc.Arbitrary<ActivityAbout[]> = fc.array(fc.array(scope, { maxLength: 3 }), { maxLength: 5 }).map((all) => all.map((about, index) => ({ unitId: `u${index}`, about })));
const done = fc.array(fc.subarray(['u0', 'u1', 'u2', 'u3', 'u4']), { maxLength: 8 }).map((all) => new Map(all.map((units, index) => [String(index), new Set(units)] as const)));
const runs = { numRuns: 1500 };

describe('laws of coverage', () => {
  it('counts everybody who supports a thing once, and nobody else', () => fc.assert(fc.property(thing, people, activities, done, (it, who, what, finished) => {
    const line = coverageOf(it, who, what, finished, modules);
    expect(line.reduce((sum, { people: count }) => sum + count, 0)).toBe([...who.values()].filter((held) => tierIn(it, held, modules) !== undefined).length);
    expect(new Set(line.map(({ tier }) => tier)).size).toBe(line.length);
  }), runs));

  it('never says that more finished than there are, and says nothing where there is nothing to finish', () => fc.assert(fc.property(thing, people, activities, done, (it, who, what, finished) => {
    for (const at of coverageOf(it, who, what, finished, modules)) {
      expect(at.finished === null).toBe(at.activities === 0);
      expect(at.finished ?? 0).toBeLessThanOrEqual(at.people);
    }
  }), runs));

  it('is never lowered by what somebody does', () => fc.assert(fc.property(thing, people, activities, done, fc.constantFrom('0', '1'), fc.constantFrom('u0', 'u1', 'u2'), (it, who, what, finished, person, unit) => {
    const more = new Map([...finished, [person, new Set([...(finished.get(person) ?? []), unit])]]);
    const [before, after] = [coverageOf(it, who, what, finished, modules), coverageOf(it, who, what, more, modules)];
    before.forEach((at, index) => { if (at.finished !== null) expect(after[index]?.finished).toBeGreaterThanOrEqual(at.finished); });
  }), runs));

  it('puts somebody of two tiers at the higher one, and somebody who said none apart', () => {
    const line = coverageOf('suite', new Map([['ada', [{ scopeId: 'billing', tier: 1 }, { scopeId: 'suite', tier: 3 }]], ['bo', [{ scopeId: 'payroll', tier: null }]], ['cy', [{ scopeId: 'acme', tier: 2 }]]]), [{ unitId: 'u', about: [{ scopeId: 'suite', tier: null }] }, { unitId: 'v', about: [{ scopeId: 'suite', tier: 3 }] }], new Map([['ada', new Set(['u'])], ['bo', new Set(['u'])]]), modules);
    expect(line).toEqual([{ tier: 3, people: 1, activities: 2, finished: 0 }, { tier: null, people: 1, activities: 1, finished: 1 }]);
  });

  it('asks of a module what is asked of its product, and of a product nothing that is about one module alone', () => {
    const about: ActivityAbout[] = [{ unitId: 'p', about: [{ scopeId: 'suite', tier: null }] }, { unitId: 'm', about: [{ scopeId: 'billing', tier: null }] }, { unitId: 't', about: [{ scopeId: null, tier: 2 }] }];
    expect([activitiesFor('suite', 2, about, modules), activitiesFor('billing', 2, about, modules), activitiesFor('payroll', null, about, modules)]).toEqual([['p'], ['p', 'm'], ['p']]);
  });
});

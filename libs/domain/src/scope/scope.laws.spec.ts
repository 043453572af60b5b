import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { audienceOf, belongsTo, concerns, spelledOut, tiers, type Modules, type Scope } from './scope.js';

/** Two products, two modules of the first, a client. */
const modules: Modules = new Map([['billing', 'suite'], ['payroll', 'suite']]);
const thing = fc.constantFrom('suite', 'other', 'billing', 'payroll', 'acme');
const tier = fc.constantFrom(...tiers);
const scope: fc.Arbitrary<Scope> = fc.oneof(fc.record({ scopeId: thing, tier: fc.option(tier) }), fc.record({ scopeId: fc.constant(null), tier }));
const held = fc.array(scope, { maxLength: 6 });
const runs = { numRuns: 2000 };
const at = (scopeId: string | null, level: Scope['tier'] = null): Scope => ({ scopeId, tier: level });

describe('laws of support scopes', () => {
  it('lets nobody out by what they support in addition', () => fc.assert(fc.property(held, scope, scope, (before, more, asked) => {
    if (belongsTo(before, asked, modules)) expect(belongsTo([...before, more], asked, modules)).toBe(true);
  }), runs));

  it('takes nobody in at a tier whom it leaves out without one', () => fc.assert(fc.property(held, fc.option(thing), tier, (it, scopeId, level) => {
    if (scopeId !== null && belongsTo(it, at(scopeId, level), modules)) expect(belongsTo(it, at(scopeId), modules)).toBe(true);
  }), runs));

  it('holds each person to what they hold themselves', () => fc.assert(fc.property(held, (it) => {
    for (const own of it) if (own.scopeId !== null) expect(belongsTo(it, own, modules)).toBe(own.tier !== null || belongsTo(it, at(own.scopeId), modules));
  }), runs));

  it('is the union of its things and tiers, and nobody where nothing is chosen', () => fc.assert(fc.property(held, fc.uniqueArray(thing, { minLength: 1 }), fc.uniqueArray(tier, { minLength: 1 }), (it, things, levels) => {
    const some = (scopes: readonly Scope[]) => scopes.some((asked) => belongsTo(it, asked, modules));
    expect(some(audienceOf(things, levels))).toBe(things.some((one) => levels.some((level) => belongsTo(it, at(one, level), modules))));
    expect(some(audienceOf(things, []))).toBe(things.some((one) => belongsTo(it, at(one), modules)));
    expect(audienceOf([], [])).toEqual([]);
  }), runs));

  it('changes nothing that was said with its tier, and loses nothing', () => fc.assert(fc.property(held, (it) => {
    const out = spelledOut(it);
    for (const one of it) if (one.tier !== null) expect(out).toContainEqual(one);
    for (const one of it) expect(out.some((other) => other.scopeId === one.scopeId)).toBe(true);
    expect(spelledOut(out)).toEqual(out);
  }), runs));

  it('counts whoever supports a product for its modules, and the other way round, but not from module to module', () => {
    expect(belongsTo([at('suite', 2)], at('billing'), modules)).toBe(true);
    expect(belongsTo([at('billing', 2)], at('suite', 2), modules)).toBe(true);
    expect(belongsTo([at('billing', 2)], at('payroll'), modules)).toBe(false);
    expect(belongsTo([at('billing', 2)], at('suite', 1), modules)).toBe(false);
  });

  it('reads a tier said alone into what is said without one; what nobody said stays unknown', () => {
    expect(belongsTo([at('billing'), at(null, 2)], at('billing', 2), modules)).toBe(true);
    expect(belongsTo([at('billing')], at('billing', 2), modules)).toBe(false);
    expect(belongsTo([at(null, 1)], at('billing'), modules)).toBe(false);
    expect(belongsTo([at(null, 1)], at(null, 1), modules)).toBe(true);
  });

  it('concerns nobody in particular where it is about nothing in particular', () => fc.assert(fc.property(held, (it) => { expect(concerns([], it, modules)).toBe(false); }), runs));
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { mayBeSaid, proofStanding, stepDone, type UnitProof, type Provable } from './proof.js';

const proof: fc.Arbitrary<UnitProof> = fc.record({ at: fc.nat(50), gone: fc.option(fc.nat(50), { nil: null }) }).map(({ at, gone }) => ({ at, lostAt: gone === null ? null : at + gone }));
const version: fc.Arbitrary<Provable> = fc.array(fc.array(proof, { maxLength: 3 }), { maxLength: 4 }).map((all) => ({ units: all.map((proofs, index) => ({ id: `unit ${index}`, proofs })) }));
const versions = fc.array(version, { maxLength: 3 });
const runs = { numRuns: 3000 };

/** Said another way: at an instant, every activity of some version has a proof from before that is not lost today. */
const whole = (all: readonly Provable[], at: number): boolean => all.some(({ units }) => units.length > 0 && units.every(({ proofs }) => proofs.some((it) => it.lostAt === null && it.at <= at)));

describe('what a step of an onboarding plan is proved by', () => {
  it('is proved from the first instant at which every activity of a version was, and not before', () => fc.assert(fc.property(versions, (all) => {
    const { provedAt } = proofStanding(all);
    expect(provedAt !== null).toBe(whole(all, Infinity));
    if (provedAt !== null) expect([whole(all, provedAt), whole(all, provedAt - 1)]).toEqual([true, false]);
  }), runs));

  it('is proved no later, and never no more, because there is one more proof', () => fc.assert(fc.property(versions, proof, fc.nat(2), fc.nat(3), (all, more, which, where) => {
    const after = all.map((it, at) => ({ units: it.units.map((unit, index) => (at === which && index === where ? { ...unit, proofs: [...unit.proofs, more] } : unit)) }));
    const [before, now] = [proofStanding(all), proofStanding(after)];
    if (before.provedAt !== null) expect(now.provedAt ?? Infinity).toBeLessThanOrEqual(before.provedAt);
    expect(now.done).toBeGreaterThanOrEqual(before.provedAt === null ? before.done : now.of);
  }), runs));

  it('is not proved once all proofs of an activity are lost in each version, says since when, and by which activity one goes on', () => fc.assert(fc.property(versions, (all) => {
    const gone = all.map(({ units }) => ({ units: units.map((it) => ({ ...it, proofs: it.proofs.map((one) => ({ ...one, lostAt: one.lostAt ?? 200 })) })) }));
    const now = proofStanding(gone);
    expect([now.provedAt, now.done]).toEqual([null, 0]);
    expect(now.next).toBe(gone[0]?.units[0]?.id ?? null);
    const had = (gone[0]?.units ?? []).flatMap(({ proofs }) => proofs);
    expect(now.lostAt).toBe(had.length === 0 ? null : Math.max(...had.map((it) => it.lostAt)));
  }), runs));

  it('says what is missing exactly where it is not proved, of the version that is followed', () => fc.assert(fc.property(versions, (all) => {
    const it = proofStanding(all);
    expect(it.of).toBe(all[0]?.units.length ?? 0);
    expect([it.next === null, it.done === it.of]).toEqual(it.provedAt !== null || it.of === 0 ? [true, true] : [false, false]);
    if (it.provedAt !== null) expect(it.lostAt).toBeNull();
  }), runs));

  it('is done by proof alone where it asks for one; what was said of it before stays said', () => {
    const [there, missing] = [proofStanding([{ units: [{ id: 'a', proofs: [{ at: 3, lostAt: null }] }] }]), proofStanding([{ units: [{ id: 'a', proofs: [{ at: 3, lostAt: 5 }] }] }])];
    expect([there.provedAt, missing.provedAt, missing.lostAt]).toEqual([3, null, 5]);
    expect([stepDone({ said: false, proof: there }), stepDone({ said: false, proof: missing }), stepDone({ said: true, proof: missing }), stepDone({ said: true, proof: null }), stepDone({ said: false, proof: null })]).toEqual([true, false, true, true, false]);
    expect([mayBeSaid({ proof: there }), mayBeSaid({ proof: missing }), mayBeSaid({ proof: null })]).toEqual([false, false, true]);
    // A course finished in the version of then stays finished where the version of today asks for more.
    expect(proofStanding([{ units: [{ id: 'a', proofs: [{ at: 3, lostAt: null }] }, { id: 'b', proofs: [] }] }, { units: [{ id: 'a', proofs: [{ at: 3, lostAt: null }] }] }])).toMatchObject({ provedAt: 3, next: null });
  });
});

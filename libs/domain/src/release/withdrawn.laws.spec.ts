import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { currentWith, stepsTo, type Knower, type TaughtUnit } from './delta.js';
import { isWithdrawnFrom } from './withdrawn.js';

const [releases, most] = [3, 5];
const change = fc.record({ version: fc.integer({ min: 1, max: 9 }), release: fc.nat(releases - 1), class: fc.constantFrom('substantive' as const, 'breaking' as const), touchedBy: fc.uniqueArray(fc.nat(most)) });
const units = fc.uniqueArray(fc.record({ unitId: fc.nat(6).map((it) => `u${it}`), changes: fc.array(change, { maxLength: 3 }) }), { selector: (it) => it.unitId, maxLength: 6 });
const person: fc.Arbitrary<Knower> = fc.record({ required: fc.uniqueArray(fc.nat(6).map((it) => `u${it}`)).map((it) => new Set(it)), proven: fc.array(fc.tuple(fc.nat(6).map((it) => `u${it}`), fc.integer({ min: 1, max: 9 }))).map((it) => new Map(it)) });
const world = fc.record({ units, person, withdrawn: fc.uniqueArray(fc.nat(most)), one: fc.nat(most), release: fc.nat(releases - 1) });
type World = typeof world extends fc.Arbitrary<infer W> ? W : never;

/** What is taught, once these changes are withdrawn. */
const taught = ({ units: all }: World, withdrawn: readonly number[]): TaughtUnit[] =>
  all.map(({ unitId, changes }) => ({ unitId, changes: changes.map((it) => ({ ...it, class: isWithdrawnFrom(it.touchedBy.map((id) => ({ withdrawn: withdrawn.includes(id) }))) ? ('cosmetic' as const) : it.class })) }));
const runs = { numRuns: 1000 };

describe('a change that is withdrawn', () => {
  it('asks nobody anything more, nothing of what it does not touch alone, and takes nobody back', () => fc.assert(fc.property(world, (it) => {
    const [before, after] = [taught(it, it.withdrawn), taught(it, [...it.withdrawn, it.one])];
    const [had, has] = [stepsTo(before, it.person, it.release), stepsTo(after, it.person, it.release).map((step) => step.unitId)];
    expect(had.map((step) => step.unitId)).toEqual(expect.arrayContaining(has));
    for (const { unitId } of had.filter((step) => !has.includes(step.unitId))) {
      const lost = it.units.find((unit) => unit.unitId === unitId)?.changes ?? [];
      expect(lost.some((one) => one.touchedBy.includes(it.one) && one.touchedBy.every((id) => id === it.one || it.withdrawn.includes(id)))).toBe(true);
    }
    expect(currentWith(after, it.person, releases) ?? -1).toBeGreaterThanOrEqual(currentWith(before, it.person, releases) ?? -1);
  }), runs));

  it('leaves asked what another change still touches, and what no change touches', () => fc.assert(fc.property(world, (it) => {
    const stays = it.units.filter((unit) => unit.changes.every((one) => one.touchedBy.length === 0 || one.touchedBy.some((id) => id !== it.one && !it.withdrawn.includes(id)))).map((unit) => unit.unitId);
    const asked = (withdrawn: readonly number[]) => stepsTo(taught(it, withdrawn), it.person, it.release).filter((step) => stays.includes(step.unitId));
    expect(asked([...it.withdrawn, it.one])).toEqual(asked([]));
  }), runs));

  it('leaves asked what another release, or another version for the same one, made of the activity', () => fc.assert(fc.property(world, (it) => {
    const gone = [...it.withdrawn, it.one];
    const asked = stepsTo(taught(it, gone), it.person, it.release);
    for (const { unitId, changes } of it.units) {
      const live = changes.filter((one) => one.release <= it.release && (one.touchedBy.length === 0 || one.touchedBy.some((id) => !gone.includes(id)))).map((one) => one.version);
      const since = live.length === 0 || !it.person.required.has(unitId) || (it.person.proven.get(unitId) ?? 0) >= Math.max(...live) ? undefined : Math.max(...live);
      expect(asked.find((step) => step.unitId === unitId)?.since).toBe(since);
    }
  }), runs));
});

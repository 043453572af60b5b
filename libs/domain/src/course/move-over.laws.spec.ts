import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { keptOver } from './move-over.js';

const unit = fc.record({ unitId: fc.uuid(), wasThere: fc.boolean(), same: fc.boolean(), asks: fc.boolean() });
const units = fc.uniqueArray(unit, { selector: (it) => it.unitId });

/** Versions in a row, each of which says of some of four activities something else: in wording alone, or not. */
const version = fc.record({ cosmetic: fc.boolean(), changes: fc.uniqueArray(fc.nat(3)), wording: fc.uniqueArray(fc.nat(3)) });
const four = [0, 1, 2, 3];
/** What is kept from one of them to another. Whatever is changed says something that was never said before. */
const between = (versions: readonly { readonly cosmetic: boolean; readonly changes: readonly number[]; readonly wording: readonly number[] }[], done: ReadonlySet<string>): Set<string> => new Set(keptOver(four.map((at) => ({
  unitId: `u${at}`, wasThere: true, same: versions.every((it) => !it.changes.includes(at)), asks: versions.some((it) => !it.cosmetic && it.changes.includes(at) && !it.wording.includes(at)),
})), done));

describe('moving over to a newer version', () => {
  it('keeps done what was done and did not change, or in its wording alone, and nothing that was not done', () => fc.assert(fc.property(units, fc.func(fc.boolean()), (all, isDone) => {
    const done = new Set(all.filter((it) => isDone(it.unitId)).map((it) => it.unitId));
    const kept = new Set(keptOver(all, done));
    for (const it of all) expect(kept.has(it.unitId)).toBe(done.has(it.unitId) && it.wasThere && (it.same || !it.asks));
  })));

  it('asks whoever passes over versions exactly what it asks whoever follows each of them', () => fc.assert(fc.property(fc.array(version, { minLength: 1, maxLength: 5 }), fc.uniqueArray(fc.nat(3)), (versions, did) => {
    const done = new Set(did.map((at) => `u${at}`));
    expect(between(versions, done)).toEqual(versions.reduce((kept, it) => between([it], kept), done));
  })));

  it('asks nobody again for wording: of a version that is of wording only, of an activity that is, and beside others that are not', () => {
    const done = new Set(['u0', 'u1']);
    expect(between([{ cosmetic: false, changes: [0], wording: [] }, { cosmetic: true, changes: [1], wording: [] }], done)).toEqual(new Set(['u1']));
    expect(between([{ cosmetic: false, changes: [0, 1], wording: [1] }], done)).toEqual(new Set(['u1']));
  });
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { keptOver } from './move-over.js';

const unit = fc.record({ unitId: fc.uuid(), wasThere: fc.boolean(), same: fc.boolean() });
const units = fc.uniqueArray(unit, { selector: (it) => it.unitId });
const change = fc.constantFrom('cosmetic' as const, 'substantive' as const, 'breaking' as const);

describe('moving over to a newer version', () => {
  it('keeps done what was done and did not change, and nothing that was not done', () => fc.assert(fc.property(units, fc.func(fc.boolean()), fc.array(change), (all, isDone, changes) => {
    const done = new Set(all.filter((it) => isDone(it.unitId)).map((it) => it.unitId));
    const kept = new Set(keptOver(all, done, changes));
    for (const it of all) {
      if (!done.has(it.unitId) || !it.wasThere) expect(kept.has(it.unitId)).toBe(false);
      else if (it.same) expect(kept.has(it.unitId)).toBe(true);
      else expect(kept.has(it.unitId)).toBe(!changes.some((one) => one !== 'cosmetic'));
    }
  })));

  it('asks never less again where one more change comes between', () => fc.assert(fc.property(units, fc.array(change), change, (all, changes, more) => {
    const done = new Set(all.map((it) => it.unitId));
    const before = new Set(keptOver(all, done, changes));
    expect(keptOver(all, done, [...changes, more]).every((it) => before.has(it))).toBe(true);
  })));
});

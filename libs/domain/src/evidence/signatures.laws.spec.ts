import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { defaultCriteria, type Criterion } from './criterion.js';
import type { Evidence } from './evidence.js';
import { prove } from './prove.js';
import { signaturesOf } from './signatures.js';

const cell = { competencyId: 'c', level: 4 } as const;
const signedBy = (raterId: string, index: number): Evidence => ({ id: `e${String(index).padStart(2, '0')}`, cell, source: { kind: 'signOff', signOffId: `s${index}`, raterId }, occurredAt: index, recordedAt: 100 + index, validUntil: null });
const rater = fc.constantFrom('nadia', 'karim', 'claire', 'sophie');
const evidence = fc.array(rater, { maxLength: 6 }).map((raters) => raters.map(signedBy));
const criterion: fc.Arbitrary<Criterion> = fc.oneof(
  fc.record({ kind: fc.constant('signOff' as const), raters: fc.integer({ min: 1, max: 4 }) }),
  fc.integer({ min: 1, max: 4 }).map((raters): Criterion => ({ kind: 'any', of: [{ kind: 'quiz', atLeast: 0.8 }, { kind: 'signOff', raters }] })),
);

describe('signatures', () => {
  it('promise exactly what the proof says once the rater has signed', () => fc.assert(fc.property(criterion, evidence, rater, (rule, before, who) => {
    const now = signaturesOf(prove(rule, before), who);
    const then = signaturesOf(prove(rule, [...before, signedBy(who, 50)]), who);
    expect([now?.missingAfter, then?.byRater === true || then?.missing === 0]).toEqual([then?.missing, true]);
  }), { numRuns: 2000 }));

  it('are complete exactly where the proof holds, and one person never signs twice', () => fc.assert(fc.property(criterion, evidence, rater, (rule, before, who) => {
    const proof = prove(rule, before);
    const said = signaturesOf(proof, who);
    expect(said?.missing === 0).toBe(proof.held);
    expect((said?.needed ?? 0) - (said?.missing ?? 0)).toBe(Math.min(said?.needed ?? 0, new Set(before.map((it) => it.source.kind === 'signOff' && it.source.raterId)).size));
  }), { numRuns: 2000 }));

  it('of level 4 miss one after the first rater, none after a second, and still one when the first signs again', () => {
    const after = (...raters: string[]) => signaturesOf(prove(defaultCriteria[4], raters.map(signedBy)), 'karim');
    expect(after()).toMatchObject({ needed: 2, missing: 2, missingAfter: 1, byRater: false });
    expect(after('karim')).toMatchObject({ missing: 1, missingAfter: 1, byRater: true });
    expect(after('karim', 'karim')).toMatchObject({ missing: 1 });
    expect(after('nadia')).toMatchObject({ missing: 1, missingAfter: 0 });
    expect(after('nadia', 'karim')).toMatchObject({ missing: 0, missingAfter: 0 });
  });

  it('are not spoken of where a quiz alone decides', () => expect(signaturesOf(prove({ kind: 'quiz', atLeast: 0.8 }, []), 'karim')).toBeNull());
});

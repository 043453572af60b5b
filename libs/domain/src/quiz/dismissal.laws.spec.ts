import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isHeard, markedly, optionSuspected, type Dismissal } from './dismissal.js';
import type { Suspicion } from './suspicion.js';

const factor = fc.double({ min: 0, max: 50, noNaN: true });
const optionId = fc.constantFrom('a', 'b');
const suspicion: fc.Arbitrary<Suspicion> = fc.oneof(
  fc.record({ kind: fc.constant('misKeyed' as const), factor, optionId: fc.option(optionId), upper: fc.constant(null), upperKey: fc.constant(null), discrimination: fc.constant(null) }),
  fc.record({ kind: fc.constant('ambiguous' as const), factor, optionId, upper: fc.constant(0.5), upperKey: fc.constant(0.5) }),
  fc.record({ kind: fc.constant('tooEasy' as const), factor, right: fc.constant(20), people: fc.constant(20) }),
);
const dismissal: fc.Arbitrary<Dismissal> = suspicion.map((it) => ({ kind: it.kind, optionId: optionSuspected(it), factor: it.factor }));
const dismissals = fc.array(dismissal, { maxLength: 6 });
const of = (it: Suspicion): Dismissal => ({ kind: it.kind, optionId: optionSuspected(it), factor: it.factor });

describe('laws of dismissed suspicions', () => {
  it('tell every suspicion that nobody dismissed', () => fc.assert(fc.property(suspicion, (it) => { expect(isHeard(it, [])).toBe(true); })));

  it('keep silent about what was dismissed on the same evidence, or on less than markedly more', () => fc.assert(fc.property(suspicion, dismissals, fc.double({ min: 0, max: 0.999, noNaN: true }), (it, others, more) => {
    expect(isHeard({ ...it, factor: it.factor + more * markedly * 0.999 }, [...others, of(it)])).toBe(false);
  })));

  it('tell it again once the evidence has grown markedly, and never less for more evidence', () => fc.assert(fc.property(suspicion, dismissals, factor, (it, all, more) => {
    expect(isHeard({ ...it, factor: it.factor + markedly + 0.001 + more }, [of(it)])).toBe(true);
    if (isHeard(it, all)) expect(isHeard({ ...it, factor: it.factor + more }, all)).toBe(true);
  })));

  it('never tell more for one dismissal more, in whatever order they came; and undoing gives back what was', () => fc.assert(fc.property(suspicion, dismissals, dismissal, (it, all, one) => {
    if (!isHeard(it, all)) expect(isHeard(it, [...all, one])).toBe(false);
    expect(isHeard(it, [...all, one])).toBe(isHeard(it, [one, ...all].reverse()));
    if (one.kind !== it.kind || one.optionId !== optionSuspected(it)) expect(isHeard(it, [...all, one])).toBe(isHeard(it, all));
  })));
});

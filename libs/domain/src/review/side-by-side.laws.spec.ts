import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { levels, type HeldLevel } from '../competency/cell.js';
import { reviewStates } from './conversation.js';
import { reviewKinds } from './due.js';
import { compareSides, differencesFirst, showsSides, type BothSides, type SaidLevel, type Sides } from './side-by-side.js';

const runs = { numRuns: 1500 };
const level = fc.constantFrom<HeldLevel>(0, ...levels);
const said = fc.oneof({ weight: 3, arbitrary: level }, fc.constantFrom<SaidLevel>(null, undefined));
interface Line extends BothSides { readonly name: number }
const lines: fc.Arbitrary<Line[]> = fc.array(fc.record({ self: said, lead: said, held: level }), { maxLength: 14 }).map((all) => all.map((it, name) => ({ ...it, name })));
const place = ({ kind }: Sides): number => ['differ', 'one', 'agree', 'neither'].indexOf(kind);
const isSaid = (it: SaidLevel): it is HeldLevel => it !== null && it !== undefined;

describe('what the two say of a competency', () => {
  it('is told apart by what each of them says, and by nothing else', () => {
    expect(compareSides({ self: 3, lead: 1 })).toEqual({ kind: 'differ', more: 'person', by: 2 });
    expect(compareSides({ self: 0, lead: 4 })).toEqual({ kind: 'differ', more: 'lead', by: 4 });
    expect(compareSides({ self: 0, lead: 0 })).toEqual({ kind: 'agree' });
    for (const nothing of [null, undefined]) {
      expect(compareSides({ self: 0, lead: nothing })).toEqual({ kind: 'one', who: 'person' });
      expect(compareSides({ self: nothing, lead: 0 })).toEqual({ kind: 'one', who: 'lead' });
      for (const other of [null, undefined]) expect(compareSides({ self: nothing, lead: other })).toEqual({ kind: 'neither' });
    }
  });

  it('differs where both say a level and not the same, by as many levels, and by the same seen from either side', () => fc.assert(fc.property(said, said, (self, lead) => {
    const it = compareSides({ self, lead });
    expect(it.kind === 'differ').toBe(isSaid(self) && isSaid(lead) && self !== lead);
    const mirrored = compareSides({ self: lead, lead: self });
    expect(mirrored.kind).toBe(it.kind);
    if (it.kind === 'differ' && mirrored.kind === 'differ' && isSaid(self) && isSaid(lead)) expect([it.by, mirrored.by, it.more === 'lead', mirrored.more === 'lead']).toEqual([Math.max(self, lead) - Math.min(self, lead), it.by, lead > self, self > lead]);
  }), runs));
});

describe('differences first', () => {
  it('puts two apart before one apart, then what one of them left open, then agreement', () => {
    const all: Line[] = [{ name: 0, self: 2, lead: 2, held: 2 }, { name: 1, self: undefined, lead: undefined, held: 1 }, { name: 2, self: 2, lead: 1, held: 1 }, { name: 3, self: 3, lead: null, held: 0 }, { name: 4, self: 1, lead: 3, held: 1 }, { name: 5, self: 3, lead: 3, held: 0 }];
    expect(differencesFirst(all).map((it) => it.name)).toEqual([4, 2, 3, 5, 0, 1]);
  });

  it('loses no line, adds none and changes none', () => fc.assert(fc.property(lines, (all) => {
    const sorted = differencesFirst(all);
    expect(sorted.map(({ name, self, lead, held }) => ({ name, self, lead, held })).sort((a, b) => a.name - b.name)).toEqual(all.map(({ name, self, lead, held }) => ({ name, self, lead, held })));
    for (const it of sorted) expect(it.sides).toEqual(compareSides(it));
  }), runs));

  it('never puts agreement before a difference, nor a smaller difference before a larger one', () => fc.assert(fc.property(lines, (all) => {
    const sorted = differencesFirst(all).map((it) => it.sides);
    for (const [at, it] of sorted.entries()) {
      const next = sorted[at + 1];
      if (next === undefined) continue;
      expect(place(it)).toBeLessThanOrEqual(place(next));
      if (it.kind === 'differ' && next.kind === 'differ') expect(it.by).toBeGreaterThanOrEqual(next.by);
    }
  }), runs));

  it('does not depend on who is who, and leaves alone what is in order', () => fc.assert(fc.property(lines, (all) => {
    const names = differencesFirst(all).map((it) => it.name);
    expect(differencesFirst(all.map((it) => ({ ...it, self: it.lead, lead: it.self }))).map((it) => it.name)).toEqual(names);
    expect(differencesFirst(differencesFirst(all)).map((it) => it.name)).toEqual(names);
  }), runs));

  it('keeps lines that compare alike in the order in which they came, those farther from what is confirmed before', () => fc.assert(fc.property(lines, (all) => {
    const sorted = differencesFirst(all);
    const far = (it: BothSides): number => Math.max(0, ...[it.self, it.lead].filter(isSaid).map((one) => Math.abs(one - it.held)));
    for (const [at, it] of sorted.entries()) for (const later of sorted.slice(at + 1)) {
      if (JSON.stringify([it.sides.kind, it.sides.kind === 'differ' && it.sides.by]) !== JSON.stringify([later.sides.kind, later.sides.kind === 'differ' && later.sides.by])) continue;
      expect(far(it) > far(later) || (far(it) === far(later) && it.name < later.name)).toBe(true);
    }
  }), runs));
});

describe('both sides beside each other', () => {
  it('are shown at checkpoints alone: while levels may be said, and where the lead said one', () => {
    for (const kind of reviewKinds) for (const state of reviewStates) {
      const checkpoint = ['day30', 'day60', 'day90'].includes(kind);
      expect([kind, state, showsSides(kind, state, 1)]).toEqual([kind, state, checkpoint]);
      expect([kind, state, showsSides(kind, state, 0)]).toEqual([kind, state, checkpoint && ['open', 'prepared', 'held'].includes(state)]);
    }
  });
});

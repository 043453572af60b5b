import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cellIntervals, liveAt } from './cell-intervals.js';
import { addAt, moveAt, partAt, placesIn, removeAt, replaceAt, wrapAt } from '../tree/tree-edit.js';
import { problemOfCriterion } from './criterion-edit.js';
import { asksFor, pieceKinds, type Criterion } from './criterion.js';
import type { Evidence } from './evidence.js';
import { causes, prove } from './prove.js';
import { inForce, proveUnder, rulePolicies, versionsOf, type RuleVersion } from './rule.js';
import { replay, type Fact } from './standing-rows.js';

const cell = { competencyId: 'c', level: 1 as const };
const leaf: fc.Arbitrary<Criterion> = fc.oneof(
  fc.constantFrom(0.5, 0.8, 1).map((atLeast): Criterion => ({ kind: 'quiz', atLeast })), fc.constantFrom(1, 2).map((raters): Criterion => ({ kind: 'signOff', raters })), fc.constant<Criterion>({ kind: 'checklist' }), fc.constant<Criterion>({ kind: 'recurring' }), fc.constantFrom(...pieceKinds).map((kind): Criterion => ({ kind })),
);
const group = (of: fc.Arbitrary<Criterion>): fc.Arbitrary<Criterion> => fc.record({ kind: fc.constantFrom('all' as const, 'any' as const), of: fc.array(of, { minLength: 1, maxLength: 3 }) });
const criterion = fc.oneof(leaf, group(leaf), group(fc.oneof(leaf, group(leaf))));
const evidence = fc.array(fc.record({
  source: fc.oneof(
    fc.record({ kind: fc.constant('quiz' as const), attemptId: fc.constant('a'), score: fc.constantFrom(0.4, 0.5, 0.8, 1) }),
    fc.record({ kind: fc.constant('signOff' as const), signOffId: fc.constant('s'), raterId: fc.constantFrom('r1', 'r2') }),
    fc.record({ kind: fc.constant('checklist' as const), completionId: fc.constant('d') }),
    fc.record({ kind: fc.constant('recurring' as const), activityId: fc.constant('v'), occurrenceId: fc.constant('o'), times: fc.constant(2) }),
    fc.record({ kind: fc.constantFrom(...pieceKinds), pieceId: fc.constant('p') }),
  ), occurredAt: fc.integer({ min: 0, max: 40 }), lasts: fc.option(fc.integer({ min: 1, max: 20 })),
}), { maxLength: 8 }).map((items) => items.map((it, index): Evidence => ({ id: `e${index}`, cell, source: it.source, occurredAt: it.occurredAt, recordedAt: 100 + index, validUntil: it.lasts === null ? null : it.occurredAt + it.lasts })));
/** A rule as it is published: the first version since ever, each later one from a later instant. */
const rule = fc.tuple(criterion, fc.array(fc.record({ criterion, after: fc.integer({ min: 1, max: 15 }), before: fc.constantFrom(...rulePolicies) }), { maxLength: 3 })).map(([first, later]): RuleVersion[] => {
  let from = 0;
  return [{ number: 1, criterion: first, from: -Infinity, before: 'reEvaluate', knownFrom: null }, ...later.map((it, index): RuleVersion => ({ number: index + 2, criterion: it.criterion, from: (from += it.after), before: it.before, knownFrom: null }))];
});
const instant = fc.integer({ min: 0, max: 60 });
const holds = (of: readonly RuleVersion[], all: readonly Evidence[], at: number): boolean => proveUnder(of, liveAt(all, [], [], at), at).proof.held;
const runs = { numRuns: 1500 };

describe('laws of a rule that changes', () => {
  it('is monotone: more evidence never takes away what is proved, whatever the tree and its versions', () => fc.assert(fc.property(rule, evidence, fc.nat(7), instant, (of, all, without, at) => {
    if (holds(of, all.filter((_, index) => index !== without), at)) expect(holds(of, all, at)).toBe(true);
  }), runs));

  it('says nothing new where it never changed', () => fc.assert(fc.property(criterion, evidence, instant, (of, all, at) => {
    expect(proveUnder(of, liveAt(all, [], [], at), at).proof).toEqual(prove(of, liveAt(all, [], [], at)));
  }), runs));

  it('keeps by default: a version that keeps takes away nothing that was proved before it, until that proof itself ends', () => fc.assert(fc.property(rule, criterion, evidence, instant, fc.integer({ min: 1, max: 15 }), (of, next, all, at, after) => {
    const from = Math.max(...of.map((it) => it.from).filter(Number.isFinite), 0) + after;
    const later: RuleVersion[] = [...of, { number: of.length + 1, criterion: next, from, before: 'keep', knownFrom: null }];
    const before = all.filter((it) => it.occurredAt < from);
    if (holds(of, before, from + at)) expect(holds(later, all, from + at)).toBe(true);
    if (at < from) expect(proveUnder(later, liveAt(all, [], [], at), at)).toEqual(proveUnder(of, liveAt(all, [], [], at), at));
  }), runs));

  it('re-evaluates from its day on, and not an instant before', () => fc.assert(fc.property(rule, criterion, evidence, instant, fc.integer({ min: 1, max: 15 }), (of, next, all, at, after) => {
    const from = Math.max(...of.map((it) => it.from).filter(Number.isFinite), 0) + after;
    const later: RuleVersion[] = [...of, { number: of.length + 1, criterion: next, from, before: 'reEvaluate', knownFrom: null }];
    const live = liveAt(all, [], [], at);
    expect(proveUnder(later, live, at).proof).toEqual(at < from ? proveUnder(of, live, at).proof : prove(next, live));
  }), runs));

  it('names the version that speaks, and that version proves it alone', () => fc.assert(fc.property(rule, evidence, instant, (of, all, at) => {
    const live = liveAt(all, [], [], at);
    const { version, proof } = proveUnder(of, live, at);
    const spoke = versionsOf(of).find((it) => it.number === version);
    expect(spoke).toBeDefined();
    if (proof.held) expect(prove(spoke?.criterion ?? { kind: 'any', of: [] }, live.filter((it) => causes(proof).includes(it.id))).held).toBe(true);
    else expect(version).toBe(inForce(of, at)?.number);
  }), runs));

  it('gives intervals that say at every instant what it says at that instant', () => fc.assert(fc.property(rule, evidence, instant, (of, all, at) => {
    const within = cellIntervals(cell, of, all, [], []).filter((it) => it.from <= at && (it.until === null || at < it.until));
    expect(within.map((it) => it.because)).toEqual(holds(of, all, at) ? [causes(proveUnder(of, liveAt(all, [], [], at), at).proof)] : []);
  }), runs));

  it('names in each interval the version that its proof holds by', () => fc.assert(fc.property(rule, evidence, instant, (of, all, at) => {
    const within = cellIntervals(cell, of, all, [], []).filter((it) => it.from <= at && (it.until === null || at < it.until));
    expect(within.map((it) => it.version)).toEqual(holds(of, all, at) ? [proveUnder(of, liveAt(all, [], [], at), at).version] : []);
  }), runs));

  it('gives rows that know of a version from when it was known, and of what was before until then', () => fc.assert(fc.property(rule, evidence, fc.integer({ min: 99, max: 210 }), instant, (of, all, known, at) => {
    const told = of.map((it): RuleVersion => (it.number === 1 ? it : { ...it, knownFrom: 150 + it.number }));
    const rows = replay(all.map((it): Fact => ({ kind: 'evidence', ...it })), () => told);
    const read = rows.filter((it) => it.knownFrom <= known && (it.knownUntil === null || known < it.knownUntil) && it.from <= at && (it.until === null || at < it.until)).map((it) => it.because);
    const then = told.filter((it) => it.knownFrom === null || it.knownFrom <= known);
    const { proof } = proveUnder(then, liveAt(all.filter((it) => it.recordedAt <= known), [], [], at), at);
    expect(read).toEqual(proof.held ? [causes(proof)] : []);
  }), runs));
});

describe('laws of a criterion that is edited', () => {
  const placed = fc.tuple(criterion, fc.nat(30)).map(([it, pick]) => { const all = placesIn(it); const one = all[pick % all.length]; return { tree: it, place: one?.place ?? [], part: one?.part ?? it }; });

  it('reads as it was written', () => fc.assert(fc.property(criterion, (it) => { expect(JSON.parse(JSON.stringify(it))).toEqual(it); expect(problemOfCriterion(it)).toBeNull(); }), runs));
  it('finds each part at its place, and nothing changes where a part is replaced by itself', () => fc.assert(fc.property(placed, ({ tree, place, part }) => { expect(partAt(tree, place)).toEqual(part); expect(replaceAt(tree, place, part)).toEqual(tree); }), runs));
  it('takes out again what was put into a group, and moves back what was moved', () => fc.assert(fc.property(placed, leaf, ({ tree, place, part }, one) => {
    if ('of' in part && part.of.length > 1) expect(removeAt(addAt(tree, place, one), [...place, part.of.length])).toEqual(tree);
    if (!('of' in part)) expect(removeAt(addAt(tree, place, one), [...place, 1])).toEqual(tree);
    const index = place.at(-1);
    if (index === undefined) return;
    const moved = moveAt(tree, place, 1);
    expect(moved === tree || JSON.stringify(moved) === JSON.stringify(tree) ? tree : moveAt(moved, [...place.slice(0, -1), index + 1], -1)).toEqual(tree);
  }), runs));
  it('names a kind of piece where, and only where, one of its parts is one', () => fc.assert(fc.property(criterion, fc.constantFrom(...pieceKinds), (it, kind) => expect(asksFor(it, kind)).toBe(placesIn(it).some(({ part }) => part.kind === kind))), runs));
  it('means the same once a part stands in a group of its own', () => fc.assert(fc.property(placed, evidence, fc.constantFrom('all' as const, 'any' as const), ({ tree, place }, all, kind) => expect(prove(wrapAt(tree, place, kind), all).held).toBe(prove(tree, all).held)), runs));

  it('refuses what is impossible', () => {
    expect(([{ kind: 'all', of: [] }, { kind: 'quiz', atLeast: 0 }, { kind: 'quiz', atLeast: 1.01 }, { kind: 'quiz', atLeast: Number.NaN }, { kind: 'signOff', raters: 0 }, { kind: 'signOff', raters: 1.5 }, { kind: 'signOff', raters: 5 }, { kind: 'any', of: Array.from({ length: 20 }, () => ({ kind: 'checklist' as const })) }] satisfies Criterion[]).map(problemOfCriterion))
      .toEqual(['emptyGroup', 'markOutOfRange', 'markOutOfRange', 'markOutOfRange', 'ratersOutOfRange', 'ratersOutOfRange', 'ratersOutOfRange', 'tooMany']);
    const deep = [1, 2, 3, 4].reduce<Criterion>((it) => ({ kind: 'all', of: [it] }), { kind: 'checklist' });
    expect(problemOfCriterion(deep)).toBe('tooDeep');
  });
});

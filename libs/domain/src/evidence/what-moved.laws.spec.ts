import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { levels, type Level } from '../competency/cell.js';
import { defaultCriteria } from './criterion.js';
import type { Evidence, Revocation } from './evidence.js';
import { standingOf } from './level-held.js';
import type { RuleVersion } from './rule.js';
import { replay, type Fact } from './standing-rows.js';
import { causeKinds, groundOf, measuredAt, sumOfMovements, whatMoved, type ExpectationFact, type HoldingFact, type Measured, type Point, type ScaleFact, type StopFact } from './what-moved.js';

// Both times share one line here, so that facts are learned before, within and after the time that is compared.
const instant = fc.integer({ min: 0, max: 60 });
const competencies = ['a', 'b'];
const source = fc.oneof(
  fc.record({ kind: fc.constant('quiz' as const), attemptId: fc.constant('q'), score: fc.constantFrom(0.2, 1) }),
  fc.record({ kind: fc.constant('signOff' as const), signOffId: fc.constant('s'), raterId: fc.constantFrom('r1', 'r2') }),
  fc.record({ kind: fc.constant('carriedOver' as const), lineId: fc.constant('l') }),
);
const evidence = fc.array(fc.record({ competencyId: fc.constantFrom(...competencies), level: fc.constantFrom<Level>(1, 1, 2, 2, 3, 4), source, occurredAt: instant, later: fc.nat(20), lasts: fc.option(fc.integer({ min: 1, max: 30 })) }), { maxLength: 10 })
  .map((items) => items.map((it, index): Evidence => ({ id: `e${index}`, cell: { competencyId: it.competencyId, level: it.level }, source: it.source, occurredAt: it.occurredAt, recordedAt: it.occurredAt + it.later, validUntil: it.lasts === null ? null : it.occurredAt + it.lasts })));
const holdings = fc.array(fc.record({ profileId: fc.constantFrom('p', 'q'), from: instant, later: fc.nat(10), end: fc.option(fc.record({ lasts: fc.integer({ min: 1, max: 30 }), recordedAt: instant })) }), { maxLength: 3 })
  .map((items) => items.map((it, index): HoldingFact => ({ id: `h${index}`, profileId: it.profileId, from: it.from, recordedAt: it.from + it.later, end: it.end === null ? null : { at: it.from + it.end.lasts, recordedAt: Math.max(it.from + it.later, it.end.recordedAt) } })));
const expectations = fc.array(fc.record({ profileId: fc.constantFrom('p', 'q'), competencyId: fc.constantFrom(...competencies), level: fc.constantFrom<Level | null>(1, 2, 3, null), from: instant, recordedAt: instant }), { maxLength: 6 })
  .map((items) => items.map((it, index): ExpectationFact => ({ id: `x${index}`, ...it })));
const scales = fc.array(fc.record({ competencyId: fc.constantFrom(...competencies), hasLevels: fc.boolean(), from: instant }), { maxLength: 3 })
  .map((items): ScaleFact[] => [...competencies.map((competencyId) => ({ competencyId, hasLevels: true, from: Number.NEGATIVE_INFINITY })), ...new Map(items.map((it) => [`${it.competencyId}${it.from}`, it])).values()]);
const world = fc.record({ evidence, picks: fc.array(fc.record({ index: fc.nat(9), later: fc.nat(30) }), { maxLength: 3 }), suspending: fc.array(fc.record({ index: fc.nat(9), from: instant, lasts: fc.option(fc.integer({ min: 1, max: 30 })), later: fc.nat(30) }), { maxLength: 3 }), holdings, expectations, scales }).map((it) => {
  const taken = new Map(it.picks.map((pick) => [it.evidence[pick.index]?.id, pick] as const));
  const revocations = it.evidence.flatMap((one): Revocation[] => { const pick = taken.get(one.id); return pick === undefined ? [] : [{ id: `r${one.id}`, evidenceId: one.id, recordedAt: one.recordedAt + pick.later }]; });
  const suspensions = it.suspending.flatMap(({ index, from, lasts, later }, at): Revocation[] => { const one = it.evidence[index]; return one === undefined ? [] : [{ id: `u${at}`, evidenceId: one.id, recordedAt: one.recordedAt + later, during: { from, until: lasts === null ? null : from + lasts }, insteadOf: null }]; });
  revocations.push(...suspensions);
  const facts: Fact[] = [...it.evidence.map((one): Fact => ({ kind: 'evidence', ...one })), ...revocations.map((one): Fact => ({ kind: 'revocation', ...one }))];
  return { ...it, revocations, ground: groundOf(competencies, it.expectations, it.scales), history: { standings: replay(facts, ({ level }) => defaultCriteria[level]), holdings: it.holdings, stops: stopsOf(suspensions) } };
});
function stopsOf(of: readonly Revocation[]): StopFact[] { return of.flatMap((one): StopFact[] => (one.during === undefined ? [] : [{ kind: 'suspension', id: one.id, evidenceId: one.evidenceId, ...one.during, recordedAt: one.recordedAt }])); }
const points = fc.tuple(instant, instant, instant, instant).map(([a, b, c, d]): readonly [Point, Point] => [{ at: Math.min(a, b), knownBefore: Math.min(c, d) }, { at: Math.max(a, b), knownBefore: Math.max(c, d) }]);
interface World { readonly evidence: readonly Evidence[]; readonly revocations: readonly Revocation[]; readonly holdings: readonly HoldingFact[]; readonly expectations: readonly ExpectationFact[]; readonly scales: readonly ScaleFact[] }

/** The same figures from the facts alone, without a row or a walk. */
function fromFacts(it: World, competencyId: string, { at, knownBefore }: Point): Measured {
  const known = it.evidence.filter((one) => one.recordedAt < knownBefore && one.cell.competencyId === competencyId);
  const { level } = standingOf({ competencyId, criteria: defaultCriteria, evidence: known, revocations: it.revocations.filter((one) => one.recordedAt < knownBefore), disputes: [], at });
  const wanted = it.holdings.filter((one) => one.from <= at && one.recordedAt < knownBefore && !(one.end !== null && one.end.recordedAt < knownBefore && one.end.at <= at)).map(({ profileId }) =>
    it.expectations.filter((one) => one.profileId === profileId && one.competencyId === competencyId && one.from <= at && one.recordedAt < knownBefore).sort((a, b) => b.from - a.from || b.recordedAt - a.recordedAt || (a.id < b.id ? 1 : -1))[0]?.level ?? null);
  const expected = levels.findLast((one) => wanted.includes(one)) ?? null;
  const scale = it.scales.filter((one) => one.competencyId === competencyId && one.from <= at).sort((a, b) => b.from - a.from)[0]?.hasLevels ?? false;
  return scale ? { level, expected, gap: expected === null ? null : Math.max(0, expected - level) } : { level: null, expected: null, gap: null };
}
const runs = { numRuns: 2000 };

describe('laws of what moved between two dates', () => {
  it('measures at every point what the facts known then say', () => fc.assert(fc.property(world, points, (it, [start, end]) => {
    for (const point of [start, end]) for (const id of competencies) expect(measuredAt(id, it.history, it.ground, point)).toEqual(fromFacts(it, id, point));
  }), runs));

  it('has parts that sum exactly to what moved, by competency, by person and in total', () => fc.assert(fc.property(fc.array(world, { minLength: 1, maxLength: 3 }), points, (people, [start, end]) => {
    const all = people.map((it) => whatMoved(it.history, it.ground, start, end));
    for (const [index, it] of people.entries()) {
      for (const id of competencies) {
        const [from, to] = [fromFacts(it, id, start), fromFacts(it, id, end)];
        const own = all[index]?.causes.filter((one) => one.competencyId === id) ?? [];
        expect([own.reduce((sum, one) => sum + one.moved.level, 0), own.reduce((sum, one) => sum + one.moved.gap, 0)]).toEqual([(to.level ?? 0) - (from.level ?? 0), (to.gap ?? 0) - (from.gap ?? 0)]);
      }
    }
    for (const it of [...all, sumOfMovements(all)]) {
      expect(causeKinds.reduce((sum, kind) => sum + it.parts[kind].level, 0)).toBe(it.moved.level);
      expect(causeKinds.reduce((sum, kind) => sum + it.parts[kind].gap, 0)).toBe(it.moved.gap);
      expect([it.to.levels - it.from.levels, it.to.gap - it.from.gap]).toEqual([it.moved.level, it.moved.gap]);
    }
  }), runs));

  it('is an unbroken way: each step begins where the one before it ended', () => fc.assert(fc.property(world, points, (it, [start, end]) => {
    const { causes } = whatMoved(it.history, it.ground, start, end);
    for (const id of competencies) {
      const ends = causes.filter((one) => one.competencyId === id).reduce((at, one) => { expect(one.from).toEqual(at); return one.to; }, fromFacts(it, id, start));
      expect(ends).toEqual(fromFacts(it, id, end));
    }
  }), runs));

  it('names for each change of a level the evidence that made it, and never takes a level away but by an end or a correction', () => fc.assert(fc.property(world, points, (it, [start, end]) => {
    const byId = new Map(it.evidence.map((one) => [one.id, one]));
    for (const one of whatMoved(it.history, it.ground, start, end).causes) {
      if (one.kind === 'framework' || one.from.level === one.to.level) continue;
      const proofs = one.because.filter((id) => !id.startsWith('u'));
      const held = it.revocations.find((taken) => taken.during !== undefined && one.because.includes(taken.id));
      const named = proofs.map((id) => byId.get(id));
      expect(named.length > 0 && named.every((proof) => proof?.cell.competencyId === one.competencyId)).toBe(true);
      if (one.moved.level < 0) expect(['expiry', 'correction']).toContain(one.kind);
      if (one.kind === 'person') expect(named.some((proof) => proof !== undefined && proof.occurredAt > start.at && proof.occurredAt <= end.at) && one.moved.level > 0).toBe(true);
      if (one.way === 'ended') expect(named.some((proof) => proof?.validUntil === one.at)).toBe(true);
      expect(held !== undefined).toBe(one.way === 'suspended' || one.way === 'resumed');
      if (held !== undefined) expect([proofs.includes(held.evidenceId), one.kind === 'correction' ? held.recordedAt : one.way === 'suspended' ? held.during?.from : held.during?.until]).toEqual([true, one.at]);
      if (one.way === 'neverCounted') expect(it.revocations.some((taken) => taken.during === undefined && taken.recordedAt === one.at && one.because.includes(taken.evidenceId))).toBe(true);
    }
  }), runs));

  it('has no correction where both are read with the same knowledge, and nothing else where the day is the same', () => fc.assert(fc.property(world, points, (it, [start, end]) => {
    expect(whatMoved(it.history, it.ground, { ...start, knownBefore: end.knownBefore }, end).causes.some((one) => one.kind === 'correction')).toBe(false);
    expect(whatMoved(it.history, it.ground, start, { ...end, at: start.at }).causes.every((one) => one.kind === 'correction')).toBe(true);
  }), runs));

  it('says the same after a replay of the facts in another order', () => fc.assert(fc.property(world, points, (it, [start, end]) => {
    const facts: Fact[] = [...it.revocations.map((one): Fact => ({ kind: 'revocation', ...one })), ...[...it.evidence].reverse().map((one): Fact => ({ kind: 'evidence', ...one }))];
    expect(whatMoved({ ...it.history, standings: replay(facts, ({ level }) => defaultCriteria[level]) }, it.ground, start, end)).toEqual(whatMoved(it.history, it.ground, start, end));
  }), runs));
});

describe('what moved, by example', () => {
  const signed = (level: Level, occurredAt: number, recordedAt = occurredAt, validUntil: number | null = null): Evidence => ({ id: `s${level}`, cell: { competencyId: 'a', level }, source: { kind: 'signOff', signOffId: 's', raterId: 'r' }, occurredAt, recordedAt, validUntil });
  const ground = groundOf(['a'], [{ id: 'x1', profileId: 'p', competencyId: 'a', level: 2, from: 0, recordedAt: 0 }, { id: 'x2', profileId: 'p', competencyId: 'a', level: 3, from: 30, recordedAt: 25 }], [{ competencyId: 'a', hasLevels: true, from: 0 }]);
  const moved = (evidence: Evidence[], revocations: Revocation[] = []) => whatMoved({ standings: replay([...evidence.map((it): Fact => ({ kind: 'evidence', ...it })), ...revocations.map((it): Fact => ({ kind: 'revocation', ...it }))], ({ level }) => defaultCriteria[level]), holdings: [{ id: 'h', profileId: 'p', from: 0, recordedAt: 0, end: null }] }, ground, { at: 20, knownBefore: 21 }, { at: 40, knownBefore: 41 });
  const said = (it: ReturnType<typeof moved>) => it.causes.map(({ kind, way, at, from, to, because }) => [kind, way, at, from.level, to.level, from.gap, to.gap, because.join()]);

  it('tells what a person proved from what is asked of them', () => expect(said(moved([signed(1, 10), signed(2, 25)]))).toEqual([['person', 'proved', 25, 1, 2, 1, 0, 's2'], ['requirement', 'expectation', 30, 2, 2, 0, 1, 'x2']]));
  it('tells an end from a proof that never counted', () => {
    expect(said(moved([signed(1, 10, 10, 35)]))).toEqual([['requirement', 'expectation', 30, 1, 1, 1, 2, 'x2'], ['expiry', 'ended', 35, 1, 0, 2, 3, 's1']]);
    expect(said(moved([signed(1, 10)], [{ id: 'r', evidenceId: 's1', recordedAt: 33 }]))).toEqual([['correction', 'neverCounted', 33, 1, 0, 1, 2, 's1'], ['requirement', 'expectation', 30, 0, 0, 2, 3, 'x2']]);
  });
  it('tells a suspension and its end from an end, and from what a person proved', () => {
    const revocations: Revocation[] = [{ id: 'u', evidenceId: 's1', recordedAt: 22, during: { from: 25, until: 33 }, insteadOf: null }];
    const facts: Fact[] = [{ kind: 'evidence', ...signed(1, 10) }, ...revocations.map((it): Fact => ({ kind: 'revocation', ...it }))];
    const it = whatMoved({ standings: replay(facts, ({ level }) => defaultCriteria[level]), holdings: [], stops: stopsOf(revocations) }, ground, { at: 20, knownBefore: 21 }, { at: 40, knownBefore: 41 });
    expect(it.causes.map(({ kind, way, at, from, to, because }) => [kind, way, at, from.level, to.level, because.join()])).toEqual([['expiry', 'suspended', 25, 1, 0, 's1,u'], ['expiry', 'resumed', 33, 0, 1, 's1,u']]);
  });
  it('tells what a third rater settled against a level from an end', () => {
    const other: Evidence = { ...signed(1, 24), id: 'o1', source: { kind: 'signOff', signOffId: 'o', raterId: 'r2' } };
    const facts: Fact[] = [{ kind: 'evidence', ...signed(1, 10) }, { kind: 'evidence', ...other }, { kind: 'dispute', id: 'd', cell: { competencyId: 'a', level: 1 }, evidenceId: 's1', openedAt: 24, settled: { decision: 'notHeld', at: 30 } }];
    const it = whatMoved({ standings: replay(facts, ({ level }) => defaultCriteria[level]), holdings: [], stops: [{ kind: 'notHeld', id: 'd', competencyId: 'a', at: 30 }] }, ground, { at: 20, knownBefore: 21 }, { at: 40, knownBefore: 41 });
    expect(it.causes.map(({ kind, way, at, from, to, because }) => [kind, way, at, from.level, to.level, because.join()])).toEqual([['expiry', 'notHeld', 30, 1, 0, 's1,d']]);
  });
  it('calls what happened before and was learned later a correction', () => expect(said(moved([signed(1, 15, 28)]))[0]).toEqual(['correction', 'learnedLater', 28, 0, 1, 2, 1, 's1']));
  it('holds all levels apart that one signature proves', () => expect(said(moved(levels.slice(0, 3).map((level) => signed(level, 22))))[0]).toEqual(['person', 'proved', 22, 0, 3, 2, 0, 's1,s2,s3']));
  it('tells what another rule took away or gave from an end, and from what a person proved', () => {
    const of: RuleVersion[] = [{ number: 1, criterion: defaultCriteria[1], from: -Infinity, before: 'reEvaluate', knownFrom: null }, { number: 2, criterion: { kind: 'checklist' }, from: 30, before: 'reEvaluate', knownFrom: 25 }, { number: 3, criterion: { kind: 'signOff', raters: 1 }, from: 35, before: 'keep', knownFrom: 26 }];
    const ruled = groundOf(['a'], [], [{ competencyId: 'a', hasLevels: true, from: 0 }], [{ id: 'k2', competencyId: 'a', from: 30 }, { id: 'k3', competencyId: 'a', from: 35 }]);
    const it = whatMoved({ standings: replay([{ kind: 'evidence', ...signed(1, 10) }], () => of), holdings: [] }, ruled, { at: 20, knownBefore: 21 }, { at: 40, knownBefore: 41 });
    expect(it.causes.map(({ kind, way, at, from, to, because }) => [kind, way, at, from.level, to.level, because.join()])).toEqual([['framework', 'rule', 30, 1, 0, 'k2'], ['framework', 'rule', 35, 0, 1, 'k3']]);
  });
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { levels, type Level } from '../competency/cell.js';
import { cellIntervals, inEffect, liveAt } from './cell-intervals.js';
import { defaultCriteria, pieceKinds, type Criterion } from './criterion.js';
import type { Evidence, Revocation } from './evidence.js';
import { heldUntil } from './held-until.js';
import { standingOf } from './level-held.js';
import { causes } from './prove.js';
import { replay, type Fact, type StandingRow } from './standing-rows.js';

const competencyId = 'c';
const instant = fc.integer({ min: 0, max: 40 });
const source = fc.oneof(
  fc.record({ kind: fc.constant('quiz' as const), attemptId: fc.constant('a'), score: fc.constantFrom(0.2, 0.79, 0.8, 1) }),
  fc.record({ kind: fc.constant('signOff' as const), signOffId: fc.constant('s'), raterId: fc.constantFrom('r1', 'r2', 'r3') }),
  fc.record({ kind: fc.constant('checklist' as const), completionId: fc.constantFrom('d1', 'd2') }),
  fc.record({ kind: fc.constant('recurring' as const), activityId: fc.constant('v2'), occurrenceId: fc.constantFrom('o1', 'o2', 'o3'), times: fc.constant(2) }),
  fc.record({ kind: fc.constantFrom(...pieceKinds), pieceId: fc.constantFrom('p1', 'p2') }),
  fc.record({ kind: fc.constant('carriedOver' as const), lineId: fc.constantFrom('l1', 'l2') }),
);
const history = fc.array(fc.record({ level: fc.constantFrom(...levels), source, occurredAt: instant, lasts: fc.option(fc.integer({ min: 1, max: 20 })) }), { maxLength: 10 })
  .map((items) => items.map((it, index): Evidence => ({
    id: `e${String(index).padStart(2, '0')}`, cell: { competencyId, level: it.level }, source: it.source, occurredAt: it.occurredAt, recordedAt: 100 + index, validUntil: it.lasts === null ? null : it.occurredAt + it.lasts,
  })));
const revoked = (evidence: readonly Evidence[], picks: readonly number[]): Revocation[] =>
  [...new Set(picks.filter((it) => it < evidence.length))].map((pick, index) => ({ id: `r${index}`, evidenceId: evidence[pick]?.id ?? '', recordedAt: 200 + index }));

const levelOf = (evidence: readonly Evidence[], revocations: readonly Revocation[], at: number) => standingOf({ competencyId, criteria: defaultCriteria, evidence, revocations, disputes: [], at }).level;
const facts = (evidence: readonly Evidence[], revocations: readonly Revocation[]): Fact[] => [...evidence.map((it): Fact => ({ kind: 'evidence', ...it })), ...revocations.map((it): Fact => ({ kind: 'revocation', ...it }))];
const rows = (it: readonly Fact[]): StandingRow[] => replay(it, ({ level }) => defaultCriteria[level]);
const readAt = (kept: readonly StandingRow[], at: number, known: number): number => {
  const holds = (level: Level) => kept.some((it) => it.cell.level === level && it.from <= at && (it.until === null || at < it.until) && it.knownFrom <= known && (it.knownUntil === null || known < it.knownUntil));
  return levels.findIndex((level) => !holds(level)) === -1 ? 4 : levels.findIndex((level) => !holds(level));
};
const runs = { numRuns: 2000 };

describe('laws of the level', () => {
  it('never holds n without n-1, and never without a cause', () => {
    fc.assert(fc.property(history, instant, (evidence, at) => {
      const standing = standingOf({ competencyId, criteria: defaultCriteria, evidence, revocations: [], disputes: [], at });
      for (const it of standing.levels) if (it.level <= standing.level) expect(it.status).toBe('held');
      expect(standing.level === 0 || standing.because.length > 0).toBe(true);
    }), runs);
  });

  it('is never lowered by more confirming evidence', () => {
    fc.assert(fc.property(history, fc.nat(9), instant, (evidence, without, at) => expect(levelOf(evidence, [], at)).toBeGreaterThanOrEqual(levelOf(evidence.filter((_, index) => index !== without), [], at))), runs);
  });

  it('is restored exactly by a revocation', () => {
    fc.assert(fc.property(history, fc.nat(9), instant, (evidence, pick, at) => {
      const revocations = revoked(evidence, [pick]);
      const gone = new Set(revocations.map((it) => it.evidenceId));
      expect(standingOf({ competencyId, criteria: defaultCriteria, evidence, revocations, disputes: [], at })).toEqual(standingOf({ competencyId, criteria: defaultCriteria, evidence: evidence.filter((it) => !gone.has(it.id)), revocations: [], disputes: [], at }));
    }), runs);
  });

  it('does not depend on the order of arrival', () => {
    fc.assert(fc.property(history, fc.infiniteStream(fc.nat()), instant, (evidence, keys, at) => {
      const shuffled = evidence.map((it) => ({ it, key: keys.next().value ?? 0 })).sort((a, b) => a.key - b.key).map(({ it }, index) => ({ ...it, recordedAt: 100 + index }));
      expect(standingOf({ competencyId, criteria: defaultCriteria, evidence: shuffled, revocations: [], disputes: [], at }).because).toEqual(standingOf({ competencyId, criteria: defaultCriteria, evidence, revocations: [], disputes: [], at }).because);
    }), runs);
  });

  it('reads from its rows, at any (D, K), what a brute-force replay of the facts known then gives', () => {
    fc.assert(fc.property(history, fc.array(fc.nat(9), { maxLength: 3 }), instant, fc.integer({ min: 99, max: 204 }), (evidence, picks, at, known) => {
      const revocations = revoked(evidence, picks);
      expect(readAt(rows(facts(evidence, revocations)), at, known)).toBe(levelOf(evidence.filter((it) => it.recordedAt <= known), revocations.filter((it) => it.recordedAt <= known), at));
    }), runs);
  });

  it('gives the same rows whatever order the facts are read in, and no empty range', () => {
    fc.assert(fc.property(history, fc.array(fc.nat(9), { maxLength: 3 }), (evidence, picks) => {
      const all = facts(evidence, revoked(evidence, picks));
      const kept = rows(all);
      expect(rows([...all].reverse())).toEqual(kept);
      for (const it of kept) expect((it.until === null || it.from < it.until) && (it.knownUntil === null || it.knownFrom < it.knownUntil)).toBe(true);
    }), runs);
  });
});

/** Level n carried over as the import writes it: a row for each level up to n, from a day to an end. */
const carried = fc.record({ level: fc.constantFrom(...levels), occurredAt: fc.integer({ min: 0, max: 20 }), lasts: fc.integer({ min: 1, max: 20 }) });
const rowsOf = ({ level, occurredAt, lasts }: { level: Level; occurredAt: number; lasts: number }): Evidence[] => levels.filter((it) => it <= level)
  .map((it): Evidence => ({ id: `c${it}`, cell: { competencyId, level: it }, source: { kind: 'carriedOver', lineId: 'l' }, occurredAt, recordedAt: 90, validUntil: occurredAt + lasts }));
const signed = (level: Level, raterId: string, occurredAt: number): Evidence[] => levels.filter((it) => it <= level)
  .map((it): Evidence => ({ id: `s${raterId}${it}`, cell: { competencyId, level: it }, source: { kind: 'signOff', signOffId: `s${raterId}`, raterId }, occurredAt, recordedAt: 95, validUntil: null }));
const ownOnly = (evidence: readonly Evidence[]): Evidence[] => evidence.filter((it) => it.source.kind !== 'carriedOver');

describe('laws of what is carried over', () => {
  it('holds its level on its own from its day to its end, and not an instant longer', () => fc.assert(fc.property(carried, instant, (it, at) => {
    expect(levelOf(rowsOf(it), [], at)).toBe(it.occurredAt <= at && at < it.occurredAt + it.lasts ? it.level : 0);
  }), runs));

  it('fills no cell beyond the rows written: the highest row alone holds no level', () => fc.assert(fc.property(carried.filter((it) => it.level > 1), (it) => {
    const [top] = rowsOf(it).slice(-1);
    expect(levelOf(top === undefined ? [] : [top], [], it.occurredAt)).toBe(0);
  }), runs));

  it('counts for nothing once it has ended, and for nothing ever where it never ends', () => fc.assert(fc.property(history, carried, instant, (evidence, it, at) => {
    const others = ownOnly(evidence);
    const endless = rowsOf(it).map((row) => ({ ...row, validUntil: null }));
    expect(levelOf([...others, ...endless], [], at)).toBe(levelOf(others, [], at));
    if (at >= it.occurredAt + it.lasts) expect(levelOf([...others, ...rowsOf(it)], [], at)).toBe(levelOf(others, [], at));
  }), runs));

  it('lasts once it is confirmed by as many people as the rule asks for, whatever day it would have ended', () => fc.assert(fc.property(carried, fc.integer({ min: 0, max: 60 }), (it, later) => {
    const confirmed = [...rowsOf(it), ...signed(it.level, 'r1', it.occurredAt), ...(it.level === 4 ? signed(4, 'r2', it.occurredAt) : [])];
    expect(levelOf(confirmed, [], it.occurredAt + later)).toBe(it.level);
    const byOne = [...rowsOf(it), ...signed(it.level, 'r1', it.occurredAt)];
    expect(levelOf(byOne, [], it.occurredAt + it.lasts)).toBe(Math.min(it.level, 3));
  }), runs));

  it('is never the cause shown where proof of our own holds the cell, and is said wherever it is, with the last of its ends', () => fc.assert(fc.property(history, instant, (evidence, at) => {
    const standing = standingOf({ competencyId, criteria: defaultCriteria, evidence, revocations: [], disputes: [], at });
    const without = standingOf({ competencyId, criteria: defaultCriteria, evidence: ownOnly(evidence), revocations: [], disputes: [], at });
    const kinds = new Map(evidence.map((it) => [it.id, it.source.kind]));
    for (const [index, it] of standing.levels.entries()) {
      const proved = without.levels[index]?.status === 'held';
      expect([it.status === 'held' && !proved, causes(it.proof).some((id) => kinds.get(id) === 'carriedOver')]).toEqual([it.carriedOverUntil !== null, it.carriedOverUntil !== null]);
      if (proved) expect(it.proof).toEqual(without.levels[index]?.proof);
      const ends = liveAt(evidence, [], [], at).flatMap((one) => (one.cell.level === it.level && one.source.kind === 'carriedOver' && one.validUntil !== null ? [one.validUntil] : []));
      expect(it.carriedOverUntil).toBe(proved || ends.length === 0 ? null : Math.max(...ends));
    }
  }), runs));

  it('says in its rows what still has to be confirmed, and until when', () => fc.assert(fc.property(history, instant, (evidence, at) => {
    const standing = standingOf({ competencyId, criteria: defaultCriteria, evidence, revocations: [], disputes: [], at });
    for (const row of rows(facts(evidence, [])).filter((it) => it.knownUntil === null && it.from <= at && (it.until === null || at < it.until))) {
      const until = standing.levels.find((it) => it.level === row.cell.level)?.carriedOverUntil ?? null;
      expect(row.carriedOver).toBe(until !== null);
      if (until !== null) expect(row.until).toBeLessThanOrEqual(until);
    }
  }), runs));
});

/** Suspensions of this evidence as they are recorded: over a time or without an end, some of them said anew once. */
const suspending = fc.array(fc.record({ pick: fc.nat(9), from: instant, lasts: fc.option(fc.integer({ min: 1, max: 20 })), anew: fc.option(fc.record({ from: instant, lasts: fc.integer({ min: 1, max: 20 }) })) }), { maxLength: 3 });
const suspended = (evidence: readonly Evidence[], picks: readonly { pick: number; from: number; lasts: number | null; anew: { from: number; lasts: number } | null }[]): Revocation[] => picks.flatMap((it, index): Revocation[] => {
  const evidenceId = evidence[it.pick]?.id;
  if (evidenceId === undefined) return [];
  const first: Revocation = { id: `u${index}`, evidenceId, recordedAt: 210 + index * 2, during: { from: it.from, until: it.lasts === null ? null : it.from + it.lasts }, insteadOf: null };
  return it.anew === null ? [first] : [first, { id: `v${index}`, evidenceId, recordedAt: 211 + index * 2, during: { from: it.anew.from, until: it.anew.from + it.anew.lasts }, insteadOf: first.id }];
});

describe('laws of what is suspended', () => {
  it('counts for nothing while it is suspended, and for what it was before and after', () => fc.assert(fc.property(history, suspending, instant, (evidence, picks, at) => {
    const stops = suspended(evidence, picks);
    const held = new Set(inEffect(stops).filter(({ during }) => during !== undefined && during.from <= at && (during.until === null || at < during.until)).map((it) => it.evidenceId));
    expect(levelOf(evidence, stops, at)).toBe(levelOf(evidence.filter((it) => !held.has(it.id)), [], at));
  }), runs));

  it('is void once it was said anew: what is recorded last is what holds', () => fc.assert(fc.property(history, suspending, instant, (evidence, picks, at) => {
    const stops = suspended(evidence, picks);
    const anew = new Set(stops.flatMap((it) => it.insteadOf ?? []));
    expect(levelOf(evidence, stops, at)).toBe(levelOf(evidence, stops.filter((it) => !anew.has(it.id)).map((it) => ({ ...it, insteadOf: null })), at));
  }), runs));

  it('is read from the rows, at any (D, K), as a replay of the facts known then gives it', () => fc.assert(fc.property(history, suspending, fc.array(fc.nat(9), { maxLength: 2 }), instant, fc.integer({ min: 99, max: 218 }), (evidence, picks, gone, at, known) => {
    const stops = [...revoked(evidence, gone), ...suspended(evidence, picks)];
    expect(readAt(rows(facts(evidence, stops)), at, known)).toBe(levelOf(evidence.filter((it) => it.recordedAt <= known), stops.filter((it) => it.recordedAt <= known), at));
  }), runs));
});

describe('laws of a certificate', () => {
  const criterion: Criterion = { kind: 'certificate' };
  const cell = { competencyId, level: 1 as const };
  const certificate = (id: string, from: number, until: number | null): Evidence => ({ id, cell, source: { kind: 'certificate', pieceId: id }, occurredAt: from, recordedAt: 100, validUntil: until });
  const dated = fc.record({ from: instant, lasts: fc.option(fc.integer({ min: 1, max: 20 })) });

  it('holds over its own days, and not an instant longer', () => fc.assert(fc.property(dated, instant, ({ from, lasts }, at) => {
    const held = cellIntervals(cell, criterion, [certificate('a', from, lasts === null ? null : from + lasts)], [], []).some((it) => it.from <= at && (it.until === null || at < it.until));
    expect(held).toBe(from <= at && (lasts === null || at < from + lasts));
  }), runs));

  it('renewed early loses nothing: the cell is held as long as either of the two says, without a gap between them', () => fc.assert(fc.property(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 0, max: 20 }), fc.integer({ min: 1, max: 20 }), (first, renewedAt, second) => {
    const [old, renewed] = [certificate('a', 0, first), certificate('b', Math.min(renewedAt, first), Math.min(renewedAt, first) + second)];
    const intervals = cellIntervals(cell, criterion, [old, renewed], [], []);
    expect(heldUntil(intervals, 0)).toBe(Math.max(first, renewed.validUntil ?? 0));
  }), runs));

  it('says of every cell until when it is held, and at that very instant it no longer is', () => fc.assert(fc.property(history, suspending, instant, fc.constantFrom(...levels), (evidence, picks, at, level) => {
    const stops = suspended(evidence, picks);
    const own = { competencyId, level };
    const held = (when: number) => standingOf({ competencyId, criteria: defaultCriteria, evidence, revocations: stops, disputes: [], at: when }).levels[level - 1]?.status === 'held';
    const end = heldUntil(cellIntervals(own, defaultCriteria[level], evidence, stops, []), at);
    if (!held(at)) expect(end).toBeNull();
    else if (end === null) expect(held(1_000_000)).toBe(true);
    else for (let when = at; when <= end; when++) expect([when, held(when)]).toEqual([when, when < end]);
  }), { numRuns: 500 }));
});

/** Several competencies of one person: what is replayed again, in any order and with the versions of its rules, is what it was. A hundred thousand histories; PALIER_HISTORIES asks for others. */
describe('a replay of all facts', () => {
  const many = Number(process.env['PALIER_HISTORIES'] ?? 100_000);
  it(`gives identical standings, whatever order the facts are read in: ${many} histories`, () => fc.assert(fc.property(history, suspending, fc.array(fc.nat(9), { maxLength: 2 }), fc.infiniteStream(fc.nat()), (evidence, picks, gone, keys) => {
    const all = facts(evidence.map((it, index) => ({ ...it, cell: { competencyId: index % 2 === 0 ? 'c' : 'd', level: it.cell.level } })), [...revoked(evidence, gone), ...suspended(evidence, picks)]);
    const shuffled = all.map((it) => ({ it, key: keys.next().value ?? 0 })).sort((a, b) => a.key - b.key).map(({ it }) => it);
    expect(JSON.stringify(rows(shuffled))).toBe(JSON.stringify(rows(all)));
  }), { numRuns: many }), 600_000);
});

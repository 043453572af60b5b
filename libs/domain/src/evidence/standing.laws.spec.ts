import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { levels, type Level } from '../competency/cell.js';
import { defaultCriteria } from './criterion.js';
import type { Evidence, Revocation } from './evidence.js';
import { standingOf } from './level-held.js';
import { replay, type Fact, type StandingRow } from './standing-rows.js';

const competencyId = 'c';
const instant = fc.integer({ min: 0, max: 40 });
const source = fc.oneof(
  fc.record({ kind: fc.constant('quiz' as const), attemptId: fc.constant('a'), score: fc.constantFrom(0.2, 0.79, 0.8, 1) }),
  fc.record({ kind: fc.constant('signOff' as const), signOffId: fc.constant('s'), raterId: fc.constantFrom('r1', 'r2', 'r3') }),
);
const history = fc.array(fc.record({ level: fc.constantFrom(...levels), source, occurredAt: instant, lasts: fc.option(fc.integer({ min: 1, max: 20 })) }), { maxLength: 10 })
  .map((items) => items.map((it, index): Evidence => ({
    id: `e${String(index).padStart(2, '0')}`, cell: { competencyId, level: it.level }, source: it.source, occurredAt: it.occurredAt, recordedAt: 100 + index, validUntil: it.lasts === null ? null : it.occurredAt + it.lasts,
  })));
const revoked = (evidence: readonly Evidence[], picks: readonly number[]): Revocation[] =>
  [...new Set(picks.filter((it) => it < evidence.length))].map((pick, index) => ({ id: `r${index}`, evidenceId: evidence[pick]?.id ?? '', recordedAt: 200 + index }));

const levelOf = (evidence: readonly Evidence[], revocations: readonly Revocation[], at: number) => standingOf({ competencyId, criteria: defaultCriteria, evidence, revocations, at }).level;
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
      const standing = standingOf({ competencyId, criteria: defaultCriteria, evidence, revocations: [], at });
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
      expect(standingOf({ competencyId, criteria: defaultCriteria, evidence, revocations, at })).toEqual(standingOf({ competencyId, criteria: defaultCriteria, evidence: evidence.filter((it) => !gone.has(it.id)), revocations: [], at }));
    }), runs);
  });

  it('does not depend on the order of arrival', () => {
    fc.assert(fc.property(history, fc.infiniteStream(fc.nat()), instant, (evidence, keys, at) => {
      const shuffled = evidence.map((it) => ({ it, key: keys.next().value ?? 0 })).sort((a, b) => a.key - b.key).map(({ it }, index) => ({ ...it, recordedAt: 100 + index }));
      expect(standingOf({ competencyId, criteria: defaultCriteria, evidence: shuffled, revocations: [], at }).because).toEqual(standingOf({ competencyId, criteria: defaultCriteria, evidence, revocations: [], at }).because);
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

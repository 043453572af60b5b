import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Level } from '../competency/cell.js';
import { cellIntervals } from './cell-intervals.js';
import { defaultCriteria } from './criterion.js';
import { contradicted, type CellWord, type Dispute } from './disputes.js';
import type { Evidence, Revocation } from './evidence.js';
import { standingOf } from './level-held.js';
import { causes } from './prove.js';
import { replay, type Fact } from './standing-rows.js';

const cell = { competencyId: 'c', level: 1 as Level };
const rater = fc.constantFrom('r1', 'r2', 'r3', 'r4');
const word = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom('confirmed' as const, 'refused' as const), raterId: rater }) },
  fc.record({ kind: fc.constant('asked' as const) }),
  fc.record({ kind: fc.constant('settled' as const), decision: fc.constantFrom('held' as const, 'notHeld' as const), raterId: rater }),
  fc.record({ kind: fc.constant('takenBack' as const), pick: fc.nat(5) }),
  fc.record({ kind: fc.constant('quiz' as const) }),
);
type Event = typeof word extends fc.Arbitrary<infer T> ? T : never;
const story = fc.array(word, { minLength: 1, maxLength: 14 });

/** Plays a story as the doors do: nobody speaks about a cell while two disagree, but whoever settles. Beside it, in plain words: what raters agree on after each event. */
function play(events: readonly Event[]) {
  const evidence: Evidence[] = [];
  const revocations: Revocation[] = [];
  const disputes: Dispute[] = [];
  const words: CellWord[] = [];
  /** What counts, told as a list of signatures that is edited; and, while two disagree, what a third would make of the one that waits. */
  let counting: string[] = [];
  let waiting: string | null = null;
  const steps: { readonly at: number; readonly agreed: readonly string[]; readonly open: boolean; readonly moved: Event['kind'] }[] = [];
  const sign = (raterId: string, at: number): string => {
    const id = `e${String(at).padStart(3, '0')}`;
    evidence.push({ id, cell, source: { kind: 'signOff', signOffId: id, raterId }, occurredAt: at, recordedAt: at, validUntil: null });
    return id;
  };
  events.forEach((event, index) => {
    const at = 10 * (index + 1);
    const open = disputes.findIndex((it) => it.settled === null && !revocations.some((one) => one.evidenceId === it.evidenceId));
    const disputed = disputes[open];
    switch (event.kind) {
      case 'confirmed': case 'refused': {
        if (disputed !== undefined) break;
        const against = contradicted(words, event);
        const id = event.kind === 'confirmed' ? sign(event.raterId, at) : `n${at}`;
        words.push({ kind: event.kind, id, raterId: event.raterId, at });
        if (against !== null) { disputes.push({ id: `d${at}`, cell, evidenceId: event.kind === 'confirmed' ? id : against.id, openedAt: at, settled: null }); waiting = event.kind === 'confirmed' ? id : null; }
        else if (event.kind === 'confirmed') counting.push(id);
        break;
      }
      case 'asked': if (disputed === undefined) words.push({ kind: 'asked', at }); break;
      case 'settled': {
        if (disputed === undefined) break;
        disputes[open] = { ...disputed, settled: { decision: event.decision, at } };
        words.push({ kind: 'settled', at });
        if (event.decision === 'held') counting = [...counting, ...(waiting === null ? [] : [waiting]), sign('third', at)];
        else counting = [];
        waiting = null;
        break;
      }
      case 'takenBack': {
        const taken = evidence.filter((it) => it.source.kind === 'signOff' && !revocations.some((one) => one.evidenceId === it.id))[event.pick];
        if (taken === undefined) break;
        revocations.push({ id: `x${at}`, evidenceId: taken.id, recordedAt: at });
        counting = counting.filter((it) => it !== taken.id);
        if (waiting === taken.id) waiting = null;
        for (const [place, it] of words.entries()) if ('id' in it && it.id === taken.id) words.splice(place, 1);
        break;
      }
      case 'quiz': evidence.push({ id: `q${at}`, cell, source: { kind: 'quiz', attemptId: 'a', score: 1 }, occurredAt: at, recordedAt: at, validUntil: null });
    }
    steps.push({ at, agreed: [...counting].sort(), open: disputes.some((it) => it.settled === null && !revocations.some((one) => one.evidenceId === it.evidenceId)), moved: event.kind });
  });
  return { evidence, revocations, disputes, steps };
}
type Played = ReturnType<typeof play>;
const everySignature = { kind: 'signOff' as const, raters: 9 };
/** The signatures that count at an instant, as known then. */
const signedAt = ({ evidence, revocations, disputes }: Played, at: number): string[] => {
  const known = { evidence: evidence.filter((it) => it.recordedAt <= at), revocations: revocations.filter((it) => it.recordedAt <= at), disputes: disputes.filter((it) => it.openedAt <= at).map((it) => (it.settled !== null && it.settled.at > at ? { ...it, settled: null } : it)) };
  const criteria = { 1: everySignature, 2: everySignature, 3: everySignature, 4: everySignature };
  const proof = standingOf({ competencyId: 'c', criteria, ...known, at }).levels[0]?.proof;
  return proof?.kind === 'signOff' ? proof.signed.map((it) => it.evidenceId).sort() : [];
};
const heldAt = (it: Played, at: number): boolean => cellIntervals(cell, defaultCriteria[1], it.evidence, it.revocations, it.disputes).some((one) => one.from <= at && (one.until === null || at < one.until));
const raterOf = (it: Played, ids: readonly string[]): string[] => [...new Set(ids.map((id) => { const source = it.evidence.find((one) => one.id === id)?.source; return source?.kind === 'signOff' ? source.raterId : ''; }))].sort();
const runs = { numRuns: 3000 };

describe('laws of raters who disagree', () => {
  it('counts, after each word, exactly what raters agree on, told word by word', () => fc.assert(fc.property(story, (events) => {
    const played = play(events);
    for (const { at, agreed } of played.steps) expect(raterOf(played, signedAt(played, at))).toEqual(raterOf(played, agreed));
  }), runs));

  it('stays, while two disagree, where it was before they did, whoever spoke last', () => fc.assert(fc.property(story, (events) => {
    const played = play(events);
    for (const it of played.disputes) {
      const until = it.settled?.at ?? 1000;
      const quizzes = played.evidence.filter((one) => one.source.kind === 'quiz' && one.occurredAt >= it.openedAt && one.occurredAt < until);
      if (quizzes.length > 0 || played.revocations.length > 0) continue;
      expect(heldAt(played, until - 1)).toBe(heldAt(played, it.openedAt - 1));
    }
  }), runs));

  it('is never opened by one rater alone, nor by what was said before its person asked anew', () => fc.assert(fc.property(fc.array(word, { maxLength: 14 }), rater, (events, alone) => {
    expect(play(events.map((it) => ('raterId' in it ? { ...it, raterId: alone } : it))).disputes).toEqual([]);
    const asking = events.filter((it) => it.kind === 'refused' || it.kind === 'asked');
    expect(contradicted([...asking.map((it, at): CellWord => (!('raterId' in it) ? { kind: 'asked', at } : { kind: 'refused', id: String(at), raterId: it.raterId, at })), { kind: 'asked', at: 99 }], { kind: 'confirmed', raterId: 'r9' })).toBeNull();
  }), runs));

  it('contradicts alike, whoever of the two speaks first', () => fc.assert(fc.property(rater, rater, (a, b) => {
    const [yes, no] = [{ kind: 'confirmed' as const, id: 'y', raterId: a, at: 1 }, { kind: 'refused' as const, id: 'n', raterId: b, at: 1 }];
    expect([contradicted([yes], no)?.id ?? null, contradicted([no], yes)?.id ?? null]).toEqual(a === b ? [null, null] : ['y', 'n']);
  }), runs));

  it('leaves what nobody said by word of mouth: a quiz holds its cell through every disagreement', () => fc.assert(fc.property(story, (events) => {
    const played = play(events);
    for (const it of played.evidence.filter((one) => one.source.kind === 'quiz')) expect(heldAt(played, it.occurredAt)).toBe(true);
  }), runs));

  it('reads from its rows, at any time and as known at any time, what the facts known then give', () => fc.assert(fc.property(story, fc.integer({ min: 0, max: 160 }), fc.integer({ min: 0, max: 160 }), (events, at, known) => {
    const played = play(events);
    const facts: Fact[] = [...played.evidence.map((it): Fact => ({ kind: 'evidence', ...it })), ...played.revocations.map((it): Fact => ({ kind: 'revocation', ...it })), ...played.disputes.map((it): Fact => ({ kind: 'dispute', ...it }))];
    const rows = replay(facts, () => defaultCriteria[1]);
    expect(replay([...facts].reverse(), () => defaultCriteria[1])).toEqual(rows);
    const read = rows.filter((it) => it.from <= at && (it.until === null || at < it.until) && it.knownFrom <= known && (it.knownUntil === null || known < it.knownUntil));
    const then = { evidence: played.evidence.filter((it) => it.recordedAt <= known), revocations: played.revocations.filter((it) => it.recordedAt <= known), disputes: played.disputes.filter((it) => it.openedAt <= known).map((it) => (it.settled !== null && it.settled.at > known ? { ...it, settled: null } : it)) };
    const wanted = standingOf({ competencyId: 'c', criteria: defaultCriteria, ...then, at }).levels[0];
    expect(read.map((it) => it.because)).toEqual(wanted?.status === 'held' ? [causes(wanted.proof)] : []);
  }), runs));

  it('plays stories in which raters do disagree, and a third settles both ways', () => {
    const played = fc.sample(story, 2000).map(play);
    const settled = played.flatMap((it) => it.disputes.map((one) => one.settled?.decision ?? 'open'));
    for (const state of ['open', 'held', 'notHeld']) expect(settled.filter((it) => it === state).length).toBeGreaterThan(50);
  });
});

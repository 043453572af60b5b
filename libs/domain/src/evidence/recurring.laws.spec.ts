import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dayOf, plusDays, startOfDay } from '../time/day.js';
import { cellIntervals } from './cell-intervals.js';
import type { Criterion } from './criterion.js';
import type { Evidence } from './evidence.js';
import { heldUntil } from './held-until.js';
import { evidenceOfOccurrence, isRhythm, occurrenceStates, rhythmBounds, rhythmStanding, type Occurrence, type RecurringActivity } from './recurring.js';
import { replay } from './standing-rows.js';

const [zone, first] = ['Europe/Paris', '2026-02-01'];
const cell = { competencyId: 'c', level: 3 as const };
/** Days around both changes of the clock, close enough together to be a rhythm and far enough apart to break it. */
const calendar = Array.from({ length: 700 }, (_, it) => plusDays(first, it));
const day = fc.integer({ min: 0, max: 300 }).map((it) => calendar[it] ?? first);
const activity = fc.record({ times: fc.integer({ min: 2, max: 4 }), days: fc.integer({ min: 7, max: 120 }) }).map((it): RecurringActivity => ({ ...it, id: 'v', competencyId: 'c', levels: [2, 3] }));
const occurrences = fc.uniqueArray(fc.record({ on: day, state: fc.constantFrom(...occurrenceStates, 'confirmed' as const, 'confirmed' as const) }), { maxLength: 12, selector: (it) => it.on }).map((all) => all.map((it, index): Occurrence => ({ id: `o${String(index).padStart(2, '0')}`, ...it })));
const evidenceFor = (of: RecurringActivity, all: readonly Occurrence[]): Evidence[] => all.flatMap((it) => evidenceOfOccurrence(of, it, zone).map((row): Evidence => ({ ...row, id: `${it.id}/${row.cell.level}`, recordedAt: 1e15 + Number(it.id.slice(1)) })));
const rule: Criterion = { kind: 'any', of: [{ kind: 'signOff', raters: 1 }, { kind: 'recurring' }] };
const noon = (on: string): number => startOfDay(on, zone) + 12 * 3_600_000;

/** Counted by hand: the confirmed days of the last so many, today among them. */
const inWindow = (of: RecurringActivity, all: readonly Occurrence[], today: string): number => {
  const end = calendar.indexOf(today);
  const window = new Set(calendar.slice(Math.max(0, end - of.days + 1), end + 1));
  return all.filter((it) => it.state === 'confirmed' && window.has(it.on)).length;
};
const heldOn = (of: RecurringActivity, all: readonly Occurrence[], at: number): boolean => cellIntervals(cell, rule, evidenceFor(of, all), [], []).some((it) => it.from <= at && (it.until === null || at < it.until));
const runs = { numRuns: 500 };

describe('laws of what is done regularly', () => {
  it('hold a level on exactly the days whose window has enough confirmed times in it', () => fc.assert(fc.property(activity, occurrences, day, (of, all, today) => {
    const counted = inWindow(of, all, today);
    expect([heldOn(of, all, noon(today)), heldOn(of, all, startOfDay(today, zone))]).toEqual([counted >= of.times, counted >= of.times]);
    expect(rhythmStanding(all, of, today)).toMatchObject({ counted, state: counted >= of.times ? 'kept' : expect.not.stringMatching('kept') });
  }), runs));

  it('say in advance the last day of it, and the standing ends with that day and not before', () => fc.assert(fc.property(activity, occurrences, day, (of, all, today) => {
    const past = all.filter((it) => it.on <= today);
    const { state, until } = rhythmStanding(all, of, today);
    expect(until !== null).toBe(state === 'kept');
    if (until === null) return;
    expect([inWindow(of, past, until) >= of.times, inWindow(of, past, plusDays(until, 1)) >= of.times]).toEqual([true, false]);
    const end = heldUntil(cellIntervals(cell, rule, evidenceFor(of, past), [], []), noon(today));
    expect(end === null ? null : dayOf(end - 1, zone)).toBe(until);
  }), runs));

  it('are broken only after they were kept', () => fc.assert(fc.property(activity, occurrences, day, (of, all, today) => {
    const kept = calendar.filter((it) => it <= today).some((it) => inWindow(of, all, it) >= of.times);
    expect(rhythmStanding(all, of, today).state === 'notYet').toBe(!kept);
  }), { numRuns: 300 }));

  it('are moved by nothing that waits, was refused or was withdrawn', () => fc.assert(fc.property(activity, occurrences, day, (of, all, today) => {
    const confirmed = all.filter((it) => it.state === 'confirmed');
    expect(evidenceFor(of, all).map((it) => it.id.split('/')[0])).toEqual(confirmed.flatMap((it) => [it.id, it.id]));
    expect(rhythmStanding(all, of, today)).toEqual(rhythmStanding(confirmed, of, today));
  }), runs));

  it('are lowered by no further time, and two activities never count together', () => fc.assert(fc.property(activity, occurrences, occurrences, day, (of, all, others, today) => {
    const more: RecurringActivity = { ...of, id: 'w' };
    const theirs = evidenceFor(more, others).map((it) => ({ ...it, id: `w${it.id}` }));
    const both = cellIntervals(cell, rule, [...evidenceFor(of, all), ...theirs], [], []).some((it) => it.from <= noon(today) && (it.until === null || noon(today) < it.until));
    expect(both).toBe(heldOn(of, all, noon(today)) || heldOn(more, others, noon(today)));
  }), runs));

  it('are replayed from their rows as they were known: a time that is confirmed late changes no day as it was known before', () => fc.assert(fc.property(activity, occurrences, day, fc.nat(12), (of, all, today, known) => {
    const evidence = evidenceFor(of, all);
    const at = 1e15 + known;
    const rows = replay(evidence.map((it) => ({ kind: 'evidence', ...it })), () => rule);
    const read = rows.some((it) => it.cell.level === 3 && it.from <= noon(today) && (it.until === null || noon(today) < it.until) && it.knownFrom <= at && (it.knownUntil === null || at < it.knownUntil));
    expect(read).toBe(heldOn(of, all.filter((it) => Number(it.id.slice(1)) <= known), noon(today)));
  }), runs));

  it('are a rhythm only within bounds', () => {
    expect([{ times: 3, days: 100 }, { times: 1, days: 100 }, { times: 8, days: 7 }, { times: 2, days: rhythmBounds.days.most + 1 }, { times: 2.5, days: 30 }].map(isRhythm)).toEqual([true, false, false, false, false]);
  });

  it('of three monthly presentations prove the level from the third on, and end a window after the first of the last three', () => {
    const monthly: RecurringActivity = { id: 'v', competencyId: 'c', levels: [3], times: 3, days: 100 };
    const done = ['2026-03-02', '2026-04-01', '2026-05-04'].map((on, index): Occurrence => ({ id: `o0${index}`, on, state: 'confirmed' }));
    expect(['2026-05-03', '2026-05-04', '2026-06-09', '2026-06-10'].map((it) => rhythmStanding(done, monthly, it))).toEqual([
      { state: 'notYet', counted: 2, until: null }, { state: 'kept', counted: 3, until: '2026-06-09' }, { state: 'kept', counted: 3, until: '2026-06-09' }, { state: 'broken', counted: 2, until: null }]);
  });
});

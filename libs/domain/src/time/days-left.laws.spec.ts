import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { plusDays } from './day.js';
import { daysLeft } from './days-left.js';
import { dueDay, hindrance, unavailabilityKinds, type PersonalDays, type Unavailable } from './due-day.js';

const day = fc.integer({ min: -300, max: 600 }).map((it) => plusDays('2026-01-01', it));
const unavailable = fc.record({ kind: fc.constantFrom(...unavailabilityKinds), from: day, length: fc.nat(40) }).map(({ kind, from, length }): Unavailable => ({ kind, from, until: plusDays(from, length) }));
const personal = fc.record({ holidays: fc.uniqueArray(day, { maxLength: 40 }), unavailable: fc.array(unavailable, { maxLength: 8 }) }).map(({ holidays, unavailable: away }): PersonalDays => ({ holidays: new Map(holidays.map((it) => [it, ''])), unavailable: away }));
const span = fc.record({ today: day, length: fc.integer({ min: -10, max: 200 }) }).map(({ today, length }) => ({ today, dueOn: plusDays(today, length) }));
const runs = { numRuns: 600 };

describe('laws of the days that are left', () => {
  it('are what one counts day by day', () => fc.assert(fc.property(span, personal, ({ today, dueOn }, of) => {
    const why: (string | null)[] = [];
    for (let at = plusDays(today, 1); at <= dueOn; at = plusDays(at, 1)) why.push(hindrance(at, of));
    const count = (...asked: (string | null)[]) => why.filter((it) => asked.includes(it)).length;
    expect(daysLeft(today, dueOn, of)).toEqual({ days: count(null, 'onCall', 'night'), absent: count('absence'), onCall: count('onCall'), night: count('night') });
  }), runs));

  it('are never more for whoever is away more, and never fewer where the day comes later; a shift takes none', () => fc.assert(fc.property(span, personal, unavailable, fc.nat(60), ({ today, dueOn }, of, more, later) => {
    const { days, absent } = daysLeft(today, dueOn, of);
    const then = daysLeft(today, dueOn, { ...of, unavailable: [...of.unavailable, more] });
    expect(then.days).toBeLessThanOrEqual(days);
    expect(then.days + then.absent).toBe(days + absent);
    if (more.kind !== 'absence') expect(then.days).toBe(days);
    expect(daysLeft(today, plusDays(dueOn, later), of).days).toBeGreaterThanOrEqual(days);
  }), runs));

  it('hold the due day that is so many working days away, and none that is one more', () => fc.assert(fc.property(span, personal, ({ today, dueOn }, of) => {
    const { days } = daysLeft(today, dueOn, of);
    expect(dueDay({ kind: 'workingDays', days: days + 1, from: today }, of).day > dueOn).toBe(true);
    // Nothing becomes due on a day with a shift, so that only without any does the last of them lie within.
    const calm = { ...of, unavailable: of.unavailable.filter((it) => it.kind === 'absence') };
    if (days > 0) expect(dueDay({ kind: 'workingDays', days, from: today }, calm).day <= dueOn).toBe(true);
  }), runs));

  it('are none on the day itself, over a weekend, or after it; and 260 in a year with nothing in the way', () => {
    const none = { holidays: new Map<string, string>(), unavailable: [] };
    expect(['2026-11-27', '2026-11-29', '2026-11-30', '2026-11-20', '2027-11-27'].map((it) => daysLeft('2026-11-27', it, none).days)).toEqual([0, 0, 1, 0, 260]);
  });
});

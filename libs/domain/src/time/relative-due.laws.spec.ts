import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { plusDays } from './day.js';
import { dueDay, hindrance, unavailabilityKinds, type PersonalDays, type Unavailable } from './due-day.js';
import { dueBases, isRelativeDue, mostDueIn, relativeDue } from './relative-due.js';

const day = fc.integer({ min: 0, max: 1500 }).map((it) => plusDays('2026-01-01', it));
const unavailable = fc.record({ kind: fc.constantFrom(...unavailabilityKinds), from: day, length: fc.nat(40) }).map(({ kind, from, length }): Unavailable => ({ kind, from, until: plusDays(from, length) }));
const personal = fc.record({ holidays: fc.uniqueArray(day, { maxLength: 60 }), unavailable: fc.array(unavailable, { maxLength: 12 }) }).map(({ holidays, unavailable: away }): PersonalDays => ({ holidays: new Map(holidays.map((it) => [it, `fête ${it}`])), unavailable: away }));
const rule = fc.record({ base: fc.constantFrom(...dueBases), days: fc.integer({ min: -mostDueIn, max: mostDueIn }) }).filter(isRelativeDue);

describe('laws of a day that is counted from another', () => {
  it('is never a day off, never past, and the plain count wherever that is still to come', () => fc.assert(fc.property(rule, day, personal, day, (it, from, of, today) => {
    const { day: due, past } = relativeDue(it, from, of, today);
    const counted = dueDay({ kind: 'workingDays', days: it.days, from }, of);
    expect(hindrance(due ?? '', of)).toBeNull();
    expect((due ?? '') >= today).toBe(true);
    expect(past).toBe(counted.day < today);
    if (!past) expect(due).toBe(counted.day);
  }), { numRuns: 600 }));

  it('has no day where there is none to count from, and none is before what ends', () => fc.assert(fc.property(rule, day, personal, day, (it, from, of, today) => {
    expect(relativeDue(it, null, of, today)).toEqual({ day: null, from: null, passed: [], past: false });
    const { day: due, past } = relativeDue({ base: 'expiry', days: -1 }, from, of, today);
    if (!past) expect((due ?? '') < from).toBe(true);
  }), { numRuns: 300 }));

  it('is told in days: two working days before a release on Monday 4 January 2027 is Wednesday, for New Year is passed over', () => {
    const of = { holidays: new Map([['2027-01-01', 'Jour de l’an']]), unavailable: [] };
    expect(relativeDue({ base: 'release', days: -2 }, '2027-01-04', of, '2026-12-01')).toEqual({ day: '2026-12-30', from: '2027-01-04', past: false, passed: [{ from: '2027-01-01', until: '2027-01-01', why: 'holiday', name: 'Jour de l’an' }] });
    expect(relativeDue({ base: 'hire', days: 10 }, '2024-03-01', of, '2026-12-31')).toMatchObject({ day: '2027-01-04', past: true });
    expect([isRelativeDue({ base: 'assignment', days: 0 }), isRelativeDue({ base: 'expiry', days: 0 }), isRelativeDue({ base: 'hire', days: 0 }), isRelativeDue({ base: 'hire', days: 251 })]).toEqual([false, false, true, false]);
  });
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { plusDays } from './day.js';
import { dueDay, hindrance, unavailabilityKinds, type PersonalDays, type Unavailable } from './due-day.js';

const day = fc.integer({ min: 0, max: 1500 }).map((it) => plusDays('2026-01-01', it));
const unavailable = fc.record({ kind: fc.constantFrom(...unavailabilityKinds), from: day, length: fc.nat(40) }).map(({ kind, from, length }): Unavailable => ({ kind, from, until: plusDays(from, length) }));
const personal = fc.record({ holidays: fc.uniqueArray(day, { maxLength: 60 }), unavailable: fc.array(unavailable, { maxLength: 12 }) }).map(({ holidays, unavailable: away }): PersonalDays => ({ holidays: new Map(holidays.map((it) => [it, `fête ${it}`])), unavailable: away }));
const count = fc.integer({ min: -40, max: 40 });
const empty: PersonalDays = { holidays: new Map(), unavailable: [] };
const after = (from: string, days: number, of: PersonalDays) => dueDay({ kind: 'workingDays', from, days }, of).day;
const weekday = (it: string) => new Intl.DateTimeFormat('en', { weekday: 'short', timeZone: 'UTC' }).format(new Date(it));

describe('laws of a due day', () => {
  it('is never on a weekend, a holiday, an absence, on call or a night', () => fc.assert(fc.property(day, count, personal, (from, days, of) => {
    for (const due of [after(from, days, of), dueDay({ kind: 'on', day: from }, of).day]) {
      expect([['Sat', 'Sun'].includes(weekday(due)), of.holidays.has(due), of.unavailable.filter((it) => it.from <= due && due <= it.until)]).toEqual([false, false, []]);
      expect(hindrance(due, of)).toBeNull();
    }
  }), { numRuns: 600 }));

  it('never comes earlier for whoever starts later, has more days, or is away more', () => fc.assert(fc.property(day, fc.nat(60), fc.nat(40), fc.nat(20), personal, unavailable, (from, later, days, more, of, away) => {
    const due = after(from, days, of);
    expect(due <= after(plusDays(from, later), days, of)).toBe(true);
    expect(due <= after(from, days + more, of)).toBe(true);
    expect(due <= after(from, days, { ...of, unavailable: [...of.unavailable, away] })).toBe(true);
    expect(after(from, -days - more, of) <= after(from, -days, of)).toBe(true);
  }), { numRuns: 600 }));

  it('with nothing in the way is a plain count of five days a week, and loses nothing', () => fc.assert(fc.property(day, fc.integer({ min: 1, max: 400 }), (from, days) => {
    // Counted another way: whole weeks at once, then day by day on a list of names.
    let expected = plusDays(from, Math.floor((days - 1) / 5) * 7);
    for (let left = ((days - 1) % 5) + 1; left > 0; ) { expected = plusDays(expected, 1); if (!['Sat', 'Sun'].includes(weekday(expected))) left--; }
    expect(dueDay({ kind: 'workingDays', from, days }, empty)).toEqual({ day: expected, passed: [] });
  }), { numRuns: 400 }));

  it('says each day that it passed over, once, and none that counted', () => fc.assert(fc.property(day, count, personal, (from, days, of) => {
    const { day: due, passed } = dueDay({ kind: 'workingDays', from, days }, of);
    const [low, high] = days < 0 ? [due, from] : [from, due];
    const said = passed.flatMap((it) => { const all = []; for (let at = it.from; at <= it.until; at = plusDays(at, 1)) all.push([at, it.why, it.name]); return all; });
    for (const [at = '', why, name] of said) expect([at >= low && at <= high, hindrance(at, of), why === 'holiday' ? of.holidays.get(at) : '']).toEqual([true, why, name]);
    expect(new Set(said.map(([at]) => at)).size).toBe(said.length);
    for (let at = plusDays(low, 1); at < high; at = plusDays(at, 1)) { const why = hindrance(at, of); if (why === 'holiday' || why === 'absence') expect(said).toContainEqual([at, why, why === 'holiday' ? of.holidays.get(at) : '']); }
  }), { numRuns: 400 }));

  it('is told in the words of the calendar: 1 November 2027 is All Saints, so Tuesday 2', () => {
    expect(dueDay({ kind: 'on', day: '2027-11-01' }, { holidays: new Map([['2027-11-01', 'Toussaint']]), unavailable: [] })).toEqual({ day: '2027-11-02', passed: [{ from: '2027-11-01', until: '2027-11-01', why: 'holiday', name: 'Toussaint' }] });
    expect(dueDay({ kind: 'workingDays', days: 2, from: '2026-12-23' }, { holidays: new Map([['2026-12-25', 'Noël']]), unavailable: [{ kind: 'onCall', from: '2026-12-28', until: '2026-12-30' }] })).toEqual({ day: '2026-12-31', passed: [{ from: '2026-12-25', until: '2026-12-25', why: 'holiday', name: 'Noël' }, { from: '2026-12-28', until: '2026-12-30', why: 'onCall', name: '' }] });
    expect(dueDay({ kind: 'workingDays', days: -3, from: '2026-12-28' }, { holidays: new Map([['2026-12-25', 'Noël']]), unavailable: [] }).day).toBe('2026-12-22');
  });
});

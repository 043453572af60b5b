import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { plusDays } from './day.js';
import { dueDay, hindrance, recountedDue, unavailabilityKinds, type PersonalDays, type Unavailable } from './due-day.js';

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

  it('that was named is their last working day until then, never a day off and never past; the first one after it where none is left', () => fc.assert(fc.property(day, fc.integer({ min: -20, max: 60 }), personal, (today, ahead, of) => {
    const named = plusDays(today, ahead);
    const { day: due, passed } = dueDay({ kind: 'by', day: named, today }, of);
    expect(hindrance(due, of)).toBeNull();
    expect(due >= today).toBe(true);
    // Day by day: which of them are theirs to work on.
    const until = [];
    for (let at = today; at <= named; at = plusDays(at, 1)) if (hindrance(at, of) === null) until.push(at);
    if (until.length > 0) expect(due).toBe(until.at(-1));
    else for (let at = today; at < due; at = plusDays(at, 1)) expect(hindrance(at, of)).not.toBeNull();
    const [low, high] = until.length > 0 ? [due, named] : [today, due];
    const said = passed.flatMap((it) => { const all = []; for (let at = it.from; at <= it.until; at = plusDays(at, 1)) all.push(`${at} ${it.why}`); return all; });
    const expected = []; for (let at = low; at <= high; at = plusDays(at, 1)) if (at !== due) expected.push(`${at} ${hindrance(at, of)}`);
    expect(said.sort()).toEqual(expected);
  }), { numRuns: 1000 }));

  it('that was named never comes earlier for a later one, for a later today, nor twice for itself', () => fc.assert(fc.property(day, fc.integer({ min: -20, max: 60 }), fc.nat(30), fc.nat(10), personal, (today, ahead, later, sinceThen, of) => {
    const named = plusDays(today, ahead);
    const due = dueDay({ kind: 'by', day: named, today }, of).day;
    expect(due <= dueDay({ kind: 'by', day: plusDays(named, later), today }, of).day).toBe(true);
    expect(due <= dueDay({ kind: 'by', day: named, today: plusDays(today, sinceThen) }, of).day).toBe(true);
    expect(dueDay({ kind: 'by', day: due, today }, of)).toEqual({ day: due, passed: [] });
  }), { numRuns: 600 }));

  it('is counted again only where a day off was told on it later, and then by the same rule', () => fc.assert(fc.property(day, fc.integer({ min: -20, max: 60 }), fc.constantFrom('forward' as const, 'by' as const), personal, unavailable, (today, ahead, counted, of, away) => {
    const due = dueDay({ kind: 'by', day: plusDays(today, ahead), today }, of).day;
    const then: PersonalDays = { ...of, unavailable: [...of.unavailable, away] };
    const again = recountedDue(due, counted, then, today);
    expect(again === null).toBe(away.from > due || due > away.until);
    if (again === null) return;
    expect([hindrance(again.day, then), again.day >= today, again.passed.some((it) => it.from <= due && due <= it.until)]).toEqual([null, true, true]);
    if (counted === 'forward') expect(again.day > due).toBe(true);
    expect(recountedDue(plusDays(today, -1 - Math.abs(ahead)), counted, then, today)).toBeNull();
  }), { numRuns: 600 }));

  it('is told in the words of the calendar: 1 November 2027 is All Saints, so Tuesday 2', () => {
    expect(dueDay({ kind: 'on', day: '2027-11-01' }, { holidays: new Map([['2027-11-01', 'Toussaint']]), unavailable: [] })).toEqual({ day: '2027-11-02', passed: [{ from: '2027-11-01', until: '2027-11-01', why: 'holiday', name: 'Toussaint' }] });
    expect(dueDay({ kind: 'workingDays', days: 2, from: '2026-12-23' }, { holidays: new Map([['2026-12-25', 'Noël']]), unavailable: [{ kind: 'onCall', from: '2026-12-28', until: '2026-12-30' }] })).toEqual({ day: '2026-12-31', passed: [{ from: '2026-12-25', until: '2026-12-25', why: 'holiday', name: 'Noël' }, { from: '2026-12-28', until: '2026-12-30', why: 'onCall', name: '' }] });
    expect(dueDay({ kind: 'by', day: '2026-12-06', today: '2026-11-30' }, empty)).toEqual({ day: '2026-12-04', passed: [{ from: '2026-12-05', until: '2026-12-06', why: 'weekend', name: '' }] });
    expect(dueDay({ kind: 'by', day: '2026-12-04', today: '2026-12-01' }, { holidays: new Map(), unavailable: [{ kind: 'absence', from: '2026-11-30', until: '2026-12-08' }] }).day).toBe('2026-12-09');
    expect(dueDay({ kind: 'workingDays', days: -3, from: '2026-12-28' }, { holidays: new Map([['2026-12-25', 'Noël']]), unavailable: [] }).day).toBe('2026-12-22');
  });
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dayOf, plusDays, startOfDay } from '../time/day.js';
import { hindrance, type PersonalDays } from '../time/due-day.js';
import { renewalOf, renewalOpensOn, timesProved, type RenewalTerms } from './renewal.js';

const zone = 'Europe/Paris';
const day = fc.integer({ min: 0, max: 1500 }).map((it) => plusDays('2026-01-01', it));
const noon = (it: string): number => startOfDay(it, zone) + 12 * 3_600_000;
const terms: fc.Arbitrary<RenewalTerms> = fc.record({ months: fc.integer({ min: 6, max: 36 }), windowDays: fc.integer({ min: 1, max: 60 }) });
const personal: fc.Arbitrary<PersonalDays> = fc.record({ holidays: fc.uniqueArray(day, { maxLength: 40 }), away: fc.array(fc.tuple(day, fc.nat(30)), { maxLength: 8 }) }).map(({ holidays, away }) => ({ holidays: new Map(holidays.map((it) => [it, it])), unavailable: away.map(([from, length]) => ({ kind: 'absence' as const, from, until: plusDays(from, length) })) }));
const runs = { numRuns: 300 };

describe('laws of what is asked again before it ends', () => {
  it('loses no day by being renewed, whenever that is', () => fc.assert(fc.property(fc.array(day, { minLength: 1, maxLength: 5 }), day, terms, personal, (before, again, it, of) => {
    const until = (days: readonly string[]): string => renewalOf(days.map(noon), zone, it, of, '2026-01-01')?.until ?? '';
    expect(until([...before, again]) >= until(before)).toBe(true);
  }), runs));

  it('goes on from its last day where it is renewed within its window: which day of it does not matter', () => fc.assert(fc.property(day, terms, personal, fc.double({ min: 0, max: 1, noNaN: true }), (first, it, of, share) => {
    const was = renewalOf([noon(first)], zone, it, of, first);
    if (was === null) throw new Error('proved once');
    const length = (Date.parse(was.until) - Date.parse(was.opensOn)) / 86_400_000;
    const renewed = (on: string) => renewalOf([noon(first), noon(on)], zone, it, of, first)?.until;
    // A window as long as what holds opens before it was proved at all.
    const on = plusDays(was.opensOn, Math.floor(share * length));
    if (on > first) expect(renewed(on)).toBe(renewed(was.until));
    const late = plusDays(was.until, 1);
    expect(renewed(late)).toBe(renewalOf([noon(late)], zone, it, of, late)?.until);
  }), runs));

  it('opens so many working days before it ends: no fewer are left, and earlier for whoever is away', () => fc.assert(fc.property(day, fc.integer({ min: 1, max: 60 }), personal, day, fc.nat(20), (until, windowDays, of, from, length) => {
    const opens = renewalOpensOn(until, windowDays, of);
    let left = 0;
    for (let at = opens; at < until; at = plusDays(at, 1)) if (hindrance(at, of) === null) left++;
    expect(left).toBeGreaterThanOrEqual(windowDays);
    expect(hindrance(opens, of)).toBeNull();
    expect(renewalOpensOn(until, windowDays, { ...of, unavailable: [...of.unavailable, { kind: 'absence', from, until: plusDays(from, length) }] }) <= opens).toBe(true);
  }), runs));

  it('goes from valid to its window to over as time goes by, and is due no later than it ends, nor in the past', () => fc.assert(fc.property(day, terms, personal, (first, it, of) => {
    const order = ['valid', 'open', 'over'];
    const seen = Array.from({ length: 60 }, (_, index) => { const today = plusDays(first, index * 25); return { today, ...renewalOf([noon(first)], zone, it, of, today) }; });
    const states = seen.map((one) => order.indexOf(one.state ?? ''));
    expect(states).toEqual([...states].sort((a, b) => a - b));
    for (const { today, until = '', dueOn = '', state } of seen) expect([dueOn >= today || state === 'valid', state === 'over' || dueOn <= until]).toEqual([true, true]);
  }), { numRuns: 100 }));

  it('is proved once more when each quiz is passed once more', () => {
    const passes = fc.array(fc.record({ unitId: fc.constantFrom('a', 'b', 'c'), at: fc.nat(200) }), { maxLength: 20 });
    fc.assert(fc.property(fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { minLength: 1 }), passes, fc.record({ unitId: fc.constantFrom('a', 'b', 'c'), at: fc.nat(200) }), (units, all, more) => {
      const times = timesProved(units, all);
      times.forEach((at, index) => { for (const unitId of units) expect(all.some((it) => it.unitId === unitId && it.at <= at && it.at > (times[index - 1] ?? -1))).toBe(true); });
      expect([...times]).toEqual([...new Set(times)].sort((a, b) => a - b));
      expect(timesProved(units, [...all, more]).length).toBeGreaterThanOrEqual(times.length);
      expect(timesProved([], all)).toEqual([]);
    }), runs);
  });

  it('is told in days: proved on 1 December 2026 for a year, asked 20 working days before', () => {
    const of = { holidays: new Map([['2027-11-01', 'Toussaint'], ['2027-11-11', 'Armistice']]), unavailable: [] };
    expect(renewalOf([noon('2026-12-01')], zone, { months: 12, windowDays: 20 }, of, '2027-11-02')).toEqual({ until: '2027-12-01', opensOn: '2027-11-02', dueOn: '2027-12-01', state: 'open' });
    expect(renewalOf([noon('2026-12-01'), noon('2027-11-02')], zone, { months: 12, windowDays: 20 }, of, '2027-11-03')?.until).toBe('2028-12-01');
    expect(dayOf(noon('2026-12-01'), zone)).toBe('2026-12-01');
  });
});

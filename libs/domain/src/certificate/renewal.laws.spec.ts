import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dayOf, plusDays, startOfDay } from '../time/day.js';
import { hindrance, type PersonalDays } from '../time/due-day.js';
import { endsOf, renewalOf, renewalOpensOn, signedUntil, timesProved, timesProvedIn, windowOpensOn, windowUnits, type RenewalTerms, type RenewalWindow } from './renewal.js';

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
    for (const { today, until = '', dueOn = '', state } of seen) {
      expect([dueOn >= today || state === 'valid', hindrance(dueOn, of)]).toEqual([true, null]);
      // After it ends only where no working day is left of it.
      if (state === 'open' && dueOn > until) for (let at = today; at <= until; at = plusDays(at, 1)) expect(hindrance(at, of)).not.toBeNull();
    }
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

  it('is proved by any version that was opened: opening another one takes nothing back, and one version alone is that version', () => {
    const version = fc.record({ number: fc.integer({ min: 1, max: 4 }), unitIds: fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { maxLength: 3 }) });
    const passes = fc.array(fc.record({ unitId: fc.constantFrom('a', 'b', 'c'), at: fc.nat(200), version: fc.integer({ min: 1, max: 4 }) }), { maxLength: 20 });
    fc.assert(fc.property(fc.array(version, { maxLength: 3 }), version, passes, (opened, next, all) => {
      const before = timesProvedIn(opened, all);
      expect(timesProvedIn([...opened, next], all)).toEqual(expect.arrayContaining([...before]));
      expect([...before]).toEqual([...new Set(before)].sort((a, b) => a - b));
      expect(timesProvedIn([{ ...next, number: 4 }], all)).toEqual(timesProved(next.unitIds, all));
    }), runs);
    // Quiz A in January in version 1; version 2 adds B, opened and not passed: what A proved still ends.
    expect(timesProvedIn([{ number: 1, unitIds: ['a'] }, { number: 2, unitIds: ['a', 'b'] }], [{ unitId: 'a', at: 1, version: 1 }])).toEqual([1]);
    // Passed again in version 2, A alone proves nothing there.
    expect(timesProvedIn([{ number: 1, unitIds: ['a'] }, { number: 2, unitIds: ['a', 'b'] }], [{ unitId: 'a', at: 1, version: 1 }, { unitId: 'a', at: 9, version: 2 }])).toEqual([1]);
  });

  it('is told in days: proved on 1 December 2026 for a year, asked 20 working days before', () => {
    const of = { holidays: new Map([['2027-11-01', 'Toussaint'], ['2027-11-11', 'Armistice']]), unavailable: [] };
    expect(renewalOf([noon('2026-12-01')], zone, { months: 12, windowDays: 20 }, of, '2027-11-02')).toEqual({ until: '2027-12-01', opensOn: '2027-11-02', dueOn: '2027-12-01', state: 'open' });
    expect(renewalOf([noon('2026-12-01'), noon('2027-11-02')], zone, { months: 12, windowDays: 20 }, of, '2027-11-03')?.until).toBe('2028-12-01');
    expect(dayOf(noon('2026-12-01'), zone)).toBe('2026-12-01');
  });
});

const window: fc.Arbitrary<RenewalWindow> = fc.record({ unit: fc.constantFrom(...windowUnits), days: fc.integer({ min: 1, max: 120 }) });

describe('laws of what ends by itself', () => {
  it('is due on a day on which its person works: the last before its end, or the day they are back', () => fc.assert(fc.property(day, window, personal, day, (until, it, of, today) => {
    const { opensOn, dueOn, state, late } = endsOf(until, it, of, today);
    expect(hindrance(dueOn, of)).toBeNull();
    expect(dueOn >= opensOn).toBe(true);
    for (let at = dueOn <= until ? plusDays(dueOn, 1) : opensOn; at <= until; at = plusDays(at, 1)) expect(hindrance(at, of)).not.toBeNull();
    expect([state, late]).toEqual([today > until ? 'over' : today >= opensOn ? 'open' : 'valid', today > dueOn]);
  }), { numRuns: 1000 }));

  it('is asked no later for a longer window, and for working days no later than for as many days', () => fc.assert(fc.property(day, window, fc.nat(60), personal, (until, it, more, of) => {
    expect(windowOpensOn(until, { ...it, days: it.days + more }, of) <= windowOpensOn(until, it, of)).toBe(true);
    expect(windowOpensOn(until, { unit: 'workingDays', days: it.days }, of) <= windowOpensOn(until, { unit: 'days', days: it.days }, of)).toBe(true);
  }), { numRuns: 500 }));

  it('loses no day by being signed early within its window: which day of it does not matter; and none at any other time', () => fc.assert(fc.property(day, fc.integer({ min: 1, max: 60 }), window, personal, fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: -900, max: 900 }), (held, months, it, of, share, away) => {
    const opensOn = (until: string): string => windowOpensOn(until, it, of);
    const length = (Date.parse(held) - Date.parse(opensOn(held))) / 86_400_000;
    const early = plusDays(opensOn(held), Math.floor(share * length));
    expect(signedUntil(early, months, held, opensOn)).toBe(signedUntil(held, months, held, opensOn));
    expect(signedUntil(held, months, held, opensOn) > held).toBe(true);
    const on = plusDays(held, away);
    const [alone, after] = [signedUntil(on, months, null, opensOn), signedUntil(on, months, held, opensOn)];
    expect(after >= alone && after >= held).toBe(true);
    if (on > held) expect(after).toBe(alone);
  }), { numRuns: 1000 }));

  it('is told in days: a certificate until Sunday 3 January 2027, three days of leave before it', () => {
    const of = { holidays: new Map([['2027-01-01', 'Jour de l’an']]), unavailable: [{ kind: 'absence' as const, from: '2026-12-29', until: '2026-12-31' }] };
    expect(endsOf('2027-01-03', { unit: 'days', days: 30 }, of, '2026-12-29')).toEqual({ until: '2027-01-03', opensOn: '2026-12-04', dueOn: '2026-12-28', state: 'open', late: true,
      passed: [{ from: '2027-01-01', until: '2027-01-01', why: 'holiday', name: 'Jour de l’an' }, { from: '2026-12-29', until: '2026-12-31', why: 'absence', name: '' }] });
    // Its window opens while they are away: it is asked on the day they are back.
    expect(endsOf('2027-01-03', { unit: 'days', days: 5 }, of, '2026-12-29').dueOn).toBe('2027-01-04');
    expect(signedUntil('2026-12-10', 12, '2027-01-03', (until) => windowOpensOn(until, { unit: 'workingDays', days: 20 }, of))).toBe('2028-01-03');
    expect(signedUntil('2026-10-10', 12, '2027-01-03', (until) => windowOpensOn(until, { unit: 'workingDays', days: 20 }, of))).toBe('2027-10-10');
  });
});

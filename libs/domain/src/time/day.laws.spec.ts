import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { dayOf, endOfDay, plusDays, startOfDay } from './day.js';

const zone = fc.constantFrom('Europe/Paris', 'UTC', 'America/New_York', 'Asia/Kolkata', 'Pacific/Auckland', 'Africa/Casablanca', 'America/Sao_Paulo');
const day = fc.integer({ min: 0, max: 20_000 }).map((it) => new Date(Date.UTC(2000, 0, 1) + it * 86_400_000).toISOString().slice(0, 10));
/** An independent reader of the calendar: the platform's own. */
const read = (instant: number, timeZone: string): string => new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(instant);

describe('laws of the day', () => {
  it('begins where the one before ends, and lasts until its last millisecond', () => fc.assert(fc.property(day, zone, (it, where) => {
    expect(endOfDay(it, where)).toBe(startOfDay(plusDays(it, 1), where));
    expect(read(startOfDay(it, where), where)).toBe(it);
    expect(read(endOfDay(it, where) - 1, where)).toBe(it);
    expect(read(endOfDay(it, where), where)).toBe(plusDays(it, 1));
    expect(read(startOfDay(it, where) - 1, where)).toBe(plusDays(it, -1));
  }), { numRuns: 1000 }));

  it('is read from any instant as the calendar on the wall says', () => fc.assert(fc.property(fc.integer({ min: 0, max: 4e12 }), zone, (instant, where) => expect(dayOf(instant, where)).toBe(read(instant, where))), { numRuns: 1000 }));

  it('has 23 and 25 hours when the clocks change in Paris', () => {
    const hours = (it: string) => (endOfDay(it, 'Europe/Paris') - startOfDay(it, 'Europe/Paris')) / 3_600_000;
    expect(['2026-03-29', '2026-10-25', '2026-06-01'].map(hours)).toEqual([23, 25, 24]);
  });

  it('goes forward and back the same number of days', () => fc.assert(fc.property(day, fc.integer({ min: -4000, max: 4000 }), (it, days) => expect(plusDays(plusDays(it, days), -days)).toBe(it))));

  it('is counted as a calendar counts it, at the ends of time and where nothing is a day too', () => {
    const calendar = (it: string, days: number): string => Temporal.PlainDate.from(it).add({ days }).toString();
    const said = (count: () => string): string => { try { return count(); } catch { return 'no day'; } };
    const odd = fc.constantFrom('2026-02-29', '2024-02-29', '2026-13-01', '2026-00-10', '2026-04-31', '0000-01-01', '9999-12-31', '+010000-01-01', '-000001-12-31', '2026-1-1', '20260101', '2026-W01-1', '01/02/2026', 'Jan 1 2026', '1999-12-3Z', '', ' 2026-01-1');
    const many = fc.oneof(fc.integer({ min: -4000, max: 4000 }), fc.integer({ min: -4_000_000, max: 4_000_000 }), fc.constantFrom(0.5, NaN, Infinity, -0));
    fc.assert(fc.property(fc.oneof(day, odd, fc.integer({ min: 0, max: 3_652_058 }).map((it) => new Date(Date.parse('0000-01-01') + it * 86_400_000).toISOString().slice(0, 10))), many, (it, days) => expect(said(() => plusDays(it, days))).toBe(said(() => calendar(it, days)))), { numRuns: 3000 });
  });
});

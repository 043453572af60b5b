import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { plusDays } from './day.js';
import { hindrance, type PersonalDays } from './due-day.js';
import { namedDay } from './named-day.js';

const day = fc.nat(40).map((it) => plusDays('2026-12-01', it));
const somebody: fc.Arbitrary<PersonalDays> = fc.record({
  holidays: fc.uniqueArray(day, { maxLength: 6 }).map((all) => new Map(all.map((it) => [it, `Fête du ${it}`]))),
  unavailable: fc.array(fc.record({ kind: fc.constantFrom('absence' as const, 'onCall' as const, 'night' as const), from: day, days: fc.nat(5) }).map(({ kind, from, days }) => ({ kind, from, until: plusDays(from, days) })), { maxLength: 3 }),
});
const people = fc.array(somebody, { maxLength: 6 });
const isOff = (on: string, it: PersonalDays): boolean => ['weekend', 'holiday', 'absence'].includes(hindrance(on, it) ?? '');
const isFree = (on: string, all: readonly PersonalDays[]): boolean => all.some((it) => ['weekend', 'holiday'].includes(hindrance(on, it) ?? ''));

describe('a day that somebody chose', () => {
  it('is said to be off for exactly those whose day off it is, and nobody works on a weekend', () => fc.assert(fc.property(day, people, (on, all) => {
    const it = namedDay(on, '2026-12-01', all);
    expect([it.off, it.of]).toEqual([all.filter((one) => isOff(on, one)).length, all.length]);
    if (it.weekend) expect([it.off, it.holidays, it.absent]).toEqual([all.length, [], 0]);
    else expect(it.holidays.reduce((sum, one) => sum + one.people, 0) + it.absent).toBe(it.off);
  }), { numRuns: 1000 }));

  it('is offered a better one before it, not before today, and the nearest of those; none where it is nobody’s day off', () => fc.assert(fc.property(day, fc.nat(20), people, (on, ago, all) => {
    const today = plusDays(on, -ago);
    const { before, off } = namedDay(on, today, all);
    const better = (it: string): boolean => (isFree(on, all) ? !isFree(it, all) : all.filter((one) => isOff(it, one)).length < off);
    if (before !== null) { expect(before < on && before >= today && off > 0 && better(before)).toBe(true); for (let it = plusDays(before, 1); it < on; it = plusDays(it, 1)) expect(better(it)).toBe(false); }
    else if (off > 0) for (let back = 1; back <= Math.min(14, ago); back++) expect(better(plusDays(on, -back))).toBe(false);
  }), { numRuns: 1000 }));

  it('is Friday for a Sunday on which nobody is asked for more, and Thursday where Friday is the fourteenth of July', () => {
    const usual: PersonalDays = { holidays: new Map([['2028-07-14', 'Fête nationale']]), unavailable: [] };
    expect(namedDay('2026-12-06', '2026-11-29', [usual])).toMatchObject({ weekend: true, off: 1, before: '2026-12-04' });
    expect(namedDay('2028-07-14', '2028-07-01', [usual])).toMatchObject({ weekend: false, holidays: [{ name: 'Fête nationale', people: 1 }], before: '2028-07-13' });
    expect(namedDay('2026-12-06', '2026-12-06', [usual]).before).toBeNull();
  });
});

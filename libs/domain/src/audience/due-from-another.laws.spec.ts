import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { plusDays } from '../time/day.js';
import { dueDay, hindrance, unavailabilityKinds, type PersonalDays, type Unavailable } from '../time/due-day.js';
import { joinersWorkingDays } from './live-audience.js';
import { dueFromAnother, type CountedFrom } from './due-from-another.js';

const day = fc.integer({ min: 0, max: 400 }).map((it) => plusDays('2026-06-01', it));
const unavailable = fc.record({ kind: fc.constantFrom(...unavailabilityKinds), from: day, length: fc.nat(20) }).map(({ kind, from, length }): Unavailable => ({ kind, from, until: plusDays(from, length) }));
const personal = fc.record({ holidays: fc.uniqueArray(day, { maxLength: 30 }), unavailable: fc.array(unavailable, { maxLength: 6 }) }).map(({ holidays, unavailable: away }): PersonalDays => ({ holidays: new Map(holidays.map((it) => [it, it])), unavailable: away }));
const asked: fc.Arbitrary<CountedFrom> = fc.record({ days: fc.integer({ min: -30, max: 30 }), joinedOn: fc.option(day), granted: fc.option(day), dueOn: fc.option(day) });
const runs = { numRuns: 1000 };

describe('what is counted from a release or a hire, once that is on another day', () => {
  it('is so many working days from the new one, the fair day of whoever joined, or what was granted, whichever is last; never a day off', () => fc.assert(fc.property(asked, day, personal, day, (it, on, own, today) => {
    const due = dueFromAnother(it, on, own, today);
    const counted = dueDay({ kind: 'workingDays', days: it.days, from: on }, own).day;
    const fair = it.joinedOn === null ? '' : dueDay({ kind: 'workingDays', days: joinersWorkingDays, from: it.joinedOn }, own).day;
    const latest = counted > fair ? counted : fair;
    if (latest < today) { expect(due.past || (it.granted ?? '') > today).toBe(true); return; }
    expect(due.past).toBe(false);
    const granted = it.granted !== null && it.granted > latest ? dueDay({ kind: 'by', day: it.granted, today }, own).day : latest;
    expect(due.day).toBe(granted > latest ? granted : latest);
    expect(hindrance(due.day, own)).toBeNull();
  }), runs));

  it('is past only where it was late before, and nothing waits for longer because that day came sooner', () => fc.assert(fc.property(asked, day, fc.nat(60), personal, day, (it, on, sooner, own, today) => {
    const due = dueFromAnother(it, on, own, today);
    if (due.day < today) expect(due.day).toBe(it.dueOn);
    const first = { ...it, dueOn: due.day };
    expect(dueFromAnother(first, plusDays(on, -sooner), own, today).day <= due.day).toBe(true);
    if (it.dueOn !== null && it.dueOn < today && due.past) expect(due.day).toBe(it.dueOn);
  }), runs));

  it('is not before somebody’s first day, where it counts forward from one that is still to come', () => fc.assert(fc.property(asked, fc.nat(60), fc.nat(30), personal, day, (it, ahead, days, own, today) => {
    const hiredOn = plusDays(today, ahead);
    expect(dueFromAnother({ ...it, days }, hiredOn, own, today).day >= hiredOn).toBe(true);
  }), runs));

  it('does not depend on the days between: there and on is the same as on at once, and twice is once', () => fc.assert(fc.property(asked, day, day, personal, day, (it, on, then, own, today) => {
    const fresh = { ...it, dueOn: null };
    const first = dueFromAnother(fresh, on, own, today);
    const second = dueFromAnother({ ...it, dueOn: first.day }, then, own, today);
    const at = dueFromAnother(fresh, then, own, today);
    if (!at.past) expect(second).toEqual(at);
    expect(dueFromAnother({ ...it, dueOn: second.day }, then, own, today).day).toBe(second.day);
  }), runs));

  it('is told in days: five working days before Monday 4 January is Thursday 24 December, and a week later it is Monday 4 January', () => {
    const own = { holidays: new Map([['2026-12-25', 'Noël'], ['2027-01-01', 'Jour de l’an']]), unavailable: [] };
    const of = (more: Partial<CountedFrom> = {}): CountedFrom => ({ days: -5, joinedOn: null, granted: null, dueOn: null, ...more });
    expect(dueFromAnother(of(), '2027-01-04', own, '2026-12-01')).toMatchObject({ day: '2026-12-24', past: false });
    expect(dueFromAnother(of({ dueOn: '2026-12-24' }), '2027-01-11', own, '2026-12-01')).toMatchObject({ day: '2027-01-04', past: false });
    // Late, and counted to a past day: it stays late. Due tomorrow, it does not wait for longer.
    expect(dueFromAnother(of({ dueOn: '2026-12-24' }), '2027-01-04', own, '2026-12-28')).toMatchObject({ day: '2026-12-24', past: true });
    expect(dueFromAnother(of({ dueOn: '2027-01-04' }), '2027-01-04', own, '2027-01-04')).toMatchObject({ day: '2027-01-04', past: true });
    expect(dueFromAnother(of({ dueOn: '2027-01-20' }), '2027-01-05', own, '2027-01-05')).toMatchObject({ day: '2027-01-06', past: true });
    expect(dueFromAnother(of({ granted: '2027-01-08', dueOn: '2027-01-08' }), '2027-01-11', own, '2026-12-01')).toMatchObject({ day: '2027-01-08' });
    // Granted until a Saturday, so due on the Friday: it is that day of grace, and not what is late.
    expect(dueFromAnother(of({ granted: '2027-07-03', dueOn: '2027-07-02' }), '2026-06-01', own, '2027-07-01')).toMatchObject({ day: '2027-07-02', past: false });
  });
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dayOf, plusDays } from '../time/day.js';
import { conflictKinds, conflictsWith, overlaps, restAfterNight, type Span, type Taken } from './conflict.js';
import { answerTo, hasPlace, longestSession, sessionReminderAt, sessionState, sessionTime } from './live-session.js';

const hour = 3_600_000;
/** Within two days, in quarters of an hour: small enough to touch often, and to be counted one by one. */
const quarter = hour / 4;
const span: fc.Arbitrary<Span> = fc.tuple(fc.integer({ min: 0, max: 190 }), fc.integer({ min: 1, max: 60 })).map(([from, long]) => ({ startsAt: from * quarter, endsAt: (from + long) * quarter }));
const taken: fc.Arbitrary<Taken> = fc.record({ time: span, personId: fc.constantFrom('a', 'b', 'c'), kind: fc.constantFrom<Taken['kind']>('absence', 'onCall', 'night', 'session') }).map(({ time, ...it }) => ({ ...time, ...it }));
const quarters = ({ startsAt, endsAt }: Span): number[] => Array.from({ length: (endsAt - startsAt) / quarter }, (_, index) => startsAt + index * quarter);

describe('laws of sessions at the same time', () => {
  it('two overlap whichever is asked, and exactly where they share a moment', () => fc.assert(fc.property(span, span, (a, b) => {
    expect(overlaps(a, b)).toBe(overlaps(b, a));
    expect(overlaps(a, b)).toBe(quarters(a).some((it) => quarters(b).includes(it)));
    expect(overlaps(a, a)).toBe(true);
  }), { numRuns: 2000 }));

  it('say all that stands against a time and nothing else, as somebody finds who looks at every quarter of an hour', () => fc.assert(fc.property(span, fc.array(taken, { maxLength: 12 }), (time, all) => {
    const found = conflictsWith(time, all);
    const mine = new Set(quarters(time));
    const expected = all.flatMap((it) => {
      if (quarters(it).some((moment) => mine.has(moment))) return [it.kind];
      return it.kind === 'night' && quarters({ startsAt: it.endsAt, endsAt: it.endsAt + restAfterNight }).some((moment) => mine.has(moment)) ? ['afterNight'] : [];
    });
    expect(found.map((it) => it.kind).sort()).toEqual(expected.sort());
    for (const it of found) expect(all.some((other) => other.personId === it.personId && other.startsAt === it.startsAt && other.endsAt === it.endsAt && (other.kind === it.kind || (it.kind === 'afterNight' && other.kind === 'night')))).toBe(true);
    // Whatever the order in which it was noted.
    expect(conflictsWith(time, [...all].reverse())).toEqual(found);
    const order = found.map((it) => `${it.personId}${conflictKinds.indexOf(it.kind)}`);
    expect(order).toEqual([...order].sort());
  }), { numRuns: 2000 }));

  it('let whoever worked at night rest eleven hours to the millisecond, and nobody else', () => {
    const night: Taken = { personId: 'a', kind: 'night', startsAt: 0, endsAt: 8 * hour };
    const at = (startsAt: number) => ({ startsAt, endsAt: startsAt + hour });
    expect([7, 8, 18, 19].map((it) => conflictsWith(at(it * hour), [night]).map((one) => one.kind))).toEqual([['night'], ['afterNight'], ['afterNight'], []]);
    expect(conflictsWith(at(19 * hour - 1), [night])).toHaveLength(1);
    expect(conflictsWith(at(9 * hour), [{ ...night, kind: 'onCall' }])).toEqual([]);
  });
});

describe('laws of the time of a session', () => {
  const zone = fc.constantFrom('Europe/Paris', 'UTC', 'America/Toronto', 'Asia/Kolkata', 'Pacific/Auckland', 'America/Sao_Paulo', 'Australia/Lord_Howe');
  const minute = fc.integer({ min: 0, max: 24 * 60 - 1 }).map((it) => `${String(Math.floor(it / 60)).padStart(2, '0')}:${String(it % 60).padStart(2, '0')}`);
  /** Any day of two years, and often one of those around which the clocks change. */
  const day = fc.oneof(fc.integer({ min: 0, max: 730 }).map((it) => plusDays('2026-01-01', it)), fc.constantFrom('2026-03-28', '2026-03-29', '2026-10-24', '2026-10-25', '2026-03-08', '2026-11-01', '2026-04-05', '2026-10-04', '2026-09-27'));
  /** An independent reader of the wall: the platform’s own. */
  const wall = (at: number, timeZone: string): string => new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short', timeStyle: 'short', hourCycle: 'h23' }).format(at).replace(', ', ' ');

  it('is what the clocks on the wall say, and never lasts nothing or more than half a day', () => fc.assert(fc.property(day, minute, minute, zone, (on, from, until, where) => {
    const time = sessionTime({ day: on, from, until, zone: where });
    if (time === null) return;
    expect(time.endsAt - time.startsAt).toBeGreaterThan(0);
    expect(time.endsAt - time.startsAt).toBeLessThanOrEqual(longestSession);
    for (const [at, written] of [[time.startsAt, `${on} ${from}`], [time.endsAt, `${until <= from ? plusDays(on, 1) : on} ${until}`]] as const) {
      // Where the clocks leap over it, no clock ever says so; else it is what they say, and of two the first.
      if ([1, 2].some((hours) => wall(at - hours * hour / 2, where) === written || wall(at - hours * hour, where) === written)) throw new Error(`${written} came before ${new Date(at).toISOString()}`);
      if (wall(at, where) !== written) expect(Array.from({ length: 48 * 4 }, (_, index) => wall(at + (index - 96) * quarter, where))).not.toContain(written);
    }
  }), { numRuns: 2000 }));

  it('is right on both sides of a change of the clocks', () => {
    const length = (on: string, from: string, until: string) => { const it = sessionTime({ day: on, from, until, zone: 'Europe/Paris' }); return it === null ? null : (it.endsAt - it.startsAt) / hour; };
    expect([length('2026-03-28', '23:00', '04:00'), length('2026-10-24', '23:00', '04:00'), length('2026-11-24', '23:00', '04:00')]).toEqual([4, 6, 5]);
    expect([length('2026-11-24', '10:00', '11:30'), length('2026-11-24', '10:00', '10:00'), length('2026-11-24', '14:00', '13:00')]).toEqual([1.5, null, null]);
    expect(sessionTime({ day: '2026-03-29', from: '02:30', until: '03:15', zone: 'Europe/Paris' })).toBeNull();
    expect(new Date(sessionTime({ day: '2026-10-25', from: '02:30', until: '03:30', zone: 'Europe/Paris' })?.startsAt ?? 0).toISOString()).toBe('2026-10-25T00:30:00.000Z');
  });

  it('goes on from planned to over, unless it was cancelled', () => fc.assert(fc.property(span, fc.array(fc.integer({ min: 0, max: 260 * quarter }), { minLength: 1 }), (time, moments) => {
    const states = moments.sort((a, b) => a - b).map((now) => sessionState(time, false, now));
    expect(states).toEqual([...states].sort((a, b) => ['planned', 'underWay', 'over'].indexOf(a) - ['planned', 'underWay', 'over'].indexOf(b)));
    for (const now of moments) expect([sessionState(time, true, now), sessionState(time, false, now) === 'underWay']).toEqual(['cancelled', overlaps(time, { startsAt: now, endsAt: now + 1 })]);
  })));

  it('is reminded of once, the day before where the reader lives, and only whoever knew it before then', () => fc.assert(fc.property(day, minute, zone, fc.integer({ min: -72, max: 72 }), fc.integer({ min: -60, max: 60 }), (on, from, where, sinceHours, nowHours) => {
    const startsAt = sessionTime({ day: on, from, until: from === '23:59' ? '00:30' : '23:59', zone: where })?.startsAt;
    if (startsAt === undefined) return;
    const [since, now] = [startsAt + sinceHours * hour, startsAt + nowHours * hour];
    const at = sessionReminderAt({ startsAt, zone: where, since }, now);
    if (at === null) return;
    expect(dayOf(at, where)).toBe(plusDays(dayOf(startsAt, where), -1));
    expect([dayOf(at - 1, where) < dayOf(at, where), since < at, at <= now, now < startsAt]).toEqual([true, true, true, true]);
  }), { numRuns: 1000 }));
});

describe('laws of who comes', () => {
  const said = fc.array(fc.record({ timeId: fc.constantFrom('first', 'second'), coming: fc.boolean() }), { maxLength: 10 });
  it('what was said last of the time that holds counts, and another time asks anew', () => fc.assert(fc.property(said, fc.boolean(), (all, coming) => {
    expect(answerTo('third', all)).toBeNull();
    expect(answerTo('first', [...all, { timeId: 'first', coming }])).toBe(coming);
    expect(answerTo('first', [...all, { timeId: 'second', coming }])).toBe(answerTo('first', all));
  })));

  it('never more come than there are places', () => fc.assert(fc.property(fc.option(fc.integer({ min: 1, max: 5 })), fc.integer({ min: 0, max: 12 }), (capacity, asking) => {
    let coming = 0;
    for (let one = 0; one < asking; one++) if (hasPlace(capacity, coming)) coming++;
    expect(coming).toBe(capacity === null ? asking : Math.min(capacity, asking));
  })));
});

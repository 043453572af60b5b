import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { newsDays } from '../notification/reminder.js';
import { plusDays } from '../time/day.js';
import { dueDay, hindrance, type PersonalDays } from '../time/due-day.js';
import { checkpointDays, checkpointKinds, checkpointNews, checkpoints, checkpointsEndDays, checkpointSoonDays, standsFor, startSigned, type CheckpointKind } from './checkpoint.js';
import { reviewKinds, type HeldReview } from './due.js';

const runs = { numRuns: 600 };
const hired = fc.integer({ min: 0, max: 15_000 }).map((it) => plusDays('1990-01-01', it));
const since = fc.integer({ min: 0, max: 260 });
const heldOf = (hiredOn: string): fc.Arbitrary<HeldReview[]> => fc.array(fc.record({ kind: fc.constantFrom(...reviewKinds), heldOn: since.map((it) => plusDays(hiredOn, it)) }), { maxLength: 6 });
/** Days off of somebody who starts: holidays, and times when they are away. */
const daysOf = (hiredOn: string): fc.Arbitrary<PersonalDays> => fc.record({ holidays: fc.array(since, { maxLength: 12 }), away: fc.array(fc.tuple(since, fc.nat(25)), { maxLength: 3 }) })
  .map(({ holidays, away }) => ({ holidays: new Map(holidays.map((it) => [plusDays(hiredOn, it), ''])), unavailable: away.map(([from, length]) => ({ kind: 'absence', from: plusDays(hiredOn, from), until: plusDays(hiredOn, from + length) })) }));
const start = hired.chain((hiredOn) => fc.record({ hiredOn: fc.constant(hiredOn), held: heldOf(hiredOn), days: daysOf(hiredOn), today: since.map((it) => plusDays(hiredOn, it)) }));
const due = (hiredOn: string, kind: CheckpointKind, days: PersonalDays): string => dueDay({ kind: 'on', day: plusDays(hiredOn, checkpointDays[kind]) }, days).day;

describe('the checkpoints of a start', () => {
  it('are three while somebody starts, in order, each due its days after the hire, or on the next day on which they work; afterwards those that were held', () => fc.assert(fc.property(start, ({ hiredOn, held, days, today }) => {
    const all = checkpoints(hiredOn, held, today, days);
    const over = today > plusDays(due(hiredOn, 'day90', days), checkpointsEndDays - checkpointDays.day90);
    expect(all.map((it) => it.kind)).toEqual(checkpointKinds.filter((kind) => !over || held.some((it) => it.kind === kind)));
    for (const it of all) expect([it.dueOn, hindrance(it.dueOn, days)]).toEqual([due(hiredOn, it.kind, days), null]);
    for (const it of all) expect(it.state === 'held').toBe(held.some((one) => one.kind === it.kind));
  }), runs));

  it('say late from the day after, to plan from a week before, and are passed over only by a later one', () => fc.assert(fc.property(start, ({ hiredOn, held, days, today }) => {
    for (const [place, it] of checkpoints(hiredOn, held, today, days).entries()) {
      if (it.state === 'held') continue;
      const later = checkpointKinds.slice(place + 1).some((kind) => held.some((one) => one.kind === kind));
      expect(it.state).toBe(later ? 'passedOver' : today > it.dueOn ? 'late' : today >= plusDays(it.dueOn, -checkpointSoonDays) ? 'soon' : 'later');
    }
  }), runs));

  it('are told of one at a time, each near and past, and never of one that was held or passed over', () => fc.assert(fc.property(hired, (hiredOn) => {
    const always: PersonalDays = { holidays: new Map(), unavailable: [] };
    const put = (kind: CheckpointKind): number => (Date.parse(due(hiredOn, kind, always)) - Date.parse(hiredOn)) / 86_400_000;
    const told = Array.from({ length: 260 }, (_, days) => ({ days, news: checkpointNews(hiredOn, [], plusDays(hiredOn, days), always) })).flatMap(({ days, news }) => (news === null ? [] : [`${news.kind} ${news.state} ${days}`]));
    const days = (kind: keyof typeof checkpointDays, state: 'soon' | 'late', from: number, until: number) => Array.from({ length: until - from + 1 }, (_, at) => `${kind} ${state} ${from + at}`);
    expect(told).toEqual(checkpointKinds.flatMap((kind) => [...days(kind, 'soon', put(kind) - 7, put(kind)), ...days(kind, 'late', put(kind) + 1, put(kind) + 1 + newsDays)]));
    for (const day of [31, 61, 91, 120]) expect(checkpointNews(hiredOn, [{ kind: 'day90', heldOn: plusDays(hiredOn, 30) }], plusDays(hiredOn, day), always)).toBe(null);
  }), { numRuns: 200 }));

  it('are each stood for by a review that both signed where there is one, else by one that was held; of several, by that of the latest day', () => fc.assert(fc.property(start, fc.func(fc.boolean()), fc.constantFrom(...checkpointKinds), ({ hiredOn, held, days, today }, both, kind) => {
    const reviews = held.map((it, place) => ({ ...it, signed: both(place) }));
    const ofKind = reviews.filter((it) => it.kind === kind);
    const found = standsFor(kind, reviews);
    expect(found === undefined).toBe(ofKind.length === 0);
    if (found === undefined) return;
    expect(ofKind.includes(found)).toBe(true);
    expect(found.signed).toBe(ofKind.some((it) => it.signed));
    for (const it of ofKind) if (it.signed === found.signed) expect(it.heldOn <= found.heldOn).toBe(true);
    expect(checkpoints(hiredOn, reviews, today, days).find((it) => it.kind === kind)?.heldOn).toBe(found.heldOn);
  }), runs));

  it('hold a certificate back until the last was signed by both; one that was never held, not for ever', () => fc.assert(fc.property(start, fc.func(fc.boolean()), ({ hiredOn, held, days, today }, both) => {
    const reviews = held.map((it, place) => ({ ...it, signed: both(place) }));
    const last = reviews.filter((it) => it.kind === 'day90');
    const asked = today <= plusDays(due(hiredOn, 'day90', days), checkpointsEndDays - checkpointDays.day90);
    expect(startSigned(hiredOn, reviews, today, days)).toBe(last.some((it) => it.signed) || (last.length === 0 && !asked));
  }), runs));
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { newsDays } from '../notification/reminder.js';
import { plusDays } from '../time/day.js';
import { checkpointDays, checkpointKinds, checkpointNews, checkpoints, checkpointsEndDays, checkpointSoonDays } from './checkpoint.js';
import { reviewKinds, type HeldReview } from './due.js';

const runs = { numRuns: 600 };
const hired = fc.integer({ min: 0, max: 15_000 }).map((it) => plusDays('1990-01-01', it));
const since = fc.integer({ min: 0, max: 260 });
const heldOf = (hiredOn: string): fc.Arbitrary<HeldReview[]> => fc.array(fc.record({ kind: fc.constantFrom(...reviewKinds), heldOn: since.map((it) => plusDays(hiredOn, it)) }), { maxLength: 6 });
const start = hired.chain((hiredOn) => fc.record({ hiredOn: fc.constant(hiredOn), held: heldOf(hiredOn), today: since.map((it) => plusDays(hiredOn, it)) }));

describe('the checkpoints of a start', () => {
  it('are three while somebody starts, in order, each due its days after the hire; afterwards those that were held', () => fc.assert(fc.property(start, ({ hiredOn, held, today }) => {
    const all = checkpoints(hiredOn, held, today);
    const over = today > plusDays(hiredOn, checkpointsEndDays);
    expect(all.map((it) => it.kind)).toEqual(checkpointKinds.filter((kind) => !over || held.some((it) => it.kind === kind)));
    for (const it of all) expect(it.dueOn).toBe(plusDays(hiredOn, checkpointDays[it.kind]));
    for (const it of all) expect(it.state === 'held').toBe(held.some((one) => one.kind === it.kind));
  }), runs));

  it('say late from the day after, to plan from a week before, and are passed over only by a later one', () => fc.assert(fc.property(start, ({ hiredOn, held, today }) => {
    for (const [place, it] of checkpoints(hiredOn, held, today).entries()) {
      if (it.state === 'held') continue;
      const later = checkpointKinds.slice(place + 1).some((kind) => held.some((one) => one.kind === kind));
      expect(it.state).toBe(later ? 'passedOver' : today > it.dueOn ? 'late' : today >= plusDays(it.dueOn, -checkpointSoonDays) ? 'soon' : 'later');
    }
  }), runs));

  it('are told of one at a time, each near and past, and never of one that was held or passed over', () => fc.assert(fc.property(hired, (hiredOn) => {
    const told = Array.from({ length: 260 }, (_, days) => ({ days, news: checkpointNews(hiredOn, [], plusDays(hiredOn, days)) })).flatMap(({ days, news }) => (news === null ? [] : [`${news.kind} ${news.state} ${days}`]));
    const days = (kind: keyof typeof checkpointDays, state: 'soon' | 'late', from: number, until: number) => Array.from({ length: until - from + 1 }, (_, at) => `${kind} ${state} ${from + at}`);
    expect(told).toEqual([...days('day30', 'soon', 23, 30), ...days('day30', 'late', 31, 31 + newsDays), ...days('day60', 'soon', 53, 60), ...days('day60', 'late', 61, 61 + newsDays), ...days('day90', 'soon', 83, 90), ...days('day90', 'late', 91, 91 + newsDays)]);
    for (const day of [31, 61, 91, 120]) expect(checkpointNews(hiredOn, [{ kind: 'day90', heldOn: plusDays(hiredOn, 30) }], plusDays(hiredOn, day))).toBe(null);
  }), { numRuns: 200 }));
});

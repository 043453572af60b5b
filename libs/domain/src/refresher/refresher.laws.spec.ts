import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { QuestionContent } from '../quiz/question.js';
import { dayOf, plusDays } from '../time/day.js';
import { chooseRefresher, isShort, secondsFor, weekOfRefresher, type Candidate } from './choose-refresher.js';
import { leaned, leaningOf, memoryOf, predictedRecall, ratingOf, recollection, wishedRecall, type Answered } from './memory.js';

const day = 86_400_000;
const start = Date.UTC(2026, 0, 5);
const instant = fc.integer({ min: 0, max: 400 * 24 * 60 }).map((minutes) => start + minutes * 60_000);
const answered: fc.Arbitrary<Answered> = fc.record({ id: fc.uuid(), at: instant, credit: fc.constantFrom(0, 0.25, 0.5, 1, 1, 1), hesitated: fc.boolean() });
const log = fc.uniqueArray(answered, { selector: (it) => it.id, maxLength: 12 });
const written = fc.uniqueArray(answered, { selector: (it) => it.id, minLength: 1, maxLength: 12 });
const candidate: fc.Arbitrary<Candidate> = fc.record({
  questionId: fc.uuid(), state: fc.constantFrom('proved' as const, 'proved' as const, 'proved' as const, 'notProved' as const, 'suspended' as const, 'withdrawn' as const), log,
  changedAt: fc.option(instant, { nil: null, freq: 3 }), seconds: fc.integer({ min: 5, max: 240 }),
});
const candidates = fc.uniqueArray(candidate, { selector: (it) => it.questionId, maxLength: 25 });
const shuffled = <T>(all: readonly T[]): fc.Arbitrary<T[]> => fc.shuffledSubarray([...all], { minLength: all.length });

describe('laws of memory', () => {
  it('replays answers in the order of time, whatever the order in which they come', () => fc.assert(fc.property(log.chain((it) => fc.tuple(fc.constant(it), shuffled(it))), ([one, other]) => expect(memoryOf(other)).toEqual(memoryOf(one)))));

  it('takes the same answer twice as one', () => fc.assert(fc.property(log, (it) => expect(memoryOf([...it, ...it])).toEqual(memoryOf(it)))));

  it('predicts from 0 to 1, surely at once, and less as time goes by', () => fc.assert(fc.property(written, fc.array(fc.integer({ min: 0, max: 3000 * 24 }), { minLength: 2, maxLength: 6 }), (it, hours) => {
    const memory = memoryOf(it);
    if (memory === null) throw new Error('something was answered');
    expect(predictedRecall(memory, memory.since)).toBe(1);
    expect(predictedRecall(memory, memory.since - day)).toBe(1);
    const seen = hours.sort((a, b) => a - b).map((hour) => predictedRecall(memory, memory.since + hour * 3_600_000));
    for (const [at, recall] of seen.entries()) {
      expect(recall).toBeGreaterThanOrEqual(0);
      expect(recall).toBeLessThanOrEqual(seen[at - 1] ?? 1);
    }
  })));

  it('keeps for longer what was right than what was not, and no shorter for being sure', () => fc.assert(fc.property(log, instant, (before, later) => {
    const at = Math.max(later, ...before.map((it) => it.at)) + day;
    const after = (credit: number, hesitated: boolean) => memoryOf([...before, { id: 'last', at, credit, hesitated }])?.stability ?? 0;
    expect(after(1, false)).toBeGreaterThanOrEqual(after(1, true));
    expect(after(1, true)).toBeGreaterThanOrEqual(after(0, false));
    expect(after(0.5, false)).toBe(after(1, true));
  })));

  it('is nothing where nothing was answered', () => expect(memoryOf([])).toBeNull());

  it('hears how it went in three words, and says it back in three', () => {
    expect([[0, false], [0, true], [0.5, false], [1, true], [1, false]].map(([credit, hesitated]) => ratingOf({ credit: Number(credit), hesitated: hesitated === true }))).toEqual(['forgotten', 'forgotten', 'hard', 'hard', 'good']);
    expect([1, wishedRecall, 0.89, 0.7, 0.69, 0].map(recollection)).toEqual(['firm', 'firm', 'fading', 'fading', 'faint', 'faint']);
  });

  it('asks a first time within days, then further and further apart', () => {
    const weeks = [0, 7, 28, 84].map((days, id) => ({ id: String(id), at: start + days * day, credit: 1, hesitated: false }));
    const kept = weeks.map((_, upTo) => memoryOf(weeks.slice(0, upTo + 1))?.stability ?? 0);
    expect(kept[0]).toBeLessThan(7);
    for (const [at, it] of kept.entries()) if (at > 0) expect(it).toBeGreaterThan(2 * (kept[at - 1] ?? 0));
  });
});

describe('laws of leaning', () => {
  const logs = fc.array(log, { maxLength: 8 });

  it('does not depend on order, nor on the same answer given twice', () => fc.assert(fc.property(logs, (all) => {
    expect(leaningOf(all.map((it) => [...it, ...it].reverse()))).toBeCloseTo(leaningOf(all), 9);
    expect(leaningOf([...all].reverse())).toBeCloseTo(leaningOf(all), 9);
  })));

  it('is none where there is nothing to learn from, and bounded by how much there is', () => {
    expect([leaningOf([]), leaningOf([[{ id: 'a', at: start, credit: 0, hesitated: false }]])]).toEqual([0, 0]);
    fc.assert(fc.property(logs, (all) => { const it = leaningOf(all); expect(Number.isFinite(it)).toBe(true); expect(Math.abs(it)).toBeLessThanOrEqual(all.flat().length / 2); }));
  });

  it('goes down where somebody recalls less than expected, and up where more', () => {
    const answersOf = (credit: number) => Array.from({ length: 10 }, (_, id): Answered[] => [{ id: `a${id}`, at: start, credit: 1, hesitated: false }, { id: `b${id}`, at: start + 10 * day, credit, hesitated: false }]);
    expect(leaningOf(answersOf(0))).toBeLessThan(-1);
    expect(leaningOf(answersOf(1))).toBeGreaterThan(0.3);
  });

  it('moves predictions and never their order, nor out of 0 to 1', () => fc.assert(fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: -5, max: 5, noNaN: true }), (one, other, leaning) => {
    const [a, b] = [leaned(Math.min(one, other), leaning), leaned(Math.max(one, other), leaning)];
    expect(a).toBeLessThanOrEqual(b);
    expect(a).toBeGreaterThanOrEqual(0);
    expect(b).toBeLessThanOrEqual(1);
  })));
});

describe('laws of choosing', () => {
  const within = fc.integer({ min: 1, max: 6 });

  it('never asks what was not proved, is suspended or withdrawn, nor what was answered within a day', () => fc.assert(fc.property(candidates, instant, within, (all, now, minutes) => {
    for (const it of chooseRefresher(all, now, minutes)) {
      const one = all.find((its) => its.questionId === it.questionId);
      expect(one?.state).toBe('proved');
      expect(one?.log.some((answer) => answer.at <= now)).toBe(true);
      for (const answer of one?.log ?? []) if (answer.at <= now) expect(now - answer.at).toBeGreaterThanOrEqual(day);
    }
  })));

  it('never takes more than its minutes, and asks nothing twice', () => fc.assert(fc.property(candidates, instant, within, (all, now, minutes) => {
    const chosen = chooseRefresher(all, now, minutes);
    expect(chosen.reduce((sum, it) => sum + it.seconds, 0)).toBeLessThanOrEqual(minutes * 60);
    expect(new Set(chosen.map((it) => it.questionId)).size).toBe(chosen.length);
  })));

  it('gives the same for the same candidates, in whatever order', () => fc.assert(fc.property(candidates.chain((it) => fc.tuple(fc.constant(it), shuffled(it))), instant, ([one, other], now) => expect(chooseRefresher(other, now)).toEqual(chooseRefresher(one, now)))));

  it('asks first what changed, then what is least likely to be recalled; what it leaves out does not fit', () => fc.assert(fc.property(candidates, instant, (all, now) => {
    const chosen = chooseRefresher(all, now);
    const rank = (it: { readonly reason: string; readonly recall: number }): number => (it.reason === 'changed' ? it.recall - 2 : it.recall);
    expect(chosen.map(rank)).toEqual(chosen.map(rank).sort((a, b) => a - b));
    for (const it of chooseRefresher(all, now, 100_000)) {
      if (chosen.some((one) => one.questionId === it.questionId)) continue;
      expect(chosen.filter((one) => rank(one) <= rank(it)).reduce((sum, one) => sum + one.seconds, it.seconds)).toBeGreaterThan(180);
    }
  })));

  it('does not look ahead: what is answered or changed later is not known', () => fc.assert(fc.property(candidates, instant, (all, now) => {
    const known = all.map((it) => ({ ...it, log: it.log.filter((answer) => answer.at <= now), changedAt: it.changedAt !== null && it.changedAt > now ? null : it.changedAt }));
    expect(chooseRefresher(all, now)).toEqual(chooseRefresher(known, now));
  })));

  it('leaves for later what will be recalled well in a week, unless it changed', () => {
    const right = [0, 7, 28].map((days, id) => ({ id: String(id), at: start + days * day, credit: 1, hesitated: false }));
    const one: Candidate = { questionId: 'q', state: 'proved', log: right, changedAt: null, seconds: 20 };
    expect([30, 150, 400].map((days) => chooseRefresher([one], start + days * day).length)).toEqual([0, 1, 1]);
    expect(chooseRefresher([{ ...one, changedAt: start + 29 * day }], start + 30 * day)).toMatchObject([{ questionId: 'q', reason: 'changed' }]);
    expect(chooseRefresher([{ ...one, changedAt: start + 27 * day }], start + 30 * day)).toEqual([]);
  });
});

describe('the seconds of a question', () => {
  const content = (words: number): QuestionContent => ({ kind: 'trueFalse', prompt: 'mot '.repeat(words), explanation: '', answer: true });
  it('grow with its words, and are not known of what takes long', () => {
    fc.assert(fc.property(fc.nat({ max: 300 }), fc.nat({ max: 300 }), (one, more) => expect(secondsFor(content(one + more))).toBeGreaterThanOrEqual(secondsFor(content(one)) ?? 0)));
    expect([secondsFor(content(20)), isShort('ticketSimulation'), isShort('hotSpot'), isShort('numeric')]).toEqual([14, false, false, true]);
    expect(secondsFor({ kind: 'ordering', prompt: '', explanation: '', items: [] })).toBeNull();
  });
});

describe('the week of a refresher', () => {
  const zone = fc.constantFrom('Europe/Paris', 'UTC', 'America/New_York', 'Pacific/Auckland');
  it('begins on the Monday where somebody lives, and lasts seven days', () => fc.assert(fc.property(instant, zone, (now, where) => {
    const week = weekOfRefresher(now, where);
    expect(new Date(week).getUTCDay()).toBe(1);
    expect(week <= dayOf(now, where) && dayOf(now, where) < plusDays(week, 7)).toBe(true);
  })));
});

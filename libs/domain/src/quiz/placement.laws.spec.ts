import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { reaches } from '../evidence/prove.js';
import { seeded } from './draw.js';
import { chanceToPass, nextPlacementQuestion, placementDecision, type PlacedAnswer, type PlacementQuestion } from './placement.js';

const share = fc.double({ min: 0, max: 1, noNaN: true });
const questions = fc.array(fc.record({ facility: fc.option(share), discrimination: fc.option(fc.double({ min: -1, max: 1, noNaN: true })) }), { minLength: 8, maxLength: 20 }).map((all): PlacementQuestion[] => all.map((it, at) => ({ id: `q${at}`, ...it })));
const credit = fc.constantFrom(0, 0.5, 1);
/** A quiz, and what somebody would answer to all of it; `asked` of them in some order. */
const sitting = questions.chain((all) => fc.record({ all: fc.constant(all), credits: fc.array(credit, { minLength: all.length, maxLength: all.length }), order: fc.shuffledSubarray(all.map((_, at) => at), { minLength: all.length }), asked: fc.nat(all.length), mark: fc.constantFrom(0.5, 0.6, 0.7, 0.8, 0.9, 1), seed: fc.nat() }));
type Sitting = typeof sitting extends fc.Arbitrary<infer It> ? It : never;
const answersOf = ({ all, credits, order, asked }: Sitting): PlacedAnswer[] => order.slice(0, asked).map((at) => ({ id: (all[at] as PlacementQuestion).id, credit: credits[at] as number }));
const mean = (values: readonly number[]) => values.reduce((sum, it) => sum + it, 0) / values.length;

describe('a placement', () => {
  it('says what the whole quiz says once all of it is asked, whatever the bank believed', () => fc.assert(fc.property(sitting, (it) => {
    expect(placementDecision(it.all, answersOf({ ...it, asked: it.all.length }), it.mark)).toBe(reaches(mean(it.credits), it.mark) ? 'passed' : 'notPassed');
  })));

  it('places nobody against their own answers', () => fc.assert(fc.property(sitting, (it) => {
    const answers = answersOf(it);
    if (placementDecision(it.all, answers, it.mark) === 'passed') expect(reaches(mean(answers.map((one) => one.credit)), it.mark)).toBe(true);
  })));

  it('waits for their own answers to reach the mark, however easy the rest is said to be', () => {
    const all = Array.from({ length: 20 }, (_, at) => ({ id: `q${at}`, facility: at < 4 ? 0.1 : 0.97, discrimination: 0.3 }));
    const half = [1, 1, 0, 0].map((one, at) => ({ id: `q${at}`, credit: one }));
    expect(chanceToPass(all, half, 0.7)).toBeGreaterThan(0.97);
    expect(placementDecision(all, half, 0.7)).toBeNull();
  });

  it('decides nothing before three answers, and always where what is left can change nothing', () => fc.assert(fc.property(sitting, (it) => {
    const answers = answersOf(it);
    const decision = placementDecision(it.all, answers, it.mark);
    if (answers.length < 3) expect(decision).toBeNull();
    const most = answers.reduce((sum, one) => sum + one.credit, 0) + it.all.length - answers.length;
    if (answers.length >= 3 && most < it.mark * it.all.length - 1e-3) expect(decision).toBe('notPassed');
  })));

  it('is no less likely to be passed for a better answer', () => fc.assert(fc.property(sitting, fc.nat(), (it, which) => {
    const answers = answersOf(it);
    if (answers.length === 0) return;
    const better = answers.map((one, at) => (at === which % answers.length ? { ...one, credit: 1 } : one));
    expect(chanceToPass(it.all, better, it.mark)).toBeGreaterThanOrEqual(chanceToPass(it.all, answers, it.mark) - 1e-9);
  })));

  it('does not mind the order of questions or answers', () => fc.assert(fc.property(sitting, (it) => {
    const answers = answersOf(it);
    expect(chanceToPass([...it.all].reverse(), [...answers].reverse(), it.mark)).toBe(chanceToPass(it.all, answers, it.mark));
    expect(nextPlacementQuestion([...it.all].reverse(), answers.map((one) => one.id), it.mark, it.seed)).toBe(nextPlacementQuestion(it.all, answers.map((one) => one.id), it.mark, it.seed));
  })));

  it('asks what was not asked, until all is', () => fc.assert(fc.property(sitting, (it) => {
    const asked = answersOf(it).map((one) => one.id);
    const next = nextPlacementQuestion(it.all, asked, it.mark, it.seed);
    if (asked.length === it.all.length) expect(next).toBeNull();
    else { expect(it.all.map((one) => one.id)).toContain(next); expect(asked).not.toContain(next); }
  })));

  it('begins with other questions for other people', () => {
    const all = Array.from({ length: 20 }, (_, at) => ({ id: `q${at}`, facility: 0.3 + at / 40, discrimination: 0.3 }));
    expect(new Set(Array.from({ length: 60 }, (_, seed) => nextPlacementQuestion(all, [], 0.8, seed))).size).toBeGreaterThanOrEqual(5);
  });

  it('decides as the whole quiz would for 95 of 100 invented learners, with half of its questions', () => {
    const [random, all] = [seeded(7), Array.from({ length: 20 }, (_, at) => ({ id: `q${String(at).padStart(2, '0')}`, facility: 0.45 + at / 50, discrimination: 0.35 }))];
    const found = Array.from({ length: 300 }, (_, person) => {
      const ability = 4 * random() - 2;
      const credits = all.map((_, at) => (random() < 1 / (1 + Math.exp(-1.2 * (ability - (0.8 - at / 12)))) ? 1 : 0));
      for (let answers: PlacedAnswer[] = []; ; ) {
        const decision = placementDecision(all, answers, 0.7);
        if (decision !== null) return { same: decision === (reaches(mean(credits), 0.7) ? 'passed' : 'notPassed'), asked: answers.length };
        const id = nextPlacementQuestion(all, answers.map((one) => one.id), 0.7, person) ?? '';
        answers = [...answers, { id, credit: credits[all.findIndex((one) => one.id === id)] as number }];
      }
    });
    expect(mean(found.map((it) => (it.same ? 1 : 0)))).toBeGreaterThanOrEqual(0.95);
    expect(mean(found.map((it) => it.asked))).toBeLessThanOrEqual(10);
  });
});

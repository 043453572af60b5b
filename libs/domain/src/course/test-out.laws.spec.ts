import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { testedOut, type UnitKnown } from './test-out.js';

const kinds = ['lesson', 'file', 'link', 'video', 'article', 'checklist', 'quiz'] as const;
const unit = fc.record({ unitId: fc.uuid(), kind: fc.constantFrom(...kinds, 'lesson' as const, 'quiz' as const), changedIn: fc.integer({ min: 1, max: 5 }), provenIn: fc.integer({ min: 0, max: 5 }) });
const course = fc.uniqueArray(unit, { selector: (it) => it.unitId, minLength: 1, maxLength: 12 });

describe('testing out', () => {
  it('frees whoever passed the quiz as it was, of what stands before it, that they would have to read', () => fc.assert(fc.property(course, fc.nat(), (units, seed) => {
    const at = seed % units.length;
    const quiz = units[at] as UnitKnown;
    const freed = new Set(testedOut(units, quiz.unitId));
    if (quiz.kind !== 'quiz' || quiz.provenIn === 0 || quiz.provenIn >= quiz.changedIn) { expect(freed.size).toBe(0); return; }
    for (const [place, it] of units.entries()) {
      const between = place < at && !units.slice(place, at).some((one) => one.kind === 'quiz');
      const asksAboutIt = it.changedIn <= quiz.changedIn;
      expect([it, freed.has(it.unitId)]).toEqual([it, between && ['lesson', 'file', 'link', 'video'].includes(it.kind) && asksAboutIt && it.provenIn < it.changedIn]);
    }
  }), { numRuns: 5_000 }));

  it('never frees of what nobody but oneself can answer for, and no activity by two quizzes', () => fc.assert(fc.property(course, (units) => {
    const all = units.flatMap((it) => testedOut(units, it.unitId));
    expect(new Set(all).size).toBe(all.length);
    for (const it of units) if (['article', 'checklist', 'quiz'].includes(it.kind)) expect(all).not.toContain(it.unitId);
  }), { numRuns: 2_000 }));

  it('frees of nothing where the course is followed for the first time', () => fc.assert(fc.property(course, (units) => {
    for (const it of units) expect(testedOut(units.map((one) => ({ ...one, provenIn: 0 })), it.unitId)).toEqual([]);
  })));
});

import { describe, expect, it } from '@jest/globals';
import { defaultCriteria } from './criterion.js';
import type { Evidence } from './evidence.js';
import { causes, prove } from './prove.js';

const at = (level: 1 | 2 | 3 | 4, id: string, source: Evidence['source']): Evidence => ({ id, cell: { competencyId: 'c', level }, source, occurredAt: 1, recordedAt: 1, validUntil: null });
const quiz = (level: 1 | 2 | 3 | 4, score: number): Evidence => at(level, `quiz ${score}`, { kind: 'quiz', attemptId: 'a', score });
const signed = (level: 1 | 2 | 3 | 4, raterId: string, id = `signed by ${raterId}`): Evidence => at(level, id, { kind: 'signOff', signOffId: id, raterId });
const holds = (level: 1 | 2 | 3 | 4, ...evidence: readonly Evidence[]): boolean => causes(prove(defaultCriteria[level], evidence)).length > 0;

describe('the rules that a framework starts with', () => {
  it('are these, word for word', () => expect(defaultCriteria).toEqual({
    1: { kind: 'any', of: [{ kind: 'quiz', atLeast: 0.8 }, { kind: 'signOff', raters: 1 }, { kind: 'checklist' }] }, 2: { kind: 'any', of: [{ kind: 'signOff', raters: 1 }, { kind: 'checklist' }, { kind: 'workSample' }] }, 3: { kind: 'signOff', raters: 1 }, 4: { kind: 'signOff', raters: 2 },
  }));

  it('let a quiz prove level 1 from 80 % on, and no other level whatever the score', () => {
    expect([holds(1, quiz(1, 0.79)), holds(1, quiz(1, 0.8)), holds(1, quiz(1, 4 / 5))]).toEqual([false, true, true]);
    for (const level of [2, 3, 4] as const) expect([level, holds(level, quiz(level, 1))]).toEqual([level, false]);
  });

  it('let one signature prove levels 1 to 3', () => {
    for (const level of [1, 2, 3] as const) expect([level, holds(level, signed(level, 'karim'))]).toEqual([level, true]);
  });

  it('let a checklist that was completed prove levels 1 and 2, and no more', () => {
    for (const level of [1, 2, 3, 4] as const) expect([level, holds(level, at(level, 'done', { kind: 'checklist', completionId: 'done' }))]).toEqual([level, level < 3]);
  });

  it('want two different people for level 4: the same one twice is one', () => {
    expect(holds(4, signed(4, 'karim'))).toBe(false);
    expect(holds(4, signed(4, 'karim', 'first'), signed(4, 'karim', 'second'))).toBe(false);
    expect(holds(4, signed(4, 'karim'), signed(4, 'nadia'))).toBe(true);
  });
});

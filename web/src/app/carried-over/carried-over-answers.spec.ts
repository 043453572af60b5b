import { describe, expect, it } from '@jest/globals';
import { answersOf } from './carried-over-answers.js';

describe('what a lead answers', () => {
  const waiting = ['talk', 'teach', 'keep', 'soft', 'risk'].map((competencyId) => ({ competencyId, level: 3 as const }));

  it('is sent where it changes something, and leaves the rest to end on its day', () => {
    expect(answersOf(waiting, { talk: { level: 3, reason: '' }, teach: { level: 2, reason: ' Pas encore seul. ' }, keep: { level: 0, reason: 'Jamais vu.' }, soft: { level: 0, reason: '  ' }, gone: { level: 3, reason: '' } })).toEqual([
      { competencyId: 'talk', level: 3, reason: '' }, { competencyId: 'teach', level: 2, reason: 'Pas encore seul.' }, { competencyId: 'keep', level: 0, reason: 'Jamais vu.' },
    ]);
  });

  it('forgets a reason written before the whole level was confirmed after all', () => {
    expect(answersOf(waiting, { talk: { level: 3, reason: 'Pas sûr.' } })).toEqual([{ competencyId: 'talk', level: 3, reason: '' }]);
  });
});

import { expect, it } from '@jest/globals';
import { answeredParts } from './answered-part.js';
import { mark } from './mark.js';
import type { QuestionContent, Response } from './question.js';
import { rightAnswer } from './right-answer.js';

const words = { prompt: 'p', explanation: '' };
const item = (id: string) => ({ id, text: `texte ${id}` });
const order: QuestionContent = { kind: 'ordering', ...words, items: ['a', 'b', 'c'].map(item) };
const match: QuestionContent = { kind: 'matching', ...words, pairs: [{ left: item('1'), right: item('a') }, { left: item('2'), right: item('b') }], extra: [item('c')] };
const gaps: QuestionContent = { kind: 'gapFill', ...words, text: '[1] et [2]', gaps: [{ id: '2', accepted: ['oui'], others: ['non'] }, { id: '1', accepted: ['Été', 'saison'], others: [] }] };

it('tells an answer part by part, beside what was right there', () => {
  expect(answeredParts(order, { kind: 'ordering', itemIds: ['a', 'c', 'b'] })).toEqual([{ asked: '', given: 'texte a', right: ['texte a'], isRight: true }, { asked: '', given: 'texte c', right: ['texte b'], isRight: false }, { asked: '', given: 'texte b', right: ['texte c'], isRight: false }]);
  expect(answeredParts(match, { kind: 'matching', pairs: [{ leftId: '1', rightId: 'c' }] })).toEqual([{ asked: 'texte 1', given: 'texte c', right: ['texte a'], isRight: false }, { asked: 'texte 2', given: null, right: ['texte b'], isRight: false }]);
  expect(answeredParts(gaps, { kind: 'gapFill', gaps: [{ id: '1', text: 'ete.' }, { id: '2', text: ' ' }] })).toEqual([{ asked: '', given: 'ete.', right: ['Été', 'saison'], isRight: true }, { asked: '', given: null, right: ['oui'], isRight: false }]);
});

it('is right in all its parts where the whole is, and in none where nothing was answered', () => {
  for (const content of [order, match, gaps]) {
    expect(answeredParts(content, rightAnswer(content)).every((part) => part.isRight)).toBe(true);
    for (const response of [null, { kind: 'trueFalse', value: true } satisfies Response]) expect(answeredParts(content, response).every((part) => !part.isRight && part.given === null)).toBe(true);
    expect(mark(content, rightAnswer(content)).credit).toBe(1);
  }
});

import { expect, it } from '@jest/globals';
import { becomes, type KeyedQuestion } from './reword.js';

const cell = { competencyId: 'c', level: 1 as const };
const choice: KeyedQuestion = { cell, content: { kind: 'singleChoice', prompt: 'Laquelle ?', explanation: 'Parce que.', options: [{ id: 'a', text: 'Une', correct: true, explanation: '' }, { id: 'b', text: 'Deux', correct: false, explanation: '' }] } };
const short: KeyedQuestion = { cell, content: { kind: 'shortText', prompt: 'Qui ?', accepted: ['Karim'], explanation: '' } };
const options = choice.content.kind === 'shortText' ? [] : choice.content.options;

it('tells other words from another question: its kind, its cell, its options or its key moved', () => {
  const other = (content: Partial<KeyedQuestion['content']>): KeyedQuestion => ({ cell, content: { ...choice.content, ...content } as KeyedQuestion['content'] });
  expect([becomes(choice, other({})), becomes(short, short)]).toEqual(['same', 'same']);
  for (const it of [other({ prompt: 'Laquelle donc ?' }), other({ explanation: '' }), other({ options: options.map((o) => ({ ...o, text: `${o.text}.` })) })]) expect(becomes(choice, it)).toBe('reworded');
  expect(becomes(short, { cell, content: { ...short.content, prompt: 'Qui donc ?' } })).toBe('reworded');
  const others = [short, other({ kind: 'multipleChoice' } as never), other({ options: options.map((o) => ({ ...o, correct: !o.correct })) }), other({ options: options.slice(0, 1) }), other({ options: options.map((o) => ({ ...o, id: `${o.id}2` })) }), { ...choice, cell: { ...cell, level: 2 as const } }, { ...choice, cell: { ...cell, competencyId: 'd' } }];
  for (const it of others) expect(becomes(choice, it)).toBe('another');
  expect(becomes(short, { cell, content: { kind: 'shortText', prompt: 'Qui ?', accepted: ['Karim', 'Nadia'], explanation: '' } })).toBe('another');
});

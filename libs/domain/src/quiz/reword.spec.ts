import { expect, it } from '@jest/globals';
import { optionsOf } from './question.js';
import { becomes, type KeyedQuestion } from './reword.js';

const cell = { competencyId: 'c', level: 1 as const };
const choice: KeyedQuestion = { cell, content: { kind: 'singleChoice', prompt: 'Laquelle ?', explanation: 'Parce que.', options: [{ id: 'a', text: 'Une', correct: true, explanation: '' }, { id: 'b', text: 'Deux', correct: false, explanation: '' }] } };
const short: KeyedQuestion = { cell, content: { kind: 'shortText', prompt: 'Qui ?', accepted: ['Karim'], explanation: '' } };
const options = optionsOf(choice.content);

it('tells other words from another question: its kind, its cell, its options or its key moved', () => {
  const other = (content: Partial<KeyedQuestion['content']>): KeyedQuestion => ({ cell, content: { ...choice.content, ...content } as KeyedQuestion['content'] });
  expect([becomes(choice, other({})), becomes(short, short)]).toEqual(['same', 'same']);
  for (const it of [other({ prompt: 'Laquelle donc ?' }), other({ explanation: '' }), other({ options: options.map((o) => ({ ...o, text: `${o.text}.` })) })]) expect(becomes(choice, it)).toBe('reworded');
  expect(becomes(short, { cell, content: { ...short.content, prompt: 'Qui donc ?' } })).toBe('reworded');
  const others = [short, other({ kind: 'multipleChoice' } as never), other({ options: options.map((o) => ({ ...o, correct: !o.correct })) }), other({ options: options.slice(0, 1) }), other({ options: options.map((o) => ({ ...o, id: `${o.id}2` })) }), { ...choice, cell: { ...cell, level: 2 as const } }, { ...choice, cell: { ...cell, competencyId: 'd' } }];
  for (const it of others) expect(becomes(choice, it)).toBe('another');
  expect(becomes(short, { cell, content: { kind: 'shortText', prompt: 'Qui ?', accepted: ['Karim', 'Nadia'], explanation: '' } })).toBe('another');
  // Its picture belongs to what is asked; what the picture shows in words is words.
  const beside = (file: string, words: string): KeyedQuestion => other({ illustration: { file, width: 2, height: 2, words } });
  expect([becomes(choice, beside('f', 'Un écran')), becomes(beside('f', 'Un écran'), beside('g', 'Un écran')), becomes(beside('f', 'Un écran'), beside('f', 'L’écran')), becomes(beside('f', 'Un écran'), beside('f', 'Un écran')), becomes(beside('f', 'x'), choice)]).toEqual(['another', 'another', 'reworded', 'same', 'another']);
  const truth = (answer: boolean, prompt = 'Vrai ?'): KeyedQuestion => ({ cell, content: { kind: 'trueFalse', prompt, answer, explanation: '' } });
  const number = (value: string, of = '', units: string[] = [], prompt = 'Combien ?'): KeyedQuestion => ({ cell, content: { kind: 'numeric', prompt, value, tolerance: { by: 'amount', of }, units, explanation: '' } });
  expect([becomes(truth(true), truth(true)), becomes(truth(true), truth(true, 'Vraiment ?')), becomes(truth(true), truth(false))]).toEqual(['same', 'reworded', 'another']);
  expect([number('3'), number('3', '', [], 'Combien donc ?'), number('4'), number('3', '1'), number('3', '', ['h'])].map((it) => becomes(number('3'), it))).toEqual(['same', 'reworded', 'another', 'another', 'another']);
});

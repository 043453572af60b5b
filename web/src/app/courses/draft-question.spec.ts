import { describe, expect, it } from '@jest/globals';
import type { QuestionContent } from '@palier/domain';
import { asKind, draftQuestion, marked, movedIn } from './draft-question.js';

const options = [{ id: 'a', text: 'A', correct: true, explanation: 'oui' }, { id: 'b', text: 'B', correct: true, explanation: '' }, { id: 'c', text: 'C', correct: false, explanation: '' }];
const several: Extract<QuestionContent, { kind: 'multipleChoice' }> = { kind: 'multipleChoice', prompt: 'Q ?', explanation: 'E', options };

describe('a question of a draft', () => {
  it('keeps its words and what is right when it is asked in another way', () => {
    expect(asKind(several, 'multipleChoice')).toBe(several);
    expect(asKind(several, 'singleChoice')).toMatchObject({ kind: 'singleChoice', prompt: 'Q ?', explanation: 'E', options: [{ text: 'A', correct: true, explanation: 'oui' }, { text: 'B', correct: false }, { text: 'C', correct: false }] });
    expect(asKind(several, 'shortText')).toEqual({ kind: 'shortText', prompt: 'Q ?', explanation: 'E', accepted: ['A', 'B'] });
    expect(asKind({ kind: 'shortText', prompt: 'Q ?', explanation: '', accepted: ['A'] }, 'singleChoice')).toMatchObject({ options: [{ text: 'A', correct: true }, { text: '', correct: false }, { text: '', correct: false }] });
  });

  it('has one right option or several, by its kind', () => {
    const rights = (it: QuestionContent) => (it.kind === 'shortText' ? [] : it.options.filter((option) => option.correct).map((option) => option.id));
    expect(rights(marked(several, 'c'))).toEqual(['a', 'b', 'c']);
    expect(rights(marked(several, 'a'))).toEqual(['b']);
    expect(rights(marked({ ...several, kind: 'singleChoice' }, 'c'))).toEqual(['c']);
  });

  it('gets ids when it was pasted, each another one', () => {
    const made = draftQuestion({ kind: 'singleChoice', prompt: 'Q ?', explanation: '', options: [{ text: 'A', correct: true, explanation: '' }, { text: 'B', correct: false, explanation: '' }] });
    const ids = [made.id, ...(made.content.kind === 'shortText' ? [] : made.content.options.map((it) => it.id))];
    expect(new Set(ids).size).toBe(3);
  });

  it('moves by one place, and stays at the ends', () => {
    expect(movedIn(options, 'c', -1).map((it) => it.id)).toEqual(['a', 'c', 'b']);
    expect(movedIn(options, 'a', -1)).toBe(options);
    expect(movedIn(options, 'c', 1)).toBe(options);
  });
});

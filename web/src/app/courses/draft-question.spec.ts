import { describe, expect, it } from '@jest/globals';
import { illustrationOf, movedIn, optionsOf, questionKinds, type QuestionContent } from '@palier/domain';
import { asKind, draftQuestion, emptyQuestion, marked } from './draft-question.js';

const options = [{ id: 'a', text: 'A', correct: true, explanation: 'oui' }, { id: 'b', text: 'B', correct: true, explanation: '' }, { id: 'c', text: 'C', correct: false, explanation: '' }];
const several: Extract<QuestionContent, { kind: 'multipleChoice' }> = { kind: 'multipleChoice', prompt: 'Q ?', explanation: 'E', options };

describe('a question of a draft', () => {
  it('keeps its words and what is right when it is asked in another way', () => {
    expect(asKind(several, 'multipleChoice')).toBe(several);
    expect(asKind(several, 'singleChoice')).toMatchObject({ kind: 'singleChoice', prompt: 'Q ?', explanation: 'E', options: [{ text: 'A', correct: true, explanation: 'oui' }, { text: 'B', correct: false }, { text: 'C', correct: false }] });
    expect(asKind(several, 'shortText')).toEqual({ kind: 'shortText', prompt: 'Q ?', explanation: 'E', accepted: ['A', 'B'] });
    expect(asKind({ kind: 'shortText', prompt: 'Q ?', explanation: '', accepted: ['A'] }, 'singleChoice')).toMatchObject({ options: [{ text: 'A', correct: true }, { text: '', correct: false }, { text: '', correct: false }] });
  });

  it('becomes a number where what was right is one, and comes back from it', () => {
    const short: QuestionContent = { kind: 'shortText', prompt: 'Q ?', explanation: 'E', accepted: ['trois', '3,5'] };
    const number = asKind(short, 'numeric');
    expect(number).toEqual({ kind: 'numeric', prompt: 'Q ?', explanation: 'E', value: '3,5', tolerance: { by: 'amount', of: '' }, units: [] });
    expect(asKind(number, 'shortText')).toMatchObject({ accepted: ['3,5'] });
    expect(asKind(several, 'numeric')).toMatchObject({ value: '' });
    expect(asKind(short, 'trueFalse')).toEqual({ kind: 'trueFalse', prompt: 'Q ?', explanation: 'E', answer: null });
  });

  it('becomes an order, pairs, gaps or spots with what its words give, and comes back', () => {
    const order = asKind(several, 'ordering');
    expect(order).toMatchObject({ kind: 'ordering', prompt: 'Q ?', items: [{ text: 'A' }, { text: 'B' }, { text: 'C' }] });
    expect(asKind(order, 'shortText')).toMatchObject({ accepted: ['A', 'B', 'C'] });
    expect(asKind({ kind: 'shortText', prompt: 'Q ?', explanation: '', accepted: ['A'] }, 'matching')).toMatchObject({ pairs: [{ left: { text: 'A' }, right: { text: '' } }, { left: { text: '' } }], extra: [] });
    expect(asKind(several, 'gapFill')).toEqual({ kind: 'gapFill', prompt: 'Q ?', explanation: 'E', text: '', gaps: [] });
    expect(asKind(several, 'hotSpot')).toMatchObject({ picture: { file: null, words: '' }, options: [] });
    const talk = asKind(several, 'ticketSimulation');
    expect(talk).toMatchObject({ prompt: 'Q ?', explanation: 'E', situation: { customer: '', ticket: '' }, scenes: [{ says: '', replies: [{ text: '', next: null, credit: 0 }, { text: '' }] }] });
    expect(asKind(talk, 'shortText')).toMatchObject({ prompt: 'Q ?', accepted: [] });
    const ids = order.kind === 'ordering' ? order.items.map((it) => it.id) : [];
    expect([new Set(ids).size, ids.some((id) => ['a', 'b', 'c'].includes(id))]).toEqual([3, false]);
  });

  it('keeps its picture, beside what is asked or as what it is asked on', () => {
    const illustration = { file: 'f', width: 20, height: 10, words: 'Un écran' };
    const pictured = { ...several, illustration };
    for (const kind of questionKinds) if (kind !== 'hotSpot') expect([kind, illustrationOf(asKind(pictured, kind))]).toEqual([kind, illustration]);
    const spots = asKind(pictured, 'hotSpot');
    expect([spots, 'illustration' in spots]).toEqual([expect.objectContaining({ picture: illustration }), false]);
    expect(illustrationOf(asKind(spots, 'trueFalse'))).toEqual(illustration);
    expect('illustration' in asKind(asKind(several, 'hotSpot'), 'shortText')).toBe(false);
  });

  it('gives its options ids that say nothing of when they were written', () => {
    const made = Array.from({ length: 20 }, () => optionsOf(emptyQuestion().content).map((it) => it.id));
    expect(made.every((ids) => ids.every((id) => /^[0-9a-f]{8}-[0-9a-f]{4}-4/.test(id)))).toBe(true);
  });

  it('has one right option or several, by its kind', () => {
    const rights = (it: QuestionContent) => optionsOf(it).filter((option) => option.correct).map((option) => option.id);
    expect(rights(marked(several, 'c'))).toEqual(['a', 'b', 'c']);
    expect(rights(marked(several, 'a'))).toEqual(['b']);
    expect(rights(marked({ ...several, kind: 'singleChoice' }, 'c'))).toEqual(['c']);
  });

  it('gets ids when it was pasted, each another one', () => {
    const made = draftQuestion({ kind: 'singleChoice', prompt: 'Q ?', explanation: '', options: [{ text: 'A', correct: true, explanation: '' }, { text: 'B', correct: false, explanation: '' }] });
    const ids = [made.id, ...optionsOf(made.content).map((it) => it.id)];
    expect(new Set(ids).size).toBe(3);
  });

  it('moves by one place, and stays at the ends', () => {
    expect(movedIn(options, 'c', -1).map((it) => it.id)).toEqual(['a', 'c', 'b']);
    expect(movedIn(options, 'a', -1)).toBe(options);
    expect(movedIn(options, 'c', 1)).toBe(options);
  });
});

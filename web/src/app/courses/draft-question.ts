import type { PlainQuestion } from '@palier/contracts';
import { optionsOf, readNumber, type ChoiceContent, type DraftQuestion, type Option, type QuestionContent, type QuestionKind } from '@palier/domain';
import { newId } from '../platform/new-id';

/** Drawn at random: an id that grows with time would tell a learner which answer was written first. */
const anyId = (): string => crypto.randomUUID();
export const emptyOption = (): Option => ({ id: anyId(), text: '', correct: false, explanation: '' });
export const emptyQuestion = (): DraftQuestion => ({ id: newId(), cell: null, content: { kind: 'singleChoice', prompt: '', explanation: '', options: [{ ...emptyOption(), correct: true }, emptyOption()] } });

/** A question that was pasted, as one of a draft. */
export const draftQuestion = (it: PlainQuestion): DraftQuestion => ({ id: newId(), cell: null, content: it.kind === 'shortText' ? it : { ...it, options: it.options.map((option) => ({ ...option, id: anyId() })) } });

/** The same question, asked in another way: what is right stays right, as far as the kind can hold it. */
export function asKind(content: QuestionContent, kind: QuestionKind): QuestionContent {
  if (content.kind === kind) return content;
  const { prompt, explanation } = content;
  const right = rightWords(content);
  switch (kind) {
    case 'singleChoice': case 'multipleChoice': {
      const options = 'options' in content ? content.options : [...right.map((text) => ({ ...emptyOption(), text, correct: true })), emptyOption(), emptyOption()];
      return { kind, prompt, explanation, options: kind === 'singleChoice' ? onlyOneRight(options) : options };
    }
    case 'shortText': return { kind, prompt, explanation, accepted: right };
    case 'trueFalse': return { kind, prompt, explanation, answer: null };
    case 'numeric': return { kind, prompt, explanation, value: right.find((it) => readNumber(it)?.rest === '')?.slice(0, 50) ?? '', tolerance: { by: 'amount', of: '' }, units: [] };
  }
}

/** What is right, in words, as far as the kind says it in words. */
function rightWords(content: QuestionContent): readonly string[] {
  switch (content.kind) {
    case 'singleChoice': case 'multipleChoice': return optionsOf(content).filter((it) => it.correct && it.text.trim() !== '').map((it) => it.text);
    case 'shortText': return content.accepted;
    case 'trueFalse': return [];
    case 'numeric': return content.value.trim() === '' ? [] : [content.value];
  }
}

/** Marks an option as right or wrong; where one alone may be right, the others become wrong. */
export function marked(content: ChoiceContent, optionId: string): QuestionContent {
  return { ...content, options: content.options.map((it) => ({ ...it, correct: it.id === optionId ? content.kind === 'singleChoice' || !it.correct : content.kind === 'multipleChoice' && it.correct })) };
}

/** A thing moved by one place in its list; the same list where it stands at that end already. */
export function movedIn<T extends { readonly id: string }>(all: readonly T[], id: string, by: -1 | 1): readonly T[] {
  const from = all.findIndex((it) => it.id === id);
  const [it, other] = [all[from], all[from + by]];
  return it === undefined || other === undefined ? all : all.map((each, at) => (at === from ? other : at === from + by ? it : each));
}

function onlyOneRight(options: readonly Option[]): readonly Option[] {
  const right = options.find((it) => it.correct)?.id;
  return options.map((it) => ({ ...it, correct: it.id === right }));
}

import type { PlainQuestion } from '@palier/contracts';
import type { DraftQuestion, Option, QuestionContent, QuestionKind } from '@palier/domain';
import { newId } from '../platform/new-id';

export const questionKinds: readonly QuestionKind[] = ['singleChoice', 'multipleChoice', 'shortText'];
export const emptyOption = (): Option => ({ id: newId(), text: '', correct: false, explanation: '' });
export const emptyQuestion = (): DraftQuestion => ({ id: newId(), cell: null, content: { kind: 'singleChoice', prompt: '', explanation: '', options: [{ ...emptyOption(), correct: true }, emptyOption()] } });

/** A question that was pasted, as one of a draft. */
export const draftQuestion = (it: PlainQuestion): DraftQuestion => ({ id: newId(), cell: null, content: it.kind === 'shortText' ? it : { ...it, options: it.options.map((option) => ({ ...option, id: newId() })) } });

/** The same question, asked in another way: what is right stays right, as far as the kind can hold it. */
export function asKind(content: QuestionContent, kind: QuestionKind): QuestionContent {
  if (content.kind === kind) return content;
  const { prompt, explanation } = content;
  if (kind === 'shortText') return { kind, prompt, explanation, accepted: content.kind === 'shortText' ? content.accepted : content.options.filter((it) => it.correct && it.text.trim() !== '').map((it) => it.text) };
  const options = content.kind === 'shortText' ? [...content.accepted.map((text) => ({ ...emptyOption(), text, correct: true })), emptyOption(), emptyOption()] : content.options;
  return { kind, prompt, explanation, options: kind === 'singleChoice' ? onlyOneRight(options) : options };
}

/** Marks an option as right or wrong; where one alone may be right, the others become wrong. */
export function marked(content: Exclude<QuestionContent, { kind: 'shortText' }>, optionId: string): QuestionContent {
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

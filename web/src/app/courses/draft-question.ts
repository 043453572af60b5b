import type { PlainQuestion } from '@palier/contracts';
import { illustrationOf, optionsOf, readNumber, type Channel, type ChoiceContent, type ContentOf, type DraftQuestion, type Item, type Option, type QuestionContent, type QuestionKind, type Reply, type Scene, type Spot } from '@palier/domain';
import { newId } from '../platform/new-id';

/** Drawn at random: an id that grows with time would tell a learner which answer was written first. */
const anyId = (): string => crypto.randomUUID();
export const emptyOption = (): Option => ({ id: anyId(), text: '', correct: false, explanation: '' });
export const emptySpot = (): Spot => ({ ...emptyOption(), shape: { form: 'box', x: 400, y: 400, width: 200, height: 200 } });
export const emptyItem = (text = ''): Item => ({ id: anyId(), text });
export const emptyReply = (channel: Channel): Reply => ({ id: anyId(), text: '', channel, tone: 'neutral', action: 'explain', escalates: false, next: null, consequence: '', credit: 0 });
export const emptyScene = (channel: Channel): Scene => ({ id: anyId(), says: '', replies: [emptyReply(channel), emptyReply(channel)] });
export const emptyQuestion = (): DraftQuestion => ({ id: newId(), cell: null, content: { kind: 'singleChoice', prompt: '', explanation: '', options: [{ ...emptyOption(), correct: true }, emptyOption()] } });

/** A question that was pasted, as one of a draft. */
export const draftQuestion = (it: PlainQuestion): DraftQuestion => ({ id: newId(), cell: null, content: it.kind === 'shortText' ? it : { ...it, options: it.options.map((option) => ({ ...option, id: anyId() })) } });

/** The same question, asked in another way: what is right stays right, as far as the kind can hold it. A picture stays, beside what is asked or as what it is asked on. */
export function asKind(content: QuestionContent, kind: QuestionKind): QuestionContent {
  if (content.kind === kind) return content;
  const { prompt, explanation } = content;
  const picture = content.kind === 'hotSpot' ? content.picture : illustrationOf(content);
  const said = { prompt, explanation, ...(picture?.file == null ? {} : { illustration: { file: picture.file, width: picture.width, height: picture.height, words: picture.words } }) };
  const right = rightWords(content);
  switch (kind) {
    case 'singleChoice': case 'multipleChoice': {
      const options = 'options' in content ? content.options : [...right.map((text) => ({ ...emptyOption(), text, correct: true })), emptyOption(), emptyOption()];
      return { kind, ...said, options: kind === 'singleChoice' ? onlyOneRight(options) : options };
    }
    case 'shortText': return { kind, ...said, accepted: right };
    case 'trueFalse': return { kind, ...said, answer: null };
    case 'numeric': return { kind, ...said, value: right.find((it) => readNumber(it)?.rest === '')?.slice(0, 50) ?? '', tolerance: { by: 'amount', of: '' }, units: [] };
    case 'ordering': return { kind, ...said, items: filled('options' in content ? content.options.map((it) => it.text) : right, 3).map((text) => emptyItem(text)) };
    case 'matching': return { kind, ...said, pairs: filled(right, 2).map((text) => ({ left: emptyItem(text), right: emptyItem() })), extra: [] };
    case 'gapFill': return { kind, ...said, text: '', gaps: [] };
    case 'hotSpot': return { kind, prompt, explanation, picture: picture ?? { file: null, width: 1, height: 1, words: '' }, options: [] };
    case 'ticketSimulation': return { kind, ...said, situation: { customer: '', product: '', channel: 'mail', ticket: '' }, scenes: [emptyScene('mail')] };
  }
}

/** What is right, in words, as far as the kind says it in words. */
function rightWords(content: QuestionContent): readonly string[] {
  switch (content.kind) {
    case 'singleChoice': case 'multipleChoice': case 'hotSpot': return optionsOf(content).filter((it) => it.correct && it.text.trim() !== '').map((it) => it.text);
    case 'shortText': return content.accepted;
    case 'trueFalse': case 'ticketSimulation': return [];
    case 'numeric': return content.value.trim() === '' ? [] : [content.value];
    case 'ordering': return content.items.map((it) => it.text).filter((it) => it.trim() !== '');
    case 'matching': return content.pairs.map((it) => it.left.text).filter((it) => it.trim() !== '');
    case 'gapFill': return content.gaps.flatMap((it) => it.accepted.slice(0, 1));
  }
}

/** Words, and blank ones after them up to so many. */
const filled = (words: readonly string[], least: number): readonly string[] => [...words, ...Array.from({ length: Math.max(0, least - words.length) }, () => '')];

/** Marks an option as right or wrong; where one alone may be right, the others become wrong. */
export function marked(content: ChoiceContent | ContentOf<'hotSpot'>, optionId: string): QuestionContent {
  if (content.kind === 'hotSpot') return { ...content, options: content.options.map((it) => (it.id === optionId ? { ...it, correct: !it.correct } : it)) };
  return { ...content, options: content.options.map((it) => ({ ...it, correct: it.id === optionId ? content.kind === 'singleChoice' || !it.correct : content.kind === 'multipleChoice' && it.correct })) };
}

function onlyOneRight(options: readonly Option[]): readonly Option[] {
  const right = options.find((it) => it.correct)?.id;
  return options.map((it) => ({ ...it, correct: it.id === right }));
}

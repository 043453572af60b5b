import type { QuestionContent, Response } from './question.js';
import { bestWay } from './simulation.js';

/** The answer that the key itself would give. */
export function rightAnswer(content: QuestionContent): Response {
  switch (content.kind) {
    case 'singleChoice': return { kind: content.kind, optionId: content.options.find((it) => it.correct)?.id ?? '' };
    case 'multipleChoice': return { kind: content.kind, optionIds: content.options.filter((it) => it.correct).map((it) => it.id) };
    case 'shortText': return { kind: content.kind, text: content.accepted[0] ?? '' };
    case 'trueFalse': return { kind: content.kind, value: content.answer ?? false };
    case 'numeric': return { kind: content.kind, text: [content.value, ...content.units.slice(0, 1)].join(' ') };
    case 'hotSpot': return { kind: content.kind, optionId: content.options.find((it) => it.correct)?.id ?? '' };
    case 'ordering': return { kind: content.kind, itemIds: content.items.map((it) => it.id) };
    case 'matching': return { kind: content.kind, pairs: content.pairs.map((it) => ({ leftId: it.left.id, rightId: it.right.id })) };
    case 'ticketSimulation': return { kind: content.kind, replyIds: bestWay(content.scenes)?.steps.map((it) => it.reply.id) ?? [] };
    case 'gapFill': return { kind: content.kind, gaps: content.gaps.map(({ id, accepted }) => ({ id, text: accepted[0] ?? '' })) };
  }
}

import type { QuestionKind, Response } from '@palier/domain';
import { Refusal, sha256 } from '#platform';

/** The same answer has the same hash, in whatever order it was ticked. */
export const hashOf = (response: Response): Buffer => sha256(JSON.stringify(canonicalAnswer(response)));

/** The same answer in the same form, whatever the order of what was ticked. */
export const canonicalAnswer = (response: Response): unknown[] => {
  switch (response.kind) {
    case 'singleChoice': case 'hotSpot': return [response.kind, response.optionId];
    case 'multipleChoice': return [response.kind, ...[...new Set(response.optionIds)].sort()];
    case 'shortText': case 'numeric': return [response.kind, response.text];
    case 'trueFalse': return [response.kind, response.value];
    case 'ordering': return [response.kind, ...response.itemIds];
    case 'ticketSimulation': return [response.kind, ...response.replyIds];
    case 'matching': return [response.kind, ...response.pairs.map((it) => [it.leftId, it.rightId]).sort()];
    case 'gapFill': return [response.kind, ...response.gaps.map((it) => [it.id, it.text]).sort()];
  }
};

/** @throws where an answer is of another kind than its question, names what was not offered, names a thing twice, or leaves some of an order out. */
export function refuseForeignOptions(response: Response, kind: QuestionKind, options: readonly string[]): void {
  if (response.kind !== kind) throw new Refusal('attempt.wrong-kind-of-answer');
  const { once, more } = namedBy(response);
  if ([...once, ...more].some((id) => !options.includes(id)) || new Set(once).size < once.length) throw new Refusal('attempt.wrong-kind-of-answer');
  if (response.kind === 'ordering' && once.length > 0 && once.length < options.length) throw new Refusal('attempt.wrong-kind-of-answer');
}

/** The ids that an answer names: those that it may name once, and those that may come again. Those of a conversation are known by where it stands. */
function namedBy(response: Response): { readonly once: readonly string[]; readonly more: readonly string[] } {
  switch (response.kind) {
    case 'singleChoice': case 'hotSpot': return { once: [response.optionId], more: [] };
    case 'multipleChoice': return { once: [], more: response.optionIds };
    case 'ordering': return { once: response.itemIds, more: [] };
    case 'matching': return { once: response.pairs.map((it) => it.leftId), more: response.pairs.map((it) => it.rightId) };
    case 'gapFill': return { once: response.gaps.map((it) => it.id), more: [] };
    case 'shortText': case 'trueFalse': case 'numeric': case 'ticketSimulation': return { once: [], more: [] };
  }
}

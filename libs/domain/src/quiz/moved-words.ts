import { optionsOf, type Item, type QuestionContent, type Response } from './question.js';

/** Where each thing that an answer names has gone between two wordings of a question, by id. */
export type Whereabouts = ReadonlyMap<string, string>;

/** The things that an answer names by their ids, apart where one stands for another kind of thing. */
export function namedThings(content: QuestionContent): readonly (readonly Item[])[] {
  if (content.kind === 'ordering') return [content.items];
  if (content.kind === 'matching') return [content.pairs.map((it) => it.left), [...content.pairs.map((it) => it.right), ...content.extra]];
  if (content.kind === 'ticketSimulation') return [content.scenes.map(({ id, says }) => ({ id, text: says })), ...content.scenes.map((it) => it.replies)];
  return [optionsOf(content)];
}

/** Follows words, not ids: where two things changed their words with one another, each has the other’s id now. Null where words went and came so that nobody can say which is which; and where lines of a conversation did, for what followed them stays where it was. */
export function whereabouts(was: QuestionContent, is: QuestionContent): Whereabouts | null {
  const after = namedThings(is);
  const all = namedThings(was).flatMap((before, at) => gone(before, after[at] ?? []));
  if (is.kind === 'ticketSimulation' && all.some(([from, to]) => from !== to)) return null;
  return new Set(all.map(([, to]) => to)).size === all.length ? new Map(all) : null;
}

function gone(before: readonly Item[], after: readonly Item[]): [string, string][] {
  const now = new Map(after.map((it) => [it.id, it.text.trim()]));
  const reworded = before.filter((it) => now.get(it.id) !== it.text.trim());
  const free = new Set(reworded.map((it) => it.id));
  return before.map(({ id, text }) => {
    const to = free.has(id) || !now.has(id) ? reworded.find((it) => free.has(it.id) && now.get(it.id) === text.trim())?.id : undefined;
    return [id, to ?? id];
  });
}

/** Whether something to choose from has the words that another had. */
export const wordsMoved = (was: QuestionContent, is: QuestionContent): boolean => { const to = whereabouts(was, is); return to === null || [...to].some(([from, now]) => from !== now); };

/** An answer to one wording of a question, as the same answer to another one. */
export function followed(response: Response, was: QuestionContent, is: QuestionContent): Response {
  const to = whereabouts(was, is) ?? new Map<string, string>();
  const now = (id: string): string => to.get(id) ?? id;
  switch (response.kind) {
    case 'singleChoice': return { kind: response.kind, optionId: now(response.optionId) };
    case 'hotSpot': return { kind: response.kind, optionId: now(response.optionId) };
    case 'multipleChoice': return { kind: response.kind, optionIds: response.optionIds.map(now) };
    case 'ordering': return { kind: response.kind, itemIds: response.itemIds.map(now) };
    case 'matching': return { kind: response.kind, pairs: response.pairs.map((it) => ({ leftId: now(it.leftId), rightId: now(it.rightId) })) };
    case 'shortText': case 'trueFalse': case 'numeric': case 'gapFill': case 'ticketSimulation': return response;
  }
}

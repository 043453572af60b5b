import type { ContentOf, Conversation, Reply, Said, Scene } from './question.js';

interface Step { readonly scene: Scene; readonly reply: Reply }
/** A way through a conversation: what was said to what, the scene that waits for a reply, and how it ended. */
export interface Walk { readonly steps: readonly Step[]; readonly now: Scene | null; readonly end: 'good' | 'bad' | null }

/** The way that these replies make from the first scene on; null where one of them is no reply of the scene that was reached. */
export function walked(scenes: readonly Scene[], replyIds: readonly string[]): Walk | null {
  let walk: Walk = { steps: [], now: scenes[0] ?? null, end: null };
  for (const id of replyIds) {
    const { steps, now: scene } = walk;
    const reply = scene?.replies.find((it) => it.id === id);
    if (scene === null || reply === undefined) return null;
    const { next } = reply;
    walk = { steps: [...steps, { scene, reply }], now: next?.to === 'scene' ? (scenes.find((it) => it.id === next.sceneId) ?? null) : null, end: next?.to === 'end' ? (next.good ? 'good' : 'bad') : null };
  }
  return walk;
}

/** What a scene may lead to. */
const following = (scenes: readonly Scene[], scene: Scene): readonly Scene[] => scenes.filter((it) => scene.replies.some(({ next }) => next?.to === 'scene' && next.sceneId === it.id));

/** Every scene that the conversation can come to from this one on, itself included. */
export function reachedFrom(scenes: readonly Scene[], first: Scene | undefined): ReadonlySet<Scene> {
  const reached = new Set(first === undefined ? [] : [first]);
  for (const scene of reached) for (const it of following(scenes, scene)) reached.add(it);
  return reached;
}

/** Scenes, each after all that it leads to; null where the conversation can go in circles. */
export function lastFirst(scenes: readonly Scene[]): readonly Scene[] | null {
  const order: Scene[] = [];
  while (order.length < scenes.length) {
    const free = scenes.filter((it) => !order.includes(it) && following(scenes, it).every((after) => order.includes(after)));
    if (free.length === 0) return null;
    order.push(...free);
  }
  return order;
}

/** What can still come from a scene on: the most that can be earned until the end and by which reply, and the lowest that the credit can sink on the way, never above 0. */
interface Ahead { readonly most: number; readonly by: Reply | null; readonly lowest: number }

function aheadOf(scenes: readonly Scene[]): ReadonlyMap<string, Ahead> | null {
  const ahead = new Map<string, Ahead>();
  const after = ({ next }: Reply): Ahead => (next?.to === 'scene' ? ahead.get(next.sceneId) : undefined) ?? { most: 0, by: null, lowest: 0 };
  const order = lastFirst(scenes);
  for (const { id, replies } of order ?? []) {
    const ways = replies.map((reply) => ({ reply, most: reply.credit + after(reply).most, lowest: reply.credit + after(reply).lowest }));
    const most = Math.max(...ways.map((it) => it.most));
    ahead.set(id, { most: ways.length === 0 ? 0 : most, by: ways.find((it) => it.most === most)?.reply ?? null, lowest: Math.min(0, ...ways.map((it) => it.lowest)) });
  }
  return order === null ? null : ahead;
}

/** The way that earns most, the first of several in the order in which replies are kept; null where the conversation has no beginning or can go in circles. */
export function bestWay(scenes: readonly Scene[]): (Walk & { readonly credit: number }) | null {
  const ahead = aheadOf(scenes);
  if (ahead === null) return null;
  const replyIds: string[] = [];
  for (let at = scenes[0]; at !== undefined;) {
    const by = ahead.get(at.id)?.by;
    if (by == null) break;
    replyIds.push(by.id);
    const { next } = by;
    at = next?.to === 'scene' ? scenes.find((it) => it.id === next.sceneId) : undefined;
  }
  const way = walked(scenes, replyIds);
  return way === null || way.steps.length === 0 ? null : { ...way, credit: sum(way) };
}

/** What may be said first, and whether a way that earns most begins like this. */
export function openings({ scenes: [first, ...rest] }: ContentOf<'ticketSimulation'>): { id: string; text: string; correct: boolean }[] {
  if (first === undefined) return [];
  const ahead = aheadOf([first, ...rest]);
  return first.replies.map(({ id, text, credit, next }) => ({ id, text, correct: ahead?.get(first.id)?.most === credit + ((next?.to === 'scene' ? ahead?.get(next.sceneId)?.most : undefined) ?? 0) }));
}

/**
 * Partial credit: what the replies earned over the most that could be earned, never below 0.
 * Whoever breaks off is left with the lowest that the credit could still have sunk to: going on never costs what breaking off would have saved.
 */
export function creditOfConversation(scenes: readonly Scene[], replyIds: readonly string[]): number {
  const [way, ahead] = [walked(scenes, replyIds), aheadOf(scenes)];
  const most = ahead?.get(scenes[0]?.id ?? '')?.most ?? 0;
  return way === null || most <= 0 ? 0 : Math.min(1, Math.max(0, (sum(way) + lostBy(way, ahead)) / most));
}

const sum = ({ steps }: Walk): number => steps.reduce((all, it) => all + it.reply.credit, 0);
/** What breaking off costs: 0 or less. */
const lostBy = ({ now }: Walk, ahead: ReadonlyMap<string, Ahead> | null): number => (now === null ? 0 : (ahead?.get(now.id)?.lowest ?? 0));

/** What a conversation is asked by, whatever its words and whatever its replies are worth: where each leads, and how it is said. */
export const wayThrough = ({ scenes }: ContentOf<'ticketSimulation'>): unknown => scenes.map(({ id, replies }) => [id, replies.map((it) => [it.id, it.channel, it.tone, it.action, it.escalates, it.next?.to === 'end' ? it.next.good : (it.next?.sceneId ?? null)])]);

const said = ({ id, text, channel, tone, action, escalates }: Reply): Said => ({ id, text, channel, tone, action, escalates });

/** A conversation as far as these replies went; from its beginning where they are none of it. */
export function conversationOf({ situation, scenes }: ContentOf<'ticketSimulation'>, replyIds: readonly string[], shuffled: (all: readonly Reply[]) => readonly Reply[]): Conversation {
  const { steps, now } = walked(scenes, replyIds) ?? { steps: [], now: scenes[0] ?? null };
  const { customer, product, channel, ticket } = situation;
  return { situation: { customer, product, channel, ticket }, turns: steps.map(({ scene, reply }) => ({ says: scene.says, reply: said(reply) })), now: now === null ? null : { says: now.says, replies: shuffled(now.replies).map(said) } };
}

interface Told { says: string; text: string; consequence: string; credit: number }
/** A conversation looked back on: what each reply led to and earned, how it ended, what breaking off cost, and the way that earns most. */
export interface Debrief { readonly steps: Told[]; readonly end: 'good' | 'bad' | null; readonly earned: number; readonly lost: number; readonly most: number; readonly best: Told[] }

export function debriefOf({ scenes }: ContentOf<'ticketSimulation'>, replyIds: readonly string[]): Debrief {
  const [way, best, ahead] = [walked(scenes, replyIds) ?? { steps: [], now: null, end: null }, bestWay(scenes), aheadOf(scenes)];
  const told = ({ steps }: Walk): Told[] => steps.map(({ scene, reply }) => ({ says: scene.says, text: reply.text, consequence: reply.consequence, credit: reply.credit }));
  return { steps: told(way), end: way.end, earned: sum(way), lost: way.steps.length === 0 ? 0 : lostBy(way, ahead), most: best?.credit ?? 0, best: best === null ? [] : told(best) };
}

import { seeded } from './draw.js';
import type { ContentOf, Next, Reply, Scene } from './question.js';

type Simulation = ContentOf<'ticketSimulation'>;

/** An invented conversation of up to so many scenes, in any order but for the first, that can be led well; the same seed gives the same. Nothing of this is read by the rules it tries. */
export function simulatedTicket(most: number, seed: number): Simulation {
  const random = seeded(seed);
  const upTo = (count: number): number => Math.floor(random() * count);
  const pick = <T>(items: readonly T[]): T => items[upTo(items.length)] as T;
  const count = 1 + upTo(most);
  const onwards = (at: number): Next => { const on = at + 1 + upTo(count + 1 - at); return on >= count ? { to: 'end', good: on === count } : { to: 'scene', sceneId: `s${on}` }; };
  const made = Array.from({ length: count }, (_, at): Scene => ({
    id: `s${at}`, says: `says ${at}`,
    replies: Array.from({ length: 2 + upTo(2) }, (__, index): Reply => ({ id: `r${at}${index}`, text: `reply ${at}${index}`, channel: pick(['mail', 'phone', 'chat']), tone: 'neutral', action: 'ask', escalates: random() < 0.2, next: onwards(at), consequence: `consequence ${at}${index}`, credit: upTo(15) - 5 })),
  }));
  const scenes = made.map((scene, at) => ({ scene, place: at === 0 ? -1 : random() })).sort((a, b) => a.place - b.place).map((it) => it.scene);
  const content: Simulation = { kind: 'ticketSimulation', prompt: 'prompt', explanation: 'explanation', situation: { customer: 'customer', product: 'product', channel: 'mail', ticket: 'ticket' }, scenes };
  return Math.max(...everyWay(content).map(earnedBy(content))) > 0 ? content : simulatedTicket(most, seed + 1);
}

/** Every way from the first scene to an end, one by one. */
export function everyWay({ scenes }: Simulation): readonly (readonly string[])[] {
  const from = (scene: Scene | undefined): string[][] => (scene?.replies ?? []).flatMap(({ id, next }) => (next?.to === 'scene' ? from(scenes.find((it) => it.id === next.sceneId)).map((rest) => [id, ...rest]) : [[id]]));
  return from(scenes[0]);
}

export function earnedBy({ scenes }: Simulation): (replyIds: readonly string[]) => number {
  const credits = new Map(scenes.flatMap((scene) => scene.replies.map(({ id, credit }) => [id, credit])));
  return (replyIds) => replyIds.reduce((sum, id) => sum + (credits.get(id) ?? 0), 0);
}

/** What a way is worth, whether it ends or was broken off, by trying every way there is. */
export function worthByTrying(content: Simulation, replyIds: readonly string[], every = everyWay(content)): number {
  const earned = earnedBy(content);
  const most = Math.max(...every.map(earned));
  const after = every.filter((way) => replyIds.every((id, at) => way[at] === id)).flatMap((way) => way.map((_, at) => way.slice(0, at + 1)).filter((it) => it.length >= replyIds.length));
  return Math.max(0, Math.min(...after.map(earned))) / most;
}

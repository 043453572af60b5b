import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { mark } from './mark.js';
import { present } from './present.js';
import type { ContentOf, Reply } from './question.js';
import { earnedBy, everyWay, simulatedTicket, worthByTrying } from './simulated-tickets.js';
import { bestWay, debriefOf, lastFirst, openings, walked } from './simulation.js';

const runs = { numRuns: 300 };
const creditOf = (content: ContentOf<'ticketSimulation'>, replyIds: readonly string[]): number => mark(content, { kind: 'ticketSimulation', replyIds }).credit;
const conversation = fc.nat().map((seed) => simulatedTicket(6, seed));
/** A conversation, a whole way through it, and a part of that way, which may be all of it. */
const underway = conversation.chain((content) => fc.constantFrom(...everyWay(content)).chain((way) => fc.integer({ min: 1, max: way.length }).map((said) => ({ content, way, said: way.slice(0, said) }))));
const withReplies = (content: ContentOf<'ticketSimulation'>, change: (it: Reply) => Reply): ContentOf<'ticketSimulation'> => ({ ...content, scenes: content.scenes.map((it) => ({ ...it, replies: it.replies.map(change) })) });

describe('a conversation with a customer', () => {
  it('is worth 1 on its best way, and nothing is worth more; whoever tries every way says the same', () => fc.assert(fc.property(conversation, (content) => {
    const best = bestWay(content.scenes);
    expect([best?.credit, creditOf(content, best?.steps.map((step) => step.reply.id) ?? []), best?.now]).toEqual([Math.max(...everyWay(content).map(earnedBy(content))), 1, null]);
    const every = everyWay(content);
    const parts = new Map(every.slice(0, 60).flatMap((way) => way.map((_, at) => [way.slice(0, at + 1).join(), way.slice(0, at + 1)])));
    for (const part of parts.values()) expect(creditOf(content, part)).toBeCloseTo(worthByTrying(content, part, every), 12);
  }), runs));

  it('never costs by going on what breaking off would have saved', () => fc.assert(fc.property(underway, ({ content, way }) => {
    const worth = way.map((_, at) => creditOf(content, way.slice(0, at + 1)));
    for (const [at, it] of worth.entries()) expect(it).toBeGreaterThanOrEqual(worth[at - 1] ?? 0);
  }), runs));

  it('is worth no less where a reply that was given earns more and is on the best way already, and no more where one that was not given does', () => fc.assert(fc.property(underway, fc.integer({ min: 1, max: 5 }), fc.nat(), ({ content, way }, more, pick) => {
    const given = new Set(way);
    const replies = content.scenes.flatMap((scene) => scene.replies);
    const { id } = replies[pick % replies.length] as Reply;
    const raised = withReplies(content, (it) => (it.id === id ? { ...it, credit: it.credit + more } : it));
    const [before, after] = [creditOf(content, way), creditOf(raised, way)];
    if (!given.has(id)) expect(after).toBeLessThanOrEqual(before);
    else if (before < 1) expect(after).toBeGreaterThanOrEqual(before - 1e-12);
    else expect(after).toBe(1);
  }), runs));

  it('knows no reply that is not of the scene that was reached', () => fc.assert(fc.property(underway, fc.nat(), ({ content, said }, pick) => {
    const reached = walked(content.scenes, said);
    expect(reached?.steps.map((step) => step.reply.id)).toEqual(said);
    const others = content.scenes.flatMap((scene) => scene.replies).filter((it) => reached?.now?.replies.includes(it) !== true);
    fc.pre(others.length > 0);
    expect(walked(content.scenes, [...said, (others[pick % others.length] as Reply).id])).toBeNull();
  }), runs));

  it('shows what was said and what waits for a reply, and is the same to the byte whatever lies elsewhere', () => fc.assert(fc.property(underway, ({ content, said }) => {
    const shown = (it: ContentOf<'ticketSimulation'>) => present(it, [], { kind: 'ticketSimulation', replyIds: said });
    const reached = walked(content.scenes, said);
    const seen = new Set([...(reached?.steps.map((step) => step.scene) ?? []), reached?.now]);
    const elsewhere: ContentOf<'ticketSimulation'> = { ...content, explanation: 'another', scenes: content.scenes.map((scene) => ({
      ...scene, says: seen.has(scene) ? scene.says : 'another',
      replies: scene.replies.map((it) => ({ ...it, credit: 42, consequence: 'another', next: said.includes(it.id) ? it.next : { to: 'end', good: false }, ...(seen.has(scene) ? {} : { text: 'another', tone: 'firm' as const }) })),
    })) };
    expect(JSON.stringify(shown(elsewhere))).toBe(JSON.stringify(shown(content)));
    expect(shown(content).conversation?.turns.map((it) => it.reply.id)).toEqual(said);
    expect(JSON.stringify(shown(content))).not.toMatch(/consequence|credit|next|sceneId|explanation/);
  }), runs));

  it('is told afterwards with what each reply earned, and what breaking off cost', () => fc.assert(fc.property(underway, ({ content, said }) => {
    const { steps, end, earned, lost, most, best } = debriefOf(content, said);
    expect([steps.reduce((sum, it) => sum + it.credit, 0), best.reduce((sum, it) => sum + it.credit, 0), end === null]).toEqual([earned, most, walked(content.scenes, said)?.now !== null]);
    expect(creditOf(content, said)).toBeCloseTo(Math.max(0, earned + lost) / most, 12);
  }), runs));

  it('opens well where a way that earns most begins like it', () => fc.assert(fc.property(conversation, (content) => {
    const every = everyWay(content);
    const most = Math.max(...every.map(earnedBy(content)));
    const well = new Set(every.filter((way) => earnedBy(content)(way) === most).map(([first]) => first));
    expect(openings(content).map(({ id, correct }) => [id, correct])).toEqual((content.scenes[0]?.replies ?? []).map(({ id }) => [id, well.has(id)]));
  }), runs));

  it('in circles has no best way, is worth nothing, and keeps nobody waiting', () => {
    const reply = (id: string, sceneId: string): Reply => ({ id, text: id, channel: 'mail', tone: 'warm', action: 'ask', escalates: false, next: { to: 'scene', sceneId }, consequence: '', credit: 1 });
    const scenes = [{ id: 'a', says: 'a', replies: [reply('1', 'b')] }, { id: 'b', says: 'b', replies: [reply('2', 'a')] }];
    expect([lastFirst(scenes), bestWay(scenes), bestWay([])]).toEqual([null, null, null]);
    expect(creditOf({ kind: 'ticketSimulation', prompt: '', explanation: '', situation: { customer: '', product: '', channel: 'mail', ticket: '' }, scenes }, ['1', '2', '1'])).toBe(0);
  });
});

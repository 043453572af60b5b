import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { AnswerQueue, type Waiting } from './answer-queue.js';

const shelf = () => {
  const kept = new Map<string, string>();
  return { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value), removeItem: (key: string) => void kept.delete(key) };
};

describe('answers on their way', () => {
  it('arrive in growing sequence, the last one wins, through lost networks and reloads', async () => {
    const step = fc.oneof(fc.record({ kind: fc.constant('put' as const), question: fc.constantFrom('q1', 'q2'), text: fc.string() }), fc.record({ kind: fc.constant('flush' as const), reachable: fc.boolean(), acknowledged: fc.boolean() }), fc.record({ kind: fc.constant('reload' as const) }));
    await fc.assert(fc.asyncProperty(fc.array(step, { maxLength: 20 }), async (steps) => {
      const place = shelf();
      const server = new Map<string, Waiting>();
      const last = new Map<string, string>();
      let [reachable, acknowledged] = [true, true];
      const send = async (it: Waiting) => {
        if (!reachable) return 'unanswered' as const;
        const known = server.get(it.questionVersionId);
        if (known !== undefined && it.sequence === known.sequence) expect(it.response).toEqual(known.response);
        if (known !== undefined) expect(it.sequence).toBeGreaterThanOrEqual(known.sequence);
        server.set(it.questionVersionId, it);
        return acknowledged ? ('kept' as const) : ('unanswered' as const);
      };
      const open = () => new AnswerQueue('a', place, send, [...server.values()]);
      let queue = open();
      for (const it of steps) {
        if (it.kind === 'put') { queue.put(it.question, { kind: 'shortText', text: it.text }); last.set(it.question, it.text); }
        else if (it.kind === 'flush') { [reachable, acknowledged] = [it.reachable, it.acknowledged]; await queue.flush(); }
        else queue = open();
      }
      [reachable, acknowledged] = [true, true];
      expect(await queue.flush()).toBe(true);
      expect(queue.length).toBe(0);
      for (const [question, text] of last) expect(server.get(question)?.response).toEqual({ kind: 'shortText', text });
    }), { numRuns: 500 });
  });

  it('of two tabs on one shelf: none is lost, also when one is closed for good, and the one given last wins', async () => {
    const step = fc.record({ tab: fc.constantFrom(0, 1), does: fc.constantFrom('put' as const, 'flush' as const, 'close' as const), question: fc.constantFrom('q1', 'q2'), text: fc.string(), reachable: fc.boolean() });
    await fc.assert(fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      const place = shelf();
      const server = new Map<string, Waiting>();
      const last = new Map<string, string>();
      let reachable = true;
      const send = (it: Waiting) => {
        if (!reachable) return Promise.resolve('unanswered' as const);
        if (it.sequence >= (server.get(it.questionVersionId)?.sequence ?? 0)) server.set(it.questionVersionId, it);
        return Promise.resolve('kept' as const);
      };
      const open = () => new AnswerQueue('a', place, send, [...server.values()]);
      const tabs = [open(), open()];
      for (const it of steps) {
        const [own, other] = it.tab === 0 ? [tabs[0], tabs[1]] : [tabs[1], tabs[0]];
        if (it.does === 'put') { const put = own?.put(it.question, { kind: 'shortText', text: it.text }); if (put !== undefined) other?.learn(put.questionVersionId, put.sequence); last.set(it.question, it.text); }
        else if (it.does === 'flush') { reachable = it.reachable; await own?.flush(); }
        else tabs[it.tab] = open();
      }
      reachable = true;
      // The other tab is closed for good: what it left on the shelf is sent by this one.
      expect(await tabs[0]?.flush()).toBe(true);
      for (const [question, text] of last) expect(server.get(question)?.response).toEqual({ kind: 'shortText', text });
      expect(place.getItem('palier.answers.a')).toBeNull();
    }), { numRuns: 500 });
  });
});

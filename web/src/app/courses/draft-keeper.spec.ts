import { describe, expect, it } from '@jest/globals';
import type { CourseDraft } from '@palier/domain';
import fc from 'fast-check';
import { DraftKeeper, type Outcome, type ServerDraft } from './draft-keeper.js';

const titled = (title: string): CourseDraft => ({ locale: 'fr', title, summary: '', activities: [] });
const shelf = () => {
  const kept = new Map<string, string>();
  return { kept, getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value), removeItem: (key: string) => void kept.delete(key) };
};

/** The rule of the server, as `save-draft.ts` has it; its network may fail before or after it. */
class Server {
  version = 1;
  content = titled('');
  by = 'me';
  reachable = true;
  answers = true;
  /** Sent, and still on its way when the page was closed. */
  private late: (() => Promise<Outcome>) | null = null;

  read(): ServerDraft { return { version: this.version, content: { summary: '', ...this.content }, changedBy: this.by, changedAt: '2026-11-25T10:00:00Z' }; }
  write(title: string): void { this.version++; this.content = titled(title); this.by = 'Claire'; }
  /** What was on its way arrives after the page was opened anew. */
  async arrive(): Promise<void> { this.reachable = true; await this.late?.(); this.late = null; }
  readonly send = async (seen: number, content: CourseDraft): Promise<Outcome> => {
    if (!this.reachable) { this.late = () => this.send(seen, content); return { kind: 'unanswered' }; }
    const again = seen === this.version - 1 && this.by === 'me' && JSON.stringify(content) === JSON.stringify(this.content);
    if (!again && seen !== this.version) return this.answers ? { kind: 'changed', by: this.by, on: '2026-11-25T10:00:00Z' } : { kind: 'unanswered' };
    if (!again) [this.version, this.content, this.by] = [this.version + 1, content, 'me'];
    return this.answers ? { kind: 'kept', version: this.version, savedAt: '2026-11-25T10:00:00Z' } : { kind: 'unanswered' };
  };
}

const mine = [fc.record({ kind: fc.constant('type' as const), title: fc.string() }), fc.record({ kind: fc.constant('flush' as const), reachable: fc.boolean(), answers: fc.boolean() }), fc.record({ kind: fc.constant('reload' as const) })];
const theirs = fc.record({ kind: fc.constant('theirs' as const), title: fc.string() });

describe('a course on its way to the server', () => {
  it('arrives as it was last written, through lost networks, lost answers and reloads, and nobody overtakes themselves', () => fc.assert(fc.asyncProperty(fc.array(fc.oneof(...mine), { maxLength: 25 }), async (steps) => {
    const [place, server] = [shelf(), new Server()];
    const open = () => new DraftKeeper('a', place, server.send, server.read());
    let [keeper, last] = [open(), ''];
    for (const it of steps) {
      if (it.kind === 'type') { keeper.change(titled(it.title)); last = it.title; }
      else if (it.kind === 'flush') { [server.reachable, server.answers] = [it.reachable, it.answers]; await keeper.flush(); }
      else { keeper = open(); await server.arrive(); }
      expect([keeper.overtaken, keeper.content.title]).toEqual([null, last]);
    }
    [server.reachable, server.answers] = [true, true];
    expect(await keeper.flush()).toBe(true);
    expect([server.content.title, keeper.version, keeper.state, place.kept.size]).toEqual([last, server.version, 'kept', 0]);
  }), { numRuns: 500 }));

  it('never overwrites what somebody else wrote unseen, and loses no word of its own until one decides', () => fc.assert(fc.asyncProperty(fc.array(fc.oneof(...mine, theirs), { maxLength: 25 }), fc.boolean(), async (steps, stays) => {
    const [place, server] = [shelf(), new Server()];
    const open = () => new DraftKeeper('a', place, server.send, server.read());
    let [keeper, last] = [open(), ''];
    let unseen: string | null = null;
    for (const it of steps) {
      if (it.kind === 'type') { keeper.change(titled(it.title)); last = it.title; }
      else if (it.kind === 'theirs') { server.write(it.title); unseen = it.title; }
      else if (it.kind === 'flush') { [server.reachable, server.answers] = [it.reachable, it.answers]; await keeper.flush(); }
      else {
        const waited = keeper.waits;
        keeper = open();
        if (!waited) last = server.content.title;
        if (!keeper.waits) unseen = null;
      }
      expect(keeper.content.title).toBe(last);
      if (unseen !== null) expect(server.content.title).toBe(unseen);
    }
    [server.reachable, server.answers] = [true, true];
    await keeper.flush();
    if (unseen !== null && keeper.waits) expect(keeper.state).toBe('overtaken');
    if (keeper.overtaken !== null && keeper.waits) {
      expect([keeper.overtaken.by, keeper.state]).toEqual([server.by, 'overtaken']);
      expect(JSON.parse(place.kept.get('a') ?? '')).toMatchObject({ content: { title: last } });
      if (stays) { keeper.keepMine(server.read()); await keeper.flush(); expect(server.content.title).toBe(last); }
      else { keeper.takeTheirs(server.read()); expect(keeper.content.title).toBe(server.content.title); }
      expect([keeper.state, place.kept.size]).toEqual(['kept', 0]);
    }
  }), { numRuns: 500 }));

  it('says what happens to it', async () => {
    const [place, server] = [shelf(), new Server()];
    const keeper = new DraftKeeper('a', place, server.send, server.read());
    expect(keeper.state).toBe('kept');
    keeper.change(titled('Un'));
    expect(keeper.state).toBe('waiting');
    server.reachable = false;
    const sending = keeper.flush();
    expect(keeper.state).toBe('sending');
    expect(await sending).toBe(false);
    expect(keeper.state).toBe('unanswered');
    const refusing = new DraftKeeper('b', place, async () => ({ kind: 'refused' }), server.read());
    refusing.change(titled('x'));
    expect([await refusing.flush(), refusing.state]).toEqual([false, 'refused']);
    const full = new DraftKeeper('c', { ...shelf(), setItem: () => { throw new Error('full'); } }, server.send, server.read());
    full.change(titled('Deux'));
    expect(full.content.title).toBe('Deux');
  });
});

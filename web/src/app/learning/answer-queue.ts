import type { Response } from '@palier/contracts';

export interface Waiting { readonly questionVersionId: string; readonly sequence: number; readonly response: Response }
/** What became of one sending: kept by the server, refused for good, or nobody answered. */
export type Outcome = 'kept' | 'refused' | 'unanswered';
export interface Shelf { getItem(key: string): string | null; setItem(key: string, value: string): void; removeItem(key: string): void }

/**
 * Answers of one attempt on their way to the server. Each is put on a shelf that survives the page before it is sent, and leaves it when it is acknowledged.
 * Per question only the newest waits; sequences grow, also after a reload. Two tabs share the shelf: neither drops what the other put there, and either sends it.
 */
export class AnswerQueue {
  private readonly waiting = new Map<string, Waiting>();
  private readonly newest = new Map<string, number>();
  /** Up to which sequence a question is settled: the server has it, has a newer one, or refused it. */
  private readonly settled = new Map<string, number>();
  private sending: Promise<boolean> | null = null;

  constructor(private readonly attemptId: string, private readonly shelf: Shelf, private readonly send: (it: Waiting) => Promise<Outcome>, known: readonly { readonly questionVersionId: string; readonly sequence: number }[]) {
    for (const it of known) this.settle(it.questionVersionId, it.sequence);
    this.takeFromShelf();
  }

  private get key(): string { return `palier.answers.${this.attemptId}`; }
  /** Answers not acknowledged yet. */
  get length(): number { return this.waiting.size; }
  /** What waits for a question, if anything does. */
  responseTo(questionVersionId: string): Response | null { return this.waiting.get(questionVersionId)?.response ?? null; }

  put(questionVersionId: string, response: Response): Waiting {
    const it = { questionVersionId, sequence: (this.newest.get(questionVersionId) ?? 0) + 1, response };
    this.newest.set(questionVersionId, it.sequence);
    this.waiting.set(questionVersionId, it);
    this.keep();
    return it;
  }

  /** Another tab or another device answered this question: true where that is newer than what is known here. */
  learn(questionVersionId: string, sequence: number): boolean {
    if (sequence <= (this.newest.get(questionVersionId) ?? 0)) return false;
    this.newest.set(questionVersionId, sequence);
    this.waiting.delete(questionVersionId);
    return true;
  }

  /** Sends all that waits, one at a time. False where somebody did not answer: it waits for the next try. */
  flush(): Promise<boolean> {
    this.sending ??= this.sendAll().finally(() => { this.sending = null; });
    return this.sending;
  }

  private async sendAll(): Promise<boolean> {
    this.takeFromShelf();
    for (let it = this.first(); it !== undefined; it = this.first()) {
      const outcome = await this.send(it);
      if (outcome === 'unanswered') return false;
      this.settle(it.questionVersionId, it.sequence);
      if (this.waiting.get(it.questionVersionId)?.sequence === it.sequence) this.waiting.delete(it.questionVersionId);
      this.keep();
    }
    return true;
  }

  private first(): Waiting | undefined { return this.waiting.values().next().value; }

  private settle(questionVersionId: string, sequence: number): void {
    this.settled.set(questionVersionId, Math.max(sequence, this.settled.get(questionVersionId) ?? 0));
    this.newest.set(questionVersionId, Math.max(sequence, this.newest.get(questionVersionId) ?? 0));
  }

  private onShelf(): Waiting[] {
    return (JSON.parse(this.shelf.getItem(this.key) ?? '[]') as Waiting[]).filter((it) => it.sequence > (this.settled.get(it.questionVersionId) ?? 0));
  }

  private takeFromShelf(): void {
    for (const it of this.onShelf()) {
      if (it.sequence <= (this.waiting.get(it.questionVersionId)?.sequence ?? 0)) continue;
      this.waiting.set(it.questionVersionId, it);
      this.newest.set(it.questionVersionId, Math.max(it.sequence, this.newest.get(it.questionVersionId) ?? 0));
    }
  }

  private keep(): void {
    const all = new Map<string, Waiting>();
    for (const it of [...this.onShelf(), ...this.waiting.values()]) if (it.sequence >= (all.get(it.questionVersionId)?.sequence ?? 0)) all.set(it.questionVersionId, it);
    if (all.size === 0) this.shelf.removeItem(this.key);
    else this.shelf.setItem(this.key, JSON.stringify([...all.values()]));
  }
}

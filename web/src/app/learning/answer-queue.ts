import type { Response } from '@palier/contracts';

export interface Waiting { readonly questionVersionId: string; readonly sequence: number; readonly response: Response }
/** What became of one sending: kept by the server, refused for good, or nobody answered. */
export type Outcome = 'kept' | 'refused' | 'unanswered';
export interface Shelf { getItem(key: string): string | null; setItem(key: string, value: string): void; removeItem(key: string): void }

/**
 * Answers of one attempt on their way to the server. Each is put on a shelf that survives the page before it is sent, and leaves it when it is acknowledged.
 * Per question only the newest waits; sequences grow, also after a reload.
 */
export class AnswerQueue {
  private readonly waiting = new Map<string, Waiting>();
  private readonly newest = new Map<string, number>();
  private sending: Promise<boolean> | null = null;

  constructor(private readonly attemptId: string, private readonly shelf: Shelf, private readonly send: (it: Waiting) => Promise<Outcome>, known: readonly { readonly questionVersionId: string; readonly sequence: number }[]) {
    for (const it of known) this.newest.set(it.questionVersionId, it.sequence);
    for (const it of JSON.parse(shelf.getItem(this.key) ?? '[]') as Waiting[]) {
      if (it.sequence <= (this.newest.get(it.questionVersionId) ?? 0)) continue;
      this.waiting.set(it.questionVersionId, it);
      this.newest.set(it.questionVersionId, it.sequence);
    }
  }

  private get key(): string { return `palier.answers.${this.attemptId}`; }
  /** Answers not acknowledged yet. */
  get length(): number { return this.waiting.size; }
  /** What waits for a question, if anything does. */
  responseTo(questionVersionId: string): Response | null { return this.waiting.get(questionVersionId)?.response ?? null; }

  put(questionVersionId: string, response: Response): void {
    const sequence = (this.newest.get(questionVersionId) ?? 0) + 1;
    this.newest.set(questionVersionId, sequence);
    this.waiting.set(questionVersionId, { questionVersionId, sequence, response });
    this.keep();
  }

  /** Sends all that waits, one at a time. False where somebody did not answer: it waits for the next try. */
  flush(): Promise<boolean> {
    this.sending ??= this.sendAll().finally(() => { this.sending = null; });
    return this.sending;
  }

  private async sendAll(): Promise<boolean> {
    for (let it = this.first(); it !== undefined; it = this.first()) {
      const outcome = await this.send(it);
      if (outcome === 'unanswered') return false;
      if (this.waiting.get(it.questionVersionId)?.sequence === it.sequence) this.waiting.delete(it.questionVersionId);
      this.keep();
    }
    return true;
  }

  private first(): Waiting | undefined { return this.waiting.values().next().value; }

  private keep(): void {
    if (this.waiting.size === 0) this.shelf.removeItem(this.key);
    else this.shelf.setItem(this.key, JSON.stringify([...this.waiting.values()]));
  }
}

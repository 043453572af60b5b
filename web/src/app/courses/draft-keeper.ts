import { CourseDraft as KeptDraft } from '@palier/contracts';
import type { CourseDraft } from '@palier/domain';
import * as z from 'zod';

/** What became of one sending: kept by the server, overtaken by somebody else, refused, or nobody answered. */
export type Outcome =
  | { readonly kind: 'kept'; readonly version: number; readonly savedAt: string }
  | { readonly kind: 'changed'; readonly by: string; readonly on: string }
  | { readonly kind: 'refused' } | { readonly kind: 'unanswered' };
export interface Shelf { getItem(key: string): string | null; setItem(key: string, value: string): void; removeItem(key: string): void }
/** A draft as the server has it. */
export interface ServerDraft { readonly version: number; readonly content: CourseDraft; readonly changedBy: string; readonly changedAt: string }
type Send = (seen: number, content: CourseDraft) => Promise<Outcome>;

const Shelved = z.object({ seen: z.number().int(), /** Sent, and not answered yet: it may have arrived. */ sent: KeptDraft.nullable(), content: KeptDraft });

/**
 * A course on its way from who writes it to the server. Each change lies on a shelf that survives the page until the server has it, and is sent with the version it began from.
 * What nobody answered is sent again as it was before anything newer: so it counts once, and nobody is told that they overtook themselves.
 */
export class DraftKeeper {
  private now: CourseDraft;
  private seen: number;
  private known: CourseDraft;
  private sent: CourseDraft | null = null;
  private sending: Promise<boolean> | null = null;
  private last: Outcome['kind'] = 'kept';
  savedAt: string;
  /** Who changed the draft since the version that these words began from. */
  overtaken: { readonly by: string; readonly on: string } | null = null;

  constructor(private readonly key: string, private readonly shelf: Shelf, private readonly send: Send, server: ServerDraft) {
    [this.now, this.known, this.seen, this.savedAt] = [server.content, server.content, server.version, server.changedAt];
    const kept = Shelved.safeParse(parsed(shelf.getItem(key))).data;
    if (kept !== undefined) this.takeUp(kept, server);
    this.keep();
  }

  /** Goes on with what lay on the shelf: from the same version, from its own sending that arrived, or overtaken. */
  private takeUp(kept: z.infer<typeof Shelved>, server: ServerDraft): void {
    this.now = kept.content;
    if (kept.seen === server.version) { this.sent = kept.sent; return; }
    const arrived = kept.sent !== null && server.version === kept.seen + 1 && isSame(kept.sent, server.content);
    if (arrived || isSame(kept.content, server.content)) return;
    this.seen = kept.seen;
    this.overtaken = { by: server.changedBy, on: server.changedAt };
  }

  get content(): CourseDraft { return this.now; }
  /** The version that the server has, where nothing waits. */
  get version(): number { return this.seen; }
  get waits(): boolean { return this.sent !== null || !isSame(this.now, this.known); }
  get state(): 'kept' | 'waiting' | 'sending' | 'overtaken' | 'refused' | 'unanswered' {
    if (this.overtaken !== null) return 'overtaken';
    if (this.sending !== null) return 'sending';
    if (!this.waits) return 'kept';
    return this.last === 'refused' || this.last === 'unanswered' ? this.last : 'waiting';
  }

  change(content: CourseDraft): void {
    this.now = content;
    this.keep();
  }

  /** Sends what waits, the newest last. False where it could not be kept: it waits for the next try. */
  flush(): Promise<boolean> {
    this.sending ??= this.sendAll().finally(() => { this.sending = null; });
    return this.sending;
  }

  /** Takes what the server has, and lets go of what was written here. */
  takeTheirs(server: ServerDraft): void {
    [this.now, this.known, this.seen, this.savedAt, this.sent, this.overtaken] = [server.content, server.content, server.version, server.changedAt, null, null];
    this.keep();
  }

  /** Keeps what was written here in place of what the server has, seen by whoever decides so. */
  keepMine(server: ServerDraft): void {
    [this.known, this.seen, this.sent, this.overtaken] = [server.content, server.version, null, null];
    this.keep();
  }

  private async sendAll(): Promise<boolean> {
    while (this.overtaken === null && this.waits) {
      this.sent ??= this.now;
      this.keep();
      const outcome = await this.send(this.seen, this.sent);
      this.last = outcome.kind;
      switch (outcome.kind) {
        case 'kept': [this.seen, this.savedAt, this.known, this.sent] = [outcome.version, outcome.savedAt, this.sent, null]; break;
        case 'changed': this.overtaken = { by: outcome.by, on: outcome.on }; this.sent = null; break;
        case 'refused': this.sent = null; break;
        case 'unanswered': return false;
      }
      this.keep();
      if (outcome.kind !== 'kept') return false;
    }
    return this.overtaken === null;
  }

  private keep(): void {
    if (!this.waits) { this.shelf.removeItem(this.key); return; }
    // A shelf that is full loses nothing while the page is open.
    try { this.shelf.setItem(this.key, JSON.stringify({ seen: this.seen, sent: this.sent, content: this.now })); } catch { this.shelf.removeItem(this.key); }
  }
}

/** The same draft, in whatever order its parts are named. */
const isSame = (a: CourseDraft, b: CourseDraft): boolean => a === b || written(a) === written(b);
const written = (it: unknown): string => JSON.stringify(it, (_, value: unknown) => (value !== null && typeof value === 'object' && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).sort(([x], [y]) => (x < y ? -1 : 1))) : value));

function parsed(text: string | null): unknown {
  try { return JSON.parse(text ?? 'null'); } catch { return null; }
}

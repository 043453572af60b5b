import * as z from 'zod';

const Draft = z.object({ id: z.string(), observed: z.string(), items: z.array(z.string()) });
/** Ticks that are being written down. Their id is the observation's own: sent again after a lost answer, it is still the same one. */
export type ChecklistDraft = z.infer<typeof Draft>;

/** What a rater is noting of somebody's checklist, kept on this device until it is sent. */
export class ChecklistShelf {
  constructor(private readonly key: string, private readonly shelf: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>, private readonly newId: () => string) {}

  /** What lies on the shelf; a blank draft where nothing does, or nothing that can be read. */
  read(): ChecklistDraft {
    const kept = Draft.safeParse(parsed(this.shelf.getItem(this.key)));
    return kept.success ? kept.data : { id: this.newId(), observed: '', items: [] };
  }

  keep(draft: ChecklistDraft): void {
    if (draft.observed.trim() === '' && draft.items.length === 0) this.clear();
    else this.shelf.setItem(this.key, JSON.stringify(draft));
  }

  clear(): void { this.shelf.removeItem(this.key); }
}

function parsed(text: string | null): unknown {
  try { return JSON.parse(text ?? 'null'); } catch { return null; }
}

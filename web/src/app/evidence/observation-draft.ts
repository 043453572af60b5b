import * as z from 'zod';

const Draft = z.object({ id: z.string(), observed: z.string(), reference: z.string(), ticked: z.record(z.string(), z.array(z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]))) });
/** An observation that is being written. Its id is the observation's own: sent again after a lost answer, it is still the same one. */
export type Draft = z.infer<typeof Draft>;
export interface Shelf { getItem(key: string): string | null; setItem(key: string, value: string): void; removeItem(key: string): void }

/** What a rater is writing about one person, kept on this device through reloads and lost networks until it is sent or thrown away. */
export class ObservationDraft {
  constructor(private readonly raterId: string, private readonly personId: string, private readonly shelf: Shelf, private readonly newId: () => string) {}

  private get key(): string { return `palier.observation.${this.raterId}.${this.personId}`; }

  /** What lies on the shelf; a new blank draft where nothing does, or nothing that can be read. */
  read(): Draft {
    const kept = Draft.safeParse(parsed(this.shelf.getItem(this.key)));
    return kept.success ? kept.data : { id: this.newId(), observed: '', reference: '', ticked: {} };
  }

  /** A draft without a word and without a tick is not worth keeping. */
  keep(draft: Draft): void {
    if (isBlank(draft)) this.clear();
    else this.shelf.setItem(this.key, JSON.stringify(draft));
  }

  clear(): void { this.shelf.removeItem(this.key); }
}

export const isBlank = (it: Draft): boolean => it.observed.trim() === '' && it.reference.trim() === '' && Object.values(it.ticked).every((levels) => levels.length === 0);

function parsed(text: string | null): unknown {
  try { return JSON.parse(text ?? 'null'); } catch { return null; }
}

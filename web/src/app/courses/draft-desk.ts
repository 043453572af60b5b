/** The draft that is open on the page, for parts that have the server work on it: what is written here is kept first, and read anew afterwards. */
export abstract class DraftDesk {
  abstract readonly draftId: () => string;
  /** The activities that a question may have been learnt from. */
  abstract readonly sources: () => readonly { readonly id: string; readonly title: string }[];
  /** What the bank has for each draw, by the ids of its activity and its own; what is not known yet is not there. */
  abstract readonly supply: () => ReadonlyMap<string, { readonly matching: number; readonly missing: number }>;
  /** The version of which the server has everything; null where something is still under way. */
  abstract settle(): Promise<number | null>;
  abstract readAnew(): Promise<void>;
}

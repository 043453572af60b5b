/** What a change does to a product, in the words of the Keep a Changelog manner. */
export const releaseChangeKinds = ['added', 'changed', 'deprecated', 'removed', 'fixed', 'security'] as const;
export type ReleaseChangeKind = (typeof releaseChangeKinds)[number];

/** How much it weighs for whoever supports the product. */
export const severities = ['critical', 'major', 'minor'] as const;
export type Severity = (typeof severities)[number];

/** One change of a release, as its notes say it. */
export interface ReleaseChange {
  /** The number of its ticket or of its request, where the notes give one. */
  readonly key: string | null;
  /** The part of the product that it is about; empty where the notes name none. */
  readonly area: string;
  readonly kind: ReleaseChangeKind;
  readonly severity: Severity;
  readonly text: string;
  readonly links: readonly string[];
}

export const releaseLimits = { changes: 500, words: 1_000_000, text: 2000, area: 120, key: 60, links: 10, name: 60, questions: 10 } as const;

/** Its words alone, as they are compared: without accents, case, and what stands between words. */
export const plainText = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim();

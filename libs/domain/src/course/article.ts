export const articleKinds = ['linked', 'written'] as const;
export type ArticleKind = (typeof articleKinds)[number];

/** What was found where an article comes from: a fingerprint of its words, or none where it could not be read. */
export interface SourceFound { readonly sha256: string | null; /** In order: which came later. */ readonly at: number }
/** That somebody said an article is right, and what its source said then; null where nobody had read it yet. */
export interface Verified { readonly sha256: string | null; readonly at: number }

/** Since when the source says something else than when the article was last said to be right, or null. What could not be read changes nothing; the first reading after is what was verified where nothing was read before. */
export function changedSince(verified: Verified, found: readonly SourceFound[]): number | null {
  const read = found.filter((it) => it.at >= verified.at && it.sha256 !== null).sort((a, b) => a.at - b.at);
  const right = verified.sha256 ?? read[0]?.sha256;
  let since: number | null = null;
  for (const it of read) since = it.sha256 === right ? null : (since ?? it.at);
  return since;
}

/** A web address that an article may come from: what a browser opens, without a name and password in it. */
export function isSourceAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, username, password, hostname } = new URL(address);
  return /^https?:$/.test(protocol) && username === '' && password === '' && hostname !== '';
}

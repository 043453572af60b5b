import { plainText, releaseLimits, type ReleaseChangeKind } from '@palier/domain';
import { withoutEnd } from '../table/without-end.js';
import { isOfBreaking, kindOfWords, Notes, type NotesRead } from './release-notes.js';

/** A heading of a release: `## [8.4.0] - 2026-12-01`, `# Version 8.4 (2026-12-01)`. */
const heading = /^(#{1,6})\s+(.*)$/;
const named = /^(?:version|release|v)?\s*\[?v?(\d+(?:\.\d+)*[\w.+-]*)\]?(?:\([^)]*\))?\s*(?:[-–—:(]*\s*(\d{4}-\d{2}-\d{2})\)?)?/i;
const unreleased = /^\[?(?:unreleased|non publi[ée])\]?$/i;
/** What an address is called at the foot: `[guide]: https://…`. */
const reference = /^\[([^\][]{1,200})\]:\s+<?(https?:\/\/[^\s>]+)/;

/** An item of a list, and how far it stands to the right. `rested`: an empty line came after it, and what goes on with it stands to the right of it. */
interface Item { readonly line: number; readonly depth: number; text: string; rested: boolean }

/**
 * Reads release notes written in the Keep a Changelog manner: releases as headings, kinds of change as headings below them, changes as items of lists.
 * `**Area:** words` names a part of the product, and so does an item that is nothing but such a name, for those below it. What is quoted as code or hidden in a comment is no heading and no item.
 */
export function readChangelog(text: string, notes = new Notes()): NotesRead {
  const sources = text.replace(/^\uFEFF/, '').split(/\r\n?|\n/);
  const quoted = quotedLines(sources);
  const addresses = new Map(sources.flatMap((it, at) => { const line = it.trimStart(); const [, name = '', address = ''] = (line.startsWith('[') && !quoted.has(at) ? reference.exec(line) : null) ?? []; return address === '' ? [] : [[name.toLowerCase(), address] as const]; }));
  let kind: ReleaseChangeKind = 'changed';
  let area = '';
  let breaking = false;
  /** Whom the notes thank is no change. */
  let passed = false;
  /** How deep the heading of the first release stands. */
  let first: number | null = null;
  let item: Item | null = null;
  /** The part of the product that an item names for those below it. */
  let above: { readonly depth: number; readonly area: string } | null = null;
  const end = (): void => {
    if (item === null || passed) { item = null; return; }
    const words = linked(item.text, addresses);
    const [, bold = '', rest] = /^\*\*(.{1,80}?)(?::\*\*|\*\*\s*[:–—-])\s*(.*)$/su.exec(words) ?? [];
    const [, own, its] = rest !== undefined ? [null, bold, rest] : (/^\[?([\p{Lu}][\p{L}\d /&-]{1,40})\]?\s?:\s+(\S.*)$/su.exec(words) ?? []);
    // A kind in front of the words, as in "Fixed: …", is no part of the product.
    const said = own === undefined ? null : kindOfWords(own);
    const within = above?.area ?? area;
    notes.take(item.line, { severity: breaking ? 'critical' : null, ...(said === null ? { kind, area: own ?? within, text: its ?? words } : { kind: said, area: within, text: its ?? words }) });
    item = null;
  };
  for (const [index, source] of sources.entries()) {
    const line = source.trim();
    if (quoted.has(index)) { if (item !== null && quoted.get(index) === 'code') item.text += ` ${line}`; continue; }
    // What is longer is no heading; its end may repeat its marks.
    const title = line.length > releaseLimits.text ? null : heading.exec(line);
    if (title !== null) {
      end();
      above = null;
      const words = withoutEnd((title[2] ?? '').trim(), '#').trim();
      const bare = words.replace(/^[^\p{L}\p{N}]+/u, '').replace(/\s\(\d{1,6}\s\p{L}{1,20}\)$/u, '');
      const its = kindOfWords(bare);
      const depth = (title[1] ?? '').length;
      const release = named.exec(words);
      passed = plainText(bare) === 'new contributors';
      if (its !== null) { kind = its; [area, breaking] = ['', false]; }
      else if (isOfBreaking(bare)) { kind = 'changed'; [area, breaking] = ['', true]; }
      else if (unreleased.test(words)) { notes.release(null, null); first ??= depth; [kind, area, breaking] = ['changed', '', false]; }
      else if (release?.[1] !== undefined && isRelease(words, release[1], release[2], depth, first)) { notes.release(release[1], release[2] ?? null); first ??= depth; [kind, area, breaking] = ['changed', '', false]; }
      // Any other heading below a kind names a part of the product.
      else if (depth > 2) area = words;
      continue;
    }
    const bullet = /^(?:[-*+]|\d{1,3}[.)])\s+(?:\[[ xX]\]\s+)?(.*)$/.exec(line);
    const depth = depthOf(source);
    if (bullet !== null) {
      const words = bullet[1] ?? '';
      const label = item === null || depth <= item.depth ? null : labelIn(item.text);
      if (label !== null && item !== null) { above = { depth: item.depth, area: label }; item = { line: index + 1, depth, text: words, rested: false }; }
      // An item below another one says more of it.
      else if (item !== null && depth > item.depth) item.text += ` ${words}`;
      else {
        end();
        if (above !== null && depth <= above.depth) above = null;
        item = { line: index + 1, depth, text: words, rested: false };
      }
    } else if (line === '') { if (item !== null) item.rested = true; }
    else if (item !== null && item.rested && depth < item.depth + 2) end();
    else if (item !== null && !/^\[[^\]]+\]:\s/.test(line)) item.text += ` ${line}`;
  }
  end();
  return notes.read();
}

/** How far a line stands to the right; a tab is four. */
function depthOf(source: string): number {
  let depth = 0;
  for (const sign of source) { if (sign === ' ') depth++; else if (sign === '\t') depth += 4; else break; }
  return depth;
}

/** The part of the product that an item names and says nothing else of: "**Billing**", "Billing:". */
function labelIn(text: string): string | null {
  if (text.length > 90) return null;
  const [, bold, plain] = /^(?:\*\*([^*]{1,80})\*\*:?|([^*:.]{1,80}):)$/.exec(text.trim()) ?? [];
  return bold?.replace(/:$/, '').trim() ?? plain?.trim() ?? null;
}

/** Lines between fences, which are code, and those of comments. What is opened and never closed hides nothing but its mark. */
function quotedLines(sources: readonly string[]): ReadonlyMap<number, 'code' | 'comment' | 'fence'> {
  const found = new Map<number, 'code' | 'comment' | 'fence'>();
  let from: { readonly at: number; readonly mark: string } | null = null;
  for (const [at, source] of sources.entries()) {
    const line = source.trim();
    if (from === null) {
      const mark = line.startsWith('```') || line.startsWith('~~~') ? (/^(?:`+|~+)/.exec(line)?.[0] ?? null) : line.startsWith('<!--') ? '<!--' : null;
      if (mark === '<!--' && line.includes('-->')) found.set(at, 'comment');
      else if (mark !== null) from = { at, mark };
    } else if (from.mark === '<!--' ? line.includes('-->') : line.length >= from.mark.length && withoutEnd(line, from.mark[0] ?? '') === '') {
      const is = from.mark === '<!--' ? 'comment' : 'code';
      for (let one = from.at; one <= at; one++) found.set(one, is === 'code' && (one === from.at || one === at) ? 'fence' : is);
      from = null;
    }
  }
  if (from !== null) found.set(from.at, 'fence');
  return found;
}

/** Words whose links are all written out: `[the guide][guide]`, `[guide][]` and `[guide]` become links to the address at the foot. */
const linked = (text: string, addresses: ReadonlyMap<string, string>): string => (addresses.size === 0 ? text : text.replace(/\[([^\][]*)\](?!\()(?:\[([^\][]*)\])?/g, (all, words: string, name: string | undefined) => {
  const address = addresses.get((name === undefined || name === '' ? words : name).toLowerCase());
  return address === undefined ? all : `[${words}](${address})`;
}));

/** A heading that begins with a number is a release where it looks like one: not below the first release, and with a point in it, or in brackets, or with a day, unless it stands where releases do. "2FA" and "3D Secure" are parts of a product. */
function isRelease(words: string, version: string, on: string | undefined, depth: number, first: number | null): boolean {
  const bracketed = words.includes(`[${version}]`) || words.includes(`[v${version}]`);
  if (bracketed || on !== undefined) return true;
  return depth <= (first ?? 6) && (version.includes('.') || (depth <= 2 && /^\d+$/.test(version)));
}

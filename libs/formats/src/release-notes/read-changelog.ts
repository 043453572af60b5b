import type { ReleaseChangeKind } from '@palier/domain';
import { kindOfWords, Notes, type NotesRead } from './release-notes.js';

/** A heading of a release: `## [8.4.0] - 2026-12-01`, `# Version 8.4 (2026-12-01)`. */
const heading = /^(#{1,6})\s+(.*?)\s*#*\s*$/;
const named = /^(?:version|release|v)?\s*\[?v?(\d+(?:\.\d+)*[\w.+-]*)\]?(?:\([^)]*\))?\s*(?:[-–—:(]*\s*(\d{4}-\d{2}-\d{2})\)?)?.*$/i;
const unreleased = /^\[?(?:unreleased|non publi[ée])\]?$/i;

/**
 * Reads release notes written in the Keep a Changelog manner: releases as headings, kinds of change as headings below them, changes as items of lists.
 * `**Area:** words` names a part of the product. Links to addresses kept at the foot are followed no further.
 */
export function readChangelog(text: string, notes = new Notes()): NotesRead {
  let kind: ReleaseChangeKind = 'changed';
  let area = '';
  let item: { line: number; text: string } | null = null;
  const end = (): void => {
    if (item === null) return;
    const [, bold = '', rest] = /^\*\*(.{1,80}?)(?::\*\*|\*\*\s*[:–—-])\s*(.*)$/su.exec(item.text) ?? [];
    const [, own, words] = rest !== undefined ? [null, bold, rest] : (/^\[?([\p{Lu}][\p{L}\d /&-]{1,40})\]?\s?:\s+(\S.*)$/su.exec(item.text) ?? []);
    // A kind in front of the words, as in "Fixed: …", is no part of the product.
    const said = own === undefined ? null : kindOfWords(own);
    notes.take(item.line, said === null ? { kind, area: own ?? area, text: words ?? item.text } : { kind: said, area, text: words ?? item.text });
    item = null;
  };
  for (const [index, source] of text.replace(/^\uFEFF/, '').split(/\r\n?|\n/).entries()) {
    const line = source.trim();
    const title = heading.exec(line);
    if (title !== null) {
      end();
      const words = title[2] ?? '';
      const its = kindOfWords(words.replace(/^[^\p{L}\p{N}]+/u, ''));
      const release = named.exec(words);
      if (its !== null) { kind = its; area = ''; }
      else if (unreleased.test(words)) { notes.release(null, null); [kind, area] = ['changed', '']; }
      else if (release?.[1] !== undefined) { notes.release(release[1], release[2] ?? null); [kind, area] = ['changed', '']; }
      // Any other heading below a kind names a part of the product.
      else if ((title[1] ?? '').length > 2) area = words;
      continue;
    }
    const bullet = /^(?:[-*+]|\d{1,3}[.)])\s+(?:\[[ xX]\]\s+)?(.*)$/.exec(line);
    if (bullet !== null) {
      // An item below another one says more of it.
      if (item !== null && /^(?:\s{2,}|\t)/.test(source)) item.text += ` ${bullet[1] ?? ''}`;
      else { end(); item = { line: index + 1, text: bullet[1] ?? '' }; }
    } else if (line === '') { if (item !== null) end(); }
    else if (item !== null && !/^\[[^\]]+\]:\s/.test(line)) item.text += ` ${line}`;
  }
  end();
  return notes.read();
}

import type { Mark, TextNode } from './lesson.js';

/** A line that was read: its words with their marks, and the addresses that were no place to go, kept as text. */
export interface LineRead { readonly nodes: readonly TextNode[]; readonly refused: readonly { readonly address: string; readonly picture: boolean }[] }

/** Only these are links; anything else in brackets stays the text that it is. */
export const isWebAddress = (address: string): boolean => /^https:\/\/[^\s/?#@\\]+([/?#][^\s\\]*)?$/i.test(address);

/** What a line begins with where it is no paragraph. */
export const marker = {
  fence: /^(`{3,})[^`]*$/s, heading: /^(#{1,4}) +(.+)$/s, callout: /^>(!?) ?(.*)$/s, bullet: /^[-*] +(.+)$/s, ordered: /^\d{1,9}[.)] +(.+)$/s, row: /^\|(?:(.*[^\\]))?\|$/s,
  image: /^!\[((?:\\.|[^\\\]])*)\]\(([^\s"()\\]+)(?: +"((?:\\.|[^\\"])*)")?\)$/s,
  video: /^!video\[((?:\\.|[^\\\]])*)\]\(([0-9a-f]{64})\)$/s, captions: /^!captions\[(fr|en)\]\(([0-9a-f]{64})\)$/, transcript: /^!transcript(?: +(.*))?$/s,
  ask: /^\?\?(\+?)(?: +(.*))?$/s, option: /^\?([*-])(?: +(.*))?$/s, explanation: /^\?:(?: +(.*))?$/s,
} as const;

/** Words that carry no marks, on one line. */
export const plainWords = (text: string): string => text.replace(/[\t-\r ]+/g, ' ').trim();

const punctuation = /[!-/:-@[-`{-~]/;
const italic = 1;
const bold = 2;

/** Words with one set of marks; `bits` are those of the asterisks. */
interface Piece { readonly text: string; readonly bits: number; readonly code: boolean; readonly href: string | null }

const markOf = (type: 'bold' | 'italic' | 'code'): Mark => ({ type });
const nodeOf = ({ text, bits, code, href }: Piece): TextNode => {
  const marks: Mark[] = [...(href === null ? [] : [{ type: 'link' as const, attrs: { href } }]), ...(bits & bold ? [markOf('bold')] : []), ...(bits & italic ? [markOf('italic')] : []), ...(code ? [markOf('code')] : [])];
  return marks.length === 0 ? { type: 'text', text } : { type: 'text', text, marks };
};
const pieceOf = ({ text, marks = [] }: TextNode): Piece => {
  const link = marks.find((it) => it.type === 'link');
  return { text, bits: (marks.some((it) => it.type === 'bold') ? bold : 0) | (marks.some((it) => it.type === 'italic') ? italic : 0), code: marks.some((it) => it.type === 'code'), href: link !== undefined && isWebAddress(link.attrs.href) ? link.attrs.href : null };
};
const alike = (a: Piece, b: Piece): boolean => a.bits === b.bits && a.code === b.code && a.href === b.href;

function joined(pieces: readonly Piece[]): Piece[] {
  const out: Piece[] = [];
  for (const it of pieces) {
    const last = out.at(-1);
    if (it.text === '') continue;
    if (last !== undefined && alike(last, it)) out[out.length - 1] = { ...last, text: last.text + it.text };
    else out.push(it);
  }
  return out;
}

/** Takes a mark away from the spaces at both ends of what it marks: no one sees them, and asterisks cannot stand beside a space. */
function withoutMarkedEdges(pieces: readonly Piece[], bit: number): Piece[] {
  const cut = pieces.flatMap((it) => (it.code || (it.bits & bit) === 0 ? [it] : it.text.split(/(^ +| +$)/).map((text) => ({ ...it, text }))).filter((part) => part.text !== ''));
  const blank = (it: Piece | undefined): boolean => it !== undefined && !it.code && it.text.trim() === '' && (it.bits & bit) !== 0;
  const bare = (from: Piece[]): Piece[] => {
    let edge = true;
    return from.map((it) => {
      const strip = edge && blank(it);
      edge = strip || (it.bits & bit) === 0;
      return strip ? { ...it, bits: it.bits & ~bit } : it;
    });
  };
  return bare(bare(cut).reverse()).reverse();
}

/** The one form of a line: no marks but ours in one order, nothing empty, no line end, no space at its ends. */
export function tidyLine(nodes: readonly TextNode[]): TextNode[] {
  const pieces = joined(nodes.map((it) => { const piece = pieceOf(it); return { ...piece, text: piece.text.replace(/[\t-\r]+/g, ' ') }; }));
  while (pieces[0] !== undefined && !pieces[0].code && pieces[0].text.startsWith(' ')) pieces.splice(0, 1, ...joined([{ ...pieces[0], text: pieces[0].text.replace(/^ +/, '') }]));
  for (let last = pieces.at(-1); last !== undefined && !last.code && last.text.endsWith(' '); last = pieces.at(-1)) pieces.splice(-1, 1, ...joined([{ ...last, text: last.text.replace(/ +$/, '') }]));
  return joined(withoutMarkedEdges(withoutMarkedEdges(pieces, bold), italic)).map(nodeOf);
}

/** Writes a tidy line so that `readLine` gives the same back. Between two words with other marks stand the asterisks of what changes. */
export function writeLine(nodes: readonly TextNode[]): string {
  let out = '';
  let bits = 0;
  let href: string | null = null;
  const become = (next: { readonly bits: number; readonly href: string | null }): void => {
    if (href !== null && next.href !== href) { out += `](${href.replace(/[()\\]/g, '\\$&')})`; href = null; }
    out += '*'.repeat(bits ^ next.bits);
    bits = next.bits;
    if (next.href !== null && href === null) { out = out.endsWith('!') ? `${out.slice(0, -1)}\\![` : `${out}[`; href = next.href; }
  };
  for (const it of nodes.map(pieceOf)) {
    become(it);
    out += it.code ? fenced(it.text) : escaped(it.text, it.href !== null);
  }
  become({ bits: 0, href: null });
  return out;
}

const escaped = (text: string, inLink: boolean): string => text.replace(/[\\*`[\]]/g, (found, at: number) => {
  const [before, after] = [text[at - 1], text[at + 1]];
  if (found === '\\') return after === undefined || punctuation.test(after) ? '\\\\' : found;
  if (found === ']') return inLink ? '\\]' : found;
  return found === '*' && before === ' ' && after === ' ' ? found : `\\${found}`;
});

function fenced(text: string): string {
  const runs = new Set([...text.matchAll(/`+/g)].map((it) => it[0].length));
  let size = 1;
  while (runs.has(size)) size++;
  const fence = '`'.repeat(size);
  const padded = /^`|`$/.test(text) || (/^ .* $/s.test(text) && text.trim() !== '') ? ` ${text} ` : text;
  return `${fence}${padded}${fence}`;
}

/** Where asterisks began to mark, and what was marked there before. */
interface Opening { readonly index: number; readonly bits: number; readonly href: string | null }
interface LoneSigns extends Opening { readonly bit: number; readonly end: number }

/** Reads one line: `**bold**`, `*italic*`, `` `code` `` and `[words](https://…)`. Whatever is not closed, or leads elsewhere, is text. Takes as long as the line is. */
export function readLine(raw: string): LineRead {
  return new LineReader(raw).read();
}

class LineReader {
  private readonly out: Piece[] = [];
  private readonly refused: { address: string; picture: boolean }[] = [];
  private readonly opened = new Map<number, Opening>();
  private readonly alone: LoneSigns[] = [];
  private readonly codeAt: FindCode;
  private at = 0;
  private bits = 0;
  private link: { readonly href: string; readonly words: number; readonly end: number } | null = null;

  constructor(private readonly raw: string) { this.codeAt = codeFinder(raw); }

  read(): LineRead {
    while (this.at < this.raw.length) {
      if (this.link?.words === this.at) { this.at = this.link.end; this.link = null; }
      else if (!this.takeEscape() && !this.takeCode() && !this.takeLink() && !this.takeAsterisks()) this.takePlain();
    }
    const unclosed = [...this.opened].map(([bit, it]) => ({ ...it, bit, end: this.out.length }));
    return { nodes: tidyLine(withLoneSigns(this.out, [...this.alone, ...unclosed]).map(nodeOf)), refused: this.refused };
  }

  private takeEscape(): boolean {
    const next = this.raw[this.at + 1];
    if (this.raw[this.at] !== '\\' || next === undefined || !punctuation.test(next)) return false;
    this.say(next, 2);
    return true;
  }

  private takeCode(): boolean {
    if (this.raw[this.at] !== '`') return false;
    const code = this.codeAt(this.at);
    const size = runAt(this.raw, this.at);
    if (code === null) this.say(this.raw.slice(this.at, this.at + size), size);
    else this.say(code.text, code.end - this.at, true);
    return true;
  }

  private takeLink(): boolean {
    const link = this.raw[this.at] === '[' && this.link === null ? linkAt(this.raw, this.at, this.codeAt) : null;
    if (link === null) return false;
    if (!isWebAddress(link.href)) { this.refused.push({ address: link.href, picture: this.raw[this.at - 1] === '!' }); return false; }
    this.link = link;
    this.at++;
    return true;
  }

  private takeAsterisks(): boolean {
    if (this.raw[this.at] !== '*') return false;
    const size = runAt(this.raw, this.at);
    const signs = size <= 3 ? [italic, bold].filter((bit) => size & bit) : [];
    const opens = !isSpace(this.raw[this.at + size]);
    const flips = signs.every((bit) => (this.bits & bit ? !isSpace(this.raw[this.at - 1]) : opens));
    // What can only open, and is open already, opens here: the earlier signs stood alone.
    const opensAnew = opens && signs.every((bit) => this.bits & bit);
    if (signs.length === 0 || (!flips && !opensAnew)) { this.say('*'.repeat(size), size); return true; }
    for (const bit of signs) {
      const before = this.opened.get(bit);
      if (before !== undefined && !flips) this.alone.push({ ...before, bit, end: this.out.length });
      if (before !== undefined && flips) this.opened.delete(bit);
      else this.opened.set(bit, { index: this.out.length, bits: this.bits, href: this.link?.href ?? null });
    }
    if (flips) this.bits ^= size;
    this.at += size;
    return true;
  }

  private takePlain(): void {
    wordsOnly.lastIndex = this.at;
    const words = wordsOnly.exec(this.raw)?.[0] ?? this.raw[this.at] ?? '';
    this.say(words, words.length);
  }

  private say(text: string, length: number, code = false): void {
    this.out.push({ text, bits: this.bits, code, href: this.link?.href ?? null });
    this.at += length;
  }
}

const wordsOnly = /[^\\`[\]*]+/y;
const isSpace = (sign: string | undefined): boolean => sign === undefined || sign === ' ';

/** How many times the sign at a place stands there in a row. */
function runAt(raw: string, at: number): number {
  let end = at + 1;
  while (raw[end] === raw[at]) end++;
  return end - at;
}

/** Asterisks that nothing closed are asterisks: they stand where they were, and mark nothing up to where they were given up. */
function withLoneSigns(pieces: readonly Piece[], alone: readonly LoneSigns[]): Piece[] {
  const taken = new Array<number>(pieces.length + 1).fill(0);
  for (const { index, end, bit } of alone) for (let at = index; at < end; at++) taken[at] = (taken[at] ?? 0) | bit;
  const signs = new Map<number, Piece[]>();
  for (const { index, bit, bits, href } of alone) signs.set(index, [...(signs.get(index) ?? []), { text: '*'.repeat(bit), bits: bits & ~(bit | (taken[index] ?? 0)), code: false, href }]);
  return [...pieces, null].flatMap((it, at) => [...(signs.get(at) ?? []), ...(it === null ? [] : [{ ...it, bits: it.bits & ~(taken[at] ?? 0) }])]);
}

type FindCode = (at: number) => { readonly text: string; readonly end: number } | null;

/** Finds the code that opens at a place, if as many backticks close it. The runs are looked up, so many that never close cost no more. */
function codeFinder(raw: string): FindCode {
  const runs = new Map<number, number[]>();
  for (const it of raw.matchAll(/`+/g)) {
    const starts = runs.get(it[0].length);
    if (starts === undefined) runs.set(it[0].length, [it.index]);
    else starts.push(it.index);
  }
  return (at) => {
    const size = runAt(raw, at);
    const starts = runs.get(size) ?? [];
    let [low, high] = [0, starts.length];
    while (low < high) { const middle = (low + high) >> 1; if ((starts[middle] ?? 0) < at + size) low = middle + 1; else high = middle; }
    const close = starts[low];
    if (close === undefined) return null;
    const text = raw.slice(at + size, close);
    return { text: /^ .* $/s.test(text) && text.trim() !== '' ? text.slice(1, -1) : text, end: close + size };
  };
}

/** Where the words of a link end, its address, and where it ends. */
function linkAt(raw: string, opening: number, codeAt: FindCode): { readonly words: number; readonly href: string; readonly end: number } | null {
  let at = opening + 1;
  while (at < raw.length && raw[at] !== ']') {
    if (raw[at] === '[') return null;
    if (raw[at] === '\\') at += 2;
    else at = raw[at] === '`' ? (codeAt(at)?.end ?? at + runAt(raw, at)) : at + 1;
  }
  if (at === opening + 1 || raw[at] !== ']' || raw[at + 1] !== '(') return null;
  const address = /^(?:\\[!-/:-@[-`{-~]|[^\s()\\]|\\(?![!-/:-@[-`{-~]))+/.exec(raw.slice(at + 2, at + 2 + 2_000))?.[0];
  return address === undefined || raw[at + 2 + address.length] !== ')' ? null : { words: at, href: unescaped(address), end: at + 3 + address.length };
}

/** Without the backslashes that only keep a sign from meaning something. */
export const unescaped = (text: string): string => text.replace(/\\([!-/:-@[-`{-~])/g, '$1');

import { portableLimits, type PlainGap, type PortableContent, type PortableNote, type PortableProblem } from '../portable-question/portable-question.js';
import { oneLine } from '../question-text/question-text.js';

type GapFill = Extract<PortableContent, { kind: 'gapFill' }>;
type Wrong = (code: PortableProblem['code'], params: PortableProblem['params']) => null;

/** Where Moodle takes words for a gap: `{1:SHORTANSWER:=…}`. */
const opening = /\{(\d{0,9}):([A-Z_]{2,20}):/g;
const written = /^(?:SHORTANSWER|SA|MW)(?:_?C)?$/;
const chosen = /^(?:MULTICHOICE|MC)(?:_?(?:V|H|S|VS|HS))?$/;
const number = /^(?:NUMERICAL|NM)$/;
const known = (type: string): boolean => written.test(type) || chosen.test(type) || number.test(type) || /^(?:MULTIRESPONSE|MR)(?:_?(?:H|S|HS))?$/.test(type);

const escaped = (text: string): string => text.replace(/[\\}#~/"]/g, '\\$&');
const unescaped = (text: string): string => text.replace(/\\([\\}#~/"*=%])/g, '$1');

/** What is asked and, after an empty line, the text with its gaps, as Moodle's cloze has both in one; null where words would become a gap. */
export function writeCloze({ prompt, pieces, gaps }: GapFill): string | null {
  if ([prompt, ...pieces].some((it) => [...it.matchAll(opening)].some(([, , type = '']) => known(type)))) return null;
  return `${prompt}\n\n${pieces.map((piece, at) => { const gap = gaps[at]; return gap === undefined ? piece : `${piece}${gapOf(gap)}`; }).join('')}`;
}

function gapOf({ accepted, others }: PlainGap): string {
  // An asterisk would stand for any words where they are written.
  if (others.length === 0) return `{1:SHORTANSWER:${accepted.map((it) => `=${escaped(it).replaceAll('*', '\\*')}`).join('~')}}`;
  return `{1:MULTICHOICE:${[...accepted.map((it) => `=${escaped(it)}`), ...others.map((it) => `%0%${escaped(it)}`)].join('~')}}`;
}

/** The text of a cloze with its gaps. What stands before an empty line is what is asked; where nothing does, its text says it with lines for gaps. */
export function readCloze(text: string, explanation: string, note: (code: PortableNote['code']) => void, wrong: Wrong): PortableContent | null {
  const found = gapsIn(text);
  if (found === null) return wrong('gift.brace-open', {});
  if (found.length === 0) return wrong('question.no-answers', {});
  if (found.length > portableLimits.gaps) return wrong('question.too-many-options', { most: portableLimits.gaps });
  const gaps: PlainGap[] = [];
  const said = new Set<PortableNote['code']>();
  for (const { type, answers } of found) {
    if (!written.test(type) && !chosen.test(type) && !number.test(type)) return wrong('question.gap-kind', { kind: type });
    gaps.push(gapRead(type, answers, said));
  }
  if (new Set(found.map((it) => it.weight)).size > 1) said.add('note.weights');
  const pieces = found.map((it, at) => text.slice(found[at - 1]?.end ?? 0, it.start)).concat(text.slice(found.at(-1)?.end ?? 0));
  const [first = '', ...rest] = pieces;
  const parted = /^(.*[^\t-\r ][\t\v\f\r ]*)\n[\t\v\f\r ]*\n(.*)$/s.exec(first);
  const asked = parted?.[1] ?? '';
  if (oneLine(asked) === '') said.add('note.no-instruction');
  for (const code of said) note(code);
  return { kind: 'gapFill', prompt: oneLine(asked) === '' ? pieces.join('_____') : asked, explanation, pieces: [parted?.[2] ?? first, ...rest], gaps };
}

interface Found { readonly start: number; readonly end: number; readonly weight: number; readonly type: string; readonly answers: readonly string[] }

/** The gaps of a text, each with its answers as they are written; null where one never ends. */
function gapsIn(text: string): Found[] | null {
  const found: Found[] = [];
  let from = 0;
  for (const match of text.matchAll(opening)) {
    const [whole, weight = '', type = ''] = match;
    if (match.index < from || !known(type)) continue;
    if (found.length > portableLimits.gaps) break;
    const answers: string[] = [];
    let [at, start] = [match.index + whole.length, match.index + whole.length];
    for (; at < text.length && text[at] !== '}'; at++) {
      if (text[at] === '\\') at++;
      else if (text[at] === '~') { answers.push(text.slice(start, at)); start = at + 1; }
    }
    if (at >= text.length) return null;
    found.push({ start: match.index, end: at + 1, weight: Number(weight || '1'), type, answers: [...answers, text.slice(start, at)] });
    from = at + 1;
  }
  return found;
}

function gapRead(type: string, answers: readonly string[], said: Set<PortableNote['code']>): PlainGap {
  const all = answers.map((source) => {
    const [, sign, percent, rest = ''] = /^\s*(?:(=)|%(-?\d{1,3}(?:[.,]\d{1,7})?)%)?(.*)$/s.exec(source) ?? [];
    const [, words = '', feedback = ''] = /^((?:\\.|[^\\#])*)(?:#(.*))?$/s.exec(rest) ?? [];
    if (oneLine(feedback) !== '') said.add('note.feedback');
    return { words, weight: sign === '=' ? 100 : Number.parseFloat((percent ?? '0').replace(',', '.')) };
  }).filter((it) => oneLine(it.words) !== '');
  if (all.some((it) => it.weight > 0 && it.weight < 100)) said.add('note.partly-right');
  const right = all.filter((it) => it.weight >= 100);
  if (chosen.test(type)) return { accepted: right.map((it) => unescaped(it.words)), others: all.filter((it) => it.weight < 100).map((it) => unescaped(it.words)) };
  if (/C$/.test(type) && written.test(type)) said.add('note.case');
  if (number.test(type)) {
    // A gap is filled with words: how far a number may lie from this one is lost.
    if (right.some((it) => Number.parseFloat(it.words.split(':')[1] ?? '') > 0)) said.add('note.gap-number');
    return { accepted: right.map((it) => it.words.split(':')[0] ?? ''), others: [] };
  }
  const accepted = right.filter((it) => !/(?<!\\)\*/.test(it.words));
  if (accepted.length < right.length) said.add('note.wildcard');
  return { accepted: accepted.map((it) => unescaped(it.words)), others: [] };
}

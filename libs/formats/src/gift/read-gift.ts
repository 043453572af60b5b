import { between } from '../portable-question/decimal.js';
import { htmlText, looksLikeHtml } from '../portable-question/html-text.js';
import type { PortableContent, PortableRead } from '../portable-question/portable-question.js';
import { gapTag, tagsRead } from '../portable-question/question-tags.js';
import { Reading } from '../portable-question/reading.js';
import { weighAlike } from '../portable-question/weights.js';
import { oneLine, questionLimits } from '../question-text/question-text.js';
import { bare, formMark, partedAt, signAt, unescaped } from './gift-signs.js';

/** The lines of one question, and what the comments above it say of it. */
interface Block { readonly line: number; readonly text: string; readonly marks: string }

/** Reads GIFT: questions parted by blank lines, each with its answers in braces. */
export function readGift(text: string): PortableRead {
  const reading = new Reading();
  return reading.run(text, (source) => { for (const block of blocksOf(source)) { reading.begin(block.line); new Question(block, reading).read(); } });
}

function* blocksOf(text: string): Generator<Block> {
  let [line, marks, lines] = [0, [] as string[], [] as string[]];
  const end = function* (): Generator<Block> {
    if (lines.length > 0) yield { line, text: lines.join('\n'), marks: marks.join(' ') };
    [lines, marks] = [[], []];
  };
  for (const [index, source] of text.split(/\r\n?|\n/).entries()) {
    const words = oneLine(source);
    if (words === '') yield* end();
    else if (words.startsWith('//')) marks.push(words);
    else if (!/^\$CATEGORY:/i.test(words)) { if (lines.length === 0) line = index + 1; lines.push(source); }
  }
  yield* end();
}

const marked = (marks: string, name: 'id' | 'tag'): string[] => [...marks.matchAll(name === 'id' ? /\[id:([^\][]*)\]/g : /\[tag:([^\][]*)\]/g)].map((it) => it[1] ?? '');

interface Answer { readonly sign: '=' | '~'; readonly weight: number | null; readonly text: string; readonly feedback: string }

class Question {
  /** How the words of this question are written, unless some of them say otherwise. */
  private form = 'moodle';
  private pictures = 0;

  constructor(private readonly block: Block, private readonly reading: Reading) {}

  read(): void {
    const { line, marks } = this.block;
    const start = bare(this.block.text);
    const [called, untitled] = start.startsWith('::') ? partedAt(start.slice(2), '::') : ['', null];
    const [title, body] = untitled === null ? ['', start] : [called, untitled];
    const form = formMark.exec(body);
    this.form = form?.[1]?.toLowerCase() ?? 'moodle';
    const rest = body.slice(form?.[0].length ?? 0);
    const open = signAt(rest, '{}');
    if (open === -1) { this.wrong('question.no-answers'); return; }
    const close = rest[open] === '}' ? -1 : signAt(rest, '{}', open + 1);
    if (rest[open] === '}') { this.wrong('gift.brace-stray'); return; }
    if (rest[close] !== '}') { this.wrong('gift.brace-open'); return; }
    const after = rest.slice(close + 1);
    const more = signAt(after, '{}');
    if (more !== -1) { this.wrong(after[more] === '{' ? 'gift.several-gaps' : 'gift.brace-stray'); return; }
    const tags = marked(marks, 'tag');
    const gap = tags.includes(gapTag) ? this.aroundGap(rest.slice(0, open), after) : null;
    const prompt = gap?.prompt ?? this.wordsIn(this.form, oneLine(after) === '' ? rest.slice(0, open) : `${rest.slice(0, open)} _____ ${after}`);
    const [answers, general] = partedAt(rest.slice(open + 1, close), '####');
    const content = gap === null ? this.contentOf(bare(answers), prompt, this.words(general ?? '')) : this.gapOf(bare(answers), gap, this.words(general ?? ''));
    if (this.pictures > 0) this.reading.note(line, 'note.picture', { count: this.pictures });
    if (content !== null) this.reading.take(line, { source: marked(marks, 'id')[0] ?? this.words(title), ...tagsRead(tags), picture: null, content });
  }

  private wrong(code: Parameters<Reading['wrong']>[1], params?: Parameters<Reading['wrong']>[2]): null {
    return this.reading.wrong(this.block.line, code, params);
  }

  /** Words as they are meant: without backslashes, and without the marks of a page where they are written as one. */
  private words(source: string): string {
    const own = formMark.exec(source);
    return this.wordsIn(own?.[1]?.toLowerCase() ?? this.form, source.slice(own?.[0].length ?? 0));
  }

  private wordsIn(form: string, source: string): string {
    const text = unescaped(source);
    if (form === 'plain' || form === 'markdown' || (form === 'moodle' && !looksLikeHtml(text))) return text;
    const page = htmlText(text);
    this.pictures += page.pictures;
    return page.text;
  }

  private contentOf(source: string, prompt: string, explanation: string): PortableContent | null {
    if (source === '') return this.wrong('question.kind-unknown', { kind: 'essay' });
    if (source.startsWith('#')) return this.numberOf(bare(source.slice(1)), prompt, explanation);
    const [, truth, feedback] = /^(TRUE|T|FALSE|F)[\t-\r ]*(?:(#.*))?$/is.exec(source) ?? [];
    if (truth !== undefined) {
      if (feedback !== undefined && feedback.replace(/[#\s]/g, '') !== '') this.reading.note(this.block.line, 'note.feedback');
      return { kind: 'trueFalse', prompt, explanation, answer: /^t/i.test(truth) };
    }
    const answers = this.answersOf(source);
    if (answers === null) return null;
    if (answers.every((it) => it.sign === '=')) return this.textsOf(answers, prompt, explanation);
    const options = (isRight: (it: Answer) => boolean) => answers.map((it) => ({ text: this.words(it.text), correct: isRight(it), explanation: this.words(it.feedback) }));
    if (answers.some((it) => it.sign === '=')) {
      if (answers.some((it) => it.sign === '~' && (it.weight ?? 0) !== 0)) this.reading.note(this.block.line, 'note.weights');
      return { kind: 'singleChoice', prompt, explanation, options: options((it) => it.sign === '=') };
    }
    if (!weighAlike(answers.map((it) => it.weight ?? 0))) this.reading.note(this.block.line, 'note.weights');
    return { kind: 'multipleChoice', prompt, explanation, options: options((it) => (it.weight ?? 0) > 0) };
  }

  /** What is asked and, after an empty line, the text on both sides of its gap. */
  private aroundGap(before: string, after: string): { readonly prompt: string; readonly pieces: readonly string[] } {
    const words = this.wordsIn(this.form, before);
    const at = words.indexOf('\n\n');
    return { prompt: at === -1 ? words : words.slice(0, at), pieces: [at === -1 ? '' : words.slice(at), this.wordsIn(this.form, after)] };
  }

  private gapOf(source: string, gap: ReturnType<Question['aroundGap']>, explanation: string): PortableContent | null {
    const answers = this.answersOf(source);
    if (answers === null) return null;
    const right = answers.filter((it) => it.sign === '=' && (it.weight === null || it.weight >= 100));
    const others = answers.filter((it) => it.sign === '~');
    if (right.length + others.length < answers.length || others.some((it) => (it.weight ?? 0) > 0)) this.reading.note(this.block.line, 'note.partly-right');
    if (answers.some((it) => it.feedback.trim() !== '')) this.reading.note(this.block.line, 'note.feedback');
    return { kind: 'gapFill', ...gap, explanation, gaps: [{ accepted: right.map((it) => this.words(it.text)), others: others.map((it) => this.words(it.text)) }] };
  }

  private textsOf(answers: readonly Answer[], prompt: string, explanation: string): PortableContent | null {
    if (answers.some((it) => it.text.includes('->'))) return this.pairsOf(answers, prompt, explanation);
    const right = answers.filter((it) => it.weight === null || it.weight >= 100);
    if (right.length < answers.length) this.reading.note(this.block.line, 'note.partly-right');
    if (answers.some((it) => it.feedback.trim() !== '')) this.reading.note(this.block.line, 'note.feedback');
    return { kind: 'shortText', prompt, explanation, accepted: right.map((it) => this.words(it.text)) };
  }

  /** Pairs, with an arrow between their halves; a right half alone belongs to nothing. */
  private pairsOf(answers: readonly Answer[], prompt: string, explanation: string): PortableContent | null {
    const halves = answers.map((it) => { const at = it.text.indexOf('->'); return at === -1 ? null : { left: this.words(it.text.slice(0, at)), right: this.words(it.text.slice(at + 2)) }; });
    if (halves.includes(null)) return this.wrong('gift.no-arrow');
    const all = halves.filter((it) => it !== null);
    return { kind: 'matching', prompt, explanation, pairs: all.filter((it) => oneLine(it.left) !== ''), extra: all.filter((it) => oneLine(it.left) === '').map((it) => it.right) };
  }

  private numberOf(source: string, prompt: string, explanation: string): PortableContent | null {
    const all = signAt(source, '=~') === -1 ? [{ weight: null, text: partedAt(source, '#')[0], feedback: partedAt(source, '#')[1] ?? '' }] : this.answersOf(source);
    if (all === null) return null;
    const right = all.filter((it) => it.weight === null || it.weight >= 100);
    if (right.length > 1) return this.wrong('question.several-numbers');
    if (right.length < all.length) this.reading.note(this.block.line, 'note.partly-right');
    if (all.some((it) => it.feedback.trim() !== '')) this.reading.note(this.block.line, 'note.feedback');
    const found = (right[0]?.text ?? '').trim();
    const [from, to] = found.split('..');
    if (to !== undefined) {
      const range = between(from?.trim() ?? '', to.trim());
      return range === null ? this.wrong('question.number-unreadable', { found: found.slice(0, 60) }) : { kind: 'numeric', prompt, explanation, value: range.value, tolerance: { by: 'amount', of: range.tolerance }, units: [] };
    }
    const [value, tolerance] = partedAt(found, ':');
    return { kind: 'numeric', prompt, explanation, value: value.trim(), tolerance: { by: 'amount', of: tolerance?.trim() ?? '' }, units: [] };
  }

  /** The answers of a list, each with its sign: `=` right, `~` wrong, `%50%` so much of it. */
  private answersOf(source: string): readonly Answer[] | null {
    const answers: Answer[] = [];
    const first = signAt(source, '=~');
    if (first !== 0) return this.wrong('gift.no-sign');
    for (let at = first; at !== -1;) {
      const next = signAt(source, '=~', at + 1);
      const [, weight, rest = ''] = /^[\t-\r ]*(?:%(-?\d+(?:\.\d+)?)%)?(.*)$/s.exec(source.slice(at + 1, next === -1 ? undefined : next)) ?? [];
      const [text, feedback] = partedAt(rest, '#');
      if (answers.length > questionLimits.options) return this.wrong('question.too-many-options', { most: questionLimits.options });
      answers.push({ sign: source[at] === '=' ? '=' : '~', weight: weight === undefined ? null : Number(weight), text, feedback: feedback ?? '' });
      at = next;
    }
    return answers;
  }
}

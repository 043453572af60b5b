import { htmlText } from '../portable-question/html-text.js';
import type { PortableContent, PortableRead } from '../portable-question/portable-question.js';
import { tagsRead } from '../portable-question/question-tags.js';
import { Reading } from '../portable-question/reading.js';
import { weighAlike } from '../portable-question/weights.js';
import { oneLine } from '../question-text/question-text.js';
import { readCloze } from './cloze.js';
import { nameOf } from './moodle-name.js';
import { child, childrenOf, wordsOf, xmlElements, type XmlElement } from './xml-elements.js';

/** Reads the XML in which Moodle writes its question bank. */
export function readMoodleXml(text: string): PortableRead {
  const reading = new Reading();
  return reading.run(withoutFiles(text), (source) => xmlElements(source, reading, { root: 'quiz', each: 'question', unread: 'file', read: (it) => {
    const type = oneLine(it.attributes['type'] ?? '');
    if (type === 'category') return;
    if (type === 'description') { reading.note(it.line, 'note.description'); return; }
    reading.begin(it.line);
    new Question(it, reading).read(type);
  } }));
}

/** Questions carry no files here: their bytes are let go before anything is read, line by line as they stood. */
function withoutFiles(text: string): string {
  const kept: string[] = [];
  let from = 0;
  for (const tag of text.matchAll(/<file\b[^<>]*>/g)) {
    const start = tag.index + tag[0].length;
    const end = text.indexOf('<', start);
    if (!text.startsWith('</file>', end)) continue;
    kept.push(text.slice(from, start), '\n'.repeat(text.slice(start, end).split('\n').length - 1));
    from = end;
  }
  return kept.join('') + text.slice(from);
}

const fraction = (of: XmlElement): number => Number.parseFloat(of.attributes['fraction'] ?? '0') || 0;

class Question {
  private pictures = 0;

  constructor(private readonly element: XmlElement, private readonly reading: Reading) {}

  read(type: string): void {
    const prompt = this.words(child(this.element, 'questiontext'));
    const content = this.contentOf(type, prompt, this.words(child(this.element, 'generalfeedback')));
    if (this.pictures > 0) this.note('note.picture', { count: this.pictures });
    if (content === null) return;
    const name = oneLine(wordsOf(child(this.element, 'name')));
    const idNumber = oneLine(wordsOf(child(this.element, 'idnumber')));
    const source = idNumber !== '' ? idNumber : name === nameOf(content.prompt.split(/\r\n?|\n/).map(oneLine).join(' ')) ? '' : name;
    this.reading.take(this.element.line, { source, ...tagsRead(childrenOf(child(this.element, 'tags'), 'tag').map(wordsOf)), content });
  }

  private note(code: Parameters<Reading['note']>[1], params?: Parameters<Reading['note']>[2]): void {
    this.reading.note(this.element.line, code, params);
  }

  /** Words as they are meant; those of a page without its marks. Files that come with them are counted: questions carry none here. */
  private words(of: XmlElement | undefined): string {
    if (of === undefined) return '';
    const raw = wordsOf(of);
    const files = childrenOf(of, 'file').length;
    if (of.attributes['format'] === 'plain_text' || of.attributes['format'] === 'markdown') { this.pictures += files; return raw; }
    const page = htmlText(raw);
    this.pictures += Math.max(page.pictures, files);
    return page.text;
  }

  private contentOf(type: string, prompt: string, explanation: string): PortableContent | null {
    const answers = childrenOf(this.element, 'answer');
    switch (type) {
      case 'multichoice': {
        const single = ['true', '1'].includes(oneLine(wordsOf(child(this.element, 'single'))).toLowerCase());
        const weights = answers.map(fraction);
        if (single ? weights.some((it) => it !== 0 && it < 100) : !weighAlike(weights)) this.note('note.weights');
        return { kind: single ? 'singleChoice' : 'multipleChoice', prompt, explanation, options: answers.map((it) => ({ text: this.words(it), correct: single ? fraction(it) >= 100 : fraction(it) > 0, explanation: this.words(child(it, 'feedback')) })) };
      }
      case 'truefalse': {
        this.lettingFeedbackGo(answers);
        const right = answers.find((it) => fraction(it) >= 100);
        const said = right === undefined ? '' : oneLine(wordsOf(right)).toLowerCase();
        return { kind: 'trueFalse', prompt, explanation, answer: said === 'true' ? true : said === 'false' ? false : null };
      }
      // The place of each stands where other kinds say what it is worth.
      case 'ordering': return { kind: 'ordering', prompt, explanation, items: [...answers].sort((a, b) => fraction(a) - fraction(b)).map((it) => this.words(it)) };
      case 'matching': {
        const halves = childrenOf(this.element, 'subquestion').map((it) => ({ left: this.words(it), right: wordsOf(child(it, 'answer')) }));
        return { kind: 'matching', prompt, explanation, pairs: halves.filter((it) => oneLine(it.left) !== ''), extra: halves.filter((it) => oneLine(it.left) === '').map((it) => it.right) };
      }
      case 'shortanswer': {
        this.lettingFeedbackGo(answers);
        const right = answers.filter((it) => fraction(it) >= 100).map((it) => oneLine(wordsOf(it)));
        const accepted = right.filter((it) => !/(?<!\\)\*/.test(it));
        if (answers.some((it) => fraction(it) > 0 && fraction(it) < 100)) this.note('note.partly-right');
        if (accepted.length < right.length) this.note('note.wildcard');
        if (oneLine(wordsOf(child(this.element, 'usecase'))) === '1') this.note('note.case');
        return { kind: 'shortText', prompt, explanation, accepted: accepted.map((it) => it.replaceAll('\\*', '*')) };
      }
      case 'numerical': {
        this.lettingFeedbackGo(answers);
        const right = answers.filter((it) => fraction(it) >= 100 && oneLine(wordsOf(it)) !== '*');
        if (right.length > 1) return this.reading.wrong(this.element.line, 'question.several-numbers');
        if (answers.some((it) => fraction(it) > 0 && fraction(it) < 100)) this.note('note.partly-right');
        const units = childrenOf(child(this.element, 'units'), 'unit');
        const alike = units.filter((it) => Number.parseFloat(wordsOf(child(it, 'multiplier')) || '1') === 1);
        if (alike.length < units.length) this.note('note.unit');
        const [number] = right;
        return { kind: 'numeric', prompt, explanation, value: number === undefined ? '' : oneLine(wordsOf(number)), tolerance: { by: 'amount', of: oneLine(wordsOf(child(number, 'tolerance'))) }, units: alike.map((it) => wordsOf(child(it, 'unit_name'))) };
      }
      case 'cloze': return readCloze(prompt, explanation, (code) => this.note(code), (code, params) => this.reading.wrong(this.element.line, code, params));
      default: return this.reading.wrong(this.element.line, 'question.kind-unknown', { kind: type.slice(0, 40) });
    }
  }

  /** Only answers that are ticked have words of their own here. */
  private lettingFeedbackGo(answers: readonly XmlElement[]): void {
    if (answers.some((it) => oneLine(this.words(child(it, 'feedback'))) !== '')) this.note('note.feedback');
  }
}

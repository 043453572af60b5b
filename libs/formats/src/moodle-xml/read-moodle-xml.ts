import { htmlText } from '../portable-question/html-text.js';
import { tidyPicture, type PortablePicture } from '../portable-question/portable-picture.js';
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
  const { text: words, files } = filesAside(text);
  return reading.run(words, (source) => xmlElements(source, reading, { root: 'quiz', each: 'question', read: (it) => {
    const type = oneLine(it.attributes['type'] ?? '');
    if (type === 'category') return;
    if (type === 'description') { reading.note(it.line, 'note.description'); return; }
    reading.begin(it.line);
    new Question(it, reading, files).read(type);
  } }));
}

/** A file of the source, without its bytes: those are let go before anything is read, line by line as they stood, and known by their number. */
const aside = /^palier-file:(\d{1,6})$/;

/** Lays the bytes of files aside. */
function filesAside(text: string): { readonly text: string; readonly files: readonly string[] } {
  const [kept, files]: [string[], string[]] = [[], []];
  let from = 0;
  for (const tag of text.matchAll(/<file\b[^<>]*>/g)) {
    const start = tag.index + tag[0].length;
    const end = text.indexOf('<', start);
    if (!text.startsWith('</file>', end)) continue;
    const bytes = text.slice(start, end);
    kept.push(text.slice(from, start), `palier-file:${files.push(bytes) - 1}`, '\n'.repeat(bytes.split('\n').length - 1));
    from = end;
  }
  return { text: kept.join('') + text.slice(from), files };
}

/** An address as its author wrote it. */
function decoded(src: string): string {
  try { return decodeURIComponent(src.split('?')[0] ?? ''); } catch { return src; }
}

const fraction = (of: XmlElement): number => Number.parseFloat(of.attributes['fraction'] ?? '0') || 0;

class Question {
  /** Those that stay behind. */
  private pictures = 0;
  private picture: PortablePicture | null = null;

  constructor(private readonly element: XmlElement, private readonly reading: Reading, private readonly files: readonly string[]) {}

  read(type: string): void {
    const prompt = this.words(child(this.element, 'questiontext'), true);
    const content = this.contentOf(type, prompt, this.words(child(this.element, 'generalfeedback')));
    if (this.pictures > 0) this.note('note.picture', { count: this.pictures });
    if (content === null) return;
    if (this.picture !== null && this.picture.words === '') this.note('note.picture-words');
    const name = oneLine(wordsOf(child(this.element, 'name')));
    const idNumber = oneLine(wordsOf(child(this.element, 'idnumber')));
    const source = idNumber !== '' ? idNumber : name === nameOf(content.prompt.split(/\r\n?|\n/).map(oneLine).join(' ')) ? '' : name;
    this.reading.take(this.element.line, { source, ...tagsRead(childrenOf(child(this.element, 'tags'), 'tag').map(wordsOf)), picture: this.picture, content });
  }

  private note(code: Parameters<Reading['note']>[1], params?: Parameters<Reading['note']>[2]): void {
    this.reading.note(this.element.line, code, params);
  }

  /** Words as they are meant; those of a page without its marks. The first picture of what is asked comes along; other files are counted. */
  private words(of: XmlElement | undefined, asked = false): string {
    if (of === undefined) return '';
    const raw = wordsOf(of);
    const files = childrenOf(of, 'file');
    if (of.attributes['format'] === 'plain_text' || of.attributes['format'] === 'markdown') { this.pictures += files.length; return raw; }
    let fromFile = 0;
    const page = htmlText(raw, (src, alt) => {
      if (!asked || this.picture !== null) return false;
      const file = files.find((it) => `@@PLUGINFILE@@${it.attributes['path'] ?? '/'}${it.attributes['name'] ?? ''}` === decoded(src));
      this.picture = tidyPicture({ words: alt, base64: file === undefined ? (/^data:image\/[a-z+.-]{1,20};base64,(.*)$/is.exec(src)?.[1] ?? '') : this.bytes(file.text), file: '' });
      if (this.picture !== null && file !== undefined) fromFile = 1;
      return this.picture !== null;
    });
    this.pictures += Math.max(page.pictures, files.length - fromFile);
    return page.text;
  }

  /** What was laid aside under a name, or stands there itself. */
  private bytes(name: string): string { const at = aside.exec(name.trim())?.[1]; return at === undefined ? name : (this.files[Number(at)] ?? ''); }

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

import type { FilmCaptions, LessonBlock, LessonDocument, SelfCheckOption, TextNode } from './lesson.js';
import { marker, plainWords, readLine, unescaped } from './lesson-line.js';
import { cellsOf, isRule, tidyRows } from './lesson-table.js';
import { selfCheckRemarks } from './self-check.js';
import { tidyTranscript } from './write-lesson.js';

/** A picture of a lesson, under the name that its text calls it by. */
export interface LessonPicture { readonly name: string; readonly file: string; readonly width: number; readonly height: number }

export const lessonRemarkCodes = ['lesson.link-not-https', 'lesson.picture-unknown', 'lesson.picture-without-words', 'lesson.picture-not-alone', 'lesson.video-without-title', 'lesson.video-no-captions', 'lesson.check-without-words', 'lesson.check-options', 'lesson.check-right'] as const;
/** Something in a lesson's text that the author did not mean so; what it is about stays in the lesson as text. */
export interface LessonRemark { readonly code: (typeof lessonRemarkCodes)[number]; /** 1-based. */ readonly line: number; readonly found: string }

/** A block without its id, as the text gives it. */
type Unnamed<B> = B extends LessonBlock ? Omit<B, 'attrs'> & { readonly attrs: Omit<B['attrs'], 'id'> } : never;
type Block = Unnamed<LessonBlock>;

/** Where the ids of blocks come from: those of the lesson as it was, where a block is the same or stands in the same place; new ones else. */
export interface BlockIds { readonly before: LessonDocument | null; readonly fresh: () => string }

/** Reads the text of a lesson: a small part of Markdown. What it does not know is text; nothing is ever lost or run. */
export function readLesson(text: string, pictures: readonly LessonPicture[], ids: BlockIds): { readonly document: LessonDocument; readonly remarks: readonly LessonRemark[] } {
  return read(new LessonReader(new Map(pictures.map((it) => [it.name, it])), 'lesson'), text, ids);
}

/** Reads the text of an article. It is looked up and not learned from: films and questions to oneself stay text in it. */
export function readArticle(text: string, fresh: () => string): LessonDocument {
  return read(new LessonReader(new Map(), 'article'), text, { before: null, fresh }).document;
}

function read(reader: LessonReader, text: string, ids: BlockIds): { readonly document: LessonDocument; readonly remarks: readonly LessonRemark[] } {
  for (const line of text.replace(/\r\n?/g, '\n').split('\n')) reader.take(line);
  reader.end();
  return { document: { type: 'doc', content: named(reader.blocks, ids) }, remarks: reader.remarks };
}

interface OpenFilm { readonly title: string; readonly file: string; readonly captions: FilmCaptions[]; readonly transcript: string[]; readonly line: number }
interface OpenCheck { readonly several: boolean; readonly prompt: string; readonly options: SelfCheckOption[]; readonly explanation: string[]; readonly line: number }
interface OpenList { readonly type: 'bulletList' | 'orderedList'; readonly items: { raw: string; line: number }[][] }

/** Goes through the lines one by one, with what is open at each: some code, a table, a list, a call-out, a film, a question, a paragraph. */
class LessonReader {
  readonly blocks: Block[] = [];
  readonly remarks: LessonRemark[] = [];
  private number = 0;
  private code: { readonly fence: number; readonly lines: string[] } | null = null;
  private list: OpenList | null = null;
  private callout: { readonly tone: 'note' | 'warning'; raw: string; readonly line: number } | null = null;
  private paragraph: { raw: string; readonly line: number } | null = null;
  private table: { readonly cells: readonly string[]; readonly line: number }[] | null = null;
  /** Whether the line under the names of the columns was there. */
  private ruled = false;
  private film: OpenFilm | null = null;
  private check: OpenCheck | null = null;
  private afterBlank = false;

  constructor(private readonly pictures: ReadonlyMap<string, LessonPicture>, private readonly kind: 'lesson' | 'article') {}

  take(source: string): void {
    this.number++;
    const line = trimmed(source.replace(/[\t\v\f]/g, ' '));
    if (this.code !== null) {
      if (/^`{3,}$/.test(line) && line.length >= this.code.fence) this.endCode();
      else this.code.lines.push(source);
      return;
    }
    if (line === '') { this.endCallout(); this.endParagraph(); this.endTable(); this.endFilm(); this.endCheck(); this.afterBlank = true; return; }
    this.takeWords(line, /^(?: {2}|\t)/.test(source));
    this.afterBlank = false;
  }

  end(): void {
    if (this.code !== null) this.endCode();
    this.endAll();
  }

  private takeWords(line: string, indented: boolean): void {
    if (this.kind === 'lesson' && (this.takeOfFilm(line) || this.takeOfCheck(line))) return;
    const row = marker.row.exec(line);
    if (row !== null) { this.takeRow(cellsOf(row[1] ?? '')); return; }
    this.endTable();
    const [, item] = marker.bullet.exec(line) ?? marker.ordered.exec(line) ?? [];
    if (item !== undefined) { this.takeItem(marker.bullet.test(line) ? 'bulletList' : 'orderedList', item); return; }
    const fence = marker.fence.exec(line)?.[1];
    if (fence !== undefined) { this.endAll(); this.code = { fence: fence.length, lines: [] }; return; }
    const heading = marker.heading.exec(line);
    if (heading !== null) { this.endAll(); this.push({ type: 'heading', attrs: { level: (heading[1] ?? '').length <= 2 ? 2 : 3 }, content: this.words(heading[2] ?? '', this.number) }); return; }
    const callout = marker.callout.exec(line);
    if (callout !== null) { this.takeCallout(callout[1] === '!' ? 'warning' : 'note', callout[2] ?? ''); return; }
    if (this.takeImage(line)) return;
    this.endCallout();
    const under = this.list?.items.at(-1);
    if (under !== undefined && (!this.afterBlank || indented)) this.goOn(under, line);
    else this.takePlain(line);
  }

  /** A line under an item of a list: more of its words, or after a blank line a paragraph of its own. */
  private goOn(item: { raw: string; line: number }[], line: string): void {
    const last = item.at(-1);
    if (this.afterBlank || last === undefined) item.push({ raw: line, line: this.number });
    else last.raw += ` ${line}`;
  }

  private takePlain(line: string): void {
    this.endList();
    if (this.paragraph === null) this.paragraph = { raw: line, line: this.number };
    else this.paragraph.raw += ` ${line}`;
  }

  private takeRow(cells: readonly string[]): void {
    if (this.table === null) { this.endAll(); this.table = []; this.ruled = false; }
    if (this.table.length === 1 && !this.ruled && isRule(cells)) this.ruled = true;
    else this.table.push({ cells, line: this.number });
  }

  private takeItem(type: OpenList['type'], raw: string): void {
    this.endCallout();
    this.endParagraph();
    if (this.list?.type !== type) { this.endList(); this.list = { type, items: [] }; }
    this.list?.items.push([{ raw, line: this.number }]);
  }

  private takeCallout(tone: 'note' | 'warning', raw: string): void {
    this.endList();
    this.endParagraph();
    if (this.callout !== null && this.callout.tone === tone) this.callout.raw += ` ${raw}`;
    else { this.endCallout(); this.callout = { tone, raw, line: this.number }; }
  }

  /** The line that names a film, or one that goes with the film above it. */
  private takeOfFilm(line: string): boolean {
    const [, title = '', file] = marker.video.exec(line) ?? [];
    if (file !== undefined) { this.endAll(); this.film = { title: plainWords(unescaped(title)), file, captions: [], transcript: [], line: this.number }; return true; }
    const { film } = this;
    const [, lang, captions] = marker.captions.exec(line) ?? [];
    const words = marker.transcript.exec(line);
    if (film === null || (captions === undefined && words === null)) { this.endFilm(); return false; }
    if (words !== null) film.transcript.push(words[1] ?? '');
    else if (captions !== undefined && !film.captions.some((it) => it.lang === lang)) film.captions.push({ lang: lang === 'fr' ? 'fr' : 'en', file: captions });
    return true;
  }

  private takeOfCheck(line: string): boolean {
    const asked = marker.ask.exec(line);
    if (asked !== null) { this.endAll(); this.check = { several: asked[1] === '+', prompt: plainWords(asked[2] ?? ''), options: [], explanation: [], line: this.number }; return true; }
    const { check } = this;
    const [option, why] = [marker.option.exec(line), marker.explanation.exec(line)];
    if (check === null || (option === null && why === null)) { this.endCheck(); return false; }
    if (option !== null) check.options.push({ text: plainWords(option[2] ?? ''), right: option[1] === '*' });
    else check.explanation.push(why?.[1] ?? '');
    return true;
  }

  private takeImage(line: string): boolean {
    const [, alt = '', name = '', caption = ''] = marker.image.exec(line) ?? [];
    if (name === '') return false;
    const picture = this.pictures.get(name);
    if (picture === undefined) { this.remark('lesson.picture-unknown', this.number, name); return false; }
    this.endAll();
    const attrs = { file: picture.file, alt: plainWords(unescaped(alt)), width: picture.width, height: picture.height, caption: plainWords(unescaped(caption)) };
    if (attrs.alt === '') this.remark('lesson.picture-without-words', this.number, name);
    this.blocks.push({ type: 'image', attrs });
    return true;
  }

  private endAll(): void { this.endCallout(); this.endParagraph(); this.endList(); this.endTable(); this.endFilm(); this.endCheck(); }

  private endFilm(): void {
    if (this.film === null) return;
    const { title, file, captions, line } = this.film;
    const transcript = tidyTranscript(this.film.transcript.join('\n'));
    this.film = null;
    if (title === '') this.remark('lesson.video-without-title', line, '');
    if (captions.length === 0 && transcript === '') this.remark('lesson.video-no-captions', line, title);
    this.blocks.push({ type: 'video', attrs: { title, file, captions, transcript } });
  }

  private endCheck(): void {
    if (this.check === null) return;
    const { several, prompt, options, explanation, line } = this.check;
    this.check = null;
    const attrs = { several, prompt, options, explanation: plainWords(explanation.join(' ')) };
    for (const code of selfCheckRemarks(attrs)) this.remark(code, line, prompt);
    this.blocks.push({ type: 'selfCheck', attrs });
  }

  private endCode(): void {
    const text = this.code?.lines.join('\n') ?? '';
    this.code = null;
    this.blocks.push({ type: 'codeBlock', attrs: {}, content: text === '' ? [] : [{ type: 'text', text }] });
  }

  private endParagraph(): void {
    if (this.paragraph !== null) this.push({ type: 'paragraph', attrs: {}, content: this.words(this.paragraph.raw, this.paragraph.line) });
    this.paragraph = null;
  }

  private endCallout(): void {
    if (this.callout !== null) this.push({ type: 'callout', attrs: { tone: this.callout.tone }, content: this.words(this.callout.raw, this.callout.line) });
    this.callout = null;
  }

  private endList(): void {
    const items = (this.list?.items ?? []).map((item) => ({ type: 'listItem' as const, content: item.map(({ raw, line }) => ({ type: 'paragraph' as const, content: this.words(raw, line) })).filter((it) => it.content.length > 0) })).filter((it) => it.content.length > 0);
    if (this.list !== null && items.length > 0) this.blocks.push({ type: this.list.type, attrs: {}, content: items });
    this.list = null;
  }

  private endTable(): void {
    const rows = (this.table ?? []).map(({ cells, line }) => ({ type: 'tableRow' as const, content: cells.map((raw) => ({ type: 'tableCell' as const, content: this.words(raw, line) })) }));
    if (rows.length > 0) this.blocks.push({ type: 'table', attrs: {}, content: tidyRows(rows) });
    this.table = null;
  }

  private push(block: Extract<Block, { content: readonly TextNode[] }>): void {
    if (block.content.length > 0) this.blocks.push(block);
  }

  private words(raw: string, line: number): readonly TextNode[] {
    const { nodes, refused } = readLine(raw);
    for (const it of refused) this.remark(it.picture ? 'lesson.picture-not-alone' : 'lesson.link-not-https', line, it.address);
    return nodes;
  }

  private remark(code: LessonRemark['code'], line: number, found: string): void {
    if (this.remarks.length < 100) this.remarks.push({ code, line, found: found.slice(0, 100) });
  }
}

/** Gives blocks their ids. A block that says the same keeps its id wherever it went; a block of the same kind in the place of one that is gone takes over the id of that one. */
function named(blocks: readonly Block[], { before, fresh }: BlockIds): LessonBlock[] {
  const old = before?.content ?? [];
  const places = new Map<string, number[]>();
  old.forEach((it, at) => { const key = said(it); const list = places.get(key); if (list === undefined) places.set(key, [at]); else list.push(at); });
  for (const list of places.values()) list.reverse();
  const same = blocks.map((it) => places.get(said(it))?.pop() ?? null);
  const taken = new Set(same.filter((it) => it !== null));
  let last = -1;
  return blocks.map((it, at) => {
    const next = same[at] ?? (old[last + 1]?.type === it.type && !taken.has(last + 1) ? last + 1 : null);
    if (next !== null) { last = next; taken.add(next); }
    return { ...it, attrs: { id: (next === null ? undefined : old[next]?.attrs.id) ?? fresh(), ...it.attrs } } as LessonBlock;
  });
}

const trimmed = (line: string): string => line.replace(/^ +| +$/g, '');

/** What a block says, whatever its id. */
const said = ({ attrs, ...rest }: Block | LessonBlock): string => JSON.stringify([rest.type, Object.entries(attrs).filter(([key]) => key !== 'id').sort(([a], [b]) => (a < b ? -1 : 1)), 'content' in rest ? rest.content : null]);

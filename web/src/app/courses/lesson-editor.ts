import { afterNextRender, Component, computed, DestroyRef, effect, ElementRef, inject, input, linkedSignal, output, signal, untracked, viewChild, ViewEncapsulation } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { readFile, type StoredFile } from '@palier/contracts';
import { pictureName, readLesson, writeLesson, type DraftActivity, type LessonPicture } from '@palier/domain';
import { closeHistory } from 'prosemirror-history';
import { Slice, type MarkType, type Node } from 'prosemirror-model';
import { EditorState, NodeSelection, TextSelection, type Transaction } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import { addressOf } from '../platform';
import { LessonCheckForm, type CheckWritten } from './lesson-check';
import { LessonFilmForm, type FilmWritten } from './lesson-film';
import { lessonKeys } from './lesson-keys';
import { LessonLink } from './lesson-link';
import { cleaned } from './lesson-paste';
import { LessonPictureForm, type Worded } from './lesson-picture';
import { lessonNode, lessonOf, lessonSchema } from './lesson-schema';
import { inTable } from './lesson-table-keys';
import { atomAt, pictureAt, toolKeys, tools, type Tool } from './lesson-tools';

type Lesson = Extract<DraftActivity, { kind: 'lesson' }>;
/** As many signs as the server keeps of the text of a lesson. */
const most = 100_000;

/** The text of a lesson as its learners will see it, to be written in: the same text as in the plain field, by other means. */
@Component({
  selector: 'app-lesson-editor',
  imports: [LessonCheckForm, LessonFilmForm, LessonLink, LessonPictureForm, TranslocoPipe],
  encapsulation: ViewEncapsulation.None,
  template: `
    <div class="tools" #toolbar role="toolbar" [attr.aria-label]="'lessonEditor.toolbar' | transloco" (keydown)="walk($event)">
      @for (it of shown(); track it.name; let at = $index) { <button type="button" [attr.data-tool]="it.name" [attr.tabindex]="at === stop() ? 0 : -1" [attr.aria-pressed]="it.on ? it.on(state()) : null" [attr.aria-keyshortcuts]="it.keys ?? null" [attr.title]="it.keys?.replace('Control', ctrl) ?? null" (focus)="standing.set(at)" (mousedown)="$event.preventDefault()" (click)="use(it)">{{ toolKeys[it.name] | transloco }}</button> }
    </div>
    @switch (panel()) {
      @case ('link') { <app-lesson-link [there]="link()?.href ?? null" (given)="give($event)" (closed)="close()" /> }
      @case ('film') { <app-lesson-film [there]="film()" [lang]="lang()" (brought)="brought.emit($event)" (given)="put('video', $event)" (closed)="close()" /> }
      @case ('check') { <app-lesson-check [there]="check()" [lang]="lang()" (given)="put('selfCheck', $event)" (closed)="close()" /> }
      @case ('picture') { <app-lesson-picture [pictures]="pictures()" [there]="picture()" [pasted]="pasted()" [lang]="lang()" [keep]="keep" (inserted)="insert($event)" (changed)="reword($event)" (closed)="close()" /> }
    }
    <div #page class="page"></div>
    <p class="said" role="status">@switch (said()?.what) { @case ('pictures') { {{ 'lessonEditor.picturesLeft' | transloco: { count: said()?.count ?? 0 } }} } @case ('long') { {{ 'lessonEditor.tooLong' | transloco }} } }</p>
    <p class="quiet how" id="lesson-how">{{ 'lessonEditor.how' | transloco }}</p>
  `,
  styles: `
    app-lesson-editor { display: grid; gap: 8px; min-width: 0; }
    app-lesson-editor .tools { display: flex; flex-wrap: wrap; gap: 4px; padding: 4px; border: 1px solid var(--line); border-radius: 8px; background: var(--mat-sys-surface-container); position: sticky; top: 0; z-index: 1; }
    app-lesson-editor .tools button { font: inherit; font-size: 0.875rem; color: inherit; background: transparent; border: 1px solid transparent; border-radius: 6px; min-height: 36px; padding: 4px 10px; cursor: pointer; flex: none; }
    app-lesson-editor .tools button:hover { border-color: var(--mat-sys-outline); } app-lesson-editor .tools button:focus-visible { outline: 3px solid var(--mat-sys-primary); outline-offset: 1px; }
    app-lesson-editor .tools button[aria-pressed='true'] { background: var(--mat-sys-primary); color: var(--mat-sys-on-primary); font-weight: 620; }
    app-lesson-editor [data-tool='bold'] { font-weight: 700; } app-lesson-editor [data-tool='italic'] { font-style: italic; } app-lesson-editor [data-tool='code'] { font-family: monospace; }
    app-lesson-editor .ProseMirror { position: relative; min-height: 280px; padding: 12px 16px; border: 1px solid var(--mat-sys-outline); border-radius: 8px; background: var(--mat-sys-surface); white-space: pre-wrap; overflow-wrap: anywhere; line-height: 1.55; font-variant-ligatures: none; }
    app-lesson-editor .ProseMirror > * { max-width: 70ch; } app-lesson-editor .ProseMirror:focus-visible { outline: 3px solid var(--mat-sys-primary); outline-offset: 1px; }
    app-lesson-editor .ProseMirror h2 { margin: 24px 0 12px; } app-lesson-editor .ProseMirror h3 { margin: 20px 0 8px; } app-lesson-editor .ProseMirror > :first-child { margin-top: 0; } app-lesson-editor .ProseMirror li p { margin: 4px 0; }
    app-lesson-editor .ProseMirror pre { white-space: pre-wrap; background: var(--mat-sys-surface-container); padding: 12px 16px; border-radius: 8px; } app-lesson-editor .ProseMirror .callout { border-left: 4px solid var(--held); background: var(--mat-sys-surface-container); padding: 12px 16px; border-radius: 0 8px 8px 0; } app-lesson-editor .ProseMirror .warning { border-color: var(--to-acquire); }
    app-lesson-editor .ProseMirror table { margin: 16px 0; width: 100%; table-layout: fixed; } app-lesson-editor .ProseMirror :is(td, th) { border: 1px solid var(--line); padding: 8px 12px; text-align: left; vertical-align: top; font-weight: 400; } app-lesson-editor .ProseMirror tr:first-child > * { background: var(--mat-sys-surface-container); font-weight: 620; } app-lesson-editor .ProseMirror .selectedCell { outline: 2px solid var(--mat-sys-primary); outline-offset: -2px; }
    app-lesson-editor .ProseMirror figure { margin: 20px 0; } app-lesson-editor .ProseMirror img { max-width: 100%; height: auto; border: 1px solid var(--line); border-radius: 8px; display: block; } app-lesson-editor .ProseMirror-selectednode { outline: 3px solid var(--mat-sys-primary); outline-offset: 2px; border-radius: 8px; } app-lesson-editor .ProseMirror-hideselection *::selection { background: transparent; }
    app-lesson-editor .ProseMirror .atom { margin: 16px 0; padding: 12px 16px; border: 1px solid var(--line); border-radius: 8px; background: var(--mat-sys-surface-container); cursor: pointer; } app-lesson-editor .ProseMirror .atom p { margin: 4px 0 0; }
    app-lesson-editor .said:empty { display: none; } app-lesson-editor :is(.said, .how) { margin: 0; } app-lesson-editor .how { font-size: 0.875rem; max-width: none; }
    @media (max-width: 600px) { app-lesson-editor .tools { flex-wrap: nowrap; overflow-x: auto; } app-lesson-editor .tools button { min-height: 44px; } }
  `,
})
export class LessonEditor {
  readonly lesson = input.required<Lesson>();
  readonly lang = input.required<string>();
  /** The id of what names the text. */
  readonly named = input.required<string>();
  readonly changed = output<Lesson>();
  readonly brought = output<StoredFile>();
  private readonly page = viewChild.required<ElementRef<HTMLElement>>('page');
  private readonly toolbar = viewChild.required<ElementRef<HTMLElement>>('toolbar');
  protected readonly toolKeys = toolKeys;
  protected readonly ctrl = /Mac/.test(navigator.platform) ? '⌘' : 'Ctrl';
  /** The text as it was last read or written here: where the lesson has another, somebody else wrote it. */
  private written: string | null = null;
  protected readonly pictures = linkedSignal(() => this.lesson().pictures);
  private readonly plugins = lessonKeys(() => this.toToolbar(), () => { this.panel.set('link'); return true; });
  protected readonly state = signal(EditorState.create({ doc: lessonNode({ type: 'doc', content: [] }), plugins: this.plugins }));
  private view: EditorView | undefined;
  protected readonly shown = computed(() => tools.filter((it) => it.where?.(this.state()) ?? true));
  /** Of the buttons, the one that Tab leads to. */
  protected readonly stop = computed(() => Math.min(this.standing(), this.shown().length - 1));
  protected readonly standing = signal(0);
  protected readonly panel = signal<'link' | 'picture' | 'film' | 'check' | null>(null);
  protected readonly pasted = signal<File | null>(null);
  protected readonly said = signal<{ readonly what: 'pictures' | 'long'; readonly count: number } | null>(null);
  protected readonly picture = computed((): Worded | null => { const it = pictureAt(this.state())?.node.attrs; return it === undefined ? null : { alt: String(it['alt']), caption: String(it['caption']) }; });
  protected readonly film = computed(() => (atomAt(this.state(), 'video')?.node.attrs ?? null) as FilmWritten | null);
  protected readonly check = computed(() => (atomAt(this.state(), 'selfCheck')?.node.attrs ?? null) as CheckWritten | null);
  /** The link in which the cursor stands, from end to end. */
  protected readonly link = computed(() => linkAt(this.state(), lessonSchema.marks.link));

  constructor() {
    afterNextRender(() => {
      this.view = new EditorView(this.page().nativeElement, {
        state: this.state(),
        attributes: () => ({ role: 'textbox', 'aria-multiline': 'true', 'aria-labelledby': this.named(), 'aria-describedby': 'lesson-how', lang: this.lang(), tabindex: '0', translate: 'no' }),
        nodeViews: { image: (node) => ({ dom: drawn(node) }), video: (node) => ({ dom: drawnFilm(node) }), selfCheck: (node) => ({ dom: drawnCheck(node) }) },
        dispatchTransaction: (it) => this.take(it),
        transformPastedHTML: (html) => { const { html: clean, pictures } = cleaned(html, (file) => this.pictures().some((it) => it.file === file)); this.said.set(pictures === 0 ? null : { what: 'pictures', count: pictures }); return clean; },
        // Lines that were pasted are read as the plain field reads them; a single one is what it is.
        clipboardTextParser: (text, _, plain) => (plain || !text.trim().includes('\n') ? undefined : Slice.maxOpen(this.read(text).content)) as Slice,
        handlePaste: (_, event) => this.takePicture(event.clipboardData),
        handleDrop: (_, event) => this.takePicture(event.dataTransfer),
      });
    });
    inject(DestroyRef).onDestroy(() => this.view?.destroy());
    effect(() => { const { text } = this.lesson(); untracked(() => { if (text !== this.written) this.load(text); }); });
  }

  /** One of the tools, at the selection; the keyboard stays in the text. */
  protected use({ does }: Tool) {
    if (typeof does === 'string') { this.pasted.set(null); this.panel.set(this.panel() === does ? null : does); return; }
    for (const command of does) if (this.view !== undefined) command(this.view.state, (it) => this.view?.dispatch(it), this.view);
    this.view?.focus();
  }

  /** In a toolbar the arrows lead from button to button, and Escape back to the text. */
  protected walk(event: KeyboardEvent) {
    const by = { ArrowRight: 1, ArrowLeft: -1, Home: -this.stop(), End: this.shown().length - 1 - this.stop() }[event.key];
    if (event.key === 'Escape') this.view?.focus();
    else if (by === undefined) return;
    else { this.standing.set((this.stop() + by + this.shown().length) % this.shown().length); this.toToolbar(); }
    event.preventDefault();
  }

  protected close() { this.panel.set(null); this.view?.focus(); }

  protected give(href: string | null) {
    const type = lessonSchema.marks.link;
    const { tr, selection } = this.state();
    const { from, to } = this.link() ?? selection;
    if (href !== null && from === to) tr.insertText(href, from);
    tr.removeMark(from, to, type);
    if (href !== null) tr.addMark(from, from === to ? from + href.length : to, type.create({ href }));
    this.view?.dispatch(tr);
    this.close();
  }

  /** Puts a film or a question where the cursor stands, or in the place of the one that is selected. */
  protected put(name: 'video' | 'selfCheck', attrs: FilmWritten | CheckWritten) {
    const it = atomAt(this.state(), name);
    if (it === null) { this.place(lessonSchema.nodes[name].create({ ...attrs })); return; }
    const { tr } = this.state();
    this.view?.dispatch(tr.setNodeMarkup(it.from, null, { ...attrs }).setSelection(NodeSelection.create(tr.doc, it.from)));
    this.close();
  }

  protected insert({ picture: { file, width, height }, alt, caption }: Worded & { readonly picture: LessonPicture }) {
    this.place(lessonSchema.nodes.image.create({ file, alt, caption, width, height }));
  }

  /** Puts a block where the cursor stands, or after the one that is selected, and leaves a line after it to go on with. */
  private place(block: Node) {
    const { tr, selection } = this.state();
    const { $head } = selection;
    if (inTable(this.state())) tr.insert($head.after(1), block).setSelection(TextSelection.near(tr.doc.resolve($head.after(1) + 1)));
    else if (selection instanceof NodeSelection) tr.insert(selection.to, block).setSelection(TextSelection.near(tr.doc.resolve(selection.to + block.nodeSize)));
    else tr.replaceSelectionWith(block);
    const at = tr.selection.$to;
    if (tr.doc.lastChild?.isAtom === true) tr.insert(tr.doc.content.size, lessonSchema.nodes.paragraph.create()).setSelection(TextSelection.atEnd(tr.doc));
    else if (at.depth === 0) tr.setSelection(TextSelection.near(at));
    this.view?.dispatch(tr.scrollIntoView());
    this.close();
  }

  protected reword(words: Worded) {
    const { tr } = this.state();
    const it = pictureAt(this.state());
    if (it !== null) this.view?.dispatch(tr.setNodeMarkup(it.from, null, { ...it.node.attrs, ...words }).setSelection(NodeSelection.create(tr.doc, it.from)));
    this.close();
  }

  protected readonly keep = (file: StoredFile): LessonPicture => {
    const there = this.pictures().find((it) => it.file === file.sha256);
    if (there !== undefined) return there;
    const picture = { name: pictureName(file.name, this.pictures().map((it) => it.name)), file: file.sha256, width: file.width ?? 1, height: file.height ?? 1 };
    this.pictures.update((all) => [...all, picture]);
    this.brought.emit(file);
    this.changed.emit({ ...this.lesson(), pictures: this.pictures() });
    return picture;
  };

  private toToolbar(): boolean {
    this.follow();
    this.toolbar().nativeElement.querySelectorAll('button')[this.stop()]?.focus();
    return true;
  }

  /** The place that the keyboard went to a moment ago, which the browser may not have told yet: once the focus is elsewhere, it never will. */
  private follow() {
    const [view, { selection }, own] = [this.view, this.state(), document.getSelection()];
    if (view === undefined || own?.anchorNode == null || own.focusNode === null || !(selection instanceof TextSelection) || !view.dom.contains(own.anchorNode) || !view.dom.contains(own.focusNode)) return;
    const [anchor, head] = [view.posAtDOM(own.anchorNode, own.anchorOffset), view.posAtDOM(own.focusNode, own.focusOffset)];
    if (anchor !== selection.anchor || head !== selection.head) view.dispatch(view.state.tr.setSelection(TextSelection.between(view.state.doc.resolve(anchor), view.state.doc.resolve(head))));
  }

  /** What changes here, changes in the lesson: as the text that says the same. */
  private take(tr: Transaction) {
    // What was pasted is taken back by itself.
    if (tr.getMeta('paste') !== undefined) closeHistory(tr);
    const state = this.state().apply(tr);
    const text = tr.docChanged ? writeLesson(lessonOf(state.doc), this.pictures()) : this.written;
    const tooLong = text !== null && text.length > most && text.length > (this.written?.length ?? 0);
    if (tr.docChanged) this.said.update((it) => (tooLong ? { what: 'long', count: 0 } : tr.getMeta('paste') ? it : null));
    this.show(tooLong ? this.state() : state);
    if (!tr.docChanged || tooLong || text === null) return;
    this.written = text;
    this.changed.emit({ ...this.lesson(), pictures: this.pictures(), text });
  }

  private load(text: string) {
    this.written = text;
    this.show(EditorState.create({ doc: this.read(text), plugins: this.plugins }));
  }

  private show(state: EditorState) {
    this.state.set(state);
    this.view?.updateState(state);
  }

  private read(text: string): Node {
    let made = 0;
    return lessonNode(readLesson(text, this.pictures(), { before: null, fresh: () => String(++made) }).document);
  }

  /** A picture from the clipboard goes to our files first, and into the text once it has words. */
  private takePicture(data: DataTransfer | null): boolean {
    const file = [...(data?.files ?? [])].find((it) => it.type.startsWith('image/'));
    if (file === undefined || data?.types.includes('text/html') === true) return false;
    this.pasted.set(file);
    this.panel.set('picture');
    return true;
  }
}

function drawn({ attrs: it }: Node): HTMLElement {
  const figure = document.createElement('figure');
  const image = document.createElement('img');
  Object.assign(image, { src: addressOf(readFile, { sha256: String(it['file']) }), alt: String(it['alt']), width: Number(it['width']), height: Number(it['height']) });
  figure.append(image);
  if (it['caption'] !== '') { const words = document.createElement('figcaption'); words.className = 'quiet'; words.textContent = String(it['caption']); figure.append(words); }
  return figure;
}

/** A film in the text is named; it is played beneath, where the learner's view is. */
function drawnFilm({ attrs }: Node): HTMLElement {
  const it = attrs as FilmWritten;
  return box('atom', ['strong', `▶ ${it.title}`], ['p', it.captions.map((one) => one.lang.toUpperCase()).join(', ')], ['p', it.transcript.slice(0, 200)]);
}

function drawnCheck({ attrs }: Node): HTMLElement {
  const it = attrs as CheckWritten;
  return box('atom', ['strong', `? ${it.prompt}`], ...it.options.map((one) => ['p', `${one.right ? '✓' : '○'} ${one.text}`] as const), ['p', it.explanation]);
}

function box(name: string, ...lines: readonly (readonly [tag: string, text: string])[]): HTMLElement {
  const element = document.createElement('div');
  element.className = name;
  for (const [tag, text] of lines) { if (text === '') continue; const line = document.createElement(tag); line.textContent = text; element.append(line); }
  return element;
}

function linkAt({ selection: { $from, empty, from, to }, doc }: EditorState, type: MarkType): { readonly href: string; readonly from: number; readonly to: number } | null {
  const href = (empty ? type.isInSet($from.marks()) : doc.rangeHasMark(from, to, type) ? firstMark(doc, from, to, type) : undefined)?.attrs['href'] as string | undefined;
  if (href === undefined) return null;
  if (!empty) return { href, from, to };
  let start = $from.index();
  const same = (at: number): boolean => at >= 0 && at < $from.parent.childCount && type.isInSet($from.parent.child(at).marks)?.attrs['href'] === href;
  if (!same(start)) start--;
  let end = start + 1;
  while (same(start - 1)) start--;
  while (same(end)) end++;
  const place = (index: number): number => { let at = $from.start(); for (let child = 0; child < index; child++) at += $from.parent.child(child).nodeSize; return at; };
  return { href, from: place(start), to: place(end) };
}

function firstMark(doc: Node, from: number, to: number, type: MarkType) {
  let found: ReturnType<MarkType['isInSet']>;
  doc.nodesBetween(from, to, (node) => { found ??= type.isInSet(node.marks); });
  return found;
}

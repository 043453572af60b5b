import { Component, computed, ElementRef, input, output, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import type { StoredFile } from '@palier/contracts';
import { pictureName, readLesson, type DraftActivity } from '@palier/domain';
import { LessonText } from '../learning/lesson-text';
import { LessonEditor } from './lesson-editor';
import { UploadField } from './upload-field';
import { typed } from './words';

type Lesson = Extract<DraftActivity, { kind: 'lesson' }>;
const shelf = 'palier.lesson-as-text';

/** The text of a lesson, written as it is seen or as it is typed, its pictures, and beneath it what the learner will see. */
@Component({
  selector: 'app-lesson-form',
  imports: [LessonEditor, LessonText, MatButton, TranslocoPipe, UploadField],
  template: `
    <div class="row"><label class="name" id="lesson-text" [attr.for]="asText() ? 'lesson-typed' : null">{{ 'drafts.text' | transloco }}</label><button matButton type="button" (click)="turn()">{{ (asText() ? 'lessonEditor.asSeen' : 'lessonEditor.asText') | transloco }}</button></div>
    @if (asText()) { <div class="field wide"><textarea #text id="lesson-typed" name="text" rows="14" maxlength="100000" [attr.lang]="lang()" [value]="lesson().text" (input)="write($event)"></textarea></div> }
    @else { @defer (on immediate) { <app-lesson-editor [lesson]="lesson()" [lang]="lang()" named="lesson-text" (changed)="changed.emit($event)" (brought)="brought.emit($event)" /> } @placeholder { <p class="quiet">{{ 'lessonEditor.coming' | transloco }}</p> } @error { <p class="error" role="alert">{{ 'lessonEditor.failed' | transloco }}</p> } }
    @for (it of read().remarks; track $index) { <p class="error">{{ 'drafts.atLine' | transloco: { line: it.line } }} {{ 'gaps.' + it.code.replace('.', '_') | transloco: it }}</p> }
    @if (asText()) {
    <details><summary>{{ 'drafts.help' | transloco }}</summary>
      <dl class="help"><dt><code>## {{ 'drafts.helpTitle' | transloco }}</code></dt><dd>{{ 'drafts.helpTitleIs' | transloco }}</dd><dt><code>**{{ 'drafts.helpBold' | transloco }}**</code></dt><dd>{{ 'drafts.helpBoldIs' | transloco }}</dd><dt><code>- {{ 'drafts.helpItem' | transloco }}</code></dt><dd>{{ 'drafts.helpItemIs' | transloco }}</dd>
        <dt><code>> {{ 'drafts.helpNote' | transloco }}</code></dt><dd>{{ 'drafts.helpNoteIs' | transloco }}</dd><dt><code>>! {{ 'drafts.helpWarning' | transloco }}</code></dt><dd>{{ 'drafts.helpWarningIs' | transloco }}</dd><dt><code>| {{ 'drafts.helpTable' | transloco }} |</code></dt><dd>{{ 'drafts.helpTableIs' | transloco }}</dd><dt><code>[{{ 'drafts.helpWords' | transloco }}](https://…)</code></dt><dd>{{ 'drafts.helpLinkIs' | transloco }}</dd><dt><code>?? {{ 'drafts.helpAsk' | transloco }}</code><br /><code>?* {{ 'drafts.helpRight' | transloco }}</code><br /><code>?- {{ 'drafts.helpWrong' | transloco }}</code><br /><code>?: {{ 'drafts.helpWhy' | transloco }}</code></dt><dd>{{ 'drafts.helpAskIs' | transloco }}</dd><dt><code>!video[{{ 'drafts.helpFilm' | transloco }}](…)</code></dt><dd>{{ 'drafts.helpFilmIs' | transloco }}</dd></dl></details>
    <fieldset class="card stack"><legend>{{ 'drafts.pictures' | transloco }}</legend>
      @if (lesson().pictures.length > 0) {
        <ul class="list">@for (it of lesson().pictures; track it.name) { <li class="row"><span>{{ it.name }}</span><span><button matButton type="button" (click)="place(it.name)">{{ 'drafts.insert' | transloco }}<span class="sr"> {{ it.name }}</span></button><button matButton type="button" (click)="drop(it.name)">{{ 'drafts.remove' | transloco }}<span class="sr"> {{ it.name }}</span></button></span></li> }</ul>
      }
      <label class="field">{{ 'drafts.pictureWords' | transloco }}<input name="pictureWords" maxlength="200" autocomplete="off" [value]="words()" (input)="words.set(typed($event))" /></label>
      <app-upload-field kind="picture" [label]="'drafts.addPicture' | transloco" (brought)="bring($event)" />
    </fieldset>
    }
    <h3>{{ 'drafts.asSeen' | transloco }}</h3>
    <div class="card seen" [attr.lang]="lang()">@if (read().document.content.length > 0) { <app-lesson-text [document]="read().document" [lang]="lang()" /> } @else { <p class="quiet">{{ 'drafts.nothingYet' | transloco }}</p> }</div>
  `,
  styles: `:host { display: grid; gap: 16px; } .name { font-weight: 560; } p { margin: 0; } .wide { max-width: none; } textarea { line-height: 1.5; resize: vertical; } summary { cursor: pointer; padding: 4px 0; color: var(--quiet); } .help { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(260px, 100%), 1fr)); gap: 2px 16px; margin: 8px 0; } .help dd { margin: 0 0 8px; color: var(--quiet); } code { overflow-wrap: anywhere; } h3 { margin: 8px 0 -8px; } .seen { margin: 0; padding-top: 4px; overflow-wrap: anywhere; } .row span { overflow-wrap: anywhere; }`,
})
export class LessonForm {
  readonly lesson = input.required<Lesson>();
  readonly lang = input.required<string>();
  readonly changed = output<Lesson>();
  readonly brought = output<StoredFile>();
  private readonly area = viewChild<ElementRef<HTMLTextAreaElement>>('text');
  protected readonly typed = typed;
  /** Who prefers to type signs keeps to it, on this device. */
  protected readonly asText = signal(localStorage.getItem(shelf) !== null);
  protected readonly words = signal('');
  protected readonly read = computed(() => { let made = 0; return readLesson(this.lesson().text, this.lesson().pictures, { before: null, fresh: () => String(++made) }); });

  protected turn() {
    this.asText.update((it) => !it);
    if (this.asText()) localStorage.setItem(shelf, 'yes');
    else localStorage.removeItem(shelf);
  }

  protected write(event: Event) { this.changed.emit({ ...this.lesson(), text: typed(event) }); }
  protected drop(name: string) { this.changed.emit({ ...this.lesson(), pictures: this.lesson().pictures.filter((it) => it.name !== name) }); }

  protected bring(file: StoredFile) {
    const { pictures } = this.lesson();
    const name = pictures.find((it) => it.file === file.sha256)?.name ?? pictureName(file.name, pictures.map((it) => it.name));
    this.brought.emit(file);
    this.place(name, pictures.some((it) => it.name === name) ? pictures : [...pictures, { name, file: file.sha256, width: file.width ?? 1, height: file.height ?? 1 }]);
  }

  /** Puts a picture on a line of its own, after the line where the author last stood. */
  protected place(name: string, pictures: Lesson['pictures'] = this.lesson().pictures) {
    const { text } = this.lesson();
    const end = text.indexOf('\n', this.area()?.nativeElement.selectionEnd);
    const [before, after] = end === -1 ? [text, ''] : [text.slice(0, end), text.slice(end)];
    const line = `![${this.words().trim().replace(/[\\\]]/g, '\\$&')}](${name})`;
    this.words.set('');
    this.changed.emit({ ...this.lesson(), pictures, text: `${before.trimEnd()}${before.trim() === '' ? '' : '\n\n'}${line}\n${after === '' ? '' : `\n${after.trimStart()}`}` });
  }
}

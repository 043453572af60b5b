import { afterNextRender, Component, computed, effect, ElementRef, input, linkedSignal, output, signal, untracked, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import { keepFile, type StoredFile } from '@palier/contracts';
import { plainWords, type LessonPicture } from '@palier/domain';
import { Deed, uploadFile } from '../ui';
import { UploadField } from './upload-field';
import { typed } from './words';

export interface Worded { readonly alt: string; readonly caption: string }

/** A picture of a lesson: what it shows, in words, and then the picture. Without words none goes into the text. */
@Component({
  selector: 'app-lesson-picture',
  imports: [MatButton, TranslocoPipe, UploadField],
  template: `
    <div class="card stack" (keydown.escape)="closed.emit()">
      <label class="field">{{ 'drafts.pictureWords' | transloco }}<input #words name="pictureWords" maxlength="200" autocomplete="off" aria-required="true" [attr.aria-invalid]="lacking()" [attr.aria-describedby]="lacking() ? 'picture-lacks' : null" [attr.lang]="lang()" [value]="alt()" (input)="alt.set(typed($event))" /></label>
      @if (lacking()) { <p class="error" id="picture-lacks" role="alert">{{ 'lessonEditor.pictureLacks' | transloco }}</p> }
      <label class="field">{{ 'lessonEditor.caption' | transloco }}<input name="pictureCaption" maxlength="300" autocomplete="off" [attr.lang]="lang()" [value]="caption()" (input)="caption.set(typed($event))" /></label>
      @if (there()) {
        <div class="actions"><button matButton="filled" type="button" (click)="change()">{{ 'lessonEditor.pictureChange' | transloco }}</button><button matButton type="button" (click)="closed.emit()">{{ 'lessonEditor.close' | transloco }}</button></div>
      } @else {
        @if (pictures().length > 0) { <ul class="list">@for (it of pictures(); track it.name) { <li class="row"><span>{{ it.name }}</span><button matButton type="button" (click)="insert(it)">{{ 'drafts.insert' | transloco }}<span class="sr"> {{ it.name }}</span></button></li> }</ul> }
        @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
        <app-upload-field kind="picture" [label]="'drafts.addPicture' | transloco" (brought)="bring($event)" />
        <div class="actions"><button matButton type="button" (click)="closed.emit()">{{ 'lessonEditor.close' | transloco }}</button></div>
      }
    </div>
  `,
  styles: `.card { margin: 0; } p { margin: 0; } .actions { margin: 0; } .row span { overflow-wrap: anywhere; }`,
})
export class LessonPictureForm {
  readonly pictures = input.required<readonly LessonPicture[]>();
  /** The words of the picture that is selected in the text. */
  readonly there = input.required<Worded | null>();
  /** A picture that was pasted, and is still on its way. */
  readonly pasted = input.required<File | null>();
  readonly lang = input.required<string>();
  /** Keeps a picture under a name of the lesson. */
  readonly keep = input.required<(file: StoredFile) => LessonPicture>();
  readonly inserted = output<Worded & { readonly picture: LessonPicture }>();
  readonly changed = output<Worded>();
  readonly closed = output();
  private readonly field = viewChild.required<ElementRef<HTMLInputElement>>('words');
  protected readonly typed = typed;
  protected readonly deed = new Deed();
  protected readonly alt = linkedSignal(() => this.there()?.alt ?? '');
  protected readonly caption = linkedSignal(() => this.there()?.caption ?? '');
  protected readonly lacking = signal(false);
  private readonly worded = computed((): Worded => ({ alt: plainWords(this.alt()), caption: plainWords(this.caption()) }));

  constructor() {
    afterNextRender(() => this.field().nativeElement.focus());
    effect(() => { const file = this.pasted(); if (file !== null) untracked(() => void this.deed.run(async () => this.bring(await uploadFile(keepFile, file, () => undefined)))); });
  }

  protected bring(file: StoredFile) { this.insert(this.keep()(file)); }
  protected insert(picture: LessonPicture) { if (this.hasWords()) this.inserted.emit({ ...this.worded(), picture }); }
  protected change() { if (this.hasWords()) this.changed.emit(this.worded()); }

  /** Otherwise says so, and goes to where they are missing. */
  private hasWords(): boolean {
    this.lacking.set(this.worded().alt === '');
    if (this.lacking()) this.field().nativeElement.focus();
    return !this.lacking();
  }
}

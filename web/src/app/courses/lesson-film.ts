import { afterNextRender, Component, computed, ElementRef, input, linkedSignal, output, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import type { StoredFile } from '@palier/contracts';
import { plainWords, tidyTranscript, type FilmCaptions, type LessonBlock } from '@palier/domain';
import { UploadField } from './upload-field';
import { typed } from './words';

export type FilmWritten = Omit<Extract<LessonBlock, { readonly type: 'video' }>['attrs'], 'id'>;
const languages = ['fr', 'en'] as const;

/** A film of a lesson: its title, its file, and what it says for whoever does not hear it. Without that none goes into the text. */
@Component({
  selector: 'app-lesson-film',
  imports: [MatButton, TranslocoPipe, UploadField],
  template: `
    <div class="card stack" (keydown.escape)="closed.emit()">
      <label class="field">{{ 'lessonEditor.filmTitle' | transloco }}<input #first name="filmTitle" maxlength="200" autocomplete="off" [attr.lang]="lang()" [value]="film().title" (input)="say({ title: typed($event) })" /></label>
      <app-upload-field kind="video" [label]="'drafts.film' | transloco" [there]="named(film().file)" (brought)="bring($event)" />
      @for (it of languages; track it) { <app-upload-field kind="captions" [label]="'lessonEditor.filmCaptionsIn' | transloco: { lang: it.toUpperCase() }" [there]="named(captionsIn(it))" (brought)="caption(it, $event)" /> }
      <label class="field wide">{{ 'lessonEditor.filmTranscript' | transloco }}<textarea name="filmTranscript" rows="4" maxlength="20000" [attr.lang]="lang()" [value]="film().transcript" (input)="say({ transcript: typed($event) })"></textarea></label>
      <div role="alert">@if (lacking()) { <p class="error">{{ 'lessonEditor.filmLacks' | transloco }}</p> }</div>
      <div class="actions"><button matButton="filled" type="button" (click)="put()">{{ (there() ? 'lessonEditor.change' : 'lessonEditor.put') | transloco }}</button><button matButton type="button" (click)="closed.emit()">{{ 'lessonEditor.close' | transloco }}</button></div>
    </div>
  `,
  styles: `.card { margin: 0; } p { margin: 0; } .actions { margin: 0; } .wide { max-width: none; }`,
})
export class LessonFilmForm {
  /** The film that is selected in the text. */
  readonly there = input.required<FilmWritten | null>();
  readonly lang = input.required<string>();
  readonly given = output<FilmWritten>();
  readonly brought = output<StoredFile>();
  readonly closed = output();
  private readonly first = viewChild.required<ElementRef<HTMLInputElement>>('first');
  protected readonly typed = typed;
  protected readonly languages = languages;
  protected readonly film = linkedSignal((): FilmWritten => this.there() ?? { title: '', file: '', captions: [], transcript: '' });
  private readonly names = signal<ReadonlyMap<string, string>>(new Map());
  private readonly asked = signal(false);
  private readonly tidy = computed((): FilmWritten => ({ ...this.film(), title: plainWords(this.film().title), transcript: tidyTranscript(this.film().transcript) }));
  protected readonly lacking = computed(() => { const it = this.tidy(); return this.asked() && (it.title === '' || it.file === '' || (it.captions.length === 0 && it.transcript === '')); });

  constructor() { afterNextRender(() => this.first().nativeElement.focus()); }

  protected say(words: Partial<FilmWritten>) { this.film.update((it) => ({ ...it, ...words })); }
  protected captionsIn(lang: FilmCaptions['lang']) { return this.film().captions.find((it) => it.lang === lang)?.file ?? ''; }
  protected named(file: string): string | null { return file === '' ? null : (this.names().get(file) ?? `${file.slice(0, 8)}…`); }
  protected bring(file: StoredFile) { this.keep(file); this.say({ file: file.sha256, title: this.film().title === '' ? file.name.replace(/\.[^.]+$/, '') : this.film().title }); }
  protected caption(lang: FilmCaptions['lang'], file: StoredFile) { this.keep(file); this.film.update((it) => ({ ...it, captions: [...it.captions.filter((one) => one.lang !== lang), { lang, file: file.sha256 }] })); }

  protected put() {
    this.asked.set(true);
    if (!this.lacking()) this.given.emit(this.tidy());
  }

  private keep(file: StoredFile) { this.names.update((all) => new Map(all).set(file.sha256, file.name)); this.brought.emit(file); }
}

import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import { readFile, type Unit } from '@palier/contracts';
import type { FilmCaptions } from '@palier/domain';
import { addressOf, SessionStore } from '../platform';
import { ChecklistItems } from './checklist-items';
import { Film } from './film';
import { LessonText } from './lesson-text';
import type { SelfCheckAsker } from './self-check';

/** What an activity holds, in the language that it has: the same for who learns from it and for who writes it. */
@Component({
  selector: 'app-unit-body',
  imports: [ChecklistItems, Film, LessonText, MatButton, TranslocoPipe],
  template: `
    @let it = unit();
    @if (it.kind === 'lesson') { <div [attr.lang]="it.lang"><app-lesson-text [document]="it.document" [asks]="asks()" [lang]="it.lang" /></div> }
    @if (it.checklist; as checklist) { <app-checklist-items [items]="checklist.items" [lang]="it.lang" /> }
    @if (it.link; as link) {
      <section class="card"><p [attr.lang]="it.lang">{{ link.about }}</p><a matButton="outlined" [href]="link.address" target="_blank" rel="noopener noreferrer">{{ 'learning.openLink' | transloco: { site: site() } }}</a></section>
    }
    @if (it.file; as file) {
      @if (it.video; as video) {
        <app-film [file]="file.sha256" [captions]="captionsOf(it.lang, video.captions)" [transcript]="video.transcript" [title]="it.title" [lang]="it.lang" />
      } @else {
        <section class="card row"><span>{{ file.name }} <span class="quiet">({{ 'learning.fileSize' | transloco: { size: size(file.bytes) } }})</span></span>
          <span class="actions" style="margin: 0"><a matButton="outlined" [href]="address(file.sha256)" target="_blank" rel="noopener">{{ 'learning.openFile' | transloco }}</a><a matButton [href]="address(file.sha256)" [download]="file.name">{{ 'learning.downloadFile' | transloco }}</a></span></section>
      }
    }
  `,
})
export class UnitBody {
  readonly unit = input.required<Pick<Unit, 'kind' | 'lang' | 'title' | 'document' | 'file' | 'link' | 'video' | 'checklist'>>();
  private readonly session = inject(SessionStore);
  protected readonly site = computed(() => { const it = this.unit().link?.address ?? ''; return URL.canParse(it) ? new URL(it).host : ''; });

  /** Who corrects the questions that a lesson has its reader ask themselves: the server; an author's own text knows by itself. */
  readonly asks = input<SelfCheckAsker | null>(null);

  protected captionsOf(lang: Unit['lang'], file: string | null): readonly FilmCaptions[] { return file === null ? [] : [{ lang, file }]; }
  protected address(sha256: string) { return addressOf(readFile, { sha256 }); }
  protected size(bytes: number) { return new Intl.NumberFormat(this.session.locale() === 'fr' ? 'fr-FR' : 'en-GB', { maximumFractionDigits: bytes < 10_000_000 ? 1 : 0 }).format(Math.max(0.1, bytes / 1_000_000)); }
}

import { Component, inject, input, linkedSignal, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import { noticeParts, publishNotice, type Locale, type Notice, type NoticePart, type NoticeWords } from '@palier/contracts';
import { Api, newId } from '../platform';
import { Deed } from '../ui';
import { noticeHeadings } from './notice-text';

const empty = { recorded: '', purpose: '', viewers: '', kept: '', rights: '', contact: '' };
const languages = [{ locale: 'fr', label: 'trust.inFrench' }, { locale: 'en', label: 'trust.inEnglish' }] as const;

/** HR writes the next version over the one in force, in one language or both. */
@Component({
  selector: 'app-notice-form',
  imports: [MatButton, TranslocoPipe],
  template: `
    <details class="card no-print"><summary>{{ 'trust.noticeNew' | transloco }}</summary>
      <form class="stack" style="margin-top: 12px" (submit)="publish($event)">
        <p>{{ 'trust.noticeNewLead' | transloco }}</p>
        @for (language of languages; track language.locale) {
          <fieldset class="stack"><legend>{{ language.label | transloco }}</legend>
            @for (part of parts; track part) { <label class="field">{{ headings[part] | transloco }}<textarea rows="4" maxlength="4000" [name]="part + '-' + language.locale" [attr.lang]="language.locale" [value]="words()[language.locale][part]" (input)="keep(language.locale, part, $event)"></textarea></label> }
          </fieldset>
        }
        @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
        @if (incomplete()) { <p class="error" role="alert">{{ 'trust.noticeIncomplete' | transloco }}</p> }
        <div><button matButton="filled" type="submit" [disabled]="deed.busy()">{{ 'trust.noticePublish' | transloco }}</button></div>
      </form></details>
  `,
  styles: `summary { cursor: pointer; font-weight: 560; min-height: 32px; } fieldset { margin-bottom: 16px; } .field { max-width: 720px; }`,
})
export class NoticeForm {
  readonly notice = input.required<Notice>();
  readonly published = output();
  private readonly api = inject(Api);
  protected readonly languages = languages;
  protected readonly parts = noticeParts;
  protected readonly headings = noticeHeadings;
  protected readonly deed = new Deed();
  protected readonly incomplete = signal(false);
  protected readonly words = linkedSignal(() => ({ fr: { ...empty, ...this.notice().words.fr }, en: { ...empty, ...this.notice().words.en } }));

  protected keep(locale: Locale, part: NoticePart, event: Event) {
    this.incomplete.set(false);
    if (event.target instanceof HTMLTextAreaElement) this.words.set({ ...this.words(), [locale]: { ...this.words()[locale], [part]: event.target.value } });
  }

  /** A language is left out where all its parts are empty; a part left empty in one that is begun is said here, before anything is sent. */
  protected async publish(event: Event) {
    event.preventDefault();
    const filled = languages.map(({ locale }) => locale).filter((locale) => noticeParts.some((part) => this.words()[locale][part].trim() !== ''));
    this.incomplete.set(filled.length === 0 || filled.some((locale) => noticeParts.some((part) => this.words()[locale][part].trim() === '')));
    if (this.incomplete()) return;
    const words: NoticeWords = Object.fromEntries(filled.map((locale) => [locale, this.words()[locale]]));
    await this.deed.run(async () => {
      await this.api.send(publishNotice, { body: { id: newId(), seen: this.notice().number, words } });
      this.published.emit();
    });
  }
}

import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import { correctQuestion, type ChangeClass, type Locale, type QuestionFile } from '@palier/contracts';
import { keyedAs, unfiled, type Filing, type QuestionContent, type Translated } from '@palier/domain';
import { FilingField } from '../courses/filing-field';
import { changeKeys, typed } from '../courses/words';
import { Api, newId } from '../platform';
import { Deed } from '../ui';
import { CorrectionWords } from './correction-words';

/** Corrects a question by its next version: its words in each language, its right answers once for all of them, how far that reaches and why. */
@Component({
  selector: 'app-correction-form',
  imports: [CorrectionWords, FilingField, MatButton, TranslocoPipe],
  template: `
    <form class="stack" (submit)="correct($event)">
      <p class="quiet" style="margin: 0">{{ 'bank.correctLead' | transloco }}</p>
      @for (locale of locales(); track locale; let first = $first) {
        @if (words()[locale]; as content) {
          <fieldset class="card"><legend>{{ (locale === 'fr' ? 'bank.inFrench' : 'bank.inEnglish') | transloco }}</legend><app-correction-words [content]="content" [lang]="locale" [keyed]="first" (changed)="put(locale, $event)" /></fieldset>
        }
      }
      <section class="card"><app-filing-field [filing]="filing()" [lang]="newest()?.sourceLocale ?? 'fr'" (changed)="filing.set($event)" /></section>
      <fieldset><legend>{{ 'bank.reaches' | transloco }}</legend>
        @for (it of classes; track it) { <label class="choice"><input type="radio" name="change" required [value]="it" [checked]="change() === it" (change)="change.set(it)" /> <span><strong>{{ keys[it] | transloco }}.</strong>&ngsp;<span class="quiet">{{ hints[it] | transloco }}</span></span></label> }</fieldset>
      <label class="field">{{ 'bank.correctWhy' | transloco }}<input name="reason" required maxlength="500" [value]="reason()" (input)="reason.set(typed($event))" /></label>
      @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
      <div><button matButton="filled" type="submit" [disabled]="deed.busy()">{{ 'bank.correctIt' | transloco }}</button></div>
    </form>
  `,
  styles: `.choice { display: flex; gap: 12px; align-items: center; min-height: 44px; padding: 4px 0; } .choice input { width: 22px; height: 22px; margin: 0; flex: none; accent-color: var(--held); }`,
})
export class CorrectionForm {
  readonly file = input.required<QuestionFile>();
  readonly corrected = output();
  private readonly api = inject(Api);
  protected readonly keys = changeKeys;
  protected readonly hints = { cosmetic: 'bank.cosmeticHint', substantive: 'bank.substantiveHint', breaking: 'bank.breakingHint' } as const;
  protected readonly classes = ['cosmetic', 'substantive', 'breaking'] as const;
  protected readonly typed = typed;
  protected readonly deed = new Deed();
  protected readonly change = signal<ChangeClass | null>(null);
  protected readonly reason = signal('');
  protected readonly newest = computed(() => this.file().versions[0]);
  /** The source language first: it says what is right. */
  protected readonly locales = computed<Locale[]>(() => { const it = this.newest(); return it === undefined ? [] : [it.sourceLocale, ...(['fr', 'en'] as const).filter((locale) => locale !== it.sourceLocale && it.content[locale] !== undefined)]; });
  protected readonly words = linkedSignal<Translated>(() => (this.newest()?.content ?? {}) as Translated);
  protected readonly filing = linkedSignal<Filing>(() => this.newest()?.filing ?? unfiled);

  protected put(locale: Locale, content: QuestionContent) {
    const source = this.newest()?.sourceLocale;
    this.words.update((all) => Object.fromEntries(Object.entries(all).map(([other, its]) => [other, other === locale ? content : locale === source ? keyedAs(its, content) : its])));
  }

  private filed() { const { difficulty, tags, open } = this.filing(); return { difficulty, tags: [...tags], open }; }

  protected correct(event: Event) {
    event.preventDefault();
    const [change, newest] = [this.change(), this.newest()];
    if (change === null || newest === undefined) return undefined;
    return this.deed.run(async () => {
      await this.api.send(correctQuestion, { params: { questionId: this.file().questionId }, body: { id: newId(), seen: newest.number, change: { class: change, reason: this.reason() }, content: this.words() as QuestionFile['versions'][number]['content'], filing: this.filed() } });
      this.reason.set('');
      this.change.set(null);
      this.corrected.emit();
    });
  }
}

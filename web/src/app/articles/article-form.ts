import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import { ChangeClass, listFrameworks, type Article } from '@palier/contracts';
import { isSourceAddress, readArticle, type ArticleKind, type Cell } from '@palier/domain';
import { CellField } from '../courses/cell-field';
import { changeHints, changeKeys, typed } from '../courses/words';
import { LessonText } from '../learning/lesson-text';
import { Api } from '../platform';
import { DayInWords, type Deed } from '../ui';

export interface ArticleWish { readonly title: string; readonly address: string | null; readonly text: string | null; readonly about: Cell[]; readonly verifyBy: string; readonly change?: { readonly class: ChangeClass; readonly reason: string } }

/** What an article says, or where; what it is about; until when it is surely right. */
@Component({
  selector: 'app-article-form',
  imports: [CellField, DayInWords, LessonText, MatButton, TranslocoPipe],
  template: `
    <form class="stack" (submit)="send($event)">
      @if (!article()) {
        <fieldset><legend>{{ 'articles.where' | transloco }}</legend>
          <label class="choice"><input type="radio" name="kind" value="linked" [checked]="kind() === 'linked'" (change)="kind.set('linked')" /> {{ 'articles.linked' | transloco }}</label>
          <label class="choice"><input type="radio" name="kind" value="written" [checked]="kind() === 'written'" (change)="kind.set('written')" /> {{ 'articles.written' | transloco }}</label></fieldset>
      }
      <label class="field">{{ 'articles.title' | transloco }}<input name="title" maxlength="200" autocomplete="off" [value]="title()" (input)="title.set(typed($event))" /></label>
      @if (kind() === 'linked') { <label class="field">{{ 'articles.address' | transloco }}<input name="address" type="url" maxlength="2000" autocomplete="off" placeholder="https://" [value]="address()" (input)="address.set(typed($event))" /></label> }
      @else {
        <label class="field wide">{{ 'articles.text' | transloco }}<span class="quiet hint">{{ 'articles.textHint' | transloco }}</span><textarea name="text" rows="12" maxlength="100000" [value]="text()" (input)="text.set(typed($event))"></textarea></label>
        @if (shown().content.length > 0) { <details><summary>{{ 'articles.asSeen' | transloco }}</summary><div class="card"><app-lesson-text [document]="shown()" /></div></details> }
      }
      <fieldset class="about"><legend>{{ 'articles.about' | transloco }}</legend>@for (cell of cells(); track $index) { <app-cell-field [name]="'about-' + $index" [cell]="cell" [frameworks]="frameworks.value()?.frameworks ?? []" [label]="'articles.competency' | transloco" [none]="'articles.noCompetency' | transloco" (changed)="tell($index, $event)" /> }</fieldset>
      <label class="field">{{ 'articles.verifyBy' | transloco }}<input name="verifyBy" type="date" [value]="verifyBy()" (input)="verifyBy.set(typed($event))" /></label>
      @if (article(); as it) {
        <fieldset class="stack"><legend>{{ 'drafts.change' | transloco: { version: it.version + 1 } }}</legend>
          @for (one of classes; track one) { <label class="choice"><input type="radio" name="class" [value]="one" [checked]="changes() === one" (change)="changes.set(one)" /> <span><strong>{{ keys[one] | transloco }}</strong><br /><span class="quiet">{{ hints[one] | transloco }}@if (it.kind === 'written') { {{ (one === 'cosmetic' ? 'articles.asksNobody' : 'articles.asksReaders') | transloco }} }</span></span></label> }</fieldset>
        <label class="field wide">{{ 'drafts.reason' | transloco }}<input name="reason" maxlength="500" autocomplete="off" [value]="reason()" (input)="reason.set(typed($event))" /></label>
      }
      @if (lacks()) { <p class="error" role="alert">{{ (article() ? 'articles.lacksOfNext' : 'articles.lacks') | transloco }}</p> }
      @if (deed().failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed().params() }}</p> }
      <div><button matButton="filled" type="submit" [disabled]="deed().busy()">{{ (article() ? 'articles.publishNext' : 'articles.publish') | transloco }}</button></div>
    </form>
  `,
  styles: `.choice { display: flex; gap: 12px; align-items: center; min-height: 44px; cursor: pointer; } .choice input { width: 22px; height: 22px; accent-color: var(--held); } .wide { max-width: none; } .hint { font-weight: 400; } .about { display: grid; gap: 8px; }`,
})
export class ArticleForm {
  /** What there is already; null for a new one. */
  readonly article = input.required<Article | null>();
  readonly deed = input.required<Deed>();
  /** Why there is a next version, to begin with. */
  readonly because = input('');
  readonly sent = output<ArticleWish>();
  protected readonly typed = typed;
  protected readonly frameworks = inject(Api).read(listFrameworks);
  protected readonly kind = linkedSignal<ArticleKind>(() => this.article()?.kind ?? 'linked');
  protected readonly title = linkedSignal(() => this.article()?.title ?? '');
  protected readonly address = linkedSignal(() => this.article()?.address ?? '');
  protected readonly text = linkedSignal(() => this.article()?.desk?.text ?? '');
  protected readonly about = linkedSignal<readonly Cell[]>(() => (this.article()?.about ?? []).map(({ competencyId, level }) => ({ competencyId, level })));
  protected readonly verifyBy = linkedSignal(() => this.article()?.verifyBy ?? inSixMonths());
  protected readonly classes = ChangeClass.options;
  protected readonly keys = changeKeys;
  protected readonly hints = changeHints;
  protected readonly changes = signal<ChangeClass | null>(null);
  protected readonly reason = linkedSignal(() => this.because());
  protected readonly lacks = signal(false);
  protected readonly shown = computed(() => { let made = 0; return readArticle(this.text(), () => String(++made)); });
  /** One more place than there are levels chosen. */
  protected readonly cells = computed((): readonly (Cell | null)[] => (this.about().length < 20 ? [...this.about(), null] : this.about()));

  protected tell(at: number, cell: Cell | null) {
    const all = this.cells().map((it, index) => (index === at ? cell : it)).filter((it) => it !== null);
    this.about.set(all.filter((it, index) => all.findIndex((one) => one.competencyId === it.competencyId && one.level === it.level) === index));
  }

  protected send(event: Event) {
    event.preventDefault();
    const [linked, kind, next] = [this.kind() === 'linked', this.changes(), this.article() !== null];
    this.lacks.set(this.title().trim() === '' || this.verifyBy() === '' || (linked ? !isSourceAddress(this.address().trim()) : this.shown().content.length === 0) || (next && (kind === null || this.reason().trim() === '')));
    if (!this.lacks()) this.sent.emit({ title: this.title(), address: linked ? this.address().trim() : null, text: linked ? null : this.text(), about: [...this.about()], verifyBy: this.verifyBy(), ...(kind === null ? {} : { change: { class: kind, reason: this.reason().trim() } }) });
  }
}

/** A day to begin with: half a year is soon enough for a procedure to age. */
export function inSixMonths(): string {
  const day = new Date();
  day.setUTCMonth(day.getUTCMonth() + 6);
  return day.toISOString().slice(0, 10);
}

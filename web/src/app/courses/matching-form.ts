import { Component, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ContentOf, Item, Pair } from '@palier/domain';
import { emptyItem } from './draft-question';
import { typed } from './words';

/** Pairs as they belong together, and what else is offered that belongs to nothing. */
@Component({
  selector: 'app-matching-form',
  imports: [MatButton, TranslocoPipe],
  template: `
    <fieldset><legend>{{ 'drafts.pairs' | transloco }}</legend>
      @for (it of content().pairs; track it.left.id; let index = $index) {
        <div class="pair"><input class="input" [name]="'left-' + index" maxlength="500" [attr.lang]="lang()" [value]="it.left.text" (input)="word(index, { left: { id: it.left.id, text: typed($event) } })" [attr.aria-label]="'drafts.left' | transloco: { number: index + 1 }" />
          <input class="input" [name]="'right-' + index" maxlength="500" [attr.lang]="lang()" [value]="it.right.text" (input)="word(index, { right: { id: it.right.id, text: typed($event) } })" [attr.aria-label]="'drafts.right' | transloco: { number: index + 1 }" />
          @if (!fixed()) { <button matButton type="button" (click)="have(dropped(content().pairs, index))"><span aria-hidden="true">✕</span><span class="sr">{{ 'drafts.dropPair' | transloco: { number: index + 1 } }}</span></button> }</div>
      }
      @if (!fixed()) { <button matButton type="button" [disabled]="content().pairs.length >= 20" (click)="add()">{{ 'drafts.addPair' | transloco }}</button> }</fieldset>
    @if (!fixed() || content().extra.length > 0) { <fieldset><legend>{{ 'drafts.extra' | transloco }}</legend>
      @for (it of content().extra; track it.id; let index = $index) {
        <div class="one"><input class="input" [name]="'extra-' + index" maxlength="500" [attr.lang]="lang()" [value]="it.text" (input)="also(index, $event)" [attr.aria-label]="'drafts.extraNumber' | transloco: { number: index + 1 }" />
          @if (!fixed()) { <button matButton type="button" (click)="offer(dropped(content().extra, index))"><span aria-hidden="true">✕</span><span class="sr">{{ 'drafts.dropExtra' | transloco: { number: index + 1 } }}</span></button> }</div>
      }
      @if (!fixed()) { <button matButton type="button" [disabled]="content().extra.length >= 20" (click)="offer(content().extra.concat(emptyItem()))">{{ 'drafts.addExtra' | transloco }}</button> }</fieldset> }
  `,
  styles: `:host { display: grid; gap: 12px; } fieldset { display: grid; gap: 8px; justify-items: start; } .pair, .one { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr) 44px; gap: 8px; align-items: center; width: 100%; } .one { grid-template-columns: minmax(0, 1fr) 44px; } button { min-width: 44px; } @media (max-width: 560px) { .pair { grid-template-columns: minmax(0, 1fr) 44px; padding-bottom: 8px; border-bottom: 1px solid var(--line); } .pair input:nth-child(2) { grid-row: 2; } }`,
})
export class MatchingForm {
  readonly content = input.required<ContentOf<'matching'>>();
  readonly lang = input.required<string>();
  /** What there is to pair stays, as in a correction: halves that were paired wrongly change their words with one another. */
  readonly fixed = input(false);
  readonly changed = output<ContentOf<'matching'>>();
  protected readonly typed = typed;
  protected readonly emptyItem = emptyItem;

  protected dropped<T>(all: readonly T[], index: number): readonly T[] { return all.filter((_, at) => at !== index); }
  protected have(pairs: readonly Pair[]) { this.changed.emit({ ...this.content(), pairs }); }
  protected offer(extra: readonly Item[]) { this.changed.emit({ ...this.content(), extra }); }
  protected word(index: number, half: Partial<Pair>) { this.have(this.content().pairs.map((it, at) => (at === index ? { ...it, ...half } : it))); }
  protected also(index: number, event: Event) { this.offer(this.content().extra.map((it, at) => (at === index ? { id: it.id, text: typed(event) } : it))); }
  protected add() { this.have([...this.content().pairs, { left: emptyItem(), right: emptyItem() }]); }
}

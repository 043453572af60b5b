import { Component, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import { movedIn, type ContentOf, type Item } from '@palier/domain';
import { emptyItem } from './draft-question';
import { typed } from './words';

/** Things to put in order, as they follow one another in the right one. */
@Component({
  selector: 'app-ordering-form',
  imports: [MatButton, TranslocoPipe],
  template: `
    <fieldset><legend>{{ 'drafts.items' | transloco }}</legend>
      @for (it of content().items; track it.id; let index = $index) {
        <div class="item" [class.three]="fixed() && keyed()" [class.alone]="!keyed()"><input class="input" [name]="'item-' + index" maxlength="500" [attr.lang]="lang()" [value]="it.text" (input)="word(it.id, $event)" [attr.aria-label]="'drafts.item' | transloco: { number: index + 1 }" />
          @if (keyed()) { <button matButton type="button" [disabled]="$first" (click)="have(movedIn(content().items, it.id, -1))"><span aria-hidden="true">↑</span><span class="sr">{{ 'drafts.itemUp' | transloco: { number: index + 1 } }}</span></button><button matButton type="button" [disabled]="$last" (click)="have(movedIn(content().items, it.id, 1))"><span aria-hidden="true">↓</span><span class="sr">{{ 'drafts.itemDown' | transloco: { number: index + 1 } }}</span></button> }
          @if (!fixed()) { <button matButton type="button" (click)="drop(it.id)"><span aria-hidden="true">✕</span><span class="sr">{{ 'drafts.dropItem' | transloco: { number: index + 1 } }}</span></button> }</div>
      }
      @if (!fixed()) { <button matButton type="button" [disabled]="content().items.length >= 20" (click)="add()">{{ 'drafts.addItem' | transloco }}</button> }</fieldset>
    <p class="quiet">{{ 'drafts.itemsHint' | transloco }}</p>
  `,
  styles: `fieldset { display: grid; gap: 8px; justify-items: start; } .item { display: grid; grid-template-columns: minmax(0, 1fr) 44px 44px 44px; align-items: center; width: 100%; } .three { grid-template-columns: minmax(0, 1fr) 44px 44px; } .alone { grid-template-columns: minmax(0, 1fr); } .item button { min-width: 44px; padding: 0; } p { margin: 0; }`,
})
export class OrderingForm {
  readonly content = input.required<ContentOf<'ordering'>>();
  readonly lang = input.required<string>();
  /** What there is to put in order stays, as in a correction; and where the order is said elsewhere, that too. */
  readonly fixed = input(false);
  readonly keyed = input(true);
  readonly changed = output<ContentOf<'ordering'>>();
  protected readonly movedIn = movedIn;

  protected have(items: readonly Item[]) { this.changed.emit({ ...this.content(), items }); }
  protected word(id: string, event: Event) { this.have(this.content().items.map((it) => (it.id === id ? { id, text: typed(event) } : it))); }
  protected drop(id: string) { this.have(this.content().items.filter((it) => it.id !== id)); }
  protected add() { this.have([...this.content().items, emptyItem()]); }
}

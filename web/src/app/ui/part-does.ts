import { Component, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';

export type PartDeed = 'add' | 'wrap' | 'up' | 'down' | 'remove';

/** What may be done with one part of a rule that is a tree: add beside or in it, group it, move it among its neighbours, take it out. The whole is neither moved nor taken out. */
@Component({
  selector: 'app-part-does',
  imports: [MatButton, TranslocoPipe],
  template: `
    <button matButton type="button" data-does="add" (click)="does.emit('add')">{{ 'criteria.add' | transloco }}<span class="sr"> {{ 'criteria.part' | transloco: { number: number() } }}</span></button>
    <button matButton type="button" data-does="wrap" (click)="does.emit('wrap')">{{ 'criteria.wrap' | transloco }}<span class="sr"> {{ 'criteria.part' | transloco: { number: number() } }}</span></button>
    @if (!whole()) {
      <button matButton type="button" data-does="up" [disabled]="first()" (click)="does.emit('up')">{{ 'criteria.up' | transloco }}<span class="sr"> {{ 'criteria.part' | transloco: { number: number() } }}</span></button>
      <button matButton type="button" data-does="down" [disabled]="last()" (click)="does.emit('down')">{{ 'criteria.down' | transloco }}<span class="sr"> {{ 'criteria.part' | transloco: { number: number() } }}</span></button>
      <button matButton type="button" data-does="remove" (click)="does.emit('remove')">{{ 'criteria.remove' | transloco }}<span class="sr"> {{ 'criteria.part' | transloco: { number: number() } }}</span></button>
    }
  `,
  styles: `:host { display: flex; flex-wrap: wrap; }`,
})
export class PartDoes {
  /** Where the part stands, as people read it: 1.2.1. */
  readonly number = input.required<string>();
  readonly whole = input.required<boolean>();
  readonly first = input.required<boolean>();
  readonly last = input.required<boolean>();
  readonly does = output<PartDeed>();
}

import { Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { readFile } from '@palier/contracts';
import { addressOf } from '../platform';
import type { Side } from './difference-rows';

/** One side of a row of a difference: what goes and what comes, by colour, by sign and in words. */
@Component({
  selector: 'app-side-of-difference',
  imports: [TranslocoPipe],
  template: `@if (side(); as it) {@if (it.picture; as file) {<img [src]="address(file)" alt="" loading="lazy" />}@if (it.right !== null) {<span class="right">{{ (it.right ? 'versions.isRight' : 'versions.isWrong') | transloco }}</span>&ngsp;}<span class="words" [attr.lang]="lang()">@for (piece of it.pieces; track $index) {@switch (piece.kind) {@case ('added') {<ins><span class="sign" aria-hidden="true">+</span><span class="sr" [attr.lang]="null">{{ 'versions.wordsAdded' | transloco }} </span>{{ piece.text }}<span class="sr"> {{ 'versions.wordsEnd' | transloco }}</span></ins>}@case ('removed') {<del><span class="sign" aria-hidden="true">−</span><span class="sr">{{ 'versions.wordsRemoved' | transloco }} </span>{{ piece.text }}<span class="sr"> {{ 'versions.wordsEnd' | transloco }}</span></del>}@default {<ng-container>{{ piece.text }}</ng-container>}}}</span>}`,
  styles: `
    :host { display: block; overflow-wrap: anywhere; } .words { white-space: pre-wrap; } img { display: block; max-width: 100%; max-height: 160px; border: 1px solid var(--line); border-radius: 8px; margin-bottom: 6px; }
    ins, del { border-radius: 3px; padding: 0 2px; } ins { background: light-dark(#d7f0dd, #12432a); text-decoration: underline; text-decoration-thickness: 2px; text-underline-offset: 3px; } del { background: light-dark(#fbdcd7, #561f18); text-decoration: line-through; }
    .sign { user-select: none; font-weight: 700; display: inline-block; text-decoration: none; margin-right: 2px; } .right { font-weight: 620; }
    @media print { ins { background: none; border: 1px solid; } del { background: none; border: 1px dashed; } }
  `,
})
export class SideOfDifference {
  readonly side = input.required<Side | null>();
  readonly lang = input.required<string>();
  protected address(sha256: string) { return addressOf(readFile, { sha256 }); }
}

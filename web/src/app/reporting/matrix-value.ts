import { Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { When } from '../ui';
import type { MatrixValue } from './matrix-column';

/** A shape and a figure; the word is for whoever does not see them, or for everybody where there is room. */
@Component({
  selector: 'app-matrix-value',
  imports: [TranslocoPipe, When],
  template: `@let it = of(); <span aria-hidden="true">{{ it.shape }}</span>&ngsp;<span>{{ it.figure }}</span><span [class.sr]="!inWords()"> {{ it.word | transloco }}</span>@if (it.carriedOverUntil; as day) { <span class="carried"><span aria-hidden="true">◇</span>&ngsp;{{ 'carriedOver.mark' | transloco }}<span class="sr"> {{ 'carriedOver.until' | transloco }} {{ day | when }}</span></span> } @else if (it.endsOn; as day) { <span class="carried"><span aria-hidden="true">⧖</span>&ngsp;{{ day | when }}<span class="sr"> {{ 'evidence.endsOn' | transloco: { day: (day | when) } }}</span></span> }`,
  styles: `:host { white-space: nowrap; } .carried { display: block; font-size: 0.8rem; }`,
})
export class MatrixValueView {
  readonly of = input.required<MatrixValue>();
  readonly inWords = input(false);
}

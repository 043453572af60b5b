import { Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Suspicion } from '@palier/contracts';
import { suspicionKeys } from './words';

/** What is suspected of a question: a word and a shape, never a colour alone. */
@Component({
  selector: 'app-suspicion-chips',
  imports: [TranslocoPipe],
  template: `@for (it of of(); track $index) { <span><span aria-hidden="true">◆</span>&ngsp;{{ keys[it.kind] | transloco }}</span> }`,
  styles: `:host { display: inline-flex; flex-wrap: wrap; gap: 4px 12px; } :host > span { color: var(--to-acquire); font-weight: 620; font-size: 0.9375rem; }`,
})
export class SuspicionChips {
  readonly of = input.required<readonly Suspicion[]>();
  protected readonly keys = suspicionKeys;
}

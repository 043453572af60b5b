import { Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { DaysLeft } from '@palier/contracts';

/** How many working days somebody has until a due day, what takes others of them, and whether what they have to learn fits into them. */
@Component({
  selector: 'app-days-left',
  imports: [TranslocoPipe],
  template: `@let it = of();@if (!fits()) {<strong class="warn"><span aria-hidden="true">▲</span> {{ 'campaigns.doesNotFit' | transloco }}</strong> · }{{ 'campaigns.daysLeft' | transloco: { count: it.days } }}@if (it.absent > 0) { · {{ 'campaigns.absent' | transloco: { count: it.absent } }}}@if (it.onCall > 0) { · {{ 'campaigns.onCall' | transloco: { count: it.onCall } }}}@if (it.night > 0) { · {{ 'campaigns.night' | transloco: { count: it.night } }}}`,
  styles: `.warn { color: var(--to-acquire); }`,
})
export class DaysLeftWords {
  readonly of = input.required<DaysLeft>();
  readonly fits = input.required<boolean>();
}

import { Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { CampaignPreview } from '@palier/contracts';

/** Whether a day is realistic: who has enough working days for what they have to learn, who is away, and what is assumed for it. */
@Component({
  selector: 'app-pace',
  imports: [TranslocoPipe],
  template: `
    @let it = of();
    <p [class.warn]="it.tight > 0"><span aria-hidden="true">{{ it.tight > 0 ? '▲' : '✓' }}</span>&ngsp;{{ (it.tight > 0 ? 'campaigns.tooSoon' : 'campaigns.realistic') | transloco: it }}@if (it.least < it.days) {&ngsp;{{ 'campaigns.fewest' | transloco: it }} }</p>
    <p>{{ (it.absent + it.onCall > 0 ? 'campaigns.away' : 'campaigns.nobodyAway') | transloco: it }}</p>
    <p class="quiet">{{ 'campaigns.assumption' | transloco: it }}</p>
  `,
  styles: `:host { display: grid; gap: 4px; } p { margin: 0; max-width: none; } .warn { color: var(--to-acquire); }`,
})
export class PaceWords {
  readonly of = input.required<CampaignPreview['pace']>();
}

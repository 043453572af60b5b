import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { LevelDispute } from '@palier/contracts';
import { places } from '../platform';
import { When } from '../ui';

/** Why a level stands where it stands although two raters disagree about it, and who settled that. */
@Component({
  selector: 'app-dispute-note',
  imports: [RouterLink, TranslocoPipe, When],
  template: `@let it = dispute();
    <p class="note"><strong>{{ 'opinions.disagreement' | transloco }}.</strong> {{ 'opinions.theyDisagree' | transloco: { confirmedBy: it.confirmedBy, refusedBy: it.refusedBy } }}
      @if (it.settled; as settled) { {{ (settled.decision === 'held' ? 'opinions.thirdHeld' : 'opinions.thirdNot') | transloco: { by: settled.by, when: (settled.at | when) } }} } @else { {{ (held() ? 'opinions.staysHeld' : 'opinions.staysMissing') | transloco }} }
      <a [routerLink]="place()">{{ 'opinions.see' | transloco }}</a></p>`,
  styles: `.note { border-left: 4px solid var(--to-acquire); padding-left: 8px; margin: 8px 0 0; overflow-wrap: anywhere; }`,
})
export class DisputeNote {
  readonly dispute = input.required<LevelDispute>();
  readonly held = input.required<boolean>();
  protected readonly place = computed(() => places.opinion(this.dispute().opinionId));
}

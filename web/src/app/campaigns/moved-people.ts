import { Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { CampaignMovePreview } from '@palier/contracts';
import { When } from '../ui';
import { DaysLeftWords } from './days-left';

/** Whose day moves from which to which, who keeps a later one of their own, and who cannot make the new one. */
@Component({
  selector: 'app-moved-people',
  imports: [DaysLeftWords, TranslocoPipe, When],
  template: `
    @let it = of();
    @if (it.tight > 0) { <strong class="warn"><span aria-hidden="true">▲</span> {{ 'campaigns.cannotMake' | transloco: { count: it.tight } }}</strong> }
    @if (it.people > 0) {
      <details [attr.open]="it.tight > 0 ? '' : null"><summary>{{ 'campaigns.whoMoves' | transloco: { count: it.people } }}</summary>
        <ul>@for (line of it.lines; track line.person.id) {
          <li>{{ line.person.name }} – {{ (line.from === line.dueOn ? 'campaigns.keepsDay' : 'campaigns.movesTo') | transloco: { from: (line.from | when), to: (line.dueOn | when), day: (line.dueOn | when) } }}@if (line.from !== line.dueOn && line.dueOn > to()) { {{ ' ' }}({{ 'campaigns.ownDay' | transloco: { day: (line.dueOn | when) } }})}<br />
            <span class="quiet">{{ 'learning.minutes' | transloco: { minutes: line.minutes } }} · <app-days-left [of]="line.left" [fits]="line.fits" /></span></li> }</ul>
        @if (it.people > it.lines.length) { <p class="quiet">{{ 'campaigns.shownFirst' | transloco: { shown: it.lines.length, total: it.people } }}</p> }</details>
    }
  `,
  styles: `p { margin: 8px 0; } summary { cursor: pointer; padding: 8px 0; } .warn { color: var(--to-acquire); } ul { margin: 0; }`,
})
export class MovedPeople {
  readonly of = input.required<Pick<CampaignMovePreview, 'people' | 'tight' | 'lines'>>();
  /** The day of the campaign from then on. */
  readonly to = input.required<string>();
}

import { Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { CampaignChanges } from '@palier/contracts';
import { When } from '../ui';

/** Who gains and who loses what, by when, and because of which change that was withdrawn. */
@Component({
  selector: 'app-change-lines',
  imports: [TranslocoPipe, When],
  template: `
    <ul>@for (line of of(); track line.person.id) { <li><strong>{{ line.person.name }}</strong>
      @for (step of line.gains; track $index) { <br />+ {{ 'campaigns.gains' | transloco }} <span [attr.lang]="step.lang">{{ step.title }}</span>@if (line.dueOn) {&ngsp;<span class="quiet">{{ 'campaigns.dueBy' | transloco: { day: (line.dueOn | when) } }}</span> } }
      @for (step of line.loses; track $index) { <br />− {{ 'campaigns.loses' | transloco }} <span [attr.lang]="step.lang">{{ step.title }}</span>@for (text of step.withdrawn; track $index) {&ngsp;<span class="quiet">– {{ 'campaigns.becauseWithdrawn' | transloco: { text } }}</span> } }</li> }</ul>
    @if (people() > of().length) { <p class="quiet">{{ 'campaigns.shownFirst' | transloco: { shown: of().length, total: people() } }}</p> }
  `,
  styles: `ul { margin: 4px 0; } p { margin: 0; }`,
})
export class ChangeLines {
  readonly of = input.required<CampaignChanges['lines']>();
  readonly people = input.required<number>();
}

import { Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { JourneyAttention } from '@palier/contracts';
import { places, SessionStore } from '../platform';
import { When } from '../ui';

type Need = JourneyAttention['needs'][number];
const said: Readonly<Record<Need, string>> = { hireDay: 'onboarding.lacksHireDay', lead: 'onboarding.lacksLead', plan: 'onboarding.lacksPlan', mentor: 'onboarding.lacksMentor' };
const mended: Readonly<Record<Need, string>> = { hireDay: 'onboarding.mendHireDay', lead: 'onboarding.mendLead', plan: 'onboarding.mendPlan', mentor: 'onboarding.nameMentor' };

/** New hires who lack something for a start, each in a sentence with a way to mend it, for whoever may. */
@Component({
  selector: 'app-attention-list',
  imports: [RouterLink, TranslocoPipe, When],
  template: `
    <ul class="list">
      @for (it of of(); track it.person.id) {
        <li class="card"><h3>{{ it.person.name }}</h3>
          <ul class="needs">@for (need of it.needs; track need) { <li><span aria-hidden="true" class="mark">▲</span> {{ said[need] | transloco: { day: (it.hiredOn | when) } }} @if (way(need, it.person.id); as to) { <a [routerLink]="to">{{ mended[need] | transloco }}<span class="sr"> – {{ it.person.name }}</span></a> }</li> }</ul></li>
      }
    </ul>
  `,
  styles: `h3 { font-size: 1.05rem; margin: 0 0 4px; } .needs { list-style: none; margin: 0; padding: 0; display: grid; gap: 4px; } .mark { color: var(--to-acquire); }`,
})
export class AttentionList {
  readonly of = input.required<readonly JourneyAttention[]>();
  private readonly session = inject(SessionStore);
  protected readonly said = said;
  protected readonly mended = mended;

  /** Days of hire come with the list of people, teams on the page of a person: HR's both. */
  protected way(need: Need, personId: string): string | null {
    if (need === 'plan' || need === 'mentor') return places.journey(personId);
    return this.session.may('person.import') ? (need === 'lead' ? places.person(personId) : places.importPeople) : null;
  }
}

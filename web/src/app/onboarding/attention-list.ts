import { Component, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { JourneyAttention } from '@palier/contracts';
import { places, SessionStore } from '../platform';
import { When } from '../ui';
import { HireDayForm } from './hire-day-form';

type Need = JourneyAttention['needs'][number];
const said: Readonly<Record<Need, string>> = { hireDay: 'onboarding.lacksHireDay', lead: 'onboarding.lacksLead', plan: 'onboarding.lacksPlan', mentor: 'onboarding.lacksMentor', access: 'onboarding.lacksAccess', ownAccess: 'onboarding.lacksOwnAccess' };
const mended: Readonly<Record<Need, string>> = { hireDay: 'onboarding.mendHireDay', lead: 'onboarding.mendLead', plan: 'onboarding.mendPlan', mentor: 'onboarding.nameMentor', access: 'onboarding.mendAccess', ownAccess: 'onboarding.mendAccess' };

/** New hires who lack something for a start, each in a sentence with a way to mend it, for whoever may. */
@Component({
  selector: 'app-attention-list',
  imports: [HireDayForm, RouterLink, TranslocoPipe, When],
  template: `
    <ul class="list">
      @for (it of of(); track it.person.id) {
        <li class="card"><h3>{{ it.person.name }}</h3>
          <ul class="needs">@for (need of it.needs; track need) { <li><span aria-hidden="true" class="mark">▲</span> {{ said[need] | transloco: { day: (it.hiredOn | when), names: names(it) } }} @if (way(need, it); as to) { <a [routerLink]="to">{{ mended[need] | transloco }}<span class="sr"> – {{ it.person.name }}</span></a> }
            @else if (need === 'hireDay' && session.may('hire-day.say')) { <details class="no-print"><summary>{{ mended[need] | transloco }}<span class="sr"> – {{ it.person.name }}</span></summary><app-hire-day [personId]="it.person.id" (changed)="changed.emit()" /></details> }</li> }</ul></li>
      }
    </ul>
  `,
  styles: `h3 { font-size: 1.05rem; margin: 0 0 4px; } .needs { list-style: none; margin: 0; padding: 0; display: grid; gap: 4px; } .mark { color: var(--to-acquire); } summary { cursor: pointer; min-height: 32px; } app-hire-day { display: block; margin: 8px 0; }`,
})
export class AttentionList {
  readonly of = input.required<readonly JourneyAttention[]>();
  /** Something was mended here. */
  readonly changed = output();
  protected readonly session = inject(SessionStore);
  protected readonly said = said;
  protected readonly mended = mended;

  protected names(it: JourneyAttention) { return it.unable.map(({ name }) => name).join(', '); }

  /** A day of hire is said here; teams are given on the page of a person, by HR. */
  protected way(need: Need, { person, unable }: JourneyAttention): string | null {
    if (need === 'plan' || need === 'mentor') return places.journey(person.id);
    if (need === 'hireDay' || !this.session.may('person.import')) return null;
    return places.person(need === 'access' ? (unable[0]?.id ?? person.id) : person.id);
  }
}

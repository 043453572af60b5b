import { Component, computed, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { TodoItem } from '@palier/contracts';
import { AskSignOff } from '../evidence/ask-sign-off';
import { places, SessionStore } from '../platform';
import { Said, Say, When } from '../ui';
import { PassedOverWords } from '../workdays/passed-over';

type Renewal = Extract<TodoItem, { kind: 'renewal' }>;

/** A certificate or a level whose proof ends: until when it holds, what to do so that it goes on, and by which day on which its person works. */
@Component({
  selector: 'app-todo-renewal',
  imports: [AskSignOff, MatButton, PassedOverWords, RouterLink, Said, Say, TranslocoPipe, When],
  template: `
    @let it = of();
    <div class="row"><div><h3><span class="quiet">{{ 'assignments.renewal' | transloco }}</span>&ngsp;@if (it.person) {<span>{{ it.person.name }} – </span>}@if (it.certificate) {<span>{{ it.certificate.name }}</span>} @else if (it.competency; as cell) {<span [appSaid]="cell.name"></span>, {{ 'assignments.level' | transloco: { level: cell.level } }}@if (cell.more > 0) {&ngsp;{{ 'assignments.renewalMore' | transloco: { count: cell.more } }}}}</h3>
      <p class="about"><strong>{{ (it.person === null ? own : theirs)[it.does] | transloco }}</strong> {{ (it.over ? 'assignments.renewalOver' : 'assignments.renewalUntil') | transloco: { day: (it.until | when) } }}</p>
      @if (it.waits) { <p class="about">{{ (it.person === null ? 'assignments.renewalAsked' : 'assignments.renewalWaits') | transloco }}</p> }
      @if (it.dueOn; as day) { <p class="about" [class.late]="it.late">@if (it.late) { <span aria-hidden="true">▲</span>&ngsp;{{ 'onboarding.late' | transloco: { day: (day | when) } }} } @else { {{ 'assignments.due' | transloco: { day: (day | when) } }} }&ngsp;<app-passed-over [of]="it.duePassed" /></p> }</div>
      @if (asks(); as cell) { <app-ask-sign-off [competencyId]="cell.id" [level]="cell.level" [name]="cell.name | say" (asked)="changed.emit()" /> } @else { <a [matButton]="it.person === null && !it.waits ? 'filled' : 'outlined'" [routerLink]="place()">{{ 'assignments.renewOpen' | transloco }}<span class="sr">@if (it.person) { {{ it.person.name }} } @if (it.certificate) { {{ it.certificate.name }} } @else if (it.competency; as cell) { <span [appSaid]="cell.name"></span> }</span></a> }</div>
  `,
  styles: `h3 { font-size: 1.1rem; } .about { margin: 4px 0 0; } .late { color: var(--to-acquire); font-weight: 620; }`,
})
export class TodoRenewal {
  readonly of = input.required<Renewal>();
  readonly changed = output();
  private readonly session = inject(SessionStore);
  protected readonly own = { handIn: 'assignments.renewalHandIn', show: 'assignments.renewalShow', askSignOff: 'assignments.renewalSignOff', goOn: 'assignments.renewalGoOn', confirm: 'assignments.renewalConfirm' } as const satisfies Record<Renewal['does'], string>;
  protected readonly theirs = { handIn: 'assignments.theirRenewalHandIn', show: 'assignments.theirRenewalShow', askSignOff: 'assignments.theirRenewalSignOff', goOn: 'assignments.theirRenewalGoOn', confirm: 'assignments.theirRenewalConfirm' } as const satisfies Record<Renewal['does'], string>;
  /** A signature of mine is asked for here, at a press. */
  protected readonly asks = computed(() => { const { person, does, waits, competency } = this.of(); return person === null && does === 'askSignOff' && !waits ? competency : null; });
  /** Where it is done. */
  protected readonly place = computed(() => {
    const { person, certificate, competency, does, waits } = this.of();
    const personId = person?.id ?? this.session.person()?.id ?? '';
    if (certificate !== null || competency === null) return places.certificatesOf(personId);
    if (does === 'confirm') return places.carriedOver(personId);
    if (does === 'askSignOff' && person !== null) return waits ? places.signOffs : places.observe(personId);
    return (does === 'goOn' ? places.recurring : does === 'askSignOff' ? places.why : places.pieces)(personId, competency.id);
  });
}

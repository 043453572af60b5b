import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { readShortestWay, type WayStep } from '@palier/contracts';
import { unitKind } from '../learning/unit-kind';
import { Api, places, SessionStore } from '../platform';
import { Async, PageHeader, Say, ShareBar, When } from '../ui';
import { AskSignOff } from './ask-sign-off';

/** The fewest things that prove what is missing, one after the other, over weeks. */
@Component({
  selector: 'app-shortest-way-page',
  imports: [AskSignOff, Async, MatButton, PageHeader, RouterLink, Say, ShareBar, TranslocoPipe, When],
  template: `
    <app-page-header [heading]="'way.title' | transloco: { name: way.value()?.person?.name ?? '' }" [lead]="'way.lead' | transloco" />
    <app-async [of]="way">
      @if (way.value(); as it) {
        <div class="row"><p class="quiet"><a [routerLink]="places.skills(it.person.id)">{{ 'evidence.skillsOf' | transloco: { name: it.person.name } }}</a>@for (profile of it.profiles; track profile.id) { · {{ 'way.towards' | transloco: { profile: (profile.title | say) } }} } · {{ 'evidence.asOf' | transloco: { day: (it.asOf | when), zone: it.zone } }}</p>
          <label class="no-print">{{ 'way.aWeek' | transloco }} <select class="input" style="width: auto" name="aWeek" (change)="choose($event)">@for (n of paces(); track n) { <option [value]="n" [selected]="n === it.minutesAWeek">{{ time(n) }}</option> }</select></label></div>
        <p style="margin: 0"><strong>{{ 'evidence.coverage' | transloco: it.coverage }}</strong>@if (it.coverage.cellsCarriedOver > 0) {&ngsp;<span aria-hidden="true">◇</span> {{ 'carriedOver.ofWhich' | transloco: { count: it.coverage.cellsCarriedOver } }} }</p><app-share-bar [done]="it.coverage.cellsHeld" [carried]="it.coverage.cellsCarriedOver" [of]="it.coverage.cellsExpected" />
        @if (it.profiles.length === 0) { <p class="card">{{ 'evidence.noProfile' | transloco }}</p> }
        @else if (it.missing === 0) { <p class="card" role="status">{{ 'way.done' | transloco }}</p> }
        @else if (it.steps.length > 0) {
          <p role="status" style="margin-bottom: 0"><strong>{{ (it.minutes === 0 ? 'way.sumNoTime' : 'way.sum') | transloco: { things: it.things, time: time(it.minutes), weeks: it.weeks } }}</strong></p>
          <p class="quiet" style="margin-top: 0">{{ (it.proven ? 'way.proven' : 'way.notProven') | transloco }}</p>
          <ol class="list">@for (step of it.steps; track keyOf(step)) {
            <li class="card">
              <div class="row"><h2>
                @if (step.kind === 'activity') { <span [attr.lang]="step.activity.lang">{{ step.activity.title }}</span> }
                @else { {{ (step.cells.length === 1 ? 'way.signOffOne' : 'way.signOff') | transloco: { name: (step.name | say), levels: levels(step) } }}@if (step.signatures > 1) {, {{ 'way.byPeople' | transloco: { people: step.signatures } }} } }
              </h2><span class="quiet">{{ (step.weeks.from === step.weeks.to ? 'way.week' : 'way.weeks') | transloco: step.weeks }}@if (step.minutes > 0) { · {{ time(step.minutes) }} }</span></div>
              @if (step.kind === 'activity') {
                <p class="quiet" style="margin: 0">{{ kind(step.activity.kind) | transloco }} · {{ time(step.activity.minutes) }}</p>
                <p style="margin: 4px 0">{{ 'way.proves' | transloco }} @for (cell of step.cells; track $index) { {{ 'way.cell' | transloco: { name: (cell.name | say), level: cell.level } }}{{ $last ? '' : ' ; ' }} }</p>
              } @else if (step.unwritten.length > 0) { <p style="margin: 4px 0">{{ (step.unwritten.length === 1 ? 'way.unwritten' : 'way.unwrittenMany') | transloco: { levels: step.unwritten.join(', ') } }}</p> }
              @if (step.before.length > 0) { <p style="margin: 8px 0 0">{{ 'way.before' | transloco }}</p><ul class="before">@for (one of step.before; track one.unitId) { <li><a [routerLink]="places.unit(one.courseId, one.unitId)" [attr.lang]="one.lang">{{ one.title }}</a>&ngsp;<span class="quiet">{{ kind(one.kind) | transloco }} · {{ time(one.minutes) }}</span></li> }</ul> }
              <div class="actions no-print" style="margin-top: 8px">
                @if (step.kind === 'activity') { @if (own()) { <a matButton="filled" [routerLink]="places.unit(step.activity.courseId, step.activity.unitId)">{{ 'way.start' | transloco }}<span class="sr"> {{ step.activity.title }}</span></a> } @else if (step.activity.kind === 'checklist' && session.may('sign-off.observe')) { <a matButton="outlined" [routerLink]="places.checklist(it.person.id, step.activity.unitId)">{{ 'checklists.open' | transloco }}<span class="sr"> {{ step.activity.title }}</span></a> } }
                @else if (step.requestId) { <span>{{ 'evidence.asked' | transloco }} <a [routerLink]="places.signOff(step.requestId)">{{ 'evidence.seeRequest' | transloco }}<span class="sr"> {{ step.name | say }}</span></a></span> }
                @else if (own() && session.may('sign-off.request')) { <app-ask-sign-off [competencyId]="step.competencyId" [level]="step.level" [name]="session.say(step.name)" (asked)="way.reload()" /> }
                @if (step.kind === 'signOff') { <a [routerLink]="places.why(it.person.id, step.competencyId)">{{ 'evidence.why' | transloco }}<span class="sr"> {{ step.name | say }}</span></a> }
              </div>
            </li>
          }</ol>
        }
        @if (it.unreachable.length > 0) {
          <section class="card"><h2>{{ 'way.unreachable' | transloco }}</h2><p>{{ 'way.unreachableLead' | transloco }}</p><ul>@for (cell of it.unreachable; track $index) { <li>{{ 'way.cell' | transloco: { name: (cell.name | say), level: cell.level } }}</li> }</ul></section>
        }
        @if (it.disclaimer) { <p class="quiet" lang="fr">{{ it.disclaimer }}</p> }
      }
    </app-async>
  `,
  styles: `h2 { margin: 0; font-size: 1.05rem; } .before { margin: 4px 0 0; padding-left: 20px; } .before li { padding: 2px 0; }`,
})
export class ShortestWayPage {
  readonly personId = input.required<string>();
  readonly towards = input<string>();
  readonly minutes = input<string>();
  private readonly router = inject(Router);
  private readonly words = inject(TranslocoService);
  protected readonly session = inject(SessionStore);
  protected readonly places = places;
  protected readonly kind = unitKind;
  protected readonly own = computed(() => this.session.person()?.id === this.personId());
  protected readonly way = inject(Api).read(readShortestWay, () => ({ params: { personId: this.personId() }, query: { towards: this.towards(), minutesAWeek: this.minutes() } }));
  /** The one asked for by the address is among them. */
  protected readonly paces = computed(() => [...new Set([30, 60, 120, 180, 300, 420, 600, ...(this.way.hasValue() ? [this.way.value().minutesAWeek] : [])])].sort((a, b) => a - b));

  protected keyOf(step: WayStep) { return step.kind === 'activity' ? step.activity.unitId : step.competencyId; }
  protected levels(step: WayStep) { return step.cells.map((it) => it.level).join(', '); }
  protected time(minutes: number): string {
    const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
    return this.words.translate(hours === 0 ? 'way.minutes' : rest === 0 ? 'way.hours' : 'way.hoursMinutes', { hours, minutes: rest });
  }

  protected choose(event: Event) {
    const minutes = event.target instanceof HTMLSelectElement ? event.target.value : '';
    void this.router.navigate([], { queryParams: { minutes }, queryParamsHandling: 'merge' });
  }
}

import { Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { endRecurring, noteOccurrence, readRecurring, type RecurringActivities, type RecurringActivity } from '@palier/contracts';
import { Api, newId, places, SessionStore } from '../platform';
import { Async, DayInWords, Deed, PageHeader, Said, When } from '../ui';
import { OccurrenceLine } from './occurrence-line';
import { RecurringForm } from './recurring-form';

/** What can be done regularly for a competency, where somebody stands with it, and each time they did; to note another, to answer, and to define what is to be done. */
@Component({
  selector: 'app-recurring-page',
  imports: [Async, DayInWords, MatButton, OccurrenceLine, PageHeader, RecurringForm, RouterLink, Said, TranslocoPipe, When],
  template: `
    <app-page-header [heading]="'recurring.title' | transloco: { name: recurring.value()?.person?.name ?? '' }" />
    <app-async [of]="recurring">
      @if (recurring.value(); as it) {
        <p><strong [appSaid]="it.name"></strong> · <a [routerLink]="places.why(it.person.id, it.competencyId)">{{ 'evidence.why' | transloco }}</a></p>
        <p class="quiet">{{ 'recurring.lead' | transloco }}</p>
        @if (said(); as key) { <p class="card" role="status">{{ key | transloco }}</p> }
        <ul class="list">
          @for (activity of it.activities; track activity.id) {
            <li class="card"><h2 style="margin: 0">{{ activity.title }}</h2>
              <p style="margin: 4px 0">{{ 'recurring.rhythm' | transloco: { times: activity.times, days: activity.days } }} · {{ 'recurring.levels' | transloco: { levels: activity.levels.join(', ') } }} · <span class="quiet">{{ activity.by }}, {{ activity.on | when }}</span></p>
              <p style="margin: 4px 0"><strong><span aria-hidden="true">{{ shapes[activity.standing.state] }}</span> {{ states[activity.standing.state] | transloco }}</strong>&ngsp;<span>{{ 'recurring.counted' | transloco: { counted: activity.standing.counted, times: activity.times, days: activity.days } }}</span>@if (activity.standing.until; as day) {&ngsp;<span>{{ 'recurring.until' | transloco: { day: (day | when) } }}</span> }</p>
              @if (activity.ended) { <p class="quiet" style="margin: 4px 0">{{ 'recurring.isEnded' | transloco }}</p> }
              @else {
                @if (it.mayNote) {
                  <details [open]="noting() === activity.id" (toggle)="unfold($event, activity)"><summary>{{ (own() ? 'recurring.note' : 'recurring.noteFor') | transloco: { name: it.person.name } }}<span class="sr"> {{ activity.title }}</span></summary>
                    <form class="stack" style="grid-template-columns: minmax(0, 1fr)" (submit)="note($event, it, activity)">
                      <label class="field">{{ 'recurring.day' | transloco }}<input name="occurrence-day" type="date" required [max]="it.today" [value]="it.today" /></label>
                      <label class="field">{{ 'recurring.fact' | transloco }}<textarea name="occurrence-fact" rows="2" required maxlength="1000"></textarea></label>
                      @if (deed.failed(); as key) { @if (noting() === activity.id) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> } }
                      <div><button matButton="filled" type="submit" [disabled]="deed.busy()">{{ 'recurring.send' | transloco }}</button></div></form></details>
                }
                @if (activity.mayEnd) { <button matButton type="button" [disabled]="ending.busy()" (click)="end(activity)">{{ 'recurring.end' | transloco }}<span class="sr"> {{ activity.title }}</span></button> }
              }</li>
          } @empty { <li class="card">{{ (asked(it) ? 'recurring.noneDefined' : 'recurring.notAsked') | transloco }}</li> }
        </ul>
        @if (ending.failed(); as key) { <p class="error" role="alert">{{ key | transloco: ending.params() }}</p> }
        <h2>{{ 'recurring.history' | transloco }}</h2>
        <ul class="list">@for (one of it.occurrences; track one.id) { <li class="card"><app-occurrence-line [occurrence]="one" (changed)="answered()" /></li> } @empty { <li class="card">{{ 'recurring.nothing' | transloco }}</li> }</ul>
        @if (it.mayDefine && asked(it)) {
          <section class="card"><h2 style="margin-top: 0">{{ 'recurring.define' | transloco }}</h2><app-recurring-form [of]="it" (kept)="defined()" /></section>
        }
      }
    </app-async>
  `,
  styles: `summary { cursor: pointer; padding: 8px 0; }`,
})
export class RecurringPage {
  readonly personId = input.required<string>();
  readonly competencyId = input.required<string>();
  private readonly api = inject(Api);
  private readonly session = inject(SessionStore);
  protected readonly places = places;
  protected readonly deed = new Deed();
  protected readonly ending = new Deed();
  protected readonly recurring = this.api.read(readRecurring, () => ({ params: { personId: this.personId(), competencyId: this.competencyId() } }));
  protected readonly own = computed(() => this.session.person()?.id === this.personId());
  protected readonly noting = signal('');
  protected readonly said = signal<'recurring.sent' | 'recurring.defined' | null>(null);
  protected readonly shapes = { notYet: '○', kept: '✓', broken: '↩' } as const;
  protected readonly states = { notYet: 'recurring.notYet', kept: 'recurring.kept', broken: 'recurring.broken' } as const;

  protected asked(it: RecurringActivities) { return it.levels.some((one) => one.asked); }
  protected unfold(event: Event, { id }: RecurringActivity) {
    if (!(event.target instanceof HTMLDetailsElement)) return;
    if (event.target.open) this.noting.set(id); else if (this.noting() === id) this.noting.set('');
  }

  protected note(event: Event, it: RecurringActivities, activity: RecurringActivity) {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement)) return undefined;
    const fields = new FormData(event.target);
    const body = { id: newId(), activityId: activity.id, on: String(fields.get('occurrence-day')), fact: String(fields.get('occurrence-fact')) };
    return this.deed.run(async () => {
      await this.api.send(noteOccurrence, { params: { personId: it.person.id }, body });
      this.noting.set('');
      this.said.set('recurring.sent');
      this.recurring.reload();
    });
  }

  protected end({ id }: RecurringActivity) {
    return this.ending.run(async () => {
      await this.api.send(endRecurring, { params: { activityId: id }, body: {} });
      this.recurring.reload();
    });
  }

  protected answered() {
    this.said.set(null);
    this.recurring.reload();
  }

  protected defined() {
    this.said.set('recurring.defined');
    this.recurring.reload();
  }
}

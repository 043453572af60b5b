import { Component, computed, inject, input, linkedSignal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { CareerKind, listDueReviews, type DueReviews, type ReviewDueFilter } from '@palier/contracts';
import { Api, places } from '../platform';
import { Async, PageHeader, Say, When } from '../ui';
import { becauseWords, checkpointWords, dueWords, kindWords, stateWords } from './words';

const filters = ['late', 'soon', 'later'] as const;

/** When the interview about the career of each is due, those due first first. What is looked for stands in the address. */
@Component({
  selector: 'app-reviews-page',
  imports: [Async, MatButton, PageHeader, RouterLink, Say, TranslocoPipe, When],
  template: `
    <app-page-header [heading]="'reviews.title' | transloco" [lead]="'reviews.lead' | transloco" />
    <form class="find no-print" role="search" (submit)="find($event)">
      <label class="field">{{ 'reviews.search' | transloco }}<input name="search" type="search" maxlength="100" [value]="search() ?? ''" /></label>
      <label class="field">{{ 'reviews.which' | transloco }}<select name="is"><option value="">{{ 'reviews.whichever' | transloco }}</option>@for (filter of filters; track filter) { <option [value]="filter" [selected]="is() === filter">{{ dueWords[filter] | transloco }}</option> }</select></label>
      <label class="field">{{ 'reviews.kind' | transloco }}<select name="kind"><option value="">{{ 'reviews.whichever' | transloco }}</option>@for (one of kinds; track one) { <option [value]="one" [selected]="kind() === one">{{ kindWords[one] | transloco }}</option> }</select></label>
      @if (teams().length > 1) { <label class="field">{{ 'reviews.team' | transloco }}<select name="team"><option value="">{{ 'reviews.whichever' | transloco }}</option>@for (one of teams(); track one.id) { <option [value]="one.id" [selected]="team() === one.id">{{ one.name | say }}</option> }</select></label> }
      <button matButton="outlined" type="submit">{{ 'reviews.find' | transloco }}</button>
    </form>
    <app-async [of]="list">
      @if (list.value(); as it) {
        <p><strong>{{ 'reviews.counts' | transloco: it.counts }}</strong>&ngsp;<span class="quiet">{{ it.today | when }}</span></p>
        @if (it.total > people().length) { <p class="quiet">{{ 'reviews.shownFirst' | transloco: { shown: people().length, total: it.total } }}</p> }
        @if (it.checkpoints.length > 0) {
          <h2>{{ 'reviews.starting' | transloco }}</h2>
          <ul class="list">
            @for (line of it.checkpoints; track line.person.id) {
              <li class="card row"><div><strong><a [routerLink]="line.underWay ? places.review(line.underWay.id) : places.reviewsOf(line.person.id)">{{ line.person.name }}</a></strong>@if (line.team) {&ngsp;<span class="quiet">{{ line.team | say }}</span>}<br />{{ kindWords[line.kind] | transloco }}@if (line.underWay) {&ngsp;<span class="quiet">{{ stateWords[line.underWay.state] | transloco }}</span>}</div>
                <div class="due"><span [class.late]="line.state === 'late'"><span aria-hidden="true">{{ line.state === 'late' ? '▲' : '◆' }}</span>&ngsp;{{ checkpointWords[line.state] | transloco }}</span><br />{{ 'reviews.dueOn' | transloco: { day: (line.dueOn | when) } }}</div></li>
            }
          </ul>
          <h2>{{ 'reviews.careers' | transloco }}</h2>
        }
        <ul class="list">
          @for (line of people(); track line.person.id) {
            <li class="card"><div class="row"><div><strong><a [routerLink]="places.reviewsOf(line.person.id)">{{ line.person.name }}</a></strong>@if (line.team) {&ngsp;<span class="quiet">{{ line.team | say }}</span>}<br />{{ kindWords[line.kind] | transloco }}</div>
              <div class="due"><span [class.late]="line.state === 'late'"><span aria-hidden="true">{{ line.state === 'late' ? '▲' : line.state === 'soon' ? '◆' : '○' }}</span> {{ dueWords[line.state] | transloco }}</span><br />{{ 'reviews.dueOn' | transloco: { day: (line.dueOn | when) } }}</div></div>
              <p class="quiet">{{ becauseWords[line.because] | transloco }}@if (line.lastHeldOn) { · {{ 'reviews.lastHeld' | transloco: { day: (line.lastHeldOn | when) } }} }</p>
              @if (line.underWay; as open) { <p><a [routerLink]="places.review(open.id)">{{ 'reviews.goOn' | transloco }}<span class="sr"> {{ line.person.name }}</span></a>&ngsp;<span class="quiet">{{ kindWords[open.kind] | transloco }} · {{ stateWords[open.state] | transloco }}</span></p> }</li>
          } @empty { <li class="card">{{ 'reviews.nobody' | transloco }}</li> }
        </ul>
        @if (it.next; as next) { <div class="no-print"><button matButton type="button" [disabled]="list.isLoading()" (click)="after.set(next)">{{ 'releases.more' | transloco }}</button></div> }
      }
    </app-async>
  `,
  styles: `.find { margin-bottom: 12px; display: flex; flex-wrap: wrap; gap: 12px 16px; align-items: end; } .find .field { flex: 1 1 200px; } .find .field input, .find .field select { height: 48px; } .late { color: var(--to-acquire); font-weight: 620; } .due { text-align: end; } @media (max-width: 600px) { .due { text-align: start; } } .card p { margin: 4px 0 0; }`,
})
export class ReviewsPage {
  readonly search = input<string>();
  readonly is = input<string>();
  readonly kind = input<string>();
  readonly team = input<string>();
  private readonly router = inject(Router);
  protected readonly places = places;
  protected readonly filters = filters;
  protected readonly kinds = CareerKind.options;
  protected readonly kindWords = kindWords;
  protected readonly stateWords = stateWords;
  protected readonly dueWords = dueWords;
  protected readonly checkpointWords = checkpointWords;
  protected readonly becauseWords = becauseWords;
  private readonly asked = computed(() => ({ search: this.search() || undefined, is: filters.find((it): it is ReviewDueFilter => it === this.is()), kind: this.kinds.find((it) => it === this.kind()), teamId: this.team() || undefined }));
  /** After whom the page that was asked for last begins; from the start again where something else is looked for. */
  protected readonly after = linkedSignal<unknown, string | undefined>({ source: this.asked, computation: () => undefined });
  protected readonly list = inject(Api).read(listDueReviews, () => ({ query: { ...this.asked(), after: this.after() } }));
  /** Everybody shown so far. */
  protected readonly people = linkedSignal<DueReviews | undefined, DueReviews['people']>({ source: () => (this.list.hasValue() ? this.list.value() : undefined), computation: (page, before) => (page === undefined ? (before?.value ?? []) : this.after() === undefined ? page.people : [...(before?.value ?? []), ...page.people]) });
  /** They stay while the list is read anew. */
  protected readonly teams = linkedSignal<DueReviews['teams'], DueReviews['teams']>({ source: () => (this.list.hasValue() ? this.list.value().teams : []), computation: (now, before) => (now.length === 0 && before !== undefined ? before.value : now) });

  protected find(event: Event) {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement)) return;
    const said = new FormData(event.target);
    void this.router.navigate([], { queryParams: { search: String(said.get('search') ?? '').trim() || null, is: String(said.get('is') ?? '') || null, kind: String(said.get('kind') ?? '') || null, team: String(said.get('team') ?? '') || null } });
  }
}

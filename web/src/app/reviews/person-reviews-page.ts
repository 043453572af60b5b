import { Component, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { CareerKind, listPersonReviews, openReview, recordEarlierReview, ReviewKind, type PersonReviews } from '@palier/contracts';
import { Api, newId, places } from '../platform';
import { Async, DayInWords, Deed, PageHeader, When } from '../ui';
import { Checkpoints } from './checkpoints';
import { becauseWords, kindWords, stateWords } from './words';

/** The reviews of one person, when the next is due, and, for whoever leads them and HR, another one to open. */
@Component({
  selector: 'app-person-reviews-page',
  imports: [Async, Checkpoints, DayInWords, MatButton, PageHeader, RouterLink, TranslocoPipe, When],
  template: `
    <app-page-header [heading]="'reviews.of' | transloco: { name: reviews.value()?.person?.name ?? '' }" />
    <app-async [of]="reviews">
      @if (reviews.value(); as it) {
        <app-checkpoints [personId]="it.person.id" [of]="it.checkpoints" [mayOpen]="it.mayOpen" />
        <section class="card"><h2 style="margin-top: 0">{{ 'reviews.next' | transloco }}</h2><p style="margin: 0"><strong>{{ kindWords[it.due.kind] | transloco }}</strong>, {{ 'reviews.dueOn' | transloco: { day: (it.due.dueOn | when) } }}</p><p class="quiet" style="margin: 0">{{ becauseWords[it.due.because] | transloco }}</p></section>
        <ul class="list">
          @for (one of it.reviews; track one.id) { <li class="card row"><span><a [routerLink]="places.review(one.id)">{{ kindWords[one.kind] | transloco }}, {{ one.heldOn ?? one.asOf | when }}</a></span><span>{{ stateWords[one.state] | transloco }}</span></li> }
          @for (one of it.earlier; track one.heldOn) { <li class="card row"><span>{{ kindWords[one.kind] | transloco }}, {{ one.heldOn | when }}</span><span class="quiet">{{ 'reviews.elsewhere' | transloco }}</span></li> }
        </ul>
        @if (it.reviews.length + it.earlier.length === 0) { <p class="quiet">{{ 'reviews.none' | transloco }}</p> }
        @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
        @if (it.mayOpen) {
          <section class="card no-print"><h2 style="margin-top: 0">{{ 'reviews.openOne' | transloco }}</h2><p class="quiet">{{ 'reviews.openLead' | transloco }}</p>
            <form class="stack" (submit)="open($event, it)">
              <label class="field">{{ 'reviews.kind' | transloco }}<select name="kind">@for (kind of kinds; track kind) { <option [value]="kind" [selected]="kind === it.due.kind">{{ kindWords[kind] | transloco }}</option> }</select></label>
              <label class="field">{{ 'reviews.asOf' | transloco }}<input name="asOf" type="date" required [value]="it.today" [min]="it.hiredOn" [max]="it.today" /></label>
              <div><button matButton="filled" type="submit" [disabled]="deed.busy()">{{ 'reviews.openIt' | transloco }}</button></div></form></section>
          <details class="card no-print"><summary>{{ 'reviews.earlier' | transloco }}</summary>
            <form class="stack" (submit)="earlier($event, it)"><p class="quiet" style="margin: 12px 0 0">{{ 'reviews.earlierLead' | transloco }}</p>
              <label class="field">{{ 'reviews.kind' | transloco }}<select name="kind">@for (kind of careerKinds; track kind) { <option [value]="kind">{{ kindWords[kind] | transloco }}</option> }</select></label>
              <label class="field">{{ 'reviews.heldOn' | transloco }}<input name="heldOn" type="date" required [min]="it.hiredOn" [max]="it.today" /></label>
              <div><button matButton="outlined" type="submit" [disabled]="deed.busy()">{{ 'reviews.record' | transloco }}</button></div></form></details>
        }
      }
    </app-async>
  `,
  styles: `summary { cursor: pointer; padding: 4px 0; }`,
})
export class PersonReviewsPage {
  readonly personId = input.required<string>();
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  protected readonly places = places;
  protected readonly deed = new Deed();
  protected readonly kindWords = kindWords;
  protected readonly stateWords = stateWords;
  protected readonly becauseWords = becauseWords;
  protected readonly kinds = ReviewKind.options;
  protected readonly careerKinds = CareerKind.options;
  protected readonly reviews = this.api.read(listPersonReviews, () => ({ params: { personId: this.personId() } }));

  protected open(event: Event, { person }: PersonReviews) {
    const said = saidIn(event);
    return this.deed.run(async () => {
      const { id } = await this.api.send(openReview, { params: { personId: person.id }, body: { id: newId(), kind: ReviewKind.parse(said('kind')), asOf: said('asOf') } });
      await this.router.navigateByUrl(places.review(id));
    });
  }

  protected earlier(event: Event, { person }: PersonReviews) {
    const said = saidIn(event);
    return this.deed.run(async () => {
      await this.api.send(recordEarlierReview, { params: { personId: person.id }, body: { id: newId(), kind: CareerKind.parse(said('kind')), heldOn: said('heldOn') } });
      this.reviews.reload();
    });
  }
}

function saidIn(event: Event): (name: string) => string {
  event.preventDefault();
  const form = event.target instanceof HTMLFormElement ? new FormData(event.target) : new FormData();
  return (name) => { const it = form.get(name); return typeof it === 'string' ? it : ''; };
}

import { Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { readSecondRatings } from '@palier/contracts';
import { Api, places, SessionStore } from '../platform';

/** That second ratings of mine are waited for, where some are. */
@Component({
  selector: 'app-ratings-waiting',
  imports: [RouterLink, TranslocoPipe],
  template: `@if (ratings.hasValue() && ratings.value().waiting.length > 0) { <p class="card"><a [routerLink]="places.secondRatings">{{ 'ratings.waiting' | transloco: { count: ratings.value().waiting.length } }}</a></p> }`,
})
export class RatingsWaiting {
  protected readonly places = places;
  private readonly may = inject(SessionStore).may('second-rating.give');
  protected readonly ratings = inject(Api).read(readSecondRatings, () => (this.may ? {} : undefined));
}

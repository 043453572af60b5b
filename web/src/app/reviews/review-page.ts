import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { readReview, readReviewPage, readReviewPdf } from '@palier/contracts';
import { reviewThemes, showsSides } from '@palier/domain';
import { addressOf, Api, places, SessionStore } from '../platform';
import { Async, PageHeader, When } from '../ui';
import { ReviewActions } from './review-actions';
import { ReviewSides } from './review-sides';
import { ReviewSignatures } from './review-signatures';
import { ReviewSnapshotView } from './review-snapshot';
import { ReviewThemePart } from './review-theme';
import { kindWords, stateWords } from './words';

/** One review: what was known on its day on one side, the conversation on the other, then what was agreed and who signed. */
@Component({
  selector: 'app-review-page',
  imports: [Async, MatButton, PageHeader, ReviewActions, ReviewSides, ReviewSignatures, ReviewSnapshotView, ReviewThemePart, RouterLink, TranslocoPipe, When],
  template: `
    <app-page-header [heading]="heading() | transloco: { name: review.value()?.person?.name ?? '' }" />
    <app-async [of]="review">
      @if (review.value(); as it) {
        <div class="row"><p style="margin: 0"><strong>{{ kindWords[it.kind] | transloco }}</strong> · {{ stateWords[it.state] | transloco }}@if (it.heldOn) { · {{ 'reviews.heldThen' | transloco: { day: (it.heldOn | when), name: it.heldBy?.name ?? '' } }} }</p>
          <span class="no-print">@if (over()) { <a matButton [href]="pdf()" download>{{ 'reviews.pdf' | transloco }}</a><a matButton [href]="page()" target="_blank" rel="noopener">{{ 'reviews.asPage' | transloco }}</a> }<button matButton type="button" (click)="print()">{{ 'reviews.print' | transloco }}</button></span></div>
        <p class="quiet">{{ 'reviews.openedBy' | transloco: { name: it.openedBy.name, when: (it.openedAt | when) } }} <a class="no-print" [routerLink]="places.reviewsOf(it.person.id)">{{ 'reviews.of' | transloco: { name: it.person.name } }}</a></p>
        @if (sides()) { <app-review-sides [review]="it" (changed)="review.reload()" /> }
        <div class="two">
          <section><h2>{{ 'reviews.snapshot' | transloco }}</h2><app-review-snapshot [personId]="it.person.id" [of]="it.snapshot" [lines]="lines()" /></section>
          <section><h2>{{ 'reviews.conversation' | transloco }}</h2><p class="quiet">{{ 'reviews.bothRead' | transloco }}</p>@for (theme of themes(); track theme) { <app-review-theme [review]="it" [theme]="theme" (changed)="review.reload()" /> }
            <app-review-actions [review]="it" (changed)="review.reload()" /><app-review-signatures [review]="it" (changed)="review.reload()" /></section>
        </div>
        <p class="quiet print">{{ 'reviews.fingerprint' | transloco: { hash: it.fingerprint.slice(0, 16) } }}</p>
      }
    </app-async>
  `,
  styles: `.two { display: grid; grid-template-columns: minmax(0, 5fr) minmax(0, 7fr); gap: 0 40px; } @media (max-width: 1000px) { .two { grid-template-columns: minmax(0, 1fr); } } @media print { .two { display: block; } } .print { font-size: 0.8125rem; overflow-wrap: anywhere; margin-top: 24px; }`,
})
export class ReviewPage {
  readonly reviewId = input.required<string>();
  private readonly session = inject(SessionStore);
  protected readonly places = places;
  protected readonly kindWords = kindWords;
  protected readonly stateWords = stateWords;
  protected readonly review = inject(Api).read(readReview, () => ({ params: { reviewId: this.reviewId() } }));
  protected readonly heading = computed(() => (this.review.hasValue() ? 'reviews.with' : ''));
  /** What both signed leaves as a paper. */
  protected readonly over = computed(() => this.review.hasValue() && ['signed', 'refused'].includes(this.review.value().state));
  protected readonly pdf = computed(() => addressOf(readReviewPdf, { reviewId: this.reviewId() }, { locale: this.session.locale() }));
  protected readonly page = computed(() => addressOf(readReviewPage, { reviewId: this.reviewId() }, { locale: this.session.locale() }));
  protected readonly themes = computed(() => (this.review.hasValue() ? reviewThemes[this.review.value().kind] : []));

  protected readonly sides = computed(() => this.review.hasValue() && showsSides(this.review.value().kind, this.review.value().state, this.review.value().levels.length));
  /** What is compared side by side is not said again beside it. */
  protected readonly lines = computed(() => (this.review.hasValue() ? this.review.value().snapshot.competencies.filter((it) => it.state !== 'noScale' && !(this.sides() && it.expected !== null)) : []));

  protected print() { window.print(); }
}

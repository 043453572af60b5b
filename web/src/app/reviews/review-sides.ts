import { Component, computed, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Review } from '@palier/contracts';
import { LeadLevels } from './lead-levels';
import { SidesTable } from './sides-table';

/** A start as both see it, side by side. Whoever leads is asked what they see before they are shown the comparison, unless they would rather not. */
@Component({
  selector: 'app-review-sides',
  imports: [LeadLevels, MatButton, SidesTable, TranslocoPipe],
  template: `
    <h2>{{ 'reviews.sideBySide' | transloco }}</h2>
    @if (asksFirst()) { <p class="no-print">{{ 'reviews.sayFirst' | transloco }} <button matButton type="button" (click)="compares.set(true)">{{ 'reviews.compareNow' | transloco }}</button></p> }
    <div [class.later]="asksFirst()"><p class="quiet">{{ 'reviews.sideBySideLead' | transloco }}</p><app-sides-table [of]="review()" /></div>
    @if (mayTell()) { <app-lead-levels [review]="review()" (changed)="changed.emit()" /> }
  `,
  styles: `:host { display: block; margin-bottom: 24px; } app-lead-levels { display: block; margin-top: 16px; } @media screen { .later { display: none; } }`,
})
export class ReviewSides {
  readonly review = input.required<Review>();
  readonly changed = output();
  protected readonly compares = signal(false);
  protected readonly mayTell = computed(() => this.review().may.includes('levels'));
  protected readonly asksFirst = computed(() => this.mayTell() && this.review().levels.length === 0 && this.review().heldOn === null && !this.compares());
}

import { Component, computed, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import { noteInReview, type Review } from '@palier/contracts';
import type { ReviewTheme } from '@palier/domain';
import { Api, newId } from '../platform';
import { Deed, Say, When } from '../ui';
import { themeWords } from './words';

/** One theme of a review: what the facts say of it, and what each of the two says, side by side; one's own to write. */
@Component({
  selector: 'app-review-theme',
  imports: [MatButton, Say, TranslocoPipe, When],
  template: `
    @let it = review();
    <h3>{{ themeWords[theme()] | transloco }}</h3>
    @switch (theme()) {
      @case ('achieved') { @if (gained().length > 0) { <p class="quiet">{{ 'reviews.gained' | transloco: { day: (it.snapshot.since | when) } }}</p><ul class="plain quiet">@for (line of gained(); track line.competencyId) { <li>{{ (line.before === 0 ? 'reviews.gainedFirst' : 'reviews.gainedOne') | transloco: { name: (line.name | say), from: line.before, to: line.held } }}</li> }</ul> } }
      @case ('skills') { <p class="quiet">{{ 'evidence.coverage' | transloco: it.snapshot.coverage }}</p>@if (below().length > 0) { <p class="quiet">{{ 'reviews.below' | transloco }} @for (line of below(); track line.competencyId; let last = $last) { {{ line.name | say }}{{ last ? '' : ', ' }} }</p> } }
      @case ('path') { <ul class="plain quiet">@for (one of it.snapshot.profiles; track $index) { <li>{{ (one.until ? 'reviews.fromUntil' : 'reviews.from') | transloco: { title: (one.title | say), from: (one.from | when), until: (one.until | when) } }}</li> } @empty { <li>{{ 'evidence.noProfile' | transloco }}</li> }</ul> }
      @case ('training') { <p class="quiet">{{ 'reviews.trainingCount' | transloco: { count: it.snapshot.training.length, day: (it.snapshot.since | when) } }}</p> }
      @case ('rights') { <p class="quiet">{{ 'reviews.rightsLead' | transloco }}</p> }
      @case ('record') { <p class="quiet">{{ 'reviews.recordLead' | transloco: { hired: (it.snapshot.hiredOn | when), reviews: it.snapshot.reviews.length, profiles: it.snapshot.profiles.length } }}</p> }
    }
    <div class="sides">
      @for (side of sides; track side) {
        <div><h4>{{ side === 'person' ? it.person.name : ('reviews.leadSide' | transloco) }}</h4>
          @if (mayWrite() && it.side === side) {
            <form class="stack no-print" (submit)="keep($event)">
              <label><span class="sr">{{ 'reviews.yourWords' | transloco: { theme: (themeWords[theme()] | transloco) } }}</span><textarea class="input" rows="3" maxlength="4000" [value]="words()" (input)="write($event)"></textarea></label>
              @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
              @if (draft() !== null) { <div><button matButton="outlined" type="submit" [disabled]="deed.busy()">{{ 'reviews.keep' | transloco }}<span class="sr"> {{ themeWords[theme()] | transloco }}</span></button></div> } @else if (note(side)) { <p class="quiet" role="status">{{ 'reviews.kept' | transloco: { when: (note(side)?.at | when) } }}</p> }
            </form>
          } @else if (note(side); as said) { <p class="words">{{ said.words }}</p><p class="quiet">{{ said.by.name }}, {{ said.at | when }}</p> } @else { <p class="quiet">{{ 'reviews.nothingSaid' | transloco }}</p> }</div>
      }
    </div>
  `,
  styles: `:host { display: block; padding: 12px 0; border-top: 1px solid var(--line); } h4 { margin: 0 0 4px; font-size: 0.9375rem; font-weight: 620; } .sides { display: grid; grid-template-columns: 1fr 1fr; gap: 12px 20px; } .words { white-space: pre-wrap; overflow-wrap: anywhere; margin: 0 0 4px; } p { margin: 0 0 6px; } .plain { margin: 0 0 8px; } @media (max-width: 600px) { .sides { grid-template-columns: 1fr; } }`,
})
export class ReviewThemePart {
  readonly review = input.required<Review>();
  readonly theme = input.required<ReviewTheme>();
  readonly changed = output();
  private readonly api = inject(Api);
  protected readonly deed = new Deed();
  protected readonly themeWords = themeWords;
  protected readonly sides = ['person', 'lead'] as const;
  /** What is being written; null where it says what is kept. */
  protected readonly draft = signal<string | null>(null);
  protected readonly mayWrite = computed(() => this.review().may.includes('note'));
  protected readonly below = computed(() => this.review().snapshot.competencies.filter((it) => it.state === 'below'));
  protected readonly gained = computed(() => this.review().snapshot.competencies.filter((it) => it.held > it.before));
  protected readonly words = computed(() => this.draft() ?? this.note(this.review().side)?.words ?? '');

  protected note(side: Review['side']) { return this.review().notes.find((it) => it.theme === this.theme() && it.side === side); }
  protected write(event: Event) { if (event.target instanceof HTMLTextAreaElement) this.draft.set(event.target.value); }

  protected keep(event: Event) {
    event.preventDefault();
    const words = this.draft() ?? '';
    return this.deed.run(async () => {
      await this.api.send(noteInReview, { params: { reviewId: this.review().id }, body: { id: newId(), theme: this.theme(), words } });
      // What was written on while it was on its way stays to be kept.
      if (this.draft() === words) this.draft.set(null);
      this.changed.emit();
    });
  }
}

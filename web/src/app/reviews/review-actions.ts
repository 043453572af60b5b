import { Component, computed, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { agreeAction, dropAction, readAssignable, type Review, type ReviewAction } from '@palier/contracts';
import { Api, newId, places } from '../platform';
import { DayInWords, Deed, Say, When } from '../ui';

/** What the two agreed to do: who, by when, and which course was assigned with it. */
@Component({
  selector: 'app-review-actions',
  imports: [DayInWords, MatButton, RouterLink, Say, TranslocoPipe, When],
  template: `
    @let it = review();
    <h2>{{ 'reviews.actions' | transloco }}</h2>
    <ul class="list">
      @for (action of it.actions; track action.id) {
        <li class="card"><div class="row"><div><strong>{{ action.words }}</strong>@if (action.course; as course) {<br />{{ 'reviews.assigned' | transloco }} <a [routerLink]="places.course(course.id)">{{ course.title | say }}</a>}<br /><span class="quiet">{{ action.owner.name }}@if (action.dueOn) {, {{ 'reviews.by' | transloco: { day: (action.dueOn | when) } }}}</span></div>
          </div>
          @if (may('dropped')) { <details class="no-print"><summary>{{ 'reviews.drop' | transloco }}<span class="sr"> {{ action.words }}</span></summary>
            <form class="stack" (submit)="drop($event, action)">@if (action.course) { <p class="quiet" style="margin: 0">{{ 'reviews.dropLead' | transloco }}</p> }
              <label class="field">{{ 'reviews.dropWhy' | transloco }}<input name="words" required maxlength="500" /></label>
              <div><button matButton="outlined" type="submit" [disabled]="deed.busy()">{{ 'reviews.drop' | transloco }}<span class="sr"> {{ action.words }}</span></button></div></form></details> }</li>
      } @empty { <li class="card">{{ 'reviews.noAction' | transloco }}</li> }
    </ul>
    @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
    @if (may('action')) {
      <details class="card no-print"><summary>{{ 'reviews.addAction' | transloco }}</summary>
        <form class="stack" (submit)="agree($event)">
          <label class="field">{{ 'reviews.what' | transloco }}<input name="words" required maxlength="1000" /></label>
          <label class="field">{{ 'reviews.who' | transloco }}<select name="owner"><option value="person">{{ it.person.name }}</option><option value="lead">{{ 'reviews.leadSide' | transloco }}</option></select></label>
          <label class="field">{{ 'reviews.course' | transloco }}<select name="courseId" (change)="choose($event)"><option value="">{{ 'reviews.noCourse' | transloco }}</option>@for (course of courses(); track course.id) { <option [value]="course.id">{{ course.title }}</option> }</select></label>
          <label class="field">{{ 'reviews.until' | transloco }}<input name="dueOn" type="date" [min]="it.today" [required]="withCourse()" /></label>
          <div><button matButton="outlined" type="submit" [disabled]="deed.busy()">{{ 'reviews.addAction' | transloco }}</button></div></form></details>
    }
  `,
  styles: `summary { cursor: pointer; padding: 4px 0; } details form { margin-top: 12px; }`,
})
export class ReviewActions {
  readonly review = input.required<Review>();
  readonly changed = output();
  private readonly api = inject(Api);
  protected readonly places = places;
  protected readonly deed = new Deed();
  private readonly assignable = this.api.read(readAssignable, () => (this.may('action') ? {} : undefined));
  protected readonly courses = computed(() => (this.assignable.hasValue() ? this.assignable.value().courses : []));

  /** A course is asked by a day. */
  protected readonly withCourse = signal(false);

  protected may(what: Review['may'][number]) { return this.review().may.includes(what); }

  protected agree(event: Event) {
    event.preventDefault();
    const form = event.target;
    if (!(form instanceof HTMLFormElement)) return;
    const said = (name: string): string => { const it = new FormData(form).get(name); return typeof it === 'string' ? it : ''; };
    const body = { id: newId(), words: said('words'), owner: said('owner') === 'person' ? 'person' as const : 'lead' as const, courseId: said('courseId') || null, dueOn: said('dueOn') || null };
    return this.deed.run(async () => {
      await this.api.send(agreeAction, { params: { reviewId: this.review().id }, body });
      form.reset();
      this.withCourse.set(false);
      this.changed.emit();
    });
  }

  protected choose(event: Event) { if (event.target instanceof HTMLSelectElement) this.withCourse.set(event.target.value !== ''); }

  protected drop(event: Event, action: ReviewAction) {
    event.preventDefault();
    const words = event.target instanceof HTMLFormElement ? new FormData(event.target).get('words') : null;
    return this.deed.run(async () => {
      await this.api.send(dropAction, { params: { reviewId: this.review().id }, body: { id: newId(), actionId: action.id, words: typeof words === 'string' ? words : '' } });
      this.changed.emit();
    });
  }
}

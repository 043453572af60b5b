import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { addRelations, giveJourney, listPersonReviews, listPersonSessions, nameMentor, readJourney, takeBackJourney, type Journey } from '@palier/contracts';
import { timeline, timelinePart, type TimelinePart } from '@palier/domain';
import { Api, newId, places, SessionStore } from '../platform';
import { Async, DayInWords, Deed, Lasts, PageHeader, Say, ShareBar, When } from '../ui';
import { Attest } from '../learning/attest';
import { Checkpoints } from '../reviews/checkpoints';
import { ColleaguePicker } from './colleague-picker';
import { HireDayForm } from './hire-day-form';
import { StepLine } from './step-line';

const partWords: Readonly<Record<TimelinePart, string>> = { late: 'onboarding.partLate', today: 'onboarding.partToday', week: 'onboarding.partWeek', day30: 'onboarding.partDay30', day60: 'onboarding.partDay60', day90: 'onboarding.partDay90', later: 'onboarding.partLater', done: 'onboarding.partDone' };

/** Somebody's onboarding plan in one timeline, from what is late and today to the checkpoints; whoever follows them gives it, names the mentor and whom to meet. */
@Component({
  selector: 'app-journey-page',
  imports: [Async, Attest, Checkpoints, ColleaguePicker, DayInWords, HireDayForm, Lasts, MatButton, PageHeader, RouterLink, Say, ShareBar, StepLine, TranslocoPipe, When],
  template: `
    <app-page-header [heading]="(own() ? 'onboarding.yourPlan' : 'onboarding.planOf') | transloco: { name: journey.value()?.person?.name ?? '' }" />
    <app-async [of]="journey">
      @if (journey.value(); as it) {
        @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
        @if (it.given === null) {
          <section class="card">
            @if (!manages()) { <p style="margin: 0">{{ 'onboarding.notYet' | transloco }}</p> }
            @else if (it.offered; as offered) {
              <p>{{ (offered.because === 'everybody' ? 'onboarding.offered' : 'onboarding.offeredOfTeam') | transloco: { team: (offered.of | say), steps: offered.steps, relations: it.relations } }}</p>
              <button matButton="filled" type="button" [disabled]="deed.busy()" (click)="give()">{{ 'onboarding.give' | transloco }}</button>
            } @else { <p style="margin: 0">{{ 'onboarding.noTemplate' | transloco }} <a [routerLink]="places.journeys">{{ 'onboarding.plans' | transloco }}</a></p> }
          </section>
        } @else {
          <p style="margin: 0"><strong>{{ 'onboarding.progress' | transloco: { done: it.done, of: it.of } }}</strong>@if (it.late > 0) { <span> · {{ 'onboarding.lateCount' | transloco: { count: it.late } }}</span> }</p><app-share-bar [done]="it.done" [of]="it.of" />
          @if (own() && it.of > 0 && it.done === it.of && session.may('attestation.issue')) { <p style="margin: 8px 0 0">{{ 'onboarding.allDone' | transloco }}@if (certificateWaits()) { {{ 'onboarding.certificateWaits' | transloco }} }</p>@if (!certificateWaits()) { <app-attest [of]="{ kind: 'journey' }" /> } }
          <p class="quiet">{{ 'reporting.hired' | transloco: { day: (it.hiredOn | when) } }} · {{ (it.mentor ? 'onboarding.mentorIs' : 'onboarding.noMentor') | transloco: { name: it.mentor?.name ?? '' } }}</p>
        }
        @if (manages()) {
          <details class="card no-print"><summary>{{ (it.mentor ? 'onboarding.anotherMentor' : 'onboarding.nameMentor') | transloco }}</summary>
            <form class="stack" (submit)="mentor($event, it)"><app-colleague-picker [name]="'mentor'" [label]="'onboarding.mentor'" [without]="it.person.id" (chosen)="chosen.set($event)" />
              <label class="field">{{ 'competencies.from' | transloco }}<input name="mentorFrom" type="date" required [value]="from()" (input)="keepDay($event)" /></label>
              <div><button matButton="outlined" type="submit" [disabled]="deed.busy() || chosen() === '' || from() === ''">{{ 'onboarding.save' | transloco }}</button></div></form></details>
          @if (session.may('hire-day.say')) {
            @if (it.hireDayAssumed) { <p class="unsaid"><span aria-hidden="true">▲</span> {{ 'onboarding.hireDayAssumed' | transloco: { day: (it.hiredOn | when) } }}</p> }
            <details class="card no-print"><summary>{{ (it.hireDayAssumed ? 'onboarding.sayHireDay' : 'onboarding.correctHireDay') | transloco }}</summary><app-hire-day [personId]="it.person.id" (changed)="journey.reload(); reviews.reload()" /></details>
          }
          @if (it.mayTakeBack) { <section class="card row no-print"><span>{{ 'onboarding.givenByMistake' | transloco }}</span><button matButton="outlined" type="button" [disabled]="deed.busy()" (click)="takeBack()">{{ 'onboarding.takeBack' | transloco }}</button></section> }
          @if (it.given !== null && it.relations > 0) { <section class="card row no-print"><span>{{ 'onboarding.moreRelations' | transloco: { count: it.relations } }}</span><button matButton="outlined" type="button" [disabled]="deed.busy()" (click)="add()">{{ 'onboarding.addThem' | transloco }}</button></section> }
        }
        @if (it.given !== null && waits() && reviews.hasValue()) { <app-checkpoints [personId]="it.person.id" [of]="reviews.value().checkpoints" [mayOpen]="reviews.value().mayOpen" /> }
        @for (part of timeline(); track part.name) {
          <h2>{{ parts[part.name] | transloco: { day: (part.until | when) } }}@if (part.minutes > 0) { <span class="time"> · {{ part.minutes | lasts }}</span> }</h2>
          <ul class="list">@for (step of part.steps; track step.id) { <li><app-step-line [step]="step" [manages]="manages()" [meeting]="meetings().get(step.id)" (changed)="journey.reload()" /></li> }</ul>
        }
        @if (it.given !== null && !waits() && reviews.hasValue()) { <app-checkpoints [personId]="it.person.id" [of]="reviews.value().checkpoints" [mayOpen]="reviews.value().mayOpen" /> }
      }
    </app-async>
  `,
  styles: `.time { font-weight: 400; font-size: 1rem; color: var(--quiet); } summary { cursor: pointer; } .unsaid { color: var(--to-acquire); font-weight: 620; } details form { margin-top: 12px; } app-hire-day { display: block; margin-top: 12px; } li { border-top: 1px solid var(--line); } li:first-child { border: 0; }`,
})
export class JourneyPage {
  readonly personId = input.required<string>();
  private readonly api = inject(Api);
  protected readonly session = inject(SessionStore);
  protected readonly places = places;
  protected readonly deed = new Deed();
  protected readonly chosen = signal('');
  protected readonly from = signal(this.session.today());
  protected readonly journey = this.api.read(readJourney, () => ({ params: { personId: this.personId() } }));
  /** The points at 30, 60 and 90 days, for whoever may read their reviews: a mentor may not. */
  protected readonly reviews = this.api.read(listPersonReviews, () => (this.own() || this.manages() ? { params: { personId: this.personId() } } : undefined));
  /** Sessions at which they meet somebody, by the step that each is for; for whoever may read them: a mentor may not. The newest of a step that was not cancelled counts. */
  private readonly sessions = this.api.read(listPersonSessions, () => (this.own() || this.manages() ? { params: { personId: this.personId() } } : undefined));
  protected readonly meetings = computed(() => new Map((this.sessions.hasValue() ? this.sessions.value().sessions : []).filter((it) => it.stepId !== null && it.state !== 'cancelled').reverse().map((it) => [it.stepId ?? '', it])));
  /** A checkpoint that waits comes first; those of later weeks come after the plan. */
  protected readonly waits = computed(() => this.reviews.hasValue() && this.reviews.value().checkpoints.some((it) => it.state === 'late' || it.state === 'soon'));
  /** Where all is done, the certificate waits for the last of them, signed by both. */
  protected readonly certificateWaits = computed(() => this.reviews.hasValue() && !this.reviews.value().startSigned);
  protected readonly own = computed(() => this.personId() === this.session.person()?.id);
  protected readonly manages = computed(() => !this.own() && this.journey.hasValue() && this.journey.value().mayManage);
  protected readonly parts = partWords;
  /** Where each step stood when it was first seen here: ticking moves nothing under the hand of whoever ticks. */
  private readonly stands = linkedSignal<Journey | undefined, ReadonlyMap<string, TimelinePart>>({
    source: () => (this.journey.hasValue() ? this.journey.value() : undefined),
    computation: (now, before) => {
      if (now === undefined) return before?.value ?? new Map();
      const known = before?.source?.person.id === now.person.id ? before.value : new Map<string, TimelinePart>();
      return new Map(now.steps.map((it) => [it.id, known.get(it.id) ?? timelinePart({ dueOn: it.dueOn, late: it.late, done: it.done }, this.session.today(), now.hiredOn)]));
    },
  });
  /** The plan as it stands today, late steps first and done ones last. */
  protected readonly timeline = computed(() => {
    if (!this.journey.hasValue()) return [];
    const { steps, hiredOn } = this.journey.value();
    return timeline(steps, hiredOn, this.own() ? 'own' : 'others', (it) => this.stands().get(it.id) ?? 'later');
  });

  /** A deed sent twice by a lost answer is one deed: the same wish keeps its id. */
  private readonly giveId = linkedSignal(() => { this.personId(); return newId(); });
  private readonly backId = linkedSignal(() => { this.personId(); return newId(); });
  private readonly mentorId = linkedSignal(() => { this.personId(); this.chosen(); this.from(); return newId(); });

  protected keepDay(event: Event) { if (event.target instanceof HTMLInputElement) this.from.set(event.target.value); }

  protected give() { return this.does(() => this.api.send(giveJourney, { params: { personId: this.personId() }, body: { id: this.giveId() } })); }
  protected takeBack() { return this.does(async () => { await this.api.send(takeBackJourney, { params: { personId: this.personId() }, body: { id: this.backId() } }); this.backId.set(newId()); this.giveId.set(newId()); }); }
  protected add() { return this.does(() => this.api.send(addRelations, { params: { personId: this.personId() }, body: {} })); }
  protected mentor(event: Event, it: Journey) {
    event.preventDefault();
    return this.does(async () => {
      await this.api.send(nameMentor, { params: { personId: it.person.id }, body: { id: this.mentorId(), seen: it.mentorVersion, mentorId: this.chosen(), from: this.from() } });
      this.mentorId.set(newId());
    });
  }

  private does(send: () => Promise<unknown>) {
    return this.deed.run(async () => {
      await send();
      this.journey.reload();
    });
  }
}

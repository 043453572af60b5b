import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { answerExtension, AssignmentFilter, listAssignments, waiveAssignment, type AssignmentLine } from '@palier/contracts';
import { BecauseList } from '../audiences/because-list';
import { Api, newId, places, SessionStore } from '../platform';
import { Async, Deed, Numeral, PageHeader, ShareBar, When } from '../ui';
import { PassedOverWords } from '../workdays/passed-over';
import { CourseAudiencesPart } from './course-audiences';
import { DueChip } from './due-chip';

/** What was asked of the people somebody follows: late first, then stuck, fifty at a time. What is looked for stands in the address. */
@Component({
  selector: 'app-assignments-page',
  imports: [Async, BecauseList, CourseAudiencesPart, DueChip, PassedOverWords, MatButton, Numeral, PageHeader, RouterLink, ShareBar, TranslocoPipe, When],
  template: `
    <app-page-header [heading]="'shell.assignments' | transloco" />
    @if (searchable()) { <div class="row no-print">
      <form class="find" role="search" (submit)="find($event)">
        <label class="field">{{ 'assignments.search' | transloco }}<input name="search" type="search" [value]="search() ?? ''" /></label>
        <label class="field">{{ 'assignments.which' | transloco }}<select name="is"><option value="">{{ 'assignments.whichever' | transloco }}</option>@for (filter of filters; track filter) { <option [value]="filter" [selected]="is() === filter">{{ said[filter] | transloco }}</option> }</select></label>
        <button matButton="outlined" type="submit">{{ 'assignments.find' | transloco }}</button></form>
      <a matButton="filled" [routerLink]="places.assign">{{ 'assignments.assign' | transloco }}</a>
    </div> }
    <app-course-audiences />
    <app-async [of]="list">
      @if (list.value(); as it) {
        @if (!searchable()) { <section class="card"><p style="margin-top: 0">{{ 'assignments.none' | transloco }}</p><a matButton="filled" [routerLink]="places.assign">{{ 'assignments.assign' | transloco }}</a></section> }
        @else if (it.total === 0) { <p class="card">{{ 'assignments.noneFound' | transloco }} <a [routerLink]="places.assignments">{{ 'assignments.all' | transloco }}</a></p> }
        @if (it.total > 0 || is()) { <p><strong>{{ 'assignments.counts' | transloco: it.counts }}</strong></p> }
        @if (it.total > lines().length) { <p class="quiet">{{ 'assignments.shownFirst' | transloco: { shown: (lines().length | numeral), total: (it.total | numeral) } }}</p> }
        @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
        <ul class="list">
          @for (a of lines(); track a.id) {
            <li class="card"><div class="row"><div><strong>{{ a.person.name }}</strong> – {{ a.title }}<br /><app-due-chip [of]="a" />&ngsp;@if (a.state !== 'done' && a.state !== 'waived') {@if (a.dueSaid) {<span class="quiet">{{ 'workdays.saidDay' | transloco: { said: (a.dueSaid | when) } }}</span>&ngsp;}<app-passed-over [of]="a.duePassed" />}<p class="quiet" style="margin: 4px 0 0">{{ 'assignments.because' | transloco: { by: a.assignedBy, reason: a.reason } }}@if (a.agreedIn; as review) { · <a [routerLink]="places.review(review)">{{ 'assignments.agreedIn' | transloco }}</a> }@if (a.because; as why) { <br />{{ 'audiences.why' | transloco }} <app-because [of]="why.reasons" [names]="why.names" /> }@if (a.waivedBecause) { {{ 'assignments.waivedBecause' | transloco: { reason: a.waivedBecause } }} }</p></div>
              <div class="share"><span>{{ a.done }} / {{ a.of }}</span><app-share-bar [done]="a.done" [of]="a.of" /></div></div>
              @if (a.extension; as e) { @if (e.decision === null && a.person.id !== session.person()?.id) {
                <form class="answer" (submit)="answer($event, e.requestId, 'granted')"><p style="margin: 8px 0"><strong>{{ 'assignments.wishes' | transloco: { day: (e.wishedOn | when), reason: e.reason } }}</strong></p>
                  <label class="field">{{ 'assignments.words' | transloco }}<input name="words" maxlength="500" [value]="words()" (input)="keep($event)" /></label>
                  <div class="actions"><button matButton="filled" type="submit" [disabled]="deed.busy()">{{ 'assignments.grant' | transloco }}</button><button matButton="outlined" type="button" [disabled]="deed.busy()" (click)="answer($event, e.requestId, 'refused')">{{ 'assignments.refuse' | transloco }}</button></div></form>
              } }
              @if ((a.state === 'notOpened' || a.state === 'inProgress') && a.person.id !== session.person()?.id) {
                <details class="no-print"><summary>{{ 'assignments.waive' | transloco }}<span class="sr"> {{ a.person.name }}</span></summary>
                  <form class="stack" (submit)="waive($event, a)"><label class="field">{{ 'competencies.reason' | transloco }}<input name="reason" required maxlength="500" /></label><div><button matButton="outlined" type="submit" [disabled]="deed.busy()">{{ 'assignments.waive' | transloco }}</button></div></form></details>
              }</li>
          }
        </ul>
        @if (it.next; as next) { <button matButton="outlined" type="button" (click)="after.set(next)">{{ 'arrivals.more' | transloco }}</button> }
      }
    </app-async>
  `,
  styles: `.find { margin-bottom: 12px; display: flex; flex-wrap: wrap; gap: 12px 16px; align-items: end; } .find .field { flex: 1 1 200px; } .find .field input, .find .field select { height: 48px; } .share { width: 160px; } summary { cursor: pointer; padding: 8px 0; }`,
})
export class AssignmentsPage {
  readonly search = input<string>();
  readonly is = input<string>();
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  protected readonly session = inject(SessionStore);
  protected readonly places = places;
  protected readonly deed = new Deed();
  protected readonly words = signal('');
  protected readonly said = { late: 'assignments.late', stuck: 'assignments.stuck', waived: 'assignments.waived', done: 'assignments.done', inProgress: 'assignments.inProgress', notOpened: 'assignments.notOpened' } as const;
  protected readonly filters = AssignmentFilter.options;
  private readonly asked = computed(() => ({ search: this.search() || undefined, is: AssignmentFilter.safeParse(this.is()).data }));
  protected readonly after = linkedSignal<unknown, string | undefined>({ source: this.asked, computation: () => undefined });
  protected readonly list = this.api.read(listAssignments, () => ({ query: { ...this.asked(), after: this.after() } }));
  /** Something is asked of somebody, or looked for: until then there is nothing to search. */
  protected readonly searchable = linkedSignal<{ looking: boolean; total: number | null }, boolean>({
    source: computed(() => ({ looking: (this.search() || this.is() || '') !== '', total: this.list.hasValue() ? this.list.value().total : null })),
    computation: ({ looking, total }, before) => looking || (total === null ? (before?.value ?? false) : total > 0),
  });
  /** All read so far of this search. */
  protected readonly lines = linkedSignal<{ page: readonly AssignmentLine[]; first: boolean }, readonly AssignmentLine[]>({
    source: computed(() => ({ page: this.list.hasValue() ? this.list.value().assignments : [], first: this.after() === undefined })),
    computation: ({ page, first }, before) => (first || before === undefined ? page : [...before.value, ...page.filter((it) => !before.value.some((known) => known.id === it.id))]),
  });

  protected find(event: Event) {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement)) return;
    const said = new FormData(event.target);
    void this.router.navigate([], { queryParams: { search: String(said.get('search') ?? '').trim() || null, is: String(said.get('is') ?? '') || null } });
  }

  /** What was answered or waived is read again from the top: it stands elsewhere now. */
  private readAgain() {
    if (this.after() === undefined) this.list.reload(); else this.after.set(undefined);
  }

  protected keep(event: Event) { if (event.target instanceof HTMLInputElement) this.words.set(event.target.value); }

  protected answer(event: Event, requestId: string, decision: 'granted' | 'refused') {
    event.preventDefault();
    return this.deed.run(async () => {
      await this.api.send(answerExtension, { params: { requestId }, body: { decision, words: this.words() } });
      this.words.set('');
      this.readAgain();
    });
  }

  protected waive(event: Event, it: AssignmentLine) {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement)) return undefined;
    const reason = String(new FormData(event.target).get('reason') ?? '');
    return this.deed.run(async () => {
      await this.api.send(waiveAssignment, { params: { assignmentId: it.id }, body: { id: newId(), reason } });
      this.readAgain();
    });
  }
}

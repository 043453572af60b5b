import { Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { answerExtension, listAssignments, waiveAssignment, type AssignmentLine } from '@palier/contracts';
import { Api, newId, places, SessionStore } from '../platform';
import { Async, Deed, PageHeader, ShareBar, When } from '../ui';
import { DueChip } from './due-chip';

/** What was asked of the people somebody follows: late first, then stuck. */
@Component({
  selector: 'app-assignments-page',
  imports: [Async, DueChip, MatButton, PageHeader, RouterLink, ShareBar, TranslocoPipe, When],
  template: `
    <app-page-header [heading]="'shell.assignments' | transloco" />
    <p class="no-print"><a matButton="filled" [routerLink]="places.assign">{{ 'assignments.assign' | transloco }}</a></p>
    <app-async [of]="list">
      @if (list.value(); as it) {
        @if (it.assignments.length === 0) { <p class="card">{{ 'assignments.none' | transloco }}</p> }
        @else { <p><strong>{{ 'assignments.counts' | transloco: it.counts }}</strong></p> }
        @if (it.total > it.assignments.length) { <p class="quiet">{{ 'assignments.shown' | transloco: { shown: it.assignments.length, total: it.total } }}</p> }
        @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
        <ul class="list">
          @for (a of it.assignments; track a.id) {
            <li class="card"><div class="row"><div><strong>{{ a.person.name }}</strong> – {{ a.title }}<br /><app-due-chip [of]="a" /><p class="quiet" style="margin: 4px 0 0">{{ 'assignments.because' | transloco: { by: a.assignedBy, reason: a.reason } }}@if (a.waivedBecause) { {{ 'assignments.waivedBecause' | transloco: { reason: a.waivedBecause } }} }</p></div>
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
      }
    </app-async>
  `,
  styles: `.share { width: 160px; } summary { cursor: pointer; padding: 8px 0; }`,
})
export class AssignmentsPage {
  private readonly api = inject(Api);
  protected readonly session = inject(SessionStore);
  protected readonly places = places;
  protected readonly deed = new Deed();
  protected readonly words = signal('');
  protected readonly list = this.api.read(listAssignments);

  protected keep(event: Event) { if (event.target instanceof HTMLInputElement) this.words.set(event.target.value); }

  protected answer(event: Event, requestId: string, decision: 'granted' | 'refused') {
    event.preventDefault();
    return this.deed.run(async () => {
      await this.api.send(answerExtension, { params: { requestId }, body: { decision, words: this.words() } });
      this.words.set('');
      this.list.reload();
    });
  }

  protected waive(event: Event, it: AssignmentLine) {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement)) return undefined;
    const reason = String(new FormData(event.target).get('reason') ?? '');
    return this.deed.run(async () => {
      await this.api.send(waiveAssignment, { params: { assignmentId: it.id }, body: { id: newId(), reason } });
      this.list.reload();
    });
  }
}

import { Component, computed, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { askExtension, type AskedParts, type AssignmentLine, type CourseLine } from '@palier/contracts';
import { BecauseList } from '../audiences/because-list';
import { Api, newId, places } from '../platform';
import { DayInWords, Deed, ShareBar, When } from '../ui';
import { PassedOverWords } from '../workdays/passed-over';
import { DueChip } from './due-chip';

/** A course to follow: by when, who asks and why, how far, how long it still takes; one button, and more time for whoever needs it. */
@Component({
  selector: 'app-todo-course',
  imports: [BecauseList, DayInWords, DueChip, MatButton, PassedOverWords, RouterLink, ShareBar, TranslocoPipe, When],
  template: `
    @let it = course();
    <div class="row"><div><h3>{{ it.title }}</h3>
      @if (assignment(); as a) { <app-due-chip [of]="a" />&ngsp;@if (a.state !== 'done' && a.state !== 'waived') {@if (a.dueSaid) {<span class="quiet">{{ 'workdays.saidDay' | transloco: { said: (a.dueSaid | when) } }}</span>&ngsp;}<app-passed-over [of]="a.duePassed" />}<p class="quiet about">{{ 'assignments.because' | transloco: { by: a.assignedBy, reason: a.reason } }}@if (a.agreedIn; as review) { · <a [routerLink]="places.review(review)">{{ 'assignments.agreedIn' | transloco }}</a> }@if (a.because; as why) { <br />{{ 'audiences.why' | transloco }} <app-because [of]="why.reasons" [names]="why.names" /> }</p> }
      @if (assignment()?.renewBefore; as day) { <p class="about"><strong>{{ 'assignments.renewBefore' | transloco: { day: (day | when) } }}</strong></p> }
      @else if (next(); as next) { <p class="about">{{ 'learning.nextIs' | transloco: { title: next.title } }}</p> }
      @else if (asked()?.newer) { <p class="about">{{ 'assignments.inNewerVersion' | transloco }}</p> }
      @let so = far();
      <app-share-bar [done]="so.done" [of]="so.of" /><span class="quiet">{{ (asked() ? 'assignments.askedDone' : 'learning.done') | transloco: { done: so.done, of: so.of } }} · {{ 'assignments.minutesLeft' | transloco: { minutes: so.minutesLeft } }}</span></div>
      @if (assignment()?.renewBefore) { <a matButton="filled" [routerLink]="places.course(it.id)">{{ 'assignments.renewOpen' | transloco }}<span class="sr"> {{ it.title }}</span></a> }
      @else if (next(); as next) { <a matButton="filled" [routerLink]="places.unit(it.id, next.unitId)">{{ (so.done === 0 && assignment()?.state !== 'inProgress' ? 'learning.begin' : 'learning.resume') | transloco }}<span class="sr"> {{ it.title }}</span></a> }
      @else if (asked()?.newer) { <a matButton="filled" [routerLink]="places.course(it.id)">{{ 'assignments.seeNewer' | transloco }}<span class="sr"> {{ it.title }}</span></a> }</div>
    @if (assignment(); as a) {
      @if (a.extension; as e) { <p class="asked">{{ (e.decision === null ? 'assignments.askedUntil' : e.decision === 'granted' ? 'assignments.grantedUntil' : 'assignments.refusedUntil') | transloco: { day: (e.wishedOn | when) } }} {{ e.words }}</p> }
      @if (a.dueOn && a.extension?.decision !== null) {
        <details><summary>{{ 'assignments.moreTime' | transloco }}</summary>
          <form class="stack" (submit)="ask($event, a)"><label class="field">{{ 'assignments.wishedOn' | transloco }}<input name="wishedOn" type="date" required [min]="a.dueOn" /></label>
            <label class="field">{{ 'competencies.reason' | transloco }}<input name="reason" required maxlength="500" /></label>
            @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
            <div><button matButton="outlined" type="submit" [disabled]="deed.busy()">{{ 'assignments.ask' | transloco }}</button></div></form></details>
      }
    }
  `,
  styles: `h3 { font-size: 1.1rem; } .about { margin: 4px 0 0; } .asked { margin: 8px 0 0; } summary { cursor: pointer; padding: 8px 0; }`,
})
export class TodoCourse {
  readonly course = input.required<CourseLine>();
  /** Who asks for it, and by when; null where it was begun freely. */
  readonly assignment = input.required<AssignmentLine | null>();
  /** What is left where parts of it alone are asked: neither what else there is in it nor what was done of an older version is meant. */
  readonly asked = input.required<AskedParts | null>();
  readonly changed = output();
  protected readonly next = computed(() => { const asked = this.asked(); return asked === null ? this.course().next : asked.next; });
  protected readonly far = computed(() => { const [it, asked, a] = [this.course(), this.asked(), this.assignment()]; return asked === null || a === null ? it : { done: a.done, of: a.of, minutesLeft: asked.minutesLeft }; });
  private readonly api = inject(Api);
  protected readonly places = places;
  protected readonly deed = new Deed();

  protected ask(event: Event, it: AssignmentLine) {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement)) return undefined;
    const said = new FormData(event.target);
    return this.deed.run(async () => {
      await this.api.send(askExtension, { params: { assignmentId: it.id }, body: { id: newId(), wishedOn: String(said.get('wishedOn') ?? ''), reason: String(said.get('reason') ?? '') } });
      this.changed.emit();
    });
  }
}

import { Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { askExtension, readTodo, type AssignmentLine } from '@palier/contracts';
import { Api, newId, places } from '../platform';
import { Async, Deed, ShareBar, When } from '../ui';
import { DueChip } from './due-chip';

/** What to do next, the most urgent first, each with its reason and one button; then whatever the page has to say, and at its end what one may follow freely. */
@Component({
  selector: 'app-todo-list',
  imports: [Async, DueChip, MatButton, RouterLink, ShareBar, TranslocoPipe, When],
  template: `
    <app-async [of]="todo">
      @if (todo.value(); as it) { @if (it.items.length > 0) {
        <h2>{{ 'assignments.todo' | transloco }}</h2>
        <ol class="list">
          @for (item of it.items; track item.course.id) {
            <li class="card"><div class="row"><div><h3 style="font-size: 1.1rem">{{ item.course.title }}</h3>
              @if (item.assignment; as a) { <app-due-chip [of]="a" /><p class="quiet" style="margin: 4px 0 0">{{ 'assignments.because' | transloco: { by: a.assignedBy, reason: a.reason } }}</p> }
              @if (item.course.next; as next) { <p style="margin: 4px 0 0">{{ 'learning.nextIs' | transloco: { title: next.title } }}</p> }
              <app-share-bar [done]="item.course.done" [of]="item.course.of" /><span class="quiet">{{ 'learning.done' | transloco: { done: item.course.done, of: item.course.of } }} · {{ 'assignments.minutesLeft' | transloco: { minutes: item.course.minutesLeft } }}</span></div>
              @if (item.course.next; as next) { <a matButton="filled" [routerLink]="places.unit(item.course.id, next.unitId)">{{ (item.course.done === 0 && item.assignment?.state !== 'inProgress' ? 'learning.begin' : 'learning.resume') | transloco }}<span class="sr"> {{ item.course.title }}</span></a> }</div>
              @if (item.assignment; as a) {
                @if (a.extension; as e) { <p style="margin: 8px 0 0">{{ (e.decision === null ? 'assignments.askedUntil' : e.decision === 'granted' ? 'assignments.grantedUntil' : 'assignments.refusedUntil') | transloco: { day: (e.wishedOn | when) } }} {{ e.words }}</p> }
                @if (a.dueOn && a.extension?.decision !== null) {
                  <details><summary>{{ 'assignments.moreTime' | transloco }}</summary>
                    <form class="stack" (submit)="ask($event, a)"><label class="field">{{ 'assignments.wishedOn' | transloco }}<input name="wishedOn" type="date" required [min]="a.dueOn" /></label>
                      <label class="field">{{ 'competencies.reason' | transloco }}<input name="reason" required maxlength="500" /></label>
                      @if (deed.failed(); as key) { @if (asking() === a.id) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> } }
                      <div><button matButton="outlined" type="submit" [disabled]="deed.busy()">{{ 'assignments.ask' | transloco }}</button></div></form></details>
                }
              }
            </li>
          }
        </ol>
      } }
    </app-async>
    <ng-content />
    @if (todo.value(); as it) {
      @for (course of it.others; track course.id; let first = $first) {
        @if (first) { <h2>{{ 'assignments.others' | transloco }}</h2> }
        @if (course.next; as next) {
          <section class="card row"><div><h3 style="font-size: 1.1rem">{{ course.title }}</h3><p style="margin: 0">{{ 'learning.nextIs' | transloco: { title: next.title } }}</p><span class="quiet">{{ 'learning.minutes' | transloco: { minutes: course.minutes } }}</span></div>
            <a matButton="outlined" [routerLink]="places.unit(course.id, next.unitId)">{{ 'learning.begin' | transloco }}<span class="sr"> {{ next.title }}</span></a></section>
        }
      }
    }
  `,
  styles: `summary { cursor: pointer; padding: 8px 0; }`,
})
export class TodoList {
  private readonly api = inject(Api);
  protected readonly places = places;
  protected readonly deed = new Deed();
  protected readonly asking = signal('');
  protected readonly todo = this.api.read(readTodo);

  protected ask(event: Event, it: AssignmentLine) {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement)) return undefined;
    const said = new FormData(event.target);
    this.asking.set(it.id);
    return this.deed.run(async () => {
      await this.api.send(askExtension, { params: { assignmentId: it.id }, body: { id: newId(), wishedOn: String(said.get('wishedOn') ?? ''), reason: String(said.get('reason') ?? '') } });
      this.todo.reload();
    });
  }
}

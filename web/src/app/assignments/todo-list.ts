import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { readTodo } from '@palier/contracts';
import { StepLine } from '../onboarding/step-line';
import { Api, places, SessionStore } from '../platform';
import { Async, Said, When } from '../ui';
import { TodoCourse } from './todo-course';
import { TodoRenewal } from './todo-renewal';

/** All there is to do in one list, the most urgent first, each thing with its reason and one button; then whatever the page has to say, and at its end what one may follow freely. */
@Component({
  selector: 'app-todo-list',
  imports: [Async, MatButton, RouterLink, Said, StepLine, TodoCourse, TodoRenewal, TranslocoPipe, When],
  template: `
    <app-async [of]="todo">
      @if (todo.value(); as it) { @if (it.items.length > 0) {
        <h2>{{ 'assignments.todo' | transloco }}</h2>
        @if (it.total > it.items.length) { <p class="quiet">{{ 'assignments.shown' | transloco: { shown: it.items.length, total: it.total } }}</p> }
        <ol class="list">
          @for (item of it.items; track item.kind + item.id) {
            <li class="card">
              @switch (item.kind) {
                @case ('course') { <app-todo-course [course]="item.course" [assignment]="item.assignment" [asked]="item.asked" (changed)="todo.reload()" /> }
                @case ('step') {
                  <div class="row"><div><app-step-line [step]="item.step" [beside]="item.course !== null" [withPerson]="item.step.person.id !== session.person()?.id" (changed)="todo.reload()" />
                    @if (item.course; as course) { <p class="quiet about">{{ 'learning.done' | transloco: { done: course.done, of: course.of } }} · {{ 'assignments.minutesLeft' | transloco: { minutes: course.minutesLeft } }}</p> }</div>
                    @if (item.course?.next; as next) { <a matButton="filled" [routerLink]="places.unit(item.course.id, next.unitId)">{{ (item.course.done === 0 ? 'learning.begin' : 'learning.resume') | transloco }}<span class="sr"> {{ item.course.title }}</span></a> }</div>
                }
                @case ('signOff') {
                  <div class="row"><div><h3><span class="quiet">{{ 'signOffs.title' | transloco }}</span>&ngsp;<span [appSaid]="item.name"></span>, {{ 'assignments.level' | transloco: { level: item.level } }}</h3>
                    <p class="back"><span aria-hidden="true">↺</span>&ngsp;{{ 'assignments.sentBack' | transloco: { by: item.by, day: (item.sentBackAt | when) } }}</p><p class="words">{{ 'signOffs.toRedo' | transloco }} {{ item.words }}</p></div>
                    <a matButton="filled" [routerLink]="places.signOff(item.id)">{{ 'learning.resume' | transloco }}<span class="sr"> <span [appSaid]="item.name"></span></span></a></div>
                }
                @case ('piece') {
                  <div class="row"><div><h3><span class="quiet">{{ 'pieces.one' | transloco }}</span>&ngsp;<span>{{ item.title }}</span> – <span [appSaid]="item.name"></span>, {{ 'assignments.level' | transloco: { level: item.level } }}</h3>
                    <p class="back"><span aria-hidden="true">↺</span>&ngsp;{{ 'assignments.sentBack' | transloco: { by: item.by, day: (item.sentBackAt | when) } }}</p><p class="words">{{ 'signOffs.toRedo' | transloco }} {{ item.words }}</p></div>
                    <a matButton="filled" [routerLink]="places.piece(item.id)">{{ 'learning.resume' | transloco }}<span class="sr"> {{ item.title }}</span></a></div>
                }
                @case ('article') {
                  <div class="row"><div><h3><span class="quiet">{{ 'articles.toVerify' | transloco }}</span>&ngsp;<span [attr.lang]="item.lang">{{ item.title }}</span></h3><p class="back"><span aria-hidden="true">▲</span>&ngsp;@if (item.changedAt; as at) { {{ 'articles.changed' | transloco: { when: (at | when) } }} } @else { {{ 'articles.late' | transloco: { day: (item.dueOn | when) } }} }</p></div>
                    <a matButton="outlined" [routerLink]="places.article(item.id)">{{ 'articles.look' | transloco }}<span class="sr"> {{ item.title }}</span></a></div>
                }
                @case ('articleToRead') {
                  <div class="row"><div><h3><span class="quiet">{{ 'articles.toReadAgain' | transloco }}</span>&ngsp;<span [attr.lang]="item.lang">{{ item.title }}</span></h3><p class="back"><span aria-hidden="true">↺</span>&ngsp;{{ 'articles.readAgain' | transloco }}&ngsp;<span [attr.lang]="item.lang">{{ item.reason }}</span></p></div>
                    <a matButton="filled" [routerLink]="places.article(item.id)">{{ 'articles.readIt' | transloco }}<span class="sr"> {{ item.title }}</span></a></div>
                }
                @case ('renewal') { <app-todo-renewal [of]="item" (changed)="todo.reload()" /> }
                @case ('change') {
                  <div class="row"><div><h3><span class="quiet">{{ 'releases.readChange' | transloco }}</span>&ngsp;<span>{{ item.product }} {{ item.release }}</span></h3><p class="words">@if (item.area) { <strong>{{ item.area }}</strong>&ngsp;– }{{ item.text }}</p>
                    @if (item.readBefore) { <p class="back"><span aria-hidden="true">↺</span>&ngsp;{{ 'releases.saysOtherwise' | transloco }}</p> }</div>
                    <a matButton="filled" [routerLink]="places.change(item.id)">{{ (item.questions > 0 ? 'releases.readAndAnswer' : 'releases.readIt') | transloco: { count: item.questions } }}<span class="sr"> {{ item.text }}</span></a></div>
                }
                @case ('extension') {
                  <div class="row"><div><h3>{{ item.person.name }} – {{ item.title }}</h3>@if (item.dueOn; as day) { <p class="quiet about">@if (item.late) { <span aria-hidden="true">▲</span>&ngsp;{{ 'onboarding.late' | transloco: { day: (day | when) } }} } @else { {{ 'assignments.due' | transloco: { day: (day | when) } }} }</p> }
                    <p class="words">{{ 'assignments.wishes' | transloco: { day: (item.wishedOn | when), reason: item.reason } }}</p></div>
                    <a matButton="outlined" [routerLink]="places.assignments">{{ 'assignments.answer' | transloco }}<span class="sr"> {{ item.person.name }}</span></a></div>
                }
                @case ('toCheck') {
                  <div class="row"><div><h3><span class="quiet">{{ 'assignments.toCheck' | transloco }}</span>&ngsp;<span [attr.lang]="item.lang">{{ item.title }}</span></h3><p class="quiet about">{{ 'assignments.checkAsked' | transloco: { by: item.by, day: (item.at | when) } }}</p></div>
                    <a matButton="outlined" [routerLink]="places.check(item.id)">{{ 'assignments.check' | transloco }}<span class="sr"> {{ item.title }}</span></a></div>
                }
                @case ('toApprove') {
                  <div class="row"><div><h3><span class="quiet">{{ 'assignments.toApprove' | transloco }}</span>&ngsp;<span [attr.lang]="item.lang">{{ item.title }}</span></h3><p class="quiet about">{{ 'assignments.regradeAsked' | transloco: { by: item.by, day: (item.at | when) } }}</p></div>
                    <a matButton="outlined" [routerLink]="places.question(item.questionId)">{{ 'assignments.approve' | transloco }}<span class="sr"> {{ item.title }}</span></a></div>
                }
                @case ('toMend') {
                  <div class="row"><div><h3><span class="quiet">{{ 'assignments.toMend' | transloco }}</span>&ngsp;<span [attr.lang]="item.lang">{{ item.title }}</span></h3>
                    <p class="back"><span aria-hidden="true">↺</span>&ngsp;{{ 'assignments.sentBack' | transloco: { by: item.by, day: (item.at | when) } }}</p><p class="words">{{ item.words }}</p></div>
                    <a matButton="filled" [routerLink]="item.draftId ? places.draft(item.draftId) : places.drafts">{{ 'assignments.mend' | transloco }}<span class="sr"> {{ item.title }}</span></a></div>
                }
              }
            </li>
          }
        </ol>
      } @else { <div class="air"></div> } }
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
  styles: `.air { height: 12px; } h3 { font-size: 1.1rem; } app-step-line { display: block; margin: -10px 0; } app-step-line + .about { margin: 12px 0 0 36px; } .about, .back, .words { margin: 4px 0 0; } .back { color: var(--to-acquire); font-weight: 620; }`,
})
export class TodoList {
  private readonly api = inject(Api);
  protected readonly session = inject(SessionStore);
  protected readonly places = places;
  protected readonly todo = this.api.read(readTodo);
}

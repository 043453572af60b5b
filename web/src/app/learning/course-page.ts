import { Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { moveOver, readCourse, type Course } from '@palier/contracts';
import { Api, places, SessionStore } from '../platform';
import { ActivityScopes } from '../scopes/activity-scopes';
import { Async, Deed, PageHeader, ScopeName, ShareBar } from '../ui';
import { Attest } from './attest';
import { unitKind } from './unit-kind';

@Component({
  selector: 'app-course-page',
  imports: [ActivityScopes, Async, Attest, MatButton, PageHeader, RouterLink, ScopeName, ShareBar, TranslocoPipe],
  template: `
    <app-page-header [heading]="course.value()?.title ?? ''" [lead]="course.value()?.summary ?? ''" />
    <app-async [of]="course">
      @if (course.value(); as it) {
        <app-share-bar [done]="it.done" [of]="it.of" /><p><strong>{{ 'learning.done' | transloco: { done: it.done, of: it.of } }}</strong></p>
        @for (quiz of testsOut(); track quiz.id) { <p class="card"><strong>{{ 'learning.testOut' | transloco: { quiz: quiz.title } }}</strong>&ngsp;{{ 'learning.testOutOf' | transloco: { titles: quiz.titles } }}</p> }
        @if (it.next; as next) { <p>{{ 'learning.nextIs' | transloco: { title: next.title } }}</p><p><a matButton="filled" [routerLink]="places.unit(it.id, next.unitId)">{{ (it.done === 0 ? 'learning.begin' : 'learning.resume') | transloco }}<span class="sr"> {{ next.title }}</span></a></p> }
        @if (it.of > 0 && it.done === it.of && session.may('attestation.issue')) { <app-attest [of]="{ kind: 'course', courseId: it.id }" /> }
        @if (moved(); as now) { <p class="card" role="status"><strong>{{ 'learning.moved' | transloco: now }}</strong></p> }
        @if (it.newer; as newer) { @if (session.may('course.move-over')) {
          <section class="card"><p><strong>{{ 'learning.newVersion' | transloco: { version: newer.version, mine: it.version } }}</strong></p>
            <ul>@for (change of newer.changes; track change.version) { <li>{{ 'learning.whatChanged' | transloco: { version: change.version, reason: change.reason } }}</li> }</ul>
            <p>{{ 'learning.keeps' | transloco: { kept: newer.kept, of: newer.of } }}</p>
            @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
            @if (newer.quizOpen) { <p>{{ 'learning.quizOpen' | transloco }}</p> } @else { <div><button matButton="outlined" type="button" [disabled]="deed.busy()" (click)="move(it.id, newer)">{{ 'learning.moveOver' | transloco: { version: newer.version } }}</button></div> }</section>
        } }
        @if (it.ownScopes.length > 0) { <p class="quiet">{{ 'scopes.about' | transloco }} @for (about of it.ownScopes; track $index) { {{ about | scopeName }}{{ $last ? '' : ' · ' }} }</p> }
        @if (session.may('course.say-scopes')) { <app-activity-scopes [courseId]="it.id" [title]="it.title" [scopes]="it.ownScopes" (changed)="course.reload()" /> }
        <ol class="list">@for (unit of it.units; track unit.id) {
          <li class="card row"><div><a [routerLink]="places.unit(it.id, unit.id)"><strong>{{ unit.title }}</strong></a><p class="quiet" style="margin: 0">{{ kind(unit.kind) | transloco }} · {{ 'learning.minutes' | transloco: { minutes: unit.minutes } }}@for (about of unit.scopes; track $index) { · {{ about | scopeName }} }</p>@if (session.may('course.say-scopes')) { <app-activity-scopes [courseId]="it.id" [unitId]="unit.id" [title]="unit.title" [scopes]="unit.scopes" (changed)="course.reload()" /> }</div>
            <span>{{ (unit.tested ? 'learning.unitTested' : unit.done ? 'learning.unitDone' : 'learning.unitToDo') | transloco }}</span></li>
        }</ol>
      }
    </app-async>
  `,
})
export class CoursePage {
  readonly courseId = input.required<string>();
  protected readonly session = inject(SessionStore);
  protected readonly places = places;
  protected readonly kind = unitKind;
  private readonly api = inject(Api);
  protected readonly deed = new Deed();
  protected readonly moved = signal<{ version: number; kept: number } | null>(null);
  protected readonly course = this.api.read(readCourse, () => ({ params: { courseId: this.courseId() } }));

  /** Quizzes by which one shows that one knows what changed, instead of going through it. */
  protected readonly testsOut = computed(() => {
    const units = this.course.value()?.units ?? [];
    return units.filter((it) => it.frees.length > 0).map((it) => ({ ...it, titles: units.filter((unit) => it.frees.includes(unit.id)).map((unit) => unit.title).join(' · ') }));
  });

  /** By choice alone: whoever does not press this finishes the version they began. */
  protected move(courseId: string, { courseVersionId }: NonNullable<Course['newer']>) {
    return this.deed.run(async () => {
      this.moved.set(await this.api.send(moveOver, { params: { courseId }, body: { to: courseVersionId } }));
      this.course.reload();
    });
  }
}

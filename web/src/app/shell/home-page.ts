import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { listCourses, listSignOffRequests, readSkillProfile } from '@palier/contracts';
import { Api, places, SessionStore } from '../platform';
import { Async, PageHeader, ShareBar } from '../ui';

/** What to do next, for each of the three. */
@Component({
  selector: 'app-home-page',
  imports: [Async, MatButton, PageHeader, RouterLink, ShareBar, TranslocoPipe],
  template: `
    <app-page-header [heading]="'shell.hello' | transloco: { name: session.person()?.name ?? '' }" />
    @if (learns) {
      <app-async [of]="courses">
        @for (course of courses.value()?.courses ?? []; track course.id) {
          @if (course.next; as next) {
            <section class="card row"><div><h2 style="margin: 0">{{ course.title }}</h2><p style="margin: 0">{{ 'learning.nextIs' | transloco: { title: next.title } }}</p>
              <app-share-bar [done]="course.done" [of]="course.of" /><span class="quiet">{{ 'learning.done' | transloco: { done: course.done, of: course.of } }}</span></div>
              <a matButton="filled" [routerLink]="places.unit(course.id, next.unitId)">{{ (course.done === 0 ? 'learning.begin' : 'learning.resume') | transloco }}<span class="sr"> {{ next.title }}</span></a></section>
          }
        }
      </app-async>
      <app-async [of]="skills">
        @if (skills.value(); as it) { @if (it.profiles.length > 0) {
          <section class="card row"><div><h2 style="margin: 0">{{ 'shell.skills' | transloco }}</h2><p style="margin: 0">{{ 'evidence.coverage' | transloco: it.coverage }}</p><app-share-bar [done]="it.coverage.cellsHeld" [of]="it.coverage.cellsExpected" /></div>
            <a matButton="outlined" [routerLink]="places.skills(it.person.id)">{{ 'evidence.seeLevels' | transloco }}</a></section>
        } }
      </app-async>
    }
    @if (signs) {
      <app-async [of]="queue">
        <section class="card row"><div><h2 style="margin: 0">{{ 'shell.signOffs' | transloco }}</h2><p style="margin: 0">{{ 'signOffs.waiting' | transloco: { count: queue.value()?.requests?.length ?? 0 } }}</p></div>
          <a matButton="outlined" [routerLink]="places.signOffs">{{ 'signOffs.open' | transloco }}</a></section>
      </app-async>
    }
    @if (reviews) {
      <section class="card row"><h2 style="margin: 0">{{ 'shell.matrix' | transloco }}</h2><a matButton="outlined" [routerLink]="places.matrix">{{ 'reporting.open' | transloco }}</a></section>
      <section class="card row"><h2 style="margin: 0">{{ 'competencies.import' | transloco }}</h2><a matButton="outlined" [routerLink]="places.importSheet">{{ 'competencies.paste' | transloco }}</a></section>
    }
    @if (!learns && !signs && !reviews) { <p>{{ 'shell.nothingYet' | transloco }}</p> }
  `,
})
export class HomePage {
  private readonly api = inject(Api);
  protected readonly session = inject(SessionStore);
  protected readonly places = places;
  protected readonly learns = this.session.may('unit.complete');
  protected readonly signs = this.session.may('sign-off.queue');
  protected readonly reviews = this.session.may('matrix.read');
  protected readonly courses = this.api.read(listCourses, () => (this.learns ? {} : undefined));
  protected readonly queue = this.api.read(listSignOffRequests, () => (this.signs ? {} : undefined));
  protected readonly skills = this.api.read(readSkillProfile, () => { const id = this.session.person()?.id; return this.learns && id !== undefined ? { params: { personId: id } } : undefined; });
}

import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { listCourses } from '@palier/contracts';
import { Api, places } from '../platform';
import { Async, PageHeader, Say, ShareBar } from '../ui';

@Component({
  selector: 'app-courses-page',
  imports: [Async, MatButton, PageHeader, RouterLink, Say, ShareBar, TranslocoPipe],
  template: `
    <app-page-header [heading]="'shell.courses' | transloco" />
    <app-async [of]="courses">
      <ul class="list">
        @for (it of courses.value()?.courses ?? []; track it.id) {
          <li class="card"><h2 style="margin: 0"><a [routerLink]="places.course(it.id)">{{ it.title }}</a></h2><p>{{ it.summary }}</p>
            <app-share-bar [done]="it.done" [of]="it.of" /><p class="quiet">{{ 'learning.done' | transloco: { done: it.done, of: it.of } }} · {{ 'learning.minutes' | transloco: { minutes: it.minutes } }} · @for (cell of it.serves; track cell.competencyId) { {{ 'learning.serves' | transloco: { name: (cell.name | say), level: cell.level } }} }</p>
            @if (it.next; as next) { <p>{{ 'learning.nextIs' | transloco: { title: next.title } }}</p><a matButton="filled" [routerLink]="places.unit(it.id, next.unitId)">{{ (it.done === 0 ? 'learning.begin' : 'learning.resume') | transloco }}<span class="sr"> {{ next.title }}</span></a> } @else { <strong>{{ 'learning.allDone' | transloco }}</strong> }</li>
        } @empty { <li class="card">{{ 'learning.noCourse' | transloco }}</li> }
      </ul>
    </app-async>
  `,
})
export class CoursesPage {
  protected readonly places = places;
  protected readonly courses = inject(Api).read(listCourses);
}

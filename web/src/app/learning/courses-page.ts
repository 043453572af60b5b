import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { listCourses } from '@palier/contracts';
import { Api, places } from '../platform';
import { Async, PageHeader, Say, ScopeName, ShareBar } from '../ui';

@Component({
  selector: 'app-courses-page',
  imports: [Async, MatButton, PageHeader, RouterLink, Say, ScopeName, ShareBar, TranslocoPipe],
  template: `
    <app-page-header [heading]="'shell.courses' | transloco" />
    @if (scopes().length > 0) { <p class="no-print"><label>{{ 'scopes.title' | transloco }} <select class="input" style="width: auto" name="scope" (change)="choose($event)"><option value="">{{ 'scopes.allCourses' | transloco }}</option>@for (it of scopes(); track it.key) { <option [value]="it.key" [selected]="scope() === it.key">{{ it | scopeName }}</option> }</select></label></p> }
    <app-async [of]="courses">
      <ul class="list">
        @for (it of shown(); track it.id) {
          <li class="card"><h2 style="margin: 0"><a [routerLink]="places.course(it.id)">{{ it.title }}</a></h2><p>{{ it.summary }}</p>@if (it.scopes.length > 0) { <p class="scopes">@if (it.concernsMe) { <strong>{{ 'scopes.concernsMe' | transloco }}</strong>&ngsp;}@for (about of it.scopes; track $index) { <span class="quiet">{{ about | scopeName }}</span> }</p> }
            <app-share-bar [done]="it.done" [of]="it.of" /><p class="quiet">{{ 'learning.done' | transloco: { done: it.done, of: it.of } }} · {{ 'learning.minutes' | transloco: { minutes: it.minutes } }} · @for (cell of it.serves; track cell.competencyId) { {{ 'learning.serves' | transloco: { name: (cell.name | say), level: cell.level } }} }</p>
            @if (it.next; as next) { <p>{{ 'learning.nextIs' | transloco: { title: next.title } }}</p><a matButton="filled" [routerLink]="places.unit(it.id, next.unitId)">{{ (it.done === 0 ? 'learning.begin' : 'learning.resume') | transloco }}<span class="sr"> {{ next.title }}</span></a> } @else { <strong>{{ 'learning.allDone' | transloco }}</strong> }</li>
        } @empty { <li class="card">@if (scope()) { {{ 'scopes.noCourse' | transloco }} <a [routerLink]="places.courses">{{ 'scopes.allCourses' | transloco }}</a> } @else { {{ 'learning.noCourse' | transloco }} }</li> }
      </ul>
    </app-async>
  `,
  styles: `.scopes { display: flex; flex-wrap: wrap; gap: 4px 12px; margin: 0; } .scopes span + span::before { content: '· '; }`,
})
export class CoursesPage {
  readonly scope = input<string>();
  private readonly router = inject(Router);
  protected readonly places = places;
  protected readonly courses = inject(Api).read(listCourses);
  private readonly all = computed(() => (this.courses.hasValue() ? this.courses.value().courses : []));
  /** Every thing that a course is about, whatever the tier. */
  protected readonly scopes = computed(() => [...new Map(this.all().flatMap((it) => it.scopes).filter((it) => it.scopeId !== null).map((it) => [it.scopeId, { key: it.scopeId, name: it.name, product: it.product, tier: null }])).values()]);
  protected readonly shown = computed(() => this.all().filter((it) => !this.scope() || it.scopes.some((about) => about.scopeId === this.scope())));

  protected choose(event: Event) {
    if (event.target instanceof HTMLSelectElement) void this.router.navigate([], { queryParams: { scope: event.target.value || null } });
  }
}

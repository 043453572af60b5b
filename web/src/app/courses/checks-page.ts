import { Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { listChecks } from '@palier/contracts';
import { Api, places } from '../platform';
import { Async, PageHeader, When } from '../ui';
import { changeKeys } from './words';

/** Courses to look over: before they are published, and afterwards. */
@Component({
  selector: 'app-checks-page',
  imports: [Async, PageHeader, RouterLink, TranslocoPipe, When],
  template: `
    <app-page-header [heading]="'checks.heading' | transloco" [lead]="'checks.lead' | transloco" />
    <app-async [of]="checks">
      @if (checks.value(); as it) {
        <h2>{{ 'checks.waiting' | transloco }}</h2>
        <ul class="list">
          @for (one of it.waiting; track one.id) {
            <li class="card"><a [routerLink]="places.check(one.id)"><strong [attr.lang]="one.lang">{{ one.title }}</strong></a> · {{ 'versions.version' | transloco: { number: one.number } }}@if (one.change) { · {{ changes[one.change] | transloco }} }
              <p class="quiet">{{ 'checks.askedBy' | transloco: { by: one.by, on: (one.at | when) } }}</p>@if (one.reason) { <p [attr.lang]="one.lang">{{ one.reason }}</p> }</li>
          } @empty { <li class="card">{{ 'checks.noneWaiting' | transloco }}</li> }
        </ul>
        <h2>{{ 'checks.alone' | transloco }}</h2>
        <ul class="list">
          @for (one of it.alone; track one.courseId) {
            <li class="card"><a [routerLink]="places.versionCheck(one.courseId, one.number)"><strong [attr.lang]="one.lang">{{ one.title }}</strong></a> · {{ 'versions.version' | transloco: { number: one.number } }}@if (one.change) { · {{ changes[one.change] | transloco }} }
              <p class="quiet">{{ 'versions.publishedBy' | transloco: { by: one.by, on: (one.at | when) } }}</p>@if (one.reason) { <p [attr.lang]="one.lang">{{ one.reason }}</p> }</li>
          } @empty { <li class="card">{{ 'checks.noneAlone' | transloco }}</li> }
        </ul>
      }
    </app-async>
  `,
  styles: `li { overflow-wrap: anywhere; } li p { margin: 0; }`,
})
export class ChecksPage {
  protected readonly places = places;
  protected readonly changes = changeKeys;
  protected readonly checks = inject(Api).read(listChecks);
}

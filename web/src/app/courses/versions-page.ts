import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { listCourseVersions, listFrameworks, readCourseVersion } from '@palier/contracts';
import type { WrittenCourse } from '@palier/domain';
import { Api, places } from '../platform';
import { Async, PageHeader, When } from '../ui';
import { DifferenceView } from './difference-view';
import { changeKeys, typed } from './words';

/** The versions of a course, and any two of them side by side. */
@Component({
  selector: 'app-versions-page',
  imports: [Async, DifferenceView, MatButton, PageHeader, RouterLink, TranslocoPipe, When],
  template: `
    <app-page-header [heading]="'versions.heading' | transloco: { title: versions.value()?.title ?? '' }" />
    <app-async [of]="versions">
      @if (versions.value(); as it) {
        <p class="no-print"><a [routerLink]="places.drafts"><span aria-hidden="true">← </span>{{ 'drafts.all' | transloco }}</a></p>
        <ul class="list no-print">
          @for (version of it.versions; track version.number) {
            <li class="card"><strong>{{ 'versions.version' | transloco: { number: version.number } }}</strong>@if (version.change) { · {{ changes[version.change] | transloco }} }
              <p class="quiet">{{ 'versions.publishedBy' | transloco: { by: version.publishedBy, on: (version.publishedAt | when) } }}</p>@if (version.reason) { <p [attr.lang]="it.lang">{{ version.reason }}</p> }</li>
          }
        </ul>
        @if (it.versions.length < 2) { <p class="card">{{ 'versions.onlyOne' | transloco }}</p> }
        @else {
          <h2>{{ 'versions.compare' | transloco }}</h2>
          <div class="which no-print">
            <label class="field">{{ 'versions.from' | transloco }}<select name="from" (change)="compare(typed($event), toNumber())">@for (version of it.versions; track version.number) { <option [value]="version.number" [selected]="version.number === fromNumber()">{{ 'versions.version' | transloco: { number: version.number } }}</option> }</select></label>
            <label class="field">{{ 'versions.to' | transloco }}<select name="to" (change)="compare(fromNumber(), typed($event))">@for (version of it.versions; track version.number) { <option [value]="version.number" [selected]="version.number === toNumber()">{{ 'versions.version' | transloco: { number: version.number } }}</option> }</select></label>
            <button matButton type="button" (click)="print()">{{ 'versions.print' | transloco }}</button>
          </div>
          <app-async [of]="from"><app-async [of]="to">
            @if (from.value(); as was) { @if (to.value(); as is) {
              <p class="titles"><span>{{ 'versions.version' | transloco: { number: was.number } }}</span>&ngsp;<span aria-hidden="true">→</span>&ngsp;<span>{{ 'versions.version' | transloco: { number: is.number } }}</span></p>
              <app-difference-view [was]="written(was.written)" [is]="written(is.written)" [before]="'versions.version' | transloco: { number: was.number }" [after]="'versions.version' | transloco: { number: is.number }" [lang]="is.lang" [files]="files()" [frameworks]="frameworks.value()?.frameworks ?? []" />
            } }
          </app-async></app-async>
        }
      }
    </app-async>
  `,
  styles: `li p { margin: 0; } li { overflow-wrap: anywhere; } .which { display: flex; flex-wrap: wrap; gap: 12px 16px; align-items: end; margin-bottom: 12px; } .which .field { flex: 1 1 160px; max-width: 260px; } .titles { font-weight: 620; }`,
})
export class VersionsPage {
  readonly courseId = input.required<string>();
  /** The numbers of the two versions, once chosen; the newest and the one before it else. */
  readonly from_ = input<string>(undefined, { alias: 'from' });
  readonly to_ = input<string>(undefined, { alias: 'to' });
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  protected readonly places = places;
  protected readonly changes = changeKeys;
  protected readonly typed = typed;
  protected readonly versions = this.api.read(listCourseVersions, () => ({ params: { courseId: this.courseId() } }));
  protected readonly frameworks = this.api.read(listFrameworks);
  private readonly newest = computed(() => (this.versions.hasValue() ? (this.versions.value().versions[0]?.number ?? 0) : 0));
  protected readonly toNumber = computed(() => Number(this.to_()) || this.newest());
  protected readonly fromNumber = computed(() => Number(this.from_()) || Math.max(1, this.newest() - 1));
  protected readonly from = this.api.read(readCourseVersion, () => (this.newest() < 2 ? undefined : { params: { courseId: this.courseId(), number: this.fromNumber() } }));
  protected readonly to = this.api.read(readCourseVersion, () => (this.newest() < 2 ? undefined : { params: { courseId: this.courseId(), number: this.toNumber() } }));
  protected readonly files = computed(() => new Map([...(this.from.hasValue() ? this.from.value().files : []), ...(this.to.hasValue() ? this.to.value().files : [])].map((it) => [it.sha256, it.name])));

  /** What the contract knows as some blocks, the rules know as blocks of a lesson. */
  protected written(it: unknown): WrittenCourse { return it as WrittenCourse; }

  protected compare(from: string | number, to: string | number) { return this.router.navigate([], { queryParams: { from, to } }); }
  protected print() { print(); }
}

import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { readGaps, type Gaps } from '@palier/contracts';
import { cellKey } from '@palier/domain';
import { unitKind } from '../learning/unit-kind';
import { Api, places } from '../platform';
import { Async, PageHeader, Say, ShareBar, When } from '../ui';

/** What teams and sites lack, in sums, with the activities about what is missing. */
@Component({
  selector: 'app-gaps-page',
  imports: [Async, PageHeader, RouterLink, Say, ShareBar, TranslocoPipe, When],
  template: `
    <app-page-header [heading]="'teamGap.title' | transloco" [lead]="'teamGap.lead' | transloco" />
    <app-async [of]="gaps">
      @if (gaps.value(); as it) {
        <p class="quiet">{{ 'evidence.asOf' | transloco: { day: (it.asOf | when), zone: it.zone } }}</p>
        @for (part of parts(); track part.heading) { @if (part.groups.length > 0) {
          <h2>{{ part.heading | transloco }}</h2>
          @for (group of part.groups; track group.id) {
            <section class="card"><div class="row"><h3 style="margin: 0">{{ group.name | say }}</h3><span class="quiet">{{ 'teamGap.people' | transloco: { count: group.people } }}</span></div>
              <p style="margin: 4px 0 0">{{ 'evidence.coverage' | transloco: group.coverage }}@if (group.coverage.cellsCarriedOver > 0) {&ngsp;<span aria-hidden="true">◇</span> {{ 'carriedOver.ofWhich' | transloco: { count: group.coverage.cellsCarriedOver } }} }</p><app-share-bar [done]="group.coverage.cellsHeld" [carried]="group.coverage.cellsCarriedOver" [of]="group.coverage.cellsExpected" />
              @if (group.cells.length === 0) { <p style="margin: 0">{{ 'teamGap.nothing' | transloco }}</p> } @else {
                <details><summary>{{ 'teamGap.more' | transloco: { count: group.cells.length } }}<span class="sr"> {{ group.name | say }}</span></summary>
                  <ul class="list">@for (cell of group.cells; track key(cell)) {
                    <li><strong>{{ 'teamGap.cell' | transloco: { name: (cell.name | say), level: cell.level } }}</strong>&ngsp;<span>{{ 'teamGap.missing' | transloco: cell }}</span>
                      <p class="quiet" style="margin: 0">@if (about().get(key(cell)); as activities) { {{ 'teamGap.activities' | transloco }} @for (one of activities; track one.unitId) { <a [routerLink]="places.unit(one.courseId, one.unitId)" [attr.lang]="one.lang">{{ one.title }}</a> ({{ kind(one.kind) | transloco }}){{ $last ? '' : ', ' }} } } @else { {{ 'teamGap.unwritten' | transloco }} }</p></li>
                  }</ul></details>
              }</section>
          }
        } }
        @if (it.groups.length === 0) { <p class="card">{{ 'teamGap.nobody' | transloco }}</p> }
      }
    </app-async>
  `,
  styles: `summary { cursor: pointer; padding: 8px 0; } li { padding: 6px 0; }`,
})
export class GapsPage {
  protected readonly places = places;
  protected readonly kind = unitKind;
  protected readonly key = cellKey;
  protected readonly gaps = inject(Api).read(readGaps);
  protected readonly parts = computed(() => ([['teamGap.teams', 'team'], ['teamGap.sites', 'site']] as const).map(([heading, kind]) => ({ heading, groups: this.gaps.hasValue() ? this.gaps.value().groups.filter((it) => it.kind === kind) : [] })));
  protected readonly about = computed(() => {
    const found = new Map<string, Gaps['activities']>();
    for (const activity of this.gaps.hasValue() ? this.gaps.value().activities : []) for (const cell of activity.cells) found.set(cellKey(cell), [...(found.get(cellKey(cell)) ?? []), activity]);
    return found;
  });
}

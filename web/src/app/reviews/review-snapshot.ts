import { Component, computed, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ReviewLine, ReviewSnapshot, SelfAssessmentLine } from '@palier/contracts';
import { SelfTable } from '../evidence/self-table';
import { Say, ShareBar, When } from '../ui';
import { kindWords } from './words';

/** What was known when a review was opened: levels, what the person says of them, and training since the review before. Where the two differ comes first. */
@Component({
  selector: 'app-review-snapshot',
  imports: [Say, SelfTable, ShareBar, TranslocoPipe, When],
  template: `
    @let it = of();
    <p class="quiet">{{ 'reviews.snapshotOf' | transloco: { day: (it.asOf | when), zone: it.zone } }}</p>
    <p style="margin: 0"><strong>{{ 'evidence.coverage' | transloco: it.coverage }}</strong>@if (it.coverage.cellsCarriedOver > 0) {&ngsp;<span aria-hidden="true">◇</span> {{ 'carriedOver.ofWhich' | transloco: { count: it.coverage.cellsCarriedOver } }} }</p><app-share-bar style="margin-bottom: 16px" [done]="it.coverage.cellsHeld" [carried]="it.coverage.cellsCarriedOver" [of]="it.coverage.cellsExpected" />
    @if (differing().length > 0) { <h3>{{ 'reviews.differing' | transloco }}</h3><app-self-table [personId]="personId()" [days]="days()" [lines]="differing()" /> }
    @if (others().length > 0) { @if (differing().length > 0) { <h3>{{ 'reviews.others' | transloco }}</h3> }<app-self-table [personId]="personId()" [days]="days()" [lines]="others()" /> }
    @if (gained().length > 0) { <h3>{{ 'reviews.gained' | transloco: { day: (it.since | when) } }}</h3><ul class="plain">@for (line of gained(); track line.competencyId) { <li>{{ (line.before === 0 ? 'reviews.gainedFirst' : 'reviews.gainedOne') | transloco: { name: (line.name | say), from: line.before, to: line.held } }}</li> }</ul> }
    <h3>{{ 'reviews.trainingSince' | transloco: { day: (it.since | when) } }}</h3>
    <ul class="plain">@for (course of it.training; track course.courseId) { <li>{{ course.title | say }} <span class="quiet">{{ 'reviews.doneOf' | transloco: { done: course.done, of: course.of, day: (course.lastOn | when) } }}</span></li> } @empty { <li class="quiet">{{ 'reviews.noTraining' | transloco }}</li> }</ul>
    @if (it.reviews.length > 0) { <h3>{{ 'reviews.heldBefore' | transloco }}</h3><ul class="plain">@for (one of it.reviews; track $index) { <li>{{ kindWords[one.kind] | transloco }}, {{ one.heldOn | when }}</li> }</ul> }
  `,
  styles: `h3 { margin: 20px 0 4px; } ul { margin: 0; } li { padding: 2px 0; }`,
})
export class ReviewSnapshotView {
  readonly personId = input.required<string>();
  readonly of = input.required<ReviewSnapshot>();
  /** The competencies that it lists. */
  readonly lines = input.required<readonly ReviewLine[]>();
  protected readonly days = computed(() => ({ asOf: this.of().asOf }));
  protected readonly kindWords = kindWords;
  protected readonly gained = computed(() => this.of().competencies.filter((it) => it.held > it.before));
  protected readonly differing = computed(() => this.lines().filter(differs).map(asSaid));
  protected readonly others = computed(() => this.lines().filter((it) => !differs(it)).map(asSaid));
}

/** They say another level than the one that is confirmed. */
const differs = (it: ReviewLine): boolean => it.said !== undefined && it.said !== null && it.said !== it.held;

const asSaid = (it: ReviewLine): SelfAssessmentLine => ({
  competencyId: it.competencyId, name: it.name, held: it.held, carriedOverUntil: it.carriedOverUntil ?? null, statements: [],
  expectation: it.state === 'notApplicable' ? { kind: 'notApplicable', reason: '' } : it.expected === null ? { kind: 'unspecified' } : { kind: 'known', level: it.expected },
  said: it.said === undefined ? [] : [{ level: it.said, words: null, at: it.saidAt ?? '' }],
});

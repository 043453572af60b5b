import { Component, computed, inject, input, linkedSignal, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { previewCourseAudience, type BodyOf, type CourseAudiencePreview } from '@palier/contracts';
import { BecauseList } from '../audiences/because-list';
import { Api, places } from '../platform';
import { Deed, When } from '../ui';
import { PassedOverWords } from '../workdays/passed-over';

export type CourseAudienceWish = BodyOf<typeof previewCourseAudience>;

/** Whom a rule would ask for a course: each with why and by when, and who did it or has it to do already. */
@Component({
  selector: 'app-course-audience-preview',
  imports: [BecauseList, MatButton, PassedOverWords, RouterLink, TranslocoPipe, When],
  template: `
    @let it = of();
    @if (it.asked === 0) { <p><strong>{{ (it.done + it.open > 0 ? 'courseAudiences.nothingLeft' : 'courseAudiences.nobody') | transloco }}</strong></p> }
    @else {
      @if (it.earliest && it.latest) { <p><strong>{{ (it.earliest === it.latest ? 'assignments.dueOneDay' : 'assignments.dueSum') | transloco: { earliest: (it.earliest | when), latest: (it.latest | when), total: it.asked } }}</strong></p> }
      @if (it.without > 0) { <p>{{ 'assignments.dueWithout' | transloco: { count: it.without } }}</p> }
      @if (it.past > 0) { <p>{{ 'assignments.duePastCount' | transloco: { count: it.past } }}</p> }
      <h3>{{ 'courseAudiences.whoAsked' | transloco: { count: it.asked } }}</h3>
      <ul class="people">@for (one of people(); track one.person.id) {
        <li><div><a [routerLink]="places.skills(one.person.id)">{{ one.person.name }}</a></div>
          <div><span class="quiet"><app-because [of]="one.because" [names]="names()" /></span><br />@if (one.day; as day) {<span>{{ 'assignments.due' | transloco: { day: (day | when) } }}</span>} @else {<span>{{ 'assignments.dueNone' | transloco }}</span>}@if (one.from; as from) {&ngsp;<span class="quiet">{{ (one.past ? 'assignments.duePast' : 'assignments.dueCounted') | transloco: { day: (from | when) } }}</span>}&ngsp;<app-passed-over [of]="one.passed" /></div></li>
      }</ul>
      @if (it.asked > people().length) { <p class="quiet">{{ 'campaigns.shownFirst' | transloco: { shown: people().length, total: it.asked } }}</p><div class="no-print"><button matButton="outlined" type="button" [disabled]="deed.busy()" (click)="showMore('people')">{{ 'releases.more' | transloco }}<span class="sr"> {{ 'courseAudiences.whoAsked' | transloco: { count: it.asked } }}</span></button></div> }
    }
    @if (it.done + it.open > 0) {
      <details><summary>{{ 'courseAudiences.whoElse' | transloco: { count: it.done + it.open } }}</summary>
        <ul>@for (one of others(); track one.person.id) { <li>{{ one.person.name }} – {{ (one.state === 'done' ? 'courseAudiences.isDone' : 'courseAudiences.isOpen') | transloco }}&ngsp;<span class="quiet"><app-because [of]="one.because" [names]="names()" /></span></li> }</ul>
        @if (it.done + it.open > others().length) { <button class="no-print" matButton="outlined" type="button" [disabled]="deed.busy()" (click)="showMore('others')">{{ 'releases.more' | transloco }}<span class="sr"> {{ 'courseAudiences.whoElse' | transloco: { count: it.done + it.open } }}</span></button> }</details>
    }
    @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
  `,
  styles: `:host { display: grid; gap: 8px; } p, h3 { margin: 0; max-width: none; } .people { list-style: none; padding: 0; margin: 0; display: grid; gap: 10px; } .people li { display: grid; grid-template-columns: 220px 1fr; gap: 2px 12px; } summary { cursor: pointer; padding: 8px 0; } @media (max-width: 600px) { .people li { grid-template-columns: 1fr; } }`,
})
export class CourseAudiencePreviewPart {
  readonly of = input.required<CourseAudiencePreview>();
  readonly courseId = input.required<string>();
  readonly wish = input.required<CourseAudienceWish>();
  /** What was previewed is no longer so: it is to be reckoned anew. */
  readonly changed = output();
  private readonly api = inject(Api);
  protected readonly places = places;
  protected readonly deed = new Deed();
  /** More pages than the first, as long as they are of the same preview. */
  private readonly more = linkedSignal<string, readonly CourseAudiencePreview[]>({ source: () => this.of().seen, computation: () => [] });
  private readonly all = computed(() => [this.of(), ...this.more()]);
  protected readonly people = computed(() => [...new Map(this.all().flatMap((it) => it.people).map((it) => [it.person.id, it])).values()]);
  protected readonly others = computed(() => [...new Map(this.all().flatMap((it) => it.others).map((it) => [it.person.id, it])).values()]);
  protected readonly names = computed(() => this.all().flatMap((it) => it.names));

  protected showMore(list: 'people' | 'others') {
    const after = this[list]().at(-1)?.person.id;
    return this.deed.run(async () => {
      const page = await this.api.send(previewCourseAudience, { params: { courseId: this.courseId() }, body: { ...this.wish(), after: { [list]: after } } });
      if (page.seen === this.of().seen) this.more.update((pages) => [...pages, { ...page, people: list === 'people' ? page.people : [], others: list === 'others' ? page.others : [] }]);
      else this.changed.emit();
    });
  }
}

import { Component, computed, inject } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { listCourseAudiences } from '@palier/contracts';
import { Api } from '../platform';
import { CourseAudienceCard } from './course-audience';

/** The rules by which courses are asked of the people somebody follows: nothing where there is none. */
@Component({
  selector: 'app-course-audiences',
  imports: [CourseAudienceCard, TranslocoPipe],
  template: `
    @if (all(); as it) { @if (it.audiences.length > 0) {
      <section aria-labelledby="course-audiences"><details [open]="it.audiences[0]?.orphaned"><summary><strong id="course-audiences">{{ 'courseAudiences.heading' | transloco }} ({{ it.total }})</strong></summary>
        <ul class="list">@for (one of it.audiences; track one.id) { <li class="card"><app-course-audience [of]="one" [names]="it.names" (changed)="list.reload()" /></li> }</ul>
        @if (it.total > it.audiences.length) { <p class="quiet">{{ 'courseAudiences.shown' | transloco: { shown: it.audiences.length, total: it.total } }}</p> }</details></section>
    } }
  `,
  styles: `details { margin-top: 12px; } summary { cursor: pointer; padding: 8px 0; }`,
})
export class CourseAudiencesPart {
  protected readonly list = inject(Api).read(listCourseAudiences, () => ({ query: {} }));
  protected readonly all = computed(() => (this.list.hasValue() ? this.list.value() : null));
}

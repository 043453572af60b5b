import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { previewReleaseMove, type ReleaseMove } from '@palier/contracts';
import { Api } from '../platform';
import { Async, When } from '../ui';
import { DayOffWords } from './day-off';
import { PassedOverWords } from '../workdays/passed-over';
import { MovedPeople } from './moved-people';

/** What another day of a release would do to its campaigns and to the courses that count from it, and who could not make the new one; what was seen goes along with the deed. */
@Component({
  selector: 'app-release-move',
  imports: [Async, DayOffWords, MovedPeople, PassedOverWords, TranslocoPipe, When],
  template: `
    <div aria-live="polite"><app-async [of]="preview">
      @if (preview.value(); as it) {
        @if (it.campaigns.length + it.courses.length === 0) { <p class="quiet">{{ 'campaigns.noneMoves' | transloco }}</p> }
        @if (moving(it)) { <p>{{ 'campaigns.wouldMoveAll' | transloco: { count: it.people } }}</p> }
        <ul class="list">@for (one of it.campaigns; track one.id) {
          <li class="card"><strong>{{ 'campaigns.ofDayBy' | transloco: { day: (one.at | when), by: one.by } }}</strong><br />
            @if (one.to) {
              {{ 'campaigns.movesTo' | transloco: { from: (one.from | when), to: (one.to | when) } }}
              @if (one.dayOff; as off) { <app-day-off [of]="off" [day]="one.to" [offered]="false" /> }
              @if (one.people === 0) { <br /><span class="quiet">{{ 'campaigns.whoJoinsLater' | transloco }}</span> }
              <div><app-moved-people [of]="one" [to]="one.to" /></div>
            } @else { {{ 'campaigns.stays' | transloco: { from: (one.from | when), by: one.by } }} }</li> }
        @for (one of it.courses; track one.id) {
          <li class="card"><strong>{{ one.course.title }}</strong>&ngsp;<span class="quiet">– {{ 'campaigns.askedOn' | transloco: { day: (one.at | when), by: one.by } }}</span><br />
            {{ (one.days < 0 ? 'campaigns.daysBefore' : 'campaigns.daysAfter') | transloco: { count: one.days < 0 ? -one.days : one.days } }}
            @if (one.past > 0) { <br /><strong class="warn"><span aria-hidden="true">▲</span> {{ 'campaigns.wouldBePast' | transloco: { count: one.past } }}</strong> }
            <details [attr.open]="one.past > 0 ? '' : null"><summary>{{ 'campaigns.whoMoves' | transloco: { count: one.people } }}</summary>
              <ul>@for (line of one.lines; track $index) {
                <li>{{ line.person.name }} – @if (line.from) { {{ (line.from === line.dueOn ? 'campaigns.keepsDay' : 'campaigns.movesTo') | transloco: { from: (line.from | when), to: (line.dueOn | when), day: (line.dueOn | when) } }} } @else { {{ 'assignments.due' | transloco: { day: (line.dueOn | when) } }} }&ngsp;<app-passed-over [of]="line.passed" /></li> }</ul>
              @if (one.people > one.lines.length) { <p class="quiet">{{ 'campaigns.shownFirst' | transloco: { shown: one.lines.length, total: one.people } }}</p> }</details></li> }</ul>
      }
    </app-async></div>
  `,
  styles: `p { margin: 8px 0; } .list:empty { display: none; } .warn { color: var(--to-acquire); } summary { cursor: pointer; padding: 8px 0; } .card ul { margin: 0; }`,
})
export class ReleaseMovePart {
  readonly releaseId = input.required<string>();
  readonly on = input.required<string>();
  /** Raised where something of the release changed. */
  readonly turn = input(0);
  private readonly api = inject(Api);
  protected readonly preview = this.api.reckon(previewReleaseMove, () => { this.turn(); return { params: { releaseId: this.releaseId() }, body: { on: this.on() } }; });
  /** What was shown for this day; null until it is. */
  readonly seen = computed(() => (this.preview.hasValue() && !this.preview.isLoading() ? this.preview.value().seen : null));

  protected moving(it: ReleaseMove) { return it.courses.length > 0 || it.campaigns.some((one) => one.to !== null); }
}

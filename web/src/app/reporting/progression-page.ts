import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { readMovement, readSkillProfile } from '@palier/contracts';
import { Api, places, SessionStore } from '../platform';
import { Async, DayInWords, PageHeader, Say, When } from '../ui';
import { ways } from './cause-list';
import { kindShapes, kindWords } from './movement-sum';
import { ProgressionLine } from './progression-line';
import { SkillRadar } from './skill-radar';

/** How somebody's levels came about: where they stand, and competency by competency the way there, with what made each step. Both days are read with all that is known. */
@Component({
  selector: 'app-progression-page',
  imports: [Async, DayInWords, MatButton, PageHeader, ProgressionLine, RouterLink, Say, SkillRadar, TranslocoPipe, When],
  template: `
    <app-page-header [heading]="'progression.of' | transloco: { name: skills.value()?.person?.name ?? '' }" />
    <div class="actions no-print" style="margin: 0 0 8px">
      <label>{{ 'movement.fromDay' | transloco }} <input class="input" style="width: auto" type="date" [value]="first()" (change)="ask('from', $event)" /></label>
      <label>{{ 'movement.toDay' | transloco }} <input class="input" style="width: auto" type="date" [value]="last()" (change)="ask('to', $event)" /></label>
      @for (days of [30, 90, 365]; track days) { <button matButton="outlined" type="button" (click)="back(days)">{{ 'movement.lastDays' | transloco: { days } }}</button> }
    </div>
    <app-async [of]="skills">
      @if (skills.value(); as it) {
        <p><strong>{{ 'evidence.coverage' | transloco: it.coverage }}</strong>&ngsp;<span class="quiet">{{ 'evidence.asOf' | transloco: { day: (it.asOf | when), zone: it.zone } }}</span> · <a [routerLink]="places.skills(it.person.id)" [queryParams]="{ asOf: it.asOf }">{{ it.person.name }}</a></p>
        <app-skill-radar [personId]="it.person.id" [asOf]="to()" [lines]="it.competencies" />
        <h2>{{ 'progression.overTime' | transloco }}</h2>
        <p class="quiet legend"><span><span class="held" aria-hidden="true">▬</span> {{ 'progression.heldLine' | transloco }}</span><span><span class="expected" aria-hidden="true">╍</span> {{ 'progression.expectedLine' | transloco }}</span><span><span class="held" aria-hidden="true">○</span> {{ 'progression.causePoint' | transloco }}</span></p>
        <app-async [of]="movement">
          @if (movement.value(); as moved) {
            @for (line of withLevels(); track line.competencyId) {
              <section class="card"><h3>{{ line.name | say }}</h3><app-progression-line [personId]="it.person.id" [line]="line" [causes]="causesOf().get(line.competencyId) ?? []" [from]="begins()" [to]="moved.to" /></section>
            } @empty { <p class="card">{{ 'evidence.noProfile' | transloco }}</p> }
            <h2>{{ 'progression.asTable' | transloco }}</h2>
            @if (moved.causes.length === 0) { <p>{{ 'movement.nothing' | transloco }}</p> } @else {
              <div class="frame" tabindex="0" role="region" [attr.aria-label]="'progression.asTable' | transloco"><table>
                <thead><tr><th scope="col">{{ 'progression.day' | transloco }}</th><th scope="col">{{ 'progression.competency' | transloco }}</th><th scope="col">{{ 'movement.level' | transloco }}</th><th scope="col">{{ 'movement.expected' | transloco }}</th><th scope="col">{{ 'progression.cause' | transloco }}</th></tr></thead>
                <tbody>@for (cause of moved.causes; track $index) { <tr><td>{{ cause.on | when }}</td><th scope="row">{{ cause.name | say }}</th><td>{{ cause.from.level ?? ('movement.unknown' | transloco) }} → {{ cause.to.level ?? ('movement.unknown' | transloco) }}</td><td>{{ cause.from.expected ?? ('movement.unknown' | transloco) }} → {{ cause.to.expected ?? ('movement.unknown' | transloco) }}</td><td><span aria-hidden="true">{{ shapes[cause.kind] }}</span> {{ kinds[cause.kind] | transloco }} · {{ sentences[cause.way] | transloco: { day: (cause.on | when), profile: (cause.profile | say), by: cause.by ?? '' } }}</td></tr> }</tbody>
              </table></div>
            }
          }
        </app-async>
      }
    </app-async>
  `,
  styles: `label { min-width: 0; max-width: 100%; } .legend { display: flex; flex-wrap: wrap; gap: 4px 20px; max-width: none; } .held { color: var(--held); } .expected { color: var(--to-acquire); } .frame { overflow-x: auto; } table { font-variant-numeric: tabular-nums; min-width: 640px; } th, td { text-align: left; vertical-align: top; padding: 6px 16px 6px 0; border-bottom: 1px solid var(--line); } tbody th { font-weight: 560; } .card h3 { margin-bottom: 8px; }`,
})
export class ProgressionPage {
  readonly personId = input.required<string>();
  readonly from = input<string>();
  readonly to = input<string>();
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly session = inject(SessionStore);
  protected readonly places = places;
  protected readonly kinds = kindWords;
  protected readonly shapes = kindShapes;
  protected readonly sentences = ways;
  protected readonly last = computed(() => this.to() ?? this.session.today());
  protected readonly first = computed(() => this.from() ?? this.session.today(-365));
  protected readonly skills = this.api.read(readSkillProfile, () => ({ params: { personId: this.personId() }, query: { asOf: this.to() } }));
  protected readonly movement = this.api.read(readMovement, () => ({ params: { personId: this.personId() }, query: { from: this.first(), to: this.last(), fromKnownOn: this.known(), knownOn: this.known() } }));
  /** All that is known by now: what was learned later belongs to the day on which it was so. */
  private readonly known = computed(() => (this.last() > this.session.today() ? this.last() : this.session.today()));
  protected readonly withLevels = computed(() => (this.skills.hasValue() ? this.skills.value().competencies.filter((it) => it.hasLevels) : []));
  /** Before the first step nothing moved: the lines begin a week before it, where that is within the days asked for. */
  protected readonly begins = computed(() => {
    const first = this.movement.hasValue() ? this.movement.value().causes.reduce<string | null>((day, it) => (day === null || it.on < day ? it.on : day), null) : null;
    const before = first === null ? '' : new Date(Date.parse(first) - 7 * 86_400_000).toISOString().slice(0, 10);
    return before > this.first() ? before : this.first();
  });
  protected readonly causesOf = computed(() => Map.groupBy(this.movement.hasValue() ? this.movement.value().causes : [], (it) => it.competencyId));

  protected ask(name: 'from' | 'to', event: Event) {
    const day = event.target instanceof HTMLInputElement ? event.target.value : '';
    void this.router.navigate([], { queryParams: { [name]: day || null }, queryParamsHandling: 'merge' });
  }

  protected back(days: number) { void this.router.navigate([], { queryParams: { from: this.session.today(-days), to: null }, queryParamsHandling: 'merge' }); }
}

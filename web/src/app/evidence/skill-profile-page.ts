import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { listJobWishes, readSkillProfile, type SkillLine, type SkillProfile } from '@palier/contracts';
import { expectedLevel } from '@palier/domain';
import { Api, places, SessionStore } from '../platform';
import { AsOfDay, Async, carriedIn, LevelSteps, PageHeader, Said, Say, ShareBar, When } from '../ui';
import { SelfMark } from './self-mark';

@Component({
  selector: 'app-skill-profile-page',
  imports: [AsOfDay, Async, LevelSteps, MatButton, PageHeader, RouterLink, Said, Say, SelfMark, ShareBar, TranslocoPipe, When],
  template: `
    <app-page-header [heading]="'evidence.skillsOf' | transloco: { name: skills.value()?.person?.name ?? '' }" />
    <app-as-of-day [asOf]="asOf()" [knownOn]="knownOn()" />
    <app-async [of]="skills">
      @if (skills.value(); as it) {
        <p class="quiet">@for (profile of it.profiles; track profile.id) { {{ profile.title | say }} · } {{ 'evidence.asOf' | transloco: { day: (it.asOf | when), zone: it.zone } }}@if (it.knownOn; as day) {, {{ 'reporting.knownOn' | transloco }} {{ day | when }} }</p>
        @if (it.profiles.length > 1) { <p>{{ 'evidence.highestCounts' | transloco }}</p> }
        <p style="margin: 0"><strong>{{ 'evidence.coverage' | transloco: it.coverage }}</strong>@if (it.coverage.cellsCarriedOver > 0) {&ngsp;<span><span aria-hidden="true">◇</span> {{ 'carriedOver.ofWhich' | transloco: { count: it.coverage.cellsCarriedOver } }}</span>}</p><app-share-bar style="margin-bottom: 16px" [done]="it.coverage.cellsHeld" [carried]="it.coverage.cellsCarriedOver" [of]="it.coverage.cellsExpected" />
        <p class="actions no-print">@if (it.mayObserve) { <a matButton="filled" [routerLink]="places.observe(it.person.id)">{{ 'observation.open' | transloco }}</a> }
          @if (it.coverage.cellsHeld < it.coverage.cellsExpected && now()) { <a matButton="outlined" [routerLink]="places.way(it.person.id)">{{ 'way.open' | transloco }}</a> }
          <a matButton="outlined" [routerLink]="places.selfAssessment(it.person.id)" [queryParams]="days()">{{ (own(it.person.id) ? 'selfAssessment.open' : 'selfAssessment.see') | transloco }}</a>
          <a matButton="outlined" [routerLink]="places.movement(it.person.id)" [queryParams]="{ to: asOf(), knownOn: knownOn() }">{{ 'movement.open' | transloco }}</a>
          <a matButton="outlined" [routerLink]="places.progression(it.person.id)" [queryParams]="{ to: asOf() }">{{ 'progression.open' | transloco }}</a>
          <a matButton="outlined" [routerLink]="places.reviewsOf(it.person.id)">{{ 'reviews.see' | transloco }}</a>
          <a matButton="outlined" [routerLink]="places.certificatesOf(it.person.id)">{{ 'certificates.title' | transloco }}</a>
          <a matButton="outlined" [routerLink]="places.unavailability(it.person.id)">{{ 'workdays.title' | transloco }}</a>
          @if (waits(it)) { <a matButton="outlined" [routerLink]="places.carriedOver(it.person.id)">{{ (it.mayObserve ? 'carriedOver.toConfirm' : 'carriedOver.seeAll') | transloco }}</a> }</p>
        @if (wishes.hasValue() && wishes.value().wishes.length > 0) { <p>{{ 'mobility.wishes' | transloco }} @for (wish of wishes.value().wishes; track wish.id) { <span><span lang="fr">{{ wish.job }}</span> ({{ 'mobility.since' | transloco: { on: (wish.on | when) } }})@if (!$last) {, }</span> }</p> }
        @if (it.competencies.length === 0) { <p class="card">{{ 'evidence.noProfile' | transloco }}</p> }
        <ul class="list">
          @for (line of it.competencies; track line.competencyId) {
            <li class="card">
              <div class="row"><h2 style="margin: 0" [appSaid]="line.name"></h2>
                @if (line.hasLevels) { <span class="tracks"><app-level-steps [held]="line.held" [expected]="expected(line)" [carried]="carried(line)" />@if (line.self) { <app-self-mark [said]="line.self" /> }</span> } @else { <span class="unknown">{{ 'evidence.noScale' | transloco }}</span> }</div>
              <p class="quiet" style="margin: 4px 0 8px">{{ says[line.state] | transloco }}@if (it.profiles.length > 1 && line.expectedBy) { · {{ 'evidence.expectedBy' | transloco: { profile: (line.expectedBy | say) } }} }</p>
              @if (line.hasLevels) {
                <ol class="list cells">@for (cell of line.cells; track cell.level) {
                  <li><span class="mark" aria-hidden="true">{{ cell.carriedOverUntil ? '◇' : cell.counts ? '●' : cell.held ? '◐' : '○' }}</span><span><strong>{{ cell.level }}</strong>&ngsp;<span [appSaid]="cell.statement"></span>&ngsp;@if (cell.carriedOverUntil; as day) { <em>– {{ 'carriedOver.cell' | transloco: { day: (day | when) } }}</em> } @else if (cellSays(line, cell); as key) { <em class="quiet">– {{ key | transloco }}</em> }@if (cell.endsOn; as day) {&ngsp;<em>{{ 'evidence.endsOn' | transloco: { day: (day | when) } }}</em> }@if (cell.toRefresh) {&ngsp;<em><span aria-hidden="true">↻</span> {{ 'evidence.toRefresh' | transloco }}</em> }</span></li>
                }</ol>
                <a [routerLink]="places.why(it.person.id, line.competencyId)" [queryParams]="days()">{{ 'evidence.why' | transloco }}<span class="sr"> {{ line.name | say }}</span></a>
              }
            </li>
          }
        </ul>
      }
    </app-async>
  `,
  styles: `.tracks { display: grid; gap: 2px; } .cells { margin-bottom: 8px; } .cells li { display: flex; gap: 10px; padding: 3px 0; } .mark { color: var(--held); } .unknown { border: 1px dashed var(--quiet); border-radius: 6px; padding: 2px 8px; color: var(--quiet); }`,
})
export class SkillProfilePage {
  readonly personId = input.required<string>();
  readonly asOf = input<string>();
  readonly knownOn = input<string>();
  private readonly session = inject(SessionStore);
  protected readonly places = places;
  protected readonly days = computed(() => ({ asOf: this.asOf(), knownOn: this.knownOn() }));
  /** Whether what stands now is read, and not another day. */
  protected readonly now = computed(() => this.asOf() === undefined && this.knownOn() === undefined);
  protected readonly skills = inject(Api).read(readSkillProfile, () => ({ params: { personId: this.personId() }, query: this.days() }));
  protected readonly wishes = inject(Api).read(listJobWishes, () => ({ params: { personId: this.personId() } }));

  protected readonly says = { noScale: 'evidence.notStated', notStated: 'evidence.notStated', notApplicable: 'evidence.notApplicable', below: 'evidence.below', met: 'evidence.met', above: 'evidence.above' } as const;

  /** What a cell is to its person; silent where nothing is expected and nothing held. */
  protected cellSays(line: SkillLine, cell: SkillLine['cells'][number]) {
    if (cell.counts) return 'evidence.held';
    if (cell.held) return 'evidence.kept';
    const wanted = this.expected(line);
    return wanted === null ? null : cell.level <= wanted ? 'evidence.toAcquire' : 'evidence.beyond';
  }

  protected expected(line: SkillLine) {
    return line.state === 'notApplicable' ? null : expectedLevel(line.expectation);
  }

  protected carried(line: SkillLine) { return carriedIn(line.cells); }
  protected waits(it: SkillProfile) { return it.competencies.some((line) => this.carried(line).length > 0); }
  protected own(personId: string) { return this.session.may('self-assessment.write') && this.session.person()?.id === personId; }
}

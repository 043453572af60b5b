import { Component, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { readSkillProfile, type SkillLine } from '@palier/contracts';
import { expectedLevel } from '@palier/domain';
import { Api, places } from '../platform';
import { Async, LevelSteps, PageHeader, Said, Say, When } from '../ui';

@Component({
  selector: 'app-skill-profile-page',
  imports: [Async, LevelSteps, PageHeader, RouterLink, Said, Say, TranslocoPipe, When],
  template: `
    <app-page-header [heading]="'evidence.skillsOf' | transloco: { name: skills.value()?.person?.name ?? '' }" />
    <app-async [of]="skills">
      @if (skills.value(); as it) {
        <div class="row">
          <p class="quiet">@for (profile of it.profiles; track profile.id) { {{ profile.title | say }} · } {{ 'evidence.asOf' | transloco: { day: (it.asOf | when), zone: it.zone } }}</p>
          <label class="no-print">{{ 'evidence.chooseDay' | transloco }} <input class="input" style="width: auto" type="date" [value]="it.asOf" (change)="chooseDay($event)" /></label>
        </div>
        <p><strong>{{ 'evidence.coverage' | transloco: it.coverage }}</strong></p>
        @if (it.competencies.length === 0) { <p class="card">{{ 'evidence.noProfile' | transloco }}</p> }
        <ul class="list">
          @for (line of it.competencies; track line.competencyId) {
            <li class="card">
              <div class="row"><h2 style="margin: 0" [appSaid]="line.name"></h2>
                @if (line.hasLevels) { <app-level-steps [held]="line.held" [expected]="expected(line)" /> } @else { <span class="unknown">{{ 'evidence.noScale' | transloco }}</span> }</div>
              <p class="quiet" style="margin: 4px 0 8px">@switch (line.state) {
                @case ('notStated') { {{ 'evidence.notStated' | transloco }} } @case ('noScale') { {{ 'evidence.notStated' | transloco }} }
                @case ('notApplicable') { {{ 'evidence.notApplicable' | transloco }} } @case ('below') { {{ (line.held === 0 ? 'evidence.nothingYet' : 'evidence.below') | transloco }} }
                @case ('met') { {{ 'evidence.met' | transloco }} } @case ('above') { {{ 'evidence.above' | transloco }} } }</p>
              @if (line.hasLevels) {
                <ol class="list cells">@for (cell of line.cells; track cell.level) {
                  <li><span class="mark" aria-hidden="true">{{ cell.counts ? '●' : cell.held ? '◐' : '○' }}</span><span><strong>{{ cell.level }}</strong>&ngsp;<span [appSaid]="cell.statement"></span>&ngsp;<em class="quiet">– {{ (cell.counts ? 'evidence.held' : cell.held ? 'evidence.kept' : cell.level <= (expected(line) ?? 0) ? 'evidence.toAcquire' : 'evidence.beyond') | transloco }}</em></span></li>
                }</ol>
                <a [routerLink]="places.why(it.person.id, line.competencyId)" [queryParams]="asOf() ? { asOf: asOf() } : {}">{{ 'evidence.why' | transloco }}<span class="sr"> {{ line.name | say }}</span></a>
              }
            </li>
          }
        </ul>
      }
    </app-async>
  `,
  styles: `.cells { margin-bottom: 8px; } .cells li { display: flex; gap: 10px; padding: 3px 0; } .mark { color: var(--held); } .unknown { border: 1px dashed var(--quiet); border-radius: 6px; padding: 2px 8px; color: var(--quiet); }`,
})
export class SkillProfilePage {
  readonly personId = input.required<string>();
  readonly asOf = input<string>();
  private readonly router = inject(Router);
  protected readonly places = places;
  protected readonly skills = inject(Api).read(readSkillProfile, () => ({ params: { personId: this.personId() }, query: { asOf: this.asOf() } }));

  protected expected(line: SkillLine) {
    return line.state === 'notApplicable' ? null : expectedLevel(line.expectation);
  }

  protected chooseDay(event: Event) {
    const day = event.target instanceof HTMLInputElement ? event.target.value : '';
    void this.router.navigate([], { queryParams: { asOf: day || null }, queryParamsHandling: 'merge' });
  }
}

import { NgTemplateOutlet } from '@angular/common';
import { Component, computed, inject, input, linkedSignal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { listTeams, openTeam, type TeamLine } from '@palier/contracts';
import { Api, newId, places } from '../platform';
import { Async, DayInWords, Deed, PageHeader, Say } from '../ui';
import { TeamForm, type TeamWish } from './team-form';

/** Which teams there are, which one stands under which, and who led them at a day. */
@Component({
  selector: 'app-teams-page',
  imports: [Async, DayInWords, NgTemplateOutlet, PageHeader, RouterLink, Say, TeamForm, TranslocoPipe],
  template: `
    <app-page-header [heading]="'teams.title' | transloco" [lead]="'teams.lead' | transloco" />
    <details class="card no-print"><summary><strong>{{ 'teams.open' | transloco }}</strong></summary>
      <app-team-form does="teams.open" [parents]="teams()" [busy]="deed.busy()" (wished)="open($event)" />
      @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }</details>
    <app-async [of]="tree">
      @if (tree.value(); as it) {
        <p class="no-print"><label>{{ 'evidence.chooseDay' | transloco }} <input class="input" style="width: auto" name="asOf" type="date" [value]="it.asOf" (change)="chooseDay($event)" /></label></p>
        @if (it.teams.length === 0) { <p class="card">{{ 'teams.empty' | transloco }} <a [routerLink]="places.importPeople">{{ 'arrivals.import' | transloco }}</a></p> }
        <ng-container [ngTemplateOutlet]="branch" [ngTemplateOutletContext]="{ $implicit: null }" />
      }
    </app-async>
    <ng-template #branch let-parent>
      <ul class="list" [class.under]="parent !== null">
        @for (team of under(parent); track team.id) {
          <li><div class="card row"><div><a [routerLink]="places.oneTeam(team.id)" queryParamsHandling="preserve"><strong>{{ team.name | say }}</strong></a>
            <p class="quiet" style="margin: 0">{{ (team.leads.length === 0 ? 'teams.noLead' : 'teams.leads') | transloco: { names: names(team.leads) } }}@if (team.deputies.length > 0) { · {{ 'teams.deputies' | transloco: { names: names(team.deputies) } }} }</p></div>
            <span>{{ 'teams.members' | transloco: { count: team.members } }}</span></div>
            @if (under(team.id).length > 0) { <ng-container [ngTemplateOutlet]="branch" [ngTemplateOutletContext]="{ $implicit: team.id }" /> }</li>
        }
      </ul>
    </ng-template>
  `,
  styles: `.under { margin: 0 0 12px 12px; padding-left: 16px; border-left: 2px solid var(--line); } @media (max-width: 600px) { .under { margin-left: 4px; padding-left: 8px; } }`,
})
export class TeamsPage {
  readonly asOf = input<string>();
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  protected readonly places = places;
  protected readonly deed = new Deed();
  protected readonly tree = this.api.read(listTeams, () => ({ query: { asOf: this.asOf() } }));
  protected readonly teams = computed<readonly TeamLine[]>(() => (this.tree.hasValue() ? this.tree.value().teams : []));
  /** Sent twice by a lost answer, a team opens once. */
  private readonly id = linkedSignal(() => { this.teams(); return newId(); });

  /** A team whose own is not shown stands at the top. */
  protected under(parent: string | null) { return this.teams().filter((it) => it.parentId === parent); }
  protected names(people: readonly { name: string }[]) { return people.map((it) => it.name).join(', '); }

  protected chooseDay(event: Event) {
    const day = event.target instanceof HTMLInputElement ? event.target.value : '';
    void this.router.navigate([], { queryParams: { asOf: day || null } });
  }

  protected open(wish: TeamWish) {
    return this.deed.run(async () => {
      const { id } = await this.api.send(openTeam, { body: { id: this.id(), ...wish } });
      await this.router.navigateByUrl(places.oneTeam(id));
    });
  }
}

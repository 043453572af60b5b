import { Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { readGroupMovement } from '@palier/contracts';
import { causeKinds } from '@palier/domain';
import { Api, places } from '../platform';
import { Async, PageHeader, Say, When } from '../ui';
import { BetweenDays } from './between-days';
import { kindShapes, kindWords, MovedBy, MovementSumTable } from './movement-sum';

/** What moved between two days for a team, a site or whom one leads: in sum, and person by person. */
@Component({
  selector: 'app-group-movement-page',
  imports: [Async, BetweenDays, MovedBy, MovementSumTable, PageHeader, RouterLink, Say, TranslocoPipe, When],
  template: `
    <app-page-header [heading]="'movement.title' | transloco" />
    @if (movement.value(); as it) {
      <div class="actions no-print" style="margin: 0 0 8px">
        <label>{{ 'movement.team' | transloco }} <select class="input" style="width: auto" (change)="ask('teamId', $event)"><option value="" [selected]="!teamId()">{{ 'movement.everyone' | transloco }}</option>@for (team of it.teams; track team.id) { <option [value]="team.id" [selected]="team.id === teamId()">{{ team.name | say }}</option> }</select></label>
        @if (it.sites.length > 0) { <label>{{ 'movement.site' | transloco }} <select class="input" style="width: auto" (change)="ask('site', $event)"><option value="" [selected]="!site()">{{ 'movement.everywhere' | transloco }}</option>@for (name of it.sites; track name) { <option [value]="name" [selected]="name === site()">{{ name }}</option> }</select></label> }
      </div>
    }
    <app-between-days [from]="from() ?? movement.value()?.from ?? ''" [to]="to() ?? movement.value()?.to ?? ''" [fromKnownOn]="fromKnownOn() ?? movement.value()?.fromKnownOn ?? ''" [knownOn]="knownOn() ?? null" />
    <app-async [of]="movement">
      @if (movement.value(); as it) {
        <p><strong>{{ 'movement.between' | transloco: { from: (it.from | when), to: (it.to | when) } }}</strong>&ngsp;<span class="quiet">{{ 'movement.knownThen' | transloco: { day: (it.fromKnownOn | when), zone: it.zone } }} {{ 'movement.people' | transloco: { count: it.people, day: (it.to | when) } }}</span></p>
        <app-movement-sum [sum]="it.sum" />
        @if (it.lines.length === 0) { <p class="card">{{ 'movement.nothing' | transloco }}</p> } @else {
          <h2>{{ 'movement.movers' | transloco: { count: it.moved } }}</h2>
          @if (it.moved > it.lines.length) { <p class="quiet">{{ 'movement.first' | transloco: { count: it.lines.length } }}</p> }
          <ul class="list">@for (line of it.lines; track line.personId) {
            <li class="card row"><div><a [routerLink]="places.movement(line.personId)" [queryParams]="asked()"><strong>{{ line.name }}</strong></a><p class="quiet" style="margin: 0">{{ line.team | say }}</p></div>
              <div class="figures"><span>{{ 'movement.levels' | transloco }} <strong>{{ line.moved.level | moved }}</strong></span><span>{{ 'movement.gap' | transloco }} <strong>{{ line.moved.gap | moved }}</strong></span>
                <span class="parts">@for (kind of kinds; track kind) { @if (line.parts[kind].level !== 0 || line.parts[kind].gap !== 0) { <span><span aria-hidden="true">{{ shapes[kind] }}</span> {{ words[kind] | transloco }} {{ line.parts[kind].level | moved }} / {{ line.parts[kind].gap | moved }}</span> } }</span></div></li>
          }</ul> }
      }
    </app-async>
  `,
  styles: `label { min-width: 0; max-width: 100%; } select { max-width: 100%; } .figures { display: flex; flex-wrap: wrap; gap: 2px 20px; font-variant-numeric: tabular-nums; justify-content: flex-end; } .parts { flex-basis: 100%; display: flex; flex-wrap: wrap; gap: 2px 16px; justify-content: flex-end; color: var(--quiet); } @media (max-width: 600px) { .figures, .parts { justify-content: flex-start; } }`,
})
export class GroupMovementPage {
  readonly teamId = input<string>();
  readonly site = input<string>();
  readonly from = input<string>();
  readonly to = input<string>();
  readonly fromKnownOn = input<string>();
  readonly knownOn = input<string>();
  private readonly router = inject(Router);
  protected readonly places = places;
  protected readonly kinds = causeKinds;
  protected readonly words = kindWords;
  protected readonly shapes = kindShapes;
  protected readonly asked = computed(() => ({ from: this.from(), to: this.to(), fromKnownOn: this.fromKnownOn(), knownOn: this.knownOn() }));
  protected readonly movement = inject(Api).read(readGroupMovement, () => ({ query: { ...this.asked(), teamId: this.teamId(), site: this.site() } }));

  protected ask(name: 'teamId' | 'site', event: Event) {
    const value = event.target instanceof HTMLSelectElement ? event.target.value : '';
    void this.router.navigate([], { queryParams: { [name]: value || null }, queryParamsHandling: 'merge' });
  }
}

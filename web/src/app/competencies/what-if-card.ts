import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { WhatIf } from '@palier/contracts';
import { places } from '../platform';
import { Say, When } from '../ui';

/** Who would fall short of a change that was only tried. It says what was tried, so that it stays true while the form changes. */
@Component({
  selector: 'app-what-if-card',
  imports: [RouterLink, Say, TranslocoPipe, When],
  template: `
    @let it = result();
    <section class="card" role="status" style="margin-top: 16px">
      <h3 style="margin-top: 0">{{ 'whatIf.title' | transloco: { day: (it.from | when) } }}</h3>
      <p class="quiet">{{ 'whatIf.kept' | transloco }}</p>
      @if (it.changes.length === 0) { <p>{{ 'whatIf.same' | transloco }}</p> } @else {
        <ul>@for (c of it.changes; track c.competencyId) { <li>{{ 'whatIf.change' | transloco: { name: (c.name | say), before: (c.before === null ? ('whatIf.nothing' | transloco) : ('whatIf.level' | transloco: { level: c.before })), after: (c.after === null ? ('whatIf.nothing' | transloco) : ('whatIf.level' | transloco: { level: c.after })) } }}</li> }</ul>
        <p><strong>{{ (it.short.length === 0 ? 'whatIf.none' : 'whatIf.short') | transloco: { short: it.short.length, people: it.people } }}</strong>@if (it.relieved > 0) {&ngsp;{{ 'whatIf.relieved' | transloco: { count: it.relieved } }} }</p>
        @if (it.short.length > 0) {
          <table><thead><tr><th scope="col">{{ 'whatIf.team' | transloco }}</th><th scope="col">{{ 'whatIf.ofPeople' | transloco }}</th></tr></thead>
            <tbody>@for (team of it.teams; track $index) { <tr><th scope="row">{{ team.name === null ? ('whatIf.noTeam' | transloco) : (team.name | say) }}</th><td>{{ 'whatIf.count' | transloco: team }}</td></tr> }</tbody></table>
          <ul class="list" style="margin-top: 12px">@for (person of it.short; track person.personId) {
            <li><a [routerLink]="places.skills(person.personId)"><strong>{{ person.name }}</strong></a>@if (person.team) {&ngsp;<span class="quiet">{{ person.team | say }}</span> }<ul>@for (c of person.competencies; track c.competencyId) { <li>{{ 'whatIf.lacks' | transloco: { name: (c.name | say), held: c.held, missing: c.missing.join(', ') } }}</li> }</ul></li>
          }</ul>
        }
      }
    </section>
  `,
  styles: `table { border-collapse: collapse; } th, td { text-align: left; padding: 4px 16px 4px 0; border-bottom: 1px solid var(--line); font-weight: 400; } thead th { font-weight: 620; }`,
})
export class WhatIfCard {
  readonly result = input.required<WhatIf>();
  protected readonly places = places;
}

import { Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { readHeatMap, type HeatMap } from '@palier/contracts';
import { Api, places, SessionStore } from '../platform';
import { Async, DateSlider, Numeral, PageHeader, Say, Share, When } from '../ui';

interface Square { readonly id: string; readonly held: number; readonly expected: number; readonly share: number; readonly shape: string }
const shapes = ['○', '◔', '◑', '◕', '●'] as const;

/** Team by team, how much of what is expected is held: the darker, the more, with the figures in each square. A team opens on those under it. */
@Component({
  selector: 'app-heat-map-page',
  imports: [Async, DateSlider, Numeral, PageHeader, RouterLink, Say, Share, TranslocoPipe, When],
  template: `
    <app-page-header [heading]="'heatMap.title' | transloco" [lead]="'heatMap.lead' | transloco" />
    <app-date-slider class="no-print" [day]="asOf() ?? session.today()" (chosen)="choose($event)" />
    <app-async [of]="map">
      @if (map.value(); as it) {
        <p><strong>{{ 'evidence.coverage' | transloco: it.coverage }}</strong>&ngsp;<span>{{ 'reporting.people' | transloco: { count: (it.people | numeral) } }}</span>&ngsp;<span class="quiet">{{ 'evidence.asOf' | transloco: { day: (it.asOf | when), zone: it.zone } }}@if (it.knownOn; as day) {, {{ 'reporting.knownOn' | transloco }} {{ day | when }} }</span> · <a [routerLink]="places.matrix" [queryParams]="asked()">{{ 'shell.matrix' | transloco }}</a>@if (teamId()) { · <a [routerLink]="places.heatMap" [queryParams]="{ asOf: asOf(), knownOn: knownOn() }">{{ 'heatMap.allTeams' | transloco }}</a> }</p>
        @if (it.rows.length === 0) { <p class="card">{{ 'reporting.nobody' | transloco }}</p> } @else {
          <p class="quiet legend">@for (shape of shapes; track shape; let step = $index) { <span><span class="swatch" [style.--share]="step / 4" aria-hidden="true">{{ shape }}</span> {{ step / 4 | share }}</span> }<span><span class="swatch none" aria-hidden="true">–</span> {{ 'heatMap.nothingExpected' | transloco }}</span></p>
          <div class="frame" tabindex="0" role="region" [attr.aria-label]="'heatMap.title' | transloco"><table>
            <thead><tr><th scope="col">{{ 'movement.team' | transloco }}</th>@for (c of it.competencies; track c.id) { <th scope="col">{{ c.name | say }}</th> }</tr></thead>
            <tbody>@for (row of rows(); track row.id) {
              <tr><th scope="row">@if (row.id === null) { {{ 'heatMap.noTeam' | transloco }} } @else if (row.id === teamId()) { {{ 'heatMap.itself' | transloco: { name: (row.name | say) } }} } @else if (row.under > 0) { <a [routerLink]="places.heatMap" [queryParams]="{ asOf: asOf(), knownOn: knownOn(), teamId: row.id }">{{ row.name | say }}</a> } @else { <a [routerLink]="places.matrix" [queryParams]="{ asOf: asOf(), knownOn: knownOn(), teamId: row.id }">{{ row.name | say }}</a> }<br /><span class="quiet">{{ 'reporting.people' | transloco: { count: (row.people | numeral) } }}</span></th>
                @for (square of row.squares; track square.id; let column = $index) {
                  <td [class.none]="square.expected === 0" [style.--share]="square.share"><span class="narrow">{{ it.competencies[column]?.name | say }}</span><span>@if (square.expected === 0) { –<span class="sr"> {{ 'heatMap.nothingExpected' | transloco }}</span> } @else { <span aria-hidden="true">{{ square.shape }}</span> {{ square.share | share }} <span class="quiet figures">{{ square.held | numeral }}/{{ square.expected | numeral }}</span> }</span></td>
                }</tr>
            }</tbody>
          </table></div>
          @if (it.inAll > it.rows.length) { <p class="quiet">{{ 'heatMap.more' | transloco: { shown: (it.rows.length | numeral), all: (it.inAll | numeral) } }}</p> }
        }
      }
    </app-async>
  `,
  styles: `.legend { display: flex; flex-wrap: wrap; gap: 4px 16px; max-width: none; } .swatch { display: inline-block; min-width: 1.8em; text-align: center; border-radius: 4px; color: var(--mat-sys-on-surface); } .swatch, td { background: color-mix(in srgb, var(--held) calc(var(--share, 0) * 40%), transparent); } .none { background: repeating-linear-gradient(135deg, transparent 0 6px, color-mix(in srgb, var(--line) 55%, transparent) 6px 7px); color: var(--quiet); }
    .frame { overflow-x: auto; border: 1px solid var(--line); border-radius: 12px; } table { font-variant-numeric: tabular-nums; font-size: 0.92rem; width: 100%; } th, td { padding: 8px 10px; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; } td, td > span:last-child { white-space: nowrap; } td .figures { color: var(--mat-sys-on-surface); } thead th { font-size: 0.82rem; line-height: 1.25; min-width: 108px; } tbody th { font-weight: 560; min-width: 150px; } .narrow { display: none; }
    @media (max-width: 700px) { .frame { border: 0; } table, tbody { display: block; } thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); } tr { display: block; border: 1px solid var(--line); border-radius: 12px; margin-bottom: 16px; overflow: hidden; } tbody th { display: block; } td { display: flex; justify-content: space-between; gap: 16px; white-space: normal; } .narrow { display: inline; } tr td:last-child { border-bottom: 0; } }`,
})
export class HeatMapPage {
  readonly asOf = input<string>();
  readonly knownOn = input<string>();
  readonly teamId = input<string>();
  private readonly router = inject(Router);
  protected readonly session = inject(SessionStore);
  protected readonly places = places;
  protected readonly shapes = shapes;
  protected readonly asked = computed(() => ({ asOf: this.asOf(), knownOn: this.knownOn(), teamId: this.teamId() }));
  protected readonly map = inject(Api).read(readHeatMap, () => ({ query: this.asked() }));
  protected readonly rows = computed(() => (this.map.hasValue() ? this.map.value().rows.map((row) => ({ ...row, squares: squaresOf(row, this.map.value()?.competencies ?? []) })) : []));

  protected choose(day: string) { void this.router.navigate([], { queryParams: { asOf: day || null }, queryParamsHandling: 'merge' }); }
}

function squaresOf({ cells }: HeatMap['rows'][number], competencies: HeatMap['competencies']): Square[] {
  return competencies.map(({ id }) => {
    const { held, expected } = cells.find((it) => it.competencyId === id) ?? { held: 0, expected: 0 };
    const share = expected === 0 ? 0 : held / expected;
    // Full is said where nothing is missing, empty where nothing is there.
    return { id, held, expected, share, shape: shapes[share === 1 ? 4 : share === 0 ? 0 : Math.min(3, Math.max(1, Math.round(share * 4)))] ?? '○' };
  });
}

import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { SkillLine } from '@palier/contracts';
import { expectedLevel } from '@palier/domain';
import { places } from '../platform';
import { Say } from '../ui';

const reach = 120;

/** What is held against what is expected, at a glance. The table beside it says all of it; only competencies with a known expectation have an axis, the others are named. */
@Component({
  selector: 'app-skill-radar',
  imports: [RouterLink, Say, TranslocoPipe],
  template: `
    <div class="both">
      @if (axes().length > 2) {
        <svg viewBox="-150 -150 300 300" aria-hidden="true">
          @for (level of [1, 2, 3, 4]; track level) { <polygon class="ring" [attr.points]="ring(level)" /> }
          @for (it of axes(); track it.line.competencyId) { <line class="ring" x1="0" y1="0" [attr.x2]="it.end.x" [attr.y2]="it.end.y" /><text [attr.x]="it.label.x" [attr.y]="it.label.y + 5" text-anchor="middle">{{ it.number }}</text> }
          <polygon class="expected" [attr.points]="expected()" /><polygon class="held" [attr.points]="held()" />
        </svg>
      }
      <div class="frame" tabindex="0" role="region" [attr.aria-label]="'progression.table' | transloco"><table>
        <caption class="sr">{{ 'progression.table' | transloco }}</caption>
        <thead><tr><th scope="col">{{ 'progression.axis' | transloco }}</th><th scope="col">{{ 'progression.competency' | transloco }}</th><th scope="col">{{ 'movement.level' | transloco }} <span class="held-mark" aria-hidden="true">▬</span></th><th scope="col">{{ 'movement.expected' | transloco }} <span class="expected-mark" aria-hidden="true">╍</span></th></tr></thead>
        <tbody>@for (it of axes(); track it.line.competencyId) { <tr><td>{{ it.number }}</td><th scope="row">{{ it.line.name | say }}</th><td><a [routerLink]="places.why(personId(), it.line.competencyId)" [queryParams]="{ asOf: asOf() }">{{ it.line.held }}<span class="sr"> {{ 'evidence.why' | transloco }} {{ it.line.name | say }}</span></a></td><td>{{ it.expected }}</td></tr> }</tbody>
      </table></div>
    </div>
    @if (others().length > 0) { <p class="quiet">{{ 'progression.noAxis' | transloco }} @for (it of others(); track it.competencyId) { <span>{{ it.name | say }}{{ $last ? '.' : ', ' }}</span> }</p> }
  `,
  styles: `.both { display: grid; grid-template-columns: minmax(0, 320px) minmax(0, 1fr); gap: 8px 32px; align-items: center; } @media (max-width: 700px) { .both { grid-template-columns: minmax(0, 1fr); } } svg { display: block; width: 100%; max-width: 320px; height: auto; } .frame { overflow-x: auto; }
    .ring { fill: none; stroke: var(--line); } text { fill: var(--quiet); font-size: 14px; } .expected { fill: none; stroke: var(--to-acquire); stroke-width: 2; stroke-dasharray: 6 5; } .held { fill: color-mix(in srgb, var(--held) 22%, transparent); stroke: var(--held); stroke-width: 3; stroke-linejoin: round; }
    table { font-variant-numeric: tabular-nums; } th, td { text-align: left; padding: 4px 16px 4px 0; border-bottom: 1px solid var(--line); } td a { display: inline-block; min-width: 24px; } tbody th { font-weight: 400; } .held-mark { color: var(--held); } .expected-mark { color: var(--to-acquire); }`,
})
export class SkillRadar {
  readonly personId = input.required<string>();
  readonly asOf = input.required<string | undefined>();
  readonly lines = input.required<readonly SkillLine[]>();
  protected readonly places = places;
  private readonly known = computed(() => this.lines().flatMap((line) => { const expected = line.hasLevels && line.state !== 'notApplicable' ? expectedLevel(line.expectation) : null; return expected === null ? [] : [{ line, expected }]; }));
  protected readonly others = computed(() => this.lines().filter((line) => !this.known().some((it) => it.line === line)));
  protected readonly axes = computed(() => this.known().map((it, index, all) => ({ ...it, number: index + 1, end: place(4, index, all.length), label: place(4.6, index, all.length) })));
  protected readonly held = computed(() => this.axes().map((it, index, all) => written(it.line.held, index, all.length)).join(' '));
  protected readonly expected = computed(() => this.axes().map((it, index, all) => written(it.expected, index, all.length)).join(' '));

  protected ring(level: number) { return this.axes().map((_, index, all) => written(level, index, all.length)).join(' '); }
}

function place(level: number, index: number, of: number): { readonly x: number; readonly y: number } {
  const turn = (2 * Math.PI * index) / of - Math.PI / 2;
  return { x: (Math.cos(turn) * reach * level) / 4, y: (Math.sin(turn) * reach * level) / 4 };
}
const written = (level: number, index: number, of: number): string => { const { x, y } = place(level, index, of); return `${x.toFixed(1)},${y.toFixed(1)}`; };

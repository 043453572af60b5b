import { Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { Cause, SkillLine } from '@palier/contracts';
import { expectedLevel } from '@palier/domain';
import { places, SessionStore } from '../platform';
import { dayInWords, Say, When } from '../ui';
import { ways } from './cause-list';
import { kindShapes, kindWords } from './movement-sum';
import { stretchesOf, type Stretch } from './progression';

const [left, right, top, step] = [28, 628, 12, 26];

/** One competency of one person through time: the level held as a line of steps, what is expected as dashes, and each cause where it took effect, to be read by pointing at it or reaching it with Tab. */
@Component({
  selector: 'app-progression-line',
  imports: [RouterLink, Say, TranslocoPipe, When],
  template: `
    <svg viewBox="0 0 640 138" role="group" [attr.aria-label]="'progression.lineOf' | transloco: { name: (line().name | say) }">
      <g aria-hidden="true">
        @for (level of levels; track level) { <line class="grid" [attr.x1]="left" [attr.x2]="right" [attr.y1]="y(level)" [attr.y2]="y(level)" /><text class="tick" [attr.x]="left - 8" [attr.y]="y(level) + 4" text-anchor="end">{{ level }}</text> }
        <text class="tick" [attr.x]="left" y="134">{{ from() | when }}</text><text class="tick" [attr.x]="right" y="134" text-anchor="end">{{ to() | when }}</text>
        <path class="expected" [attr.d]="expected()" /><path class="held" [attr.d]="held()" />
      </g>
      @for (it of points(); track $index) {
        <g class="point" tabindex="0" role="img" [attr.aria-label]="it.words" [class.on]="active() === it.cause" (focus)="active.set(it.cause)" (mouseenter)="active.set(it.cause)" (click)="active.set(it.cause)" (keydown.escape)="active.set(null)">
          <circle class="hit" [attr.cx]="it.x" [attr.cy]="it.y" r="13" /><circle class="dot" [attr.cx]="it.x" [attr.cy]="it.y" r="5" />
        </g>
      }
    </svg>
    <p class="said">@if (active(); as it) { <span aria-hidden="true">{{ shapes[it.kind] }}</span>&ngsp;<strong>{{ it.on | when }}</strong>@if (it.from.level !== it.to.level) {&ngsp;· {{ 'movement.level' | transloco }} {{ it.from.level ?? ('movement.unknown' | transloco) }} → {{ it.to.level ?? ('movement.unknown' | transloco) }} }@if (it.from.expected !== it.to.expected) {&ngsp;· {{ 'movement.expected' | transloco }} {{ it.from.expected ?? ('movement.unknown' | transloco) }} → {{ it.to.expected ?? ('movement.unknown' | transloco) }}}&ngsp;· {{ sentences[it.way] | transloco: { day: (it.on | when), profile: (it.profile | say), by: it.by ?? '' } }} <a [routerLink]="places.why(personId(), it.competencyId)" [queryParams]="{ asOf: it.on }">{{ 'evidence.why' | transloco }}<span class="sr"> {{ line().name | say }}</span></a> } @else if (causes().length > 0) { <span class="quiet">{{ 'progression.pointAt' | transloco }}</span> } @else { <span class="quiet">{{ 'progression.still' | transloco }}</span> }</p>
  `,
  styles: `:host { display: block; } svg { display: block; width: 100%; max-width: 760px; height: auto; overflow: visible; } .grid { stroke: var(--line); stroke-width: 1; } .tick { fill: var(--quiet); font-size: 13px; } @media (max-width: 600px) { .tick { font-size: 22px; } }
    path { fill: none; stroke-linejoin: round; } .held { stroke: var(--held); stroke-width: 3; } .expected { stroke: var(--to-acquire); stroke-width: 2; stroke-dasharray: 6 5; } .hit { fill: transparent; } .point { cursor: pointer; outline-offset: -4px; } .dot { fill: var(--mat-sys-surface-container-lowest); stroke: var(--held); stroke-width: 3; } .on .dot { fill: var(--held); } .said { margin: 4px 0 0; min-height: 1.6em; max-width: none; }`,
})
export class ProgressionLine {
  readonly personId = input.required<string>();
  readonly line = input.required<Pick<SkillLine, 'name' | 'expectation' | 'held' | 'hasLevels'>>();
  /** Of this competency, in order. */
  readonly causes = input.required<readonly Cause[]>();
  readonly from = input.required<string>();
  readonly to = input.required<string>();
  private readonly session = inject(SessionStore);
  private readonly words = inject(TranslocoService);
  protected readonly places = places;
  protected readonly sentences = ways;
  protected readonly shapes = kindShapes;
  protected readonly levels = [0, 1, 2, 3, 4];
  protected readonly left = left;
  protected readonly right = right;
  protected readonly active = signal<Cause | null>(null);
  private readonly stretches = computed(() => stretchesOf(this.causes(), { level: this.line().hasLevels ? this.line().held : null, expected: expectedLevel(this.line().expectation) }, this.from()));
  protected readonly held = computed(() => this.path((it) => it.level));
  protected readonly expected = computed(() => this.path((it) => it.expected));
  protected readonly points = computed(() => this.causes().map((cause) => ({
    cause, x: this.x(cause.on), y: this.y(cause.to.level ?? 0),
    words: `${dayInWords(cause.on, this.session.locale())}, ${this.words.translate<string>(kindWords[cause.kind])}${cause.from.level === cause.to.level ? '' : `, ${this.words.translate<string>('movement.level')} ${cause.from.level ?? '?'} → ${cause.to.level ?? '?'}`}${cause.from.expected === cause.to.expected ? '' : `, ${this.words.translate<string>('movement.expected')} ${cause.from.expected ?? '?'} → ${cause.to.expected ?? '?'}`}`,
  })));

  protected y(level: number) { return top + step * (4 - level); }

  private x(day: string) {
    const [first, last] = [Date.parse(this.from()), Date.parse(this.to())];
    return left + (right - left) * Math.min(1, Math.max(0, (Date.parse(day) - first) / Math.max(1, last - first)));
  }

  /** Steps, broken where the figure is unknown. */
  private path(of: (it: Stretch) => number | null): string {
    const all = this.stretches();
    let open = false;
    return all.map((it, index) => {
      const level = of(it);
      if (level === null) { open = false; return ''; }
      const end = all[index + 1]?.from ?? this.to();
      const drawn = `${open ? `V${this.y(level)}` : `M${this.x(it.from)} ${this.y(level)}`}H${this.x(end)}`;
      open = true;
      return drawn;
    }).join('');
  }
}

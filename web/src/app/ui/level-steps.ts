import { Component, computed, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { HeldLevel, Level } from '@palier/domain';

/** The levels that what was carried over holds alone. */
export const carriedIn = (levels: readonly { readonly level: Level; readonly carriedOverUntil: string | null }[]): Level[] => levels.flatMap((it) => (it.carriedOverUntil === null ? [] : [it.level]));

/** Four steps of a staircase: filled where held, striped where that is only carried over, dashed where expected and missing. The words say the same. */
@Component({
  selector: 'app-level-steps',
  imports: [TranslocoPipe],
  template: `
    <svg viewBox="0 0 52 28" width="64" height="34" aria-hidden="true">
      @for (step of steps(); track step.level) { <rect [attr.x]="1 + (step.level - 1) * 13" [attr.y]="27 - step.level * 6.4" width="10" [attr.height]="step.level * 6.4" rx="2" [class]="step.state" />@if (step.state === 'carried') { @for (y of stripes(step.level); track y) { <path class="stripe" [attr.d]="'M' + (2 + (step.level - 1) * 13) + ' ' + y + 'h8'" /> } } }
    </svg>
    <span>{{ words() | transloco: { held: held(), proved: proved() } }}@if (expected(); as wanted) {<span class="quiet"> / {{ 'ui.expected' | transloco: { level: wanted } }}</span>}</span>
  `,
  styles: `:host { display: inline-flex; gap: 10px; align-items: center; font-variant-numeric: tabular-nums; } svg { flex: none; } .held { fill: var(--held); } .carried { fill: none; stroke: var(--held); stroke-width: 1.4; } .stripe { stroke: var(--held); stroke-width: 1.4; } .missing { fill: none; stroke: var(--to-acquire); stroke-width: 1.6; stroke-dasharray: 3 2; } .none { fill: none; stroke: var(--kept); stroke-width: 1; }`,
})
export class LevelSteps {
  readonly held = input.required<HeldLevel>();
  readonly expected = input<Level | null>(null);
  /** Levels that what was carried over holds alone: to be confirmed. */
  readonly carried = input<readonly Level[]>([]);
  protected readonly steps = computed(() => ([1, 2, 3, 4] as const).map((level) => ({ level, state: level <= this.held() ? (this.carried().includes(level) ? 'carried' : 'held') : level <= (this.expected() ?? 0) ? 'missing' : 'none' })));
  /** What is proved without it, below the first level carried over. */
  protected readonly proved = computed(() => Math.min(this.held(), ...this.carried().map((it) => it - 1)));
  protected readonly words = computed(() => (this.held() === 0 ? 'evidence.nothingYet' : this.proved() === this.held() ? 'ui.level' : this.proved() === 0 ? 'ui.levelCarried' : 'ui.levelPartlyCarried'));

  protected stripes(level: Level): number[] { return Array.from({ length: level * 2 - 1 }, (_, index) => 27 - 3.2 * (index + 1)); }
}

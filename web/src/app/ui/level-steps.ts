import { Component, computed, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { HeldLevel, Level } from '@palier/domain';

/** Four steps of a staircase: filled where held, dashed where expected and missing. The words say the same. */
@Component({
  selector: 'app-level-steps',
  imports: [TranslocoPipe],
  template: `
    <svg viewBox="0 0 52 28" width="64" height="34" aria-hidden="true">
      @for (step of steps(); track step.level) { <rect [attr.x]="1 + (step.level - 1) * 13" [attr.y]="27 - step.level * 6.4" width="10" [attr.height]="step.level * 6.4" rx="2" [class]="step.state" /> }
    </svg>
    <span>{{ (held() === 0 ? 'evidence.nothingYet' : 'ui.level') | transloco: { held: held() } }}@if (expected(); as wanted) {<span class="quiet"> / {{ 'ui.expected' | transloco: { level: wanted } }}</span>}</span>
  `,
  styles: `:host { display: inline-flex; gap: 10px; align-items: center; font-variant-numeric: tabular-nums; } svg { flex: none; } .held { fill: var(--held); } .missing { fill: none; stroke: var(--to-acquire); stroke-width: 1.6; stroke-dasharray: 3 2; } .none { fill: none; stroke: var(--kept); stroke-width: 1; }`,
})
export class LevelSteps {
  readonly held = input.required<HeldLevel>();
  readonly expected = input<Level | null>(null);
  protected readonly steps = computed(() => ([1, 2, 3, 4] as const).map((level) => ({ level, state: level <= this.held() ? 'held' : level <= (this.expected() ?? 0) ? 'missing' : 'none' })));
}

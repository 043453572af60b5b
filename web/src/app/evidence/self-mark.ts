import { Component, computed, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { SelfAssessment } from '@palier/contracts';

/** What somebody says of themselves: four diamonds, filled up to it; a question mark where they do not know. Never the staircase of what is confirmed. */
@Component({
  selector: 'app-self-mark',
  imports: [TranslocoPipe],
  template: `
    @if (said(); as it) {
      <svg viewBox="0 0 52 14" width="64" height="17" aria-hidden="true">
        @if (it.level === null) { <text x="6" y="12" text-anchor="middle">?</text> }
        @else { @for (step of steps(); track step.level) { <path [attr.d]="step.shape" [class.said]="step.said" /> } }
      </svg>
      <span>{{ (it.level === null ? 'selfAssessment.markUnknown' : it.level === 0 ? 'selfAssessment.markNone' : 'selfAssessment.mark') | transloco: { level: it.level } }}</span>
    }
  `,
  styles: `:host { display: inline-flex; gap: 10px; align-items: center; color: var(--quiet); } svg { flex: none; } path { fill: none; stroke: var(--quiet); stroke-width: 1.4; } .said { fill: var(--quiet); } text { font-weight: 700; fill: var(--quiet); font-size: 14px; }`,
})
export class SelfMark {
  readonly said = input.required<SelfAssessment | null>();
  protected readonly steps = computed(() => [1, 2, 3, 4].map((level) => ({ level, said: level <= (this.said()?.level ?? 0), shape: `M${level * 13 - 7} 2 l5 5 -5 5 -5 -5 Z` })));
}

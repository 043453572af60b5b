import { Component, computed, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Share } from '../ui';

/** How many scores fall into each tenth: bars to see, and the same numbers in a table to hear. */
@Component({
  selector: 'app-score-histogram',
  imports: [Share, TranslocoPipe],
  template: `
    <svg viewBox="0 0 332 132" aria-hidden="true">
      <line x1="6" y1="104" x2="326" y2="104" /> <line class="mark" [attr.x1]="6 + passMark() * 320" y1="8" [attr.x2]="6 + passMark() * 320" y2="108" />
      @for (bar of bars(); track bar.from) {
        <rect [attr.x]="bar.x" [attr.y]="104 - bar.height" width="28" [attr.height]="bar.height" rx="3" [class.passed]="bar.from >= passMark() - 0.001" />
        @if (bar.count > 0) { <text [attr.x]="bar.x + 14" [attr.y]="98 - bar.height">{{ bar.count }}</text> }
      }
      @for (tick of [0, 0.5, 1]; track tick) { <text class="tick" [attr.x]="6 + tick * 320" y="124" [style.text-anchor]="tick === 0 ? 'start' : tick === 1 ? 'end' : 'middle'">{{ tick | share }}</text> }
    </svg>
    <table class="sr"><caption>{{ 'bank.spread' | transloco }}</caption><thead><tr><th scope="col">{{ 'bank.score' | transloco }}</th><th scope="col">{{ 'bank.howMany' | transloco }}</th></tr></thead>
      <tbody>@for (bar of bars(); track bar.from) { <tr><th scope="row">{{ 'bank.between' | transloco: { low: (bar.from | share), high: (bar.to | share) } }}</th><td>{{ bar.count }}</td></tr> }</tbody></table>
  `,
  styles: `:host { display: block; position: relative; max-width: 560px; } svg { width: 100%; height: auto; } line { stroke: var(--line); } .mark { stroke: var(--to-acquire); stroke-dasharray: 4 3; } rect { fill: var(--kept); } .passed { fill: var(--held); } text { fill: currentColor; font-size: 12px; text-anchor: middle; } .tick { fill: var(--quiet); }`,
})
export class ScoreHistogram {
  readonly spread = input.required<readonly number[]>();
  readonly passMark = input.required<number>();
  protected readonly bars = computed(() => {
    const most = Math.max(1, ...this.spread());
    return this.spread().map((count, index) => ({ count, from: index / 10, to: (index + 1) / 10, x: 8 + index * 32, height: (count / most) * 78 }));
  });
}

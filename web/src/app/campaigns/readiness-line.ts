import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { Campaign } from '@palier/contracts';
import { SessionStore } from '../platform';
import { dayInWords, When } from '../ui';

const [left, right, top, bottom] = [36, 628, 12, 112];

/** How many were ready at the end of each day, up to today, against the day on which all should be: a picture and its table. */
@Component({
  selector: 'app-readiness-line',
  imports: [TranslocoPipe, When],
  template: `
    <svg viewBox="0 0 640 138" role="img" [attr.aria-label]="said()">
      @for (it of grid(); track it.at) { <line class="grid" [attr.x1]="left" [attr.x2]="right" [attr.y1]="it.y" [attr.y2]="it.y" /><text class="tick" [attr.x]="left - 8" [attr.y]="it.y + 4" text-anchor="end">{{ it.at }}</text> }
      <line class="due" [attr.x1]="x(of().dueOn)" [attr.x2]="x(of().dueOn)" [attr.y1]="top" [attr.y2]="bottom" />
      <path class="ready" [attr.d]="path()" />
      <text class="tick" [attr.x]="left" y="134">{{ from() | when }}</text><text class="tick" [attr.x]="right" y="134" text-anchor="end">{{ to() | when }}</text>
    </svg>
    <details><summary>{{ 'campaigns.asTable' | transloco }}</summary>
      <table><thead><tr><th scope="col">{{ 'campaigns.day' | transloco }}</th><th scope="col">{{ 'campaigns.ready' | transloco }}</th></tr></thead>
        <tbody>@for (it of of().readiness; track it.on) { <tr><td>{{ it.on | when }}</td><td>{{ it.ready }} / {{ of().people }}</td></tr> }</tbody></table></details>
  `,
  styles: `:host { display: block; } svg { display: block; width: 100%; max-width: 760px; height: auto; overflow: visible; } .grid { stroke: var(--line); } .tick { fill: var(--quiet); font-size: 13px; } .ready { fill: none; stroke: var(--held); stroke-width: 3; } .due { stroke: var(--to-acquire); stroke-width: 2; stroke-dasharray: 6 5; } summary { cursor: pointer; padding: 8px 0; } td, th { text-align: left; padding: 4px 16px 4px 0; } @media (max-width: 600px) { .tick { font-size: 22px; } }`,
})
export class ReadinessLine {
  readonly of = input.required<Pick<Campaign, 'readiness' | 'people' | 'dueOn' | 'today' | 'counts'>>();
  private readonly session = inject(SessionStore);
  private readonly words = inject(TranslocoService);
  protected readonly left = left;
  protected readonly right = right;
  protected readonly top = top;
  protected readonly bottom = bottom;
  protected readonly from = computed(() => this.of().readiness[0]?.on ?? this.of().today);
  protected readonly to = computed(() => (this.of().dueOn > this.of().today ? this.of().dueOn : this.of().today));
  protected readonly grid = computed(() => [...new Set([0, Math.round(this.of().people / 2), this.of().people])].map((at) => ({ at, y: this.y(at) })));
  protected readonly said = computed(() => this.words.translate<string>('campaigns.lineSaid', { ready: this.of().counts.ready, people: this.of().people, day: dayInWords(this.of().dueOn, this.session.locale()) }));
  /** Steps: somebody is ready from one day on. */
  protected readonly path = computed(() => this.of().readiness.map((it, at) => `${at === 0 ? `M${this.x(it.on)}` : `H${this.x(it.on)}`}${at === 0 ? ` ${this.y(it.ready)}` : `V${this.y(it.ready)}`}`).join('') + `H${this.x(this.of().today)}`);

  protected x(day: string) {
    const [first, last] = [Date.parse(this.from()), Date.parse(this.to())];
    return left + (right - left) * Math.min(1, Math.max(0, (Date.parse(day) - first) / Math.max(1, last - first)));
  }
  private y(ready: number) { return bottom - (bottom - top) * (ready / Math.max(1, this.of().people)); }
}

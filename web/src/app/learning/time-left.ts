import { Component, computed, DestroyRef, inject, input, linkedSignal, output, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

/** Counts down to a deadline by the server's clock, says aloud when five minutes and one are left, and once when it is over. */
@Component({
  selector: 'app-time-left',
  imports: [TranslocoPipe],
  template: `
    <p class="card" role="timer" [class.short]="left() < 60">{{ (left() < 60 ? 'learning.secondsLeft' : 'learning.minutesLeft') | transloco: { seconds: left(), minutes: minutes() } }}</p>
    <p class="sr" role="status">{{ said() === null ? '' : ('learning.minutesLeft' | transloco: { minutes: said() }) }}</p>
  `,
  styles: `:host { position: sticky; top: 0; z-index: 1; display: block; } .card { margin: 0 0 16px; padding: 8px 16px; font-variant-numeric: tabular-nums; } .short { border-color: var(--to-acquire); font-weight: 600; }`,
})
export class TimeLeft {
  /** Both by the server: ISO instants. */
  readonly deadline = input.required<string>();
  readonly now = input.required<string>();
  readonly over = output();
  private readonly tick = signal(performance.now());
  private readonly from = linkedSignal({ source: this.now, computation: () => performance.now() });
  private done = false;
  /** Whole seconds. */
  protected readonly left = computed(() => Math.max(0, Math.ceil((Date.parse(this.deadline()) - Date.parse(this.now()) - (this.tick() - this.from())) / 1000)));
  protected readonly minutes = computed(() => Math.ceil(this.left() / 60));
  /** Said once as the time comes near, not each second. */
  protected readonly said = computed(() => (this.left() === 0 ? null : this.left() <= 60 ? 1 : this.left() <= 300 ? 5 : null));

  constructor() {
    const timer = setInterval(() => {
      this.tick.set(performance.now());
      if (this.left() > 0 || this.done) return;
      this.done = true;
      this.over.emit();
    }, 500);
    inject(DestroyRef).onDestroy(() => clearInterval(timer));
  }
}

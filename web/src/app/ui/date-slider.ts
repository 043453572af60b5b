import { Component, computed, inject, input, linkedSignal, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import { SessionStore } from '../platform';
import { When } from './say.pipe';

/** So far back does the slider go; a date field reaches further. */
const reach = 365;
const dayMs = 86_400_000;
const plusDays = (day: string, days: number): string => new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10);

/** A day of the last year, by hand or by keyboard; the months are marked. What is chosen is said while it moves, and asked for once it rests. */
@Component({
  selector: 'app-date-slider',
  imports: [MatButton, TranslocoPipe, When],
  template: `
    <label class="slider"><span>{{ 'reporting.slider' | transloco }} <strong>{{ shown() | when }}</strong></span>
      <input type="range" [min]="-reach" max="0" step="1" [value]="offset()" [attr.aria-valuetext]="shown() | when" list="months" (input)="move($event)" (change)="choose()" /></label>
    <datalist id="months">@for (it of months(); track it.at) { <option [value]="it.at"></option> }</datalist>
    <div class="ticks" aria-hidden="true">@for (it of months(); track it.at) { <span [style.left.%]="100 * (it.at + reach) / reach">{{ it.name }}</span> }</div>
    @if (offset() !== 0) { <button matButton type="button" (click)="chosen.emit('')">{{ 'reporting.backToToday' | transloco }}</button> }
  `,
  styles: `:host { display: block; margin: 4px 0 12px; max-width: 720px; } .slider { display: grid; gap: 4px; } input { width: 100%; accent-color: var(--held); min-height: 28px; margin: 0; } .ticks { position: relative; height: 20px; margin: 0 8px; font-size: 0.75rem; color: var(--quiet); overflow: hidden; } .ticks span { position: absolute; transform: translateX(-50%); } @media (max-width: 600px) { .ticks span:nth-child(even) { display: none; } }`,
})
export class DateSlider {
  readonly day = input.required<string>();
  /** The day that was chosen; empty for today. */
  readonly chosen = output<string>();
  private readonly session = inject(SessionStore);
  protected readonly reach = reach;
  private readonly today = computed(() => this.session.today());
  protected readonly offset = linkedSignal(() => Math.max(-reach, Math.min(0, Math.round((Date.parse(this.day()) - Date.parse(this.today())) / dayMs))));
  protected readonly shown = computed(() => plusDays(this.today(), this.offset()));
  protected readonly months = computed(() => Array.from({ length: reach }, (_, index) => plusDays(this.today(), index - reach)).flatMap((day, index) => (day.endsWith('-01') ? [{ at: index - reach, name: new Intl.DateTimeFormat(this.session.locale(), { month: 'short', timeZone: 'UTC' }).format(Date.parse(day)) }] : [])));

  protected move(event: Event) { if (event.target instanceof HTMLInputElement) this.offset.set(Number(event.target.value)); }
  protected choose() { this.chosen.emit(this.offset() === 0 ? '' : this.shown()); }
}

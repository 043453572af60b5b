import { Component, inject, input } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { SessionStore } from '../platform';
import { DateSlider } from './date-slider';
import { DayInWords } from './day-in-words';

/** The day on which something is read, as the address carries it: by its date or by hand along the last year; what was on record on another day stands under advanced options. */
@Component({
  selector: 'app-as-of-day',
  host: { class: 'no-print' },
  imports: [DateSlider, DayInWords, TranslocoPipe],
  template: `
    <div class="days"><label>{{ 'evidence.chooseDay' | transloco }} <input class="input" style="width: auto" type="date" name="as-of" [value]="asOf() ?? session.today()" (change)="choose('asOf', $event)" /></label>
      <app-date-slider [day]="asOf() ?? session.today()" (chosen)="ask('asOf', $event)" /></div>
    <details [open]="knownOn() !== undefined"><summary>{{ 'reporting.advanced' | transloco }}</summary><p><label>{{ 'reporting.knownOn' | transloco }} <input class="input" style="width: auto" type="date" name="known-on" [value]="knownOn() ?? ''" (change)="choose('knownOn', $event)" /></label></p></details>
  `,
  styles: `:host { display: block; margin: 0 0 8px; } .days { display: flex; flex-wrap: wrap; gap: 4px 24px; align-items: flex-start; } app-date-slider { flex: 1 1 320px; min-width: 0; } label { min-width: 0; max-width: 100%; } summary { cursor: pointer; padding: 8px 0; } details p { margin: 0 0 8px; }`,
})
export class AsOfDay {
  readonly asOf = input.required<string | undefined>();
  readonly knownOn = input.required<string | undefined>();
  private readonly router = inject(Router);
  protected readonly session = inject(SessionStore);

  protected choose(name: 'asOf' | 'knownOn', event: Event) { this.ask(name, event.target instanceof HTMLInputElement ? event.target.value : ''); }
  protected ask(name: 'asOf' | 'knownOn', day: string) { void this.router.navigate([], { queryParams: { [name]: day || null }, queryParamsHandling: 'merge' }); }
}

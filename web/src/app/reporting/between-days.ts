import { Component, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { SessionStore } from '../platform';
import { DayInWords } from '../ui';

/** The days compared, as the address carries them; what was known when stands under advanced options. */
@Component({
  selector: 'app-between-days',
  imports: [DayInWords, MatButton, TranslocoPipe],
  template: `
    <div class="actions no-print" style="margin: 0 0 8px">
      <label>{{ 'movement.fromDay' | transloco }} <input class="input" style="width: auto" type="date" [value]="from()" (change)="ask('from', $event)" /></label>
      <label>{{ 'movement.toDay' | transloco }} <input class="input" style="width: auto" type="date" [value]="to()" (change)="ask('to', $event)" /></label>
      @for (days of [30, 90]; track days) { <button matButton="outlined" type="button" (click)="last(days)">{{ 'movement.lastDays' | transloco: { days } }}</button> }
    </div>
    <details class="no-print"><summary>{{ 'reporting.advanced' | transloco }}</summary>
      <p class="quiet">{{ 'movement.knownLead' | transloco }}</p>
      <div class="actions" style="margin: 0 0 8px"><label>{{ 'movement.fromKnownOn' | transloco }} <input class="input" style="width: auto" type="date" [value]="fromKnownOn()" (change)="ask('fromKnownOn', $event)" /></label>
        <label>{{ 'movement.toKnownOn' | transloco }} <input class="input" style="width: auto" type="date" [value]="knownOn() ?? ''" (change)="ask('knownOn', $event)" /></label></div></details>
  `,
  styles: `label { min-width: 0; max-width: 100%; } summary { cursor: pointer; padding: 8px 0; }`,
})
export class BetweenDays {
  readonly from = input.required<string>();
  readonly to = input.required<string>();
  readonly fromKnownOn = input.required<string>();
  readonly knownOn = input<string | null>(null);
  private readonly router = inject(Router);
  private readonly session = inject(SessionStore);

  protected ask(name: 'from' | 'to' | 'fromKnownOn' | 'knownOn', event: Event) {
    const day = event.target instanceof HTMLInputElement ? event.target.value : '';
    void this.router.navigate([], { queryParams: { [name]: day || null }, queryParamsHandling: 'merge' });
  }

  protected last(days: number) { void this.router.navigate([], { queryParams: { from: this.session.today(-days), to: this.session.today(), fromKnownOn: null, knownOn: null }, queryParamsHandling: 'merge' }); }
}

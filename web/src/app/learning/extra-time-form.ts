import { Component, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import { giveExtraTime, readExtraTime } from '@palier/contracts';
import { Api, newId } from '../platform';
import { Async, Deed, When } from '../ui';

/** How much more time somebody has for quizzes, and the form that gives it. */
@Component({
  selector: 'app-extra-time',
  imports: [Async, MatButton, TranslocoPipe, When],
  template: `
    <h2>{{ 'learning.extraTime' | transloco }}</h2>
    <app-async [of]="extra">
      @if (extra.value(); as it) {
        <p>{{ (it.since === null ? 'learning.extraNone' : it.percent === 0 ? 'learning.extraStopped' : 'learning.extraGiven') | transloco: { percent: it.percent, day: (it.since | when), by: it.by ?? '' } }}</p>
        <details class="no-print"><summary>{{ 'learning.extraChange' | transloco }}</summary>
          <form class="stack" style="margin-top: 12px" (submit)="give($event, it.percent)">
            <label class="field">{{ 'learning.extraPercent' | transloco }}<input name="percent" type="number" min="0" max="200" step="1" required [value]="it.percent" /></label>
            <p class="quiet" style="margin: 0">{{ 'learning.extraWhy' | transloco }}</p>
            @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
            <div class="actions" style="margin: 0"><button matButton="outlined" type="submit" [disabled]="deed.busy()">{{ 'learning.extraSave' | transloco }}</button>@if (saved()) { <span role="status">{{ 'arrivals.saved' | transloco }}</span> }</div>
          </form></details>
      }
    </app-async>
  `,
})
export class ExtraTimeForm {
  readonly personId = input.required<string>();
  private readonly api = inject(Api);
  protected readonly deed = new Deed();
  protected readonly saved = signal(false);
  protected readonly extra = this.api.read(readExtraTime, () => ({ params: { personId: this.personId() } }));
  private wishId = newId();

  protected give(event: Event, seen: number) {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement)) return undefined;
    const percent = Number(new FormData(event.target).get('percent'));
    this.saved.set(false);
    return this.deed.run(async () => {
      await this.api.send(giveExtraTime, { params: { personId: this.personId() }, body: { id: this.wishId, seen, percent } });
      this.wishId = newId();
      this.saved.set(true);
      this.extra.reload();
    });
  }
}

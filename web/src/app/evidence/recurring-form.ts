import { Component, computed, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import { defineRecurring, type RecurringActivities } from '@palier/contracts';
import { rhythmBounds, type Level } from '@palier/domain';
import { Api, newId } from '../platform';
import { Deed, Say } from '../ui';

/** What is to be done regularly, how often, and which levels it can prove: those whose rule names it. */
@Component({
  selector: 'app-recurring-form',
  imports: [MatButton, Say, TranslocoPipe],
  template: `
    <form class="stack" style="grid-template-columns: minmax(0, 1fr)" (submit)="define($event)">
      <p class="quiet" style="margin: 0">{{ 'recurring.defineLead' | transloco }}</p>
      <label class="field">{{ 'recurring.name' | transloco }}<input name="recurring-title" required maxlength="200" /></label>
      <fieldset><legend>{{ 'recurring.proves' | transloco }}</legend>@for (it of levels(); track it.level) { <label class="choice"><input type="checkbox" name="recurring-level" [value]="it.level" [checked]="levels().length === 1" /> <span>{{ it.level }} – {{ it.text | say }}</span></label> }</fieldset>
      <label class="field">{{ 'recurring.times' | transloco }}<input name="recurring-times" type="number" inputmode="numeric" required [min]="bounds.times.least" [max]="bounds.times.most" value="3" /></label>
      <label class="field">{{ 'recurring.days' | transloco }}<input name="recurring-days" type="number" inputmode="numeric" required [min]="bounds.days.least" [max]="bounds.days.most" value="100" /></label>
      @if (noLevel()) { <p class="error" role="alert">{{ 'recurring.chooseLevel' | transloco }}</p> }
      @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
      <div><button matButton="outlined" type="submit" [disabled]="deed.busy()">{{ 'recurring.keep' | transloco }}</button></div>
    </form>
  `,
  styles: `.choice { display: flex; gap: 12px; align-items: center; padding: 6px 0; cursor: pointer; } .choice input { width: 22px; height: 22px; margin: 0; flex: none; accent-color: var(--held); } fieldset { min-width: 0; }`,
})
export class RecurringForm {
  readonly of = input.required<RecurringActivities>();
  readonly kept = output();
  private readonly api = inject(Api);
  protected readonly bounds = rhythmBounds;
  protected readonly deed = new Deed();
  protected readonly noLevel = signal(false);
  protected readonly levels = computed(() => this.of().levels.filter((it) => it.asked));

  protected define(event: Event) {
    event.preventDefault();
    const form = event.target;
    if (!(form instanceof HTMLFormElement)) return undefined;
    const fields = new FormData(form);
    const levels = this.levels().map((it) => it.level).filter((it): it is Level => fields.getAll('recurring-level').includes(String(it)));
    this.noLevel.set(levels.length === 0);
    if (levels.length === 0) return undefined;
    const body = { id: newId(), competencyId: this.of().competencyId, title: String(fields.get('recurring-title')), levels, times: Number(fields.get('recurring-times')), days: Number(fields.get('recurring-days')) };
    return this.deed.run(async () => {
      await this.api.send(defineRecurring, { body });
      form.reset();
      this.kept.emit();
    });
  }
}

import { Component, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import { changeCellRenewal, type CriteriaOfCell } from '@palier/contracts';
import { mostRenewalWindow, windowUnits } from '@palier/domain';
import { Api, newId, SessionStore } from '../platform';
import { Deed, When } from '../ui';

/** For how long a signature on a level holds, and how long before its end what proves the level is asked for again. */
@Component({
  selector: 'app-cell-renewal',
  imports: [MatButton, TranslocoPipe, When],
  template: `
    @if (cell().renewal; as it) { <p>{{ (it.months === null ? 'criteria.renewalForGood' : 'criteria.renewalMonths') | transloco: { months: it.months } }} {{ unitWords[it.window.unit] | transloco: { days: it.window.days } }}<br /><span class="quiet">{{ 'certificates.renewalBy' | transloco: { by: it.by, on: (it.on | when), reason: it.reason } }}</span></p> }
    @if (session.may('renewal.rule')) {
      <details class="no-print" [open]="open()" (toggle)="unfold($event)"><summary>{{ 'criteria.renewalChange' | transloco }}<span class="sr"> {{ 'evidence.levelHeading' | transloco: { level: cell().level } }}</span></summary>
        @if (open()) {
          <form class="stack" style="margin-top: 12px" (submit)="save($event)">
            <p class="quiet" style="margin: 0">{{ 'criteria.renewalLead' | transloco }}</p>
            <label class="field">{{ 'criteria.renewalHolds' | transloco }}<input name="cellMonths" type="number" min="1" max="120" [value]="cell().renewal?.months ?? ''" /></label>
            <label class="field">{{ 'criteria.renewalBefore' | transloco }}<input name="cellDays" type="number" min="1" [max]="most" required [value]="cell().renewal?.window?.days ?? 20" /></label>
            <label class="field">{{ 'criteria.renewalUnit' | transloco }}<select name="cellUnit">@for (unit of units; track unit) { <option [value]="unit" [selected]="unit === (cell().renewal?.window?.unit ?? 'workingDays')">{{ unitNames[unit] | transloco }}</option> }</select></label>
            <label class="field">{{ 'competencies.reason' | transloco }}<input name="cellReason" required maxlength="500" /></label>
            @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
            <div><button matButton="outlined" type="submit" [disabled]="deed.busy()">{{ 'criteria.renewalSave' | transloco }}</button></div>
          </form>
        }</details>
      @if (kept()) { <p role="status">{{ 'criteria.renewalSaved' | transloco }}</p> }
    }
  `,
  styles: `summary { cursor: pointer; padding: 4px 0; }`,
})
export class CellRenewal {
  readonly competencyId = input.required<string>();
  readonly cell = input.required<CriteriaOfCell>();
  readonly saved = output();
  private readonly api = inject(Api);
  protected readonly session = inject(SessionStore);
  protected readonly deed = new Deed();
  protected readonly most = mostRenewalWindow;
  protected readonly units = windowUnits;
  protected readonly open = signal(false);
  protected readonly kept = signal(false);
  protected readonly unitWords = { days: 'criteria.renewalDays', workingDays: 'criteria.renewalWorkingDays' } as const;
  protected readonly unitNames = { days: 'criteria.unitDays', workingDays: 'criteria.unitWorkingDays' } as const;

  protected unfold(event: Event) { if (event.target instanceof HTMLDetailsElement) this.open.set(event.target.open); }

  protected save(event: Event) {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement)) return undefined;
    const form = new FormData(event.target);
    const said = (name: string): string => { const it = form.get(name); return typeof it === 'string' ? it.trim() : ''; };
    this.kept.set(false);
    return this.deed.run(async () => {
      await this.api.send(changeCellRenewal, { params: { competencyId: this.competencyId() }, body: { id: newId(), level: this.cell().level, months: said('cellMonths') === '' ? null : Number(said('cellMonths')), window: { unit: windowUnits.find((it) => it === said('cellUnit')) ?? 'workingDays', days: Number(said('cellDays')) }, reason: said('cellReason') } });
      this.open.set(false);
      this.kept.set(true);
      this.saved.emit();
    });
  }
}

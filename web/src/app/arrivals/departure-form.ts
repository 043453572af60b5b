import { Component, computed, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { correctDeparture, recordDeparture, type PersonFile } from '@palier/contracts';
import { Api } from '../platform';
import { DayInWords, Deed, When } from '../ui';

/** Records that somebody leaves; takes it back at once where that was a slip, and later with the reason. Nothing said is erased: the history shows all of it. */
@Component({
  selector: 'app-departure',
  imports: [DayInWords, MatButton, TranslocoPipe, When],
  template: `
    <h2>{{ 'arrivals.departure' | transloco }}</h2>
    @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
    @if (now(); as it) {
      <p>{{ 'arrivals.leavesOn' | transloco: { day: (it.leftOn | when), at: (it.at | when), by: it.by ?? 'Palier' } }}</p>
      @if (fresh()) { <div class="actions no-print" style="margin-top: 0"><span role="status">{{ 'arrivals.departed' | transloco }}</span><button matButton="outlined" type="button" [disabled]="deed.busy()" (click)="undo(it.number)">{{ 'arrivals.departUndo' | transloco }}</button></div> }
      <details class="no-print"><summary>{{ 'arrivals.departCorrect' | transloco }}</summary>
        <form class="stack" style="margin-top: 12px" (submit)="correct($event, it.number)">
          <fieldset><legend class="sr">{{ 'arrivals.departCorrect' | transloco }}</legend>
            <label class="tick"><input type="radio" name="what" value="stays" required [checked]="what() === 'stays'" (change)="what.set('stays')" /> {{ 'arrivals.departStays' | transloco }}</label>
            <label class="tick"><input type="radio" name="what" value="day" required [checked]="what() === 'day'" (change)="what.set('day')" /> {{ 'arrivals.departOtherDay' | transloco }}</label></fieldset>
          @if (what() === 'stays') { <p class="quiet" style="margin: 0">{{ 'arrivals.departStaysNote' | transloco }}</p> }
          @if (what() === 'day') { <label class="field">{{ 'arrivals.lastDay' | transloco }}<input name="day" type="date" required [value]="it.leftOn" /></label> }
          <label class="field">{{ 'arrivals.departWhy' | transloco }}<textarea name="reason" rows="2" required maxlength="1000"></textarea></label>
          <div><button matButton="outlined" type="submit" [disabled]="deed.busy()">{{ 'arrivals.departSave' | transloco }}</button></div></form></details>
    } @else {
      @if (back()) { <p role="status">{{ 'arrivals.departBack' | transloco }}</p> }
      <form class="actions no-print" style="margin: 0" (submit)="leave($event)"><label>{{ 'arrivals.lastDay' | transloco }} <input class="input" style="width: auto" name="leftOn" type="date" required [value]="leftOn()" (input)="keepDay($event)" /></label>
        @if (!sure()) { <button matButton="outlined" type="submit" [disabled]="leftOn() === ''">{{ 'arrivals.depart' | transloco }}</button> }
        @else { <span>{{ 'arrivals.departSure' | transloco: { name: person().name } }}</span><button matButton="filled" type="submit" [disabled]="deed.busy()">{{ 'arrivals.departYes' | transloco }}</button><button matButton type="button" (click)="sure.set(false)">{{ 'arrivals.cancel' | transloco }}</button> }</form>
    }
    @if (person().departures.length > 1) {
      <details><summary>{{ 'arrivals.departHistory' | transloco }}</summary><ul>@for (it of person().departures; track it.number) {
        <li>{{ (it.leftOn === null ? 'arrivals.tookBack' : 'arrivals.leavesOn') | transloco: { day: (it.leftOn | when), at: (it.at | when), by: it.by ?? 'Palier' } }} <span class="quiet">{{ it.reason }}</span></li> }</ul></details>
    }
  `,
  styles: `summary { cursor: pointer; min-height: 32px; } details { margin-bottom: 8px; } li { overflow-wrap: anywhere; } .tick { display: flex; gap: 12px; align-items: center; min-height: 40px; } .tick input { flex: none; width: 22px; height: 22px; accent-color: var(--held); }`,
})
export class DepartureForm {
  readonly person = input.required<PersonFile>();
  readonly changed = output();
  private readonly api = inject(Api);
  private readonly transloco = inject(TranslocoService);
  protected readonly deed = new Deed();
  protected readonly sure = signal(false);
  protected readonly fresh = signal(false);
  protected readonly back = signal(false);
  protected readonly leftOn = signal('');
  protected readonly what = signal<'stays' | 'day' | null>(null);
  /** What is on record now; null where they stay. */
  protected readonly now = computed(() => { const [last] = this.person().departures; return last?.leftOn == null ? null : last; });

  protected keepDay(event: Event) { if (event.target instanceof HTMLInputElement) this.leftOn.set(event.target.value); this.sure.set(false); }

  /** Asked twice: sign-ins close at once. */
  protected leave(event: Event) {
    event.preventDefault();
    if (!this.sure()) { this.sure.set(true); return undefined; }
    return this.deed.run(async () => {
      await this.api.send(recordDeparture, { params: { personId: this.person().id }, body: { leftOn: this.leftOn() } });
      this.sure.set(false);
      this.leftOn.set('');
      this.fresh.set(true);
      this.changed.emit();
    });
  }

  protected undo(seen: number) {
    return this.send({ seen, leftOn: null, reason: this.transloco.translate('arrivals.departUndone') });
  }

  protected correct(event: Event, seen: number) {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement)) return undefined;
    const said = new FormData(event.target);
    return this.send({ seen, leftOn: this.what() === 'day' ? String(said.get('day') ?? '') : null, reason: String(said.get('reason') ?? '') });
  }

  private send(body: { seen: number; leftOn: string | null; reason: string }) {
    return this.deed.run(async () => {
      await this.api.send(correctDeparture, { params: { personId: this.person().id }, body });
      this.fresh.set(false);
      this.what.set(null);
      this.back.set(body.leftOn === null);
      this.changed.emit();
    });
  }
}

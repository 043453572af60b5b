import { Component, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import { addUnavailability, readUnavailability, takeUnavailabilityOut, type Unavailability } from '@palier/contracts';
import { unavailabilityKinds } from '@palier/domain';
import { Api, newId } from '../platform';
import { Async, DayInWords, Deed, PageHeader, When } from '../ui';
import { ShiftsForm } from './shifts-form';
import { hindranceWords } from './words';

/** When somebody is away, on call or works at night; whoever leads them notes it. */
@Component({
  selector: 'app-unavailability-page',
  imports: [Async, DayInWords, MatButton, PageHeader, ShiftsForm, TranslocoPipe, When],
  template: `
    <app-page-header [heading]="'workdays.of' | transloco: { name: times.value()?.person?.name ?? '' }" />
    <p>{{ 'workdays.lead' | transloco }}</p>
    <app-async [of]="times">
      @if (times.value(); as all) {
        @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
        <ul class="list">
          @for (it of all.items; track it.id) {
            <li class="card row"><div><strong>{{ words[it.kind] | transloco }}</strong>&ngsp;<span>{{ (it.from === it.until ? 'workdays.day' : 'workdays.days') | transloco: { from: (it.from | when), until: (it.until | when) } }}</span>@if (timesOf(it, all.zone); as hours) {<span>, {{ 'workdays.times' | transloco: hours }}</span>}<br /><span class="quiet">{{ 'workdays.by' | transloco: { by: it.by } }}</span></div>
              @if (all.mayChange) { <button matButton="outlined" type="button" class="no-print" [disabled]="deed.busy()" (click)="takeOut(it.id)">{{ 'workdays.takeOut' | transloco }}<span class="sr"> {{ words[it.kind] | transloco }} {{ it.from | when }}</span></button> }</li>
          } @empty { <li class="card">{{ 'workdays.none' | transloco }}</li> }
        </ul>
        @if (all.mayChange) {
          <details class="card no-print"><summary>{{ 'workdays.import' | transloco }}</summary><app-shifts-form [personId]="personId()" (changed)="times.reload()" /></details>
          <section class="card no-print"><h2 style="margin-top: 0">{{ 'workdays.addTitle' | transloco }}</h2>
            <form class="stack" (submit)="add($event)">
              <label class="field">{{ 'workdays.kind' | transloco }}<select name="kind" required>@for (kind of kinds; track kind) { <option [value]="kind">{{ words[kind] | transloco }}</option> }</select></label>
              <label class="field">{{ 'workdays.from' | transloco }}<input name="from" type="date" required /></label>
              <label class="field">{{ 'workdays.until' | transloco }}<input name="until" type="date" required /></label>
              <label class="field">{{ 'workdays.startTime' | transloco }}<input name="startTime" type="time" /></label>
              <label class="field">{{ 'workdays.endTime' | transloco }}<input name="endTime" type="time" /></label>
              <p class="quiet" style="margin: 0">{{ 'workdays.zone' | transloco: { zone: all.zone } }}</p>
              <div><button matButton="filled" type="submit" [disabled]="deed.busy()">{{ 'workdays.add' | transloco }}</button></div></form></section>
        }
      }
    </app-async>
  `,
  styles: `summary { cursor: pointer; font-weight: 560; min-height: 28px; }`,
})
export class UnavailabilityPage {
  readonly personId = input.required<string>();
  private readonly api = inject(Api);
  protected readonly words = hindranceWords;
  protected readonly kinds = unavailabilityKinds;
  protected readonly deed = new Deed();
  protected readonly times = this.api.read(readUnavailability, () => ({ params: { personId: this.personId() } }));

  /** The hours of it on the clocks of where the person is; null where it is whole days. */
  protected timesOf(it: Unavailability, timeZone: string): { from: string; until: string } | null {
    const on = (instant: string) => new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone }).format(new Date(instant));
    const [from, until] = [on(it.startsAt), on(it.endsAt)];
    return from === '00:00' && until === '00:00' ? null : { from, until };
  }

  protected add(event: Event) {
    event.preventDefault();
    const form = event.target;
    if (!(form instanceof HTMLFormElement)) return undefined;
    const data = new FormData(form);
    const said = (name: string): string => { const it = data.get(name); return typeof it === 'string' ? it : ''; };
    const kind = unavailabilityKinds.find((it) => it === said('kind')) ?? 'absence';
    const [startTime, endTime] = [said('startTime'), said('endTime')];
    return this.deed.run(async () => {
      await this.api.send(addUnavailability, { params: { personId: this.personId() }, body: { id: newId(), kind, from: said('from'), until: said('until'), ...(startTime === '' ? {} : { startTime }), ...(endTime === '' ? {} : { endTime }) } });
      form.reset();
      this.times.reload();
    });
  }

  protected takeOut(unavailabilityId: string) {
    return this.deed.run(async () => { await this.api.send(takeUnavailabilityOut, { params: { unavailabilityId } }); this.times.reload(); });
  }
}

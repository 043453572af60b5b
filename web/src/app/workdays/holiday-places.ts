import { Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import { changeHolidayPlace, readHolidayPlaces, type HolidayPlace, type HolidayPlaces as Places } from '@palier/contracts';
import { Api } from '../platform';
import { Async, Deed, When } from '../ui';

/** Whose public holidays count: for everybody, and for the sites that have others. */
@Component({
  selector: 'app-holiday-places',
  imports: [Async, MatButton, TranslocoPipe, When],
  template: `
    <p class="quiet">{{ 'workdays.holidaysLead' | transloco }}</p>
    <app-async [of]="places">
      @if (places.value(); as all) {
        @for (it of all.places; track it.site) {
          <form class="card stack" (submit)="save($event, all.version, it)">
            <h3 style="margin: 0">{{ it.site ?? ('workdays.everybody' | transloco) }} ({{ it.people }})</h3>
            <label class="field">{{ 'workdays.country' | transloco }}<span class="sr"> {{ it.site }}</span><select name="country" (change)="choose(it, $event)">
              @if (it.site !== null) { <option value="" [selected]="countryOf(it) === null">{{ 'workdays.asEverybody' | transloco }}</option> }
              @for (one of all.countries; track one.code) { <option [value]="one.code" [selected]="one.code === countryOf(it)">{{ one.name }}</option> }</select></label>
            @if (regionsOf(all, it); as regions) { @if (regions.length > 0) {
              <label class="field">{{ 'workdays.region' | transloco }}<span class="sr"> {{ it.site }}</span><select name="region"><option value="">{{ 'workdays.wholeCountry' | transloco }}</option>@for (one of regions; track one.code) { <option [value]="one.code" [selected]="countryOf(it) === it.country && one.code === it.region">{{ one.name }}</option> }</select></label>
            } }
            @if (it.days.length > 0) { <details><summary>{{ 'workdays.nextDays' | transloco }}<span class="sr"> {{ it.site }}</span></summary><ul>@for (one of it.days; track one.day) { <li>{{ one.day | when }} – {{ one.name }}</li> }</ul></details> }
            <div class="actions" style="margin: 0"><button matButton="outlined" type="submit" [disabled]="deed.busy()">{{ 'workdays.save' | transloco }}<span class="sr"> {{ it.site }}</span></button>@if (saved() === (it.site ?? '')) { <span role="status">{{ 'workdays.saved' | transloco }}</span> }</div>
          </form>
        }
        @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
      }
    </app-async>
  `,
  styles: `form { margin-bottom: 12px; } summary { cursor: pointer; min-height: 28px; }`,
})
export class HolidayPlaces {
  private readonly api = inject(Api);
  protected readonly deed = new Deed();
  protected readonly saved = signal<string | null>(null);
  protected readonly places = this.api.read(readHolidayPlaces);
  /** Countries chosen and not saved yet, by site. */
  private readonly chosen = signal<Readonly<Record<string, string | null>>>({});

  protected countryOf(it: HolidayPlace): string | null { return this.chosen()[it.site ?? ''] ?? (((it.site ?? '') in this.chosen()) ? null : it.country); }
  protected regionsOf(all: Places, it: HolidayPlace) { return all.countries.find((one) => one.code === this.countryOf(it))?.regions ?? []; }

  protected choose(it: HolidayPlace, event: Event) {
    const country = event.target instanceof HTMLSelectElement && event.target.value !== '' ? event.target.value : null;
    this.chosen.update((now) => ({ ...now, [it.site ?? '']: country }));
    this.saved.set(null);
  }

  protected save(event: Event, seen: number, { site }: HolidayPlace) {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement)) return undefined;
    const data = new FormData(event.target);
    const said = (name: string): string | null => { const it = data.get(name); return typeof it === 'string' && it !== '' ? it : null; };
    this.saved.set(null);
    return this.deed.run(async () => {
      await this.api.send(changeHolidayPlace, { body: { seen, site, country: said('country'), region: said('region') } });
      this.chosen.update(({ [site ?? '']: _, ...rest }) => rest);
      this.places.reload();
      this.saved.set(site ?? '');
    });
  }
}

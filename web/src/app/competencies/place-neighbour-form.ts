import { Component, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';

export interface Placing { readonly band: string | null; readonly sector: string | null }

/** In which band of its sheet a neighbouring job stands, and in which sector where that is known. */
@Component({
  selector: 'app-place-neighbour-form',
  imports: [MatButton, TranslocoPipe],
  template: `
    <form class="row no-print" style="justify-content: flex-start" (submit)="place($event)">
      <label><span class="sr">{{ job() }} – </span>{{ 'mobility.band' | transloco }} <select class="input" name="band" (change)="band.set(text($event))"><option value=""></option>@for (it of bands(); track it) { <option [value]="it" lang="fr">{{ it }}</option> }</select></label>
      <label><span class="sr">{{ job() }} – </span>{{ 'mobility.sector' | transloco }} <select class="input" name="sector" (change)="sector.set(text($event))"><option value="">{{ 'mobility.anySector' | transloco }}</option>@for (it of sectors(); track it) { <option [value]="it" lang="fr">{{ it }}</option> }</select></label>
      <button matButton="outlined" type="submit" [disabled]="busy() || band() === ''">{{ 'mobility.place' | transloco }}<span class="sr"> {{ job() }}</span></button></form>
  `,
  styles: `label { max-width: 100%; } .input { width: auto; max-width: 100%; } form { margin-top: 4px; }`,
})
export class PlaceNeighbourForm {
  readonly job = input.required<string>();
  readonly bands = input.required<readonly string[]>();
  readonly sectors = input.required<readonly string[]>();
  readonly busy = input(false);
  readonly placed = output<Placing>();
  protected readonly band = signal('');
  protected readonly sector = signal('');

  protected text(event: Event) { return event.target instanceof HTMLSelectElement ? event.target.value : ''; }
  protected place(event: Event) {
    event.preventDefault();
    this.placed.emit({ band: this.band(), sector: this.sector() === '' ? null : this.sector() });
  }
}

import { Component, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { requestSignOff, type Unit } from '@palier/contracts';
import { Api, newId, places } from '../platform';
import { Deed } from '../ui';

/** Asks whoever leads one to come and see: the same request as for a signature, about this checklist. */
@Component({
  selector: 'app-ask-observation',
  imports: [MatButton, RouterLink, TranslocoPipe],
  template: `
    @if (unit().checklist?.requestId; as id) { <p class="card">{{ 'checklists.asked' | transloco }} <a [routerLink]="places.signOff(id)">{{ 'evidence.seeRequest' | transloco }}</a></p> }
    @else if (unit().serves[0]) {
      <form class="stack" (submit)="ask($event)"><label class="field">{{ 'evidence.note' | transloco }}<textarea name="note" rows="2" maxlength="1000" [value]="note()" (input)="keep($event)"></textarea></label>
        @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
        <div><button matButton="filled" type="submit" [disabled]="deed.busy()">{{ 'checklists.ask' | transloco }}</button></div></form>
    } @else { <p>{{ 'checklists.byYourLead' | transloco }}</p> }
  `,
})
export class AskObservation {
  readonly unit = input.required<Unit>();
  readonly changed = output();
  private readonly api = inject(Api);
  protected readonly places = places;
  protected readonly deed = new Deed();
  protected readonly note = signal('');

  protected keep(event: Event) { if (event.target instanceof HTMLTextAreaElement) this.note.set(event.target.value); }

  protected ask(event: Event) {
    event.preventDefault();
    const { id: unitId, serves: [cell] } = this.unit();
    if (cell === undefined) return undefined;
    return this.deed.run(async () => {
      await this.api.send(requestSignOff, { body: { id: newId(), competencyId: cell.competencyId, level: cell.level, note: this.note(), unitId } });
      this.changed.emit();
    });
  }
}

import { Component, inject, input, output, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { listColleagues, type PersonRef } from '@palier/contracts';
import { Api } from '../platform';

/** One colleague by name: a list, and a search before it where there are more than one list shows. */
@Component({
  selector: 'app-colleague-picker',
  imports: [TranslocoPipe],
  template: `
    @if (more()) { <label class="field">{{ 'onboarding.search' | transloco }}<input type="search" [name]="name() + '-search'" maxlength="200" [value]="search()" (input)="find($event)" /></label> }
    <label class="field">{{ label() | transloco }}<select [name]="name()" (change)="choose($event)"><option value=""></option>@for (p of found.value()?.people ?? []; track p.id) { @if (p.id !== without()) { <option [value]="p.id">{{ p.name }}</option> } }</select></label>
  `,
  styles: `:host { display: grid; gap: 12px; }`,
})
export class ColleaguePicker {
  readonly name = input.required<string>();
  /** The key of the words before the list. */
  readonly label = input.required<string>();
  /** Somebody who cannot be chosen. */
  readonly without = input('');
  readonly chosen = output<string>();
  /** The same with their name, for lists of others. */
  readonly named = output<PersonRef>();
  protected readonly search = signal('');
  protected readonly found = inject(Api).read(listColleagues, () => ({ query: { search: this.search() } }));

  protected more() { return this.search() !== '' || (this.found.hasValue() && this.found.value().total > this.found.value().people.length); }
  protected find(event: Event) { if (event.target instanceof HTMLInputElement) this.search.set(event.target.value); this.chosen.emit(''); }
  protected choose(event: Event) { if (!(event.target instanceof HTMLSelectElement)) return; const { value } = event.target; this.chosen.emit(value); const person = this.found.value()?.people.find((it) => it.id === value); if (person !== undefined) this.named.emit(person); }
}

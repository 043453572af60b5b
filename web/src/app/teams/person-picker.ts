import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { listRegister, type RegisterLine } from '@palier/contracts';
import { Api } from '../platform';
import { Say } from '../ui';

/** Finds one person among thousands: some letters of the name, then a choice among the first who match. */
@Component({
  selector: 'app-person-picker',
  imports: [Say, TranslocoPipe],
  template: `
    <label class="field">{{ 'teams.search' | transloco }}<input type="search" autocomplete="off" [name]="name() + '-search'" [value]="search()" (input)="type($event)" /></label>
    @if (asked()) {
      <fieldset aria-live="polite"><legend class="sr">{{ 'teams.found' | transloco }}</legend>
        @for (it of found(); track it.id) { <label class="tick"><input type="radio" [name]="name()" [value]="it.id" [checked]="chosen() === it.id" (change)="choose(it)" /> <span>{{ it.name }}&ngsp;<span class="quiet">{{ it.team | say }}</span></span></label> }
        @empty { @if (register.hasValue()) { <p class="quiet" style="margin: 0">{{ 'arrivals.nobodyFound' | transloco }}</p> } }
      </fieldset>
    }
  `,
  styles: `:host { display: grid; gap: 8px; } .tick { display: flex; gap: 12px; align-items: center; min-height: 40px; } .tick input { width: 22px; height: 22px; accent-color: var(--held); }`,
})
export class PersonPicker {
  /** Tells the fields of two pickers on one page apart. */
  readonly name = input.required<string>();
  /** Whoever is chosen; null once another name is looked for, so that nobody acts for a choice that is no longer shown. */
  readonly picked = output<RegisterLine | null>();
  protected readonly search = signal('');
  protected readonly asked = computed(() => this.search().trim().length > 1);
  protected readonly register = inject(Api).read(listRegister, () => (this.asked() ? { query: { search: this.search().trim() } } : undefined));
  protected readonly found = computed(() => (this.register.hasValue() ? this.register.value().people.filter((it) => it.access !== 'left').slice(0, 8) : []));
  protected readonly chosen = linkedSignal<string, string>({ source: this.search, computation: () => '' });

  protected type(event: Event) { if (event.target instanceof HTMLInputElement) this.search.set(event.target.value); this.picked.emit(null); }
  protected choose(it: RegisterLine) {
    this.chosen.set(it.id);
    this.picked.emit(it);
  }
}

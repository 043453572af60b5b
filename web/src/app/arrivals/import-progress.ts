import { Component, computed, DestroyRef, effect, inject, input, output, signal, untracked } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { readImport, type ImportProgress, type ImportStep } from '@palier/contracts';
import { Api, problemOf } from '../platform';
import { Numeral } from '../ui';

/** Asked so often, the count moves on and the server hardly notices. */
const everyMilliseconds = 700;

const steps = { reading: 'arrivals.stepReading', people: 'arrivals.stepPeople', changes: 'arrivals.stepChanges', teams: 'arrivals.stepTeams', profiles: 'arrivals.stepProfiles', scopes: 'arrivals.stepScopes' } as const satisfies Record<ImportStep, string>;

/** How far an import is: the step it is at and how many lines of it are done. Says each answer of the server, also that there is no such import, to whoever shows it. */
@Component({
  selector: 'app-import-progress',
  imports: [Numeral, TranslocoPipe],
  template: `
    <section class="card">
      <h2 role="status" style="margin-top: 0">{{ 'arrivals.underWay' | transloco }}</h2>
      <p id="import-step">{{ step() | transloco }}@if (counted(); as it) { – {{ 'arrivals.doneOf' | transloco: { done: (it.done | numeral), total: (it.of | numeral) } }} }</p>
      @if (counted(); as it) { <progress aria-labelledby="import-step" [value]="it.done" [max]="it.of"></progress> } @else { <progress aria-labelledby="import-step"></progress> }
      <p class="quiet" style="margin-bottom: 0">{{ 'arrivals.goesOn' | transloco }}</p>
    </section>
  `,
  styles: `progress { width: 100%; height: 12px; accent-color: var(--held); } p { font-variant-numeric: tabular-nums; }`,
})
export class ImportProgressPart {
  readonly importId = input.required<string>();
  readonly heard = output<ImportProgress | 'unknown'>();
  private readonly api = inject(Api);
  private readonly latest = signal<Extract<ImportProgress, { state: 'running' }> | null>(null);
  protected readonly counted = computed(() => { const it = this.latest(); return it === null || it.of === 0 ? null : it; });
  protected readonly step = computed(() => steps[this.latest()?.step ?? 'reading']);

  constructor() {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let here = true;
    const follow = async (importId: string): Promise<void> => {
      const said = await this.ask(importId);
      if (!here) return;
      if (said !== null) this.heard.emit(said);
      timer = setTimeout(() => void follow(importId), everyMilliseconds);
    };
    effect(() => { const importId = this.importId(); clearTimeout(timer); untracked(() => void follow(importId)); });
    inject(DestroyRef).onDestroy(() => { here = false; clearTimeout(timer); });
  }

  /** Null where nobody answered: the network may come back, and the import goes on without it. */
  private async ask(importId: string): Promise<ImportProgress | 'unknown' | null> {
    try {
      const said = await this.api.send(readImport, { params: { importId } });
      if (said.state === 'running') this.latest.set(said);
      return said;
    } catch (error) {
      const problem = problemOf(error);
      return problem === 'offline' || problem.status >= 500 ? null : 'unknown';
    }
  }
}

import { Component, computed, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import { sayReviewLevels, type Review } from '@palier/contracts';
import { levels, type HeldLevel } from '@palier/domain';
import { Api, newId } from '../platform';
import { Deed, Said } from '../ui';

/** Which level of each competency whoever leads them sees, without what they say of themselves beside it. Whatever is left open says nothing. */
@Component({
  selector: 'app-lead-levels',
  imports: [MatButton, Said, TranslocoPipe],
  template: `
    <details class="card no-print" [open]="startsOpen()"><summary>{{ 'reviews.sayLevels' | transloco }}</summary>
      <form class="stack" (submit)="keep($event)">
        <p class="quiet">{{ 'reviews.sayLevelsLead' | transloco: { name: review().person.name } }}</p>
        <div class="levels">
          @for (line of lines(); track line.competencyId) {
            <label class="field"><span [appSaid]="line.name"></span>
              <select [name]="'seen-' + line.competencyId" (change)="choose(line.competencyId, $event)">
                @if (line.said === undefined) { <option value="" [selected]="chosen(line) === ''">{{ 'reviews.levelOpen' | transloco }}</option> }
                <option value="none" [selected]="chosen(line) === 'none'">{{ 'reviews.levelNotSeen' | transloco }}</option>
                @for (level of choices; track level) { <option [value]="level" [selected]="chosen(line) === '' + level">{{ (level === 0 ? 'reviews.levelNone' : 'reviews.levelOne') | transloco: { level } }}</option> }
              </select>
              <span class="quiet">{{ (line.held === 0 ? 'reviews.levelFactsNone' : 'reviews.levelFacts') | transloco: { expected: line.expected, held: line.held } }}</span></label>
          }
        </div>
        @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
        <div class="actions" style="margin: 0"><button matButton="outlined" type="submit" [disabled]="deed.busy() || changes().length === 0">{{ 'reviews.keepLevels' | transloco }}</button>@if (kept() && changes().length === 0) { <span role="status">{{ 'reviews.levelsKept' | transloco }}</span> }</div>
      </form></details>
  `,
  styles: `summary { cursor: pointer; padding: 4px 0; font-weight: 560; } form { margin-top: 12px; } p { margin: 0; } .levels { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 260px), 1fr)); gap: 16px 24px; } .field > .quiet { font-size: 0.8125rem; font-weight: 400; }`,
})
export class LeadLevels {
  readonly review = input.required<Review>();
  readonly changed = output();
  private readonly api = inject(Api);
  protected readonly deed = new Deed();
  protected readonly choices: readonly HeldLevel[] = [0, ...levels];
  protected readonly kept = signal(false);
  /** What is chosen and not kept yet, by competency. */
  private readonly drafts = signal<ReadonlyMap<string, string>>(new Map());
  protected readonly lines = computed(() => this.review().snapshot.competencies.filter((it) => it.expected !== null).map(({ competencyId, name, expected, held }) => ({ competencyId, name, expected, held, said: this.review().levels.find((it) => it.competencyId === competencyId)?.level })));
  protected readonly changes = computed(() => this.lines().flatMap((it) => { const level = levelOf(this.chosen(it)); return level === undefined || level === it.said ? [] : [{ competencyId: it.competencyId, level }]; }));
  private opened: boolean | undefined;

  /** Open where nothing is said yet; afterwards as whoever writes leaves it. */
  protected startsOpen() { return (this.opened ??= this.review().levels.length === 0); }
  protected chosen(line: { readonly competencyId: string; readonly said: HeldLevel | null | undefined }): string { return this.drafts().get(line.competencyId) ?? (line.said === undefined ? '' : line.said === null ? 'none' : String(line.said)); }
  protected choose(competencyId: string, event: Event) { if (event.target instanceof HTMLSelectElement) this.drafts.set(new Map(this.drafts()).set(competencyId, event.target.value)); }

  protected keep(event: Event) {
    event.preventDefault();
    const said = this.changes();
    return this.deed.run(async () => {
      try {
        await this.api.send(sayReviewLevels, { params: { reviewId: this.review().id }, body: { id: newId(), seen: this.review().seen, levels: said } });
        this.kept.set(true);
      } finally { this.changed.emit(); }
    });
  }
}

const levelOf = (chosen: string): HeldLevel | null | undefined => (chosen === '' ? undefined : chosen === 'none' ? null : ([0, ...levels] as const).find((it) => String(it) === chosen));

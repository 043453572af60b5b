import { Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { decideLines, readEdition, type EditionLine, type LineDecision } from '@palier/contracts';
import { Api, places, SessionStore } from '../platform';
import { Async, DayInWords, Deed, PageHeader, Say, When } from '../ui';
import { EditionLinePart } from './edition-line';
import { choicesOf, isConflict } from './edition-words';

/** A newer edition of a sheet against the one held: conflicts first, each line taken, left, or waiting until somebody decides. */
@Component({
  selector: 'app-edition-page',
  imports: [Async, DayInWords, EditionLinePart, MatButton, PageHeader, RouterLink, Say, TranslocoPipe, When],
  template: `
    <app-page-header [heading]="'editions.title' | transloco" [lead]="'editions.lead' | transloco" />
    <app-async [of]="edition">
      @if (edition.value(); as it) {
        <p><a [routerLink]="places.profile(it.profile.id)">{{ it.profile.title | say }}</a> · {{ 'editions.head' | transloco: { on: (it.importedOn | when), by: it.by, open: it.open } }}</p>
        @if (!it.newest) { <p class="error">{{ 'editions.superseded' | transloco }}</p> }
        <form class="stack" (submit)="decide($event)">
          @if (it.newest && easy().length > 0) { <div><button matButton="outlined" type="button" (click)="takeAll()">{{ 'editions.all' | transloco }}</button></div> }
          <ul class="list">@for (line of lines(); track line.key) { <li class="card"><app-edition-line [line]="line" [chosen]="chosen()[line.key] ?? null" [decidable]="it.newest" (wished)="choose(line.key, $event)" /></li> }</ul>
          @if (it.newest && undecided() > 0) {
            <label class="field">{{ 'editions.from' | transloco }}<input name="editionFrom" type="date" required [min]="session.today()" [value]="from()" (input)="from.set(text($event))" /></label>
            <label class="field">{{ 'editions.reason' | transloco }}<input name="editionReason" maxlength="500" [value]="reason()" (input)="reason.set(text($event))" /></label>
            <div><button matButton="filled" type="submit" [disabled]="deed.busy() || count() === 0">{{ 'editions.decide' | transloco: { count: count() } }}</button></div>
          }
        </form>
        @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
        @if (done(); as number) { <p role="status" class="card">{{ 'editions.decided' | transloco: { count: number } }}</p> }
      }
    </app-async>
  `,
})
export class EditionPage {
  readonly editionId = input.required<string>();
  private readonly api = inject(Api);
  protected readonly session = inject(SessionStore);
  protected readonly places = places;
  protected readonly deed = new Deed();
  protected readonly edition = this.api.read(readEdition, () => ({ params: { editionId: this.editionId() } }));
  protected readonly from = signal(this.session.today());
  protected readonly reason = signal('');
  protected readonly chosen = signal<Readonly<Record<string, LineDecision>>>({});
  protected readonly done = signal<number | null>(null);
  private readonly all = computed<readonly EditionLine[]>(() => (this.edition.hasValue() ? this.edition.value().lines : []));
  /** What waits comes first, and of that the conflicts. */
  protected readonly lines = computed(() => { const rank = (it: EditionLine): number => (it.decision !== null ? 2 : isConflict(it) ? 0 : 1); return [...this.all()].sort((a, b) => rank(a) - rank(b)); });
  protected readonly easy = computed(() => this.all().filter((it) => it.decision === null && !isConflict(it)));
  protected readonly undecided = computed(() => this.all().filter((it) => choicesOf(it).length > 0).length);
  protected readonly count = computed(() => Object.keys(this.chosen()).length);

  protected text(event: Event) { return event.target instanceof HTMLInputElement ? event.target.value : ''; }
  protected choose(line: string, is: LineDecision | null) { this.chosen.update(({ [line]: _, ...others }) => (is === null ? others : { ...others, [line]: is })); }
  protected takeAll() { this.chosen.update((now) => ({ ...now, ...Object.fromEntries(this.easy().map((it) => [it.key, 'taken' as const])) })); }

  protected decide(event: Event) {
    event.preventDefault();
    return this.deed.run(async () => {
      this.done.set(null);
      const sent = this.chosen();
      const conflicts = new Map(this.all().map((it) => [it.key, isConflict(it)]));
      await this.api.send(decideLines, { params: { editionId: this.editionId() }, body: { effectiveFrom: this.from(), reason: this.reason(), decisions: Object.entries(sent).map(([line, is]) => ({ line, is, conflict: conflicts.get(line) ?? false })) } });
      // What was chosen meanwhile waits for the next time.
      this.chosen.update((now) => Object.fromEntries(Object.entries(now).filter(([line, is]) => sent[line] !== is)));
      this.done.set(Object.keys(sent).length);
      this.edition.reload();
    });
  }
}

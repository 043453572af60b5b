import { Component, inject, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { listJourneyMoves, moveJourney, type JourneyMove } from '@palier/contracts';
import { Api, newId, places } from '../platform';
import { Async, Deed, Say } from '../ui';

/** Running plans whose template has a newer version: what moving each to it would change, and the move, for those who are chosen. */
@Component({
  selector: 'app-plan-moves',
  imports: [Async, MatButton, RouterLink, Say, TranslocoPipe],
  template: `
    <app-async [of]="found">
      @if (found.value(); as all) { @if (all.total > 0) {
        <h2>{{ 'onboarding.olderVersions' | transloco: { count: all.total } }}</h2>
        <p class="quiet">{{ 'onboarding.movesLead' | transloco }}</p>
        <form (submit)="move($event, all.moves)">
          <ul class="list">
            @for (it of all.moves; track it.person.id) {
              <li class="card">
                <div class="row"><label class="one"><input type="checkbox" [name]="'move-' + it.person.id" [checked]="chosen().has(it.person.id)" (change)="toggle(it.person.id)" /> <strong>{{ it.person.name }}</strong></label>
                  <span class="quiet">{{ (it.of ? 'onboarding.planMoves' : 'onboarding.planForAllMoves') | transloco: { of: (it.of | say), from: it.from, to: it.to } }} · <a [routerLink]="places.journey(it.person.id)">{{ 'onboarding.seeAll' | transloco }}<span class="sr"> – {{ it.person.name }}</span></a></span></div>
                <dl>
                  @for (part of parts; track part.key) { @if (it[part.key].length > 0) { <dt>{{ part.words | transloco }}</dt><dd>@for (step of it[part.key]; track $index; let last = $last) { <span>{{ step.title | say }}@if (step.again) { <strong> ({{ 'onboarding.askedAgain' | transloco }})</strong> }@if (!last) {; }</span> }</dd> } }
                  <dt>{{ 'onboarding.moveKept' | transloco }}</dt><dd>{{ 'onboarding.movesTicks' | transloco: { kept: it.kept, ticks: it.ticks } }}</dd>
                </dl></li>
            }
          </ul>
          @if (all.total > all.moves.length) { <p class="quiet">{{ 'questions.more' | transloco: { shown: all.moves.length, total: all.total } }}</p> }
          @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
          <div class="actions"><button matButton="outlined" type="submit" [disabled]="deed.busy() || chosen().size === 0">{{ 'onboarding.moveOver' | transloco: { count: chosen().size } }}</button></div>
        </form>
      } }
    </app-async>
    @if (moved() > 0) { <p role="status">{{ 'onboarding.movedOver' | transloco: { count: moved() } }}</p> }
  `,
  styles: `.one { display: flex; gap: 12px; align-items: center; min-height: 36px; } .one input { width: 22px; height: 22px; flex: none; accent-color: var(--held); } dl { display: grid; grid-template-columns: max-content 1fr; gap: 4px 12px; margin: 8px 0 0; } dt { color: var(--quiet); } dd { margin: 0; } @media (max-width: 560px) { dl { grid-template-columns: 1fr; gap: 0; } dd { margin-bottom: 6px; } }`,
})
export class PlanMoves {
  readonly changed = output();
  private readonly api = inject(Api);
  protected readonly places = places;
  protected readonly deed = new Deed();
  protected readonly found = this.api.read(listJourneyMoves);
  protected readonly chosen = signal<ReadonlySet<string>>(new Set());
  protected readonly moved = signal(0);
  protected readonly parts = [{ key: 'added', words: 'onboarding.moveAdded' }, { key: 'changed', words: 'onboarding.moveChanged' }, { key: 'dropped', words: 'onboarding.moveDropped' }] as const;
  /** A deed sent twice by a lost answer is one deed: a move keeps its id until it is done. */
  private readonly ids = new Map<string, string>();

  protected toggle(personId: string) { this.chosen.update((all) => { const next = new Set(all); if (!next.delete(personId)) next.add(personId); return next; }); }

  protected move(event: Event, all: readonly JourneyMove[]) {
    event.preventDefault();
    return this.deed.run(async () => {
      this.moved.set(0);
      try {
        for (const { person, versionId } of all.filter((it) => this.chosen().has(it.person.id))) {
          const id = this.ids.get(person.id) ?? newId();
          this.ids.set(person.id, id);
          await this.api.send(moveJourney, { params: { personId: person.id }, body: { id, versionId } });
          this.ids.delete(person.id);
          this.chosen.update((now) => new Set([...now].filter((it) => it !== person.id)));
          this.moved.update((count) => count + 1);
        }
      } finally {
        this.found.reload();
        this.changed.emit();
      }
    });
  }
}

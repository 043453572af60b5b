import { Component, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import { endScope, giveScope, type PersonFile, type ScopeValue } from '@palier/contracts';
import { Api, newId, SessionStore } from '../platform';
import { DayInWords, Deed, ScopeName, When } from '../ui';
import { ScopeChoice } from './scope-choice';

/** What somebody supports and has supported, with the ways to add to it and to end it. */
@Component({
  selector: 'app-held-scopes',
  imports: [DayInWords, MatButton, ScopeChoice, ScopeName, TranslocoPipe, When],
  template: `
    @let it = person();
    <ul class="list">@for (held of it.scopes; track held.id) {
      <li class="row" style="justify-content: flex-start"><span>{{ held.scope | scopeName }}, {{ (held.lastDay === null ? 'teams.since' : 'teams.between') | transloco: { from: (held.from | when), lastDay: (held.lastDay | when) } }}</span>
        @if (changes() && held.lastDay === null) { <button class="no-print" matButton type="button" [disabled]="deed.busy()" (click)="end(held.id)">{{ 'scopes.end' | transloco }}<span class="sr"> {{ held.scope | scopeName }}</span></button> }</li>
    } @empty { <li>{{ 'scopes.none' | transloco }}</li> }</ul>
    @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
    @if (changes()) {
      <details class="no-print"><summary>{{ 'scopes.give' | transloco }}</summary>
        <app-scope-choice name="held" does="scopes.give" [busy]="deed.busy()" (chosen)="give($event)"><label class="field">{{ 'competencies.from' | transloco }}<input name="held-from" type="date" required [value]="from()" (input)="keep($event)" /></label></app-scope-choice></details>
    }
  `,
  styles: `:host { display: block; } summary { cursor: pointer; padding: 8px 0; } details[open] { margin-bottom: 16px; }`,
})
export class HeldScopes {
  readonly person = input.required<PersonFile>();
  readonly changes = input(false);
  readonly changed = output();
  private readonly api = inject(Api);
  private readonly session = inject(SessionStore);
  protected readonly deed = new Deed();
  protected readonly from = signal(this.session.today());

  protected keep(event: Event) { if (event.target instanceof HTMLInputElement) this.from.set(event.target.value); }

  protected give(scope: ScopeValue) {
    return this.deed.run(async () => {
      await this.api.send(giveScope, { params: { personId: this.person().id }, body: { id: newId(), scope, from: this.from() } });
      this.changed.emit();
    });
  }

  /** Today is the last day. */
  protected end(holdingId: string) {
    return this.deed.run(async () => {
      await this.api.send(endScope, { params: { holdingId }, body: { lastDay: this.session.today() } });
      this.changed.emit();
    });
  }
}

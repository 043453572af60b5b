import { Component, computed, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { appointLead, endTerm, type RegisterLine, type TeamFile, type Term } from '@palier/contracts';
import { Api, newId, places, SessionStore } from '../platform';
import { DayInWords, Deed, When } from '../ui';
import { PersonPicker } from './person-picker';

/** Who leads a team, stands in for its lead, did so, or will; with the ways to say so. */
@Component({
  selector: 'app-term-list',
  imports: [DayInWords, MatButton, PersonPicker, RouterLink, TranslocoPipe, When],
  template: `
    @let it = team();
    <ul class="list">
      @for (term of now(); track term.id) {
        <li class="card"><div class="row"><div><a [routerLink]="places.person(term.person.id)"><strong>{{ term.person.name }}</strong></a>&ngsp;<span>– {{ (term.kind === 'lead' ? 'teams.asLead' : 'teams.asDeputy') | transloco }}</span><br />
          <span class="quiet">{{ (term.lastDay === null ? 'teams.since' : 'teams.between') | transloco: { from: (term.from | when), lastDay: (term.lastDay | when) } }}@if (term.state === 'coming') { · {{ 'teams.coming' | transloco }} }</span></div></div>
          @if (term.person.id !== session.person()?.id) {
            <details class="no-print"><summary>{{ 'teams.endTerm' | transloco }}<span class="sr"> {{ term.person.name }}</span></summary>
              <form class="actions" style="margin-top: 8px" (submit)="end($event, term)"><label>{{ 'teams.lastDay' | transloco }} <input class="input" style="width: auto" name="lastDay" type="date" required [value]="session.today()" /></label><button matButton="outlined" type="submit" [disabled]="deed.busy()">{{ 'teams.endTerm' | transloco }}</button></form></details>
          }</li>
      } @empty { <li class="card">{{ 'teams.noLead' | transloco }}</li> }
    </ul>
    @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
    <details class="card no-print" [attr.open]="shown() ? '' : null" (toggle)="shown.set(isOpen($event))"><summary><strong>{{ 'teams.appoint' | transloco }}</strong></summary>
      @if (shown()) {
        <form class="stack" style="margin-top: 12px" (submit)="appoint($event, it)">
          <app-person-picker name="lead" (picked)="person.set($event)" />
          <label class="field">{{ 'teams.kind' | transloco }}<select name="kind" (change)="chooseKind($event)"><option value="lead" [selected]="kind() === 'lead'">{{ 'teams.asLead' | transloco }}</option><option value="deputy" [selected]="kind() === 'deputy'">{{ 'teams.asDeputy' | transloco }}</option></select></label>
          <label class="field">{{ 'competencies.from' | transloco }}<input name="term-from" type="date" required [value]="from()" (input)="from.set(text($event))" /></label>
          <label class="field">{{ (kind() === 'lead' ? 'teams.lastDayOptional' : 'teams.lastDay') | transloco }}<input name="term-lastDay" type="date" [required]="kind() === 'deputy'" [min]="from()" [value]="lastDay()" (input)="lastDay.set(text($event))" /></label>
          <p class="quiet" style="margin: 0">{{ 'teams.deputyLead' | transloco }}</p>
          <div><button matButton="filled" type="submit" [disabled]="deed.busy() || person() === null">{{ 'teams.appoint' | transloco }}</button></div></form>
      }</details>
    @if (past().length > 0) {
      <details><summary>{{ 'teams.before' | transloco: { count: past().length } }}</summary>
        <ul>@for (term of past(); track term.id) { <li>{{ term.person.name }} – {{ (term.kind === 'lead' ? 'teams.asLead' : 'teams.asDeputy') | transloco }}, {{ 'teams.between' | transloco: { from: (term.from | when), lastDay: (term.lastDay | when) } }}</li> }</ul></details>
    }
  `,
  styles: `summary { cursor: pointer; padding: 4px 0; }`,
})
export class TermList {
  readonly team = input.required<TeamFile>();
  /** Whether a change was taken, or somebody else was faster: either way the page reads again. */
  readonly changed = output();
  private readonly api = inject(Api);
  protected readonly session = inject(SessionStore);
  protected readonly places = places;
  protected readonly deed = new Deed();
  protected readonly shown = signal(false);
  protected readonly person = signal<RegisterLine | null>(null);
  protected readonly kind = signal<'lead' | 'deputy'>('lead');
  protected readonly from = signal(this.session.today());
  protected readonly lastDay = signal('');
  protected readonly now = computed(() => this.team().terms.filter((it) => it.state !== 'past'));
  protected readonly past = computed(() => this.team().terms.filter((it) => it.state === 'past'));
  private id = newId();

  protected text(event: Event) { return event.target instanceof HTMLInputElement ? event.target.value : ''; }
  protected isOpen(event: Event) { return event.target instanceof HTMLDetailsElement && event.target.open; }
  protected chooseKind(event: Event) { if (event.target instanceof HTMLSelectElement) this.kind.set(event.target.value === 'deputy' ? 'deputy' : 'lead'); }

  protected appoint(event: Event, team: TeamFile) {
    event.preventDefault();
    const person = this.person();
    if (person === null) return undefined;
    return this.deed.run(async () => {
      await this.api.send(appointLead, { params: { teamId: team.id }, body: { id: this.id, seen: team.version, personId: person.id, kind: this.kind(), from: this.from(), lastDay: this.lastDay() || null } });
      this.id = newId();
      this.person.set(null);
      this.lastDay.set('');
      this.shown.set(false);
      this.changed.emit();
    });
  }

  protected end(event: Event, term: Term) {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement)) return undefined;
    const lastDay = String(new FormData(event.target).get('lastDay') ?? '');
    return this.deed.run(async () => {
      await this.api.send(endTerm, { params: { termId: term.id }, body: { seen: this.team().version, lastDay } });
      this.changed.emit();
    });
  }
}

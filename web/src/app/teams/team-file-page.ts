import { Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { listTeams, movePerson, moveTeam, readTeam, renameTeam, type RegisterLine, type TeamFile, type TeamLine } from '@palier/contracts';
import { mayStandUnder, teamsAbove } from '@palier/domain';
import { Api, newId, places, SessionStore } from '../platform';
import { Async, DayInWords, Deed, PageHeader, Say } from '../ui';
import { PersonPicker } from './person-picker';
import { TeamForm, type TeamWish } from './team-form';
import { TermList } from './term-list';

/** One team: where it stands, who leads it and when, who is in it at a day. */
@Component({
  selector: 'app-team-file-page',
  imports: [Async, DayInWords, MatButton, PageHeader, PersonPicker, RouterLink, Say, TeamForm, TermList, TranslocoPipe],
  template: `
    <nav class="path" [attr.aria-label]="'teams.title' | transloco"><a [routerLink]="places.allTeams">{{ 'teams.title' | transloco }}</a>@for (it of above(); track it.id) { <span aria-hidden="true"> › </span><a [routerLink]="places.oneTeam(it.id)">{{ it.name | say }}</a> }</nav>
    <app-page-header [heading]="session.say(team.value()?.name)" />
    <app-async [of]="team">
      @if (team.value(); as it) {
        @if (said(); as key) { <p class="card" role="status">{{ key | transloco }}</p> }
        @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
        <h2>{{ 'teams.terms' | transloco }}</h2>
        <app-term-list [team]="it" (changed)="again('arrivals.saved')" />
        <div class="row"><h2>{{ 'teams.people' | transloco: { count: it.members } }}</h2>
          <label class="no-print">{{ 'evidence.chooseDay' | transloco }} <input class="input" style="width: auto" name="asOf" type="date" [value]="it.asOf" (change)="chooseDay($event)" /></label></div>
        @if (it.members > it.people.length) { <p class="quiet">{{ 'teams.peopleShown' | transloco: { shown: it.people.length, total: it.members } }}</p> }
        <ul class="people">@for (person of it.people; track person.id) { <li><a [routerLink]="places.person(person.id)">{{ person.name }}</a></li> } @empty { <li class="quiet">{{ 'teams.nobody' | transloco }}</li> }</ul>
        <details class="card no-print" [attr.open]="bringing() ? '' : null" (toggle)="bringing.set(isOpen($event))"><summary><strong>{{ 'teams.bring' | transloco }}</strong></summary>
          @if (bringing()) { <form class="stack" style="margin-top: 12px" (submit)="bring($event, it)">
            <app-person-picker name="member" (picked)="person.set($event)" />
            <label class="field">{{ 'competencies.from' | transloco }}<input name="member-from" type="date" required [value]="from()" (input)="from.set(text($event))" /></label>
            <div><button matButton="filled" type="submit" [disabled]="deed.busy() || person() === null">{{ 'teams.bring' | transloco }}</button></div></form> }</details>
        @if (below().length > 0) { <h2>{{ 'teams.below' | transloco }}</h2><ul>@for (sub of below(); track sub.id) { <li><a [routerLink]="places.oneTeam(sub.id)">{{ sub.name | say }}</a></li> }</ul> }
        <h2>{{ 'teams.change' | transloco }}</h2>
        <details class="card no-print"><summary><strong>{{ 'teams.rename' | transloco }}</strong></summary><app-team-form does="teams.rename" [name]="it.name" [busy]="deed.busy()" (wished)="rename($event, it)" /></details>
        <details class="card no-print"><summary><strong>{{ 'teams.move' | transloco }}</strong></summary>
          <form class="stack" style="margin-top: 12px" (submit)="move($event, it)">
            <p class="quiet" style="margin: 0">{{ 'teams.moveLead' | transloco }}</p>
            <label class="field">{{ 'teams.under' | transloco }}<select name="parent"><option value="">{{ 'teams.underNone' | transloco }}</option>@for (other of possible(); track other.id) { <option [value]="other.id" [selected]="other.id === placed()">{{ other.name | say }}</option> }</select></label>
            <div><button matButton="filled" type="submit" [disabled]="deed.busy()">{{ 'teams.move' | transloco }}</button></div></form></details>
      }
    </app-async>
  `,
  styles: `.path { padding-bottom: 4px; } .people { list-style: none; padding: 0; display: grid; grid-template-columns: repeat(auto-fill, minmax(200px, 1fr)); gap: 4px 16px; } .people a { display: inline-block; padding: 4px 0; }`,
})
export class TeamFilePage {
  readonly teamId = input.required<string>();
  readonly asOf = input<string>();
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  protected readonly session = inject(SessionStore);
  protected readonly places = places;
  protected readonly deed = new Deed();
  protected readonly said = signal<string | null>(null);
  protected readonly bringing = signal(false);
  protected readonly person = signal<RegisterLine | null>(null);
  protected readonly from = signal(this.session.today());
  protected readonly team = this.api.read(readTeam, () => ({ params: { teamId: this.teamId() }, query: { asOf: this.asOf() } }));
  private readonly tree = this.api.read(listTeams);
  private readonly all = computed<readonly TeamLine[]>(() => (this.tree.hasValue() ? this.tree.value().teams : []));
  private readonly placement = computed(() => new Map(this.all().map((it) => [it.id, it.parentId])));
  protected readonly above = computed(() => teamsAbove(this.teamId(), this.placement()).reverse().flatMap((id) => this.all().filter((it) => it.id === id)));
  protected readonly below = computed(() => this.all().filter((it) => it.parentId === this.teamId()));
  protected readonly placed = computed(() => this.placement().get(this.teamId()) ?? '');
  protected readonly possible = computed(() => this.all().filter((it) => mayStandUnder(this.teamId(), it.id, this.placement())));

  protected text(event: Event) { return event.target instanceof HTMLInputElement ? event.target.value : ''; }

  protected isOpen(event: Event) { return event.target instanceof HTMLDetailsElement && event.target.open; }

  protected chooseDay(event: Event) {
    void this.router.navigate([], { queryParams: { asOf: this.text(event) || null } });
  }

  protected again(said: string) {
    this.said.set(said);
    this.team.reload();
    this.tree.reload();
  }

  protected rename({ name }: TeamWish, it: TeamFile) {
    return this.deed.run(async () => {
      await this.api.send(renameTeam, { params: { teamId: it.id }, body: { seen: it.version, name } });
      this.again('arrivals.saved');
    });
  }

  protected move(event: Event, it: TeamFile) {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement)) return undefined;
    const parentId = String(new FormData(event.target).get('parent') ?? '') || null;
    return this.deed.run(async () => {
      await this.api.send(moveTeam, { params: { teamId: it.id }, body: { seen: it.version, parentId } });
      this.again('arrivals.saved');
    });
  }

  protected bring(event: Event, it: TeamFile) {
    event.preventDefault();
    const person = this.person();
    if (person === null) return undefined;
    return this.deed.run(async () => {
      await this.api.send(movePerson, { params: { personId: person.id }, body: { id: newId(), seen: person.teamVersion, teamId: it.id, from: this.from() } });
      this.person.set(null);
      this.bringing.set(false);
      this.again('arrivals.saved');
    });
  }
}

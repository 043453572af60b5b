import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { changeMail, changeRoles, listTeams, makeInvitation, movePerson, readPerson, type PersonFile, type ShownInvitation } from '@palier/contracts';
import { grantable, mayReset, type Role } from '@palier/domain';
import { Api, newId, places, SessionStore } from '../platform';
import { Async, DayInWords, Deed, PageHeader, Say, When } from '../ui';
import { ExtraTimeForm } from '../learning/extra-time-form';
import { HireDayForm } from '../onboarding/hire-day-form';
import { HeldScopes } from '../scopes/held-scopes';
import { DepartureForm } from './departure-form';
import { InvitationList } from './invitation-list';
import { accessWords, roleWords } from './words';

const kinds = { member: 'arrivals.member', lead: 'arrivals.leads', deputy: 'arrivals.deputy' } as const;

@Component({
  selector: 'app-person-page',
  imports: [Async, DayInWords, DepartureForm, ExtraTimeForm, HeldScopes, HireDayForm, InvitationList, MatButton, PageHeader, RouterLink, Say, TranslocoPipe, When],
  template: `
    <app-page-header [heading]="person.value()?.name ?? ''" />
    <app-async [of]="person">
      @if (person.value(); as it) {
        <p>{{ it.login }}@if (it.mail && it.mail !== it.login) { · {{ it.mail }} }@if (it.site) { · {{ it.site }} } · {{ 'reporting.hired' | transloco: { day: (it.hiredOn | when) } }} · {{ access[it.access] | transloco }}@if (it.leftOn) { ({{ it.leftOn | when }}) }</p>
        @if (session.may('standing.read')) { <p><a [routerLink]="places.skills(it.id)">{{ 'evidence.skillsOf' | transloco: { name: it.name } }}</a></p> }
        @if (session.may('journey.follow')) { <p><a [routerLink]="places.journey(it.id)">{{ 'onboarding.planOf' | transloco: { name: it.name } }}</a></p> }
        @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
        @if (invitation(); as shown) { <app-invitation-list [invitations]="[shown]" /> }
        @if (other() && it.access !== 'left') {
          <div class="actions no-print">
            @if (mayInvite(it) && it.login) { <button matButton="filled" type="button" [disabled]="deed.busy()" (click)="invite(it)">{{ (it.access === 'open' ? 'arrivals.resetLink' : 'arrivals.invite') | transloco }}</button> }
          </div>
        }
        @if (it.access !== 'left' && (!other() || mayInvite(it))) {
          <details class="no-print"><summary>{{ 'arrivals.changeMail' | transloco }}</summary>
            <form class="stack" style="margin-top: 12px" (submit)="moveMail($event, it)">
              <label class="field">{{ 'arrivals.mailAddress' | transloco }}<span class="quiet">{{ 'arrivals.mailEmpty' | transloco }}</span><input name="mail" inputmode="email" autocomplete="off" autocapitalize="none" maxlength="200" [value]="it.mail ?? ''" /></label>
              <div class="actions" style="margin: 0"><button matButton="outlined" type="submit" [disabled]="deed.busy()">{{ 'arrivals.saveMail' | transloco }}</button>@if (mailSaved()) { <span role="status">{{ 'arrivals.mailSaved' | transloco }}</span> }</div></form></details>
        }
        @if (session.may('hire-day.say') && other() && it.access !== 'left') {
          <details class="no-print"><summary>{{ 'onboarding.correctHireDay' | transloco }}</summary><app-hire-day style="display: block; margin-top: 12px" [personId]="it.id" (changed)="person.reload()" /></details>
        }
        <h2>{{ 'arrivals.teams' | transloco }}</h2>
        <div class="row"><p style="margin: 0">{{ (it.ledBy.length === 0 ? 'arrivals.ledByNobody' : 'arrivals.ledBy') | transloco: { names: it.ledBy.join(', '), day: (it.asOf | when) } }}</p>
          <label class="no-print">{{ 'evidence.chooseDay' | transloco }} <input class="input" style="width: auto" type="date" [value]="it.asOf" (change)="chooseDay($event)" /></label></div>
        <ul>@for (m of it.memberships; track $index) { <li>{{ kind[m.kind] | transloco }} <a [routerLink]="places.oneTeam(m.teamId)">{{ m.team | say }}</a>, {{ 'arrivals.from' | transloco: { day: (m.from | when) } }}@if (m.until) { {{ 'arrivals.to' | transloco: { day: (dayBefore(m.until) | when) } }} }</li> } @empty { <li>{{ 'arrivals.noTeam' | transloco }}</li> }</ul>
        @if (other() && it.access !== 'left') {
          <details class="no-print"><summary>{{ 'teams.choose' | transloco }}</summary>
            <form class="stack" style="margin-top: 12px" (submit)="move($event, it)">
              <label class="field">{{ 'teams.team' | transloco }}<select name="team"><option value="">{{ 'teams.noTeam' | transloco }}</option>@for (team of teams.value()?.teams ?? []; track team.id) { <option [value]="team.id">{{ team.name | say }}</option> }</select></label>
              <label class="field">{{ 'competencies.from' | transloco }}<input name="from" type="date" required [value]="session.today()" /></label>
              <div><button matButton="outlined" type="submit" [disabled]="deed.busy()">{{ 'teams.choose' | transloco }}</button></div></form></details>
        }
        <h2>{{ 'scopes.title' | transloco }}</h2>
        <app-held-scopes [person]="it" [changes]="other() && it.access !== 'left'" (changed)="person.reload()" />
        @if (other() && session.may('extra-time.give')) { <app-extra-time [personId]="it.id" /> }
        <h2>{{ 'arrivals.roles' | transloco }}</h2>
        <details class="history"><summary>{{ 'arrivals.roleHistory' | transloco }}</summary><ul>@for (it of it.roleHistory; track $index) { <li>{{ 'arrivals.roleGiven' | transloco: { role: (words[it.role] | transloco), day: (it.since | when), by: it.by ?? 'Palier' } }}@if (it.until) {, {{ 'arrivals.roleTaken' | transloco: { day: (it.until | when), by: it.untilBy ?? 'Palier' } }} }</li> }</ul></details>
        @if (other()) {
          <form (submit)="change($event, it)"><fieldset><legend class="sr">{{ 'arrivals.roles' | transloco }}</legend>
            @for (role of every; track role) { <label class="tick"><input type="checkbox" [name]="role" [disabled]="!mine.includes(role)" [checked]="roles().includes(role)" (change)="tick(role)" /> {{ words[role] | transloco }}</label> }</fieldset>
            <div class="actions"><button matButton="outlined" type="submit" [disabled]="deed.busy()">{{ 'arrivals.saveRoles' | transloco }}</button>@if (saved()) { <span role="status">{{ 'arrivals.saved' | transloco }}</span> }</div></form>
          <app-departure [person]="it" (changed)="person.reload()" />
        } @else { <p>@for (role of it.roles; track role) { {{ words[role] | transloco }}{{ $last ? '' : ', ' }} } – {{ 'arrivals.notYourself' | transloco }}</p> }
      }
    </app-async>
  `,
  styles: `.actions + details { margin-top: 12px; } .history summary { cursor: pointer; min-height: 32px; } .history { margin-bottom: 8px; } .tick { display: flex; gap: 12px; align-items: center; min-height: 40px; } .tick input { width: 22px; height: 22px; accent-color: var(--held); }`,
})
export class PersonPage {
  readonly personId = input.required<string>();
  readonly asOf = input<string>();
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  protected readonly session = inject(SessionStore);
  protected readonly places = places;
  protected readonly words = roleWords;
  protected readonly access = accessWords;
  protected readonly kind = kinds;
  protected readonly every: readonly Role[] = ['learner', 'lead', 'author', 'hr', 'admin'];
  protected readonly mine = grantable(this.session.person() ?? { roles: [] });
  protected readonly deed = new Deed();
  protected readonly person = this.api.read(readPerson, () => ({ params: { personId: this.personId() }, query: { asOf: this.asOf() } }));
  protected readonly teams = this.api.read(listTeams);
  protected readonly other = computed(() => this.person.value()?.id !== this.session.person()?.id);
  protected readonly roles = linkedSignal<readonly Role[]>(() => (this.person.hasValue() ? this.person.value().roles : []));
  protected readonly saved = signal(false);
  protected readonly mailSaved = signal(false);
  protected readonly invitation = signal<ShownInvitation | null>(null);

  protected mayInvite(it: PersonFile) { return mayReset(this.session.person() ?? { roles: [] }, it.roles); }
  protected tick(role: Role) { this.saved.set(false); this.roles.update((now) => (now.includes(role) ? now.filter((it) => it !== role) : [...now, role])); }

  /** The last day that still counts: a membership ends before the day that ends it. */
  protected dayBefore(day: string) { return new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10); }

  protected move(event: Event, it: PersonFile) {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement)) return undefined;
    const said = new FormData(event.target);
    return this.deed.run(async () => {
      await this.api.send(movePerson, { params: { personId: it.id }, body: { id: newId(), seen: it.teamVersion, teamId: String(said.get('team') ?? '') || null, from: String(said.get('from') ?? '') } });
      this.person.reload();
    });
  }

  protected moveMail(event: Event, it: PersonFile) {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement)) return undefined;
    const mail = String(new FormData(event.target).get('mail') ?? '');
    this.mailSaved.set(false);
    return this.deed.run(async () => {
      await this.api.send(changeMail, { params: { personId: it.id }, body: { seen: it.mail, mail } });
      this.mailSaved.set(true);
      this.person.reload();
    });
  }

  protected chooseDay(event: Event) {
    const day = event.target instanceof HTMLInputElement ? event.target.value : '';
    void this.router.navigate([], { queryParams: { asOf: day || null }, queryParamsHandling: 'merge' });
  }

  protected invite(it: PersonFile) {
    return this.deed.run(async () => {
      const { token, expiresAt } = await this.api.send(makeInvitation, { params: { personId: it.id }, body: { id: newId() } });
      if (token !== null) this.invitation.set({ personId: it.id, name: it.name, login: it.login ?? '', token, expiresAt });
      this.person.reload();
    });
  }

  protected change(event: Event, it: PersonFile) {
    event.preventDefault();
    return this.deed.run(async () => {
      await this.api.send(changeRoles, { params: { personId: it.id }, body: { seen: it.roles, roles: [...this.roles()] } });
      this.person.reload();
      this.saved.set(true);
    });
  }
}

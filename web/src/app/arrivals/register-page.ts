import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { inviteEverybody, listRegister, type RegisterLine, type ShownInvitation } from '@palier/contracts';
import { Api, newId, places, SessionStore } from '../platform';
import { Async, Deed, PageHeader, Say } from '../ui';
import { InvitationList } from './invitation-list';
import { accessWords, roleWords } from './words';

@Component({
  selector: 'app-register-page',
  imports: [Async, InvitationList, MatButton, PageHeader, RouterLink, Say, TranslocoPipe],
  template: `
    <app-page-header [heading]="'shell.people' | transloco" />
    <div class="row no-print">
      <form role="search" (submit)="find($event)"><label class="field search">{{ 'arrivals.search' | transloco }}<input name="search" type="search" [value]="search() ?? ''" /></label></form>
      <div class="actions" style="margin: 0">
        @if (session.may('person.import')) { <a matButton="filled" [routerLink]="places.importPeople">{{ 'arrivals.import' | transloco }}</a> }
        <a matButton="outlined" [routerLink]="places.addPerson">{{ 'arrivals.add' | transloco }}</a>
        <a matButton="outlined" [routerLink]="places.allTeams">{{ 'teams.title' | transloco }}</a>
        <a matButton="outlined" [routerLink]="places.scopes">{{ 'scopes.title' | transloco }}</a>
      </div>
    </div>
    <app-async [of]="register">
      @if (register.value(); as it) {
        <p style="margin-top: 12px"><strong>{{ 'arrivals.total' | transloco: { total: it.total } }}</strong></p>
        @if (it.withoutAccess > 0 && !search()) {
          <section class="card row no-print"><span>{{ 'arrivals.withoutAccess' | transloco: { count: it.withoutAccess } }}</span><button matButton="outlined" type="button" [disabled]="deed.busy()" (click)="inviteAll()">{{ 'arrivals.inviteAll' | transloco }}</button></section>
        }
        @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
        @if (invitations().length > 0) { <app-invitation-list [invitations]="invitations()" /> }
        <ul class="list">
          @for (person of people(); track person.id) {
            <li class="card row"><div><a [routerLink]="places.person(person.id)"><strong>{{ person.name }}</strong></a><p class="quiet" style="margin: 0">{{ person.login }}@if (person.team) { · {{ person.team | say }} }@for (profile of person.profiles; track $index) { · {{ profile | say }} }</p></div>
              <div class="right"><span>@for (role of person.roles; track role) { {{ words[role] | transloco }}{{ $last ? '' : ', ' }} }</span><span class="quiet">{{ access[person.access] | transloco }}</span></div></li>
          } @empty { <li class="card">{{ (search() ? 'arrivals.nobodyFound' : 'arrivals.nobody') | transloco }} @if (search()) { <a [routerLink]="places.people">{{ 'arrivals.everybody' | transloco }}</a> }</li> }
        </ul>
        @if (it.next; as next) { <button matButton="outlined" type="button" (click)="after.set(next)">{{ 'arrivals.more' | transloco }}</button> }
      }
    </app-async>
  `,
  styles: `.search { min-width: 260px; } .right { display: grid; justify-items: end; text-align: right; } @media (max-width: 600px) { .right { justify-items: start; text-align: left; } form { width: 100%; } }`,
})
export class RegisterPage {
  readonly search = input<string>();
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  protected readonly session = inject(SessionStore);
  protected readonly places = places;
  protected readonly words = roleWords;
  protected readonly access = accessWords;
  protected readonly deed = new Deed();
  protected readonly invitations = signal<ShownInvitation[]>([]);
  protected readonly after = linkedSignal<string | undefined, string | undefined>({ source: this.search, computation: () => undefined });
  protected readonly register = this.api.read(listRegister, () => ({ query: { search: this.search(), after: this.after() } }));
  /** Everyone read so far of this search. */
  protected readonly people = linkedSignal<{ page: readonly RegisterLine[]; first: boolean }, readonly RegisterLine[]>({
    source: computed(() => ({ page: this.register.hasValue() ? this.register.value().people : [], first: this.after() === undefined })),
    computation: ({ page, first }, before) => (first || before === undefined ? page : [...before.value, ...page.filter((it) => !before.value.some((known) => known.id === it.id))]),
  });

  protected find(event: Event) {
    event.preventDefault();
    const search = event.target instanceof HTMLFormElement ? String(new FormData(event.target).get('search') ?? '').trim() : '';
    void this.router.navigate([], { queryParams: { search: search || null } });
  }

  protected inviteAll() {
    return this.deed.run(async () => {
      const { invitations } = await this.api.send(inviteEverybody, { body: { id: newId() } });
      this.invitations.set(invitations);
      this.register.reload();
    });
  }
}

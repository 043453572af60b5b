import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { listJobWishes, placeNeighbour, readMobility, sayJobWish, withdrawJobWish, type Mobility, type Neighbour } from '@palier/contracts';
import { normaliseName } from '@palier/domain';
import { Api, newId, places, SessionStore } from '../platform';
import { Deed, Say } from '../ui';
import { PlaceNeighbourForm, type Placing } from './place-neighbour-form';

/** The neighbouring jobs of a sheet where somebody placed them, band by band; what nobody placed yet lies in a tray, never guessed from its name. */
@Component({
  selector: 'app-neighbours',
  imports: [MatButton, PlaceNeighbourForm, RouterLink, Say, TranslocoPipe],
  template: `
    @if (mobility.hasValue()) { @let it = mobility.value(); @if (it.neighbours.length > 0) {
      <h2>{{ 'mobility.neighbours' | transloco }}</h2>
      @for (group of groups(); track group.band) {
        <section [class.card]="group.band === null"><h3 [attr.lang]="group.band === null ? null : 'fr'">{{ group.band ?? ('mobility.toPlace' | transloco: { count: group.jobs.length }) }}</h3>
          @if (group.band === null) { <p class="quiet">{{ 'mobility.toPlaceLead' | transloco }}</p> }
          <ul class="jobs">@for (one of group.jobs; track one.job) {
            <li><div class="row" style="justify-content: flex-start"><strong lang="fr">{{ one.job }}</strong>@if (one.sector; as sector) { <span class="quiet" lang="fr">{{ sector }}</span> }
              @if (one.sheet; as sheet) {
                <span>{{ (sheet.terms.length === 0 ? 'mobility.nothingShared' : 'mobility.sum') | transloco: { terms: terms(sheet.terms), sum: sum(sheet.terms) } }}@if (sheet.unknown > 0) {&ngsp;<span class="quiet">{{ 'mobility.notCompared' | transloco: { unknown: sheet.unknown } }}</span> }</span>
                <a class="no-print" [routerLink]="places.beside(profileId(), sheet.profileId)">{{ 'mobility.compare' | transloco }}<span class="sr"> {{ one.job }}</span></a>
                @if (session.may('sign-off.request') && session.person(); as me) { <a class="no-print" [routerLink]="places.way(me.id)" [queryParams]="{ towards: sheet.profileId }">{{ 'mobility.bridge' | transloco: { profile: (sheet.title | say) } }}</a> }
              } @else {
                <span class="quiet">{{ 'mobility.notImported' | transloco }}</span>
                @if (session.may('sheet.publish')) { <a class="no-print" [routerLink]="places.importSheet">{{ 'mobility.import' | transloco }}<span class="sr"> {{ one.job }}</span></a> }
              }
              @if (session.may('job-wish.say') && wishes.hasValue()) { @let wish = wishOf(one); <button [matButton]="wish ? 'text' : 'outlined'" class="no-print" type="button" [disabled]="deed.busy()" (click)="wish ? unwish(wish.id) : say(one)">{{ (wish ? 'mobility.wishEnds' : 'mobility.wish') | transloco }}<span class="sr"> {{ one.job }}</span></button> }</div>
              @if (session.may('neighbour.place')) {
                @if (one.band === null) { <app-place-neighbour-form [job]="one.job" [bands]="it.bands" [sectors]="it.sectors" [busy]="deed.busy()" (placed)="place(one, $event)" /> }
                @else { <div class="no-print"><button matButton type="button" [disabled]="deed.busy()" (click)="place(one, { band: null, sector: null })">{{ 'mobility.placeAgain' | transloco }}<span class="sr"> {{ one.job }}</span></button></div> }
              }</li>
          }</ul></section>
      }
      @if (session.may('job-wish.say')) { <p class="quiet no-print">{{ 'mobility.wishHint' | transloco }}</p> }
      @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
      @if (it.disclaimer) { <p class="quiet" lang="fr">{{ it.disclaimer }}</p> }
    } }
  `,
  styles: `h3 { margin: 12px 0 4px; } .card h3 { margin-top: 0; } .jobs { list-style: none; padding: 0; margin: 0; display: grid; gap: 12px; } p { margin: 0 0 8px; }`,
})
export class Neighbours {
  readonly profileId = input.required<string>();
  private readonly api = inject(Api);
  protected readonly session = inject(SessionStore);
  protected readonly places = places;
  protected readonly deed = new Deed();
  protected readonly mobility = this.api.read(readMobility, () => ({ params: { profileId: this.profileId() } }));
  protected readonly wishes = this.api.read(listJobWishes, () => { const me = this.session.person(); return me !== null && this.session.may('job-wish.say') ? { params: { personId: me.id } } : undefined; });
  /** In the order of the sheet; the tray last. */
  protected readonly groups = computed(() => {
    const it: Mobility | null = this.mobility.hasValue() ? this.mobility.value() : null;
    return [...(it?.bands ?? []), null].map((band) => ({ band, jobs: (it?.neighbours ?? []).filter((one) => one.band === band) })).filter((group) => group.jobs.length > 0);
  });

  protected terms(of: readonly number[]) { return of.join(' + '); }
  protected sum(of: readonly number[]) { return of.reduce((sum, it) => sum + it, 0); }

  protected wishOf({ job }: Neighbour) { return this.wishes.hasValue() ? (this.wishes.value().wishes.find((it) => normaliseName(it.job) === normaliseName(job)) ?? null) : null; }
  protected say({ job }: Neighbour) {
    return this.deed.run(async () => {
      await this.api.send(sayJobWish, { body: { id: newId(), job } });
      this.wishes.reload();
    });
  }

  protected unwish(wishId: string) {
    return this.deed.run(async () => {
      await this.api.send(withdrawJobWish, { params: { wishId }, body: {} });
      this.wishes.reload();
    });
  }

  protected place({ job }: Neighbour, { band, sector }: Placing) {
    return this.deed.run(async () => {
      await this.api.send(placeNeighbour, { params: { profileId: this.profileId() }, body: { id: newId(), job, band, sector } });
      this.mobility.reload();
    });
  }
}

import { Component, computed, inject, input, linkedSignal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { listCertificates, makeCertificate, type Certificates } from '@palier/contracts';
import { certificateStates } from '@palier/domain';
import { Api, newId, places, SessionStore } from '../platform';
import { Async, Deed, PageHeader, Say, When } from '../ui';
import { CertificateState } from './certificate-state';
import { RenewalRules } from './renewal-rules';
import { stateWords } from './words';

/** Where the certificates of each stand, whoever needs something done first. What is looked for stands in the address. */
@Component({
  selector: 'app-certificates-page',
  imports: [Async, CertificateState, MatButton, PageHeader, RenewalRules, RouterLink, Say, TranslocoPipe, When],
  template: `
    <app-page-header [heading]="'certificates.title' | transloco" [lead]="'certificates.lead' | transloco" />
    <form class="find no-print" role="search" (submit)="find($event)">
      <label class="field">{{ 'reviews.search' | transloco }}<input name="search" type="search" maxlength="100" [value]="search() ?? ''" /></label>
      <label class="field">{{ 'certificates.which' | transloco }}<select name="is"><option value="">{{ 'reviews.whichever' | transloco }}</option>@for (state of states; track state) { <option [value]="state" [selected]="is() === state">{{ stateWords[state] | transloco }}</option> }</select></label>
      @if (choices().certificates.length > 1) { <label class="field">{{ 'certificates.one' | transloco }}<select name="certificate"><option value="">{{ 'reviews.whichever' | transloco }}</option>@for (one of choices().certificates; track one.id) { <option [value]="one.id" [selected]="certificate() === one.id">{{ one.name }}</option> }</select></label> }
      @if (choices().teams.length > 1) { <label class="field">{{ 'reviews.team' | transloco }}<select name="team"><option value="">{{ 'reviews.whichever' | transloco }}</option>@for (one of choices().teams; track one.id) { <option [value]="one.id" [selected]="team() === one.id">{{ one.name | say }}</option> }</select></label> }
      <button matButton="outlined" type="submit">{{ 'reviews.find' | transloco }}</button>
    </form>
    <app-async [of]="list">
      @if (list.value(); as it) {
        <p><strong>{{ 'certificates.counts' | transloco: it.counts }}</strong>&ngsp;<span class="quiet">{{ it.today | when }}</span></p>
        @if (it.total > lines().length) { <p class="quiet">{{ 'reviews.shownFirst' | transloco: { shown: lines().length, total: it.total } }}</p> }
        <ul class="list">
          @for (line of lines(); track line.person.id + line.certificate.id) {
            <li class="card row"><div><strong><a [routerLink]="places.certificatesOf(line.person.id)">{{ line.person.name }}<span class="sr"> {{ line.certificate.name }}</span></a></strong>@if (line.team) {&ngsp;<span class="quiet">{{ line.team | say }}</span>}<br />{{ line.certificate.name }}@if (!line.required) {&ngsp;<span class="quiet">{{ 'certificates.notAsked' | transloco }}</span>}</div><app-certificate-state class="due" [of]="line" /></li>
          } @empty { <li class="card">{{ (it.certificates.length === 0 ? 'certificates.noneDefined' : 'certificates.nobody') | transloco }}</li> }
        </ul>
        @if (it.next; as next) { <div class="no-print"><button matButton type="button" [disabled]="list.isLoading()" (click)="after.set(next)">{{ 'releases.more' | transloco }}</button></div> }
      }
    </app-async>
    @if (session.may('certificate.define')) {
      <details class="card no-print"><summary>{{ 'certificates.define' | transloco }}</summary>
        <form class="stack" (submit)="define($event)"><p class="quiet" style="margin: 12px 0 0">{{ 'certificates.defineLead' | transloco }}</p>
          <label class="field">{{ 'certificates.name' | transloco }}<input name="name" required maxlength="200" /></label>
          <label class="field">{{ 'certificates.issuer' | transloco }}<input name="issuer" required maxlength="200" /></label>
          <label class="field">{{ 'certificates.months' | transloco }}<input name="months" type="number" min="1" max="600" /></label>
          <label class="field">{{ 'certificates.renewDays' | transloco }}<input name="renewDays" type="number" min="0" max="730" required value="90" /></label>
          @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
          <div class="actions" style="margin: 0"><button matButton="outlined" type="submit" [disabled]="deed.busy()">{{ 'certificates.define' | transloco }}</button>@if (defined(); as name) { <span role="status">{{ 'certificates.defined' | transloco: { name } }} <a [routerLink]="places.profiles">{{ 'certificates.toProfiles' | transloco }}</a></span> }</div></form></details>
    }
    @if (session.may('renewal.rule')) { <app-renewal-rules /> }
  `,
  styles: `.find { margin-bottom: 12px; display: flex; flex-wrap: wrap; gap: 12px 16px; align-items: end; } .find .field { flex: 1 1 200px; } .find .field input, .find .field select { height: 48px; } .due { text-align: end; } @media (max-width: 600px) { .due { text-align: start; } } summary { cursor: pointer; padding: 4px 0; }`,
})
export class CertificatesPage {
  readonly search = input<string>();
  readonly is = input<string>();
  readonly certificate = input<string>();
  readonly team = input<string>();
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  protected readonly session = inject(SessionStore);
  protected readonly places = places;
  protected readonly deed = new Deed();
  protected readonly states = certificateStates;
  protected readonly stateWords = stateWords;
  private readonly asked = computed(() => ({ search: this.search() || undefined, is: certificateStates.find((it) => it === this.is()), certificateId: this.certificate() || undefined, teamId: this.team() || undefined }));
  /** After which line the page that was asked for last begins; from the start again where something else is looked for. */
  protected readonly after = linkedSignal<unknown, string | undefined>({ source: this.asked, computation: () => undefined });
  protected readonly list = this.api.read(listCertificates, () => ({ query: { ...this.asked(), after: this.after() } }));
  /** All lines shown so far. */
  protected readonly lines = linkedSignal<Certificates | undefined, Certificates['lines']>({ source: () => (this.list.hasValue() ? this.list.value() : undefined), computation: (page, before) => (page === undefined ? (before?.value ?? []) : this.after() === undefined ? page.lines : [...(before?.value ?? []), ...page.lines]) });
  /** They stay while the list is read anew. */
  protected readonly choices = linkedSignal<Certificates | undefined, Pick<Certificates, 'certificates' | 'teams'>>({ source: () => (this.list.hasValue() ? this.list.value() : undefined), computation: (now, before) => now ?? before?.value ?? { certificates: [], teams: [] } });
  protected readonly defined = linkedSignal<string | undefined, string | null>({ source: () => this.certificate(), computation: () => null });

  protected find(event: Event) {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement)) return;
    const form = new FormData(event.target);
    const said = (name: string): string | null => { const it = form.get(name); return typeof it === 'string' && it.trim() !== '' ? it.trim() : null; };
    void this.router.navigate([], { queryParams: { search: said('search'), is: said('is'), certificate: said('certificate'), team: said('team') } });
  }

  protected define(event: Event) {
    event.preventDefault();
    const target = event.target;
    if (!(target instanceof HTMLFormElement)) return;
    const form = new FormData(target);
    const said = (name: string): string => { const it = form.get(name); return typeof it === 'string' ? it.trim() : ''; };
    return this.deed.run(async () => {
      await this.api.send(makeCertificate, { body: { id: newId(), name: said('name'), issuer: said('issuer'), months: said('months') === '' ? null : Number(said('months')), renewDays: Number(said('renewDays')) } });
      target.reset();
      this.defined.set(said('name'));
      this.list.reload();
    });
  }
}

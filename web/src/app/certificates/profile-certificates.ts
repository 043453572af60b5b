import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { readProfileCertificates, requireCertificate, type ProfileCertificates } from '@palier/contracts';
import { Api, newId, places, SessionStore } from '../platform';
import { Async, DayInWords, Deed, When } from '../ui';

/** The certificates that a profile asks for, and what the sheet behind it says of them, also where it says nothing. HR asks for one, or stops asking, from a day on. */
@Component({
  selector: 'app-profile-certificates',
  imports: [Async, DayInWords, MatButton, RouterLink, TranslocoPipe, When],
  template: `
    <section class="card"><h2 style="margin-top: 0">{{ 'certificates.title' | transloco }}</h2>
      <app-async [of]="certificates">
        @if (certificates.value(); as it) {
          @for (one of it.sheet ?? []; track $index) { <p class="quiet">{{ (one.entries.length === 0 ? 'certificates.sheetEmpty' : 'certificates.sheetSays') | transloco: { category: one.category, entries: one.entries.join(', ') } }}</p> }
          @if (it.sheet?.length === 0) { <p class="quiet">{{ 'certificates.sheetSilent' | transloco }}</p> }
          <ul class="plain">
            @for (one of it.required; track one.certificate.id) {
              <li><strong>{{ one.certificate.name }}</strong>, {{ one.certificate.issuer }} <span class="quiet">{{ (one.from > it.today ? 'certificates.askedFrom' : 'certificates.askedSince') | transloco: { day: (one.from | when), by: one.by, reason: one.reason } }}@if (one.until) { {{ 'certificates.askedUntil' | transloco: { day: (one.until | when) } }} }</span>
                @if (mayDefine() && !one.until) { <details class="no-print"><summary>{{ 'certificates.stopAsking' | transloco }}<span class="sr"> {{ one.certificate.name }}</span></summary><form class="stack" (submit)="ask($event, one.certificate.id)"><label class="field">{{ 'competencies.from' | transloco }}<input name="from" type="date" required [value]="it.today" [min]="it.today" /></label><label class="field">{{ 'competencies.reason' | transloco }}<input name="reason" required maxlength="500" /></label><div><button matButton="outlined" type="submit" [disabled]="deed.busy()">{{ 'certificates.stopAsking' | transloco }}</button></div></form></details> }</li>
            } @empty { <li class="quiet">{{ 'certificates.noneAsked' | transloco }}</li> }
          </ul>
          @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
          @if (mayDefine()) {
            @if (left().length > 0) {
              <details class="no-print"><summary>{{ 'certificates.ask' | transloco }}</summary><form class="stack" (submit)="ask($event, null)">
                <label class="field">{{ 'certificates.one' | transloco }}<select name="certificateId" required>@for (one of left(); track one.id) { <option [value]="one.id">{{ one.name }}, {{ one.issuer }}</option> }</select></label>
                <label class="field">{{ 'competencies.from' | transloco }}<input name="from" type="date" required [value]="it.today" [min]="it.today" /></label>
                <label class="field">{{ 'competencies.reason' | transloco }}<input name="reason" required maxlength="500" /></label>
                <div><button matButton="outlined" type="submit" [disabled]="deed.busy()">{{ 'certificates.ask' | transloco }}</button></div></form></details>
            } @else if (it.certificates.length === 0) { <p class="no-print" style="margin: 0"><a [routerLink]="places.certificates">{{ 'certificates.define' | transloco }}</a></p> }
          }
        }
      </app-async></section>
  `,
  styles: `summary { cursor: pointer; padding: 4px 0; } form { margin-top: 8px; }`,
})
export class ProfileCertificatesPart {
  readonly profileId = input.required<string>();
  private readonly api = inject(Api);
  private readonly session = inject(SessionStore);
  protected readonly places = places;
  protected readonly deed = new Deed();
  protected readonly certificates = this.api.read(readProfileCertificates, () => ({ params: { profileId: this.profileId() } }));
  protected readonly mayDefine = computed(() => this.session.may('certificate.define'));
  /** Those that it does not ask for yet. */
  protected readonly left = computed<ProfileCertificates['certificates']>(() => { const it = this.certificates.hasValue() ? this.certificates.value() : null; return it === null ? [] : it.certificates.filter((one) => !it.required.some((asked) => asked.certificate.id === one.id)); });

  /** Asks for what is chosen; of one that is asked for, stops asking. */
  protected ask(event: Event, stop: string | null) {
    event.preventDefault();
    const form = event.target instanceof HTMLFormElement ? new FormData(event.target) : new FormData();
    const said = (name: string): string => { const it = form.get(name); return typeof it === 'string' ? it : ''; };
    return this.deed.run(async () => {
      await this.api.send(requireCertificate, { params: { profileId: this.profileId() }, body: { id: newId(), certificateId: stop ?? said('certificateId'), required: stop === null, from: said('from'), reason: said('reason') } });
      this.certificates.reload();
    });
  }
}

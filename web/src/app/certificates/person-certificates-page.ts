import { Component, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { readPersonCertificates, recordCertificate, withdrawCertificate } from '@palier/contracts';
import { Attestations } from '../learning/attestations';
import { Api, newId, places } from '../platform';
import { Async, DayInWords, Deed, PageHeader, Say, When } from '../ui';
import { CertificateState } from './certificate-state';

/** The certificates of one person: what is asked of them and by which profile, what they have and since when; whoever leads them records what its paper says. */
@Component({
  selector: 'app-person-certificates-page',
  imports: [Async, Attestations, CertificateState, DayInWords, MatButton, PageHeader, RouterLink, Say, TranslocoPipe, When],
  template: `
    <app-page-header [heading]="'certificates.of' | transloco: { name: certificates.value()?.person?.name ?? '' }" />
    <app-async [of]="certificates">
      @if (certificates.value(); as it) {
        @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
        <ul class="list">
          @for (line of it.lines; track line.certificate.id) {
            <li class="card"><div class="row"><div><strong>{{ line.certificate.name }}</strong><br /><span class="quiet">{{ line.certificate.issuer }}</span><br /><span class="quiet">@if (line.required) { {{ 'certificates.askedBy' | transloco }} @for (title of line.askedBy; track $index; let last = $last) { {{ title | say }}{{ last ? '' : ', ' }} } } @else { {{ 'certificates.notAsked' | transloco }} }</span></div><app-certificate-state class="due" [of]="line" /></div>
              @if (line.issues.length > 0) { <ul class="plain">@for (issue of line.issues; track issue.id) {
                <li>{{ 'certificates.issued' | transloco: { day: (issue.issuedOn | when), by: issue.by } }}@if (issue.saidUntil) { , {{ 'certificates.until' | transloco: { day: (issue.saidUntil | when) } }} }
                  @if (issue.pieceId; as piece) {&ngsp;<a [routerLink]="places.piece(piece)">{{ 'certificates.seePiece' | transloco }}<span class="sr"> {{ line.certificate.name }}, {{ issue.issuedOn | when }}</span></a> } @else if (it.mayRecord) { <details class="no-print"><summary>{{ 'certificates.withdraw' | transloco }}<span class="sr"> {{ line.certificate.name }}, {{ issue.issuedOn | when }}</span></summary><form class="stack" (submit)="withdraw($event, issue.id)"><label class="field">{{ 'competencies.reason' | transloco }}<input name="reason" required maxlength="500" /></label><div><button matButton="outlined" type="submit" [disabled]="deed.busy()">{{ 'certificates.withdraw' | transloco }}</button></div></form></details> }</li>
              }</ul> }</li>
          } @empty { <li class="card">{{ 'certificates.none' | transloco }}</li> }
        </ul>
        <app-attestations [personId]="it.person.id" />
        @if (it.mayRecord && it.certificates.length > 0) {
          <section class="card no-print"><h2 style="margin-top: 0">{{ 'certificates.record' | transloco }}</h2><p class="quiet">{{ 'certificates.recordLead' | transloco }}</p>
            <form class="stack" (submit)="record($event)">
              <label class="field">{{ 'certificates.one' | transloco }}<select name="certificateId" required>@for (one of it.certificates; track one.id) { <option [value]="one.id">{{ one.name }}, {{ one.issuer }}</option> }</select></label>
              <label class="field">{{ 'certificates.issuedOn' | transloco }}<input name="issuedOn" type="date" required [max]="it.today" /></label>
              <label class="field">{{ 'certificates.saidUntil' | transloco }}<input name="saidUntil" type="date" /></label>
              <div><button matButton="filled" type="submit" [disabled]="deed.busy()">{{ 'certificates.record' | transloco }}</button></div></form></section>
        }
      }
    </app-async>
  `,
  styles: `summary { cursor: pointer; padding: 4px 0; } .due { text-align: end; } @media (max-width: 600px) { .due { text-align: start; } }`,
})
export class PersonCertificatesPage {
  readonly personId = input.required<string>();
  private readonly api = inject(Api);
  protected readonly places = places;
  protected readonly deed = new Deed();
  protected readonly certificates = this.api.read(readPersonCertificates, () => ({ params: { personId: this.personId() } }));

  protected record(event: Event) {
    const { said, form } = saidIn(event);
    return this.deed.run(async () => {
      await this.api.send(recordCertificate, { params: { personId: this.personId() }, body: { id: newId(), certificateId: said('certificateId'), issuedOn: said('issuedOn'), saidUntil: said('saidUntil') || null } });
      form?.reset();
      this.certificates.reload();
    });
  }

  protected withdraw(event: Event, issueId: string) {
    const { said } = saidIn(event);
    return this.deed.run(async () => {
      await this.api.send(withdrawCertificate, { params: { issueId }, body: { id: newId(), reason: said('reason') } });
      this.certificates.reload();
    });
  }
}

function saidIn(event: Event): { readonly form: HTMLFormElement | null; said(name: string): string } {
  event.preventDefault();
  const form = event.target instanceof HTMLFormElement ? event.target : null;
  const data = form === null ? new FormData() : new FormData(form);
  return { form, said: (name) => { const it = data.get(name); return typeof it === 'string' ? it : ''; } };
}

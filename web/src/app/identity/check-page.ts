import { Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { checkAttestation, type CheckedAttestation } from '@palier/contracts';
import { Api } from '../platform';
import { Deed, PageHeader, Say, When } from '../ui';

/** Where anybody who holds a paper checks its code, without signing in. The code stands behind the # of the address, or is typed. */
@Component({
  selector: 'app-check-page',
  imports: [MatButton, PageHeader, Say, TranslocoPipe, When],
  template: `
    <app-page-header [heading]="'attestations.check' | transloco" [lead]="'attestations.checkLead' | transloco" />
    <form class="stack" (submit)="check($event)">
      <label class="field">{{ 'attestations.code' | transloco }}<input name="code" required maxlength="60" autocomplete="off" autocapitalize="characters" spellcheck="false" [value]="code()" (input)="keep($event)" /></label>
      @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
      <div><button matButton="filled" type="submit" [disabled]="deed.busy()">{{ 'attestations.checkNow' | transloco }}</button></div>
    </form>
    @if (found(); as it) {
      <section class="card" role="status" style="margin-top: 16px"><h2 style="margin: 0"><span aria-hidden="true">{{ it.state === 'valid' ? '✓' : '✕' }}</span> {{ (it.state === 'valid' ? 'attestations.valid' : 'attestations.isRevoked') | transloco }}</h2>
        <p><strong>{{ it.name }}</strong></p>
        <p>@if (it.what.kind === 'course') { {{ 'attestations.course' | transloco: { title: (it.what.title | say) } }} } @else if (it.what.kind === 'journey') { {{ (it.what.of ? 'attestations.planOf' : 'attestations.plan') | transloco: { of: (it.what.of | say) } }} } @else { {{ 'attestations.level' | transloco: { name: (it.what.name | say), level: it.what.level } }} }</p>
        <p style="margin: 0">{{ it.on | when }}</p></section>
    }
  `,
})
export class CheckPage {
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  protected readonly deed = new Deed();
  protected readonly code = signal(this.router.parseUrl(this.router.url).fragment ?? '');
  protected readonly found = signal<CheckedAttestation | null>(null);

  protected keep(event: Event) { if (event.target instanceof HTMLInputElement) this.code.set(event.target.value); }

  protected check(event: Event) {
    event.preventDefault();
    this.found.set(null);
    return this.deed.run(async () => { this.found.set(await this.api.send(checkAttestation, { body: { code: this.code() } })); });
  }
}

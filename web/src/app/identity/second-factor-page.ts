import { Component, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { confirmSecondFactor } from '@palier/contracts';
import { Api, places, SessionStore } from '../platform';
import { Deed, PageHeader } from '../ui';
import { EnrolForm } from './enrol-form';

/** Between the password and everything else: the code of one's phone, or the phone itself where there is none yet. */
@Component({
  selector: 'app-second-factor-page',
  imports: [EnrolForm, MatButton, PageHeader, TranslocoPipe],
  template: `
    @if (enrols) {
      <app-page-header [heading]="'identity.enrol' | transloco" [lead]="'identity.enrolLead' | transloco" />
      <app-enrol-form (done)="goOn()" />
    } @else {
      <app-page-header [heading]="'identity.secondFactor' | transloco" [lead]="'identity.secondFactorLead' | transloco" />
      <form class="stack" (submit)="confirm($event)">
        <label class="field">{{ 'identity.code' | transloco }}<input name="code" autocomplete="one-time-code" autocapitalize="characters" maxlength="60" required [value]="code()" (input)="keep($event)" /></label>
        @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
        <div><button matButton="filled" type="submit" [disabled]="deed.busy()">{{ 'identity.enter' | transloco }}</button></div>
      </form>
      <p class="quiet" style="margin-top: 16px">{{ 'identity.lostPhone' | transloco }}</p>
    }
    <div class="actions"><button matButton type="button" (click)="leave()">{{ 'shell.leave' | transloco }}</button></div>
  `,
  styles: `input { max-width: 320px; letter-spacing: 0.05em; font-variant-numeric: tabular-nums; }`,
})
export class SecondFactorPage {
  readonly back = input<string>();
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly session = inject(SessionStore);
  protected readonly enrols = this.session.session()?.awaits === 'enrolment';
  protected readonly deed = new Deed();
  protected readonly code = signal('');

  constructor() {
    if (this.session.session()?.awaits == null) void this.router.navigateByUrl(places.home);
  }

  protected keep(event: Event) { if (event.target instanceof HTMLInputElement) this.code.set(event.target.value); }

  protected confirm(event: Event) {
    event.preventDefault();
    return this.deed.run(async () => {
      this.session.enter(await this.api.send(confirmSecondFactor, { body: { code: this.code() } }));
      await this.onwards();
    });
  }

  protected goOn() {
    return this.deed.run(async () => { await this.session.load(); await this.onwards(); });
  }

  protected async leave() {
    await this.session.leave();
    await this.router.navigateByUrl(places.signIn);
  }

  private onwards() {
    const back = this.back();
    return this.router.navigateByUrl(back !== undefined && /^\/(?!\/)/.test(back) ? back : places.home);
  }
}

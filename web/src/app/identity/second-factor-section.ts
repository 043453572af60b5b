import { Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import { readSecondFactor, removeSecondFactor, renewRecoveryCodes } from '@palier/contracts';
import { Api } from '../platform';
import { Async, Deed, When } from '../ui';
import { EnrolForm } from './enrol-form';
import { RecoveryCodeList } from './recovery-code-list';

/** One's own second factor: set it up, change the phone, make new recovery codes, or do without where one may. */
@Component({
  selector: 'app-second-factor-section',
  imports: [Async, EnrolForm, MatButton, RecoveryCodeList, TranslocoPipe, When],
  template: `
    <app-async [of]="factor">
      @if (factor.value(); as it) { @if (it.offered) {
        <h2>{{ 'identity.secondFactor' | transloco }}</h2>
        @if (it.since) { <p>{{ 'identity.secondFactorSince' | transloco: { since: (it.since | when), left: it.recoveryCodesLeft } }}</p> } @else { <p class="quiet">{{ 'identity.secondFactorNone' | transloco }}</p> }
        <details class="card" [open]="enrolling()" (toggle)="opened($event)"><summary>{{ (it.since ? 'identity.changePhone' : 'identity.enrol') | transloco }}</summary>@if (enrolling()) { <app-enrol-form style="display: block; margin-top: 12px" [asksPassword]="true" (done)="enrolled()" /> }</details>
        @if (codes(); as shown) { <app-recovery-code-list [codes]="shown" /> }
        @if (it.since) {
          <details class="card"><summary>{{ (it.needed ? 'identity.newCodes' : 'identity.newCodesOrNone') | transloco }}</summary>
            <form class="stack" style="margin-top: 12px" (submit)="renew($event)">
              <label class="field">{{ 'identity.currentPassword' | transloco }}<input name="factor-password" type="password" autocomplete="current-password" required [value]="password()" (input)="keep($event)" /></label>
              @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
              <div class="actions" style="margin: 0"><button matButton="outlined" type="submit" [disabled]="deed.busy()">{{ 'identity.newCodes' | transloco }}</button>
                @if (!it.needed) { <button matButton type="button" [disabled]="deed.busy() || password() === ''" (click)="remove()">{{ 'identity.removeSecondFactor' | transloco }}</button> }</div>
            </form></details>
        }
      } }
    </app-async>
  `,
  styles: `summary { cursor: pointer; font-weight: 560; min-height: 28px; }`,
})
export class SecondFactorSection {
  private readonly api = inject(Api);
  protected readonly deed = new Deed();
  protected readonly enrolling = signal(false);
  protected readonly codes = signal<readonly string[] | null>(null);
  protected readonly password = signal('');
  protected readonly factor = this.api.read(readSecondFactor);

  protected keep(event: Event) { if (event.target instanceof HTMLInputElement) this.password.set(event.target.value); }
  protected opened(event: Event) { if (event.target instanceof HTMLDetailsElement) this.enrolling.set(event.target.open); }
  protected enrolled() { this.enrolling.set(false); this.factor.reload(); }

  protected renew(event: Event) {
    event.preventDefault();
    return this.deed.run(async () => {
      const { recoveryCodes } = await this.api.send(renewRecoveryCodes, { body: { password: this.password() } });
      this.password.set('');
      this.codes.set(recoveryCodes);
      this.factor.reload();
    });
  }

  protected remove() {
    return this.deed.run(async () => {
      await this.api.send(removeSecondFactor, { body: { password: this.password() } });
      this.password.set('');
      this.codes.set(null);
      this.factor.reload();
    });
  }
}

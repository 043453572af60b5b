import { Component, effect, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import { beginEnrolment, finishEnrolment, type Enrolment } from '@palier/contracts';
import { Api } from '../platform';
import { Deed } from '../ui';
import { RecoveryCodeList } from './recovery-code-list';

/** A phone becomes a second factor: its camera reads the key, a code shows that it did, and ten recovery codes are shown once. */
@Component({
  selector: 'app-enrol-form',
  imports: [MatButton, RecoveryCodeList, TranslocoPipe],
  template: `
    @if (codes(); as shown) {
      <app-recovery-code-list [codes]="shown" />
      <div class="actions"><button matButton="filled" type="button" (click)="done.emit()">{{ 'identity.codesKept' | transloco }}</button></div>
    } @else if (begun(); as it) {
      <form class="stack" (submit)="finish($event)">
        <ol><li>{{ 'identity.enrolScan' | transloco }}</li><li>{{ 'identity.enrolType' | transloco }}</li></ol>
        <div class="key">
          <svg role="img" [attr.aria-label]="'identity.enrolPicture' | transloco" [attr.viewBox]="'0 0 ' + size() + ' ' + size()" width="220" height="220" shape-rendering="crispEdges"><rect width="100%" height="100%" fill="#fff" /><path [attr.d]="picture()" fill="#000" /></svg>
          <p style="margin: 0">{{ 'identity.enrolKey' | transloco }}<code>{{ it.key }}</code></p>
        </div>
        <label class="field">{{ 'identity.code' | transloco }}<input name="code" inputmode="numeric" autocomplete="one-time-code" maxlength="20" required [value]="code()" (input)="code.set(value($event))" /></label>
        @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
        <div><button matButton="filled" type="submit" [disabled]="deed.busy()">{{ 'identity.enrolFinish' | transloco }}</button></div>
      </form>
    } @else {
      <form class="stack" (submit)="begin($event)">
        @if (asksPassword()) { <label class="field">{{ 'identity.currentPassword' | transloco }}<input name="enrol-password" type="password" autocomplete="current-password" required [value]="password()" (input)="password.set(value($event))" /></label> }
        @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
        <div><button matButton="filled" type="submit" [disabled]="deed.busy()">{{ 'identity.enrolBegin' | transloco }}</button></div>
      </form>
    }
  `,
  styles: `.key { display: flex; flex-wrap: wrap; gap: 16px 24px; align-items: center; } .key svg { border-radius: 8px; border: 1px solid var(--line); } code { display: block; max-width: 20ch; margin-top: 4px; font-size: 1.05rem; } input[name=code] { max-width: 240px; letter-spacing: 0.1em; font-variant-numeric: tabular-nums; } ol { margin: 0; padding-left: 1.4em; max-width: 70ch; }`,
})
export class EnrolForm {
  /** On the way in the password was given just now. */
  readonly asksPassword = input(false);
  readonly done = output();
  private readonly api = inject(Api);
  protected readonly deed = new Deed();
  protected readonly begun = signal<Enrolment | null>(null);
  protected readonly codes = signal<readonly string[] | null>(null);
  protected readonly password = signal('');
  protected readonly code = signal('');
  protected readonly picture = signal('');
  protected readonly size = signal(1);

  constructor() {
    // The drawing of QR codes comes when a key is there to draw.
    effect(() => { const it = this.begun(); if (it !== null) void this.draw(it.address); });
  }

  protected value(event: Event) { return event.target instanceof HTMLInputElement ? event.target.value : ''; }

  protected begin(event: Event) {
    event.preventDefault();
    return this.deed.run(async () => {
      this.begun.set(await this.api.send(beginEnrolment, { body: this.asksPassword() ? { password: this.password() } : {} }));
      this.password.set('');
    });
  }

  protected finish(event: Event) {
    event.preventDefault();
    return this.deed.run(async () => {
      const { recoveryCodes } = await this.api.send(finishEnrolment, { body: { code: this.code() } });
      this.codes.set(recoveryCodes);
    });
  }

  private async draw(address: string) {
    const { encode } = await import('uqr');
    const { data, size } = encode(address, { ecc: 'M', border: 4 });
    this.size.set(size);
    this.picture.set(data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join(''));
  }
}

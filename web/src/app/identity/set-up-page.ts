import { Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { setUpInstallation } from '@palier/contracts';
import { Api, places, SessionStore } from '../platform';
import { Deed, PageHeader } from '../ui';

@Component({
  selector: 'app-set-up-page',
  imports: [MatButton, PageHeader, TranslocoPipe],
  template: `
    <app-page-header [heading]="'identity.setUp' | transloco" [lead]="'identity.setUpLead' | transloco" />
    <form class="stack" (submit)="make($event)">
      <label class="field">{{ 'identity.token' | transloco }}<input name="token" autocomplete="off" required (input)="keep('token', $event)" /></label>
      <label class="field">{{ 'identity.name' | transloco }}<input name="name" autocomplete="name" required (input)="keep('name', $event)" /></label>
      <label class="field">{{ 'identity.login' | transloco }}<input name="login" autocomplete="username" required (input)="keep('login', $event)" /></label>
      <label class="field">{{ 'identity.mailOptional' | transloco }}<span class="quiet">{{ 'identity.mailWhy' | transloco }}</span><input name="mail" inputmode="email" autocomplete="email" autocapitalize="none" maxlength="200" (input)="keep('mail', $event)" /></label>
      <label class="field">{{ 'identity.newPassword' | transloco }}<input name="password" type="password" autocomplete="new-password" minlength="12" required (input)="keep('password', $event)" /></label>
      @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
      <div><button matButton="filled" type="submit" [disabled]="deed.busy()">{{ 'identity.make' | transloco }}</button></div>
    </form>
  `,
})
export class SetUpPage {
  private readonly session = inject(SessionStore);
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  protected readonly deed = new Deed();
  private readonly wish = signal({ token: '', name: '', login: '', mail: '', password: '' });

  protected keep(field: 'token' | 'name' | 'login' | 'mail' | 'password', event: Event) {
    if (event.target instanceof HTMLInputElement) this.wish.set({ ...this.wish(), [field]: event.target.value });
  }

  protected make(event: Event) {
    event.preventDefault();
    return this.deed.run(async () => {
      this.session.enter(await this.api.send(setUpInstallation, { body: { ...this.wish(), locale: this.session.locale() } }));
      await this.router.navigateByUrl(places.home);
    });
  }
}

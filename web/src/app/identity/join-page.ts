import { Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { acceptInvitation, readInvitation, type Invited } from '@palier/contracts';
import { Api, places, SessionStore } from '../platform';
import { Deed, PageHeader, When } from '../ui';

/** Where an invitation leads. The token stands behind the # of the address: no server, no log and no other site ever sees it there. */
@Component({
  selector: 'app-join-page',
  imports: [MatButton, PageHeader, TranslocoPipe, When],
  template: `
    <app-page-header [heading]="(invited()?.purpose === 'reset' ? 'identity.newPasswordTitle' : 'identity.joinTitle') | transloco" />
    @if (looked.failed(); as key) { <p class="error" role="alert">{{ key | transloco: looked.params() }}</p> }
    @if (invited(); as it) {
      <p>{{ 'identity.joinLead' | transloco: { name: it.name, until: (it.expiresAt | when) } }}</p>
      <form class="stack" (submit)="join($event)">
        <label class="field">{{ 'identity.login' | transloco }}<input name="login" autocomplete="username" readonly [value]="it.login" /></label>
        <label class="field">{{ 'identity.newPassword' | transloco }}<input name="password" type="password" autocomplete="new-password" minlength="12" required [value]="password()" (input)="keep($event)" /></label>
        @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
        <div><button matButton="filled" type="submit" [disabled]="deed.busy()">{{ 'identity.join' | transloco }}</button></div>
      </form>
    }
  `,
})
export class JoinPage {
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly session = inject(SessionStore);
  private readonly token = this.router.parseUrl(this.router.url).fragment ?? '';
  protected readonly looked = new Deed();
  protected readonly deed = new Deed();
  protected readonly invited = signal<Invited | null>(null);
  protected readonly password = signal('');

  constructor() {
    void this.looked.run(async () => { this.invited.set(await this.api.send(readInvitation, { body: { token: this.token } })); });
  }

  protected keep(event: Event) { if (event.target instanceof HTMLInputElement) this.password.set(event.target.value); }

  protected join(event: Event) {
    event.preventDefault();
    return this.deed.run(async () => {
      this.session.enter(await this.api.send(acceptInvitation, { body: { token: this.token, password: this.password() } }));
      await this.router.navigateByUrl(places.home, { replaceUrl: true });
    });
  }
}

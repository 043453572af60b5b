import { Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { askNewPassword } from '@palier/contracts';
import { Api, places, SessionStore } from '../platform';
import { Deed, PageHeader } from '../ui';

/** A forgotten password: by mail where mail is set up, else by whoever may make a link. */
@Component({
  selector: 'app-forgotten-password-page',
  imports: [MatButton, PageHeader, RouterLink, TranslocoPipe],
  template: `
    <app-page-header [heading]="'identity.forgotten' | transloco" />
    @if (session.session()?.mail !== true) { <p class="card">{{ 'identity.forgottenAskSomebody' | transloco }}</p> }
    @else if (asked()) { <p class="card" role="status">{{ 'identity.forgottenAsked' | transloco }}</p> }
    @else {
      <form class="stack" (submit)="ask($event)">
        <label class="field">{{ 'identity.login' | transloco }}<input name="login" autocomplete="username" autocapitalize="none" required maxlength="200" /></label>
        @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
        <div><button matButton="filled" type="submit" [disabled]="deed.busy()">{{ 'identity.forgottenSend' | transloco }}</button></div>
      </form>
    }
    <p style="margin-top: 24px"><a [routerLink]="places.signIn">{{ 'identity.backToSignIn' | transloco }}</a></p>
  `,
})
export class ForgottenPasswordPage {
  private readonly api = inject(Api);
  protected readonly session = inject(SessionStore);
  protected readonly places = places;
  protected readonly deed = new Deed();
  protected readonly asked = signal(false);

  protected ask(event: Event) {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement)) return undefined;
    const login = String(new FormData(event.target).get('login') ?? '').trim();
    return this.deed.run(async () => { await this.api.send(askNewPassword, { body: { login } }); this.asked.set(true); });
  }
}

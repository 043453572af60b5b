import { Component, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { signIn } from '@palier/contracts';
import { Api, places, SessionStore } from '../platform';
import { Deed, PageHeader } from '../ui';

@Component({
  selector: 'app-sign-in-page',
  imports: [MatButton, PageHeader, RouterLink, TranslocoPipe],
  template: `
    <app-page-header [heading]="'identity.signIn' | transloco" [lead]="'identity.lead' | transloco" />
    <form class="stack" (submit)="enter($event)">
      <label class="field">{{ 'identity.login' | transloco }}<input name="login" autocomplete="username" autocapitalize="none" required [value]="login()" (input)="login.set(value($event))" /></label>
      <label class="field">{{ 'identity.password' | transloco }}<input name="password" type="password" autocomplete="current-password" required [value]="password()" (input)="password.set(value($event))" /></label>
      @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
      <div><button matButton="filled" type="submit" [disabled]="deed.busy()">{{ 'identity.enter' | transloco }}</button></div>
      <p style="margin: 0"><a [routerLink]="places.forgotten">{{ 'identity.forgotten' | transloco }}</a></p>
    </form>
    @if (session.session()?.demo) {
      <div class="card" style="margin-top: 32px; max-width: 560px">
        <h2 style="margin-top: 0">{{ 'identity.demo' | transloco }}</h2>
        <ul><li><code>ines</code> – {{ 'identity.newHire' | transloco }}</li><li><code>karim</code> – {{ 'identity.lead2' | transloco }}</li><li><code>sophie</code> – {{ 'identity.hr' | transloco }}</li></ul>
        <p>{{ 'identity.demoPassword' | transloco }} <code>palier-demo-2026</code></p>
      </div>
    }
  `,
})
export class SignInPage {
  readonly back = input<string>();
  protected readonly session = inject(SessionStore);
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  protected readonly places = places;
  protected readonly deed = new Deed();
  protected readonly login = signal('');
  protected readonly password = signal('');

  protected value(event: Event): string {
    return event.target instanceof HTMLInputElement ? event.target.value : '';
  }

  protected enter(event: Event) {
    event.preventDefault();
    return this.deed.run(async () => {
      this.session.enter(await this.api.send(signIn, { body: { login: this.login(), password: this.password() } }));
      const back = this.back();
      await this.router.navigateByUrl(back !== undefined && /^\/(?!\/)/.test(back) ? back : places.home);
    });
  }
}

import { Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { changePassword, endSession, listSessions } from '@palier/contracts';
import { NotificationPreferences } from '../notifications/notification-preferences';
import { Api, places } from '../platform';
import { RefresherChoice } from '../refresher/refresher-choice';
import { Async, Deed, PageHeader, When } from '../ui';
import { CalendarFeedSection } from './calendar-feed-section';
import { SecondFactorSection } from './second-factor-section';

/** How one is told, one's own calendar and password, and where one is signed in. */
@Component({
  selector: 'app-account-page',
  imports: [Async, CalendarFeedSection, MatButton, NotificationPreferences, PageHeader, RefresherChoice, RouterLink, SecondFactorSection, TranslocoPipe, When],
  template: `
    <app-page-header [heading]="'shell.account' | transloco" />
    <p><a [routerLink]="places.viewers">{{ 'trust.viewers' | transloco }}</a> · <a [routerLink]="places.notice">{{ 'trust.notice' | transloco }}</a></p>
    <app-notification-preferences />
    <app-refresher-choice />
    <h2>{{ 'identity.changePassword' | transloco }}</h2>
    <form class="stack" (submit)="change($event)">
      <label class="field">{{ 'identity.currentPassword' | transloco }}<input name="current" type="password" autocomplete="current-password" required [value]="wish().current" (input)="keep('current', $event)" /></label>
      <label class="field">{{ 'identity.newPassword' | transloco }}<input name="password" type="password" autocomplete="new-password" minlength="12" required [value]="wish().password" (input)="keep('password', $event)" /></label>
      @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
      @if (changed()) { <p role="status" class="card">{{ 'identity.passwordChanged' | transloco }}</p> }
      <div><button matButton="filled" type="submit" [disabled]="deed.busy()">{{ 'identity.changePassword' | transloco }}</button></div>
    </form>
    <app-calendar-feed-section />
    <app-second-factor-section />
    <h2>{{ 'identity.sessions' | transloco }}</h2>
    <app-async [of]="sessions">
      <ul class="list">
        @for (it of sessions.value()?.sessions ?? []; track it.id) {
          <li class="card row"><div><strong>{{ device(it.device) || ('identity.unknownDevice' | transloco) }}</strong><p class="quiet" style="margin: 0">{{ 'identity.sessionSince' | transloco: { since: (it.createdAt | when), seen: (it.seenAt | when) } }}</p></div>
            @if (it.thisOne) { <span>{{ 'identity.thisOne' | transloco }}</span> } @else { <button matButton="outlined" type="button" [disabled]="ending.busy()" (click)="end(it.id)">{{ 'identity.endSession' | transloco }}</button> }</li>
        }
      </ul>
    </app-async>
    @if (ending.failed(); as key) { <p class="error" role="alert">{{ key | transloco: ending.params() }}</p> }
  `,
})
export class AccountPage {
  private readonly api = inject(Api);
  protected readonly places = places;
  protected readonly deed = new Deed();
  protected readonly ending = new Deed();
  protected readonly changed = signal(false);
  protected readonly wish = signal({ current: '', password: '' });
  protected readonly sessions = this.api.read(listSessions);

  /** The browser and the system that a user agent names, as far as people know them by name. */
  protected device(agent: string) {
    const browser = ([['Firefox', /Firefox/], ['Edge', /Edg/], ['Opera', /OPR/], ['Chrome', /Chrome|CriOS/], ['Safari', /Safari/]] as const).find(([, sign]) => sign.test(agent))?.[0];
    const system = ([['iPhone', /iPhone/], ['iPad', /iPad/], ['Android', /Android/], ['Windows', /Windows/], ['macOS', /Mac OS/], ['Linux', /Linux/]] as const).find(([, sign]) => sign.test(agent))?.[0];
    return [browser, system].filter((it) => it !== undefined).join(' · ');
  }

  protected keep(field: 'current' | 'password', event: Event) {
    if (event.target instanceof HTMLInputElement) this.wish.set({ ...this.wish(), [field]: event.target.value });
  }

  protected change(event: Event) {
    event.preventDefault();
    this.changed.set(false);
    return this.deed.run(async () => {
      await this.api.send(changePassword, { body: this.wish() });
      this.wish.set({ current: '', password: '' });
      this.changed.set(true);
      this.sessions.reload();
    });
  }

  protected end(sessionId: string) {
    return this.ending.run(async () => { await this.api.send(endSession, { params: { sessionId } }); this.sessions.reload(); });
  }
}

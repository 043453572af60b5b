import { Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { changeNotificationBounds, readMailServer, readNotificationBounds, readSecurity } from '@palier/contracts';
import { mostEscalationDays } from '@palier/domain';
import { Api, places, SessionStore } from '../platform';
import { Async, Deed, PageHeader, When } from '../ui';
import { HolidayPlaces } from '../workdays/holiday-places';
import { CheckRuleForm } from './check-rule-form';
import { RegradeRuleForm } from './regrade-rule-form';
import { SecondRatingRuleForm } from './second-rating-rule-form';

/** What HR and administration set for everybody. */
@Component({
  selector: 'app-settings-page',
  imports: [Async, CheckRuleForm, HolidayPlaces, MatButton, PageHeader, RegradeRuleForm, RouterLink, SecondRatingRuleForm, TranslocoPipe, When],
  template: `
    <app-page-header [heading]="'notifications.settings' | transloco" />
    @if (administers) {
      <app-async [of]="server">
        @if (server.value(); as it) {
          <section class="card row"><div><h2 style="margin: 0">{{ 'notifications.mail' | transloco }}</h2><p style="margin: 0">{{ (it.source === 'none' ? 'notifications.mailNone' : it.said !== '' ? 'notifications.mailFails' : 'notifications.mailSet') | transloco: { host: it.host, said: it.said } }}</p></div>
            <a matButton="outlined" [routerLink]="places.mail">{{ 'notifications.mailOpen' | transloco }}</a></section>
        }
      </app-async>
      <app-async [of]="security">
        @if (security.value(); as it) {
          <section class="card row"><div><h2 style="margin: 0">{{ 'identity.security' | transloco }}</h2><p style="margin: 0">{{ (it.required ? 'identity.secondFactorAsked' : 'identity.secondFactorNotAsked') | transloco }}</p></div>
            <a matButton="outlined" [routerLink]="places.security">{{ 'identity.securityOpen' | transloco }}</a></section>
        }
      </app-async>
    }
    @if (connects) { <section class="card row"><div><h2 style="margin: 0">{{ 'webhooks.title' | transloco }}</h2><p style="margin: 0">{{ 'webhooks.short' | transloco }}</p></div><a matButton="outlined" [routerLink]="places.webhooks">{{ 'webhooks.open' | transloco }}</a></section> }
    @if (rules) { <h2>{{ 'notifications.regradeRule' | transloco }}</h2><app-regrade-rule-form /> }
    @if (checks) { <h2>{{ 'notifications.checkRule' | transloco }}</h2><app-check-rule-form /> }
    @if (ratings) { <h2>{{ 'notifications.ratingRule' | transloco }}</h2><app-second-rating-rule-form /> }
    @if (holidays) { <h2>{{ 'workdays.holidays' | transloco }}</h2><app-holiday-places /> }
    <h2>{{ 'notifications.boundsTitle' | transloco }}</h2>
    <app-async [of]="bounds">
      @if (bounds.value(); as it) {
        <form class="stack" (submit)="save($event, it.version)">
          <label class="field">{{ 'notifications.weeklyLimit' | transloco }}<input name="weeklyLimit" type="number" min="0" max="100" required [value]="it.weeklyLimit" /></label>
          <p class="quiet" style="margin: 0">{{ 'notifications.weeklyLimitLead' | transloco }}</p>
          <label class="field">{{ 'notifications.digestHour' | transloco }}<select name="digestHour">@for (hour of hours; track hour) { <option [value]="hour" [selected]="hour === it.digestHour">{{ 'notifications.hour' | transloco: { hour } }}</option> }</select></label>
          <label class="field">{{ 'notifications.escalationDays' | transloco }}<input name="escalationDays" type="number" min="0" [max]="mostEscalationDays" required [value]="it.escalationDays" /></label>
          <p class="quiet" style="margin: 0">{{ 'notifications.escalationLead' | transloco }}</p>
          @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
          <div class="actions" style="margin: 0"><button matButton="filled" type="submit" [disabled]="deed.busy()">{{ 'notifications.save' | transloco }}</button>@if (saved()) { <span role="status">{{ 'notifications.saved' | transloco }}</span> }</div>
          @if (it.changedAt) { <p class="quiet" style="margin: 0">{{ 'notifications.boundsBy' | transloco: { by: it.changedBy ?? '', on: (it.changedAt | when) } }}</p> }
        </form>
      }
    </app-async>
  `,
})
export class SettingsPage {
  private readonly api = inject(Api);
  private readonly session = inject(SessionStore);
  protected readonly places = places;
  protected readonly administers = this.session.may('mail.administer');
  protected readonly connects = this.session.may('webhook.manage');
  protected readonly rules = this.session.may('regrade.rule');
  protected readonly checks = this.session.may('content.rule');
  protected readonly ratings = this.session.may('second-rating.rule');
  protected readonly holidays = this.session.may('holidays.rule');
  protected readonly hours = Array.from({ length: 24 }, (_, hour) => hour);
  protected readonly mostEscalationDays = mostEscalationDays;
  protected readonly deed = new Deed();
  protected readonly saved = signal(false);
  protected readonly bounds = this.api.read(readNotificationBounds);
  protected readonly server = this.api.read(readMailServer, () => (this.administers ? {} : undefined));
  protected readonly security = this.api.read(readSecurity, () => (this.administers ? {} : undefined));

  protected save(event: Event, seen: number) {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement)) return undefined;
    const said = new FormData(event.target);
    this.saved.set(false);
    return this.deed.run(async () => {
      await this.api.send(changeNotificationBounds, { body: { seen, weeklyLimit: Number(said.get('weeklyLimit')), digestHour: Number(said.get('digestHour')), escalationDays: Number(said.get('escalationDays')) } });
      this.bounds.reload();
      this.saved.set(true);
    });
  }
}

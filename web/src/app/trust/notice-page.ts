import { Component, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { acknowledgeNotice, readNotice, type Notice } from '@palier/contracts';
import { Api, places, SessionStore } from '../platform';
import { Async, Deed, PageHeader, When } from '../ui';
import { NoticeForm } from './notice-form';
import { NoticeText } from './notice-text';

/** What is recorded, why, who sees it, how long: readable at any time, with the versions there were. */
@Component({
  selector: 'app-notice-page',
  imports: [Async, MatButton, NoticeForm, NoticeText, PageHeader, RouterLink, TranslocoPipe, When],
  template: `
    <app-page-header [heading]="'trust.notice' | transloco" />
    <app-async [of]="notice">
      @if (notice.value(); as it) {
        <section class="card"><h2 class="version">{{ (it.publishedBy ? 'trust.noticeVersion' : 'trust.noticeBrought') | transloco: { number: it.number, day: (it.publishedAt | when), by: it.publishedBy } }}</h2>
          @if (!inForce(it)) { <p><a [routerLink]="places.notice">{{ 'trust.noticeInForce' | transloco }}</a></p> }
          <app-notice-text [notice]="it" /></section>
        @if (it.acknowledgedAt) { <p>{{ 'trust.noticeRead' | transloco: { day: (it.acknowledgedAt | when) } }}</p> }
        @else if (inForce(it)) {
          @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
          <div class="actions no-print"><button matButton="filled" type="button" [disabled]="deed.busy()" (click)="acknowledge(it)">{{ 'trust.acknowledge' | transloco }}</button></div>
        }
        @if (it.versions.length > 1 || publishes) {
          <h2>{{ 'trust.noticeVersions' | transloco }}</h2>
          <ul class="list">@for (version of it.versions; track version.number) {
            <li class="card row"><a [routerLink]="places.notice" [queryParams]="{ number: version.number }">{{ (version.publishedBy ? 'trust.noticeVersion' : 'trust.noticeBrought') | transloco: { number: version.number, day: (version.publishedAt | when), by: version.publishedBy } }}</a>
              @if (version.acknowledgedBy !== null) { <span class="quiet">{{ 'trust.noticeReadBy' | transloco: { count: version.acknowledgedBy } }}</span> }</li>
          }</ul>
        }
        @if (publishes && inForce(it)) { <app-notice-form [notice]="it" (published)="notice.reload()" /> }
      }
    </app-async>
  `,
  styles: `.version { margin: 0 0 16px; font-size: 1rem; font-weight: 400; color: var(--quiet); }`,
})
export class NoticePage {
  readonly number = input<string>();
  private readonly api = inject(Api);
  protected readonly places = places;
  protected readonly publishes = inject(SessionStore).may('notice.publish');
  protected readonly deed = new Deed();
  protected readonly notice = this.api.read(readNotice, () => { const number = Number(this.number()); return { query: Number.isInteger(number) && number > 0 ? { number } : {} }; });

  protected inForce(it: Notice) { return it.versions[0]?.number === it.number; }

  protected acknowledge(it: Notice) {
    return this.deed.run(async () => { await this.api.send(acknowledgeNotice, { body: { noticeId: it.id } }); this.notice.reload(); });
  }
}

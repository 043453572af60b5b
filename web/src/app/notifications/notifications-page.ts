import { Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { listNotifications, markAllNotificationsRead, markNotificationRead, type Notification } from '@palier/contracts';
import { Api, places, SessionStore } from '../platform';
import { Async, Deed, PageHeader, When } from '../ui';
import { Bell } from './bell';
import { momentInWords } from '../live-sessions/words';
import { placeOf, sentenceOf } from './words';

/** What somebody was told, the newest first; opening one is reading it. */
@Component({
  selector: 'app-notifications-page',
  imports: [Async, MatButton, PageHeader, RouterLink, TranslocoPipe, When],
  template: `
    <app-page-header [heading]="'notifications.title' | transloco" />
    <app-async [of]="list">
      @if (list.value(); as it) {
        <div class="row"><p style="margin: 0"><strong>{{ 'notifications.unread' | transloco: { count: it.unread } }}</strong></p>
          <div class="actions" style="margin: 0">@if (it.unread > 0) { <button matButton="outlined" type="button" [disabled]="deed.busy()" (click)="readAll(it.asOf)">{{ 'notifications.readAll' | transloco }}</button> }<a matButton [routerLink]="places.account" fragment="notifications">{{ 'notifications.choose' | transloco }}</a></div></div>
        @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
        <ul class="list">
          @for (n of shown(); track n.id) {
            <li class="card row" [class.new]="!n.read"><div><a [routerLink]="place(n)" (click)="open(n)"><span>{{ sentence(n) | transloco: holes(n) }}</span></a>
              <p class="quiet" style="margin: 0">@if (!n.read) { <strong class="mark"><span aria-hidden="true">●</span> {{ 'notifications.isNew' | transloco }}</strong> · }{{ n.at | when }}</p></div>
              @if (!n.read) { <button matButton type="button" [disabled]="deed.busy()" (click)="read(n)">{{ 'notifications.markRead' | transloco }}<span class="sr"> {{ sentence(n) | transloco: holes(n) }}</span></button> }</li>
          } @empty { <li class="card">{{ 'notifications.none' | transloco }}</li> }
        </ul>
        @if (it.next; as next) { <button matButton="outlined" type="button" (click)="after.set(next)">{{ 'arrivals.more' | transloco }}</button> }
      }
    </app-async>
  `,
  styles: `ul { margin-top: 12px; } li > div { flex: 1 1 320px; } .new { border-color: var(--held); } .new a { font-weight: 620; } .mark { color: var(--held); }`,
})
export class NotificationsPage {
  private readonly api = inject(Api);
  private readonly bell = inject(Bell);
  protected readonly session = inject(SessionStore);
  protected readonly places = places;
  protected readonly deed = new Deed();
  protected readonly after = signal<string | undefined>(undefined);
  protected readonly list = this.api.read(listNotifications, () => ({ query: { after: this.after() } }));
  /** Everything read so far. */
  protected readonly shown = linkedSignal<{ page: readonly Notification[]; first: boolean }, readonly Notification[]>({
    source: computed(() => ({ page: this.list.hasValue() ? this.list.value().notifications : [], first: this.after() === undefined })),
    computation: ({ page, first }, before) => (first || before === undefined ? page : [...before.value, ...page.filter((it) => !before.value.some((known) => known.id === it.id))]),
  });
  protected readonly sentence = sentenceOf;
  private readonly when = new When();

  protected place(it: Notification) { return placeOf(it, this.session.person()?.id ?? ''); }

  protected holes(it: Notification) {
    return { course: it.course?.title ?? '', article: it.article?.title ?? '', change: it.change === null ? '' : `${it.change.product} ${it.change.release}${it.change.area === '' ? '' : `, ${it.change.area}`}`, certificate: it.certificate?.title ?? '', competency: this.session.say(it.competency?.name), level: it.competency?.level ?? '', person: it.person?.name ?? '', by: it.by ?? '', more: it.more, day: this.when.transform(it.day), session: it.session?.title ?? '', moment: this.moment(it, 'startsAt'), before: this.moment(it, 'before') };
  }

  /** When a session is, or was, on the clocks of whoever reads it. */
  private moment({ session }: Notification, which: 'startsAt' | 'before') { return session?.[which] == null ? '' : momentInWords(session[which], session.zone, this.session.locale()); }

  /** The link opens at once; that it was read is said beside, and counted once it is kept. */
  protected open(it: Notification) {
    if (!it.read) void this.deed.run(async () => { await this.mark(it.id); this.bell.refresh(); });
  }

  protected read(it: Notification) {
    return this.deed.run(async () => { await this.mark(it.id); this.again(); });
  }

  /** What came after this page was read stays new. */
  protected readAll(asOf: string) {
    return this.deed.run(async () => { await this.api.send(markAllNotificationsRead, { body: { asOf } }); this.again(); });
  }

  private async mark(notificationId: string) { await this.api.send(markNotificationRead, { params: { notificationId }, body: {} }); }

  private again() {
    this.after.set(undefined);
    this.list.reload();
    this.bell.refresh();
  }
}

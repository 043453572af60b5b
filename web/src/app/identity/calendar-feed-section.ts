import { Clipboard } from '@angular/cdk/clipboard';
import { Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import { endCalendarFeed, makeCalendarFeed, readCalendarFeed } from '@palier/contracts';
import { Api, newId } from '../platform';
import { Async, Deed, When } from '../ui';

/** The address at which one’s own calendar reads one’s due days: made, shown once, taken back. */
@Component({
  selector: 'app-calendar-feed-section',
  imports: [Async, MatButton, TranslocoPipe, When],
  template: `
    <h2>{{ 'identity.calendar' | transloco }}</h2>
    <app-async [of]="feed">
      @if (feed.value(); as it) {
        <p class="quiet">{{ 'identity.calendarLead' | transloco }}</p>
        @if (it.since) { <p>{{ 'identity.calendarSince' | transloco: { since: (it.since | when) } }} @if (it.readAt) { {{ 'identity.calendarRead' | transloco: { at: (it.readAt | when) } }} } @else { {{ 'identity.calendarUnread' | transloco }} }</p> }
        @if (address(); as shown) {
          <section class="card" role="status">
            <p style="margin-top: 0">{{ 'identity.calendarOnce' | transloco }}</p>
            <p><code>{{ shown }}</code></p>
            <div class="actions no-print" style="margin: 0"><button matButton="outlined" type="button" (click)="copy(shown)">{{ 'identity.calendarCopy' | transloco }}</button>@if (copied()) { <span>{{ 'identity.codesCopied' | transloco }}</span> }</div>
          </section>
        }
        @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
        <div class="actions"><button matButton="outlined" type="button" [disabled]="deed.busy()" (click)="make()">{{ (it.since ? 'identity.calendarAnew' : 'identity.calendarMake') | transloco }}</button>
          @if (it.since) { <button matButton type="button" [disabled]="deed.busy()" (click)="end()">{{ 'identity.calendarEnd' | transloco }}</button> }</div>
      }
    </app-async>
  `,
  styles: `code { overflow-wrap: anywhere; }`,
})
export class CalendarFeedSection {
  private readonly api = inject(Api);
  private readonly clipboard = inject(Clipboard);
  protected readonly deed = new Deed();
  protected readonly address = signal<string | null>(null);
  protected readonly copied = signal(false);
  protected readonly feed = this.api.read(readCalendarFeed);

  protected copy(address: string) { this.copied.set(this.clipboard.copy(address)); }

  protected make() {
    return this.deed.run(async () => {
      const { token } = await this.api.send(makeCalendarFeed, { body: { id: newId() } });
      this.copied.set(false);
      this.address.set(token === null ? null : `${location.origin}/api/calendar/${token}/palier.ics`);
      this.feed.reload();
    });
  }

  protected end() {
    return this.deed.run(async () => { await this.api.send(endCalendarFeed, {}); this.address.set(null); this.feed.reload(); });
  }
}

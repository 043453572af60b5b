import { Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { readUnsubscription, unsubscribe } from '@palier/contracts';
import { Api } from '../platform';
import { Async, Deed, PageHeader } from '../ui';
import { kindWords } from './words';

/** Where the link of a mail leads: what it would stop, and one button, without signing in. Nothing is changed by looking. The token stands behind the # of the address. */
@Component({
  selector: 'app-unsubscribe-page',
  imports: [Async, MatButton, PageHeader, TranslocoPipe],
  template: `
    <app-page-header [heading]="'notifications.stop' | transloco" />
    @if (token === '') { <p class="error" role="alert">{{ 'notifications.stopLink' | transloco }}</p> }
    <app-async [of]="stopping">
      @if (stopping.value(); as it) {
        <section class="card stack">
          @if (it.what === 'digest') { <p style="margin: 0">{{ 'notifications.stopDigest' | transloco }}</p> } @else { <p style="margin: 0">{{ 'notifications.stopKind' | transloco: { kind: (kind[it.what] | transloco) } }}</p> }
          <p class="quiet" style="margin: 0">{{ 'notifications.stopRest' | transloco }}</p>
          @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
          @if (done()) { <p role="status" style="margin: 0">{{ 'notifications.stopDone' | transloco }}</p> }
          @else { <div><button matButton="filled" type="button" [disabled]="deed.busy()" (click)="stop()">{{ 'notifications.stopNow' | transloco }}</button></div> }
        </section>
      }
    </app-async>
  `,
})
export class UnsubscribePage {
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  protected readonly kind = kindWords;
  protected readonly token = this.router.parseUrl(this.router.url).fragment ?? '';
  protected readonly deed = new Deed();
  protected readonly done = signal(false);
  protected readonly stopping = this.api.read(readUnsubscription, () => (this.token === '' ? undefined : { query: { token: this.token } }));

  protected stop() {
    return this.deed.run(async () => { await this.api.send(unsubscribe, { query: { token: this.token } }); this.done.set(true); });
  }
}

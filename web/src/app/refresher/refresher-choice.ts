import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { chooseRefreshers, readRefresher } from '@palier/contracts';
import { Api, newId, places, SessionStore } from '../platform';
import { Async, Deed } from '../ui';

/** In one’s account: whether one wants a refresher each week. */
@Component({
  selector: 'app-refresher-choice',
  imports: [Async, MatButton, RouterLink, TranslocoPipe],
  template: `
    @if (session.may('refresher.choose')) {
      <h2>{{ 'refreshers.title' | transloco }}</h2>
      <app-async [of]="refresher">
        <p role="status">{{ (wants() ? 'refreshers.isIn' : 'refreshers.isOut') | transloco }} <a [routerLink]="places.refresher">{{ 'refreshers.see' | transloco }}</a></p>
        @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
        <div class="actions"><button matButton="outlined" type="button" [disabled]="deed.busy()" (click)="choose(!wants())">{{ (wants() ? 'refreshers.optOut' : 'refreshers.optIn') | transloco }}</button></div>
      </app-async>
    }
  `,
})
export class RefresherChoice {
  private readonly api = inject(Api);
  protected readonly session = inject(SessionStore);
  protected readonly places = places;
  protected readonly deed = new Deed();
  protected readonly refresher = this.api.read(readRefresher, () => (this.session.may('refresher.choose') ? {} : undefined));
  protected readonly wants = computed(() => !this.refresher.hasValue() || this.refresher.value().state !== 'out');

  protected choose(wants: boolean) {
    return this.deed.run(async () => {
      await this.api.send(chooseRefreshers, { body: { id: newId(), wants } });
      this.refresher.reload();
    });
  }
}

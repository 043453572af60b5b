import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ShownInvitation } from '@palier/contracts';
import { spreadsheetText } from '@palier/domain';
import { Clipboard } from '@angular/cdk/clipboard';
import { places } from '../platform';
import { When } from '../ui';

/** Links shown once, to hand over in person, on paper or by any messenger. */
@Component({
  selector: 'app-invitation-list',
  imports: [MatButton, TranslocoPipe, When],
  template: `
    <section class="card" role="status">
      <h2 style="margin-top: 0">{{ 'arrivals.linksTitle' | transloco: { count: invitations().length } }}</h2>
      <p>{{ 'arrivals.linksLead' | transloco }}</p>
      <ul class="list">@for (it of invitations(); track it.personId) { <li><strong>{{ it.name }}</strong>&ngsp;<span class="quiet">{{ it.login }}, {{ 'arrivals.until' | transloco: { until: (it.expiresAt | when) } }}</span><br /><code>{{ address(it) }}</code></li> }</ul>
      <div class="actions no-print"><button matButton="outlined" type="button" (click)="copy()">{{ 'arrivals.copy' | transloco }}</button><a matButton [href]="file()" download="palier-invitations.csv">{{ 'arrivals.download' | transloco }}</a></div>
    </section>
  `,
  styles: `li { padding: 8px 0; border-bottom: 1px solid var(--line); } code { overflow-wrap: anywhere; }`,
})
export class InvitationList {
  readonly invitations = input.required<readonly ShownInvitation[]>();
  private readonly clipboard = inject(Clipboard);
  private readonly table = computed(() => this.invitations().map((it) => [it.name, it.login, this.address(it)].map(cell)));
  protected readonly file = computed(() => `data:text/csv;charset=utf-8,${encodeURIComponent(`\uFEFF${this.table().map((row) => row.join(';')).join('\r\n')}`)}`);

  protected address(it: ShownInvitation) { return `${location.origin}${places.join}#${it.token}`; }
  protected copy() { this.clipboard.copy(this.invitations().map((it) => `${it.name}\t${it.login}\t${this.address(it)}`).join('\n')); }
}

/** A cell of a CSV that starts no formula. */
const cell = (text: string): string => `"${spreadsheetText(text).replaceAll('"', '""')}"`;

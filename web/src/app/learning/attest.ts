import { Component, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import { issueAttestation, readAttestationPdf, type NewAttestation } from '@palier/contracts';
import type { Level } from '@palier/domain';
import { addressOf, Api, newId, SessionStore } from '../platform';
import { Deed } from '../ui';

export type ToAttest = { readonly kind: 'course'; readonly courseId: string } | { readonly kind: 'journey' } | { readonly kind: 'level'; readonly competencyId: string; readonly level: Level };

/** Has it attested that one finished a course or an onboarding plan, or reached a level, and leads to the paper. */
@Component({
  selector: 'app-attest',
  imports: [MatButton, TranslocoPipe],
  template: `
    @if (attested(); as id) { <p role="status"><a [href]="paper(id)" target="_blank" rel="noopener">{{ 'attestations.open' | transloco }}</a></p> }
    @else { <p><button matButton="outlined" type="button" [disabled]="deed.busy()" (click)="attest()">{{ 'attestations.issue' | transloco }}@if (label()) { <span class="sr"> {{ label() }}</span> }</button></p> }
    @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
  `,
})
export class Attest {
  readonly of = input.required<ToAttest>();
  readonly label = input('');
  private readonly api = inject(Api);
  private readonly session = inject(SessionStore);
  protected readonly deed = new Deed();
  protected readonly attested = signal<string | null>(null);

  protected paper(id: string) { return `${addressOf(readAttestationPdf, { attestationId: id })}?locale=${this.session.locale()}`; }

  protected attest() {
    const body: NewAttestation = { id: newId(), ...this.of() };
    return this.deed.run(async () => { this.attested.set((await this.api.send(issueAttestation, { body })).id); });
  }
}

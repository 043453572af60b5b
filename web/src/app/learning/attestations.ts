import { Component, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import { listAttestations, readAttestationPdf, revokeAttestation } from '@palier/contracts';
import { addressOf, Api, newId, SessionStore } from '../platform';
import { Deed, Say, When } from '../ui';

/** What was attested of somebody, each with its paper and its code; whoever leads them may revoke it, and says why. */
@Component({
  selector: 'app-attestations',
  imports: [MatButton, Say, TranslocoPipe, When],
  template: `
    @if (list.value(); as all) { @if (all.attestations.length > 0) {
      <h2>{{ 'attestations.title' | transloco }}</h2>
      @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
      <ul class="list">
        @for (it of all.attestations; track it.id) {
          <li class="card"><strong>@if (it.what.kind === 'course') { {{ 'attestations.course' | transloco: { title: (it.what.title | say) } }} } @else if (it.what.kind === 'journey') { {{ (it.what.of ? 'attestations.planOf' : 'attestations.plan') | transloco: { of: (it.what.of | say) } }} } @else { {{ 'attestations.level' | transloco: { name: (it.what.name | say), level: it.what.level } }} }</strong>
            <p>{{ it.on | when }} · <span class="code">{{ it.code }}</span> · <a [href]="paper(it.id)" target="_blank" rel="noopener">{{ 'attestations.open' | transloco }}<span class="sr"> {{ it.code }}</span></a></p>
            @if (it.revoked; as gone) { <p><span aria-hidden="true">✕</span> {{ 'attestations.revokedBy' | transloco: { by: gone.by, on: (gone.on | when) } }} {{ gone.reason }}</p> }
            @else if (all.mayRevoke) { <details class="no-print"><summary>{{ 'attestations.revoke' | transloco }}<span class="sr"> {{ it.code }}</span></summary><form class="stack" (submit)="revoke($event, it.id)"><label class="field">{{ 'attestations.why' | transloco }}<input name="reason" required maxlength="500" /></label><div><button matButton="outlined" type="submit" [disabled]="deed.busy()">{{ 'attestations.revoke' | transloco }}</button></div></form></details> }</li>
        }
      </ul>
    } }
  `,
  styles: `p { margin: 4px 0 0; overflow-wrap: anywhere; } .code { font-variant-numeric: tabular-nums; } summary { cursor: pointer; padding: 4px 0; }`,
})
export class Attestations {
  readonly personId = input.required<string>();
  private readonly api = inject(Api);
  private readonly session = inject(SessionStore);
  protected readonly deed = new Deed();
  protected readonly list = this.api.read(listAttestations, () => ({ params: { personId: this.personId() } }));

  protected paper(id: string) { return `${addressOf(readAttestationPdf, { attestationId: id })}?locale=${this.session.locale()}`; }

  protected revoke(event: Event, attestationId: string) {
    event.preventDefault();
    const reason = event.target instanceof HTMLFormElement ? new FormData(event.target).get('reason') : null;
    if (typeof reason !== 'string') return undefined;
    return this.deed.run(async () => {
      await this.api.send(revokeAttestation, { params: { attestationId }, body: { id: newId(), reason } });
      this.list.reload();
    });
  }
}

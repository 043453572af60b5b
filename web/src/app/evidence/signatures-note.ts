import { Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Signatures } from '@palier/contracts';

/** Where one person’s signature is not enough: who signed, and how many are missing. Silent otherwise. */
@Component({
  selector: 'app-signatures-note',
  imports: [TranslocoPipe],
  template: `
    @if (of(); as it) { @if (it.needed > 1 && it.missing > 0) {
      <span class="quiet">{{ 'observation.needed' | transloco: { needed: it.needed } }}@if (it.signed.length > 0) { {{ 'observation.signed' | transloco: { names: it.signed.join(', ') } }} } @if (!before()) { {{ 'observation.missing' | transloco: { missing: it.missing } }} } @else { {{ (it.mine ? 'observation.signedByYou' : it.missingAfter === 0 ? 'observation.yoursCompletes' : 'observation.missingAfter') | transloco: { missing: it.missingAfter } }} }</span>
    } }
  `,
})
export class SignaturesNote {
  readonly of = input.required<Signatures | null>();
  /** Whether the reader is about to sign: then what their signature would change is said as well. */
  readonly before = input(true);
}

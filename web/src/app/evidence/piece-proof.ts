import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Proof } from '@palier/contracts';
import { places } from '../platform';
import { When } from '../ui';

/** A leaf of a rule that a piece meets: which one, who accepted or entered it, and until when it holds. */
@Component({
  selector: 'app-piece-proof',
  imports: [RouterLink, TranslocoPipe, When],
  template: `
    @let it = proof();
    <span aria-hidden="true">{{ it.held ? '✓' : '○' }}</span> {{ keys[it.kind] | transloco }}@if (it.piece; as piece) { – <a [routerLink]="places.piece(piece.pieceId)">{{ piece.title }}</a>@if (piece.issuer) {, {{ 'evidence.pieceIssuer' | transloco: { issuer: piece.issuer } }} }. {{ 'evidence.pieceBy' | transloco: { by: piece.by, when: (piece.occurredAt | when) } }}@if (piece.until; as day) { · <strong>{{ 'evidence.endsOn' | transloco: { day: (day | when) } }}</strong> } }
  `,
})
export class PieceProof {
  readonly proof = input.required<Extract<Proof, { piece: unknown }>>();
  protected readonly places = places;
  protected readonly keys = { workSample: 'evidence.ruleWorkSample', certificate: 'evidence.ruleCertificate', external: 'evidence.ruleExternal' } as const;
}

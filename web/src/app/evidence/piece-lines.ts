import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { readPieceFile, type Piece } from '@palier/contracts';
import { addressOf, places } from '../platform';
import { When } from '../ui';

/** What a piece says: its kind and title, its dates, its document, and what became of it. */
@Component({
  selector: 'app-piece-lines',
  imports: [RouterLink, TranslocoPipe, When],
  template: `
    @let it = piece();
    <p class="head"><strong><span aria-hidden="true">{{ shapes[it.state] }}</span> @if (linked()) { <a [routerLink]="places.piece(it.id)">{{ it.title }}</a> } @else { {{ it.title }} }</strong>&ngsp;<span>{{ kinds[it.kind] | transloco }} · {{ 'evidence.levelHeading' | transloco: { level: it.level } }}</span>&ngsp;<span class="quiet">{{ states[it.state] | transloco }}, {{ it.by }}, {{ it.at | when }}</span></p>
    @if (it.certificate; as one) { <p>{{ 'pieces.isCertificate' | transloco: { name: one.name } }} <a [routerLink]="places.certificatesOf(it.person.id)">{{ 'pieces.seeCertificates' | transloco }}</a></p> }
    @if (it.issuer) { <p>{{ 'evidence.pieceIssuer' | transloco: { issuer: it.issuer } }}@if (it.number) {, {{ 'pieces.numbered' | transloco: { number: it.number } }} } · {{ (it.validUntil ? 'pieces.validBetween' : 'pieces.valid') | transloco: { from: (it.validFrom | when), until: (it.validUntil | when) } }}</p> }
    @if (it.note) { <p>{{ 'signOffs.note' | transloco: { words: it.note } }}</p> }
    @if (it.file || it.link) { <p class="links">@if (it.file) { <a [href]="fileOf(it)" target="_blank" rel="noopener">{{ 'pieces.openFile' | transloco }}<span class="sr"> {{ it.title }}</span></a> }@if (it.link; as link) { <a [href]="link" target="_blank" rel="noopener noreferrer nofollow">{{ 'pieces.openLink' | transloco }}<span class="sr"> {{ it.title }}</span></a>&ngsp;<span class="quiet">{{ link }}</span> }</p> }
    @if (it.answer; as answer) { <p>{{ (it.state === 'refused' ? 'signOffs.toRedo' : 'pieces.seen') | transloco }} {{ answer.words }} <span class="quiet">{{ answer.by }}, {{ answer.at | when }}</span></p> }
  `,
  styles: `p { margin: 0 0 4px; overflow-wrap: anywhere; } .head, .links { display: flex; flex-wrap: wrap; gap: 4px 12px; }`,
})
export class PieceLines {
  readonly piece = input.required<Piece>();
  /** Whether its title leads to its page. */
  readonly linked = input(true);
  protected readonly places = places;
  protected readonly shapes = { waiting: '…', accepted: '✓', refused: '✕', withdrawn: '↩', entered: '✓' } as const;
  protected readonly states = { waiting: 'pieces.stateWaiting', accepted: 'pieces.stateAccepted', refused: 'pieces.stateRefused', withdrawn: 'pieces.stateWithdrawn', entered: 'pieces.stateEntered' } as const;
  protected readonly kinds = { workSample: 'pieces.workSample', certificate: 'pieces.certificate', external: 'pieces.external' } as const;

  protected fileOf(it: Piece) { return addressOf(readPieceFile, { pieceId: it.id }); }
}

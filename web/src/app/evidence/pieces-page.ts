import { Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { listPiecesFor, type PieceChoices } from '@palier/contracts';
import type { PieceKind } from '@palier/domain';
import { Api, places, SessionStore } from '../platform';
import { Async, PageHeader, Said } from '../ui';
import { PieceForm } from './piece-form';
import { PieceLines } from './piece-lines';

/** What somebody handed in for a competency or HR entered; and the form for another, where the rules ask for any. */
@Component({
  selector: 'app-pieces-page',
  imports: [Async, PageHeader, PieceForm, PieceLines, RouterLink, Said, TranslocoPipe],
  template: `
    <app-page-header [heading]="'pieces.title' | transloco: { name: pieces.value()?.person?.name ?? '' }" />
    <app-async [of]="pieces">
      @if (pieces.value(); as it) {
        <p><strong [appSaid]="it.name"></strong> · <a [routerLink]="places.why(it.person.id, it.competencyId)">{{ 'evidence.why' | transloco }}</a></p>
        @if (said(); as key) { <p class="card" role="status">{{ key | transloco }}</p> }
        @if (kinds(it).length > 0) {
          <section class="card"><h2 style="margin-top: 0">{{ (own() ? 'pieces.handIn' : 'pieces.enter') | transloco }}</h2><p class="quiet">{{ (own() ? 'pieces.lead' : 'pieces.leadExternal') | transloco }}</p>
            <app-piece-form [choices]="it" [kinds]="kinds(it)" (kept)="kept()" /></section>
        } @else if (mayGive()) { <p class="card">{{ 'pieces.notAsked' | transloco }}</p> }
        <h2>{{ 'pieces.history' | transloco }}</h2>
        <ul class="list">@for (piece of it.pieces; track piece.id) { <li class="card"><app-piece-lines [piece]="piece" /></li> } @empty { <li class="card">{{ 'pieces.none' | transloco }}</li> }</ul>
      }
    </app-async>
  `,
})
export class PiecesPage {
  readonly personId = input.required<string>();
  readonly competencyId = input.required<string>();
  private readonly session = inject(SessionStore);
  protected readonly places = places;
  protected readonly pieces = inject(Api).read(listPiecesFor, () => ({ params: { personId: this.personId(), competencyId: this.competencyId() } }));
  protected readonly own = computed(() => this.session.person()?.id === this.personId());
  protected readonly mayGive = computed(() => (this.own() ? this.session.may('sign-off.request') : this.session.may('evidence.enter-external')));
  protected readonly said = signal<'pieces.sent' | 'pieces.entered' | null>(null);

  /** What the reader may bring, of what a rule asks for: their own work and certificates, or what HR knows from outside. */
  protected kinds(it: PieceChoices): PieceKind[] {
    const mine: readonly PieceKind[] = !this.mayGive() ? [] : this.own() ? ['workSample', 'certificate'] : ['external'];
    return mine.filter((kind) => it.levels.some((level) => level.kinds.includes(kind)));
  }

  protected kept() {
    this.said.set(this.own() ? 'pieces.sent' : 'pieces.entered');
    this.pieces.reload();
  }
}

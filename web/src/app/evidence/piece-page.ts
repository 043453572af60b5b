import { Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { readPiece, reviewPiece, withdrawPiece } from '@palier/contracts';
import { Api, newId, places, SessionStore } from '../platform';
import { Async, Deed, PageHeader, Said } from '../ui';
import { PieceLines } from './piece-lines';

/** One piece, for its person and for whoever looks at it. */
@Component({
  selector: 'app-piece-page',
  imports: [Async, MatButton, PageHeader, PieceLines, RouterLink, Said, TranslocoPipe],
  template: `
    <app-page-header [heading]="'pieces.one' | transloco" />
    <app-async [of]="piece">
      @if (piece.value(); as it) {
        <p><a [routerLink]="places.skills(it.person.id)">{{ it.person.name }}</a> · <strong [appSaid]="it.name"></strong> · <a [routerLink]="places.why(it.person.id, it.competencyId)">{{ 'evidence.why' | transloco }}</a></p>
        <p class="quiet">{{ it.level }} – <span [appSaid]="it.statement"></span></p>
        <div class="card" [attr.role]="it.answer ? 'status' : null"><app-piece-lines [piece]="it" [linked]="false" /></div>
        @if (it.state === 'waiting' && mine()) {
          <form class="stack" (submit)="answer($event, 'accepted')">
            <label class="field">{{ 'pieces.words' | transloco }}<textarea name="piece-words" rows="3" maxlength="2000" [value]="words()" (input)="keep($event)"></textarea></label>
            @if (needsWords()) { <p class="error" role="alert">{{ 'pieces.needsWords' | transloco }}</p> }
            @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
            <div class="actions" style="margin: 0"><button matButton="filled" type="submit" [disabled]="deed.busy()">{{ 'pieces.accept' | transloco }}</button><button matButton="outlined" type="button" [disabled]="deed.busy()" (click)="answer($event, 'refused')">{{ 'pieces.refuse' | transloco }}</button></div>
          </form>
        }
        @if (it.state === 'waiting' && own()) { <p><button matButton="outlined" type="button" [disabled]="deed.busy()" (click)="withdraw()">{{ 'pieces.withdraw' | transloco }}</button></p>@if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> } }
        @if (it.state === 'refused' && own()) { <p><a matButton="filled" [routerLink]="places.pieces(it.person.id, it.competencyId)">{{ 'pieces.handInAgain' | transloco }}</a></p> }
      }
    </app-async>
  `,
})
export class PiecePage {
  readonly pieceId = input.required<string>();
  private readonly api = inject(Api);
  private readonly session = inject(SessionStore);
  protected readonly places = places;
  protected readonly deed = new Deed();
  protected readonly piece = this.api.read(readPiece, () => ({ params: { pieceId: this.pieceId() } }));
  protected readonly own = computed(() => this.piece.hasValue() && this.piece.value().person.id === this.session.person()?.id);
  protected readonly mine = computed(() => this.session.may('sign-off.confirm') && this.piece.hasValue() && !this.own());
  protected readonly words = signal('');
  protected readonly needsWords = signal(false);

  protected keep(event: Event) { if (event.target instanceof HTMLTextAreaElement) this.words.set(event.target.value); }

  protected withdraw() {
    return this.deed.run(async () => {
      await this.api.send(withdrawPiece, { params: { pieceId: this.pieceId() }, body: {} });
      this.piece.reload();
    });
  }

  protected async answer(event: Event, decision: 'accepted' | 'refused') {
    event.preventDefault();
    this.needsWords.set(this.words().trim() === '');
    if (this.needsWords()) return;
    await this.deed.run(async () => {
      await this.api.send(reviewPiece, { params: { pieceId: this.pieceId() }, body: { id: newId(), decision, words: this.words() } });
      this.piece.reload();
    });
  }
}

import { Component, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import { closeReview, correctReview, holdReview, signReview, type Review } from '@palier/contracts';
import { Api, newId } from '../platform';
import { DayInWords, Deed, When } from '../ui';

/** That the two have talked, who signed what they saw, who did not and why; and what was corrected since. */
@Component({
  selector: 'app-review-signatures',
  imports: [DayInWords, MatButton, TranslocoPipe, When],
  template: `
    @let it = review();
    <h2>{{ 'reviews.signatures' | transloco }}</h2>
    <ul class="list">
      @for (side of sides; track side) {
        <li class="card"><strong>{{ side === 'person' ? it.person.name : (it.leadSigner === 'standIn' ? signed('lead')?.by?.name : it.heldBy?.name) ?? ('reviews.leadSide' | transloco) }}</strong><br />
          @if (signed(side); as one) { <span aria-hidden="true">{{ one.decision === 'signed' ? '✓' : '✕' }}</span> {{ (one.decision === 'signed' ? 'reviews.signedOn' : 'reviews.refusedOn') | transloco: { when: (one.at | when) } }}@if (one.words) {<br /><span class="words">{{ one.words }}</span>} } @else { <span class="quiet">{{ 'reviews.notSigned' | transloco }}</span> }
          @if (side === 'lead' && it.leadSigner === 'standIn') { <br /><span class="quiet">{{ standInWords() | transloco: { holder: it.heldBy?.name ?? '', name: signed('lead')?.by?.name ?? '', person: it.person.name } }}</span> }</li>
      }
    </ul>
    @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
    @if (may('held')) {
      <form class="card stack no-print" (submit)="hold($event)"><label class="field">{{ 'reviews.heldOn' | transloco }}<input name="heldOn" type="date" required [value]="it.today" [min]="it.snapshot.asOf" [max]="it.today" /></label>
        <div><button [matButton]="it.heldOn ? 'outlined' : 'filled'" type="submit" [disabled]="deed.busy()">{{ (it.heldOn ? 'reviews.holdAgain' : 'reviews.hold') | transloco }}</button></div></form>
    }
    @if (may('signed')) {
      <form class="card stack no-print" (submit)="sign($event, 'signed')"><p style="margin: 0">{{ 'reviews.signLead' | transloco }}</p>
        <label class="field">{{ 'reviews.signWords' | transloco }}<textarea name="words" rows="2" maxlength="1000" [value]="words()" (input)="write($event)"></textarea></label>
        <div class="actions" style="margin: 0"><button matButton="filled" type="submit" [disabled]="deed.busy()">{{ 'reviews.sign' | transloco }}</button><button matButton="outlined" type="button" [disabled]="deed.busy() || words().trim() === ''" (click)="sign($event, 'refused')">{{ 'reviews.refuse' | transloco }}</button></div></form>
    }
    @if (may('correction')) {
      <details class="card no-print"><summary>{{ 'reviews.correct' | transloco }}</summary><form class="stack" (submit)="correct($event)"><label class="field">{{ 'reviews.correction' | transloco }}<textarea name="words" rows="2" required maxlength="4000"></textarea></label><div><button matButton="outlined" type="submit" [disabled]="deed.busy()">{{ 'reviews.correct' | transloco }}</button></div></form></details>
    }
    @if (may('closed')) {
      <details class="card no-print"><summary>{{ 'reviews.close' | transloco }}</summary><form class="stack" (submit)="close($event)"><label class="field">{{ 'reviews.closeWhy' | transloco }}<input name="words" required maxlength="1000" /></label><div><button matButton="outlined" type="submit" [disabled]="deed.busy()">{{ 'reviews.close' | transloco }}</button></div></form></details>
    }
    @for (one of it.corrections; track one.id) { <section class="card"><p class="words" style="margin: 0">{{ one.words }}</p><p class="quiet" style="margin: 0">{{ (it.state === 'closed' ? 'reviews.closedBy' : 'reviews.correctedBy') | transloco: { name: one.by.name, when: (one.at | when) } }}</p></section> }
  `,
  styles: `.words { white-space: pre-wrap; overflow-wrap: anywhere; } summary { cursor: pointer; padding: 4px 0; } details form { margin-top: 12px; }`,
})
export class ReviewSignatures {
  readonly review = input.required<Review>();
  readonly changed = output();
  private readonly api = inject(Api);
  protected readonly deed = new Deed();
  protected readonly sides = ['person', 'lead'] as const;
  protected readonly words = signal('');

  protected may(what: Review['may'][number]) { return this.review().may.includes(what); }
  protected signed(side: 'person' | 'lead') { return this.review().signatures.find((it) => it.side === side); }
  /** Why it is not whoever held it who signs, or signed. */
  protected standInWords() { const one = this.signed('lead'); return one === undefined ? 'reviews.standInAwaited' : one.decision === 'signed' ? 'reviews.standInSigned' : 'reviews.standInRefused'; }
  protected write(event: Event) { if (event.target instanceof HTMLTextAreaElement) this.words.set(event.target.value); }

  private get params() { return { reviewId: this.review().id }; }
  protected hold(event: Event) { const heldOn = saidIn(event, 'heldOn'); return this.does(() => this.api.send(holdReview, { params: this.params, body: { id: newId(), heldOn } })); }
  protected correct(event: Event) { const words = saidIn(event, 'words'); return this.does(() => this.api.send(correctReview, { params: this.params, body: { id: newId(), words } })); }
  protected close(event: Event) { const words = saidIn(event, 'words'); return this.does(() => this.api.send(closeReview, { params: this.params, body: { id: newId(), words } })); }
  protected sign(event: Event, decision: 'signed' | 'refused') {
    event.preventDefault();
    return this.does(async () => { await this.api.send(signReview, { params: this.params, body: { id: newId(), seen: this.review().seen, decision, words: this.words() } }); this.words.set(''); });
  }

  private does(send: () => Promise<unknown>) { return this.deed.run(async () => { try { await send(); } finally { this.changed.emit(); } }); }
}

function saidIn(event: Event, name: string): string {
  event.preventDefault();
  const it = event.target instanceof HTMLFormElement ? new FormData(event.target).get(name) : null;
  return typeof it === 'string' ? it : '';
}

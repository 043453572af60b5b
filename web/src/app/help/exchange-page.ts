import { Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { answerHelp, askAgain, closeHelp, handHelpOn, listHelpers, readHelp, shareAnswer, solveHelp, withdrawAnswer, type HelpRequest, type HelpTurn } from '@palier/contracts';
import { turnsOpenTo, type HelpTurn as TurnKind } from '@palier/domain';
import { Api, newId, places, SessionStore } from '../platform';
import { Async, Deed, PageHeader } from '../ui';
import { Exchange } from './exchange';
import { HelpChip } from './help-chip';
import { HelpCount } from './help-count';
import { ShownThingLine } from './shown-thing';

/** One exchange, and what each of the two may do next: answer, hand on, close; ask again, say that it is solved. */
@Component({
  selector: 'app-exchange-page',
  imports: [Async, Exchange, HelpChip, MatButton, PageHeader, RouterLink, ShownThingLine, TranslocoPipe],
  template: `
    <app-page-header [heading]="heading() === '' ? '' : (heading() | transloco: { name: request.value()?.person?.name ?? '' })" />
    <app-async [of]="request">
      @if (request.value(); as it) {
        <p><app-help-chip [of]="it" /></p>
        <section class="card"><app-shown-thing [of]="it.thing" [personId]="it.person.id" [full]="true" /></section>
        <app-exchange [of]="it" />
        @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
        @if (own()) {
          <form class="stack no-print" (submit)="again($event, it)">
            <label class="field">{{ (it.state === 'waiting' ? 'questions.addWord' : 'questions.askAgain') | transloco }}<textarea name="again" rows="3" required maxlength="2000" [value]="words()" (input)="keep(words, $event)"></textarea></label>
            <div class="actions" style="margin: 0">@if (may('solved')) { <button [matButton]="it.state === 'answered' ? 'filled' : 'outlined'" type="button" [disabled]="deed.busy()" (click)="solve(it)">{{ 'questions.solve' | transloco }}</button> }<button matButton="outlined" type="submit" [disabled]="deed.busy() || words().trim() === ''">{{ 'questions.sendAgain' | transloco }}</button></div>
          </form>
        } @else if (may('answer')) {
          <form class="stack no-print" (submit)="answer($event, it)">
            <label class="field">{{ 'questions.yourAnswer' | transloco }}<textarea name="answer" rows="4" required maxlength="4000" [value]="words()" (input)="keep(words, $event)"></textarea></label>
            <label class="tick"><input type="checkbox" name="useful" [checked]="useful()" (change)="useful.set(!useful())" /> <span>{{ 'questions.useful' | transloco }}</span></label>
            @if (useful()) { <label class="field">{{ 'questions.asQuestion' | transloco }}<input name="shownAs" required maxlength="500" [value]="shownAs()" (input)="keep(shownAs, $event)" /></label><p class="quiet" style="margin: 0">{{ 'questions.usefulLead' | transloco }}</p> }
            <div><button matButton="filled" type="submit" [disabled]="deed.busy() || words().trim() === '' || (useful() && shownAs().trim() === '')">{{ 'questions.answer' | transloco }}</button></div>
          </form>
          <details class="card no-print" style="margin-top: 16px"><summary>{{ 'questions.handOn' | transloco }}</summary>
            <form class="stack" (submit)="handOn($event, it)">
              <label class="field">{{ 'questions.toWhom' | transloco }}<select name="to" required (change)="keep(to, $event)"><option value=""></option>@for (p of helpers(); track p.id) { <option [value]="p.id">{{ p.name }}</option> }</select></label>
              <label class="field">{{ 'questions.aWord' | transloco }}<input name="handWords" maxlength="1000" [value]="handWords()" (input)="keep(handWords, $event)" /></label>
              <div><button matButton="outlined" type="submit" [disabled]="deed.busy() || to() === ''">{{ 'questions.handOn' | transloco }}</button></div></form></details>
          <details class="card no-print"><summary>{{ 'questions.close' | transloco }}</summary>
            <form class="stack" (submit)="close($event, it)"><label class="field">{{ 'questions.aWord' | transloco }}<input name="closeWords" maxlength="1000" [value]="closeWords()" (input)="keep(closeWords, $event)" /></label>
              <div><button matButton="outlined" type="submit" [disabled]="deed.busy()">{{ 'questions.close' | transloco }}</button></div></form></details>
        }
        @for (turn of myAnswers(); track turn.id) {
          @if (turn.shownAs) { <p class="no-print"><button matButton type="button" [disabled]="deed.busy()" (click)="withdraw(turn)">{{ 'questions.withdraw' | transloco }}<span class="sr"> {{ turn.shownAs }}</span></button></p> }
          @else {
            <details class="card no-print"><summary>{{ 'questions.shareLater' | transloco }}</summary>
              <form class="stack" (submit)="share($event, turn)"><label class="field">{{ 'questions.asQuestion' | transloco }}<input name="laterAs" required maxlength="500" /></label><p class="quiet" style="margin: 0">{{ 'questions.usefulLead' | transloco }}</p><div><button matButton="outlined" type="submit" [disabled]="deed.busy()">{{ 'questions.share' | transloco }}</button></div></form></details>
          }
        }
        <p style="margin-top: 20px"><a [routerLink]="places.help">{{ 'questions.title' | transloco }}</a></p>
      }
    </app-async>
  `,
  styles: `.tick { display: flex; gap: 12px; align-items: center; min-height: 40px; } .tick input { width: 22px; height: 22px; flex: none; accent-color: var(--held); } summary { cursor: pointer; padding: 4px 0; } details form { margin-top: 12px; }`,
})
export class ExchangePage {
  readonly helpId = input.required<string>();
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly count = inject(HelpCount);
  protected readonly session = inject(SessionStore);
  protected readonly places = places;
  protected readonly deed = new Deed();
  protected readonly words = signal('');
  protected readonly useful = signal(false);
  protected readonly shownAs = signal('');
  protected readonly to = signal('');
  protected readonly handWords = signal('');
  protected readonly closeWords = signal('');
  protected readonly request = this.api.read(readHelp, () => ({ params: { helpId: this.helpId() } }));
  protected readonly own = computed(() => this.request.hasValue() && this.request.value().person.id === this.session.person()?.id);
  private readonly people = this.api.read(listHelpers, () => (this.request.hasValue() && !this.own() ? {} : undefined));
  protected readonly helpers = computed(() => (this.people.hasValue() ? this.people.value().people.filter((it) => it.id !== this.request.value()?.person.id) : []));
  protected readonly heading = computed(() => { const it = this.request.hasValue() ? this.request.value() : null; return it === null ? '' : it.kind === 'stuck' ? (this.own() ? 'questions.youWereStuck' : 'questions.isStuck') : this.own() ? 'questions.youSaidWrong' : 'questions.saysWrong'; });
  protected readonly myAnswers = computed(() => (this.request.hasValue() ? this.request.value().turns.filter((it) => it.kind === 'answer' && it.by.id === this.session.person()?.id) : []));

  protected may(turn: TurnKind) { return this.request.hasValue() && turnsOpenTo(this.own() ? 'asker' : 'answerer', this.request.value().state).includes(turn); }
  protected keep(into: typeof this.words, event: Event) { if (event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement || event.target instanceof HTMLSelectElement) into.set(event.target.value); }

  protected answer(event: Event, it: HelpRequest) { return this.does(event, () => this.api.send(answerHelp, { params: { helpId: it.id }, body: { id: newId(), words: this.words(), shownAs: this.useful() ? this.shownAs() : null } })); }
  protected again(event: Event, it: HelpRequest) { return this.does(event, () => this.api.send(askAgain, { params: { helpId: it.id }, body: { id: newId(), words: this.words() } })); }
  protected solve(it: HelpRequest) { return this.does(null, () => this.api.send(solveHelp, { params: { helpId: it.id }, body: { id: newId() } })); }
  protected close(event: Event, it: HelpRequest) { return this.does(event, () => this.api.send(closeHelp, { params: { helpId: it.id }, body: { id: newId(), words: this.closeWords() } })); }
  protected withdraw(turn: HelpTurn) { return this.does(null, () => this.api.send(withdrawAnswer, { params: { answerId: turn.id }, body: { id: newId() } })); }
  protected share(event: Event, turn: HelpTurn) {
    const shownAs = event.target instanceof HTMLFormElement ? String(new FormData(event.target).get('laterAs') ?? '') : '';
    return this.does(event, () => this.api.send(shareAnswer, { params: { answerId: turn.id }, body: { id: newId(), shownAs } }));
  }

  /** Whoever hands on reads it no more: back to what is left to answer. */
  protected handOn(event: Event, it: HelpRequest) {
    event.preventDefault();
    return this.deed.run(async () => {
      await this.api.send(handHelpOn, { params: { helpId: it.id }, body: { id: newId(), to: this.to(), words: this.handWords() } });
      this.count.refresh();
      await this.router.navigateByUrl(places.help);
    });
  }

  private does(event: Event | null, send: () => Promise<unknown>) {
    event?.preventDefault();
    return this.deed.run(async () => {
      await send();
      this.words.set('');
      this.useful.set(false);
      this.shownAs.set('');
      this.count.refresh();
      this.request.reload();
    });
  }
}

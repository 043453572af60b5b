import { Component, computed, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { askNoMore, askOfChange, listQuestions, type ReleaseChangeLine } from '@palier/contracts';
import { mayBeAskedOfAChange } from '@palier/domain';
import { Api, newId, places, SessionStore } from '../platform';
import { Async, Deed } from '../ui';

/** Most questions of the bank that are offered at once: words narrow them. */
const most = 8;

/** What is asked before a critical change is confirmed: questions that it touches, or others of the bank. */
@Component({
  selector: 'app-change-questions',
  imports: [Async, MatButton, RouterLink, TranslocoPipe],
  template: `
    <p class="head">{{ 'releases.asksBefore' | transloco }}</p>
    <ul>@for (asked of change().asks; track asked.linkId) {
      <li>@if (asked.opens) { <a [routerLink]="places.question(asked.questionId)" [attr.lang]="asked.lang">{{ asked.title }}</a> } @else { <span [attr.lang]="asked.lang">{{ asked.title }}</span> }&ngsp;<button class="no-print" matButton type="button" [disabled]="deed.busy()" (click)="remove(asked.linkId)">{{ 'releases.askNoMore' | transloco }}<span class="sr"> {{ asked.title }}</span></button></li>
    } @empty { <li class="quiet">{{ 'releases.asksNothing' | transloco }}</li> }</ul>
    @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
    <div class="no-print"><button matButton="outlined" type="button" [attr.aria-expanded]="open()" (click)="open.set(!open())">{{ 'releases.chooseQuestions' | transloco }}<span class="sr"> {{ change().text }}</span></button></div>
    @if (open()) {
      @if (touched().length > 0) {
        <p class="quiet">{{ 'releases.questionsItTouches' | transloco }}</p>
        <ul class="offered">@for (one of touched(); track one.id) { <li><button matButton="outlined" type="button" [disabled]="deed.busy()" (click)="ask(one.id)">{{ 'releases.askIt' | transloco }}<span class="sr"> {{ one.title }}</span></button><span [attr.lang]="one.lang">{{ one.title }}</span></li> }</ul>
      }
      @if (session.may('question.review')) {
        <form role="search" (submit)="find($event)"><label class="field">{{ 'releases.searchBank' | transloco }}<input [name]="'bank-' + change().id" type="search" maxlength="200" /></label><button matButton="outlined" type="submit">{{ 'releases.find' | transloco }}</button></form>
        @if (search() !== null) {
          <app-async [of]="bank"><ul class="offered">@for (one of found(); track one.questionId) {
            <li><button matButton="outlined" type="button" [disabled]="deed.busy()" (click)="ask(one.questionId)">{{ 'releases.askIt' | transloco }}<span class="sr"> {{ one.prompt }}</span></button><span [attr.lang]="one.lang">{{ one.prompt }}</span></li>
          } @empty { <li>{{ 'releases.noQuestionFound' | transloco }}</li> }</ul></app-async>
        }
      }
    }
  `,
  styles: `:host { display: grid; gap: 4px; border-left: 3px solid var(--to-acquire); padding-left: 12px; margin: 8px 0; } p { margin: 0; } .head { font-weight: 560; } ul { list-style: none; padding: 0; margin: 0; display: grid; gap: 4px; overflow-wrap: anywhere; } .offered { margin: 4px 0 8px; } .offered li { display: grid; grid-template-columns: auto 1fr; gap: 12px; align-items: center; } form { display: flex; flex-wrap: wrap; gap: 8px 12px; align-items: end; }`,
})
export class ChangeQuestions {
  readonly change = input.required<ReleaseChangeLine>();
  readonly changed = output();
  private readonly api = inject(Api);
  protected readonly session = inject(SessionStore);
  protected readonly places = places;
  protected readonly deed = new Deed();
  protected readonly open = signal(false);
  protected readonly search = signal<string | null>(null);
  private readonly asked = computed(() => new Set(this.change().asks.map((it) => it.questionId)));
  protected readonly touched = computed(() => this.change().touches.filter((it) => it.kind === 'question' && !this.asked().has(it.id)));
  protected readonly bank = this.api.read(listQuestions, () => { const search = this.search(); return search === null ? undefined : { query: { search } }; });
  protected readonly found = computed(() => (this.bank.hasValue() ? this.bank.value().questions : []).filter((it) => mayBeAskedOfAChange(it.kind) && !this.asked().has(it.questionId)).slice(0, most));

  protected find(event: SubmitEvent) {
    event.preventDefault();
    const words = event.target instanceof HTMLFormElement ? new FormData(event.target).get(`bank-${this.change().id}`) : null;
    this.search.set(typeof words === 'string' && words.trim() !== '' ? words.trim() : null);
  }

  protected ask(questionId: string) {
    return this.deed.run(async () => { await this.api.send(askOfChange, { params: { changeId: this.change().id }, body: { id: newId(), questionId } }); this.changed.emit(); });
  }

  protected remove(linkId: string) {
    return this.deed.run(async () => { await this.api.send(askNoMore, { params: { linkId }, body: {} }); this.changed.emit(); });
  }
}

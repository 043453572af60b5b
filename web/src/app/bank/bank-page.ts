import { Component, computed, inject, input, linkedSignal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { listQuestions, listSuspectedQuestions, type BankLine } from '@palier/contracts';
import { questionKindKeys } from '../courses/words';
import { Api, places } from '../platform';
import { Async, PageHeader, Said } from '../ui';
import { FacilityNote } from './facility-note';
import { SuspicionChips } from './suspicion-chips';

/** The bank: first the questions that the answers put in doubt, the clearest first, then every question. */
@Component({
  selector: 'app-bank-page',
  imports: [Async, FacilityNote, MatButton, PageHeader, RouterLink, Said, SuspicionChips, TranslocoPipe],
  template: `
    <app-page-header [heading]="'shell.bank' | transloco" [lead]="'bank.lead' | transloco" />
    <form role="search" class="no-print" (submit)="find($event)"><label class="field">{{ 'bank.search' | transloco }}<input name="search" type="search" maxlength="200" [value]="search() ?? ''" /></label></form>
    @if (!search()) {
      <app-async [of]="suspected">
        @if (suspected.value(); as it) {
          <h2>{{ 'bank.toCheck' | transloco: { count: it.questions.length } }}</h2>
          <ul class="list" id="to-check">
            @for (question of it.questions; track question.questionId) {
              <li class="card"><a [routerLink]="places.question(question.questionId)"><strong [attr.lang]="question.lang">{{ question.prompt }}</strong></a>
                <p><app-suspicion-chips [of]="question.suspicions" /></p>
                <p class="quiet"><span [appSaid]="question.competency"></span>, {{ 'bank.level' | transloco: { level: question.level } }} · {{ 'bank.people' | transloco: { people: question.people } }}</p></li>
            } @empty { <li class="card">{{ 'bank.nothingToCheck' | transloco }}</li> }
          </ul>
        }
      </app-async>
    }
    <app-async [of]="bank">
      @if (bank.value(); as it) {
        <h2>{{ (search() ? 'bank.found' : 'bank.allQuestions') | transloco }}</h2>
        <ul class="list" id="questions">
          @for (question of questions(); track question.questionId) {
            <li class="card"><a [routerLink]="places.question(question.questionId)"><strong [attr.lang]="question.lang">{{ question.prompt }}</strong></a>
              @if (question.suspicions.length > 0) { <p><app-suspicion-chips [of]="question.suspicions" /></p> }
              <p class="quiet"><span [appSaid]="question.competency"></span>, {{ 'bank.level' | transloco: { level: question.level } }} · {{ kinds[question.kind] | transloco }} · {{ 'bank.version' | transloco: { number: question.number } }}</p>
              <p><app-facility-note [of]="question" /></p>
              @for (place of question.askedIn; track $index) { <p class="quiet">{{ 'bank.askedIn' | transloco }} @if (place.mine) { <a [routerLink]="places.quiz(place.quizId)" [appSaid]="place.quiz"></a> } @else { <span [appSaid]="place.quiz"></span> } (<span [attr.lang]="place.courseLang">{{ place.course }}</span>)</p> } @empty { <p class="quiet">{{ 'bank.askedNowhere' | transloco }}</p> }</li>
          } @empty { <li class="card">{{ (search() ? 'bank.nothingFound' : 'bank.none') | transloco }} @if (search()) { <a [routerLink]="places.bank">{{ 'bank.everything' | transloco }}</a> }</li> }
        </ul>
        @if (it.next; as next) { <button matButton="outlined" type="button" (click)="after.set(next)">{{ 'bank.more' | transloco }}</button> }
      }
    </app-async>
  `,
  styles: `li p { margin: 4px 0 0; } li { overflow-wrap: anywhere; } li > a { display: inline-block; padding: 2px 0; }`,
})
export class BankPage {
  readonly search = input<string>();
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  protected readonly places = places;
  protected readonly kinds = questionKindKeys;
  protected readonly after = linkedSignal<string | undefined, string | undefined>({ source: this.search, computation: () => undefined });
  protected readonly suspected = this.api.read(listSuspectedQuestions);
  protected readonly bank = this.api.read(listQuestions, () => ({ query: { search: this.search(), after: this.after() } }));
  /** Every question read so far of this search. */
  protected readonly questions = linkedSignal<{ page: readonly BankLine[]; first: boolean }, readonly BankLine[]>({
    source: computed(() => ({ page: this.bank.hasValue() ? this.bank.value().questions : [], first: this.after() === undefined })),
    computation: ({ page, first }, before) => (first || before === undefined ? page : [...before.value, ...page.filter((it) => !before.value.some((known) => known.questionId === it.questionId))]),
  });

  protected find(event: Event) {
    event.preventDefault();
    const search = event.target instanceof HTMLFormElement ? String(new FormData(event.target).get('search') ?? '').trim() : '';
    void this.router.navigate([], { queryParams: { search: search || null } });
  }
}

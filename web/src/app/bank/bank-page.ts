import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { listFrameworks, listQuestions, listSuspectedQuestions, type BankLine, type SuspectedQuestions } from '@palier/contracts';
import { difficulties, type Cell, type Level } from '@palier/domain';
import { CellField } from '../courses/cell-field';
import { KnownTags } from '../courses/known-tags';
import { difficultyKeys, questionKindKeys, typed } from '../courses/words';
import { Api, places } from '../platform';
import { Async, Numeral, PageHeader, Said } from '../ui';
import { ChangedArticlePart } from './changed-article';
import { FacilityNote } from './facility-note';
import { SuspicionChips } from './suspicion-chips';

const levels: readonly Level[] = [1, 2, 3, 4];

/** The bank: first the questions that the answers put in doubt, the clearest first, then every question. */
@Component({
  selector: 'app-bank-page',
  providers: [KnownTags],
  imports: [Async, CellField, ChangedArticlePart, FacilityNote, MatButton, Numeral, PageHeader, RouterLink, Said, SuspicionChips, TranslocoPipe],
  template: `
    <app-page-header [heading]="'shell.bank' | transloco" [lead]="'bank.lead' | transloco" />
    <form role="search" class="no-print" (submit)="find($event)"><label class="field">{{ 'bank.search' | transloco }}<input name="search" type="search" maxlength="200" [value]="search() ?? ''" /></label></form>
    <div class="filters no-print" role="group" [attr.aria-label]="'bank.filters' | transloco">
      <app-cell-field name="filterCell" [cell]="cell()" [frameworks]="frameworks.value()?.frameworks ?? []" [label]="'bank.filterCell' | transloco" [none]="'bank.any' | transloco" (changed)="narrow({ competency: $event?.competencyId ?? null, level: $event?.level ?? null })" />
      <label class="field">{{ 'drafts.difficulty' | transloco }}<select name="filterDifficulty" (change)="narrow({ difficulty: typed($event) || null })"><option value="" [selected]="!difficulty()">{{ 'bank.any' | transloco }}</option>@for (one of difficulties; track one) { <option [value]="one" [selected]="difficulty() === '' + one">{{ difficultyKeys[one] | transloco }}</option> }</select></label>
      <label class="field">{{ 'bank.filterTag' | transloco }}<select name="filterTag" (change)="narrow({ tag: typed($event) || null })"><option value="" [selected]="!tag()">{{ 'bank.any' | transloco }}</option>@for (one of known.tags(); track one) { <option [value]="one" [selected]="tag() === one">{{ one }}</option> }</select></label>
    </div>
    @if (!narrowed()) {
      <app-async [of]="suspected">
        @if (suspected.value(); as it) {
          <h2>{{ 'bank.toCheck' | transloco: { count: it.total } }}</h2>
          <ul class="list" id="to-check">
            @for (question of suspects(); track question.questionId) {
              <li class="card"><a [routerLink]="places.question(question.questionId)"><strong [attr.lang]="question.lang">{{ question.prompt }}</strong></a>
                <p><app-suspicion-chips [of]="question.suspicions" /></p>
                <p class="quiet"><span [appSaid]="question.competency"></span>, {{ 'bank.level' | transloco: { level: question.level } }} · {{ 'bank.people' | transloco: { people: question.people } }}</p></li>
            } @empty { <li class="card">{{ 'bank.nothingToCheck' | transloco }}</li> }
          </ul>
          @if (it.next; as next) { <button matButton="outlined" type="button" (click)="afterSuspect.set(next)">{{ 'bank.moreToCheck' | transloco }}</button> }
        }
      </app-async>
    }
    <app-async [of]="bank">
      @if (bank.value(); as it) {
        <h2>{{ (narrowed() ? 'bank.found' : 'bank.allQuestions') | transloco }}</h2>
        <ul class="list" id="questions">
          @for (question of questions(); track question.questionId) {
            <li class="card"><a [routerLink]="places.question(question.questionId)"><strong [attr.lang]="question.lang">{{ question.prompt }}</strong></a>
              @if (question.suspicions.length > 0) { <p><app-suspicion-chips [of]="question.suspicions" /></p> }
              <p class="quiet"><span [appSaid]="question.competency"></span>, {{ 'bank.level' | transloco: { level: question.level } }} · {{ kinds[question.kind] | transloco }} · {{ 'bank.version' | transloco: { number: question.number } }} · {{ difficultyKeys[question.difficulty] | transloco }}@for (one of question.tags; track one) { · {{ one }}}@if (question.open) { · {{ 'drafts.isOpen' | transloco }}}</p>
              @if (question.changedArticles.length > 0) { <app-changed-article [of]="question.changedArticles" /> }
              <p><app-facility-note [of]="question" /></p>
              @for (place of question.askedIn; track $index) { <p class="quiet">{{ 'bank.askedIn' | transloco }} @if (place.mine) { <a [routerLink]="places.quiz(place.quizId)" [appSaid]="place.quiz"></a> } @else { <span [appSaid]="place.quiz"></span> } (<span [attr.lang]="place.courseLang">{{ place.course }}</span>)</p> } @empty { <p class="quiet">{{ 'bank.askedNowhere' | transloco }}</p> }</li>
          } @empty { <li class="card">{{ (narrowed() ? 'bank.nothingFound' : 'bank.none') | transloco }} @if (narrowed()) { <a [routerLink]="places.bank">{{ 'bank.everything' | transloco }}</a> }</li> }
        </ul>
        @if (it.next; as next) { <p class="quiet left">{{ 'bank.left' | transloco: { shown: (questions().length | numeral), left: (it.left | numeral) } }} @if (questions().length + it.left > many) { {{ 'bank.narrowDown' | transloco }} }</p><button matButton="outlined" type="button" (click)="after.set(next)">{{ 'bank.more' | transloco }}</button> }
      }
    </app-async>
  `,
  styles: `li p { margin: 4px 0 0; } li { overflow-wrap: anywhere; } li > a { display: inline-block; padding: 2px 0; } .filters { margin-top: 12px; display: grid; grid-template-columns: minmax(0, 2fr) minmax(0, 1fr) minmax(0, 1fr); gap: 12px; align-items: start; max-width: 960px; } @media (max-width: 720px) { .filters { grid-template-columns: minmax(0, 1fr); } }`,
})
export class BankPage {
  readonly search = input<string>();
  readonly tag = input<string>();
  readonly difficulty = input<string>();
  readonly competency = input<string>();
  readonly level = input<string>();
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  protected readonly places = places;
  /** More than that is narrowed down rather than read through. */
  protected readonly many = 200;
  protected readonly kinds = questionKindKeys;
  protected readonly typed = typed;
  protected readonly difficulties = difficulties;
  protected readonly difficultyKeys = difficultyKeys;
  protected readonly known = inject(KnownTags);
  protected readonly frameworks = this.api.read(listFrameworks);
  protected readonly cell = computed((): Cell | null => { const [competencyId, level] = [this.competency(), levels.find((it) => String(it) === this.level())]; return competencyId === undefined || level === undefined ? null : { competencyId, level }; });
  private readonly wanted = computed(() => ({ search: this.search(), tag: this.tag(), difficulty: difficulties.find((it) => String(it) === this.difficulty()), competencyId: this.cell()?.competencyId, level: this.cell()?.level }), { equal: (a, b) => JSON.stringify(a) === JSON.stringify(b) });
  protected readonly narrowed = computed(() => Object.values(this.wanted()).some((it) => it !== undefined && it !== ''));
  protected readonly after = linkedSignal<unknown, string | undefined>({ source: this.wanted, computation: () => undefined });
  protected readonly afterSuspect = signal<string | undefined>(undefined);
  protected readonly suspected = this.api.read(listSuspectedQuestions, () => ({ query: { after: this.afterSuspect() } }));
  /** Every suspected question read so far. */
  protected readonly suspects = linkedSignal<{ page: SuspectedQuestions['questions']; first: boolean }, SuspectedQuestions['questions']>({
    source: computed(() => ({ page: this.suspected.hasValue() ? this.suspected.value().questions : [], first: this.afterSuspect() === undefined })),
    computation: ({ page, first }, before) => (first || before === undefined ? page : [...before.value, ...page.filter((it) => !before.value.some((known) => known.questionId === it.questionId))]),
  });
  protected readonly bank = this.api.read(listQuestions, () => ({ query: { ...this.wanted(), after: this.after() } }));
  /** Every question read so far of this search. */
  protected readonly questions = linkedSignal<{ page: readonly BankLine[]; first: boolean }, readonly BankLine[]>({
    source: computed(() => ({ page: this.bank.hasValue() ? this.bank.value().questions : [], first: this.after() === undefined })),
    computation: ({ page, first }, before) => (first || before === undefined ? page : [...before.value, ...page.filter((it) => !before.value.some((known) => known.questionId === it.questionId))]),
  });

  protected find(event: Event) {
    event.preventDefault();
    const search = event.target instanceof HTMLFormElement ? String(new FormData(event.target).get('search') ?? '').trim() : '';
    this.narrow({ search: search || null });
  }

  /** What else was asked for stays. */
  protected narrow(queryParams: Readonly<Record<string, string | number | null>>) {
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge' });
  }
}

import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { readQuizStatistics } from '@palier/contracts';
import { ExportQuestionsPart } from '../courses/export-questions';
import { Api, places, SessionStore } from '../platform';
import { Async, Numeral, PageHeader, Share } from '../ui';
import { ScoreHistogram } from './score-histogram';
import { verdictKeys } from './words';

/** A quiz by what people scored: how far its scores can be relied on, how they spread, and which of its questions are hard. */
@Component({
  selector: 'app-quiz-page',
  imports: [Async, ExportQuestionsPart, Numeral, PageHeader, RouterLink, ScoreHistogram, Share, TranslocoPipe],
  template: `
    <app-page-header [heading]="title()" />
    <app-async [of]="quiz">
      @if (quiz.value(); as it) {
        <p class="quiet">{{ 'bank.quizIs' | transloco: { count: it.questions, passMark: (it.passMark | share), number: it.number } }}</p>
        <p><a [routerLink]="places.bank"><span aria-hidden="true">← </span>{{ 'bank.back' | transloco }}</a></p>
        <h2>{{ 'bank.reliability' | transloco }}</h2>
        <p><strong>{{ verdicts[it.reliability.verdict] | transloco }}</strong> @if (it.reliability.alpha !== null) { {{ 'bank.alpha' | transloco: { alpha: (round(it.reliability.alpha) | numeral), low: (round(it.reliability.low ?? 0) | numeral), high: (round(it.reliability.high ?? 0) | numeral) } }} }</p>
        <h2>{{ 'bank.scores' | transloco }}</h2>
        <p>{{ (it.people === 0 ? 'bank.takenByNobody' : 'bank.takenBy') | transloco: { people: (it.people | numeral) } }}
          @if (it.mean !== null && it.passed !== null) { {{ 'bank.passedBy' | transloco: { passed: (it.passed | numeral), mean: (it.mean | share) } }} } @else if (it.people > 0) { {{ 'bank.tooFewToShow' | transloco }} }</p>
        @if (it.spread; as spread) { <app-score-histogram [spread]="spread" [passMark]="it.passMark" /><p class="quiet">{{ 'bank.spreadIs' | transloco }}</p> }
        @if (it.asked.length > 0) {
          <h2>{{ 'bank.hardestFirst' | transloco }}</h2>
          <ul class="list">@for (question of it.asked; track question.questionId) { <li class="card row"><a [routerLink]="places.question(question.questionId)"><strong [attr.lang]="question.lang">{{ question.prompt }}</strong></a><span>{{ question.mean === null ? '' : (question.mean | share) }}</span></li> }</ul>
        }
        @if (it.travels; as place) { <section class="no-print"><app-export-questions [activityId]="place.unitId" [courseId]="place.courseId" [lang]="place.lang"><h2>{{ 'drafts.travelOut' | transloco }}</h2></app-export-questions></section> }
      }
    </app-async>
  `,
  styles: `li { overflow-wrap: anywhere; } li span { font-variant-numeric: tabular-nums; }`,
})
export class QuizPage {
  readonly quizId = input.required<string>();
  private readonly api = inject(Api);
  private readonly session = inject(SessionStore);
  protected readonly places = places;
  protected readonly verdicts = verdictKeys;
  protected readonly quiz = this.api.read(readQuizStatistics, () => ({ params: { quizId: this.quizId() } }));
  protected readonly title = computed(() => this.session.say(this.quiz.value()?.title));
  protected round(value: number) { return Math.round(value * 100) / 100; }
}

import { Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { grantAttempt, readHelpOnAttempt, readResult } from '@palier/contracts';
import { AskAndTell } from '../help/ask-and-tell';
import { Api, newId, places, SessionStore } from '../platform';
import { Async, Deed, PageHeader, Say, Share, When } from '../ui';
import { AnsweredQuestion } from './answered-question';

@Component({
  selector: 'app-attempt-result-page',
  imports: [AnsweredQuestion, AskAndTell, Async, MatButton, PageHeader, RouterLink, Say, Share, TranslocoPipe, When],
  template: `
    <app-page-header [heading]="(own() ? 'learning.yourResult' : 'learning.resultOf') | transloco: { name: result.value()?.person?.name ?? '' }" [lead]="result.value()?.title ?? ''" />
    <app-async [of]="result">
      @if (result.value(); as it) {
        <section class="card" role="status"><h2 style="margin-top: 0">@if (it.placement; as placement) { {{ (it.passed ? 'learning.placed' : 'learning.notPlaced') | transloco: { asked: it.questions.length, of: placement.of } }} } @else { {{ (it.passed ? 'learning.passed' : 'learning.failed') | transloco: { score: (it.score | share), passMark: (it.passMark | share) } }} }</h2><p class="quiet">{{ it.submittedAt | when }}</p>
          @if (it.placement; as placement) { <p>{{ (it.passed ? 'learning.placedScore' : 'learning.notPlacedWhy') | transloco: { asked: it.questions.length, of: placement.of, rule: placement.rule, score: (it.score | share), passMark: (it.passMark | share) } }}</p> }
          @if (it.atDeadline) { <p>{{ 'learning.atDeadline' | transloco }}</p> }
          @if (!it.keyShown && !it.placement) { <p>{{ 'learning.keyLater' | transloco }}</p> }
          @if (it.first; as first) { <p class="explained">{{ 'learning.firstScore' | transloco: { when: (first.at | when), by: first.by, score: (first.score | share), reason: first.reason } }}</p> }
          @if (it.passed || !it.placement) { <ul>@for (cell of it.cells; track cell.competencyId + '/' + cell.level) { <li>{{ (cell.proved ? 'learning.cellProved' : 'learning.cellNotProved') | transloco: { name: (cell.name | say), level: cell.level, score: (cell.score | share), questions: cell.questions } }}</li> }</ul> }
          <div class="actions">@for (standing of it.standings; track standing.competencyId) { <a matButton="filled" [routerLink]="places.why(it.person.id, standing.competencyId)">{{ 'evidence.why' | transloco }} {{ standing.name | say }}</a> }
            @if (own()) { <a matButton [routerLink]="places.course(it.courseId)">{{ 'learning.backToCourse' | transloco }}</a> }
            @else if (!it.passed && !it.placement && it.left === 0 && session.may('attempt.grant')) { <button matButton="outlined" type="button" [disabled]="deed.busy()" (click)="grant()">{{ 'learning.grant' | transloco }}</button> }</div>
          @if (granted()) { <p role="status">{{ 'learning.granted' | transloco }}</p> }
          @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }</section>
        <ol class="list" [attr.lang]="it.lang">
          @for (question of it.questions; track question.questionVersionId; let index = $index) {
            <li class="card"><h2 style="margin-top: 0">{{ index + 1 }}. {{ question.prompt }}</h2><app-answered-question [question]="question" [keyShown]="it.keyShown" />
              @if (helpOn(question.questionVersionId); as place) { <app-ask-and-tell [place]="place" [label]="'' + (index + 1)" (changed)="help.reload()" /> }</li>
          }
        </ol>
      }
    </app-async>
  `,
  styles: `.explained { border-left: 3px solid var(--kept); padding-left: 12px; margin: 12px 0; }`,
})
export class AttemptResultPage {
  readonly attemptId = input.required<string>();
  private readonly api = inject(Api);
  protected readonly session = inject(SessionStore);
  protected readonly places = places;
  protected readonly deed = new Deed();
  protected readonly granted = signal(false);
  private grantId = newId();
  protected readonly result = this.api.read(readResult, () => ({ params: { attemptId: this.attemptId() } }));
  protected readonly own = computed(() => this.result.value()?.person.id === this.session.person()?.id);
  protected readonly help = this.api.read(readHelpOnAttempt, () => (this.own() ? { params: { attemptId: this.attemptId() } } : undefined));
  protected helpOn(questionVersionId: string) { return this.help.hasValue() ? this.help.value().places.find(({ thing }) => thing.about === 'question' && thing.questionVersionId === questionVersionId) : undefined; }

  protected grant() {
    return this.deed.run(async () => {
      await this.api.send(grantAttempt, { params: { attemptId: this.attemptId() }, body: { id: this.grantId } });
      this.grantId = newId();
      this.granted.set(true);
      this.result.reload();
    });
  }
}

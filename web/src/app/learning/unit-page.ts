import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { acknowledgeArticle, acknowledgeNotice, checkSelf, completeUnit, readNotice, readHelpOnUnit, readUnit, startAttempt, startPlacement, type Notice, type Unit } from '@palier/contracts';
import { ArticleBody } from '../articles/article-body';
import { AskAndTell } from '../help/ask-and-tell';
import { Api, newId, places, SessionStore } from '../platform';
import { NoticeText } from '../trust/notice-text';
import { Async, Deed, PageHeader, Share } from '../ui';
import { AskObservation } from './ask-observation';
import { LessonPlace } from './lesson-place';
import type { SelfCheckAsker } from './self-check';
import { UnitBody } from './unit-body';
import { unitKind } from './unit-kind';

@Component({
  selector: 'app-unit-page',
  imports: [ArticleBody, AskAndTell, AskObservation, Async, LessonPlace, MatButton, NoticeText, PageHeader, RouterLink, Share, TranslocoPipe, UnitBody],
  template: `
    <app-page-header [heading]="unit.value()?.title ?? ''" />
    <app-async [of]="unit">
      @if (unit.value(); as it) {
        <p class="quiet"><a [routerLink]="places.course(it.courseId)">{{ it.courseTitle }}</a> · {{ kind(it.kind) | transloco }} · {{ 'learning.minutes' | transloco: { minutes: it.minutes } }} · {{ (it.done ? 'learning.unitDone' : 'learning.unitToDo') | transloco }}</p>
        @if (it.kind === 'lesson' && session.may('unit.place')) { @for (one of [it]; track one.id) { <app-lesson-place [unit]="one" /> } }
        @if (it.article; as article) { <app-article-body [article]="article" />@if (article.acknowledgedBefore && !article.acknowledgedAt) { <p class="card">{{ 'articles.readAgain' | transloco }}</p> } } @else { <app-unit-body [unit]="it" [asks]="asks" /> }
        @if (it.kind === 'checklist' && !it.done && session.may('sign-off.request')) { <app-ask-observation [unit]="it" (changed)="unit.reload()" /> }
        @if (it.quiz; as quiz) {
          <p>{{ 'learning.quizAbout' | transloco: { questions: quiz.questions, passMark: (quiz.passMark | share) } }}</p><p>{{ 'learning.quizSaved' | transloco }}</p>
          @if (quiz.minutes !== null) { <p>{{ 'learning.quizLimit' | transloco: { minutes: quiz.minutes } }}@if (quiz.extraPercent > 0) { {{ 'learning.quizExtra' | transloco: { percent: quiz.extraPercent } }} }</p> }
          @if (quiz.attempts; as attempts) { <p>{{ (attempts.left === 0 && it.openAttemptId === null ? 'learning.noneLeft' : 'learning.attemptsLeft') | transloco: { left: attempts.left } }}</p> }
          @if (quiz.feedback === 'oncePassed') { <p>{{ 'learning.keyLater' | transloco }}</p> }
          @if (it.lastAttempt; as last) { <p class="card">{{ (last.passed ? 'learning.lastPassed' : 'learning.lastFailed') | transloco: { score: (last.score | share) } }} <a [routerLink]="places.result(last.id)">{{ 'learning.seeResult' | transloco }}</a></p> }
        }
        @if (it.quiz?.attempts?.left !== 0 && toRead(); as notice) {
          <section class="card"><h2 style="margin-top: 0">{{ 'trust.notice' | transloco }}</h2><p>{{ 'trust.noticeFirst' | transloco }}</p><app-notice-text [notice]="notice" /></section>
        }
        @if (it.quiz?.placement && it.openAttemptId === null) { <p>{{ 'learning.placementOffer' | transloco }}</p> }
        @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
        <div class="actions">
          @if (it.kind === 'quiz') {
            @if (it.openAttemptId; as open) { <a matButton="filled" [routerLink]="places.attempt(open)">{{ 'learning.resumeQuiz' | transloco }}</a> }
            @else if (it.quiz?.attempts?.left === 0) {}
            @else if (toRead(); as notice) { <button matButton="filled" type="button" [disabled]="deed.busy()" (click)="start(it, notice)">{{ 'trust.acknowledgeAndStart' | transloco }}</button> }
            @else { <button matButton="filled" type="button" [disabled]="deed.busy()" (click)="start(it)">{{ 'learning.startQuiz' | transloco }}</button> }
            @if (it.quiz?.placement && it.openAttemptId === null) { <button matButton="outlined" type="button" [disabled]="deed.busy()" (click)="place(it, toRead())">{{ (toRead() ? 'learning.readAndPlace' : 'learning.startPlacement') | transloco }}</button> }
          } @else if (it.article?.kind === 'written' && !it.article.acknowledgedAt) { <button matButton="filled" type="button" [disabled]="deed.busy()" (click)="complete(it)">{{ 'articles.acknowledge' | transloco }}</button> }
          @else if (!it.done && it.kind !== 'checklist') { <button matButton="filled" type="button" [disabled]="deed.busy()" (click)="complete(it)">{{ 'learning.markDone' | transloco }}</button> }
          @else if (it.nextUnitId; as next) { <a [matButton]="it.done ? 'filled' : 'outlined'" [routerLink]="places.unit(it.courseId, next)">{{ 'learning.next' | transloco }}</a> }
          @if (it.previousUnitId; as previous) { <a matButton [routerLink]="places.unit(it.courseId, previous)">{{ 'learning.previous' | transloco }}</a> }
        </div>
        @if (session.may('help.ask')) { <app-async [of]="help">@for (place of help.value()?.places ?? []; track unitId()) { <app-ask-and-tell [place]="place" (changed)="help.reload()" /> }</app-async> }
      }
    </app-async>
  `,
})
export class UnitPage {
  readonly courseId = input.required<string>();
  readonly unitId = input.required<string>();
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  protected readonly session = inject(SessionStore);
  protected readonly places = places;
  protected readonly kind = unitKind;
  protected readonly deed = new Deed();
  protected readonly unit = this.api.read(readUnit, () => ({ params: { courseId: this.courseId(), unitId: this.unitId() } }));
  private readonly notice = this.api.read(readNotice, () => (this.unit.hasValue() && this.unit.value().kind === 'quiz' && this.unit.value().openAttemptId === null ? {} : undefined));
  /** What to read before the first quiz, once for each version. */
  protected readonly toRead = computed(() => (this.notice.hasValue() && this.notice.value().acknowledgedAt === null ? this.notice.value() : null));
  protected readonly help = this.api.read(readHelpOnUnit, () => { const it = this.unit.hasValue() ? this.unit.value() : null; return it === null || !this.session.may('help.ask') ? undefined : { params: { courseVersionId: it.courseVersionId, unitId: it.id } }; });

  protected readonly asks: SelfCheckAsker = (blockId, chosen) => this.api.send(checkSelf, { params: { courseId: this.courseId(), unitId: this.unitId() }, body: { blockId, locale: this.unit.value()?.lang ?? this.session.locale(), chosen: [...chosen] } });

  protected complete(it: Unit) {
    return this.deed.run(async () => {
      if (it.article?.kind === 'written' && it.article.acknowledgedAt === null) await this.api.send(acknowledgeArticle, { params: { articleId: it.article.id }, body: { id: newId(), versionId: it.article.versionId } });
      await this.api.send(completeUnit, { params: { courseId: it.courseId, unitId: it.id }, body: { id: newId() } });
      await this.router.navigateByUrl(it.nextUnitId === null ? places.course(it.courseId) : places.unit(it.courseId, it.nextUnitId));
    });
  }

  protected start(it: Unit, notice: Notice | null = null) {
    return this.deed.run(async () => {
      if (notice !== null) await this.api.send(acknowledgeNotice, { body: { noticeId: notice.id } });
      const { id } = await this.api.send(startAttempt, { params: { courseId: it.courseId, unitId: it.id }, body: { id: newId(), locale: this.session.locale() } });
      await this.router.navigateByUrl(places.attempt(id));
    });
  }

  protected place(it: Unit, notice: Notice | null) {
    return this.deed.run(async () => {
      if (notice !== null) await this.api.send(acknowledgeNotice, { body: { noticeId: notice.id } });
      const { id } = await this.api.send(startPlacement, { params: { courseId: it.courseId, unitId: it.id }, body: { id: newId(), locale: this.session.locale() } });
      await this.router.navigateByUrl(places.attempt(id));
    });
  }
}

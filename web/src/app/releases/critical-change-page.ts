import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { acknowledgeChange, acknowledgeNotice, answerChange, readCriticalChange, readNotice, type ChangeQuestion, type CriticalChange, type Response } from '@palier/contracts';
import { isBlank } from '@palier/domain';
import { QuestionField } from '../learning/question-field';
import { Api, newId, places, SessionStore } from '../platform';
import { NoticeText } from '../trust/notice-text';
import { Async, Deed, PageHeader, When } from '../ui';

type Tried = NonNullable<ChangeQuestion['tried']>;
const tryKeys = { right: 'releases.answeredRight', partly: 'releases.tryAgainPartly', wrong: 'releases.tryAgain', blank: 'releases.tryAgain' } as const;

/** A critical change: read, then each of its questions answered right, as often as it takes, then confirmed. */
@Component({
  selector: 'app-critical-change-page',
  imports: [Async, MatButton, NoticeText, PageHeader, QuestionField, RouterLink, TranslocoPipe, When],
  template: `
    <app-page-header [heading]="named()" />
    <app-async [of]="change">
      @if (change.value(); as it) {
        <p class="no-print"><a [routerLink]="places.currency"><span aria-hidden="true">← </span>{{ 'releases.backToCurrency' | transloco }}</a></p>
        <section class="card"><h2>{{ 'releases.whatChanged' | transloco }}</h2>
          <p class="said">@if (it.area) { <strong>{{ it.area }}</strong>&ngsp;– }{{ it.text }}</p>
          @for (link of it.links; track link) { <p><a [href]="link" target="_blank" rel="noopener noreferrer">{{ 'releases.link' | transloco }}<span class="sr"> {{ link }}</span></a></p> }
          @if (it.readBefore && it.acknowledgedAt === null) { <p>{{ 'releases.saysOtherwise' | transloco }}</p> }</section>
        @if (it.acknowledgedAt; as at) { <p role="status" class="card"><span aria-hidden="true">✓</span> {{ 'articles.acknowledged' | transloco: { when: (at | when) } }}</p> }
        @else {
          @if (it.questions.length > 0) {
            <h2>{{ 'releases.changeQuestions' | transloco }}</h2><p>{{ 'releases.changeQuestionsLead' | transloco }}</p>
            @if (toRead(); as notice) { <section class="card"><h3>{{ 'trust.notice' | transloco }}</h3><p>{{ 'trust.noticeFirst' | transloco }}</p><app-notice-text [notice]="notice" /></section> }
            @for (question of it.questions; track question.questionVersionId; let index = $index) {
              @let tried = said(question);
              <fieldset class="card" [attr.lang]="question.lang" [disabled]="tried?.verdict === 'right'"><legend>{{ index + 1 }}. {{ question.prompt }}</legend>
                <app-question-field [question]="question" [response]="given().get(question.questionVersionId) ?? null" (answered)="give(question, $event.response)" />
                @if (tried?.verdict !== 'right' && session.may('release.acknowledge')) { <div class="no-print"><button matButton="outlined" type="button" [disabled]="deed.busy() || blank(question)" (click)="check(it, question)">{{ 'releases.check' | transloco }}<span class="sr"> {{ index + 1 }}</span></button></div> }
                <div role="status" [attr.lang]="session.locale()">@if (tried) { <p class="verdict" [class.right]="tried.verdict === 'right'"><span aria-hidden="true">{{ tried.verdict === 'right' ? '✓' : tried.verdict === 'partly' ? '◐' : '✗' }}</span> {{ keys[tried.verdict] | transloco }}</p>@if (tried.explanation) { <p [attr.lang]="question.lang">{{ tried.explanation }}</p> } }</div>
              </fieldset>
            }
            <p role="status" class="quiet">{{ 'releases.rightSoFar' | transloco: { right: right(), of: it.questions.length } }} @if (right() < it.questions.length) { {{ 'releases.confirmFirst' | transloco }} }</p>
          }
          @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
          @if (right() === it.questions.length && session.may('release.acknowledge')) { <div class="actions"><button matButton="filled" type="button" [disabled]="deed.busy()" (click)="confirm(it)">{{ 'articles.acknowledge' | transloco }}</button></div> }
        }
      }
    </app-async>
  `,
  styles: `h2 { margin: 0 0 4px; } h3 { margin: 0; } section p { margin: 4px 0 0; } .said { font-size: 1.05rem; overflow-wrap: anywhere; } fieldset.card { min-width: 0; padding: 16px; border: 1px solid var(--line); margin-bottom: 16px; display: grid; gap: 8px; } legend { font-size: 1.05rem; max-width: 100%; } fieldset p { margin: 0; } .verdict { font-weight: 560; } .right { color: var(--held); }`,
})
export class CriticalChangePage {
  readonly changeId = input.required<string>();
  private readonly api = inject(Api);
  protected readonly session = inject(SessionStore);
  protected readonly places = places;
  protected readonly keys = tryKeys;
  protected readonly deed = new Deed();
  protected readonly change = this.api.read(readCriticalChange, () => ({ params: { changeId: this.changeId() } }));
  private readonly notice = this.api.read(readNotice, () => (this.change.hasValue() && this.change.value().questions.length > 0 && this.change.value().acknowledgedAt === null ? {} : undefined));
  /** What to read before anything of oneself is marked, once for each version. */
  protected readonly toRead = computed(() => (this.notice.hasValue() && this.notice.value().acknowledgedAt === null ? this.notice.value() : null));
  protected readonly named = computed(() => (this.change.hasValue() ? `${this.change.value().product} ${this.change.value().release}` : ''));
  /** What is answered on this page, checked or not. */
  protected readonly given = signal<ReadonlyMap<string, Response>>(new Map());
  private readonly told = signal<ReadonlyMap<string, Tried>>(new Map());
  protected readonly right = computed(() => (this.change.hasValue() ? this.change.value().questions : []).filter((it) => this.said(it)?.verdict === 'right').length);
  private readFor = '';

  constructor() {
    // Read again, or another change: what the server has, without what is being answered here.
    effect(() => {
      if (!this.change.hasValue()) return;
      const { sha256, questions } = this.change.value();
      untracked(() => {
        const [before, kept] = this.readFor === sha256 ? [this.given(), this.told()] : [new Map<string, Response>(), new Map<string, Tried>()];
        this.readFor = sha256;
        this.given.set(new Map(questions.flatMap((it) => { const response = before.get(it.questionVersionId) ?? it.response; return response === null ? [] : [[it.questionVersionId, response] as const]; })));
        this.told.set(new Map(questions.flatMap((it) => { const tried = kept.get(it.questionVersionId); return tried === undefined ? [] : [[it.questionVersionId, tried] as const]; })));
      });
    });
  }

  /** How the last answer was marked; nothing once another one is being given. */
  protected said(it: ChangeQuestion): Tried | null { return this.told().get(it.questionVersionId) ?? (this.given().get(it.questionVersionId) === it.response ? it.tried : null); }
  protected blank(it: ChangeQuestion): boolean { return isBlank(this.given().get(it.questionVersionId) ?? null); }

  protected give(it: ChangeQuestion, response: Response) {
    this.given.update((map) => new Map(map).set(it.questionVersionId, response));
    this.told.update((map) => { const told = new Map(map); told.delete(it.questionVersionId); return told; });
  }

  protected check(it: CriticalChange, question: ChangeQuestion) {
    return this.deed.run(async () => {
      const notice = this.toRead();
      if (notice !== null) { await this.api.send(acknowledgeNotice, { body: { noticeId: notice.id } }); this.notice.reload(); }
      // What is answered otherwise while the mark is on its way is not what was marked.
      const response = this.given().get(question.questionVersionId);
      if (response === undefined) return;
      const { verdict, explanation } = await this.api.send(answerChange, { params: { changeId: it.id }, body: { id: newId(), sha256: it.sha256, questionVersionId: question.questionVersionId, lang: question.lang, response } });
      if (verdict === 'right') this.given.update((map) => new Map(map).set(question.questionVersionId, response));
      if (this.given().get(question.questionVersionId) === response) this.told.update((map) => new Map(map).set(question.questionVersionId, { verdict, explanation }));
    });
  }

  protected confirm(it: CriticalChange) {
    return this.deed.run(async () => { try { await this.api.send(acknowledgeChange, { params: { changeId: it.id }, body: { id: newId(), sha256: it.sha256 } }); } finally { this.change.reload(); } });
  }
}

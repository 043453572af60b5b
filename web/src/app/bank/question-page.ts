import { Component, computed, inject, input, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { readQuestion, readQuestionStatistics, type QuestionFile } from '@palier/contracts';
import type { QuestionKind } from '@palier/domain';
import { RouterLink } from '@angular/router';
import { KnownTags } from '../courses/known-tags';
import { changeKeys, difficultyKeys, questionKindKeys } from '../courses/words';
import { Api, places, SessionStore } from '../platform';
import { Async, PageHeader, Said, When } from '../ui';
import { ChangedArticlePart } from './changed-article';
import { CorrectionForm } from './correction-form';
import { ItemEvidence } from './item-evidence';
import { QuestionWords } from './question-words';
import { RegradeHistory } from './regrade-history';
import { RegradePanel } from './regrade-panel';

/** One question: what its answers say of it, how it is corrected, and what that changes for those who answered. */
@Component({
  selector: 'app-question-page',
  providers: [KnownTags],
  imports: [Async, ChangedArticlePart, CorrectionForm, ItemEvidence, PageHeader, QuestionWords, RegradeHistory, RegradePanel, RouterLink, Said, TranslocoPipe, When],
  template: `
    <app-page-header [heading]="statistics.value()?.prompt ?? ''" [lang]="statistics.value()?.lang ?? null" />
    <app-async [of]="file">
      @if (file.value(); as it) {
        @if (newest(); as now) {
          <p class="quiet"><span [appSaid]="it.competency"></span>, {{ 'bank.level' | transloco: { level: it.level } }} · {{ kinds[wordsOf(now).content.kind] | transloco }} · {{ 'bank.version' | transloco: { number: now.number } }} · {{ difficulties[now.filing.difficulty] | transloco }}@for (tag of now.filing.tags; track tag) { · {{ tag }}}@if (now.filing.open) { · {{ 'drafts.isOpen' | transloco }}} · {{ 'bank.writtenBy' | transloco: { by: it.writtenBy } }}</p>
          @if (now.source; as source) { <p class="quiet">{{ 'bank.learntIn' | transloco }} <span [attr.lang]="source.lang">{{ source.title }}</span></p> }
          <p><a [routerLink]="places.bank"><span aria-hidden="true">← </span>{{ 'bank.back' | transloco }}</a></p>
          @if (it.changedArticles.length > 0) { <section class="card"><app-changed-article [of]="it.changedArticles" /><p class="quiet">{{ 'bank.staleHint' | transloco }}</p></section> }
          @if (corrected()) { <p class="card" role="status"><strong>{{ 'bank.corrected' | transloco: { number: now.number } }}</strong></p> }
          <app-async [of]="statistics">@if (evidenceOf(now.number); as evidence) {
            <h2>{{ 'bank.whatAnswersSay' | transloco }}</h2>
            <app-item-evidence [version]="evidence" [questionId]="it.questionId" [lang]="statistics.value()?.lang ?? 'fr'" [single]="isSingle(wordsOf(now).content.kind)" [opening]="wordsOf(now).content.kind === 'ticketSimulation'" (changed)="statistics.reload()" />
          }</app-async>
          @if (before(); as was) {
            <h2>{{ 'bank.whatChanged' | transloco: { number: now.number } }}</h2>
            <p>{{ 'bank.changedBy' | transloco: { by: now.publishedBy, on: (now.publishedAt | when) } }} @if (now.change) { <strong>{{ changes[now.change] | transloco }}.</strong> } @if (now.reason) { {{ 'bank.because' | transloco: { reason: now.reason } }} }</p>
            <div class="beside">
              @for (one of [was, now]; track one.number) { <section class="card"><h3>{{ (one === was ? 'bank.beforeIs' : 'bank.afterIs') | transloco: { number: one.number } }}</h3><app-question-words [content]="wordsOf(one).content" [lang]="wordsOf(one).lang" /></section> }
            </div>
            <h2>{{ 'bank.regrade' | transloco }}</h2>
            <app-regrade-panel [file]="it" (changed)="readAgain()" />
          } @else { <h2>{{ 'bank.asItIs' | transloco }}</h2><section class="card"><app-question-words [content]="wordsOf(now).content" [lang]="wordsOf(now).lang" /></section> }
          @if (it.regrades.length > 0) { <h2>{{ 'bank.history' | transloco }}</h2><app-regrade-history [regrades]="it.regrades" /> }
          <details #fold class="card no-print"><summary #handle><strong>{{ 'bank.correct' | transloco }}</strong></summary><app-correction-form [file]="it" (corrected)="corrected.set(true); fold.open = false; handle.focus(); readAgain()" /></details>
          @if (it.versions.length > 1) {
            <h2>{{ 'bank.earlier' | transloco }}</h2>
            @for (version of it.versions.slice(1); track version.number) {
              <details class="card"><summary><strong>{{ 'bank.versionOf' | transloco: { number: version.number, by: version.publishedBy, on: (version.publishedAt | when) } }}</strong></summary>
                @if (version.change && version.reason) { <p>{{ changes[version.change] | transloco }}. {{ 'bank.because' | transloco: { reason: version.reason } }}</p> }
                <app-question-words [content]="wordsOf(version).content" [lang]="wordsOf(version).lang" />
                @if (evidenceOf(version.number); as evidence) { <app-item-evidence [version]="evidence" [questionId]="it.questionId" [lang]="statistics.value()?.lang ?? 'fr'" [single]="isSingle(wordsOf(version).content.kind)" [opening]="wordsOf(version).content.kind === 'ticketSimulation'" (changed)="statistics.reload()" /> }</details>
            }
          }
        }
      }
    </app-async>
  `,
  styles: `.beside { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(300px, 100%), 1fr)); gap: 0 16px; } summary { cursor: pointer; padding: 4px 0; } details[open] > summary { margin-bottom: 12px; } :host { overflow-wrap: anywhere; }`,
})
export class QuestionPage {
  readonly questionId = input.required<string>();
  private readonly api = inject(Api);
  private readonly session = inject(SessionStore);
  protected readonly places = places;
  protected readonly kinds = questionKindKeys;
  protected readonly changes = changeKeys;
  protected readonly difficulties = difficultyKeys;
  protected readonly corrected = signal(false);
  protected readonly file = this.api.read(readQuestion, () => ({ params: { questionId: this.questionId() } }));
  protected readonly statistics = this.api.read(readQuestionStatistics, () => ({ params: { questionId: this.questionId() } }));
  protected readonly newest = computed(() => (this.file.hasValue() ? this.file.value().versions[0] : undefined));
  protected readonly before = computed(() => (this.file.hasValue() ? this.file.value().versions[1] : undefined));

  /** One option at most is chosen, or one reply said first. */
  protected isSingle(kind: QuestionKind) { return kind === 'singleChoice' || kind === 'ticketSimulation'; }
  protected evidenceOf(number: number) { return this.statistics.hasValue() ? this.statistics.value().versions.find((it) => it.number === number) : undefined; }

  /** In the reader's language, else in the one it was written in. */
  protected wordsOf(version: QuestionFile['versions'][number]) {
    const lang = version.content[this.session.locale()] === undefined ? version.sourceLocale : this.session.locale();
    const content = version.content[lang];
    if (content === undefined) throw new Error('a question has no words');
    return { lang, content };
  }

  protected readAgain() {
    this.file.reload();
    this.statistics.reload();
  }
}

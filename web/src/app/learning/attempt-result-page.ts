import { Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { grantAttempt, readHelpOnAttempt, readResult } from '@palier/contracts';
import { AskAndTell } from '../help/ask-and-tell';
import { Api, newId, places, SessionStore } from '../platform';
import { Async, Deed, PageHeader, Say, Share, When } from '../ui';
import { AnsweredParts } from './answered-parts';
import { ConversationDebrief } from './conversation-debrief';
import { IllustrationPart } from './illustration';
import { SpotPicture } from './spot-picture';

const verdicts = { right: 'learning.right', partly: 'learning.partly', wrong: 'learning.wrong', blank: 'learning.blank' } as const;

@Component({
  selector: 'app-attempt-result-page',
  imports: [AnsweredParts, AskAndTell, Async, ConversationDebrief, IllustrationPart, MatButton, PageHeader, RouterLink, Say, Share, SpotPicture, TranslocoPipe, When],
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
            <li class="card"><h2 style="margin-top: 0">{{ index + 1 }}. {{ question.prompt }}</h2><p><strong [class]="'verdict ' + question.verdict"><span aria-hidden="true">{{ signs[question.verdict] }}</span> {{ verdict(question.verdict) | transloco }}</strong></p>
              @if (question.illustration; as beside) { <app-illustration [of]="beside" /> }
              @if (question.corrected; as first) { <p class="explained">{{ 'learning.firstMark' | transloco: { by: first.by, verdict: (verdict(first.verdict) | transloco), reason: first.reason } }}</p> }
              @if (question.kind === 'shortText' || question.kind === 'numeric') { <p>{{ 'learning.youWrote' | transloco: { words: question.response !== null && 'text' in question.response ? question.response.text : '' } }}</p>@if (it.keyShown) { <p>{{ 'learning.accepted' | transloco }} {{ question.accepted.join(', ') }}</p> } }
              @if (question.kind === 'trueFalse') { <ul class="plain options">@for (it of truths; track it.value) { <li>{{ it.key | transloco }} <strong>@if (question.truth === it.value) { ✓ {{ 'learning.rightOption' | transloco }} } @if (question.response?.kind === 'trueFalse' && question.response.value === it.value) { – {{ 'learning.youTicked' | transloco }} }</strong></li> }</ul> }
              @if (question.picture; as picture) { <app-spot-picture [picture]="picture" [chosen]="tickedOf(question.options)" /> }
              @if (question.conversation) { <app-conversation-debrief [question]="question" /> }
              @if (question.parts.length > 0) { <app-answered-parts [question]="question" /> }
              @else { <ul class="plain options">@for (option of question.options; track option.id) { <li>@if (question.picture) { {{ $index + 1 }}.&ngsp;}{{ option.text }} <strong>@if (option.correct) { ✓ {{ 'learning.rightOption' | transloco }} } @if (option.ticked) { – {{ 'learning.youTicked' | transloco }} }</strong>@if (option.explanation) { <br /><span class="quiet">{{ option.explanation }}</span> }</li> }</ul> }
              @if (question.explanation) { <p class="explained">{{ question.explanation }}</p> }
              @if (helpOn(question.questionVersionId); as place) { <app-ask-and-tell [place]="place" [label]="'' + (index + 1)" (changed)="help.reload()" /> }</li>
          }
        </ol>
      }
    </app-async>
  `,
  styles: `.verdict { display: inline-flex; gap: 8px; align-items: baseline; border-radius: 999px; padding: 2px 12px; border: 1px solid currentColor; } .right { color: var(--held); } .partly, .wrong, .blank { color: var(--to-acquire); } .options li { padding: 6px 0; border-bottom: 1px solid var(--line); } .explained { border-left: 3px solid var(--kept); padding-left: 12px; margin: 12px 0; }`,
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
  protected readonly truths = [{ value: true, key: 'learning.true' }, { value: false, key: 'learning.false' }] as const;
  protected readonly signs = { right: '✓', partly: '◐', wrong: '✗', blank: '○' } as const;
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

  protected tickedOf(options: readonly { readonly ticked: boolean }[]) { const at = options.findIndex((it) => it.ticked); return at === -1 ? null : at; }
  protected verdict(it: keyof typeof verdicts) { return verdicts[it]; }
}

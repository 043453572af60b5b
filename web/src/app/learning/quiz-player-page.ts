import { afterNextRender, Component, computed, DestroyRef, effect, inject, Injector, input, signal, untracked } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { askNextQuestion, readAttempt, readHelpOnAttempt, saveAnswer, submitAttempt, type Attempt, type PresentedQuestion, type Response } from '@palier/contracts';
import { isBlank } from '@palier/domain';
import { AskAndTell } from '../help/ask-and-tell';
import { Api, places, problemOf, ProblemError } from '../platform';
import { Async, Deed, PageHeader } from '../ui';
import { AnswerQueue, type Outcome, type Waiting } from './answer-queue';
import type { Given } from './given';
import { QuestionField } from './question-field';
import { TimeLeft } from './time-left';

/** What one tab tells the others of the same attempt. */
type Told = { readonly kind: 'answered'; readonly it: Waiting } | { readonly kind: 'wentOn' } | { readonly kind: 'handedIn' };
/** Another screen was first: what it said counts, and is shown. */
const overtaken: ReadonlySet<string> = new Set(['attempt.stale-answer', 'attempt.said-already', 'attempt.not-of-this-scene']);

@Component({
  selector: 'app-quiz-player-page',
  imports: [AskAndTell, Async, MatButton, PageHeader, QuestionField, TimeLeft, TranslocoPipe],
  template: `
    <app-page-header [heading]="attempt.value()?.title ?? ''" />
    <app-async [of]="attempt">
      @if (attempt.value(); as it) {
        @if (it.deadline; as deadline) { <app-time-left [deadline]="deadline" [now]="it.now" (over)="timeUp()" /> }
        <form [attr.lang]="it.lang" (submit)="finish($event)">
          @if (it.placement; as placement) { <p role="status" class="quiet">{{ 'learning.placementAt' | transloco: { asked: it.questions.length, of: placement.of } }}</p> }
          @for (question of shown(); track question.questionVersionId; let index = $index) {
            <fieldset class="card"><legend tabindex="-1">{{ numberOf(index) }}. {{ question.prompt }}</legend>
              <app-question-field [question]="question" [response]="given().get(question.questionVersionId) ?? null" (answered)="answer(question, $event)" />
              @if (helpOn(question); as place) { <app-ask-and-tell [place]="place" [label]="'' + numberOf(index)" (changed)="help.reload()" /> }
            </fieldset>
          }
          <p role="status" class="quiet">{{ stateKey() | transloco: { count: unsaved() } }}</p>
          @if (elsewhere()) { <p role="status" class="card">{{ 'learning.answeredElsewhere' | transloco }}</p> }
          @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
          @if (asking()) {
            <div class="card" role="alert"><p>{{ (it.placement ? 'learning.sureToStop' : blank() > 0 ? 'learning.someBlank' : 'learning.sure') | transloco: { count: blank() } }}</p>
              @if (brokenOff() > 0) { <p>{{ 'learning.brokenOff' | transloco: { count: brokenOff() } }}</p> }
              <div class="actions"><button matButton="filled" type="button" [disabled]="deed.busy()" (click)="submit()">{{ (it.placement ? 'learning.stopPlacement' : 'learning.handIn') | transloco }}</button><button matButton type="button" (click)="asking.set(false)">{{ 'learning.goOn' | transloco }}</button></div></div>
          } @else if (it.placement) {
            <div class="actions"><button matButton="filled" type="submit" [disabled]="deed.busy()">{{ (blank() > 0 ? 'learning.dontKnow' : 'learning.nextQuestion') | transloco }}</button><button matButton type="button" (click)="asking.set(true)">{{ 'learning.stopPlacement' | transloco }}</button></div>
          } @else { <button matButton="filled" type="submit">{{ 'learning.finish' | transloco }}</button> }
        </form>
      }
    </app-async>
  `,
  styles: `fieldset.card { min-width: 0; padding: 16px; border: 1px solid var(--line); margin-bottom: 16px; } legend { font-size: 1.05rem; max-width: 100%; }`,
})
export class QuizPlayerPage {
  readonly attemptId = input.required<string>();
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly injector = inject(Injector);
  protected readonly deed = new Deed();
  protected readonly asking = signal(false);
  protected readonly unsaved = signal(0);
  protected readonly elsewhere = signal(false);
  private readonly state = signal<'saved' | 'saving' | 'offline'>('saved');
  protected readonly given = signal<ReadonlyMap<string, Response>>(new Map());
  private queue: AnswerQueue | null = null;
  private channel: BroadcastChannel | null = null;
  /** Questions whose answer here came too late behind another one. */
  private readonly stale = new Set<string>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private reading: ReturnType<typeof setTimeout> | undefined;
  private readings = 0;
  protected readonly attempt = this.api.read(readAttempt, () => ({ params: { attemptId: this.attemptId() } }));
  protected readonly help = this.api.read(readHelpOnAttempt, () => ({ params: { attemptId: this.attemptId() } }));
  protected readonly stateKey = computed(() => ({ saved: 'learning.saved', saving: 'learning.saving', offline: 'learning.offline' })[this.state()]);
  /** All questions, or the one that a placement asks now. */
  protected readonly shown = computed(() => { const it = this.attempt.value(); return it === undefined ? [] : it.placement ? it.questions.slice(-1) : it.questions; });
  protected readonly blank = computed(() => this.shown().filter((it) => isBlank(this.given().get(it.questionVersionId) ?? null)).length);
  /** Conversations that began and are not over. */
  protected readonly brokenOff = computed(() => (this.attempt.value()?.questions ?? []).filter((it) => it.conversation !== null && it.conversation.now !== null && this.given().has(it.questionVersionId)).length);

  constructor() {
    // Once per attempt: what the server has, then what this browser still had to send. Read again: what was answered elsewhere.
    effect(() => {
      const it = this.attempt.value();
      if (it === undefined) return;
      if (it.submittedAt !== null) { void this.router.navigateByUrl(places.result(it.id)); return; }
      untracked(() => (this.queue === null ? this.open(it) : this.adopt(it.questions)));
    });
    const again = () => void this.flush();
    const back = () => { if (document.visibilityState === 'visible' && this.queue !== null) void this.readAnew(); };
    addEventListener('online', again);
    document.addEventListener('visibilitychange', back);
    inject(DestroyRef).onDestroy(() => { removeEventListener('online', again); document.removeEventListener('visibilitychange', back); clearTimeout(this.timer); clearTimeout(this.reading); this.channel?.close(); this.channel = null; void this.flush(); });
  }

  private open(it: Attempt): void {
    this.queue = new AnswerQueue(it.id, localStorage, (waiting) => this.sendOne(it.id, waiting), it.questions);
    this.given.set(new Map(it.questions.flatMap((question) => { const response = this.queue?.responseTo(question.questionVersionId) ?? question.response; return response === null ? [] : [[question.questionVersionId, response] as const]; })));
    this.channel = new BroadcastChannel(`palier.attempt.${it.id}`);
    this.channel.onmessage = ({ data }: MessageEvent<Told>) => {
      if (data.kind === 'handedIn') void this.router.navigateByUrl(places.result(it.id));
      else if (data.kind === 'wentOn') void this.readAnew();
      else this.adopt([data.it]);
    };
    void this.flush();
  }

  /** Takes over answers given on another screen that are newer than those here. */
  private adopt(answers: readonly { readonly questionVersionId: string; readonly sequence: number; readonly response: Response | null }[]): void {
    for (const { questionVersionId, sequence, response } of answers) {
      if (this.queue?.learn(questionVersionId, sequence) !== true && !this.stale.delete(questionVersionId)) continue;
      this.given.update((map) => { const given = new Map(map); if (response === null) given.delete(questionVersionId); else given.set(questionVersionId, response); return given; });
      this.elsewhere.set(true);
    }
    this.unsaved.set(this.queue?.length ?? 0);
  }

  /** Asks the server where the attempt stands, as often as it takes; what is on screen stays there meanwhile. */
  private async readAnew(): Promise<void> {
    clearTimeout(this.reading);
    const turn = ++this.readings;
    try {
      const it = await this.api.send(readAttempt, { params: { attemptId: this.attemptId() } });
      // What was asked for earlier and comes later is no news.
      if (turn === this.readings) this.attempt.set(it);
    } catch (error) {
      const problem = problemOf(error);
      if (problem === 'offline' || problem.status >= 500 || problem.status === 429) this.reading = setTimeout(() => void this.readAnew(), 3000);
    }
  }

  protected numberOf(index: number) { return index + 1 + (this.attempt.value()?.questions.length ?? 0) - this.shown().length; }

  /** Help is beside the questions, never in their way: without it the quiz goes on. */
  protected helpOn(question: PresentedQuestion) { return this.help.hasValue() ? this.help.value().places.find(({ thing }) => thing.about === 'question' && thing.questionVersionId === question.questionVersionId) : undefined; }

  protected finish(event: Event) {
    event.preventDefault();
    if (this.attempt.value()?.placement) void this.goOn(this.attempt.value()?.questions.length ?? 0);
    else this.asking.set(true);
  }

  /** Once the answer is safe, the next question of a placement, or its end. */
  private goOn(asked: number) {
    return this.deed.run(async () => {
      clearTimeout(this.timer);
      if (!(await this.flush())) throw new Error('offline', { cause: null });
      await this.api.send(askNextQuestion, { params: { attemptId: this.attemptId() }, body: { asked } });
      this.channel?.postMessage({ kind: 'wentOn' } satisfies Told);
      await this.readAnew();
      afterNextRender(() => document.querySelector<HTMLElement>('app-quiz-player-page legend')?.focus(), { injector: this.injector });
    });
  }

  protected submit() {
    return this.deed.run(async () => {
      clearTimeout(this.timer);
      if (!(await this.flush())) throw new Error('offline', { cause: null });
      await this.handIn();
    });
  }

  /** Whatever was saved counts; the server closes it by itself where nobody reaches it. */
  protected timeUp() {
    return this.deed.run(async () => {
      clearTimeout(this.timer);
      await this.flush();
      await this.handIn();
    });
  }

  private async handIn(): Promise<void> {
    await this.api.send(submitAttempt, { params: { attemptId: this.attemptId() }, body: {} });
    this.channel?.postMessage({ kind: 'handedIn' } satisfies Told);
    await this.router.navigateByUrl(places.result(this.attemptId()));
  }

  protected answer(question: PresentedQuestion, { response, wait }: Given) {
    this.given.update((map) => new Map(map).set(question.questionVersionId, response));
    const put = this.queue?.put(question.questionVersionId, response);
    if (put !== undefined) this.channel?.postMessage({ kind: 'answered', it: put } satisfies Told);
    this.elsewhere.set(false);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), wait);
  }

  private async flush(): Promise<boolean> {
    if (this.queue === null) return true;
    if (this.queue.length > 0) this.state.set('saving');
    const done = await this.queue.flush();
    this.unsaved.set(this.queue.length);
    this.state.set(done ? 'saved' : 'offline');
    if (!done) this.timer = setTimeout(() => void this.flush(), 3000);
    return done;
  }

  private async sendOne(attemptId: string, it: Waiting): Promise<Outcome> {
    try {
      await this.api.send(saveAnswer, { params: { attemptId }, body: it });
      // The customer goes on, on every screen.
      if (it.response.kind === 'ticketSimulation') { void this.readAnew(); this.channel?.postMessage({ kind: 'wentOn' } satisfies Told); }
      return 'kept';
    } catch (error) {
      if (!(error instanceof ProblemError) || error.problem.status >= 500 || error.problem.status === 429) return 'unanswered';
      // Answered on another device meanwhile: that answer is newer, and is shown.
      if (overtaken.has(error.problem.code)) { this.stale.add(it.questionVersionId); void this.readAnew(); return 'refused'; }
      this.deed.failed.set(`problems.${error.problem.code.replaceAll('.', '_')}`);
      return 'refused';
    }
  }
}

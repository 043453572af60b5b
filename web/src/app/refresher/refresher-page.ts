import { afterNextRender, Component, computed, ElementRef, inject, Injector, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { answerRefresher, endRefresher, readRefresher, startRefresher, type AskedAgain, type Refresher, type Response } from '@palier/contracts';
import { isBlank } from '@palier/domain';
import { AnsweredQuestion } from '../learning/answered-question';
import { QuestionField } from '../learning/question-field';
import { Api, newId, places, SessionStore } from '../platform';
import { Async, Deed, PageHeader, Say, ShareBar, When } from '../ui';
import { reasonWords, recollectionWords } from './words';

/** Three minutes a week to keep what one proved: one question after the other, each told at once; then the day of the next, and what is still in mind. */
@Component({
  selector: 'app-refresher-page',
  imports: [AnsweredQuestion, Async, MatButton, PageHeader, QuestionField, RouterLink, Say, ShareBar, TranslocoPipe, When],
  template: `
    <app-page-header [heading]="'refreshers.title' | transloco" [lead]="'refreshers.lead' | transloco" />
    <app-async [of]="refresher">
      @if (refresher.value(); as it) {
        @switch (it.state) {
          @case ('ready') { <section class="card"><h2>{{ 'refreshers.ready' | transloco: { count: it.questions, minutes: it.minutes } }}</h2><p>{{ 'refreshers.readyLead' | transloco }}</p><div class="actions"><button matButton="filled" type="button" [disabled]="deed.busy()" (click)="begin()">{{ 'refreshers.begin' | transloco }}</button></div></section> }
          @case ('open') {
            <p class="quiet">{{ 'refreshers.progress' | transloco: { at: at(it), of: it.questions } }}</p><app-share-bar [done]="at(it) - 1" [of]="it.questions" />
            @if (last(); as answered) {
              <section class="card" role="status" [attr.lang]="answered.lang"><h2 #heading tabindex="-1">{{ answered.question.prompt }}</h2><app-answered-question [question]="answered.feedback" /></section>
              <div class="actions"><button matButton="filled" type="button" [disabled]="deed.busy()" (click)="goOn(it)">{{ (left(it).length > 0 ? 'refreshers.next' : 'refreshers.finish') | transloco }}</button></div>
            } @else { @if (current(it); as one) {
              <form class="card" (submit)="give($event, it, one)"><fieldset [attr.lang]="one.lang"><legend><h2 #heading tabindex="-1">{{ one.question.prompt }}</h2></legend><app-question-field [question]="one.question" [response]="response()" (answered)="response.set($event.response)" /></fieldset>
                <p class="quiet">{{ reasonWords[one.reason] | transloco }}</p>
                <label class="unsure"><input type="checkbox" name="unsure" [checked]="hesitated()" (change)="hesitated.set(!hesitated())" /> <span>{{ 'refreshers.unsure' | transloco }}</span></label>
                <div class="actions"><button matButton="filled" type="submit" [disabled]="deed.busy() || blank()">{{ 'refreshers.answer' | transloco }}</button><button matButton type="button" [disabled]="deed.busy()" (click)="answer(it, one, null)">{{ 'refreshers.dontKnow' | transloco }}</button></div></form>
            } @else { <div class="actions"><button matButton="filled" type="button" [disabled]="deed.busy()" (click)="end(it)">{{ 'refreshers.finish' | transloco }}</button></div> } }
            <p><button matButton type="button" [disabled]="deed.busy()" (click)="end(it)">{{ 'refreshers.stop' | transloco }}</button></p>
          }
          @case ('done') {
            <section class="card" role="status"><h2>{{ 'refreshers.done' | transloco }}</h2><p>{{ 'refreshers.nextOn' | transloco: { day: (it.nextOn | when) } }}</p></section>
            @if (answered(it).length > 0) { <details><summary>{{ 'refreshers.again' | transloco }}</summary><ol class="list">@for (one of answered(it); track one.position) { <li class="card" [attr.lang]="one.lang"><h2>{{ one.question.prompt }}</h2>@if (one.feedback) { <app-answered-question [question]="one.feedback" /> }</li> }</ol></details> }
          }
          @case ('out') { <section class="card"><h2>{{ 'refreshers.out' | transloco }}</h2><p><a [routerLink]="places.account">{{ 'refreshers.wantAgain' | transloco }}</a></p></section> }
          @case ('onboarding') { <section class="card"><h2>{{ 'refreshers.onboarding' | transloco }}</h2></section> }
          @default { <section class="card"><h2>{{ (it.keeps.length > 0 ? 'refreshers.nothing' : 'refreshers.nothingYet') | transloco }}</h2>@if (it.keeps.length > 0) { <p>{{ 'refreshers.nextOn' | transloco: { day: (it.nextOn | when) } }}</p> }</section> }
        }
        @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
        @if (it.keeps.length > 0 && it.state !== 'open') {
          <h2>{{ 'refreshers.keeps' | transloco }}</h2>
          <ul class="list">@for (cell of it.keeps; track cell.competencyId + '/' + cell.level) {
            <li class="card row"><a [routerLink]="places.why(me(), cell.competencyId)">{{ 'learning.serves' | transloco: { name: (cell.name | say), level: cell.level } }}</a><span [class]="'mind ' + cell.recollection"><span aria-hidden="true">{{ signs[cell.recollection] }}</span> {{ recollectionWords[cell.recollection] | transloco }}</span></li>
          }</ul>
        }
        <p class="quiet">{{ 'refreshers.yours' | transloco }} <a [routerLink]="places.viewers">{{ 'trust.viewers' | transloco }}</a> · <a [routerLink]="places.account">{{ 'refreshers.change' | transloco }}</a></p>
      }
    </app-async>
  `,
  styles: `.card h2 { margin: 0 0 8px; font-size: 1.15rem; overflow-wrap: anywhere; } fieldset { border: 0; margin: 0; padding: 0; min-width: 0; } legend { padding: 0; } .unsure { display: inline-flex; gap: 12px; align-items: center; padding: 8px 0; cursor: pointer; } .unsure input { width: 22px; height: 22px; margin: 0; accent-color: var(--held); } app-share-bar { margin-bottom: 16px; } summary { cursor: pointer; padding: 8px 0; } .mind { white-space: nowrap; } .firm { color: var(--held); } .faint { color: var(--to-acquire); }`,
})
export class RefresherPage {
  private readonly api = inject(Api);
  private readonly session = inject(SessionStore);
  private readonly injector = inject(Injector);
  private readonly heading = viewChild<ElementRef<HTMLElement>>('heading');
  protected readonly places = places;
  protected readonly deed = new Deed();
  protected readonly reasonWords = reasonWords;
  protected readonly recollectionWords = recollectionWords;
  protected readonly signs = { firm: '●', fading: '◐', faint: '○' } as const;
  protected readonly refresher = this.api.read(readRefresher);
  protected readonly me = computed(() => this.session.person()?.id ?? '');
  protected readonly response = signal<Response | null>(null);
  protected readonly blank = computed(() => isBlank(this.response()));
  protected readonly hesitated = signal(false);
  /** What was just answered, as long as one reads what was right. */
  protected readonly last = signal<(AskedAgain & { readonly feedback: NonNullable<AskedAgain['feedback']> }) | null>(null);
  /** Answered since the page was read. */
  private readonly given = signal<readonly number[]>([]);

  protected left(it: Refresher) { return it.asked.filter((one) => one.feedback === null && !this.given().includes(one.position)); }
  protected current(it: Refresher): AskedAgain | undefined { return this.left(it)[0]; }
  protected answered(it: Refresher) { return it.asked.filter((one) => one.feedback !== null); }
  /** Which question of all is on screen, from 1. */
  protected at(it: Refresher) { return Math.max(1, it.questions - this.left(it).length + (this.last() === null && this.left(it).length > 0 ? 1 : 0)); }

  protected begin() {
    return this.deed.run(async () => {
      await this.api.send(startRefresher, { body: { id: newId(), locale: this.session.locale() } });
      this.refresher.reload();
    });
  }

  protected give(event: Event, it: Refresher, one: AskedAgain) {
    event.preventDefault();
    if (!this.blank()) void this.answer(it, one, this.response());
  }

  protected answer({ id }: Refresher, one: AskedAgain, response: Response | null) {
    return this.deed.run(async () => {
      if (id === null) return;
      try {
        const feedback = await this.api.send(answerRefresher, { params: { refresherId: id }, body: { position: one.position, response, hesitated: this.hesitated() } });
        this.given.set([...this.given(), one.position]);
        this.last.set({ ...one, feedback });
        this.lookAtHeading();
      } catch (error) {
        // Answered on another screen meanwhile: what was said there counts.
        this.refresher.reload();
        throw error;
      }
    });
  }

  protected goOn(it: Refresher) {
    this.response.set(null);
    this.hesitated.set(false);
    this.last.set(null);
    if (this.left(it).length === 0) return void this.end(it);
    this.lookAtHeading();
  }

  protected end({ id }: Refresher) {
    return this.deed.run(async () => {
      if (id !== null) await this.api.send(endRefresher, { params: { refresherId: id }, body: {} });
      this.last.set(null);
      this.refresher.reload();
    });
  }

  private lookAtHeading() { afterNextRender(() => this.heading()?.nativeElement.focus(), { injector: this.injector }); }
}

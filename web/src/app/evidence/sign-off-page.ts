import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { confirmPractice, readObservable, readSignOffRequest, refusePractice, requestSignOff, withdrawRequest, type SignOffRequest } from '@palier/contracts';
import { Api, newId, places, SessionStore } from '../platform';
import { Async, carriedIn, Deed, LevelSteps, PageHeader, Said, When } from '../ui';
import { ContestForm } from './contest-form';
import { SelfBeside } from './self-beside';
import { SignaturesNote } from './signatures-note';

@Component({
  selector: 'app-sign-off-page',
  imports: [Async, ContestForm, LevelSteps, MatButton, PageHeader, RouterLink, Said, SelfBeside, SignaturesNote, TranslocoPipe, When],
  template: `
    <app-page-header [heading]="'signOffs.title' | transloco" />
    <app-async [of]="request">
      @if (request.value(); as it) {
        <p><a [routerLink]="places.skills(it.person.id)">{{ it.person.name }}</a> · <strong [appSaid]="it.name"></strong> · {{ 'signOffs.asked' | transloco: { level: it.level } }}</p>
        <app-level-steps [held]="it.held" [expected]="line(it)?.expected ?? null" [carried]="carried(it)" />@if (!it.answer) {&ngsp;<a [routerLink]="places.why(it.person.id, it.competencyId)">{{ 'evidence.why' | transloco }}</a> }
        @if (it.note) { <p class="card" style="margin-top: 12px">{{ 'signOffs.note' | transloco: { words: it.note } }} <span class="quiet">{{ it.askedAt | when }}</span></p> }
        @if (it.checklist; as checklist) { <p class="card row" style="margin-top: 12px"><span>{{ 'checklists.about' | transloco: { title: checklist.title } }}</span><a [matButton]="mine() && it.state === 'open' ? 'filled' : 'outlined'" [routerLink]="places.checklist(it.person.id, checklist.unitId)">{{ 'checklists.open' | transloco }}</a></p> }
        @if (it.answer; as answer) {
          <div class="card" style="margin-top: 12px" role="status"><h2 style="margin-top: 0">{{ (it.state === 'observed' ? 'signOffs.wasObserved' : it.state === 'confirmed' ? 'signOffs.confirmed' : 'signOffs.refused') | transloco }}</h2><p>{{ answer.by }}, {{ answer.at | when }}</p><p>{{ (it.state === 'refused' ? 'signOffs.toRedo' : 'evidence.observed') | transloco }} {{ answer.words }}</p>
            @if (answer.withdrawn; as gone) { <p><strong>{{ 'signOffs.takenBackBy' | transloco: { by: answer.by, when: (gone.at | when) } }}</strong> {{ gone.reason }}</p> }
            <a [routerLink]="places.why(it.person.id, it.competencyId)">{{ 'evidence.why' | transloco }}</a>
            @if (answer.signOffId; as signOffId) { <app-contest-form [signOffId]="signOffId" [opinion]="answer.opinion" [mayContest]="answer.mayContest" (changed)="request.reload()" /> }</div>
          @if (mine()) { <app-self-beside [personId]="it.person.id" [competencyIds]="[it.competencyId]" /> }
        } @else if (mine() && it.state === 'open') {
          <form class="stack" (submit)="confirm($event, it)">
            <fieldset><legend>{{ 'signOffs.which' | transloco }}</legend>
              @for (line of it.statements; track line.level) {
                <label class="tick"><input type="checkbox" [checked]="ticked().includes(line.level)" (change)="tick(line.level)" /> <span><strong>{{ line.level }}</strong>&ngsp;<span [appSaid]="line.text"></span>&ngsp;@if (line.carriedOverUntil; as day) { <em>– {{ 'carriedOver.cell' | transloco: { day: (day | when) } }}</em> } @else if (line.held) { <em class="quiet">– {{ 'evidence.held' | transloco }}</em> } <app-signatures-note [of]="signatures(it, line.level)" /></span></label>
              }</fieldset>
            @if (it.example.fr ?? it.example.en) { <p class="quiet">{{ 'signOffs.example' | transloco }}&ngsp;<span [appSaid]="it.example"></span></p> }
            <label class="field">{{ 'signOffs.observed' | transloco }}<textarea name="observed" rows="3" maxlength="2000" [value]="words()" (input)="keep($event)"></textarea></label>
            @if (needsWords()) { <p class="error" role="alert">{{ 'signOffs.needsWords' | transloco }}</p> }
            @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
            <div class="actions"><button matButton="filled" type="submit" [disabled]="deed.busy() || ticked().length === 0">{{ 'signOffs.confirm' | transloco }}</button>
              <button matButton="outlined" type="button" [disabled]="deed.busy()" (click)="refuse(it)">{{ 'signOffs.refuse' | transloco }}</button></div>
          </form>
        } @else if (it.state === 'open') {
          <p class="card" style="margin-top: 12px">{{ 'signOffs.waitingAnswer' | transloco }}</p>
          @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
          @if (own()) { <button class="no-print" matButton="outlined" type="button" [disabled]="deed.busy()" (click)="withdraw(it)">{{ 'signOffs.withdrawRequest' | transloco }}</button> }
        } @else { <p class="card" style="margin-top: 12px" role="status">{{ (it.state === 'ended' ? 'signOffs.ended' : 'signOffs.requestWithdrawn') | transloco }}</p> }
        @if (own() && mayAskAgain(it)) {
          <form class="stack no-print" (submit)="askAgain($event, it)"><label class="field">{{ 'evidence.note' | transloco }}<textarea name="note" rows="2" maxlength="1000" [value]="words()" (input)="keep($event)"></textarea></label>
            @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
            <div><button matButton="filled" type="submit" [disabled]="deed.busy()">{{ 'signOffs.askAgain' | transloco }}</button></div></form>
        }
      }
    </app-async>
  `,
  styles: `.tick { display: flex; gap: 12px; padding: 10px 0; align-items: flex-start; } .tick input { width: 24px; height: 24px; flex: none; accent-color: var(--held); } app-signatures-note { display: block; }`,
})
export class SignOffPage {
  readonly requestId = input.required<string>();
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly session = inject(SessionStore);
  protected readonly places = places;
  protected readonly deed = new Deed();
  protected readonly request = this.api.read(readSignOffRequest, () => ({ params: { requestId: this.requestId() } }));
  protected readonly ticked = linkedSignal<SignOffRequest | undefined, (1 | 2 | 3 | 4)[]>({ source: () => this.request.value(), computation: (it) => (it === undefined ? [] : it.statements.filter((line) => (!line.held || line.carriedOverUntil !== null) && line.level <= it.level).map((line) => line.level)) });
  protected readonly words = signal('');
  protected readonly needsWords = signal(false);
  protected readonly own = computed(() => this.request.hasValue() && this.request.value().person.id === this.session.person()?.id);
  protected readonly mine = computed(() => this.session.may('sign-off.confirm') && this.request.hasValue() && !this.own());
  private readonly observable = this.api.read(readObservable, () => { const it = this.mine() ? this.request.value() : undefined; return it?.state === 'open' ? { params: { personId: it.person.id } } : undefined; });

  protected keep(event: Event) { if (event.target instanceof HTMLTextAreaElement) this.words.set(event.target.value); }
  protected tick(level: 1 | 2 | 3 | 4) { this.ticked.update((now) => (now.includes(level) ? now.filter((it) => it !== level) : [...now, level])); }

  /** What its person is expected to hold, and what is signed already: for whoever may confirm it. */
  protected line(it: SignOffRequest) { return this.observable.hasValue() ? this.observable.value().competencies.find((one) => one.competencyId === it.competencyId) : undefined; }
  protected signatures(it: SignOffRequest, level: number) {
    return this.line(it)?.levels.find((one) => one.level === level)?.signatures ?? null;
  }

  /** Refused, no longer asked, or taken back, and not held since: then it can be asked anew. */
  protected mayAskAgain(it: SignOffRequest) { return it.held < it.level && (it.state === 'refused' || it.state === 'withdrawn' || (it.answer?.withdrawn ?? null) !== null); }

  protected carried(it: SignOffRequest) { return carriedIn(it.statements); }

  protected withdraw(it: SignOffRequest) {
    return this.deed.run(async () => { await this.api.send(withdrawRequest, { params: { requestId: it.id }, body: {} }); this.request.reload(); });
  }

  protected askAgain(event: Event, it: SignOffRequest) {
    event.preventDefault();
    return this.deed.run(async () => {
      const { id } = await this.api.send(requestSignOff, { body: { id: newId(), competencyId: it.competencyId, level: it.level, note: this.words() } });
      this.words.set('');
      await this.router.navigateByUrl(places.signOff(id));
    });
  }

  protected confirm(event: Event, it: SignOffRequest) {
    event.preventDefault();
    return this.answer(() => this.api.send(confirmPractice, { params: { requestId: it.id }, body: { id: newId(), levels: this.ticked(), observed: this.words() } }));
  }

  protected refuse(it: SignOffRequest) {
    return this.answer(() => this.api.send(refusePractice, { params: { requestId: it.id }, body: { id: newId(), reason: this.words() } }));
  }

  private async answer(send: () => Promise<unknown>) {
    this.needsWords.set(this.words().trim() === '');
    if (!this.needsWords()) await this.deed.run(async () => { await send(); this.request.reload(); });
  }
}

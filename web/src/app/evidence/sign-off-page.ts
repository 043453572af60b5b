import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { confirmPractice, readSignOffRequest, refusePractice, type SignOffRequest } from '@palier/contracts';
import { Api, newId, places, SessionStore } from '../platform';
import { Async, Deed, LevelSteps, PageHeader, Said, When } from '../ui';

@Component({
  selector: 'app-sign-off-page',
  imports: [Async, LevelSteps, MatButton, PageHeader, RouterLink, Said, TranslocoPipe, When],
  template: `
    <app-page-header [heading]="'signOffs.title' | transloco" />
    <app-async [of]="request">
      @if (request.value(); as it) {
        <p><a [routerLink]="places.skills(it.person.id)">{{ it.person.name }}</a> · <strong [appSaid]="it.name"></strong></p>
        <app-level-steps [held]="it.held" />
        @if (it.note) { <p class="card" style="margin-top: 12px">« {{ it.note }} » <span class="quiet">{{ it.askedAt | when }}</span></p> }
        @if (it.answer; as answer) {
          <div class="card" role="status"><h2 style="margin-top: 0">{{ (it.state === 'confirmed' ? 'signOffs.confirmed' : 'signOffs.refused') | transloco }}</h2><p>{{ answer.by }}, {{ answer.at | when }}</p><p>{{ answer.words }}</p>
            <a [routerLink]="places.why(it.person.id, it.competencyId)">{{ 'evidence.why' | transloco }}</a></div>
        } @else if (mine()) {
          <form class="stack" (submit)="confirm($event, it)">
            <fieldset><legend>{{ 'signOffs.which' | transloco }}</legend>
              @for (line of it.statements; track line.level) {
                <label class="tick"><input type="checkbox" [checked]="ticked().includes(line.level)" (change)="tick(line.level)" /> <span><strong>{{ line.level }}</strong>&ngsp;<span [appSaid]="line.text"></span>&ngsp;@if (line.held) { <em class="quiet">– {{ 'evidence.held' | transloco }}</em> }</span></label>
              }</fieldset>
            @if (it.example.fr ?? it.example.en) { <p class="quiet">{{ 'signOffs.example' | transloco }}&ngsp;<span [appSaid]="it.example"></span></p> }
            <label class="field">{{ 'signOffs.observed' | transloco }}<textarea name="observed" rows="3" maxlength="2000" [value]="words()" (input)="keep($event)"></textarea></label>
            @if (needsWords()) { <p class="error" role="alert">{{ 'signOffs.needsWords' | transloco }}</p> }
            @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
            <div class="actions"><button matButton="filled" type="submit" [disabled]="deed.busy() || ticked().length === 0">{{ 'signOffs.confirm' | transloco }}</button>
              <button matButton="outlined" type="button" [disabled]="deed.busy()" (click)="refuse(it)">{{ 'signOffs.refuse' | transloco }}</button></div>
          </form>
        } @else { <p class="card">{{ 'signOffs.waitingAnswer' | transloco }}</p> }
      }
    </app-async>
  `,
  styles: `.tick { display: flex; gap: 12px; padding: 10px 0; align-items: flex-start; } .tick input { width: 24px; height: 24px; flex: none; accent-color: var(--held); }`,
})
export class SignOffPage {
  readonly requestId = input.required<string>();
  private readonly api = inject(Api);
  private readonly session = inject(SessionStore);
  protected readonly places = places;
  protected readonly deed = new Deed();
  protected readonly request = this.api.read(readSignOffRequest, () => ({ params: { requestId: this.requestId() } }));
  protected readonly ticked = linkedSignal<SignOffRequest | undefined, (1 | 2 | 3 | 4)[]>({ source: () => this.request.value(), computation: (it) => (it === undefined ? [] : it.statements.filter((line) => !line.held && line.level <= it.level).map((line) => line.level)) });
  protected readonly words = signal('');
  protected readonly needsWords = signal(false);
  protected readonly mine = computed(() => this.session.may('sign-off.confirm') && this.request.value()?.person.id !== this.session.person()?.id);

  protected keep(event: Event) { if (event.target instanceof HTMLTextAreaElement) this.words.set(event.target.value); }
  protected tick(level: 1 | 2 | 3 | 4) { this.ticked.update((now) => (now.includes(level) ? now.filter((it) => it !== level) : [...now, level])); }

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

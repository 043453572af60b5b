import { Component, computed, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { listSignOffs, withdrawSignOff, type SignOffLine } from '@palier/contracts';
import { Api, newId, places, SessionStore } from '../platform';
import { Async, Deed, When } from '../ui';
import { ContestForm } from './contest-form';

/** Every signature about one competency, whatever became of it; whoever gave one may take it back, and says why. */
@Component({
  selector: 'app-sign-off-history',
  imports: [Async, ContestForm, MatButton, RouterLink, TranslocoPipe, When],
  template: `
    <h2>{{ 'signOffs.history' | transloco }}</h2>
    <app-async [of]="history">
      <ol class="list">
        @for (it of history.value()?.signOffs ?? []; track it.id) {
          <li class="card" tabindex="-1" [id]="'sign-off-' + it.id" [class.gone]="it.withdrawn">
            <p class="said"><strong><span aria-hidden="true">{{ it.withdrawn ? '↩' : it.decision === 'confirmed' ? '✓' : '✕' }}</span> {{ (it.withdrawn ? 'signOffs.takenBack' : it.decision === 'confirmed' ? 'signOffs.confirmedLevels' : 'signOffs.refused') | transloco: { levels: it.levels.join(', ') } }}</strong>&ngsp;<span class="quiet">{{ it.by }}, {{ it.at | when }}</span></p>
            <p>{{ (it.decision === 'confirmed' ? 'evidence.observed' : 'signOffs.toRedo') | transloco }} {{ it.words }}@if (it.reference) { <span class="quiet"> ({{ it.reference }})</span> }</p>
            @if (it.withdrawn; as gone) { <p><strong>{{ 'signOffs.takenBackBy' | transloco: { by: gone.by, when: (gone.at | when) } }}</strong> {{ gone.reason }}</p> }
            @if (it.requestId; as requestId) { <a [routerLink]="places.signOff(requestId)">{{ 'evidence.seeRequest' | transloco }}</a> }
            @if (it.drawn) { <p class="quiet">{{ 'ratings.drawn' | transloco }} @if (own()) { <a [routerLink]="places.secondRatings">{{ 'ratings.title' | transloco }}</a> }</p> }
            <app-contest-form [signOffId]="it.id" [opinion]="it.opinion" [mayContest]="it.mayContest" (changed)="history.reload(); changed.emit()" />
            @if (it.mayWithdraw) {
              <details class="no-print"><summary>{{ 'signOffs.takeBack' | transloco }}</summary>
                <form class="stack" (submit)="withdraw($event, it)"><label class="field">{{ 'signOffs.takeBackWhy' | transloco }}<textarea name="withdraw" rows="2" required maxlength="1000"></textarea></label>
                  @if (deed.failed(); as key) { @if (about() === it.id) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> } }
                  <div><button matButton="outlined" type="submit" [disabled]="deed.busy()">{{ 'signOffs.takeBackNow' | transloco }}</button></div></form></details>
            }</li>
        } @empty { <li class="card">{{ 'signOffs.noHistory' | transloco }}</li> }
      </ol>
    </app-async>
  `,
  styles: `.said { display: flex; flex-wrap: wrap; gap: 4px 12px; margin: 0 0 4px; } li p { margin: 0 0 4px; overflow-wrap: anywhere; } li { scroll-margin-top: 88px; } .gone { border: 1px dashed var(--quiet); } summary { cursor: pointer; padding: 8px 0; }`,
})
export class SignOffHistory {
  readonly personId = input.required<string>();
  readonly competencyId = input.required<string>();
  readonly asOf = input<string>();
  readonly knownOn = input<string>();
  readonly changed = output();
  private readonly api = inject(Api);
  protected readonly places = places;
  private readonly session = inject(SessionStore);
  protected readonly own = computed(() => this.session.person()?.id === this.personId());
  protected readonly deed = new Deed();
  protected readonly about = signal('');
  protected readonly history = this.api.read(listSignOffs, () => ({ params: { personId: this.personId(), competencyId: this.competencyId() }, query: { asOf: this.asOf(), knownOn: this.knownOn() } }));

  protected withdraw(event: Event, it: SignOffLine) {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement)) return undefined;
    const reason = String(new FormData(event.target).get('withdraw') ?? '');
    this.about.set(it.id);
    return this.deed.run(async () => {
      await this.api.send(withdrawSignOff, { params: { signOffId: it.id }, body: { id: newId(), reason } });
      this.history.reload();
      this.changed.emit();
    });
  }
}

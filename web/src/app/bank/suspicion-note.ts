import { Component, computed, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import { dismissSuspicion, tellSuspicionAgain, type Dismissal, type QuestionStatistics, type Suspicion } from '@palier/contracts';
import { optionSuspected } from '@palier/domain';
import { typed } from '../courses/words';
import { Api, newId } from '../platform';
import { Deed, Share, When } from '../ui';
import { strengthKey, suspicionKeys } from './words';

/** One suspicion: what the answers show, how much speaks for it, and what somebody said who looked into it. */
@Component({
  selector: 'app-suspicion-note',
  imports: [MatButton, Share, TranslocoPipe, When],
  template: `
    @let it = suspicion();
    <h3><span aria-hidden="true">{{ silenced() ? '◇' : '◆' }}</span>&ngsp;{{ keys[it.kind] | transloco }}</h3>
    <p>@switch (it.kind) {
      @case ('misKeyed') { {{ (it.upper === null || it.optionId === null ? 'bank.misKeyedIs' : 'bank.misKeyedOption') | transloco: { option: option(), upper: (it.upper ?? 0 | share), key: (it.upperKey ?? 0 | share) } }} }
      @case ('ambiguous') { {{ 'bank.ambiguousIs' | transloco: { option: option(), upper: (it.upper | share), key: (it.upperKey | share) } }} }
      @case ('deadDistractor') { {{ 'bank.deadDistractorIs' | transloco: { option: option(), chosen: it.chosen, wrong: it.wrong } }} }
      @case ('leaked') { {{ 'bank.leakedIs' | transloco: { since: (it.since | when), before: (it.before | share), after: (it.after | share) } }} }
      @case ('tooEasy') { {{ 'bank.tooEasyIs' | transloco: { right: it.right, people: it.people } }} }
    } <span class="quiet">{{ strength(it) | transloco }}</span></p>
    @if (dismissal(); as said) {
      <div class="said"><p class="quiet">{{ (said.silences ? 'bank.dismissedBy' : 'bank.dismissedBefore') | transloco: { by: said.by, on: (said.at | when), reason: said.reason } }}</p>
        @if (said.silences) { <button matButton type="button" [disabled]="deed.busy()" (click)="tellAgain(said.id)">{{ 'bank.tellAgain' | transloco }}</button> }</div>
    }
    @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
    @if (!silenced()) {
      <details><summary>{{ 'bank.dismiss' | transloco }}<span class="sr"> {{ keys[it.kind] | transloco }}</span></summary>
        <form class="stack" (submit)="dismiss($event)">
          <p class="quiet">{{ 'bank.dismissLead' | transloco }}</p>
          <label class="field">{{ 'bank.dismissWhy' | transloco }}<input name="why" required maxlength="500" [value]="why()" (input)="why.set(typed($event))" /></label>
          <div><button matButton="outlined" type="submit" [disabled]="deed.busy()">{{ 'bank.dismissIt' | transloco }}</button></div></form></details>
    }
  `,
  styles: `:host { display: block; } h3 { color: var(--to-acquire); } p { margin: 0 0 8px; } summary { cursor: pointer; padding: 8px 0; min-height: 24px; } .said { border-left: 3px solid var(--kept); padding-left: 12px; }`,
})
export class SuspicionNote {
  readonly suspicion = input.required<Suspicion>();
  readonly questionId = input.required<string>();
  readonly version = input.required<QuestionStatistics['versions'][number]>();
  readonly changed = output();
  private readonly api = inject(Api);
  protected readonly keys = suspicionKeys;
  protected readonly strength = strengthKey;
  protected readonly typed = typed;
  protected readonly deed = new Deed();
  protected readonly why = signal('');
  private readonly pointsAt = computed(() => optionSuspected(this.suspicion()));
  protected readonly option = computed(() => this.version().options.find((it) => it.optionId === this.pointsAt())?.text ?? '');
  protected readonly dismissal = computed<Dismissal | undefined>(() => this.version().dismissals.find((it) => it.kind === this.suspicion().kind && it.optionId === this.pointsAt()));
  protected readonly silenced = computed(() => this.dismissal()?.silences === true);

  protected dismiss(event: Event) {
    event.preventDefault();
    return this.deed.run(async () => {
      await this.api.send(dismissSuspicion, { params: { questionId: this.questionId() }, body: { id: newId(), questionVersionId: this.version().questionVersionId, kind: this.suspicion().kind, optionId: this.pointsAt(), reason: this.why() } });
      this.why.set('');
      this.changed.emit();
    });
  }

  protected tellAgain(dismissalId: string) {
    return this.deed.run(async () => {
      await this.api.send(tellSuspicionAgain, { params: { dismissalId }, body: {} });
      this.changed.emit();
    });
  }
}

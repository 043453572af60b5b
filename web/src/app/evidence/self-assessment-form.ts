import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import { assessSelf, type SelfAssessmentLine } from '@palier/contracts';
import type { HeldLevel } from '@palier/domain';
import { Api, newId } from '../platform';
import { Deed, Said, When } from '../ui';
import { SelfMark } from './self-mark';

/** One competency: its statements as choices, none and “I do not know” among them, and a word where wanted. */
@Component({
  selector: 'app-self-assessment-form',
  imports: [MatButton, Said, SelfMark, TranslocoPipe, When],
  template: `
    @let it = line();
    <details class="card fold">
      <summary><span><strong [appSaid]="it.name"></strong>@if (it.said[0]; as said) { <app-self-mark [said]="said" /> } @else { <span class="quiet">{{ 'selfAssessment.notSaid' | transloco }}</span> }</span></summary>
      <form class="stack" (submit)="save($event)">
        <fieldset><legend>{{ 'selfAssessment.which' | transloco }}</legend>
          @for (option of it.statements; track option.level) { <label class="pick"><input type="radio" [name]="'level-' + it.competencyId" [checked]="chosen() === option.level" (change)="chosen.set(option.level)" /> <span><strong>{{ option.level }}</strong>&ngsp;<span [appSaid]="option.text"></span></span></label> }
          <label class="pick"><input type="radio" [name]="'level-' + it.competencyId" [checked]="chosen() === 0" (change)="chosen.set(0)" /> <span>{{ 'selfAssessment.none' | transloco }}</span></label>
          <label class="pick"><input type="radio" [name]="'level-' + it.competencyId" [checked]="chosen() === null" (change)="chosen.set(null)" /> <span>{{ 'selfAssessment.doNotKnow' | transloco }}</span></label></fieldset>
        <label class="field">{{ 'selfAssessment.words' | transloco }}<textarea [name]="'words-' + it.competencyId" rows="2" maxlength="1000" [value]="words()" (input)="keep($event)"></textarea></label>
        @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
        <div class="actions" style="margin: 0"><button matButton="outlined" type="submit" [disabled]="deed.busy() || chosen() === undefined">{{ 'selfAssessment.save' | transloco }}<span class="sr"> <span [appSaid]="it.name"></span></span></button>@if (saved()) { <span role="status">{{ 'selfAssessment.saved' | transloco }}</span> }</div>
        @if (it.said.length > 0) { <div><p class="quiet" style="margin: 0">{{ 'selfAssessment.history' | transloco }}</p><ul class="list">@for (said of it.said; track said.at) { <li><span class="row"><app-self-mark [said]="said" /><span class="quiet">{{ said.at | when }}</span></span>@if (said.words) { <p style="margin: 0">{{ 'signOffs.note' | transloco: { words: said.words } }}</p> }</li> }</ul></div> }
      </form>
    </details>
  `,
  styles: `form { padding: 0 16px 16px; } .pick { display: flex; gap: 12px; padding: 8px 0; align-items: flex-start; } .pick input { width: 24px; height: 24px; flex: none; margin: 0; accent-color: var(--held); } li { padding: 4px 0; } li > .row { justify-content: flex-start; }`,
})
export class SelfAssessmentForm {
  readonly line = input.required<SelfAssessmentLine>();
  readonly changed = output();
  private readonly api = inject(Api);
  protected readonly deed = new Deed();
  /** Undefined: nothing was chosen yet. */
  protected readonly chosen = linkedSignal<HeldLevel | null | undefined>(() => this.newest()?.level);
  protected readonly words = signal('');
  protected readonly saved = signal(false);
  private readonly newest = computed(() => this.line().said[0]);
  private id = newId();

  protected keep(event: Event) { if (event.target instanceof HTMLTextAreaElement) this.words.set(event.target.value); }

  protected save(event: Event) {
    event.preventDefault();
    const level = this.chosen();
    if (level === undefined) return undefined;
    this.saved.set(false);
    return this.deed.run(async () => {
      await this.api.send(assessSelf, { body: { id: this.id, competencyId: this.line().competencyId, level, words: this.words() } });
      this.id = newId();
      this.words.set('');
      this.saved.set(true);
      this.changed.emit();
    });
  }
}

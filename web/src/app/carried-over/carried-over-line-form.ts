import { Component, computed, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { CarriedOverLine } from '@palier/contracts';
import { expectedLevel, levels, type HeldLevel } from '@palier/domain';
import { SignaturesNote } from '../evidence/signatures-note';
import { places } from '../platform';
import { LevelSteps, Said, Say, When } from '../ui';
import type { Answer } from './carried-over-answers';

/** One competency carried over, with its statements; a tick confirms it as it was stated, another answer lies one step further. */
@Component({
  selector: 'app-carried-over-line-form',
  imports: [LevelSteps, RouterLink, Said, Say, SignaturesNote, TranslocoPipe, When],
  template: `
    @let it = line();
    <section class="card">
      <div class="row"><h2 [appSaid]="it.name"></h2><app-level-steps [held]="it.held" [carried]="carried()" [expected]="expected()" /></div>
      <p class="quiet">{{ (it.statedBy ? 'carriedOver.saidBy' : 'carriedOver.said') | transloco: { level: it.level, source: it.source, line: it.line, by: it.statedBy ?? '', on: (it.statedOn | when) } }} {{ 'carriedOver.until' | transloco }} {{ it.until | when }}. <a [routerLink]="places.why(personId(), it.competencyId)">{{ 'evidence.why' | transloco }}<span class="sr"> {{ it.name | say }}</span></a></p>
      <ol class="list">@for (step of it.levels; track step.level) { <li><span class="mark" aria-hidden="true">{{ step.waits ? '◇' : '●' }}</span><span><strong>{{ step.level }}</strong>&ngsp;<span [appSaid]="step.text"></span>@if (!step.waits) {&ngsp;<em class="quiet">– {{ 'evidence.held' | transloco }}</em>} @else { <app-signatures-note [of]="step.signatures" [before]="open()" /> }</span></li> }</ol>
      @if (open()) {
        <label class="tick"><input type="checkbox" [name]="'confirm-' + it.competencyId" [checked]="answer().level === it.level" (change)="tick()" /> <strong>{{ 'carriedOver.iConfirm' | transloco: { level: it.level } }}<span class="sr"> {{ it.name | say }}</span></strong></label>
        <details [attr.open]="lower() ? '' : null"><summary>{{ 'carriedOver.otherAnswer' | transloco }}<span class="sr"> {{ it.name | say }}</span></summary>
          <fieldset><legend class="sr">{{ it.name | say }}</legend>
            @for (level of lowerLevels(); track level) { <label class="tick"><input type="radio" [name]="'level-' + it.competencyId" [checked]="answer().level === level" (change)="say(level, answer().reason)" /> {{ (level === 0 ? 'carriedOver.none' : 'carriedOver.onlyLevel') | transloco: { level } }}</label> }
          </fieldset>
          <label class="field">{{ 'carriedOver.why' | transloco }}<textarea rows="2" maxlength="1000" [name]="'reason-' + it.competencyId" [value]="answer().reason" (input)="write($event)"></textarea></label>
          <p class="quiet hint">{{ 'carriedOver.whyHint' | transloco: { day: (it.until | when) } }}</p></details>
      }
    </section>
  `,
  styles: `h2, p { margin: 0; } p.quiet { margin: 4px 0 8px; } .list li { display: flex; gap: 10px; padding: 3px 0; } .mark { color: var(--held); } .tick { display: flex; gap: 12px; align-items: center; min-height: 44px; } .tick input { width: 24px; height: 24px; flex: none; accent-color: var(--held); } label.tick:first-of-type { margin-top: 8px; } summary { cursor: pointer; padding: 8px 0; min-height: 40px; } .hint { margin: 4px 0 0; } app-signatures-note { display: block; }`,
})
export class CarriedOverLineForm {
  readonly personId = input.required<string>();
  readonly line = input.required<CarriedOverLine>();
  /** Whether the reader may answer. */
  readonly open = input.required<boolean>();
  readonly answer = input.required<Answer>();
  readonly answered = output<Answer>();
  protected readonly places = places;
  protected readonly carried = computed(() => this.line().levels.filter((it) => it.waits).map((it) => it.level));
  protected readonly expected = computed(() => expectedLevel(this.line().expectation));
  protected readonly lower = computed(() => { const { level } = this.answer(); return level !== null && level < this.line().level; });
  protected readonly lowerLevels = computed<HeldLevel[]>(() => [...[...levels].reverse().filter((it) => it < this.line().level), 0]);

  protected tick() { const { level } = this.line(); this.say(this.answer().level === level ? null : level, this.answer().reason); }
  protected say(level: HeldLevel | null, reason: string) { this.answered.emit({ level, reason }); }
  protected write(event: Event) { if (event.target instanceof HTMLTextAreaElement) this.say(this.answer().level, event.target.value); }
}

import { Component, computed, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ObservableLine as Line } from '@palier/contracts';
import type { Level } from '@palier/domain';
import { places } from '../platform';
import { carriedIn, LevelSteps, Said, Say, When } from '../ui';
import { SignaturesNote } from './signatures-note';

/** One competency of an observation: folded, its name and level; unfolded, a box per level with its statement. */
@Component({
  selector: 'app-observable-line',
  imports: [LevelSteps, RouterLink, Said, Say, SignaturesNote, TranslocoPipe, When],
  template: `
    @let it = line();
    <details class="card fold" [open]="unfolded()">
      <summary><span><strong [appSaid]="it.name"></strong><app-level-steps [held]="it.held" [expected]="it.expected" [carried]="carried()" />
        @if (ticked().length > 0) { <span class="ticked">{{ 'observation.tickedHere' | transloco: { levels: inOrder().join(', ') } }}</span> }
        @if (it.request; as request) { <span class="asked">{{ 'observation.asks' | transloco: { level: request.level } }}</span> }</span></summary>
      @if (it.request; as request) { <p class="note">@if (request.note) { {{ 'signOffs.note' | transloco: { words: request.note } }} } <span class="quiet">{{ request.askedAt | when }}. {{ 'observation.answers' | transloco }}</span></p> }
      <fieldset><legend class="sr">{{ 'signOffs.which' | transloco }}</legend>
        @for (level of it.levels; track level.level) {
          <label class="tick"><input type="checkbox" [checked]="ticked().includes(level.level)" [disabled]="level.disputed !== null && !ticked().includes(level.level)" (change)="tick.emit(level.level)" />
            <span><strong>{{ level.level }}</strong>&ngsp;<span [appSaid]="level.text"></span>@if (level.carriedOverUntil; as day) {&ngsp;<em><span aria-hidden="true">◇</span> {{ 'carriedOver.cell' | transloco: { day: (day | when) } }}</em> } @else if (level.held) {&ngsp;<em class="held">✓ {{ 'evidence.held' | transloco }}</em> } <app-signatures-note [of]="level.signatures" /></span></label>
          @if (level.disputed; as opinionId) { <p class="disputed">{{ 'opinions.disagreement' | transloco }}. <a [routerLink]="places.opinion(opinionId)">{{ 'opinions.see' | transloco }}</a></p> }
        }</fieldset>
      @if (it.example.fr ?? it.example.en) { <p class="quiet">{{ 'signOffs.example' | transloco }}&ngsp;<span [appSaid]="it.example"></span></p> }
      <p class="why"><a [routerLink]="places.why(personId(), it.competencyId)">{{ 'evidence.why' | transloco }}<span class="sr"> {{ it.name | say }}</span></a></p>
    </details>
  `,
  styles: `
    .ticked { color: var(--held); font-weight: 620; } .asked { color: var(--to-acquire); font-weight: 560; } .note { margin: 0 16px 4px; } fieldset { padding: 0 16px 8px; } details > p.quiet, .why { margin: 0 16px 12px; }
    .tick { display: flex; gap: 12px; padding: 10px 0; align-items: flex-start; border-top: 1px solid var(--line); } .tick input { width: 24px; height: 24px; flex: none; accent-color: var(--held); } .held { color: var(--held); } app-signatures-note { display: block; } .disputed { margin: 0 0 8px 36px; }
  `,
})
export class ObservableLine {
  readonly personId = input.required<string>();
  readonly line = input.required<Line>();
  readonly ticked = input.required<readonly Level[]>();
  readonly unfolded = input(false);
  readonly tick = output<Level>();
  protected readonly places = places;
  protected readonly carried = computed(() => carriedIn(this.line().levels));
  protected readonly inOrder = computed(() => [...this.ticked()].sort((a, b) => a - b));
}

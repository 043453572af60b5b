import { Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { HelpRequest, HelpTurn } from '@palier/contracts';
import { When } from '../ui';

const says = { answer: 'questions.answered', handover: 'questions.handedTo', closed: 'questions.closedBy', again: 'questions.askedAgain', solved: 'questions.solvedBy' } as const;

/** What somebody asked and all that followed, in order. */
@Component({
  selector: 'app-exchange',
  imports: [TranslocoPipe, When],
  template: `
    @let it = of();
    <div class="said"><p class="who"><strong>{{ it.person.name }}</strong>&ngsp;<span class="quiet">{{ it.askedAt | when }}</span></p><p class="words">{{ it.words }}</p></div>
    @for (turn of it.turns; track turn.id) {
      <div [class]="turn.kind === 'answer' ? 'said answer' : 'said'">
        <p class="who"><span>{{ key(turn) | transloco: { by: turn.by.name, to: turn.to?.name ?? '' } }}</span>&ngsp;<span class="quiet">{{ turn.at | when }}</span></p>
        @if (turn.words) { <p class="words">{{ turn.words }}</p> }
        @if (turn.shownAs) { <p class="quiet shown">{{ 'questions.shownAs' | transloco: { question: turn.shownAs } }}</p> }
      </div>
    }
  `,
  styles: `
    .said { border-left: 3px solid var(--line); padding: 2px 0 2px 12px; margin: 0 0 12px; } .answer { border-color: var(--held); }
    .who { margin: 0; font-weight: 560; display: flex; flex-wrap: wrap; gap: 0 8px; } .who strong { font-weight: 620; } .who .quiet { font-weight: 400; } .words { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; } .shown { margin: 4px 0 0; }
  `,
})
export class Exchange {
  readonly of = input.required<HelpRequest>();
  protected key(turn: HelpTurn) { return says[turn.kind]; }
}

import { Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ChecklistLine } from '@palier/contracts';
import { When } from '../ui';

/** The acts of a checklist with who saw each and when; what was taken back stays readable. */
@Component({
  selector: 'app-checklist-items',
  imports: [TranslocoPipe, When],
  template: `
    <ol class="list">
      @for (it of items(); track it.id) {
        <li class="card"><p><span class="mark" [class.seen]="it.tick" aria-hidden="true">{{ it.tick ? '✓' : '○' }}</span>&ngsp;<strong [attr.lang]="lang()">{{ it.text }}</strong>&ngsp;<span class="quiet">@if (!it.required) { {{ 'checklists.optional' | transloco }} – }{{ (it.tick ? 'checklists.seen' : 'checklists.notSeen') | transloco }}</span></p>
          @if (it.tick; as tick) { <p>{{ tick.by }}, {{ tick.at | when }}. {{ 'evidence.observed' | transloco }}&ngsp;{{ tick.observed }}</p> }
          @for (gone of it.withdrawn; track gone.at) { <p class="quiet">↩ {{ gone.by }}, {{ gone.at | when }}. {{ 'checklists.takenBack' | transloco: { by: gone.withdrawnBy, when: (gone.withdrawnAt | when) } }} {{ gone.reason }}</p> }</li>
      }
    </ol>
  `,
  styles: `p { margin: 0 0 4px; overflow-wrap: anywhere; } .mark { display: inline-block; min-width: 1.2em; color: var(--quiet); } .seen { color: var(--held); font-weight: 700; }`,
})
export class ChecklistItems {
  readonly items = input.required<readonly ChecklistLine[]>();
  readonly lang = input.required<string>();
}

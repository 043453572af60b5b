import { Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { QuestionsPreview } from '@palier/contracts';
import { formatKeys } from './words';

/** What a file of questions would change: the counts, the lines to mend with what to do, what does not come along, then question by question. */
@Component({
  selector: 'app-questions-preview',
  imports: [TranslocoPipe],
  template: `
    @let it = of();
    <p role="status">@if (it.format !== null) { {{ 'drafts.travelIsIn' | transloco: { format: (keys[it.format] | transloco) } }} }<strong>{{ 'drafts.travelCounts' | transloco: it.counts }}</strong></p>
    @if (it.problems.length > 0) { <h4 class="error">{{ 'drafts.travelProblems' | transloco: { count: it.counts.problems } }}</h4><ul>@for (p of it.problems; track $index) { <li>{{ 'drafts.atLine' | transloco: { line: p.line } }} {{ 'travel.' + p.code.replace('.', '_') | transloco: p.params }}</li> }</ul> }
    @if (it.notes.length > 0) { <h4>{{ 'drafts.travelNotes' | transloco: { count: it.notes.length } }}</h4><ul>@for (n of it.notes; track $index) { <li>{{ 'drafts.atLine' | transloco: { line: n.line } }} {{ 'travel.' + n.code.replace('.', '_') | transloco: n.params }}</li> }</ul> }
    @if (it.counts.changed > 0) { <p class="quiet">{{ 'drafts.travelChangedHint' | transloco }}</p> }
    <ng-content />
    <ol class="list">
      @for (line of it.lines; track $index) {
        <li class="line"><span class="state">{{ (line.state === 'new' ? 'drafts.travelNew' : 'drafts.travelChanged') | transloco }}</span>&ngsp;<strong class="words" [attr.lang]="lang()">{{ line.prompt }}</strong>
          @if (line.changes; as changes) {
            @if (changes.kind) { <p>{{ 'drafts.travelKindChanges' | transloco }}</p> }
            @for (change of [changes.prompt, changes.picture, changes.answers, changes.explanation, changes.cell, changes.filing]; track $index) {
              @if (change) { <dl><div><dt>{{ 'drafts.travelBefore' | transloco }}</dt><dd class="was words" [attr.lang]="lang()">{{ change.before || '∅' }}</dd></div><div><dt>{{ 'drafts.travelAfter' | transloco }}</dt><dd class="words" [attr.lang]="lang()">{{ change.after || '∅' }}</dd></div></dl> }
            }
          } @else { <br /><span class="quiet words" [attr.lang]="lang()">{{ line.answers }}</span>@if (line.picture !== null) { <br /><span class="quiet">{{ (line.picture ? 'drafts.travelPicture' : 'drafts.travelPictureBare') | transloco: { words: line.picture } }}</span> } }</li>
      }
    </ol>
  `,
  styles: `
    :host { display: grid; gap: 12px; } p, h4, ul, ol, dl, dd { margin: 0; } ul { padding-left: 24px; } li { overflow-wrap: anywhere; } .words { white-space: pre-line; } .line { padding: 8px 0; border-bottom: 1px solid var(--line); } .state { color: var(--quiet); font-size: 0.875rem; margin-right: 4px; }
    dl { display: grid; gap: 2px; padding: 6px 0; } dl > div { display: grid; grid-template-columns: 96px minmax(0, 1fr); gap: 8px; } dt { color: var(--quiet); font-size: 0.875rem; } .was { color: var(--mat-sys-on-surface-variant); } p > strong { margin-left: 0.25em; }
  `,
})
export class QuestionsPreviewPart {
  readonly of = input.required<QuestionsPreview>();
  readonly lang = input.required<string>();
  protected readonly keys = formatKeys;
}

import { Component, computed, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { LineDecision, type EditionLine } from '@palier/contracts';
import { Say, When } from '../ui';
import { choicesOf, choiceKeys, decisionKeys, isConflict, lineKeys, partKeys } from './edition-words';

/** One difference of an edition: what it was and what it says now, whose decision it meets, and what is to become of it. */
@Component({
  selector: 'app-edition-line',
  imports: [Say, TranslocoPipe, When],
  template: `
    @let it = line();
    <div class="head"><strong>@if (it.competency) { <span lang="fr">{{ it.competency }}</span> } @else if (it.part) { {{ partKeys[it.part] ?? '' | transloco }} }@if (it.title) {&ngsp;– <span lang="fr">{{ it.title }}</span> }</strong><span class="quiet">{{ lineKeys[it.kind] | transloco: { level: it.level } }}</span>@if (conflict()) { <span class="conflict">{{ 'editions.conflict' | transloco }}</span> }</div>
    @for (rival of it.rivals; track rival.profileId) { <p>{{ 'editions.rival' | transloco: { title: (rival.title | say), level: rival.level } }}</p> }
    @if (it.ownLevels) { <p>{{ 'editions.ownLevels' | transloco }}</p> }
    <dl>@if (it.before !== null || it.kind === 'expectedChanged') { <dt>{{ 'editions.before' | transloco }}</dt><dd lang="fr">{{ it.before ?? ('editions.silent' | transloco) }}</dd> }
      @if (it.after !== null || it.kind === 'expectedChanged') { <dt>{{ 'editions.after' | transloco }}</dt><dd lang="fr">{{ it.after ?? ('editions.silent' | transloco) }}@if (it.expected !== null) { <span class="quiet">&ngsp;({{ 'competencies.expected' | transloco: { level: it.expected } }})</span> }</dd> }</dl>
    @if (it.decision; as done) { <p class="quiet">{{ decisionKeys[done.is] | transloco: { by: done.by, on: (done.on | when), from: (done.from | when) } }}</p> }
    @if (choices().length > 0) {
      <fieldset><legend class="sr">{{ it.competency ?? (partKeys[it.part ?? ''] ?? 'editions.title' | transloco) }} – {{ lineKeys[it.kind] | transloco: { level: it.level } }}</legend>
        <label><input type="radio" [name]="it.key" value="" [checked]="chosen() === null" (change)="choose('')" /> {{ 'editions.undecided' | transloco }}</label>
        @for (is of choices(); track is) { <label><input type="radio" [name]="it.key" [value]="is" [checked]="chosen() === is" (change)="choose(is)" /> {{ choiceKeys(it, is) | transloco }}</label> }</fieldset>
    }
  `,
  styles: `
    :host { display: grid; gap: 6px; } p, dl { margin: 0; } .head { display: flex; flex-wrap: wrap; gap: 4px 12px; align-items: baseline; } .conflict { border: 1px solid currentColor; border-radius: 999px; padding: 0 10px; font-weight: 560; color: var(--mat-sys-error); }
    dl { display: grid; grid-template-columns: 72px 1fr; gap: 4px 12px; } dt { color: var(--quiet); } dd { margin: 0; white-space: pre-line; overflow-wrap: anywhere; } fieldset { border: 0; padding: 0; margin: 0; display: flex; flex-wrap: wrap; gap: 0 20px; } label { display: flex; gap: 8px; align-items: center; min-height: 44px; } input { width: 20px; height: 20px; flex: none; accent-color: var(--held); }
  `,
})
export class EditionLinePart {
  readonly line = input.required<EditionLine>();
  readonly chosen = input.required<LineDecision | null>();
  readonly decidable = input(false);
  readonly wished = output<LineDecision | null>();
  protected readonly lineKeys = lineKeys;
  protected readonly partKeys = partKeys;
  protected readonly decisionKeys = decisionKeys;
  protected readonly choiceKeys = choiceKeys;
  protected readonly conflict = computed(() => isConflict(this.line()) && this.line().decision === null);
  protected readonly choices = computed(() => (this.decidable() ? choicesOf(this.line()) : []));
  protected choose(is: string) { this.wished.emit(LineDecision.safeParse(is).data ?? null); }
}

import { Component, computed, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Framework } from '@palier/contracts';
import type { Cell } from '@palier/domain';
import { CellField } from './cell-field';

/** Several levels, one below the other, each once, with a place for one more. */
@Component({
  selector: 'app-cells-field',
  imports: [CellField, TranslocoPipe],
  template: `@for (cell of shown(); track $index) { <app-cell-field [name]="name() + '-' + $index" [cell]="cell" [frameworks]="frameworks()" [label]="'drafts.checklistCompetency' | transloco" [none]="'drafts.noChecklistCompetency' | transloco" (changed)="put($index, $event)" /> }`,
  styles: `:host { display: grid; gap: 8px; justify-items: start; }`,
})
export class CellsField {
  readonly cells = input.required<readonly Cell[]>();
  readonly frameworks = input.required<readonly Framework[]>();
  readonly name = input.required<string>();
  readonly changed = output<readonly Cell[]>();
  /** One more place than there are levels chosen, to choose the next. */
  protected readonly shown = computed((): readonly (Cell | null)[] => (this.cells().length < 10 ? [...this.cells(), null] : this.cells()));

  protected put(at: number, cell: Cell | null) {
    const cells = this.shown().map((it, index) => (index === at ? cell : it)).filter((it) => it !== null);
    this.changed.emit(cells.filter((it, index) => cells.findIndex((one) => one.competencyId === it.competencyId && one.level === it.level) === index));
  }
}

import { Component, computed, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Framework } from '@palier/contracts';
import type { Cell, Level } from '@palier/domain';
import { Said, Say } from '../ui';
import { typed } from './words';

const levels: readonly Level[] = [1, 2, 3, 4];

/** The competency and the level that an answer proves: of those that have levels. */
@Component({
  selector: 'app-cell-field',
  imports: [Said, Say, TranslocoPipe],
  template: `
    <label class="field">{{ label() }}<select [name]="name()" (change)="choose($event)"><option value="" [selected]="cell() === null">{{ none() }}</option>
      @for (framework of known(); track framework.id) { <optgroup [label]="framework.name | say">@for (it of framework.competencies; track it.id) { <option [value]="it.id" [selected]="cell()?.competencyId === it.id">{{ it.name | say }}</option> }</optgroup> }</select></label>
    @if (cell(); as it) {
      <label class="field">{{ 'drafts.level' | transloco }}<select [name]="name() + '-level'" (change)="climb($event)">@for (level of levels; track level) { <option [value]="level" [selected]="it.level === level">{{ level }}</option> }</select></label>
      @if (statement(); as words) { <p class="quiet" [appSaid]="words"></p> }
    }
  `,
  styles: `:host { display: grid; grid-template-columns: minmax(0, 1fr) 96px; gap: 8px 12px; align-items: end; max-width: 640px; } p { grid-column: 1 / -1; margin: 0; } @media (max-width: 480px) { :host { grid-template-columns: minmax(0, 1fr); } }`,
})
export class CellField {
  readonly cell = input.required<Cell | null>();
  readonly frameworks = input.required<readonly Framework[]>();
  readonly label = input.required<string>();
  /** What stands where none is chosen. */
  readonly none = input.required<string>();
  readonly name = input('cell');
  readonly changed = output<Cell | null>();
  protected readonly levels = levels;
  protected readonly known = computed(() => this.frameworks().map((it) => ({ ...it, competencies: it.competencies.filter((competency) => competency.hasLevels) })).filter((it) => it.competencies.length > 0));
  protected readonly statement = computed(() => this.frameworks().flatMap((it) => it.competencies).find((it) => it.id === this.cell()?.competencyId)?.statements.find((it) => it.level === this.cell()?.level)?.text ?? null);

  protected choose(event: Event) {
    const competencyId = typed(event);
    this.changed.emit(competencyId === '' ? null : { competencyId, level: this.cell()?.level ?? 1 });
  }

  protected climb(event: Event) {
    const [it, level] = [this.cell(), levels.find((each) => String(each) === typed(event))];
    if (it !== null && level !== undefined) this.changed.emit({ competencyId: it.competencyId, level });
  }
}

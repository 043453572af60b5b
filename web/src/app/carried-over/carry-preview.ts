import { Component, computed, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { LevelField, type CarryPreview } from '@palier/contracts';
import { Said, Say, When } from '../ui';

const verdicts = { new: 'carriedOver.isNew', same: 'carriedOver.isSame', older: 'carriedOver.isOlder', proved: 'carriedOver.isProved' } as const;

/** What a table of levels would carry over: the counts, what each name means, the problems by line, then person by person. */
@Component({
  selector: 'app-carry-preview',
  imports: [Said, Say, TranslocoPipe, When],
  template: `
    @let it = of();
    <div role="status"><h2 style="margin-top: 0">{{ 'carriedOver.counts' | transloco: it.counts }}</h2></div>
    @if (others()) { <p class="quiet">{{ 'carriedOver.countsBeside' | transloco: it.counts }}</p> }
    @if (it.names.length > 0) {
      <details class="names" [attr.open]="unknownNames() ? '' : null"><summary>{{ 'carriedOver.names' | transloco }}</summary>
        <div class="columns">@for (name of it.names; track name.name) {
          <label class="field"><span [class.error]="!name.known">{{ name.name }}</span><select (change)="meant.emit([name.name, text($event) || null])">
            <option value="" [selected]="name.competencyId === null">{{ (name.known ? 'carriedOver.leftOut' : 'carriedOver.chooseOne') | transloco }}</option>@if (!name.known) { <option value="">{{ 'carriedOver.leftOut' | transloco }}</option> }
            @for (c of it.competencies; track c.id) { <option [value]="c.id" [selected]="c.id === name.competencyId" [disabled]="!c.hasLevels">{{ c.name | say }}@if (!c.hasLevels) { ({{ 'evidence.noScale' | transloco }}) }</option> }</select></label>
        }</div></details>
    }
    <details [attr.open]="it.names.length === 0 ? '' : null"><summary>{{ 'arrivals.columns' | transloco }}</summary>
      <div class="columns">@for (c of it.columns; track $index) {
        <label class="field">{{ c.header || '∅' }}<span class="quiet">{{ c.sample }}</span><select (change)="column.emit([c.header, fieldOf($event)])"><option value="" [selected]="c.field === null">{{ 'arrivals.notUsed' | transloco }}</option>@for (field of fields; track field) { <option [value]="field" [selected]="c.field === field">{{ 'levelFields.' + field | transloco }}</option> }</select></label>
      }</div></details>
    @if (it.problems.length > 0) {
      <h3 class="error" style="margin-top: 12px">{{ 'carriedOver.problems' | transloco: { count: it.counts.problems } }}</h3>
      <ul>@for (p of it.problems; track $index) { <li>{{ 'competencies.line' | transloco: { line: p.line } }} {{ 'tables.' + p.code.replace('.', '_') | transloco: p.params }}</li> }</ul>
    }
    <ul class="list">@for (entry of it.people; track entry.person.id) {
      <li class="person"><h3>{{ entry.person.name }}</h3>
        <ul class="list">@for (line of entry.lines; track $index) { <li [class.quiet]="line.verdict !== 'new'"><span class="what"><span aria-hidden="true">{{ line.verdict === 'new' ? '◇' : '–' }}</span>&ngsp;<span [appSaid]="line.name"></span>&ngsp;– {{ 'evidence.levelHeading' | transloco: { level: line.level } }}</span>&ngsp;<span class="quiet">{{ line.statedOn | when }}@if (line.statedBy) { · {{ line.statedBy }} }@if (line.verdict !== 'new') { · <em>{{ verdicts[line.verdict] | transloco }}</em> }</span></li> }</ul></li>
    }</ul>
  `,
  styles: `.columns { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 240px), 1fr)); gap: 12px; padding: 12px 0; align-items: end; } .columns .field { min-width: 0; } .person { padding: 12px 0; border-bottom: 1px solid var(--line); } .person li { display: flex; flex-wrap: wrap; gap: 0 12px; justify-content: space-between; padding: 2px 0; } summary { cursor: pointer; padding: 8px 0; } ul { margin: 4px 0 12px; } ul.list { margin: 0; }`,
})
export class CarryPreviewPart {
  readonly of = input.required<CarryPreview>();
  /** What a column means, by its header. */
  readonly column = output<readonly [string, LevelField | null]>();
  /** Which competency a name means; null leaves it out. */
  readonly meant = output<readonly [string, string | null]>();
  protected readonly fields = LevelField.options;
  protected readonly verdicts = verdicts;
  protected readonly unknownNames = computed(() => this.of().names.some((it) => !it.known));
  protected readonly others = computed(() => { const { same, proved, older } = this.of().counts; return same + proved + older > 0; });

  protected text(event: Event) { return event.target instanceof HTMLSelectElement ? event.target.value : ''; }
  protected fieldOf(event: Event) { return this.fields.find((it) => it === this.text(event)) ?? null; }
}

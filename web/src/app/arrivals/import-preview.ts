import { Component, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { PeopleField, type PeoplePreview } from '@palier/contracts';
import { When } from '../ui';

const days: readonly PeopleField[] = ['hiredOn', 'teamFrom', 'leadFrom', 'profileFrom'];

/** What a table of people would change: the counts, what its columns mean, the lines to mend with what to do, then person by person what was and what would be. */
@Component({
  selector: 'app-import-preview',
  imports: [TranslocoPipe, When],
  template: `
    @let it = of();
    <h2 role="status" style="margin-top: 0">{{ 'arrivals.counts' | transloco: it.counts }}</h2>
    @if (it.newTeams.length > 0) { <p>{{ 'arrivals.newTeams' | transloco: { teams: it.newTeams.join(', ') } }}</p> }
    @if (it.movedTeams.length > 0) { <p>{{ 'arrivals.movedTeams' | transloco }}</p><ul>@for (moved of it.movedTeams; track moved.team) { <li>{{ moved.above }} › {{ moved.team }}</li> }</ul> }
    @if (it.columns.length > 0) {
      <details [attr.open]="unfolded() ? '' : null"><summary>{{ 'arrivals.columns' | transloco }}</summary>
        <div class="columns">@for (column of it.columns; track $index) {
          <label class="field">{{ column.header || '∅' }}<span class="quiet sample">{{ column.sample }}</span><select (change)="meant.emit([column.header, fieldOf($event)])"><option value="" [selected]="column.field === null">{{ 'arrivals.notUsed' | transloco }}</option>@for (field of fields; track field) { <option [value]="field" [selected]="column.field === field">{{ 'peopleFields.' + field | transloco }}</option> }</select>@if (column.remembered) { <span class="quiet">{{ 'arrivals.remembered' | transloco }}</span> }</label>
        }</div></details>
    }
    @if (it.problems.length > 0) {
      <h3 class="error">{{ 'arrivals.problems' | transloco: { count: it.counts.problems } }}</h3>
      <ul class="problems">@for (p of it.problems; track $index) { <li>{{ 'competencies.line' | transloco: { line: p.line } }} {{ 'tables.' + p.code.replace('.', '_') | transloco: p.params }}</li> }</ul>
      @if (it.counts.problems > it.problems.length) { <p class="quiet">{{ 'arrivals.firstShown' | transloco: { shown: it.problems.length } }}</p> }
    }
    <ng-content />
    <ul class="list">@for (line of it.lines; track line.line) {
      <li class="change"><strong>{{ line.name }}</strong>&ngsp;<span class="quiet">{{ line.login }} – {{ (line.kind === 'new' ? 'arrivals.isNew' : 'arrivals.isChanged') | transloco }}</span>
        @if (line.kind === 'changed') { <ul>@for (c of line.changes; track c.field) { <li>{{ 'peopleFields.' + c.field | transloco }} – <span class="was">{{ (dated(c) ? (c.before | when) : c.before) || '∅' }}</span> → <strong>{{ dated(c) ? (c.after | when) : c.after }}</strong></li> }</ul> }
        @else { <br /><span class="quiet">@for (c of told(line); track c.field) { @if (dated(c)) { {{ 'peopleFields.' + c.field | transloco }} {{ c.after | when }} } @else { {{ c.after }} }{{ $last ? '' : ' · ' }} }</span> }</li>
    }</ul>
    @if (it.counts.new + it.counts.changed > it.lines.length) { <p class="quiet">{{ 'arrivals.firstShown' | transloco: { shown: it.lines.length } }}</p> }
  `,
  styles: `
    .columns { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 220px), 1fr)); gap: 12px; padding: 12px 0; align-items: start; } .columns .field { min-width: 0; } .columns .quiet { font-weight: 400; } .sample { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
    .change { padding: 8px 0; border-bottom: 1px solid var(--line); } .problems li { padding: 2px 0; } li { overflow-wrap: anywhere; } .was { color: var(--mat-sys-on-surface-variant); } summary { cursor: pointer; padding: 8px 0; }
  `,
})
export class ImportPreview {
  readonly of = input.required<PeoplePreview>();
  /** Whether the meanings of the columns are shown from the start. */
  readonly unfolded = input(false);
  /** A header and what it is to mean. */
  readonly meant = output<readonly [string, PeopleField | null]>();
  protected readonly fields = PeopleField.options;

  /** What is said of somebody new besides their name and login. */
  protected told({ login, changes }: PeoplePreview['lines'][number]) { return changes.filter((it) => it.field !== 'name' && it.field !== 'login' && it.after !== login); }
  protected dated({ field }: PeoplePreview['lines'][number]['changes'][number]) { return days.includes(field); }
  protected fieldOf(event: Event): PeopleField | null { return event.target instanceof HTMLSelectElement ? (this.fields.find((it) => it === (event.target as HTMLSelectElement).value) ?? null) : null; }
}

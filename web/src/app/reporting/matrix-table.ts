import { Component, computed, input, linkedSignal, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { places } from '../platform';
import { Numeral, Say } from '../ui';
import { valueAt, type MatrixColumn, type MatrixPerson } from './matrix-column';
import { MatrixValueView } from './matrix-value';

const size = 100;

/** The matrix as a table and nothing else, for whoever has it read out: every row of a page is there and stays, each cell says its word and is a link to why. */
@Component({
  selector: 'app-matrix-table',
  imports: [MatButton, MatrixValueView, Numeral, RouterLink, Say, TranslocoPipe],
  template: `
    <div class="frame" tabindex="0" role="region" [attr.aria-label]="'shell.matrix' | transloco"><table>
      <caption>{{ 'reporting.peopleFromTo' | transloco: { from: (first() + 1 | numeral), to: (first() + shown().length | numeral) } }}</caption>
      <thead><tr><th scope="col">{{ 'reporting.person' | transloco }}</th>@for (column of columns(); track column.key) { <th scope="col">{{ column.name | say }}@if (column.level; as level) {&ngsp;<span class="level">{{ 'evidence.levelHeading' | transloco: { level } }}</span> }</th> }</tr></thead>
      <tbody>@for (person of shown(); track person.personId) {
        <tr><th scope="row"><a [routerLink]="places.skills(person.personId)" [queryParams]="days()">{{ person.name }}</a><br /><span class="quiet">{{ 'reporting.cells' | transloco: person.coverage }}</span></th>
          @for (column of columns(); track column.key) {
            @let value = valueAt(person, column);
            <td>@if (value !== null) { @if (column.hasLevels) { <a [routerLink]="places.why(person.personId, column.competencyId)" [queryParams]="days()"><app-matrix-value [of]="value" [inWords]="true" /></a> } @else { <app-matrix-value class="quiet" [of]="value" [inWords]="true" /> } }</td>
          }</tr>
      }</tbody></table></div>
    @if (page() > 0 || hasNext()) { <p class="actions no-print"><button matButton="outlined" type="button" [disabled]="page() === 0" (click)="page.set(page() - 1)">{{ 'reporting.previousPage' | transloco }}</button><button matButton="outlined" type="button" [disabled]="!hasNext()" (click)="next()">{{ 'reporting.nextPage' | transloco }}</button></p> }
  `,
  styles: `.frame { overflow-x: auto; border: 1px solid var(--line); border-radius: 12px; } caption { text-align: left; padding: 8px 10px; color: var(--quiet); } table { font-variant-numeric: tabular-nums; font-size: 0.92rem; } th, td { padding: 8px 10px; border-top: 1px solid var(--line); text-align: left; vertical-align: top; } thead th { font-size: 0.82rem; line-height: 1.25; min-width: 116px; } .level { display: block; } tbody th { min-width: 150px; font-weight: 560; } td a { display: inline-block; min-height: 24px; }`,
})
export class MatrixTable {
  readonly columns = input.required<readonly MatrixColumn[]>();
  /** Everybody read so far, and whether there are more. */
  readonly people = input.required<readonly MatrixPerson[]>();
  readonly goesOn = input.required<boolean>();
  readonly days = input.required<{ readonly asOf?: string | undefined; readonly knownOn?: string | undefined }>();
  /** More people are wanted than were read. */
  readonly more = output();
  protected readonly places = places;
  protected readonly valueAt = valueAt;
  /** Other people: the first page again. */
  protected readonly page = linkedSignal<string | undefined, number>({ source: () => this.people()[0]?.personId, computation: () => 0 });
  protected readonly first = computed(() => this.page() * size);
  protected readonly shown = computed(() => this.people().slice(this.first(), this.first() + size));
  protected readonly hasNext = computed(() => this.first() + size < this.people().length || this.goesOn());

  protected next() {
    if (this.first() + 2 * size > this.people().length && this.goesOn()) this.more.emit();
    this.page.update((it) => it + 1);
  }
}

import { Component, computed, ElementRef, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { exportMatrix, readMatrix, type Matrix } from '@palier/contracts';
import { addressOf, Api, places, SessionStore } from '../platform';
import { Async, DayInWords, PageHeader, Say, When } from '../ui';

type Cell = Matrix['people'][number]['cells'][number];
const states = { noScale: 'reporting.noScale', notStated: 'reporting.notStated', notApplicable: 'reporting.notApplicable', noProfile: 'reporting.noProfile', below: 'reporting.below', met: 'reporting.met', above: 'reporting.above' } as const;
const shapes = { noScale: '▨', notStated: '?', notApplicable: '–', noProfile: '?', below: '▽', met: '●', above: '▲' } as const;

@Component({
  selector: 'app-matrix-page',
  imports: [Async, DayInWords, MatButton, PageHeader, RouterLink, Say, TranslocoPipe, When],
  template: `
    <app-page-header [heading]="'shell.matrix' | transloco" />
    <div class="row no-print" style="margin-bottom: 8px">
      <div class="actions" style="margin: 0"><label>{{ 'evidence.chooseDay' | transloco }} <input class="input" style="width: auto" type="date" [value]="matrix.value()?.asOf ?? ''" (change)="ask('asOf', $event)" /></label>
        <button matButton="outlined" type="button" (click)="yesterday()">{{ 'reporting.yesterday' | transloco }}</button><button matButton type="button" (click)="today()">{{ 'reporting.today' | transloco }}</button></div>
      <div class="actions" style="margin: 0">@if (session.may('carried-over.import')) { <a matButton="outlined" [routerLink]="places.carriedOverImports">{{ 'carriedOver.imports' | transloco }}</a> }<a matButton="outlined" [routerLink]="places.groupMovement">{{ 'movement.open' | transloco }}</a><a matButton="outlined" [href]="csv()" download>{{ 'reporting.export' | transloco }}</a></div>
    </div>
    <details class="no-print"><summary>{{ 'reporting.advanced' | transloco }}</summary><p><label>{{ 'reporting.knownOn' | transloco }} <input class="input" style="width: auto" type="date" [value]="knownOn() ?? ''" (change)="ask('knownOn', $event)" /></label></p></details>
    <app-async [of]="matrix">
      @if (matrix.value(); as it) {
        @if (it.frameworks.length > 1) { <p class="no-print"><label>{{ 'reporting.framework' | transloco }} <select class="input" style="width: auto" (change)="ask('frameworkId', $event)">@for (f of it.frameworks; track f.id) { <option [value]="f.id" [selected]="f.id === it.framework.id">{{ f.name | say }}</option> }</select></label></p> }
        <p><strong>{{ 'evidence.coverage' | transloco: it.coverage }}</strong>&ngsp;@if (it.coverage.cellsCarriedOver > 0) { <span><span aria-hidden="true">◇</span> {{ 'carriedOver.ofWhich' | transloco: { count: it.coverage.cellsCarriedOver } }}</span>&ngsp; }<span class="quiet">{{ 'evidence.asOf' | transloco: { day: (it.asOf | when), zone: it.zone } }}@if (it.knownOn) { , {{ 'reporting.knownOn' | transloco }} {{ it.knownOn | when }} }</span></p>
        @if (it.people.length === 0) { <p class="card">{{ 'reporting.nobody' | transloco }}</p> } @else {
        <p class="quiet legend">@for (s of legend; track s) { <span><span aria-hidden="true">{{ shape(s) }}</span>&ngsp;{{ state(s) | transloco }}</span> }<span><span aria-hidden="true">◇</span>&ngsp;{{ 'carriedOver.legend' | transloco }}</span></p>
        <div class="scroll" tabindex="-1"><table role="grid" [attr.aria-label]="'shell.matrix' | transloco" (keydown)="move($event, it)">
          <thead><tr role="row"><th role="columnheader" scope="col">{{ 'reporting.person' | transloco }}</th>@for (c of it.competencies; track c.id) { <th role="columnheader" scope="col">{{ c.name | say }}</th> }</tr></thead>
          <tbody>@for (person of it.people; track person.personId; let row = $index) {
            <tr role="row"><th role="rowheader" scope="row"><a [routerLink]="places.skills(person.personId)" [queryParams]="asked()" tabindex="-1">{{ person.name }}</a><br /><span class="quiet">{{ 'reporting.cells' | transloco: person.coverage }}</span></th>
              @for (cell of person.cells; track cell.competencyId; let column = $index) {
                <td role="gridcell" [class]="cell.state" [attr.data-at]="row + '/' + column" [attr.tabindex]="at().row === row && at().column === column ? 0 : -1" (focus)="at.set({ row, column })" (click)="open(person.personId, cell)">
                  <span class="narrow">{{ it.competencies[column]?.name | say }}</span><span class="value"><span aria-hidden="true">{{ shape(cell.state) }}</span>&ngsp;<span>{{ value(cell) }}</span><span class="sr"> {{ state(cell.state) | transloco }}</span>@if (cell.carriedOverUntil; as day) { <span class="carried"><span aria-hidden="true">◇</span>&ngsp;{{ 'carriedOver.mark' | transloco }}<span class="sr"> {{ 'carriedOver.until' | transloco }} {{ day | when }}</span></span> }</span></td>
              }</tr>
          }</tbody></table></div> }
      }
    </app-async>
  `,
  styles: `.scroll { position: relative; overflow: auto; max-height: 75vh; border: 1px solid var(--line); border-radius: 12px; } table { font-variant-numeric: tabular-nums; font-size: 0.92rem; }
    th, td { padding: 8px 10px; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; } td { white-space: nowrap; cursor: pointer; }
    thead th { position: sticky; top: 0; z-index: 1; background: var(--mat-sys-surface-container); min-width: 116px; font-size: 0.82rem; line-height: 1.25; font-weight: 600; } tbody th { position: sticky; left: 0; background: var(--mat-sys-surface); min-width: 150px; font-weight: 560; z-index: 1; } thead th:first-child { left: 0; z-index: 2; }
    .met, .above { background: color-mix(in srgb, var(--held) 16%, transparent); } .below { background: color-mix(in srgb, var(--to-acquire) 14%, transparent); } .noScale, .notStated, .notApplicable, .noProfile { color: var(--quiet); background: repeating-linear-gradient(135deg, transparent 0 6px, color-mix(in srgb, var(--line) 55%, transparent) 6px 7px); }
    td:focus-visible { outline: 3px solid var(--mat-sys-primary); outline-offset: -3px; } .narrow { display: none; } .carried { display: block; font-size: 0.8rem; }
    @media (max-width: 700px) {
      .scroll { border: 0; max-height: none; overflow: visible; } table, tbody { display: block; } thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
      tr { display: block; border: 1px solid var(--line); border-radius: 12px; margin-bottom: 16px; overflow: hidden; } tbody th { position: static; display: flex; justify-content: space-between; gap: 12px; font-size: 1rem; background: var(--mat-sys-surface-container); } tbody th br { display: none; }
      td { display: flex; justify-content: space-between; gap: 16px; white-space: normal; min-height: 44px; align-items: center; } tr td:last-child { border-bottom: 0; } .narrow { display: inline; color: var(--mat-sys-on-surface); } .value { white-space: nowrap; }
    }
    .legend { max-width: none; display: flex; flex-wrap: wrap; gap: 4px 16px; } summary { cursor: pointer; padding: 8px 0; } @media print { .scroll { overflow: visible; max-height: none; } }`,
})
export class MatrixPage {
  readonly asOf = input<string>();
  readonly knownOn = input<string>();
  readonly frameworkId = input<string>();
  private readonly router = inject(Router);
  protected readonly session = inject(SessionStore);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly places = places;
  protected readonly legend = ['met', 'above', 'below', 'notStated', 'noScale', 'notApplicable'] as const;
  protected readonly at = signal({ row: 0, column: 0 });
  protected readonly asked = computed(() => (this.asOf() ? { asOf: this.asOf() } : {}));
  protected readonly matrix = inject(Api).read(readMatrix, () => ({ query: { asOf: this.asOf(), knownOn: this.knownOn(), frameworkId: this.frameworkId() } }));
  protected readonly csv = computed(() => addressOf(exportMatrix, {}, { asOf: this.asOf(), knownOn: this.knownOn(), frameworkId: this.frameworkId(), locale: this.session.locale() }));

  protected state(it: Cell['state']) { return states[it]; }
  protected shape(it: Cell['state']) { return shapes[it]; }
  protected value(cell: Cell) { return cell.held === null || (cell.expected === null && cell.held === 0) ? '' : cell.expected === null ? String(cell.held) : `${cell.held}/${cell.expected}`; }

  protected ask(name: 'asOf' | 'knownOn' | 'frameworkId', event: Event) {
    const value = event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement ? event.target.value : '';
    void this.router.navigate([], { queryParams: { [name]: value || null }, queryParamsHandling: 'merge' });
  }

  protected today() { void this.router.navigate([], { queryParams: { asOf: null }, queryParamsHandling: 'merge' }); }

  protected yesterday() {
    void this.router.navigate([], { queryParams: { asOf: this.session.today(-1) }, queryParamsHandling: 'merge' });
  }

  protected open(personId: string, cell: Cell) {
    if (cell.state !== 'noScale') void this.router.navigate([places.why(personId, cell.competencyId)], { queryParams: this.asked() });
  }

  protected move(event: KeyboardEvent, matrix: Matrix) {
    const { row, column } = this.at();
    const lastRow = matrix.people.length - 1;
    const lastColumn = matrix.competencies.length - 1;
    const to = { ArrowRight: { row, column: column + 1 }, ArrowLeft: { row, column: column - 1 }, ArrowDown: { row: row + 1, column }, ArrowUp: { row: row - 1, column }, Home: { row, column: 0 }, End: { row, column: lastColumn } }[event.key];
    const person = matrix.people[row];
    const cell = person?.cells[column];
    if (event.key === 'Enter' && person !== undefined && cell !== undefined) this.open(person.personId, cell);
    if (to === undefined) return;
    event.preventDefault();
    this.at.set({ row: Math.min(lastRow, Math.max(0, to.row)), column: Math.min(lastColumn, Math.max(0, to.column)) });
    this.host.nativeElement.querySelector<HTMLElement>(`[data-at="${this.at().row}/${this.at().column}"]`)?.focus();
  }
}

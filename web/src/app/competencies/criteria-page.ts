import { Component, inject, input, signal } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { readCriteria, type CriteriaOfCell } from '@palier/contracts';
import type { Criterion } from '@palier/domain';
import { Api, SessionStore } from '../platform';
import { Async, PageHeader, Said, When } from '../ui';
import { CellRenewal } from './cell-renewal';
import { CriterionForm } from './criterion-form';
import { criterionInWords } from './criterion-words';

/** What proves each level of a competency: the rule of today in words, how it came about, and another one in the making. */
@Component({
  selector: 'app-criteria-page',
  imports: [Async, CellRenewal, CriterionForm, PageHeader, Said, TranslocoPipe, When],
  template: `
    <app-page-header [heading]="'criteria.title' | transloco" />
    <app-async [of]="criteria">
      @if (criteria.value(); as it) {
        <p><strong [appSaid]="it.name"></strong></p>
        <p class="quiet">{{ 'criteria.lead' | transloco }}</p>
        @if (said() !== null) { <p role="status" class="card">{{ 'criteria.saved' | transloco: { level: said() } }}</p> }
        @for (cell of it.cells; track cell.level) {
          <section class="card"><h2 style="margin-top: 0">{{ 'evidence.levelHeading' | transloco: { level: cell.level } }}</h2>
            <p [appSaid]="cell.statement"></p>
            @for (version of today(cell); track version.number) { <p><strong>{{ 'criteria.asked' | transloco }}</strong> {{ words(version.criterion) }}</p> }
            <p class="quiet">{{ 'criteria.holders' | transloco: { people: cell.held } }}</p>
            @for (version of coming(cell); track version.number) { <p>{{ 'criteria.coming' | transloco: { from: (version.from | when) } }} {{ words(version.criterion) }}</p> }
            @if (cell.versions.length > 1) {
              <details><summary>{{ 'criteria.history' | transloco }}<span class="sr"> {{ 'evidence.levelHeading' | transloco: { level: cell.level } }}</span></summary>
                <ul>@for (version of cell.versions; track version.number) { <li>{{ (version.from ? (version.before === 'keep' ? 'criteria.versionKept' : 'criteria.versionAnew') : 'criteria.versionFirst') | transloco: { number: version.number, from: (version.from | when), by: version.by ?? '–', on: (version.on | when) } }} {{ words(version.criterion) }}@if (version.reason) { <br /><span class="quiet">{{ version.reason }}</span> }</li> }</ul></details>
            }
            <app-cell-renewal [competencyId]="it.competencyId" [cell]="cell" (saved)="criteria.reload()" />
            @if (session.may('criterion.change')) {
              <details class="no-print" [open]="open() === cell.level" (toggle)="unfold($event, cell.level)"><summary>{{ 'criteria.change' | transloco }}<span class="sr"> {{ 'evidence.levelHeading' | transloco: { level: cell.level } }}</span></summary>
                @if (open() === cell.level) { <app-criterion-form [competencyId]="it.competencyId" [cell]="cell" (saved)="kept(cell.level)" /> }</details>
            }</section>
        } @empty { <p class="card">{{ 'evidence.noScale' | transloco }}</p> }
      }
    </app-async>
  `,
})
export class CriteriaPage {
  readonly competencyId = input.required<string>();
  private readonly api = inject(Api);
  private readonly transloco = inject(TranslocoService);
  protected readonly session = inject(SessionStore);
  protected readonly criteria = this.api.read(readCriteria, () => ({ params: { competencyId: this.competencyId() } }));
  protected readonly open = signal<number | null>(null);
  protected readonly said = signal<number | null>(null);

  protected words(it: Criterion) { return criterionInWords(it, this.transloco, this.session.locale()); }
  protected today(cell: CriteriaOfCell) { return cell.versions.filter((it) => it.inForce); }
  protected coming(cell: CriteriaOfCell) { const now = this.today(cell)[0]?.number ?? 0; return cell.versions.filter((it) => it.number > now); }
  protected unfold(event: Event, level: number) {
    if (!(event.target instanceof HTMLDetailsElement)) return;
    if (event.target.open) this.open.set(level);
    else this.open.update((it) => (it === level ? null : it));
  }
  protected kept(level: number) {
    this.said.set(level);
    this.open.set(null);
    this.criteria.reload();
  }
}

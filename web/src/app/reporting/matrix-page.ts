import { afterRenderEffect, ApplicationRef, Component, computed, ElementRef, inject, input, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { readMatrix, readMatrixSummary, type Matrix } from '@palier/contracts';
import { Api, places, SessionStore } from '../platform';
import { Async, DateSlider, DayInWords, Numeral, PageHeader, Say, When } from '../ui';
import { ExportMatrixPart } from './export-matrix';
import { columnsOf, levelShapes, levelWords, stateShapes, stateWords, valueAt, type MatrixColumn } from './matrix-column';
import { MatrixTable } from './matrix-table';
import { MatrixValueView } from './matrix-value';


/** People by competencies at a day: a grid of which only what is in view is drawn, read on as one scrolls; all that was read so far is on paper. */
@Component({
  selector: 'app-matrix-page',
  host: { '(window:beforeprint)': 'print(true)', '(window:afterprint)': 'print(false)' },
  imports: [Async, DateSlider, DayInWords, ExportMatrixPart, MatButton, MatrixTable, MatrixValueView, Numeral, PageHeader, RouterLink, Say, TranslocoPipe, When],
  template: `
    <app-page-header [heading]="'shell.matrix' | transloco" />
    <div class="row no-print" style="margin-bottom: 8px">
      <div class="actions" style="margin: 0"><label>{{ 'evidence.chooseDay' | transloco }} <input class="input" style="width: auto" type="date" [value]="head()?.asOf ?? ''" (change)="choose('asOf', $event)" /></label>
        <button matButton="outlined" type="button" (click)="yesterday()">{{ 'reporting.yesterday' | transloco }}</button><button matButton type="button" (click)="today()">{{ 'reporting.today' | transloco }}</button></div>
      <div class="actions" style="margin: 0">@if (session.may('carried-over.import')) { <a matButton="outlined" [routerLink]="places.carriedOverImports">{{ 'carriedOver.imports' | transloco }}</a> }<a matButton="outlined" [routerLink]="places.heatMap" [queryParams]="{ asOf: asOf(), knownOn: knownOn(), teamId: teamId() }">{{ 'heatMap.open' | transloco }}</a><a matButton="outlined" [routerLink]="places.groupMovement">{{ 'movement.open' | transloco }}</a></div>
    </div>
    <app-date-slider class="no-print" [day]="asOf() ?? session.today()" (chosen)="ask('asOf', $event)" />
    @if (summary.value(); as all) {
      <div class="actions no-print filters">
        <label>{{ 'movement.team' | transloco }} <select class="input" (change)="choose('teamId', $event)"><option value="" [selected]="!teamId()">{{ 'reporting.allTeams' | transloco }}</option>@for (it of all.teamChoices; track it.id) { <option [value]="it.id" [selected]="it.id === teamId()">{{ it.name | say }}</option> }</select></label>
        @if (all.sites.length > 0) { <label>{{ 'movement.site' | transloco }} <select class="input" (change)="choose('site', $event)"><option value="" [selected]="!site()">{{ 'movement.everywhere' | transloco }}</option>@for (it of all.sites; track it) { <option [value]="it" [selected]="it === site()">{{ it }}</option> }</select></label> }
        <label>{{ 'reporting.profile' | transloco }} <select class="input" (change)="choose('profileId', $event)"><option value="" [selected]="!profileId()">{{ 'reporting.allProfiles' | transloco }}</option>@for (it of all.profiles; track it.id) { <option [value]="it.id" [selected]="it.id === profileId()">{{ it.name | say }}</option> }</select></label>
        <label>{{ 'reporting.only' | transloco }} <select class="input" (change)="choose('only', $event)"><option value="" [selected]="!only()">{{ 'reporting.everybody' | transloco }}</option><option value="gaps" [selected]="only() === 'gaps'">{{ 'reporting.onlyGaps' | transloco }}</option><option value="expiring" [selected]="only() === 'expiring'">{{ 'reporting.onlyExpiring' | transloco }}</option></select></label>
        <label>{{ 'reporting.hiredFrom' | transloco }} <input class="input" type="date" [value]="hiredFrom() ?? ''" (change)="choose('hiredFrom', $event)" /></label>
        <label>{{ 'reporting.hiredTo' | transloco }} <input class="input" type="date" [value]="hiredTo() ?? ''" (change)="choose('hiredTo', $event)" /></label>
        @if (unfoldable().length > 0) { <label>{{ 'reporting.unfold' | transloco }} <select class="input" name="unfold" (change)="choose('unfold', $event)"><option value="" [selected]="!unfold()">{{ 'reporting.unfoldNone' | transloco }}</option>@for (it of unfoldable(); track it.id) { <option [value]="it.id" [selected]="it.id === unfold()">{{ it.name | say }}</option> }</select></label> }
        @if (filtered()) { <button matButton type="button" (click)="reset()">{{ 'reporting.reset' | transloco }}</button> }
      </div>
    }
    <details class="no-print"><summary>{{ 'reporting.advanced' | transloco }}</summary><p><label>{{ 'reporting.knownOn' | transloco }} <input class="input" style="width: auto" type="date" [value]="knownOn() ?? ''" (change)="choose('knownOn', $event)" /></label></p></details>
    <app-export-matrix class="no-print" [asked]="asked()" />
    <app-async [of]="read">
      @if (head(); as it) {
        @if (it.frameworks.length > 1) { <p class="no-print"><label>{{ 'reporting.framework' | transloco }} <select class="input" style="width: auto" (change)="choose('frameworkId', $event)">@for (f of it.frameworks; track f.id) { <option [value]="f.id" [selected]="f.id === it.framework.id">{{ f.name | say }}</option> }</select></label></p> }
        <p>@if (summary.value(); as all) { <strong>{{ 'evidence.coverage' | transloco: all.coverage }}</strong>&ngsp;@if (all.coverage.cellsCarriedOver > 0) { <span><span aria-hidden="true">◇</span> {{ 'carriedOver.ofWhich' | transloco: { count: all.coverage.cellsCarriedOver } }}</span>&ngsp; }<span>{{ 'reporting.people' | transloco: { count: (all.people | numeral) } }}</span>&ngsp; }<span class="quiet">{{ 'evidence.asOf' | transloco: { day: (it.asOf | when), zone: it.zone } }}@if (it.knownOn) { , {{ 'reporting.knownOn' | transloco }} {{ it.knownOn | when }} }</span></p>
        @if (people().length === 0) { <p class="card">{{ 'reporting.nobody' | transloco }}</p> } @else {
        <p class="actions no-print" style="margin: 0 0 8px">@if (plain()) { <a matButton="outlined" [routerLink]="[]" [queryParams]="{ view: null }" queryParamsHandling="merge">{{ 'reporting.asGrid' | transloco }}</a> } @else { <a matButton="outlined" [routerLink]="[]" [queryParams]="{ view: 'table' }" queryParamsHandling="merge">{{ 'reporting.asTable' | transloco }}</a> }</p>
        <p class="quiet legend">@for (s of legend; track s) { <span><span aria-hidden="true">{{ shapes[s] }}</span>&ngsp;{{ words[s] | transloco }}</span> }<span><span aria-hidden="true">◇</span>&ngsp;{{ 'carriedOver.legend' | transloco }}</span></p>
        @if (unfolded(); as one) { <p class="quiet legend"><span>{{ one.name | say }}, {{ 'reporting.levelByLevel' | transloco }}</span>@for (s of levelLegend; track s) { <span><span aria-hidden="true">{{ levelShapes[s] }}</span>&ngsp;{{ levelWords[s] | transloco }}</span> }</p> }
        @if (plain()) { <app-matrix-table [columns]="columns()" [people]="people()" [goesOn]="it.next !== null" [days]="days()" (more)="more()" /> } @else {
        <div #scroll class="scroll" tabindex="-1" (scroll)="look(scroll)"><table role="grid" [attr.aria-label]="'shell.matrix' | transloco" [attr.aria-rowcount]="rowCount()" (keydown)="move($event)">
          <thead><tr role="row" aria-rowindex="1"><th role="columnheader" scope="col">{{ 'reporting.person' | transloco }}</th>@for (c of columns(); track c.key; let column = $index) { <th role="columnheader" scope="col" [class.unfolds]="c.hasLevels && c.level === null" [class.level]="c.level !== null" [attr.aria-expanded]="c.hasLevels && c.level === null ? c.competencyId === unfold() : null" [attr.data-at]="'-1/' + column" [attr.tabindex]="at().row === -1 && at().column === column ? 0 : -1" (focus)="reached.set({ row: -1, column })" (click)="fold(c)">@if (c.level; as level) { <span class="sr">{{ c.name | say }} </span>{{ 'evidence.levelHeading' | transloco: { level } }} } @else { {{ c.name | say }} }</th> }</tr></thead>
          <tbody>@if (first() > 0) { <tr class="space" aria-hidden="true" [style.height.px]="first() * rowHeight"></tr> }
          @for (person of inView(); track person.personId; let index = $index) {
            @let row = first() + index;
            <tr role="row" [attr.aria-rowindex]="row + 2"><th role="rowheader" scope="row"><a [routerLink]="places.skills(person.personId)" [queryParams]="days()" [attr.data-at]="row + '/-1'" [attr.tabindex]="at().row === row && at().column === -1 ? 0 : -1" (focus)="reached.set({ row, column: -1 })">{{ person.name }}</a><br /><span class="quiet">{{ 'reporting.cells' | transloco: person.coverage }}</span></th>
              @for (c of columns(); track c.key; let column = $index) {
                @let value = valueAt(person, c);
                <td role="gridcell" [class]="value?.look" [attr.data-at]="row + '/' + column" [attr.tabindex]="at().row === row && at().column === column ? 0 : -1" (focus)="reached.set({ row, column })" (click)="open(row, column)">
                  <span class="narrow">{{ c.name | say }}@if (c.level; as level) {, {{ 'evidence.levelHeading' | transloco: { level } }} }</span>@if (value !== null) { <app-matrix-value [of]="value" /> }</td>
              }</tr>
          }@if (below() > 0) { <tr class="space" aria-hidden="true" [style.height.px]="below() * rowHeight"></tr> }</tbody></table></div>
        @if (it.next !== null) { <p class="actions no-print"><button matButton="outlined" type="button" [disabled]="matrix.isLoading()" (click)="more()">{{ 'reporting.more' | transloco }}</button><span class="quiet">{{ 'reporting.shown' | transloco: { count: (people().length | numeral) } }}</span></p> } } }
      }
    </app-async>
  `,
  styles: `.filters { margin: 0 0 8px; } .filters label { display: grid; grid-template-columns: minmax(0, 1fr); gap: 2px; min-width: 0; max-width: 100%; font-size: 0.9rem; } .filters .input { width: 100%; } @media (max-width: 700px) { .filters label { flex-basis: 100%; } } .space { border: 0; padding: 0; } .scroll { position: relative; overflow: auto; max-height: 75vh; border: 1px solid var(--line); border-radius: 12px; } table { font-variant-numeric: tabular-nums; font-size: 0.92rem; }
    @media (min-width: 701px) { tbody tr:not(.space) { height: 76px; } } th, td { padding: 8px 10px; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; } td { white-space: nowrap; cursor: pointer; }
    thead th { position: sticky; top: 0; z-index: 1; background: var(--mat-sys-surface-container); min-width: 116px; font-size: 0.82rem; line-height: 1.25; font-weight: 600; } tbody th { position: sticky; left: 0; background: var(--mat-sys-surface); min-width: 150px; font-weight: 560; z-index: 1; } thead th:first-child { left: 0; z-index: 2; }
    .met, .above { background: color-mix(in srgb, var(--held) 16%, transparent); } .below { background: color-mix(in srgb, var(--to-acquire) 14%, transparent); } .kept { background: color-mix(in srgb, var(--held) 7%, transparent); } .beyond { color: var(--quiet); } .noScale, .notStated, .notApplicable, .noProfile { color: var(--quiet); background: repeating-linear-gradient(135deg, transparent 0 6px, color-mix(in srgb, var(--line) 55%, transparent) 6px 7px); }
    td:focus-visible, thead th:focus-visible { outline: 3px solid var(--mat-sys-primary); outline-offset: -3px; } .narrow { display: none; } thead th.unfolds { cursor: pointer; padding-left: 24px; } .unfolds::before { content: '▸' / ''; position: absolute; left: 8px; color: var(--quiet); } .unfolds[aria-expanded='true']::before { content: '▾' / ''; } thead th.level { min-width: 76px; white-space: nowrap; font-weight: 400; }
    @media (max-width: 700px) {
      .scroll { border: 0; max-height: none; overflow: visible; } table, tbody { display: block; } thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
      tr { display: block; border: 1px solid var(--line); border-radius: 12px; margin-bottom: 16px; overflow: hidden; } tbody th { position: static; display: flex; justify-content: space-between; gap: 12px; font-size: 1rem; background: var(--mat-sys-surface-container); } tbody th br { display: none; }
      td { display: flex; justify-content: space-between; gap: 16px; white-space: normal; min-height: 44px; align-items: center; } tr td:last-child { border-bottom: 0; } .narrow { display: inline; color: var(--mat-sys-on-surface); }
    }
    .legend { max-width: none; display: flex; flex-wrap: wrap; gap: 4px 16px; } summary { cursor: pointer; padding: 8px 0; } @media print { .scroll { overflow: visible; max-height: none; } }`,
})
export class MatrixPage {
  readonly asOf = input<string>();
  readonly knownOn = input<string>();
  readonly frameworkId = input<string>();
  readonly teamId = input<string>();
  readonly site = input<string>();
  readonly hiredFrom = input<string>();
  readonly hiredTo = input<string>();
  readonly profileId = input<string>();
  readonly only = input<string>();
  /** The competency that is read level by level. */
  readonly unfold = input<string>();
  /** `table`: without a grid, for whoever has it read out. */
  readonly view = input<string>();
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  protected readonly session = inject(SessionStore);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly app = inject(ApplicationRef);
  protected readonly places = places;
  protected readonly shapes = stateShapes;
  protected readonly words = stateWords;
  protected readonly levelShapes = levelShapes;
  protected readonly levelWords = levelWords;
  protected readonly levelLegend = ['held', 'kept', 'toAcquire', 'beyond'] as const;
  protected readonly valueAt = valueAt;
  protected readonly legend = ['met', 'above', 'below', 'notStated', 'noScale', 'notApplicable'] as const;
  /** Rows are of one height where they stand in a grid: those far from the window are not drawn. */
  protected readonly rowHeight = 76;
  protected readonly reached = signal({ row: 0, column: 0 });
  protected readonly days = computed(() => ({ asOf: this.asOf(), knownOn: this.knownOn() }));
  protected readonly asked = computed(() => {
    const only = (['gaps', 'expiring'] as const).find((it) => it === this.only());
    return { asOf: this.asOf(), knownOn: this.knownOn(), frameworkId: this.frameworkId(), teamId: this.teamId(), site: this.site(), hiredFrom: this.hiredFrom(), hiredTo: this.hiredTo(), profileId: this.profileId(), only };
  });
  protected readonly filtered = computed(() => [this.teamId(), this.site(), this.hiredFrom(), this.hiredTo(), this.profileId(), this.only()].some((it) => it !== undefined));
  private readonly question = computed(() => ({ ...this.asked(), unfold: this.unfold() }));
  protected readonly after = linkedSignal<unknown, string | undefined>({ source: this.question, computation: () => undefined });
  protected readonly matrix = this.api.read(readMatrix, () => ({ query: { ...this.question(), after: this.after() } }));
  private readonly answer = computed(() => (this.matrix.hasValue() ? this.matrix.value() : null));
  /** What was read last stays while more is read, and its place in the window with it. */
  protected readonly head = linkedSignal<Matrix | null, Matrix | null>({ source: this.answer, computation: (now, before) => now ?? before?.value ?? null });
  protected readonly read = { isLoading: () => this.matrix.isLoading(), error: () => this.matrix.error(), hasValue: () => this.head() !== null, reload: () => this.matrix.reload() };
  protected readonly plain = computed(() => this.view() === 'table');
  protected readonly columns = computed(() => columnsOf(this.head()?.competencies ?? [], this.unfold()));
  protected readonly unfoldable = computed(() => (this.head()?.competencies ?? []).filter((it) => it.hasLevels));
  protected readonly unfolded = computed(() => this.unfoldable().find((it) => it.id === this.unfold()) ?? null);
  protected readonly summary = this.api.read(readMatrixSummary, () => ({ query: this.asked() }));
  /** Everybody read so far of this question. */
  protected readonly people = linkedSignal<{ page: Matrix['people'] | null; first: boolean }, Matrix['people']>({
    source: computed(() => ({ page: this.answer()?.people ?? null, first: this.after() === undefined })),
    computation: ({ page, first }, before) => (page === null ? (before?.value ?? []) : first || before === undefined ? page : [...before.value, ...page.filter((it) => !before.value.some((known) => known.personId === it.personId))]),
  });
  /** Where Tab comes in: what was reached last, as long as it is there. */
  protected readonly at = computed(() => ({ row: Math.min(this.reached().row, Math.max(0, this.people().length - 1)), column: Math.min(this.reached().column, Math.max(0, this.columns().length - 1)) }));
  private readonly scrolled = signal({ top: 0, height: 900, grid: true });
  private readonly printing = signal(false);
  private readonly windowed = computed(() => !this.printing() && this.scrolled().grid && this.people().length > 60);
  protected readonly first = computed(() => (this.windowed() ? Math.max(0, Math.min(this.people().length - 1, Math.floor(this.scrolled().top / this.rowHeight) - 10)) : 0));
  protected readonly inView = computed(() => (this.windowed() ? this.people().slice(this.first(), this.first() + Math.ceil(this.scrolled().height / this.rowHeight) + 20) : this.people()));
  protected readonly below = computed(() => this.people().length - this.first() - this.inView().length);
  /** As many as there are, where that is known; the row of names counts as one. */
  protected readonly rowCount = computed(() => (this.head()?.next === null ? this.people().length + 1 : -1));
  private readonly wanted = signal<string | null>(null);

  constructor() {
    // A row that was out of view is drawn first, and takes the focus then.
    afterRenderEffect(() => {
      const place = this.wanted();
      this.inView();
      const found = place === null ? null : this.host.nativeElement.querySelector<HTMLElement>(`[data-at="${place}"]`);
      if (found !== null && found !== undefined) { found.focus(); this.wanted.set(null); }
    });
  }

  protected choose(name: 'asOf' | 'knownOn' | 'frameworkId' | 'teamId' | 'site' | 'hiredFrom' | 'hiredTo' | 'profileId' | 'only' | 'unfold', event: Event) {
    this.ask(name, event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement ? event.target.value : '');
  }

  protected ask(name: string, value: string) { void this.router.navigate([], { queryParams: { [name]: value || null }, queryParamsHandling: 'merge' }); }
  protected today() { this.ask('asOf', ''); }
  protected yesterday() { this.ask('asOf', this.session.today(-1)); }
  protected reset() { void this.router.navigate([], { queryParams: { teamId: null, site: null, hiredFrom: null, hiredTo: null, profileId: null, only: null }, queryParamsHandling: 'merge' }); }

  /** The browser lays the page out as soon as this returns. */
  protected print(now: boolean) {
    this.printing.set(now);
    this.app.tick();
  }

  /** Keeps what is in view drawn, and reads on well before the end is reached. */
  protected look(scroll: HTMLElement) {
    this.scrolled.set({ top: scroll.scrollTop, height: scroll.clientHeight, grid: getComputedStyle(scroll).overflowY !== 'visible' });
    if (scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < 40 * this.rowHeight) this.more();
  }

  protected more() {
    const next = this.answer()?.next ?? null;
    if (next === null || this.matrix.isLoading() || next === this.after()) return;
    // What was read is taken in first: it is reckoned when somebody looks, and nobody may have looked since it came.
    this.head();
    this.people();
    this.after.set(next);
  }

  /** Why this level: of a person and a competency that has levels. */
  protected open(row: number, column: number) {
    const [person, at] = [this.people()[row], this.columns()[column]];
    if (person !== undefined && at?.hasLevels === true) void this.router.navigate([places.why(person.personId, at.competencyId)], { queryParams: this.days() });
  }

  protected fold(column: MatrixColumn | undefined) {
    if (column?.hasLevels !== true || column.level !== null) return;
    const unfold = column.competencyId === this.unfold() ? '' : column.competencyId;
    // What was folded before it moves it to another place.
    this.reached.set({ row: -1, column: columnsOf(this.head()?.competencies ?? [], unfold).findIndex((it) => it.key === column.key) });
    this.ask('unfold', unfold);
  }

  /** Row -1 holds the names of the competencies, column -1 those of the people. */
  protected move(event: KeyboardEvent) {
    const { row, column } = this.at();
    const lastRow = this.people().length - 1;
    const lastColumn = this.columns().length - 1;
    const to = { ArrowRight: { row, column: column + 1 }, ArrowLeft: { row, column: column - 1 }, ArrowDown: { row: row + 1, column }, ArrowUp: { row: row - 1, column }, PageDown: { row: row + 10, column }, PageUp: { row: Math.max(0, row - 10), column }, Home: { row: event.ctrlKey ? 0 : row, column: 0 }, End: { row: event.ctrlKey ? lastRow : row, column: lastColumn } }[event.key];
    // A name is a link: the browser opens it.
    if (event.key === 'Enter' && column >= 0) { if (row >= 0) this.open(row, column); else this.fold(this.columns()[column]); }
    if (to === undefined) return;
    event.preventDefault();
    const first = row === -1 || column >= 0 ? -1 : 0;
    const place = { row: Math.min(lastRow, Math.max(first, to.row)), column: Math.min(lastColumn, Math.max(row === -1 ? 0 : -1, to.column)) };
    this.reached.set(place);
    if (place.row > lastRow - 40) this.more();
    const scroll = this.host.nativeElement.querySelector<HTMLElement>('.scroll');
    if (scroll !== null && this.windowed() && place.row >= 0 && (place.row < this.first() || place.row >= this.first() + this.inView().length)) { scroll.scrollTop = Math.max(0, (place.row - 3) * this.rowHeight); this.look(scroll); }
    this.wanted.set(`${place.row}/${place.column}`);
  }
}

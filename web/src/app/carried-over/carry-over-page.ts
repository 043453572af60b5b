import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { carryOver, listFrameworks, previewCarryOver, type CarryCounts, type CarryPreview, type LevelField } from '@palier/contracts';
import { confirmWithin } from '@palier/domain';
import { ReadingFile } from '../arrivals/reading-file';
import { TableReader } from '../arrivals/table-reader';
import type { TableText } from '../arrivals/table-text';
import { Api, newId, places, SessionStore } from '../platform';
import { Async, DayInWords, Deed, FileField, PageHeader, Say, When } from '../ui';
import { CarryPreviewPart } from './carry-preview';

/** The table that a team lives with, pasted: what it would carry over, then the whole of it at once. */
@Component({
  selector: 'app-carry-over-page',
  imports: [Async, CarryPreviewPart, DayInWords, FileField, MatButton, PageHeader, ReadingFile, RouterLink, Say, TranslocoPipe, When],
  template: `
    <app-page-header [heading]="'carriedOver.import' | transloco" [lead]="'carriedOver.importLead' | transloco" />
    @if (done(); as counts) {
      <section class="card" role="status"><h2 style="margin-top: 0">{{ 'carriedOver.done' | transloco }}</h2><p>{{ 'carriedOver.doneCounts' | transloco: counts }} {{ 'carriedOver.doneUntil' | transloco: { day: (until() | when) } }}</p>
        <div class="actions"><a matButton="filled" [routerLink]="places.matrix">{{ 'carriedOver.seeMatrix' | transloco }}</a><a matButton="outlined" [routerLink]="places.carriedOverImports">{{ 'carriedOver.imports' | transloco }}</a><button matButton type="button" (click)="again()">{{ 'carriedOver.another' | transloco }}</button></div></section>
    } @else {
      <app-async [of]="frameworks">
        <form class="stack" (submit)="look($event)">
          @if ((frameworks.value()?.frameworks ?? []).length > 1) {
            <label class="field">{{ 'reporting.framework' | transloco }}<select name="framework" (change)="framework.set(text($event)); change()">@for (f of frameworks.value()?.frameworks ?? []; track f.id) { <option [value]="f.id" [selected]="f.id === frameworkId()">{{ f.name | say }}</option> }</select></label>
          }
          <label class="field" style="max-width: none">{{ 'carriedOver.pasteTable' | transloco }}<textarea name="table" rows="8" spellcheck="false" wrap="off" [value]="table()" (input)="table.set(text($event)); calculated.set(false); change()"></textarea></label>
          <p class="quiet" style="margin: 0">{{ 'carriedOver.levelRule' | transloco }}</p>
          <app-file-field [label]="'arrivals.orFile' | transloco" accept=".csv,.tsv,.txt,.xlsx" (picked)="upload($event)" />
          <app-reading-file [reader]="reader" />
          @if (refused(); as it) { <p class="error" role="alert">{{ it.refused | transloco: it.params }}</p> }
          <div class="sides">
            <label class="field">{{ 'carriedOver.source' | transloco }}<input name="source" aria-required="true" maxlength="200" [value]="source()" (input)="source.set(text($event))" /></label>
            <label class="field">{{ 'carriedOver.statedOn' | transloco }}<input name="statedOn" type="date" required [max]="today" [value]="statedOn()" (input)="statedOn.set(text($event)); change()" /></label>
            <label class="field">{{ 'carriedOver.statedBy' | transloco }}<input name="statedBy" maxlength="200" [value]="statedBy()" (input)="statedBy.set(text($event)); change()" /></label>
            <label class="field">{{ 'carriedOver.until' | transloco }}<input name="until" type="date" required [min]="today" [max]="latest" [value]="until()" (input)="until.set(text($event))" /></label>
          </div>
          <div><button matButton="outlined" type="submit" [disabled]="deed.busy() || table().trim() === '' || statedOn() === ''">{{ 'carriedOver.preview' | transloco }}</button></div>
        </form>
        @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
        @if (preview(); as it) {
          <section class="card" style="margin-top: 16px">
            @if (calculated()) { <p class="quiet">{{ 'arrivals.calculated' | transloco }}</p> }
            <app-carry-preview [of]="it" (column)="columns.set(chosen(columns(), $event)); see()" (meant)="names.set(chosen(names(), $event)); see()" />
            @if (it.counts.lines > 0) {
              @if (it.counts.problems > 0) { <label class="tick"><input type="checkbox" name="leaveOut" [checked]="leaveOut()" (change)="leaveOut.set(!leaveOut())" /> {{ 'carriedOver.leaveOut' | transloco }}</label> }
              <div class="actions"><button matButton="filled" type="button" [disabled]="deed.busy() || source().trim() === '' || (it.counts.problems > 0 && !leaveOut())" (click)="take()">{{ 'carriedOver.take' | transloco }}</button>
                @if (source().trim() === '') { <span class="quiet">{{ 'carriedOver.sourceFirst' | transloco }}</span> }</div>
            }
          </section>
        }
      </app-async>
    }
  `,
  styles: `.sides { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 12px 16px; align-items: end; max-width: 900px; } @media (max-width: 700px) { .sides { grid-template-columns: minmax(0, 1fr); } } .tick { display: flex; gap: 12px; align-items: center; min-height: 44px; margin-top: 12px; } .tick input { width: 24px; height: 24px; flex: none; accent-color: var(--held); } textarea { font-family: ui-monospace, monospace; }`,
})
export class CarryOverPage {
  private readonly api = inject(Api);
  private readonly session = inject(SessionStore);
  protected readonly places = places;
  protected readonly deed = new Deed();
  protected readonly frameworks = this.api.read(listFrameworks);
  protected readonly today = this.session.today();
  protected readonly latest = this.session.today(confirmWithin.most);
  protected readonly framework = signal('');
  protected readonly frameworkId = computed(() => this.framework() || (this.frameworks.value()?.frameworks[0]?.id ?? ''));
  protected readonly table = signal('');
  protected readonly source = signal('');
  protected readonly statedOn = signal(this.today);
  protected readonly statedBy = signal('');
  protected readonly until = signal(this.session.today(confirmWithin.usual));
  protected readonly columns = signal<Readonly<Record<string, LevelField | null>>>({});
  protected readonly names = signal<Readonly<Record<string, string | null>>>({});
  protected readonly reader = new TableReader();
  protected readonly refused = signal<Extract<TableText, { refused: string }> | null>(null);
  protected readonly calculated = signal(false);
  protected readonly preview = signal<CarryPreview | null>(null);
  protected readonly leaveOut = signal(false);
  protected readonly done = signal<CarryCounts | null>(null);
  /** The same import, sent twice by a lost answer, is one import. */
  private id = newId();

  protected text(event: Event) { return event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement || event.target instanceof HTMLTextAreaElement ? event.target.value : ''; }
  protected chosen<T>(before: Readonly<Record<string, T>>, [key, value]: readonly [string, T]): Readonly<Record<string, T>> { return { ...before, [key]: value }; }
  /** What was looked at is no longer what would be carried over. */
  protected change() { this.preview.set(null); }

  protected upload(file: File) {
    return this.deed.run(async () => {
      const table = await this.reader.read(file);
      this.refused.set('refused' in table ? table : null);
      this.table.set('text' in table ? table.text : '');
      this.calculated.set('text' in table && table.calculated);
      this.preview.set(null);
      if ('refused' in table) return;
      if (this.source() === '') this.source.set(file.name.replace(/\.\w+$/, ''));
      await this.show();
    });
  }

  protected look(event: Event) {
    event.preventDefault();
    return this.see();
  }

  protected see() { return this.deed.run(() => this.show()); }

  protected take() {
    return this.deed.run(async () => {
      const { counts } = await this.api.send(carryOver, { body: { ...this.wish(), id: this.id, source: this.source(), until: this.until(), leaveOut: this.leaveOut() } });
      this.done.set(counts);
    });
  }

  protected again() {
    this.table.set('');
    this.preview.set(null);
    this.leaveOut.set(false);
    this.done.set(null);
  }

  private wish() {
    return { frameworkId: this.frameworkId(), text: this.table(), columns: this.columns(), names: this.names(), statedOn: this.statedOn(), statedBy: this.statedBy() };
  }

  private async show() {
    this.id = newId();
    this.preview.set(await this.api.send(previewCarryOver, { body: this.wish() }));
  }
}

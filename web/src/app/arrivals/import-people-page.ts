import { Component, computed, inject, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { MatButton } from '@angular/material/button';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { importPeople, previewPeople, type ImportProgress, type PeopleField, type PeoplePreview } from '@palier/contracts';
import { map } from 'rxjs';
import { Api, newId, places, problemOf } from '../platform';
import { Deed, FileField, PageHeader } from '../ui';
import { ImportPreview } from './import-preview';
import { ImportProgressPart } from './import-progress';
import { ReadingFile } from './reading-file';
import { TableReader } from './table-reader';
import type { TableText } from './table-text';

const mostShown = 200_000;

/** People of a table, pasted or from a file: what it would change, then the whole of it at once, followed to its end. */
@Component({
  selector: 'app-import-people-page',
  imports: [FileField, ImportPreview, ImportProgressPart, MatButton, PageHeader, ReadingFile, RouterLink, TranslocoPipe],
  template: `
    <app-page-header [heading]="'arrivals.import' | transloco" [lead]="'arrivals.importLead' | transloco" />
    @if (done(); as counts) {
      <section class="card" role="status"><h2 style="margin-top: 0">{{ 'arrivals.done' | transloco }}</h2><p>{{ 'arrivals.counts' | transloco: counts }}</p>
        <div class="actions"><a matButton="filled" [routerLink]="places.people">{{ 'arrivals.seePeople' | transloco }}</a><button matButton type="button" (click)="again()">{{ 'arrivals.another' | transloco }}</button></div></section>
    } @else if (following(); as id) {
      <app-import-progress [importId]="id" (heard)="hear($event)" />
    } @else {
      @if (lost(); as key) { <p class="error" role="alert">{{ key | transloco }}</p> }
      <form class="stack" (submit)="look($event)">
        <label class="field" style="max-width: none">{{ 'arrivals.pasteTable' | transloco }}<textarea name="table" rows="8" spellcheck="false" wrap="off" [value]="pasted()" (input)="change($event)"></textarea></label>
        <app-file-field [label]="'arrivals.orFile' | transloco" accept=".csv,.tsv,.txt,.xlsx" (picked)="upload($event)" />
        <p class="quiet" style="margin: 0">{{ 'arrivals.columnsKnown' | transloco }}</p>
        <div><button matButton="outlined" type="submit" [disabled]="deed.busy() || text().trim() === ''">{{ 'arrivals.preview' | transloco }}</button></div>
      </form>
      <app-reading-file [reader]="reader" />
      @if (refused(); as it) { <p class="error" role="alert">{{ it.refused | transloco: it.params }}</p> }
      @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
      @if (deed.busy() && reader.reading() === null) { <p role="status">{{ 'arrivals.stepReading' | transloco }}</p> }
      @if (preview(); as it) {
        <section class="card" style="margin-top: 16px">
          @if (calculated()) { <p class="quiet">{{ 'arrivals.calculated' | transloco }}</p> }
          <app-import-preview [of]="it" [unfolded]="unfolded()" (meant)="choose($event)">
            @if (moves()) {
              @if (it.counts.problems > 0) { <label class="tick"><input type="checkbox" name="leaveOut" [checked]="leaveOut()" (change)="leaveOut.set(!leaveOut())" /> {{ 'arrivals.leaveOut' | transloco }}</label> }
              <div class="actions"><button matButton="filled" type="button" [disabled]="deed.busy() || (it.counts.problems > 0 && !leaveOut())" (click)="take()">{{ 'arrivals.take' | transloco }}</button></div>
            } @else if (it.counts.same > 0 && it.counts.problems === 0) { <p><strong>{{ 'arrivals.nothingNew' | transloco }}</strong></p> }
          </app-import-preview>
        </section>
      }
    }
  `,
  styles: `.actions { margin-bottom: 12px; } .tick { display: flex; gap: 12px; align-items: center; min-height: 44px; } .tick input { width: 24px; height: 24px; flex: none; accent-color: var(--held); }`,
})
export class ImportPeoplePage {
  private readonly api = inject(Api);
  private readonly route = inject(ActivatedRoute);
  private readonly router = inject(Router);
  protected readonly places = places;
  protected readonly deed = new Deed();
  protected readonly text = signal('');
  /** A browser is slow to lay out a long text, and nobody reads a large file in it. */
  protected readonly pasted = computed(() => (this.text().length > mostShown ? '' : this.text()));
  protected readonly reader = new TableReader();
  protected readonly refused = signal<Extract<TableText, { refused: string }> | null>(null);
  protected readonly calculated = signal(false);
  protected readonly preview = signal<PeoplePreview | null>(null);
  protected readonly unfolded = signal(false);
  protected readonly leaveOut = signal(false);
  protected readonly done = signal<PeoplePreview['counts'] | null>(null);
  protected readonly lost = signal<'arrivals.stopped' | 'arrivals.unknown' | null>(null);
  protected readonly moves = computed(() => { const it = this.preview(); return it !== null && it.counts.new + it.counts.changed + it.newTeams.length + it.movedTeams.length > 0; });
  /** The import under way stands in the address: whoever reloads the page, or comes back to it, sees it go on. */
  private readonly asked = toSignal(this.route.queryParamMap.pipe(map((it) => it.get('under-way'))), { requireSync: true });
  protected readonly following = computed(() => (this.done() === null ? this.asked() : null));
  private readonly mapping = signal<Record<string, PeopleField | null>>({});
  /** The same import, sent twice by a lost answer, is one import. */
  private id = newId();

  protected change(event: Event) {
    if (event.target instanceof HTMLTextAreaElement) this.text.set(event.target.value);
    this.calculated.set(false);
    this.preview.set(null);
    this.refused.set(null);
    this.lost.set(null);
  }

  protected upload(file: File) {
    return this.deed.run(async () => {
      const table = await this.reader.read(file);
      this.refused.set('refused' in table ? table : null);
      this.lost.set(null);
      this.text.set('text' in table ? table.text : '');
      this.calculated.set('text' in table && table.calculated);
      this.preview.set(null);
      if ('text' in table) await this.see();
    });
  }

  protected look(event: Event) {
    event.preventDefault();
    return this.deed.run(() => this.see());
  }

  protected choose([header, field]: readonly [string, PeopleField | null]) {
    this.mapping.update((now) => ({ ...now, [header]: field }));
    return this.deed.run(() => this.see());
  }

  /** Where no answer comes back, the import may have gone on all the same: then it is followed, not asked for again. */
  protected take() {
    return this.deed.run(async () => {
      this.lost.set(null);
      await this.follow(this.id);
      try {
        const { counts } = await this.api.send(importPeople, { body: { id: this.id, text: this.text(), mapping: this.mapping(), leaveOut: this.leaveOut(), would: this.preview()?.would } });
        this.finish(counts);
      } catch (error) {
        if (problemOf(error) === 'offline') return;
        await this.follow(null);
        // The differences of now are shown under the sentence that says so.
        const problem = problemOf(error);
        if (problem !== 'offline' && problem.code === 'import.would-differ') await this.see();
        throw error;
      }
    });
  }

  protected hear(said: ImportProgress | 'unknown') {
    if (said === 'unknown' ? this.deed.busy() : said.state === 'running') return;
    if (said !== 'unknown' && said.state === 'done') this.finish(said.counts);
    else {
      this.lost.set(said === 'unknown' ? 'arrivals.unknown' : 'arrivals.stopped');
      void this.follow(null);
    }
  }

  protected again() {
    this.id = newId();
    this.text.set('');
    this.preview.set(null);
    this.done.set(null);
  }

  private finish(counts: PeoplePreview['counts']) {
    this.done.set(counts);
    void this.follow(null);
  }

  private follow(id: string | null) {
    return this.router.navigate([], { queryParams: { 'under-way': id }, replaceUrl: true });
  }

  /** A meaning chosen while the preview is on its way is in the next one: what is shown at the end is what was chosen. */
  private async see(): Promise<void> {
    this.id = newId();
    const mapping = this.mapping();
    const seen = await this.api.send(previewPeople, { body: { text: this.text(), mapping } });
    if (mapping !== this.mapping()) return this.see();
    if (this.preview() === null) this.unfolded.set(seen.columns.some((it) => it.field === null || it.remembered) || seen.counts.new + seen.counts.changed + seen.counts.same === 0);
    this.preview.set(seen);
  }
}

import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { importPeople, PeopleField, previewPeople, type PeoplePreview } from '@palier/contracts';
import { Api, newId, places } from '../platform';
import { Deed, FileField, PageHeader, When } from '../ui';
import { tableTextOf } from './table-text';

@Component({
  selector: 'app-import-people-page',
  imports: [FileField, MatButton, PageHeader, RouterLink, TranslocoPipe, When],
  template: `
    <app-page-header [heading]="'arrivals.import' | transloco" [lead]="'arrivals.importLead' | transloco" />
    @if (done(); as counts) {
      <section class="card" role="status"><h2 style="margin-top: 0">{{ 'arrivals.done' | transloco }}</h2><p>{{ 'arrivals.counts' | transloco: counts }}</p>
        <div class="actions"><a matButton="filled" [routerLink]="places.people">{{ 'arrivals.seePeople' | transloco }}</a><button matButton type="button" (click)="again()">{{ 'arrivals.another' | transloco }}</button></div></section>
    } @else {
      <form class="stack" (submit)="look($event)">
        <label class="field" style="max-width: none">{{ 'arrivals.pasteTable' | transloco }}<textarea name="table" rows="8" spellcheck="false" [value]="text()" (input)="change($event)"></textarea></label>
        <app-file-field [label]="'arrivals.orFile' | transloco" accept=".csv,.tsv,.txt,.xlsx" (picked)="upload($event)" />
        <p class="quiet" style="margin: 0">{{ 'arrivals.columnsKnown' | transloco }}</p>
        <div><button matButton="outlined" type="submit" [disabled]="deed.busy() || text().trim() === ''">{{ 'arrivals.preview' | transloco }}</button></div>
      </form>
      @if (unreadable(); as name) { <p class="error" role="alert">{{ 'arrivals.fileUnreadable' | transloco: { name } }}</p> }
      @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
      @if (preview(); as it) {
        <section class="card" style="margin-top: 16px" role="status">
          <h2 style="margin-top: 0">{{ 'arrivals.counts' | transloco: it.counts }}</h2>
          @if (it.newTeams.length > 0) { <p>{{ 'arrivals.newTeams' | transloco: { teams: it.newTeams.join(', ') } }}</p> }
          <details [attr.open]="it.counts.new + it.counts.changed + it.counts.same === 0 ? '' : null"><summary>{{ 'arrivals.columns' | transloco }}</summary>
            <div class="columns">@for (column of it.columns; track $index) {
              <label class="field">{{ column.header }}<span class="quiet">{{ column.sample }}</span><select (change)="choose(column.header, $event)"><option value="" [selected]="column.field === null">{{ 'arrivals.notUsed' | transloco }}</option>@for (field of fields; track field) { <option [value]="field" [selected]="column.field === field">{{ 'peopleFields.' + field | transloco }}</option> }</select></label>
            }</div></details>
          @if (it.counts.problems > 0) {
            <h3 class="error">{{ 'arrivals.problems' | transloco: { count: it.counts.problems } }}</h3>
            <ul>@for (p of it.problems; track $index) { <li>{{ 'competencies.line' | transloco: { line: p.line } }} {{ 'tables.' + p.code.replace('.', '_') | transloco: p.params }}</li> }</ul>
            @if (moves()) { <label class="tick"><input type="checkbox" name="leaveOut" [checked]="leaveOut()" (change)="leaveOut.set(!leaveOut())" /> {{ 'arrivals.leaveOut' | transloco }}</label> }
          }
          @if (moves()) { <div class="actions"><button matButton="filled" type="button" [disabled]="deed.busy() || (it.counts.problems > 0 && !leaveOut())" (click)="take()">{{ 'arrivals.take' | transloco }}</button></div> }
          @else if (it.counts.same > 0 && it.counts.problems === 0) { <p><strong>{{ 'arrivals.nothingNew' | transloco }}</strong></p> }
          <ul class="list">@for (line of it.lines; track line.line) {
            <li class="change"><strong>{{ line.name }}</strong>&ngsp;<span class="quiet">{{ line.login }} – {{ (line.kind === 'new' ? 'arrivals.isNew' : 'arrivals.isChanged') | transloco }}</span>
              @if (line.kind === 'changed') { <ul>@for (c of line.changes; track c.field) { <li>{{ 'peopleFields.' + c.field | transloco }} – {{ (c.field === 'hiredOn' ? (c.before | when) : c.before) || '∅' }} → {{ c.field === 'hiredOn' ? (c.after | when) : c.after }}</li> }</ul> }
              @else { <br /><span class="quiet">@for (c of line.changes.slice(2); track c.field) { {{ c.field === 'hiredOn' ? (c.after | when) : c.after }}{{ $last ? '' : ' · ' }} }</span> }</li>
          }</ul>
        </section>
      }
    }
  `,
  styles: `.columns { display: grid; grid-template-columns: repeat(auto-fill, minmax(220px, 1fr)); gap: 12px; padding: 12px 0; } .change { padding: 8px 0; border-bottom: 1px solid var(--line); } .tick { display: flex; gap: 12px; align-items: center; min-height: 44px; } .tick input { width: 24px; height: 24px; flex: none; accent-color: var(--held); }`,
})
export class ImportPeoplePage {
  private readonly api = inject(Api);
  protected readonly places = places;
  protected readonly deed = new Deed();
  protected readonly fields = PeopleField.options;
  protected readonly text = signal('');
  protected readonly unreadable = signal<string | null>(null);
  protected readonly preview = signal<PeoplePreview | null>(null);
  protected readonly leaveOut = signal(false);
  protected readonly done = signal<PeoplePreview['counts'] | null>(null);
  protected readonly moves = computed(() => { const it = this.preview(); return it !== null && it.counts.new + it.counts.changed > 0; });
  private readonly mapping = signal<Record<string, PeopleField | null>>({});
  /** The same import, sent twice by a lost answer, is one import. */
  private id = newId();

  protected change(event: Event) {
    if (event.target instanceof HTMLTextAreaElement) this.text.set(event.target.value);
    this.preview.set(null);
  }

  protected upload(file: File) {
    return this.deed.run(async () => {
      const text = await tableTextOf(file);
      this.unreadable.set(text === null ? file.name : null);
      this.text.set(text ?? '');
      this.preview.set(null);
      if (text !== null) await this.see();
    });
  }

  protected look(event: Event) {
    event.preventDefault();
    return this.deed.run(() => this.see());
  }

  protected choose(header: string, event: Event) {
    const field = event.target instanceof HTMLSelectElement ? (this.fields.find((it) => it === (event.target as HTMLSelectElement).value) ?? null) : null;
    this.mapping.update((now) => ({ ...now, [header]: field }));
    return this.deed.run(() => this.see());
  }

  protected take() {
    return this.deed.run(async () => {
      const { counts } = await this.api.send(importPeople, { body: { id: this.id, text: this.text(), mapping: this.mapping(), leaveOut: this.leaveOut() } });
      this.done.set(counts);
    });
  }

  protected again() {
    this.id = newId();
    this.text.set('');
    this.preview.set(null);
    this.done.set(null);
  }

  private async see() {
    this.id = newId();
    this.preview.set(await this.api.send(previewPeople, { body: { text: this.text(), mapping: this.mapping() } }));
  }
}

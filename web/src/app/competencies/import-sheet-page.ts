import { Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { openEdition, previewSheet, publishSheet, type SheetPreview } from '@palier/contracts';
import { Api, newId, places } from '../platform';
import { Deed, FileField, PageHeader, Say, When } from '../ui';

/** The text of a file, or null where it is kept in another encoding: guessing would change the words. */
function utf8(bytes: ArrayBuffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

@Component({
  selector: 'app-import-sheet-page',
  imports: [FileField, MatButton, PageHeader, RouterLink, Say, TranslocoPipe, When],
  template: `
    <app-page-header [heading]="'competencies.import' | transloco" [lead]="'competencies.importLead' | transloco" />
    <form class="stack" (submit)="look($event)">
      <label class="field" style="max-width: none">{{ 'competencies.sheetText' | transloco }}<textarea name="sheet" rows="8" required [value]="text()" (input)="change($event)"></textarea></label>
      <app-file-field [label]="'competencies.orFile' | transloco" accept=".txt,text/plain" (picked)="upload($event)" />
      <div><button matButton="outlined" type="submit" [disabled]="deed.busy() || text() === ''">{{ 'competencies.preview' | transloco }}</button></div>
    </form>
    @if (unreadable(); as name) { <p class="error" role="alert">{{ 'competencies.notUtf8' | transloco: { name } }}</p> }
    @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
    @if (preview(); as it) {
      <section class="card" style="margin-top: 16px" role="status">
        <h2 style="margin-top: 0">{{ it.readable ? it.title : ('competencies.unreadable' | transloco) }}</h2>
        @if (it.readable) {
          <p><strong>{{ 'competencies.understood' | transloco: { competencies: it.counts['competencies'], expectations: it.counts['expectations'], sum: it.counts['expectationSum'], unspecified: it.counts['unspecified'] } }}</strong></p>
          <dl class="counts">@for (count of counts(it); track count.key) { <div><dt>{{ 'sheetCounts.' + count.key | transloco }}</dt><dd>{{ count.value }}</dd></div> }</dl>
          @if (it.samePublished; as same) { <p><strong>{{ 'competencies.same' | transloco }}</strong>&ngsp;<a [routerLink]="places.profile(same.profileId)">{{ same.title }}</a></p> }
          <ul>@for (c of it.competencies; track c.name) { <li lang="fr">{{ c.name }} – {{ c.expected === null ? ('evidence.notStated' | transloco) : ('competencies.expected' | transloco: { level: c.expected }) }}</li> }</ul>
        }
        @for (group of remarks(it); track group.heading) { @if (group.problems.length > 0) {
          <details [open]="group.heading !== 'competencies.takenOnce'"><summary [class.error]="group.heading === 'competencies.toMend'"><strong>{{ group.heading | transloco: { count: group.problems.length } }}</strong></summary>
            <ul>@for (p of group.problems; track $index) { <li>{{ 'competencies.line' | transloco: { line: p.line } }} {{ 'sheet.' + p.code.slice(6) | transloco: p.params }}</li> }</ul></details>
        } }
        @if (it.samePublished === null) { @for (held of it.held; track held.profileId) {
          <div class="stack" style="margin-top: 16px"><p>{{ 'editions.held' | transloco: { on: (held.publishedOn | when), lines: held.lines } }}</p><div><button matButton="filled" type="button" [disabled]="deed.busy()" (click)="compare(held.profileId)">{{ 'editions.compare' | transloco: { title: (held.title | say) } }}</button></div></div>
        } }
        @if (nothingNew()) { <p role="status">{{ 'editions.nothingNew' | transloco }}</p> }
        @if (it.readable && it.samePublished === null) { <div class="row" style="margin-top: 16px"><span>{{ 'competencies.changes' | transloco: { count: it.changes } }}</span><button [matButton]="it.held.length > 0 ? 'outlined' : 'filled'" type="button" [disabled]="deed.busy()" (click)="publish()">{{ 'competencies.publish' | transloco }}</button></div> }
      </section>
    }
  `,
  styles: `.counts { display: grid; grid-template-columns: repeat(auto-fill, minmax(230px, 1fr)); gap: 0 24px; margin: 0 0 16px; font-variant-numeric: tabular-nums; } .counts div { display: flex; justify-content: space-between; gap: 12px; border-bottom: 1px solid var(--line); padding: 5px 0; } dd { margin: 0; font-weight: 620; } summary { cursor: pointer; padding: 8px 0; }`,
})
export class ImportSheetPage {
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  protected readonly places = places;
  protected readonly deed = new Deed();
  protected readonly text = signal('');
  protected readonly preview = signal<SheetPreview | null>(null);
  /** The name of a file whose bytes are no UTF-8. */
  protected readonly unreadable = signal<string | null>(null);
  /** Sent twice by a lost answer, it is published once. */
  private id = newId();

  protected readonly nothingNew = signal(false);

  protected counts(it: SheetPreview) { return Object.entries(it.counts).map(([key, value]) => ({ key, value })); }

  /** What forbids the import, what was taken once although it stands twice, and what somebody should look at. */
  protected remarks(it: SheetPreview) {
    const repeated = (code: string): boolean => code.startsWith('sheet.repeated-');
    return [
      { heading: 'competencies.toMend', problems: it.problems.filter((p) => p.severity === 'error') },
      { heading: 'competencies.takenOnce', problems: it.problems.filter((p) => p.severity !== 'error' && repeated(p.code)) },
      { heading: 'competencies.uncertain', problems: it.problems.filter((p) => p.severity !== 'error' && !repeated(p.code)) },
    ];
  }

  protected change(event: Event) {
    if (event.target instanceof HTMLTextAreaElement) this.text.set(event.target.value);
    this.id = newId();
    this.preview.set(null);
    this.nothingNew.set(false);
  }

  protected upload(file: File) {
    return this.deed.run(async () => {
      const text = utf8(await file.arrayBuffer());
      this.unreadable.set(text === null ? file.name : null);
      this.id = newId();
      this.text.set(text ?? '');
      this.preview.set(null);
      if (text === null) return;
      this.preview.set(await this.api.send(previewSheet, { body: { text: this.text() } }));
    });
  }

  protected look(event: Event) {
    event.preventDefault();
    return this.deed.run(async () => this.preview.set(await this.api.send(previewSheet, { body: { text: this.text() } })));
  }

  /** As a newer edition of a sheet that is held. */
  protected compare(profileId: string) {
    return this.deed.run(async () => {
      const { editionId } = await this.api.send(openEdition, { params: { profileId }, body: { id: this.id, text: this.text() } });
      this.nothingNew.set(editionId === null);
      if (editionId !== null) await this.router.navigateByUrl(places.edition(editionId));
    });
  }

  protected publish() {
    return this.deed.run(async () => {
      const { profileId } = await this.api.send(publishSheet, { body: { id: this.id, text: this.text() } });
      await this.router.navigateByUrl(places.profile(profileId));
    });
  }
}

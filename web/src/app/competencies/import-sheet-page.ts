import { Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { previewSheet, publishSheet, type SheetPreview } from '@palier/contracts';
import { Api, newId, places } from '../platform';
import { Deed, PageHeader } from '../ui';

@Component({
  selector: 'app-import-sheet-page',
  imports: [MatButton, PageHeader, RouterLink, TranslocoPipe],
  template: `
    <app-page-header [heading]="'competencies.import' | transloco" [lead]="'competencies.importLead' | transloco" />
    <form class="stack" (submit)="look($event)">
      <label class="field" style="max-width: none">{{ 'competencies.sheetText' | transloco }}<textarea name="sheet" rows="8" required [value]="text()" (input)="change($event)"></textarea></label>
      <label class="field">{{ 'competencies.orFile' | transloco }}<input type="file" accept=".txt,text/plain" (change)="upload($event)" /></label>
      <div><button matButton="outlined" type="submit" [disabled]="deed.busy() || text() === ''">{{ 'competencies.preview' | transloco }}</button></div>
    </form>
    @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
    @if (preview(); as it) {
      <section class="card" style="margin-top: 16px" role="status">
        <h2 style="margin-top: 0">{{ it.readable ? it.title : ('competencies.unreadable' | transloco) }}</h2>
        @if (it.readable) {
          <p>{{ 'competencies.understood' | transloco: { competencies: it.counts['competencies'], statements: it.counts['statements'], expectations: it.counts['expectations'], sum: it.counts['expectationSum'], unspecified: it.counts['unspecified'], examples: it.counts['examples'], neighbours: it.counts['neighbours'], sectors: it.counts['sectors'] } }}</p>
          @if (it.samePublished; as same) { <p><strong>{{ 'competencies.same' | transloco }}</strong> <a [routerLink]="places.profile(same.profileId)">{{ same.title }}</a></p> }
          @else { <p>{{ 'competencies.changes' | transloco: { count: it.changes } }}</p><button matButton="filled" type="button" [disabled]="deed.busy()" (click)="publish()">{{ 'competencies.publish' | transloco }}</button> }
          <ul>@for (c of it.competencies; track c.name) { <li lang="fr">{{ c.name }} – {{ c.expected === null ? ('evidence.notStated' | transloco) : ('competencies.expected' | transloco: { level: c.expected }) }}</li> }</ul>
        }
        <h3>{{ 'competencies.remarks' | transloco: { count: it.problems.length } }}</h3>
        <ul>@for (p of it.problems; track $index) { <li [class.error]="p.severity === 'error'">{{ 'competencies.line' | transloco: { line: p.line } }} <span lang="en">{{ p.text }}</span></li> }</ul>
      </section>
    }
  `,
})
export class ImportSheetPage {
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  protected readonly places = places;
  protected readonly deed = new Deed();
  protected readonly text = signal('');
  protected readonly preview = signal<SheetPreview | null>(null);

  protected change(event: Event) {
    if (event.target instanceof HTMLTextAreaElement) this.text.set(event.target.value);
    this.preview.set(null);
  }

  protected upload(event: Event) {
    const file = event.target instanceof HTMLInputElement ? event.target.files?.[0] : undefined;
    if (file === undefined) return undefined;
    return this.deed.run(async () => {
      this.text.set(new TextDecoder('utf-8').decode(await file.arrayBuffer()));
      this.preview.set(await this.api.send(previewSheet, { body: { text: this.text() } }));
    });
  }

  protected look(event: Event) {
    event.preventDefault();
    return this.deed.run(async () => this.preview.set(await this.api.send(previewSheet, { body: { text: this.text() } })));
  }

  protected publish() {
    return this.deed.run(async () => {
      const { profileId } = await this.api.send(publishSheet, { body: { id: newId(), text: this.text() } });
      await this.router.navigateByUrl(places.profile(profileId));
    });
  }
}

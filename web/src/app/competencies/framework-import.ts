import { Component, inject, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import { importFramework, previewFramework, type FrameworkPreview } from '@palier/contracts';
import { decodeText } from '../arrivals/decode-text';
import { Api } from '../platform';
import { Deed, FileField, Said } from '../ui';

/** The file of a framework: what it says and what is wrong with it first, then all of it at once. */
@Component({
  selector: 'app-framework-import',
  imports: [FileField, MatButton, Said, TranslocoPipe],
  template: `
    <form class="stack" (submit)="look($event)">
      <p class="quiet">{{ 'frameworkFiles.importLead' | transloco }}</p>
      <app-file-field [label]="'frameworkFiles.file' | transloco" name="framework" accept=".json,.csv,application/json,text/csv" (picked)="bring($event)" />
      <label class="field wide">{{ 'frameworkFiles.paste' | transloco }}<textarea name="frameworkText" rows="5" spellcheck="false" [value]="text()" (input)="type($event)"></textarea></label>
      @if (unreadable()) { <p class="error" role="alert">{{ 'frameworkFiles.unreadable' | transloco }}</p> }
      @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
      <div><button matButton="outlined" type="submit" [disabled]="deed.busy() || text().trim() === ''">{{ 'frameworkFiles.preview' | transloco }}</button></div>
    </form>
    @if (done(); as count) { <p role="status"><strong>{{ 'frameworkFiles.taken' | transloco: { count } }}</strong></p> }
    @if (preview(); as it) {
      <section class="card" role="status">
        @if (it.does === null) {
          <h3 class="error">{{ 'frameworkFiles.toMend' | transloco: { count: it.problems.length } }}</h3>
          <ul>@for (p of it.problems; track $index) { <li>{{ (p.line === null ? 'frameworkFiles.path' : 'frameworkFiles.line') | transloco: { line: p.line, path: p.path } }} {{ p.code | transloco: p.params }}</li> }</ul>
        } @else {
          <h3 [appSaid]="it.name ?? {}"></h3>
          <ul class="two">@for (c of it.competencies; track $index) { <li><span [appSaid]="c.name"></span>&ngsp;<span class="quiet">– {{ (c.levels > 0 ? 'frameworkFiles.levels' : 'frameworkFiles.noLevels') | transloco: { count: c.levels } }}</span></li> }</ul>
          @if (it.profiles.length > 0) { <ul>@for (p of it.profiles; track $index) { <li><span [appSaid]="p.title"></span>&ngsp;<span class="quiet">– {{ 'frameworkFiles.expectations' | transloco: { count: p.expectations } }}</span></li> }</ul> }
          @switch (it.does) {
            @case ('same') { <p><strong>{{ 'frameworkFiles.same' | transloco }}</strong></p> }
            @case ('differs') { <p class="error">{{ 'frameworkFiles.differs' | transloco: { count: it.differs.length } }}</p><ul>@for (name of it.differs; track $index) { <li [appSaid]="name"></li> }</ul> }
            @case ('new') { <div><button matButton="filled" type="button" [disabled]="deed.busy()" (click)="take()">{{ 'frameworkFiles.take' | transloco }}</button></div> }
          }
        }
      </section>
    }
  `,
  styles: `:host { display: grid; gap: 12px; } p, h3 { margin: 0; } .wide { max-width: none; } textarea { font-family: ui-monospace, monospace; font-size: 0.9375rem; } section { display: grid; gap: 12px; } ul { margin: 0; padding-left: 20px; overflow-wrap: anywhere; } @media (min-width: 900px) { .two { columns: 2; column-gap: 32px; } }`,
})
export class FrameworkImport {
  readonly taken = output();
  private readonly api = inject(Api);
  protected readonly deed = new Deed();
  protected readonly text = signal('');
  protected readonly unreadable = signal(false);
  protected readonly preview = signal<FrameworkPreview | null>(null);
  protected readonly done = signal<number | null>(null);

  protected type(event: Event) { if (event.target instanceof HTMLTextAreaElement) this.have(event.target.value); }
  protected look(event: Event) { event.preventDefault(); return this.deed.run(() => this.see()); }

  protected bring(file: File) {
    return this.deed.run(async () => {
      const read = file.size > 9_000_000 ? { problem: 'too-large' } : decodeText(new Uint8Array(await file.arrayBuffer()));
      if ('problem' in read) { this.have(''); this.unreadable.set(true); return; }
      this.have(read.text);
      await this.see();
    });
  }

  protected take() {
    return this.deed.run(async () => {
      const { made } = await this.api.send(importFramework, { body: { text: this.text() } });
      this.have('');
      this.done.set(made);
      this.taken.emit();
    });
  }

  private have(text: string) { this.text.set(text); this.preview.set(null); this.unreadable.set(false); this.done.set(null); }

  /** What is written by now, as it was when its answer came: typed on meanwhile, it is asked for again. */
  private async see(): Promise<void> {
    for (let text = ''; text !== this.text();) {
      text = this.text();
      const preview = await this.api.send(previewFramework, { body: { text } });
      if (text === this.text()) this.preview.set(preview);
    }
  }
}

import { Component, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import { importNotes, NotesFormat, previewNotes, type NotesPreview, type Release } from '@palier/contracts';
import { decodeText } from '../arrivals/decode-text';
import { typed } from '../courses/words';
import { Api } from '../platform';
import { Deed, FileField } from '../ui';
import { kindKeys, lineKeys, notesKeys, severityKeys } from './words';

/** The notes of a release, pasted or of a file: what reading them would change, then all of it at once. */
@Component({
  selector: 'app-notes-form',
  imports: [FileField, MatButton, TranslocoPipe],
  template: `
    <form class="stack" (submit)="look($event)">
      <p class="quiet">{{ 'releases.notesHint' | transloco }}</p>
      <app-file-field [label]="'releases.notesFile' | transloco" name="notes" accept=".md,.txt,.json,.csv,.tsv" (picked)="bring($event)" />
      <label class="field wide">{{ 'releases.notesPaste' | transloco }}<textarea name="notesText" rows="8" spellcheck="false" [value]="text()" (input)="have(typed($event))"></textarea></label>
      <label class="field">{{ 'drafts.travelFormat' | transloco }}<select name="notesFormat" (change)="choose($event)"><option value="" [selected]="format() === null">{{ 'drafts.travelGuess' | transloco }}</option>@for (it of formats; track it) { <option [value]="it" [selected]="format() === it">{{ keys[it] | transloco }}</option> }</select></label>
      @if (unreadable()) { <p class="error" role="alert">{{ 'releases.unreadable' | transloco }}</p> }
      @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
      <div><button matButton="outlined" type="submit" [disabled]="deed.busy() || text().trim() === ''">{{ 'releases.preview' | transloco }}</button></div>
    </form>
    @if (done(); as count) { <p role="status"><strong>{{ 'releases.taken' | transloco: { count } }}</strong></p> }
    @if (preview(); as it) {
      <section [attr.aria-label]="'releases.preview' | transloco">
        @if (it.name !== null && it.others.length > 0) { <p>{{ 'releases.oneOf' | transloco: { name: it.name, others: it.others.join(', ') } }}</p> }
        @if (it.problems.length > 0) {
          <ul class="problems" role="alert">@for (problem of it.problems; track $index) { <li class="error">{{ 'releases.line' | transloco: { line: problem.line } }} {{ problem.code | transloco: problem.params }}</li> }</ul>
        } @else {
          <ul class="lines">@for (line of it.lines; track $index) { @let said = line.after ?? line.before; @if (said) {
            <li><span class="tag">{{ lines[line.is] | transloco }}</span><div><p>@if (said.area) { <strong>{{ said.area }}</strong>&ngsp;– }{{ said.text }}</p><p class="quiet">{{ kinds[said.kind] | transloco }} · {{ severities[said.severity] | transloco }}</p>
              @if (line.is === 'amended' && line.before; as before) { <p class="quiet">{{ 'releases.before' | transloco }} {{ before.text }}</p> }
              @if (line.is === 'gone' && line.id; as id) { <label class="tick"><input type="checkbox" [name]="'withdraw-' + id" [checked]="withdraw().includes(id)" (change)="toggle(id)" /> {{ 'releases.withdrawGone' | transloco }}</label> }</div></li>
          } }</ul>
          @if (changes(it) > 0) { <div><button matButton="filled" type="button" [disabled]="deed.busy()" (click)="take(it)">{{ 'releases.take' | transloco: { count: changes(it) } }}</button></div> } @else { <p><strong>{{ 'releases.nothingNew' | transloco }}</strong></p> }
        }
      </section>
    }
  `,
  styles: `:host { display: grid; gap: 12px; } p { margin: 0; } .wide { max-width: none; } textarea { font-family: ui-monospace, monospace; font-size: 0.9375rem; } .lines, .problems { list-style: none; padding: 0; margin: 0 0 12px; display: grid; gap: 12px; } .lines li { display: grid; grid-template-columns: 110px 1fr; gap: 4px 12px; } .tag { color: var(--quiet); font-weight: 560; } section { display: grid; gap: 12px; } .tick { display: flex; gap: 12px; align-items: center; min-height: 44px; } .tick input { width: 22px; height: 22px; flex: none; accent-color: var(--held); } @media (max-width: 600px) { .lines li { grid-template-columns: 1fr; } }`,
})
export class NotesForm {
  readonly release = input.required<Release>();
  readonly taken = output();
  private readonly api = inject(Api);
  protected readonly typed = typed;
  protected readonly deed = new Deed();
  protected readonly formats = NotesFormat.options;
  protected readonly keys = notesKeys;
  protected readonly lines = lineKeys;
  protected readonly kinds = kindKeys;
  protected readonly severities = severityKeys;
  protected readonly text = signal('');
  protected readonly format = signal<NotesFormat | null>(null);
  protected readonly unreadable = signal(false);
  protected readonly preview = signal<NotesPreview | null>(null);
  protected readonly withdraw = signal<readonly string[]>([]);
  protected readonly done = signal<number | null>(null);

  protected have(text: string) { this.text.set(text); this.forget(); this.done.set(null); }
  protected choose(event: Event) { this.format.set(NotesFormat.safeParse(typed(event)).data ?? null); this.forget(); }
  protected toggle(id: string) { this.withdraw.update((all) => (all.includes(id) ? all.filter((it) => it !== id) : [...all, id])); }
  protected changes(it: NotesPreview) { return it.lines.filter((line) => line.is === 'added' || line.is === 'amended' || (line.id !== null && this.withdraw().includes(line.id))).length; }

  protected bring(file: File) {
    return this.deed.run(async () => {
      const read = file.size > 4_000_000 ? { problem: 'too-large' } : decodeText(new Uint8Array(await file.arrayBuffer()));
      if ('problem' in read) { this.have(''); this.unreadable.set(true); return; }
      this.have(read.text);
      await this.see();
    });
  }

  protected look(event: Event) { event.preventDefault(); return this.deed.run(() => this.see()); }

  protected take(it: NotesPreview) {
    return this.deed.run(async () => {
      const count = this.changes(it);
      await this.api.send(importNotes, { params: { releaseId: this.release().id }, body: { text: this.text(), format: it.format, seen: it.version, withdraw: [...this.withdraw()] } });
      this.have('');
      this.done.set(count);
      this.taken.emit();
    });
  }

  private forget() { this.preview.set(null); this.withdraw.set([]); this.unreadable.set(false); }

  /** What is written by now, as it was when its answer came: typed on meanwhile, it is asked for again. */
  private async see(): Promise<void> {
    for (let text = ''; text !== this.text();) {
      text = this.text();
      const preview = await this.api.send(previewNotes, { params: { releaseId: this.release().id }, body: { text, format: this.format() } });
      if (text === this.text()) this.preview.set(preview);
    }
  }
}

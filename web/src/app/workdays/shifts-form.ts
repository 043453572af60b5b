import { Component, inject, input, linkedSignal, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import { importShifts, previewShifts, type ShiftsPreview } from '@palier/contracts';
import { unavailabilityKinds, type UnavailabilityKind } from '@palier/domain';
import { Api } from '../platform';
import { Deed, FileField, When } from '../ui';
import { hindranceWords, shiftProblemWords } from './words';

/** Shifts from a calendar (iCal) or a table: read, looked at, then taken. */
@Component({
  selector: 'app-shifts-form',
  imports: [FileField, MatButton, TranslocoPipe, When],
  template: `
    <form class="stack" style="margin-top: 12px" (submit)="look($event)">
      <p class="quiet" style="margin: 0">{{ 'workdays.importLead' | transloco }}</p>
      <label class="field">{{ 'workdays.importKind' | transloco }}<select name="import-kind" (change)="choose($event)">@for (it of kinds; track it) { <option [value]="it" [selected]="it === kind()">{{ words[it] | transloco }}</option> }</select></label>
      <label class="field">{{ 'workdays.importText' | transloco }}<textarea name="import-text" rows="5" required maxlength="500000" [value]="text()" (input)="keep($event)"></textarea></label>
      <app-file-field [label]="'arrivals.orFile' | transloco" accept=".ics,.csv,.tsv,.txt" name="import-file" (picked)="upload($event)" />
      @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
      <div class="actions" style="margin: 0"><button matButton="outlined" type="submit" [disabled]="deed.busy()">{{ 'workdays.importLook' | transloco }}</button>@if (added(); as it) { <span role="status">{{ (it.takenOut === 0 ? 'workdays.imported' : 'workdays.importedBoth') | transloco: it }}</span> }</div>
    </form>
    @if (preview(); as it) {
      @if (it.problems.length > 0) { <ul role="alert">@for (problem of it.problems; track $index) { <li class="error">{{ 'workdays.importLine' | transloco: { line: problem.line } }} {{ problemWords[problem.code] | transloco }}</li> }</ul> }
      @else {
        <h2>{{ 'workdays.importFound' | transloco: { count: it.lines.length, fresh: fresh(it) } }}</h2>
        <ul class="list">@for (line of it.lines.slice(0, 50); track $index) { <li><strong>{{ words[line.kind] | transloco }}</strong>&ngsp;<span>{{ (line.from === line.until ? 'workdays.day' : 'workdays.days') | transloco: { from: (line.from | when), until: (line.until | when) } }}</span>@if (line.title !== '') {<span class="quiet">, {{ line.title }}</span>}@if (line.same) {<em class="quiet"> – {{ 'workdays.importSame' | transloco }}</em>}</li> }</ul>
        @if (it.lines.length > 50) { <p class="quiet">{{ 'workdays.importMore' | transloco: { count: it.lines.length - 50 } }}</p> }
        @if (it.ordinary > 0) { <p>{{ 'workdays.importOrdinary' | transloco: { count: it.ordinary } }}</p> }
        @if (it.gone.length > 0) {
          <fieldset><legend>{{ 'workdays.importGone' | transloco: { count: it.gone.length } }}</legend><p class="quiet" style="margin: 0">{{ 'workdays.importGoneLead' | transloco }}</p>
            @for (line of it.gone; track line.id) { <label class="tick"><input type="checkbox" [checked]="out().has(line.id)" (change)="tick(line.id)" /> <strong>{{ words[line.kind] | transloco }}</strong>&ngsp;<span>{{ (line.from === line.until ? 'workdays.day' : 'workdays.days') | transloco: { from: (line.from | when), until: (line.until | when) } }}</span></label> }</fieldset>
        }
        <div class="actions"><button matButton="filled" type="button" [disabled]="deed.busy() || (fresh(it) === 0 && out().size === 0)" (click)="take()">{{ (out().size === 0 ? 'workdays.importTake' : 'workdays.importTakeBoth') | transloco: { count: fresh(it), out: out().size } }}</button></div>
      }
    }
  `,
  styles: `fieldset { border: 1px solid var(--line); border-radius: 8px; display: grid; gap: 4px; margin: 12px 0; min-width: 0; } .tick { display: block; padding: 6px 0; }`,
})
export class ShiftsForm {
  readonly personId = input.required<string>();
  readonly changed = output();
  private readonly api = inject(Api);
  protected readonly words = hindranceWords;
  protected readonly problemWords = shiftProblemWords;
  protected readonly kinds = unavailabilityKinds;
  protected readonly deed = new Deed();
  protected readonly kind = signal<UnavailabilityKind>('onCall');
  protected readonly text = signal('');
  protected readonly preview = signal<ShiftsPreview | null>(null);
  protected readonly added = signal<{ added: number; same: number; takenOut: number } | null>(null);
  /** Those that are gone and are to be taken out: at first those of which this is sure. */
  protected readonly out = linkedSignal<ReadonlySet<string>>(() => new Set(this.preview()?.gone.filter((it) => it.sure).map((it) => it.id)));

  protected fresh(it: ShiftsPreview) { return it.lines.filter((line) => !line.same).length; }
  protected tick(id: string) { this.out.update((now) => new Set(now.has(id) ? [...now].filter((it) => it !== id) : [...now, id])); }
  protected choose(event: Event) { this.kind.set(unavailabilityKinds.find((it) => event.target instanceof HTMLSelectElement && it === event.target.value) ?? 'onCall'); this.forget(); }
  protected keep(event: Event) { if (event.target instanceof HTMLTextAreaElement) this.text.set(event.target.value); this.forget(); }
  protected async upload(file: File) { this.text.set(await file.text()); this.forget(); }
  /** What was read of another text is not taken. */
  private forget() { this.preview.set(null); this.added.set(null); }

  protected look(event: Event) {
    event.preventDefault();
    const asked = { kind: this.kind(), text: this.text() };
    return this.deed.run(async () => {
      this.added.set(null);
      const found = await this.api.send(previewShifts, { params: { personId: this.personId() }, body: asked });
      // Changed while it was read: what stands there now is another text.
      if (asked.kind === this.kind() && asked.text === this.text()) this.preview.set(found);
    });
  }

  protected take() {
    const asked = { kind: this.kind(), text: this.text() };
    return this.deed.run(async () => {
      const result = await this.api.send(importShifts, { params: { personId: this.personId() }, body: { ...asked, takeOut: [...this.out()] } });
      // What was pasted meanwhile is another text, and stays.
      if (asked.text === this.text()) this.text.set('');
      this.forget();
      this.added.set(result);
      this.changed.emit();
    });
  }
}

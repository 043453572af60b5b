import { Component, computed, DestroyRef, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import { exportMatrix, exportMatrixJson, exportMatrixPdf, exportMatrixSheet, type MatrixExport } from '@palier/contracts';
import { Api, SessionStore } from '../platform';
import { Deed } from '../ui';

const forms = { csv: exportMatrix, xlsx: exportMatrixSheet, pdf: exportMatrixPdf, json: exportMatrixJson } as const;
type Form = keyof typeof forms;
const words = { csv: 'reporting.asCsv', xlsx: 'reporting.asXlsx', pdf: 'reporting.asPdf', json: 'reporting.asJson' } as const satisfies Record<Form, string>;
const isForm = (it: string): it is Form => it in forms;

/** The matrix that is on screen as a file, for whoever says once more who they are. */
@Component({
  selector: 'app-export-matrix',
  imports: [MatButton, TranslocoPipe],
  template: `
    <details><summary>{{ 'reporting.exportAs' | transloco }}</summary>
      <form class="stack" (submit)="write($event)">
        <p class="quiet">{{ 'reporting.exportHint' | transloco }}</p>
        <label class="field">{{ 'reporting.form' | transloco }}<select class="input" name="form" (change)="choose($event)">@for (it of forms; track it) { <option [value]="it" [selected]="form() === it">{{ words[it] | transloco }}</option> }</select></label>
        <label class="field">{{ 'reporting.exportPassword' | transloco }}<input class="input" name="password" type="password" autocomplete="current-password" required [value]="password()" (input)="type($event)" /></label>
        @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
        <div class="actions" style="margin: 0"><button matButton="filled" type="submit" [disabled]="deed.busy()">{{ 'reporting.exportWrite' | transloco }}</button>
          @if (made(); as file) { <span role="status"><a [href]="file.address" [download]="file.name">{{ file.name }}</a> {{ 'reporting.exportReady' | transloco }}</span> }</div>
      </form>
    </details>
  `,
  styles: `summary { cursor: pointer; padding: 8px 0; } form { max-width: 420px; padding-bottom: 8px; } p { margin: 0; }`,
})
export class ExportMatrixPart {
  readonly asked = input.required<Omit<MatrixExport, 'locale' | 'password'>>();
  private readonly api = inject(Api);
  private readonly session = inject(SessionStore);
  protected readonly deed = new Deed();
  protected readonly forms = Object.keys(forms).filter(isForm);
  protected readonly words = words;
  protected readonly form = signal<Form>('xlsx');
  protected readonly password = signal('');
  private readonly written = signal<{ readonly name: string; readonly address: string; readonly of: string } | null>(null);
  /** A file is of what was on screen, in the form chosen: no other is offered. */
  protected readonly made = computed(() => (this.written()?.of === this.question() ? this.written() : null));
  private readonly question = computed(() => JSON.stringify([this.form(), this.wish()]));
  private readonly wish = computed(() => ({ ...this.asked(), locale: this.session.locale() }));

  constructor() { inject(DestroyRef).onDestroy(() => this.forget()); }

  protected choose(event: Event) { if (event.target instanceof HTMLSelectElement && isForm(event.target.value)) this.form.set(event.target.value); }
  protected type(event: Event) { if (event.target instanceof HTMLInputElement) this.password.set(event.target.value); }

  protected write(event: Event) {
    event.preventDefault();
    return this.deed.run(async () => {
      const of = this.question();
      const { name, blob } = await this.api.download(forms[this.form()], { body: { ...this.wish(), password: this.password() } });
      this.forget();
      const file = { name, address: URL.createObjectURL(blob), of };
      this.written.set(file);
      this.password.set('');
      const link = Object.assign(document.createElement('a'), { href: file.address, download: name });
      link.click();
    });
  }

  private forget() {
    const before = this.written();
    if (before !== null) URL.revokeObjectURL(before.address);
    this.written.set(null);
  }
}

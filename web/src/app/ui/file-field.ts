import { Component, input, output, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

/** Choosing a file, in the reader's own words: the browser's would be in the browser's language. */
@Component({
  selector: 'app-file-field',
  imports: [TranslocoPipe],
  template: `
    <label class="file"><span class="what">{{ label() }}</span>
      <input type="file" [name]="name()" [accept]="accept()" (change)="choose($event)" />
      <span class="row"><span class="button">{{ 'ui.chooseFile' | transloco }}</span><span class="quiet">{{ chosen() || ('ui.noFile' | transloco) }}</span></span></label>
  `,
  styles: `
    .file { display: grid; gap: 4px; position: relative; cursor: pointer; max-width: 560px; } .what { font-weight: 560; } .row { justify-content: flex-start; font-weight: 400; overflow-wrap: anywhere; }
    input { position: absolute; inset: auto auto 0 0; width: 100%; height: 44px; opacity: 0; cursor: pointer; }
    .button { border: 1px solid var(--mat-sys-outline); border-radius: 999px; padding: 9px 20px; color: var(--mat-sys-primary); font-weight: 560; }
    input:focus-visible { outline: 3px solid var(--mat-sys-primary); } input:focus-visible + .row .button { outline: 3px solid var(--mat-sys-primary); outline-offset: 2px; } .file:hover .button { background: var(--mat-sys-surface-container); }
  `,
})
export class FileField {
  readonly label = input.required<string>();
  readonly accept = input('');
  readonly name = input('file');
  readonly picked = output<File>();
  protected readonly chosen = signal('');

  protected choose(event: Event) {
    const field = event.target instanceof HTMLInputElement ? event.target : null;
    const file = field?.files?.[0];
    if (field === null || file === undefined) return;
    this.chosen.set(file.name);
    this.picked.emit(file);
    // The same file, mended meanwhile, can be chosen again.
    field.value = '';
  }
}

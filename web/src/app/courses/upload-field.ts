import { Component, computed, input, output, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { keepFile, type StoredFile } from '@palier/contracts';
import { fileKinds, type FileKind } from '@palier/domain';
import { Deed, FileField, uploadFile } from '../ui';

/** Bringing in a file of one kind: what is there, what comes, and how far it is. */
@Component({
  selector: 'app-upload-field',
  imports: [FileField, TranslocoPipe],
  template: `
    @if (there(); as name) { <p class="there"><span aria-hidden="true">✓</span> {{ 'drafts.fileThere' | transloco: { name } }}</p> }
    <app-file-field [label]="label()" [name]="kind()" [accept]="accept()" (picked)="bring($event)" />
    <p class="quiet hint">{{ 'drafts.fileLimits' | transloco: { endings: endings(), most: most() } }}</p>
    @if (deed.busy()) { <label class="bringing">{{ 'drafts.uploading' | transloco: { percent: percent() } }} <progress max="100" [value]="percent()"></progress></label> }
    @if (tooLarge()) { <p class="error" role="alert">{{ 'problems.file_too-large' | transloco: { most: most() } }}</p> }
    @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
  `,
  styles: `:host { display: grid; gap: 6px; } p { margin: 0; } .there { color: var(--held); font-weight: 560; overflow-wrap: anywhere; } .hint { font-size: 0.875rem; } .bringing { display: grid; gap: 4px; max-width: 360px; } progress { width: 100%; accent-color: var(--held); }`,
})
export class UploadField {
  readonly kind = input.required<FileKind>();
  readonly label = input.required<string>();
  /** The name of the file that is there already. */
  readonly there = input<string | null>(null);
  readonly brought = output<StoredFile>();
  protected readonly deed = new Deed();
  protected readonly tooLarge = signal(false);
  protected readonly percent = signal(0);
  protected readonly most = computed(() => fileKinds[this.kind()].most / 1_000_000);
  protected readonly accept = computed(() => fileKinds[this.kind()].endings.map((it) => `.${it}`).join(','));
  protected readonly endings = computed(() => fileKinds[this.kind()].endings.map((it) => it.toUpperCase()).join(', '));

  protected bring(file: File) {
    this.tooLarge.set(file.size > fileKinds[this.kind()].most);
    if (this.tooLarge()) return undefined;
    return this.deed.run(async () => {
      this.percent.set(0);
      this.brought.emit(await uploadFile(keepFile, file, (share) => this.percent.set(Math.round(share * 100))));
    });
  }
}

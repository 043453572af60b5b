import { Component, computed, input, output, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { keepPieceFile, type StoredFile } from '@palier/contracts';
import { fileKinds } from '@palier/domain';
import { Deed, FileField, uploadFile } from '../ui';

const kinds = [fileKinds.document, fileKinds.picture];

/** Bringing in the document of a piece, and how far it is. */
@Component({
  selector: 'app-piece-upload',
  imports: [FileField, TranslocoPipe],
  template: `
    @if (there()) { <p class="there" role="status"><span aria-hidden="true">✓</span> {{ 'pieces.fileThere' | transloco }}</p> }
    <app-file-field [label]="'pieces.file' | transloco" name="piece" [accept]="accept" (picked)="bring($event)" />
    <p class="quiet">{{ 'pieces.fileKinds' | transloco }}</p>
    @if (deed.busy()) { <label class="bringing">{{ 'pieces.sending' | transloco: { percent: percent() } }} <progress max="100" [value]="percent()"></progress></label> }
    @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
  `,
  styles: `:host { display: grid; gap: 6px; } p { margin: 0; } .there { color: var(--held); font-weight: 560; } .bringing { display: grid; gap: 4px; max-width: 360px; } progress { width: 100%; accent-color: var(--held); }`,
})
export class PieceUpload {
  readonly there = input(false);
  readonly brought = output<StoredFile>();
  protected readonly deed = new Deed();
  protected readonly percent = signal(0);
  protected readonly accept = kinds.flatMap((it): readonly string[] => it.endings).map((it) => `.${it}`).join(',');
  readonly busy = computed(() => this.deed.busy());

  protected bring(file: File) {
    return this.deed.run(async () => {
      this.percent.set(0);
      this.brought.emit(await uploadFile(keepPieceFile, file, (share) => this.percent.set(Math.round(share * 100))));
    });
  }
}

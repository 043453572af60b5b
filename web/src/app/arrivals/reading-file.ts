import { Component, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import type { TableReader } from './table-reader';

/** The file that is being read, how far it is, and the way to stop it. */
@Component({
  selector: 'app-reading-file',
  imports: [MatButton, TranslocoPipe],
  template: `
    @if (reader().reading(); as name) {
      <div class="row"><span role="status">{{ 'arrivals.readingFile' | transloco: { name } }}</span><button matButton="outlined" type="button" (click)="reader().cancel()">{{ 'arrivals.stopReading' | transloco }}</button></div>
      @if (reader().percent(); as it) { <p id="reading-share" style="margin: 8px 0 0">{{ 'arrivals.readShare' | transloco: { percent: it } }}</p><progress aria-labelledby="reading-share" [value]="it" max="100"></progress> }
    }
  `,
  styles: `progress { width: 100%; height: 12px; accent-color: var(--held); } p { font-variant-numeric: tabular-nums; }`,
})
export class ReadingFile {
  readonly reader = input.required<TableReader>();
}

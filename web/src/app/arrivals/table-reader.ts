import { signal } from '@angular/core';
import type { SheetRead } from './sheet-text';
import { tableTextOf, type TableText } from './table-text';

/** Reads a chosen file while the page goes on answering: a sheet of 100,000 rows takes seconds. Whoever does not want to wait stops it, and its memory goes at once. */
export class TableReader {
  /** The name of the file that is being read. */
  readonly reading = signal<string | null>(null);
  /** How much of a sheet is read, in percent; null before its first rows. */
  readonly percent = signal<number | null>(null);
  private stop: () => void = () => undefined;

  async read(file: File): Promise<TableText> {
    this.reading.set(file.name);
    this.percent.set(null);
    const stopped = new Promise<TableText>((resolve) => { this.stop = () => { resolve({ refused: 'arrivals.fileStopped', params: { name: file.name } }); }; });
    let worker: Worker | null = null;
    const sheetOf = (sheet: File) => new Promise<SheetRead>((resolve) => {
      worker = new Worker(new URL('./sheet.worker', import.meta.url), { type: 'module' });
      worker.onmessage = ({ data }: MessageEvent<{ share: number } | { read: SheetRead }>) => { if ('read' in data) resolve(data.read); else this.percent.set(Math.floor(data.share * 100)); };
      worker.onerror = () => { resolve(null); };
      worker.postMessage(sheet);
    });
    try {
      return await Promise.race([tableTextOf(file, sheetOf), stopped]);
    } finally {
      (worker as Worker | null)?.terminate();
      this.reading.set(null);
    }
  }

  cancel(): void { this.stop(); }
}

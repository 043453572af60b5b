import { createReadStream } from 'node:fs';
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { FileStore } from './file-store.js';

/** Files on the disk of a single instance: written aside, flushed, then renamed. */
export class DiskFileStore extends FileStore {
  constructor(private readonly folder: string) { super(join(folder, 'arriving')); }

  private path(hash: string): string {
    return join(this.folder, hash.slice(0, 2), hash);
  }

  async size(hash: string): Promise<number | null> {
    return stat(this.path(hash)).then((it) => it.size, () => null);
  }

  async open(hash: string, part: { readonly start: number; readonly end: number } | Record<string, never> = {}): Promise<Readable | null> {
    return (await this.size(hash)) === null ? null : createReadStream(this.path(hash), part);
  }

  async name(): Promise<string | null> {
    return readFile(join(this.folder, 'store-name'), 'utf8').catch((error: NodeJS.ErrnoException) => { if (error.code === 'ENOENT') return null; throw error; });
  }

  async call(name: string): Promise<void> {
    await mkdir(this.folder, { recursive: true });
    await writeFile(join(this.folder, 'store-name'), name, { flush: true });
  }

  protected async keep(aside: string, hash: string): Promise<void> {
    const path = this.path(hash);
    if ((await this.size(hash)) !== null) { await rm(aside, { force: true }); return; }
    await mkdir(dirname(path), { recursive: true });
    await rename(aside, path);
  }
}

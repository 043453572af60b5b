import { createReadStream } from 'node:fs';
import { mkdir, open, rename, stat, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { newId, sha256 } from '../database/record.js';

/** Content-addressed files. One interface, so that several instances can share an S3-compatible store later. */
export abstract class FileStore {
  /** Keeps the bytes for good; gives their SHA-256 in hex. The same bytes again are kept once. */
  abstract put(bytes: Uint8Array): Promise<string>;
  /** The bytes, or null where there are none under this hash. */
  abstract open(sha256: string): Promise<{ stream: Readable; bytes: number } | null>;

  /** The whole of it at once, or null where there is none. */
  async read(sha256: string): Promise<Buffer | null> {
    const found = await this.open(sha256);
    return found === null ? null : buffer(found.stream);
  }
}

/** Files on the disk of a single instance: written aside, flushed, then renamed. */
export class DiskFileStore extends FileStore {
  constructor(private readonly folder: string) { super(); }

  private path(hash: string): string {
    return join(this.folder, hash.slice(0, 2), hash);
  }

  async put(bytes: Uint8Array): Promise<string> {
    const hash = sha256(bytes).toString('hex');
    const path = this.path(hash);
    if (await stat(path).then(() => true, () => false)) return hash;
    await mkdir(dirname(path), { recursive: true });
    const aside = `${path}.${newId()}`;
    const file = await open(aside, 'wx', 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } catch (error) {
      await unlink(aside);
      throw error;
    } finally {
      await file.close();
    }
    await rename(aside, path);
    return hash;
  }

  async open(hash: string): Promise<{ stream: Readable; bytes: number } | null> {
    const found = await stat(this.path(hash)).catch(() => null);
    return found === null ? null : { stream: createReadStream(this.path(hash)), bytes: found.size };
  }
}

import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { newId } from '../database/record.js';

/** So many bytes at the beginning tell what a file is. */
const headBytes = 65_536;

/** More bytes came than whoever looked at the beginning allowed. */
export class TooManyBytes extends Error {
  constructor(readonly most: number) { super('too many bytes'); }
}

/** A file that has come in whole and is flushed, but is not kept yet. */
export interface Received {
  readonly sha256: string;
  readonly bytes: number;
  /** For looking into it, or into its bytes from a place on. */
  open(from?: number): Readable;
  /** Keeps it for good, under its hash. */
  keep(): Promise<void>;
  /** Lets it go, unless it was kept. */
  discard(): Promise<void>;
}

/** Content-addressed files. One interface, so that several instances can share an S3-compatible store later. */
export abstract class FileStore {
  /** Takes a file in as it comes, with bounded memory. `judge` sees its beginning (64 kB, or all of it) and says how many bytes there may be in all; what it throws lets the file go. */
  abstract receive(source: Readable, judge: (head: Uint8Array) => Promise<number> | number): Promise<Received>;
  /** The bytes from `start` to `end` (both included; all of them unless said otherwise), or null where there are none under this hash. */
  abstract open(sha256: string, part?: { readonly start: number; readonly end: number }): Promise<Readable | null>;
  /** How many bytes there are under this hash, or null. */
  abstract size(sha256: string): Promise<number | null>;

  /** Keeps bytes for good; gives their SHA-256 in hex. The same bytes again are kept once. */
  async put(source: Uint8Array | Readable): Promise<string> {
    const received = await this.receive(source instanceof Readable ? source : Readable.from([Buffer.from(source)]), () => Infinity);
    await received.keep();
    return received.sha256;
  }

  /** The whole of it at once, or null where there is none. For what is known to be small. */
  async read(sha256: string): Promise<Buffer | null> {
    const found = await this.open(sha256);
    return found === null ? null : buffer(found);
  }
}

/** The SHA-256 of what a stream brings, in hex. */
export async function hashOf(source: Readable): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of source) hash.update(chunk as Uint8Array);
  return hash.digest('hex');
}

/** Files on the disk of a single instance: written aside, flushed, then renamed. */
export class DiskFileStore extends FileStore {
  constructor(private readonly folder: string) { super(); }

  private path(hash: string): string {
    return join(this.folder, hash.slice(0, 2), hash);
  }

  async receive(source: Readable, judge: (head: Uint8Array) => Promise<number> | number): Promise<Received> {
    const aside = await this.placeAside();
    const file = await open(aside, 'wx', 0o600);
    const hash = createHash('sha256');
    let bytes = 0;
    try {
      const head: Uint8Array[] = [];
      let most: number | null = null;
      for await (const chunk of source.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>) {
        hash.update(chunk);
        bytes += chunk.byteLength;
        if (most === null) head.push(chunk);
        if (most === null && bytes >= headBytes) most = await judge(Buffer.concat(head).subarray(0, headBytes));
        if (most !== null && bytes > most) throw new TooManyBytes(most);
        await file.appendFile(chunk);
      }
      most ??= await judge(Buffer.concat(head));
      if (bytes > most) throw new TooManyBytes(most);
      await file.sync();
    } catch (error) {
      // The rest is read and dropped: whoever sends listens for the answer only once all is sent.
      source.resume();
      await rm(aside, { force: true });
      throw error;
    } finally {
      await file.close();
    }
    const sha256 = hash.digest('hex');
    return { sha256, bytes, open: (from = 0) => createReadStream(aside, { start: from }), keep: () => this.keep(aside, sha256), discard: () => rm(aside, { force: true }) };
  }

  private async keep(aside: string, hash: string): Promise<void> {
    const path = this.path(hash);
    if ((await this.size(hash)) !== null) { await rm(aside, { force: true }); return; }
    await mkdir(dirname(path), { recursive: true });
    await rename(aside, path);
  }

  /** A new place for a file that comes in. What a crash left there a day ago is taken away first. */
  private async placeAside(): Promise<string> {
    const folder = join(this.folder, 'arriving');
    await mkdir(folder, { recursive: true });
    for (const name of await readdir(folder)) {
      const left = await stat(join(folder, name)).catch(() => null);
      if (left !== null && left.mtimeMs < Date.now() - 86_400_000) await rm(join(folder, name), { force: true });
    }
    return join(folder, newId());
  }

  async size(hash: string): Promise<number | null> {
    return stat(this.path(hash)).then((it) => it.size, () => null);
  }

  async open(hash: string, part: { readonly start: number; readonly end: number } | Record<string, never> = {}): Promise<Readable | null> {
    return (await this.size(hash)) === null ? null : createReadStream(this.path(hash), part);
  }
}

import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
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

/** Content-addressed files behind one interface: on the disk of one instance, or in an S3-compatible store that several share. */
export abstract class FileStore {
  /** `aside`: the folder where files come in, before they are kept. */
  protected constructor(private readonly aside: string) {}
  /** The bytes from `start` to `end` (both included; all of them unless said otherwise), or null where there are none under this hash. */
  abstract open(sha256: string, part?: { readonly start: number; readonly end: number }): Promise<Readable | null>;
  /** How many bytes there are under this hash, or null. */
  abstract size(sha256: string): Promise<number | null>;
  /** The name of this very store, given once to tell it from any other; null where it has none yet. */
  abstract name(): Promise<string | null>;
  abstract call(name: string): Promise<void>;
  /** Keeps what came in at a path, and takes it from there. */
  protected abstract keep(path: string, sha256: string): Promise<void>;

  /** Takes a file in as it comes, with bounded memory. `judge` sees its beginning (64 kB, or all of it) and says how many bytes there may be in all; what it throws lets the file go. */
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

  /** A new place for a file that comes in. What a crash left there a day ago is taken away first. */
  private async placeAside(): Promise<string> {
    await mkdir(this.aside, { recursive: true });
    for (const name of await readdir(this.aside)) {
      const left = await stat(join(this.aside, name)).catch(() => null);
      if (left !== null && left.mtimeMs < Date.now() - 86_400_000) await rm(join(this.aside, name), { force: true });
    }
    return join(this.aside, newId());
  }
}

/** The SHA-256 of what a stream brings, in hex. */
export async function hashOf(source: Readable): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of source) hash.update(chunk as Uint8Array);
  return hash.digest('hex');
}

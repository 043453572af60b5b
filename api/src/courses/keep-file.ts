import { Injectable } from '@nestjs/common';
import type { StoredFile } from '@palier/contracts';
import { fileKinds, kindOfFile, safeFileName, type Actor } from '@palier/domain';
import { archiveTail, areCaptions, captionWords, isArchiveToo, isPageToo, pictureSize } from '@palier/formats';
import { fileTypeFromBuffer } from 'file-type';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { audit, Config, Database, FileStore, Refusal, TooManyBytes, type Received, type Tx } from '#platform';
import { lightenPicture } from './lighten-picture.js';
import { lookIntoPicture, type ReadyPicture } from './ready-picture.js';

const mega = 1_000_000;

/** For what a file comes in: for courses, where everyone may read it; or for what one person hands in, where only whoever sees that may, and its name says nothing of them. */
export type FileUse = 'course' | 'piece';

/** Keeps a picture, a document, a film or its captions. What a file is, its content says. */
@Injectable()
export class KeepFile {
  constructor(private readonly db: Database, private readonly files: FileStore, private readonly config: Config) {}

  async run(by: Actor, name: string, source: Readable, use: FileUse = 'course'): Promise<StoredFile> {
    let mediaType = '';
    const received = await this.files.receive(source, async (head) => {
      const found = await fileTypeFromBuffer(head);
      const kind = found === undefined ? null : kindOfFile(found.mime);
      if (found === undefined || kind === null) throw new Refusal('file.unknown-kind', { found: found?.ext ?? '?' });
      if (use === 'piece' && kind !== 'picture' && kind !== 'document') throw new Refusal('piece.not-a-document');
      mediaType = found.mime;
      return fileKinds[kind].most;
    }).catch((error: unknown) => { throw error instanceof TooManyBytes ? new Refusal('file.too-large', { most: error.most / mega }) : error; });
    try {
      const { picture, words } = await lookInto(received, mediaType);
      const light = picture === null ? null : await lightenPicture(picture, mediaType);
      if (light === null) return await this.keep(by, received, use === 'piece' ? 'piece' : name, mediaType, picture, words, use);
      // What is kept is the lighter picture; the one that came in is let go.
      const lighter = await this.files.receive(Readable.from([light]), () => Infinity);
      try { return await this.keep(by, lighter, use === 'piece' ? 'piece' : name, mediaType, light, null, use); } finally { await lighter.discard(); }
    } finally {
      await received.discard();
    }
  }

  /** The row and the bytes, while there is place. The same bytes again are there already, under the name they first came with. */
  private keep(by: Actor, received: Received, called: string, mediaType: string, picture: Buffer | null, words: string | null, use: FileUse): Promise<StoredFile> {
    const [name, size] = [safeFileName(called, mediaType), picture === null ? null : pictureSize(picture)];
    return this.db.transaction((tx) => this.row(tx, by, received, { name, mediaType, size, words, use }));
  }

  /** The picture of a question that comes in with a file of questions: with them, or not at all. */
  async pictureWithin(tx: Tx, by: Actor, { bytes, mediaType, width, height }: ReadyPicture): Promise<void> {
    const received = await this.files.receive(Readable.from([bytes]), () => Infinity);
    try { await this.row(tx, by, received, { name: safeFileName('', mediaType), mediaType, size: { width, height }, words: null, use: 'course' }); } finally { await received.discard(); }
  }

  private async row(tx: Tx, by: Actor, received: Received, { name, mediaType, size, words, use }: { readonly name: string; readonly mediaType: string; readonly size: { readonly width: number; readonly height: number } | null; readonly words: string | null; readonly use: FileUse }): Promise<StoredFile> {
    const { sha256, bytes } = received;
    await tx.query(`select pg_advisory_xact_lock(hashtextextended('stored_file', 0))`);
    const [there] = await tx.query<{ used: number; name: string | null }[]>('select coalesce(sum(bytes), 0)::float8 as used, max(name) filter (where sha256 = $1) as name from stored_file', [sha256]);
    if (there?.name == null && (there?.used ?? 0) + bytes > this.config.mostFileMegabytes * mega) throw new Refusal('file.no-place-left', { most: this.config.mostFileMegabytes });
    await tx.query('insert into stored_file (sha256, name, media_type, bytes, words) values ($1, $2, $3, $4, $5) on conflict do nothing', [sha256, name, mediaType, bytes, words]);
    await tx.query('insert into file_use (sha256, person_id) values ($1, $2) on conflict do nothing', [sha256, use === 'piece' ? by.personId : null]);
    await audit(tx, by.personId, 'file.keep', null, { sha256, mediaType, bytes });
    await received.keep();
    return { sha256, name: there?.name ?? name, mediaType, bytes, width: size?.width ?? null, height: size?.height ?? null };
  }
}

/** Whether a file holds what it promises, and nothing else behind it: a picture says how large it is and where it ends, captions are well-formed, a film is no page, and none is an archive as well. Gives the bytes of a picture, and what captions say. */
async function lookInto(received: Received, mediaType: string): Promise<{ readonly picture: Buffer | null; readonly words: string | null }> {
  const kind = kindOfFile(mediaType);
  if (isArchiveToo(await buffer(received.open(Math.max(0, received.bytes - archiveTail))))) throw new Refusal('file.two-in-one');
  if (kind === 'picture') {
    const bytes = await buffer(received.open());
    lookIntoPicture(bytes, mediaType);
    return { picture: bytes, words: null };
  }
  if (kind === 'captions') {
    const text = await buffer(received.open()).then((it) => new TextDecoder('utf-8', { fatal: true }).decode(it)).catch(() => '');
    if (!areCaptions(text)) throw new Refusal('file.damaged');
    return { picture: null, words: captionWords(text) };
  }
  if (kind === 'video' && isPageToo(await headOf(received))) throw new Refusal('file.two-in-one');
  return { picture: null, words: null };
}

/** The first bytes of a file, without the many that may follow. */
async function headOf(received: Received): Promise<Buffer> {
  for await (const part of received.open() as AsyncIterable<Buffer>) return part;
  return Buffer.alloc(0);
}

import { Injectable } from '@nestjs/common';
import { Database, FileStore } from '#platform';

/** Keeps a picture or a document for courses; the bytes first, then the row that names them. */
@Injectable()
export class KeepFile {
  constructor(private readonly db: Database, private readonly files: FileStore) {}

  /** Gives the SHA-256 under which the file is found, in hex. */
  async run(file: { readonly name: string; readonly mediaType: string; readonly bytes: Uint8Array }): Promise<string> {
    const hash = await this.files.put(file.bytes);
    await this.db.query('insert into stored_file (sha256, name, media_type, bytes) values ($1, $2, $3, $4) on conflict do nothing', [hash, file.name, file.mediaType, file.bytes.byteLength]);
    return hash;
  }
}

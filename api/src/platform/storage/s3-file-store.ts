import type { S3Client } from '@aws-sdk/client-s3';
import { createReadStream } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { FileStore } from './file-store.js';

/** Where an S3-compatible store is, and who asks it. Without a key, the surroundings say who asks (a role, `AWS_…`). */
export interface S3Place { readonly endpoint: string; readonly region: string; readonly bucket: string; readonly prefix: string; readonly key: { readonly id: string; readonly secret: string } | null }

const missing = (error: unknown): boolean => error instanceof Error && ['NoSuchKey', 'NotFound'].includes(error.name);
const library = () => import('@aws-sdk/client-s3');

/** Files in an S3-compatible store, which several instances share. They come in on the disk of one, and are kept once the store has taken them whole: it is told their hash, and refuses what differs. */
export class S3FileStore extends FileStore {
  private opened: Promise<S3Client> | null = null;
  constructor(private readonly place: S3Place, aside: string) { super(aside); }

  async size(sha256: string): Promise<number | null> {
    const [{ HeadObjectCommand }, client] = await Promise.all([library(), this.client()]);
    return client.send(new HeadObjectCommand(this.at(sha256))).then((it) => it.ContentLength ?? null, (error: unknown) => { if (missing(error)) return null; throw error; });
  }

  async open(sha256: string, part?: { readonly start: number; readonly end: number }): Promise<Readable | null> {
    const [{ GetObjectCommand }, client] = await Promise.all([library(), this.client()]);
    const found = await client.send(new GetObjectCommand({ ...this.at(sha256), ...(part === undefined ? {} : { Range: `bytes=${part.start}-${part.end}` }) })).catch((error: unknown) => { if (missing(error)) return null; throw error; });
    return found?.Body instanceof Readable ? found.Body : null;
  }

  async name(): Promise<string | null> {
    return (await this.read('store-name'))?.toString('utf8') ?? null;
  }

  async call(name: string): Promise<void> {
    const [{ PutObjectCommand }, client] = await Promise.all([library(), this.client()]);
    await client.send(new PutObjectCommand({ ...this.at('store-name'), Body: name }));
  }

  protected async keep(path: string, sha256: string): Promise<void> {
    const { size } = await stat(path);
    if ((await this.size(sha256)) !== size) {
      const [{ PutObjectCommand }, client] = await Promise.all([library(), this.client()]);
      const put = new PutObjectCommand({ ...this.at(sha256), Body: createReadStream(path), ContentLength: size, ContentType: 'application/octet-stream' });
      // What is signed is the hash that we know: the store compares it with what arrives.
      put.middlewareStack.add((next) => (args) => { (args.request as { headers: Record<string, string> }).headers['x-amz-content-sha256'] = sha256; return next(args); }, { step: 'build', name: 'hashOfContent' });
      await client.send(put);
    }
    await rm(path, { force: true });
  }

  private at(name: string): { Bucket: string; Key: string } {
    return { Bucket: this.place.bucket, Key: `${this.place.prefix}${name}` };
  }

  /** Brought in where it is needed alone: most installations keep their files on a disk. */
  private client(): Promise<S3Client> {
    const { endpoint, region, key } = this.place;
    return (this.opened ??= library().then(({ S3Client }) => new S3Client({
      endpoint, region, forcePathStyle: true, maxAttempts: 3, requestChecksumCalculation: 'WHEN_REQUIRED', responseChecksumValidation: 'WHEN_REQUIRED',
      requestHandler: { connectionTimeout: 5_000, requestTimeout: 60_000 }, ...(key === null ? {} : { credentials: { accessKeyId: key.id, secretAccessKey: key.secret } }),
    })));
  }
}

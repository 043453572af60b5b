import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { once } from 'node:events';
import { pipeline } from 'node:stream/promises';
import { PassThrough } from 'node:stream';
import { createGunzip, createGzip } from 'node:zlib';
import * as z from 'zod';

/** The form of the file: compressed lines of JSON. A head, the rows table by table, the files (a long one in pieces), and an end that seals all before it with their SHA-256. */
const Line = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('head'), palier: z.literal(1), at: z.string(), migrations: z.array(z.string()) }),
  z.object({ kind: z.literal('rows'), table: z.string(), rows: z.array(z.unknown()) }),
  z.object({ kind: z.literal('file'), sha256: z.string(), base64: z.string(), /** The next line goes on with this file. */ more: z.literal(true).optional() }),
  z.object({ kind: z.literal('end'), rows: z.number(), files: z.number(), sha256: z.string() }),
]);
export type BackupLine = z.infer<typeof Line>;

/** Writes lines one after the other, and gives the file its name only once it is whole. */
export async function writeBackup(path: string, lines: AsyncIterable<BackupLine>): Promise<{ rows: number; files: number }> {
  const partial = `${path}.partial`;
  const into = new PassThrough();
  const written = pipeline(into, createGzip(), createWriteStream(partial, { mode: 0o600, flags: 'w' }));
  const seal = createHash('sha256');
  const sum = { rows: 0, files: 0 };
  try {
    for await (const line of lines) {
      if (line.kind === 'rows') sum.rows += line.rows.length;
      if (line.kind === 'file' && line.more !== true) sum.files++;
      const text = `${JSON.stringify(line)}\n`;
      seal.update(text);
      if (!into.write(text)) await once(into, 'drain');
    }
    into.end(`${JSON.stringify({ kind: 'end', ...sum, sha256: seal.digest('hex') } satisfies BackupLine)}\n`);
    await written;
    await rename(partial, path);
    return sum;
  } catch (error) {
    into.destroy();
    await written.catch(() => undefined);
    await rm(partial, { force: true });
    throw error;
  }
}

/** Reads lines back. @throws where the file is no backup, is cut short, or does not match its seal: read it to its end before believing a line. */
export async function* readBackup(path: string): AsyncGenerator<BackupLine> {
  const damaged = (): Error => new Error(`${path} is damaged or is no backup of Palier: nothing was restored.`);
  const seal = createHash('sha256');
  const sum = { rows: 0, files: 0 };
  let sealed = false;
  if (!(await stat(path).then((it) => it.isFile(), () => false))) throw new Error(`${path} is not there.`);
  const unpacked = createReadStream(path).on('error', (error) => unpacked.destroy(error)).pipe(createGunzip());
  try {
    for await (const text of createInterface({ input: unpacked, crlfDelay: Infinity })) {
      const line = Line.parse(JSON.parse(text));
      if (sealed) throw damaged();
      if (line.kind === 'end') {
        sealed = line.sha256 === seal.digest('hex') && line.rows === sum.rows && line.files === sum.files;
        if (!sealed) throw damaged();
        continue;
      }
      if (line.kind === 'rows') sum.rows += line.rows.length;
      if (line.kind === 'file' && line.more !== true) sum.files++;
      seal.update(`${text}\n`);
      yield line;
    }
  } catch {
    throw damaged();
  }
  if (!sealed) throw damaged();
}

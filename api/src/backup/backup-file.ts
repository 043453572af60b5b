import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import { pipeline as join } from 'node:stream';
import { pipeline } from 'node:stream/promises';
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

/** What may stand in the way of a file, and what to do. */
const hindrances: Readonly<Record<string, string>> = {
  ENOENT: 'its folder is not there. Make the folder, or name another',
  ENOTDIR: 'what should be its folder is a file. Name another',
  EISDIR: 'it is a folder. Name a file in it',
  EACCES: 'you may not write there. Name another folder, or let this user write into it',
  EPERM: 'you may not write there. Name another folder, or let this user write into it',
  EROFS: 'nothing can be written on that disk. Name a folder on another',
  ENOSPC: 'the disk is full. Free some space, or name a folder on another disk',
  EDQUOT: 'your share of the disk is used up. Free some space, or name a folder on another disk',
  EFBIG: 'files there may not become so long. Raise the limit (ulimit -f), or name a folder on another disk',
};

function notWritten(path: string, error: unknown): Error {
  const { code = '', message } = error as NodeJS.ErrnoException;
  return new Error(`${path} cannot be written: ${hindrances[code] ?? message}. No backup was kept.`, { cause: error });
}

/** Writes lines one after the other, and gives the file its name only once it is whole and on disk. @throws in words where it cannot be written; what the lines throw goes through. Either way nothing of it stays. */
export async function writeBackup(path: string, lines: AsyncIterable<BackupLine>): Promise<{ rows: number; files: number }> {
  if (await stat(path).then((it) => it.isDirectory(), () => false)) throw notWritten(path, { code: 'EISDIR' });
  const partial = `${path}.partial`;
  const sum = { rows: 0, files: 0 };
  const fromLines: { error?: unknown } = {};
  async function* sealed(): AsyncGenerator<string> {
    const seal = createHash('sha256');
    try {
      for await (const line of lines) {
        if (line.kind === 'rows') sum.rows += line.rows.length;
        if (line.kind === 'file' && line.more !== true) sum.files++;
        const text = `${JSON.stringify(line)}\n`;
        seal.update(text);
        yield text;
      }
    } catch (error) {
      fromLines.error = error;
      throw error;
    }
    yield `${JSON.stringify({ kind: 'end', ...sum, sha256: seal.digest('hex') } satisfies BackupLine)}\n`;
  }
  try {
    await pipeline(sealed(), createGzip(), createWriteStream(partial, { mode: 0o600, flush: true }));
    await rename(partial, path);
    return sum;
  } catch (error) {
    await rm(partial, { force: true }).catch(() => undefined);
    throw 'error' in fromLines ? fromLines.error : notWritten(path, error);
  }
}

/** Reads lines back. @throws where the file is no backup, is cut short, or does not match its seal: read it to its end before believing a line. */
export async function* readBackup(path: string): AsyncGenerator<BackupLine> {
  const damaged = (): Error => new Error(`${path} is damaged or is no backup of Palier: nothing was restored.`);
  const seal = createHash('sha256');
  const sum = { rows: 0, files: 0 };
  let sealed = false;
  if (!(await stat(path).then((it) => it.isFile(), () => false))) throw new Error(`${path} is not there.`);
  // What goes wrong on the way reaches whoever reads the last of them: nobody else asks.
  const unpacked = join(createReadStream(path), createGunzip().setEncoding('utf8'), () => undefined);
  try {
    for await (const text of linesIn(unpacked as AsyncIterable<string>)) {
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

/** Only \n ends a line: what people wrote may hold the other ends of lines that Unicode knows, and JSON leaves those as they are. */
async function* linesIn(source: AsyncIterable<string>): AsyncGenerator<string> {
  let waiting: string[] = [];
  for await (const piece of source) {
    const [first = '', ...others] = piece.split('\n');
    waiting.push(first);
    for (const next of others) {
      yield waiting.join('');
      waiting = [next];
    }
  }
  if (waiting.some((it) => it !== '')) yield waiting.join('');
}

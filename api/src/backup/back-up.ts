import { createHash } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { hashOf, tablesByKind, type FileStore } from '#platform';
import { writeBackup, type BackupLine } from './backup-file.js';

/** Left out on purpose: open sessions and counted failures mean nothing elsewhere, and a copy should let nobody in by an old cookie. Nor should it write to anybody: it has no mail server until somebody sets one up there. */
export const leftOut: readonly string[] = ['migration', 'session', 'sign_in_throttle', 'mail_server'];
const batch = 500;

/** All rows of one moment and all files they name, into one file, while people go on working. @throws where a file is lost (missing, or not what its name says), unless `lose` is given: then it hears of each, and the backup goes without. */
export async function backUp(owner: DataSource, files: FileStore, path: string, lose: ((sha256: string) => void) | null = null): Promise<{ rows: number; files: number }> {
  const runner = owner.createQueryRunner();
  await runner.startTransaction('REPEATABLE READ');
  try {
    return await writeBackup(path, linesOf(runner, files, lose));
  } finally {
    await runner.rollbackTransaction();
    await runner.release();
  }
}

interface Asks { query(sql: string, parameters?: unknown[]): Promise<unknown> }

async function* linesOf(reader: Asks, files: FileStore, lose: ((sha256: string) => void) | null): AsyncGenerator<BackupLine> {
  const migrations = (await reader.query('select name from migration order by id')) as { name: string }[];
  const [moment] = (await reader.query('select palier_now() as at')) as { at: Date }[];
  yield { kind: 'head', palier: 1, at: moment?.at.toISOString() ?? '', migrations: migrations.map((it) => it.name) };
  for (const { name, kind } of await tablesByKind(reader)) {
    if (kind === 'view' || leftOut.includes(name)) continue;
    await reader.query(`declare backup_rows no scroll cursor for select to_jsonb(t) as row from "${name}" t`);
    for (;;) {
      const rows = (await reader.query(`fetch ${batch} from backup_rows`)) as { row: unknown }[];
      if (rows.length === 0) break;
      yield { kind: 'rows', table: name, rows: rows.map((it) => it.row) };
    }
    await reader.query('close backup_rows');
  }
  for (const { sha256 } of (await reader.query('select sha256 from stored_file order by 1')) as { sha256: string }[]) {
    if (lose !== null && !(await isWhole(files, sha256))) lose(sha256);
    else yield* piecesOf(files, sha256);
  }
}

async function isWhole(files: FileStore, sha256: string): Promise<boolean> {
  const source = await files.open(sha256);
  return source !== null && (await hashOf(source).catch(() => null)) === sha256;
}

const pieceBytes = 3_000_000;
const lost = (sha256: string, how: string): Error => new Error(`The file ${sha256} ${how}: npm run -s palier -- doctor names every such file and says how to bring it back. Where that is impossible, --without-lost keeps all the rest. No backup was kept.`);

/** A file in pieces that fit into memory, however long it is; its last piece comes only where all of them are what its name says, as whoever restores asks. */
async function* piecesOf(files: FileStore, sha256: string): AsyncGenerator<BackupLine> {
  const source = await files.open(sha256);
  if (source === null) throw lost(sha256, 'is named in the database but is not in the store');
  const hash = createHash('sha256');
  let [waiting, size]: [Buffer[], number] = [[], 0];
  try {
    for await (const chunk of source as AsyncIterable<Buffer>) {
      if (size >= pieceBytes) {
        yield { kind: 'file', sha256, base64: Buffer.concat(waiting).toString('base64'), more: true };
        [waiting, size] = [[], 0];
      }
      hash.update(chunk);
      waiting.push(chunk);
      size += chunk.length;
    }
  } catch (error) {
    throw lost(sha256, `cannot be read (${(error as Error).message})`);
  }
  if (hash.digest('hex') !== sha256) throw lost(sha256, 'is damaged');
  yield { kind: 'file', sha256, base64: Buffer.concat(waiting).toString('base64') };
}

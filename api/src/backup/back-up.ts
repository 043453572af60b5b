import type { Readable } from 'node:stream';
import type { DataSource } from 'typeorm';
import { tablesByKind, type FileStore } from '#platform';
import { writeBackup, type BackupLine } from './backup-file.js';

/** Left out on purpose: open sessions and counted failures mean nothing elsewhere, and a copy should let nobody in by an old cookie. Nor should it write to anybody: it has no mail server until somebody sets one up there. */
export const leftOut: readonly string[] = ['migration', 'session', 'sign_in_throttle', 'mail_server'];
const batch = 500;

/** All rows of one moment and all files they name, into one file, while people go on working. */
export async function backUp(owner: DataSource, files: FileStore, path: string): Promise<{ rows: number; files: number }> {
  const runner = owner.createQueryRunner();
  await runner.startTransaction('REPEATABLE READ');
  try {
    return await writeBackup(path, linesOf(runner, files));
  } finally {
    await runner.rollbackTransaction();
    await runner.release();
  }
}

interface Asks { query(sql: string, parameters?: unknown[]): Promise<unknown> }

async function* linesOf(reader: Asks, files: FileStore): AsyncGenerator<BackupLine> {
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
    const source = await files.open(sha256);
    if (source === null) throw new Error(`The file ${sha256} is named in the database but is not in the store: npm run -s palier -- doctor says more. Nothing was kept.`);
    yield* piecesOf(sha256, source);
  }
}

const pieceBytes = 3_000_000;

/** A file in pieces that fit into memory, however long it is. */
async function* piecesOf(sha256: string, source: Readable): AsyncGenerator<BackupLine> {
  let [waiting, size]: [Buffer[], number] = [[], 0];
  for await (const chunk of source as AsyncIterable<Buffer>) {
    if (size >= pieceBytes) {
      yield { kind: 'file', sha256, base64: Buffer.concat(waiting).toString('base64'), more: true };
      [waiting, size] = [[], 0];
    }
    waiting.push(chunk);
    size += chunk.length;
  }
  yield { kind: 'file', sha256, base64: Buffer.concat(waiting).toString('base64') };
}

import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import type { DataSource } from 'typeorm';
import { migrationNames, openAsOwner, tablesByKind, type FileStore } from '#platform';
import { readBackup } from './backup-file.js';

/** Puts a backup into an empty database, in one transaction. @throws, having changed nothing, where the file is damaged, comes from a newer version, or where anybody is here already. */
export async function restore(ownerUrl: string, files: FileStore, path: string): Promise<{ rows: number; files: number }> {
  const head = await check(path);
  const known = migrationNames();
  if (head.migrations.some((it) => !known.includes(it))) throw new Error(`${path} comes from a newer version of Palier: start that version, or a later one, and restore there. Nothing was restored.`);
  const owner = await openAsOwner(ownerUrl, head.migrations.length);
  try {
    const [here] = (await owner.query(`select to_regclass('person') is not null as migrated`)) as { migrated: boolean }[];
    const [found] = here?.migrated === true ? ((await owner.query('select exists (select from person) as anybody, (select count(*)::int from migration) as done')) as { anybody: boolean; done: number }[]) : [];
    if (found?.anybody === true) throw new Error('Somebody is in this database already: restore into an empty one (another PALIER_HOME, or another DATABASE_URL). Nothing was restored.');
    if (found !== undefined && found.done > head.migrations.length) throw new Error('This database was prepared by a newer version than the backup: restore into a fresh one. Nothing was restored.');
    await owner.runMigrations({ transaction: 'each' });
    return await fill(owner, files, path);
  } finally {
    await owner.destroy();
  }
}

/** Reads the whole file once: every line, every file's hash, the seal. */
async function check(path: string): Promise<{ migrations: readonly string[] }> {
  let head: { migrations: readonly string[] } | null = null;
  let hash = createHash('sha256');
  for await (const line of readBackup(path)) {
    if (line.kind === 'head') head = line;
    if (line.kind !== 'file') continue;
    hash.update(line.base64, 'base64');
    if (line.more === true) continue;
    if (hash.digest('hex') !== line.sha256) throw new Error(`${path} is damaged: a file is not what its name says. Nothing was restored.`);
    hash = createHash('sha256');
  }
  if (head === null) throw new Error(`${path} is damaged or is no backup of Palier: nothing was restored.`);
  return head;
}

async function fill(owner: DataSource, files: FileStore, path: string): Promise<{ rows: number; files: number }> {
  const sum = { rows: 0, files: 0 };
  await owner.transaction(async (tx) => {
    const tables = (await tablesByKind(tx)).map((it) => it.name);
    // Rows come table by table, in the order of names: what they refer to may come later, and is checked at the end.
    const constraints = (await tx.query(`select conrelid::regclass::text as "on", conname as name, pg_get_constraintdef(oid) as says from pg_constraint where contype = 'f' and connamespace = current_schema()::regnamespace`)) as { on: string; name: string; says: string }[];
    for (const it of constraints) await tx.query(`alter table ${it.on} drop constraint "${it.name}"`);
    await tx.query('delete from installation');
    let coming: ReturnType<typeof takeIn> | null = null;
    for await (const line of readBackup(path)) {
      if (line.kind === 'rows') {
        if (!tables.includes(line.table)) throw new Error(`${path} names the table ${line.table}, which is not here: nothing was restored.`);
        // What a migration brings, and nobody can change, is here already.
        await tx.query(`insert into "${line.table}" select * from jsonb_populate_recordset(null::"${line.table}", $1::jsonb) on conflict do nothing`, [JSON.stringify(line.rows)]);
        sum.rows += line.rows.length;
      } else if (line.kind === 'file') {
        coming ??= takeIn(files);
        await coming.write(Buffer.from(line.base64, 'base64'));
        if (line.more === true) continue;
        await coming.end();
        coming = null;
        sum.files++;
      }
    }
    // The files are in another store now: the next start gives it its name.
    await tx.query('update installation set file_store = null');
    for (const it of constraints) await tx.query(`alter table ${it.on} add constraint "${it.name}" ${it.says}`);
  });
  return sum;
}

/** A file that comes piece by piece, into the store as it comes. */
function takeIn(files: FileStore): { write(piece: Buffer): Promise<void>; end(): Promise<void> } {
  const into = new PassThrough();
  const kept = files.put(into);
  const whole = kept.then(() => undefined, (error: unknown) => { throw new Error(`The files of the backup cannot be kept (${error instanceof Error ? error.message : String(error)}): see that PALIER_HOME can be written and its disk has space. Nothing was restored.`, { cause: error }); });
  whole.catch(() => undefined);
  return {
    async write(piece) { if (!into.write(piece)) await Promise.race([once(into, 'drain'), whole]); },
    async end() { into.end(); await whole; },
  };
}

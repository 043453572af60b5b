import { DataSource } from 'typeorm';
import { migrations } from '../../migrations/index.js';

/** The names of all changes that this version knows, in order. */
export const migrationNames = (): string[] => migrations.map((it) => new it().name);

/** Opens the database as its owner, for migrating and for grants; for going to an earlier state of the schema, with the first so many changes alone. */
export async function openAsOwner(ownerUrl: string, changes = migrations.length): Promise<DataSource> {
  return new DataSource({ type: 'postgres', url: ownerUrl, migrations: migrations.slice(0, changes), migrationsTableName: 'migration', applicationName: 'palier-owner', poolSize: 2 }).initialize();
}

/** Brings the schema up to date. Gives the names of what was done. */
export async function migrate(owner: DataSource): Promise<string[]> {
  const done = await owner.runMigrations({ transaction: 'each' });
  return done.map((migration) => migration.name);
}

interface Table { readonly name: string; readonly kind: string }

/** Every table and its kind, from its comment: fact, published, text, state, projection, view, owner. */
export async function tablesByKind(reader: { query(sql: string): Promise<unknown> }): Promise<Table[]> {
  return (await reader.query(`
    select c.relname as name, coalesce(split_part(obj_description(c.oid, 'pg_class'), ':', 1), '') as kind
    from pg_class c where c.relkind in ('r', 'v') and c.relnamespace = current_schema()::regnamespace order by 1`)) as Table[];
}

const rights: Readonly<Record<string, string>> = {
  fact: 'select, insert', published: 'select, insert', text: 'select, insert', state: 'select, insert, update, delete', projection: 'select, insert, update, delete', owner: 'select', view: 'select',
};

/** The SQL that gives a running role what it needs and no more. */
export async function grantsFor(owner: DataSource, role: string): Promise<string[]> {
  const tables = await tablesByKind(owner);
  const [queue] = (await owner.query(`select exists (select from pg_namespace where nspname = 'pgboss') as here`)) as { here: boolean }[];
  const name = `"${role.replaceAll('"', '""')}"`;
  return [
    `revoke all on all tables in schema public from ${name}`,
    `grant usage on schema public to ${name}`,
    `grant select on migration to ${name}`,
    ...tables.filter(({ kind }) => kind in rights).map((table) => `grant ${rights[table.kind]} on "${table.name}" to ${name}`),
    // Jobs come and go; their tables stay the owner's.
    ...(queue?.here === true ? [`grant usage on schema pgboss to ${name}`, `grant select, insert, update, delete on all tables in schema pgboss to ${name}`] : []),
  ];
}

/** Gives the running role its rights, unless it is the owner itself (the check at start then refuses it). */
export async function grant(owner: DataSource, runningUrl: string): Promise<void> {
  const role = decodeURIComponent(new URL(runningUrl).username);
  const [row] = (await owner.query('select current_user as me')) as { me: string }[];
  if (role === '' || role === row?.me) return;
  for (const sql of await grantsFor(owner, role)) await owner.query(sql);
}

import type { Reader } from './database.js';

/** Why the application must not run on this database, in words and with what mends it; empty where all is well. */
export async function reasonsNotToStart(reader: Reader): Promise<string[]> {
  const reasons: string[] = [];
  const [settings] = await reader.query<{ fsync: string; commit: string; pages: string; throwaway: string | null; me: string; super: boolean }[]>(`
    select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit, current_setting('full_page_writes') as pages,
           current_setting('palier.throwaway', true) as throwaway, current_user as me, (select rolsuper from pg_roles where rolname = current_user) as super`);
  if (settings === undefined) throw new Error('the database did not answer');
  if (settings.throwaway !== 'on') {
    if (settings.fsync !== 'on') reasons.push('fsync is off: a crash loses answers. Mend it: ALTER SYSTEM SET fsync = on; SELECT pg_reload_conf();');
    if (settings.commit === 'off') reasons.push('synchronous_commit is off: a crash loses acknowledged answers. Mend it: ALTER SYSTEM SET synchronous_commit = on; SELECT pg_reload_conf();');
    if (settings.pages !== 'on') reasons.push('full_page_writes is off: a crash can tear pages. Mend it: ALTER SYSTEM SET full_page_writes = on; SELECT pg_reload_conf();');
  }
  if (settings.super) reasons.push(`the running role ${settings.me} is a superuser. Mend it: CREATE ROLE palier_app LOGIN PASSWORD '…'; put that role into DATABASE_URL, the owner into DATABASE_OWNER_URL, and start again: its rights are granted at the next migration.`);
  const changeable = await reader.query<{ name: string }[]>(`
    select c.relname as name from pg_class c
    where c.relkind = 'r' and c.relnamespace = current_schema()::regnamespace
      and split_part(obj_description(c.oid, 'pg_class'), ':', 1) in ('fact', 'published', 'text', 'owner')
      and (pg_has_role(current_user, c.relowner, 'usage') or has_table_privilege(c.oid, 'update') or has_table_privilege(c.oid, 'delete') or has_table_privilege(c.oid, 'truncate'))
    order by 1`);
  if (changeable.length > 0) {
    reasons.push(`the running role ${settings.me} could change facts (${changeable.slice(0, 3).map((it) => it.name).join(', ')}…). Mend it: `
      + `REVOKE UPDATE, DELETE, TRUNCATE ON ${changeable.map((it) => `"${it.name}"`).join(', ')} FROM "${settings.me}"; or give DATABASE_URL a role that does not own the tables.`);
  }
  return reasons;
}

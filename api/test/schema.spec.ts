import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openHouse, type House } from './house.js';

let house: House;
beforeAll(async () => { house = await openHouse({ demo: false }); });
afterAll(() => house?.close());

const kept = join(import.meta.dirname, '../src/migrations/schema.txt');

/** The whole schema as PostgreSQL has it, in lines that a reader can compare. */
async function listing(): Promise<string> {
  const rows = (await house.owner.query(`
    with tables as (select c.oid, c.relname as name, c.relkind as kind, obj_description(c.oid, 'pg_class') as says from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'v') and c.relname <> 'migration')
    select name, 0 as place, 0 as position, name || ' — ' || coalesce(says, '') as line from tables
    union all select name, 1, a.attnum, '  ' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || case when a.attnotnull then ' not null' else '' end || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '')
      from tables join pg_attribute a on a.attrelid = oid and a.attnum > 0 and not a.attisdropped left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum where kind = 'r'
    union all select name, 2, 0, '  constraint ' || conname || ' ' || pg_get_constraintdef(c.oid) from tables t join pg_constraint c on c.conrelid = t.oid where contype <> 'n'
    union all select name, 3, 0, '  ' || pg_get_indexdef(i.indexrelid) from tables t join pg_index i on i.indrelid = t.oid where not exists (select from pg_constraint c where c.conindid = i.indexrelid)
    union all select name, 4, 0, '  ' || pg_get_triggerdef(g.oid) from tables t join pg_trigger g on g.tgrelid = t.oid where not g.tgisinternal
    union all select name, 5, 0, pg_get_viewdef(oid) from tables where kind = 'v'
    union all select proname, 6, 0, 'function ' || proname || ' ' || md5(prosrc) from pg_proc where pronamespace = 'public'::regnamespace and not exists (select from pg_depend where objid = pg_proc.oid and deptype = 'e')
    order by 1, 2, 3, 4`)) as { line: string }[];
  const [queue] = (await house.owner.query(`${queueShape} as line`)) as [{ line: string }];
  return `${[...rows, queue].map((it) => it.line).join('\n')}\n`;
}

/** The job queue's own schema, in one line: its version, and what its columns, indexes and functions come to. Its partitions of a day come and go. */
const queueShape = `
  select 'schema pgboss version ' || (select version from pgboss.version) || ' ' || md5(
    (select string_agg(c.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || a.attnotnull, ';' order by c.relname collate "C", a.attnum) from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped where c.relnamespace = 'pgboss'::regnamespace and c.relkind in ('r', 'p') and c.relname !~ '\\d{8}$')
    || (select string_agg(indexdef, ';' order by indexdef collate "C") from pg_indexes where schemaname = 'pgboss' and tablename !~ '\\d{8}$') || (select string_agg(proname || md5(prosrc), ';' order by proname collate "C") from pg_proc where pronamespace = 'pgboss'::regnamespace))`;

it('is, after all migrations, the schema that schema.txt shows: a migration changed under our feet, or one without its listing, is seen', async () => {
  const now = await listing();
  if (process.env['PALIER_WRITE_SCHEMA'] === '1') writeFileSync(kept, now);
  expect(now).toBe(readFileSync(kept, 'utf8'));
});

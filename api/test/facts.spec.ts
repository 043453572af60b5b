import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { reasonsNotToStart, tablesByKind, Database } from '#platform';
import { openHouse, type House } from './house.js';

let house: House;
beforeAll(async () => { house = await openHouse({ demo: true }); });
afterAll(() => house?.close());

const shape = async ({ owner }: House) => JSON.stringify(await owner.query(`
  select table_name, column_name, data_type, is_nullable, column_default from information_schema.columns where table_schema = 'public' and table_name <> 'migration' order by 1, 2`));

describe('facts are appended, published is frozen', () => {
  it('gives every table a kind, and refuses the application each change of a fact', async () => {
    for (const { name, kind } of (await tablesByKind(house.owner)).filter((it) => it.name !== 'migration')) {
      expect([name, kind]).toEqual([name, expect.stringMatching(/^(fact|published|text|state|projection|owner|view)$/)]);
      if (!['fact', 'published', 'text', 'owner'].includes(kind)) continue;
      await expect(house.db.query(`delete from "${name}"`)).rejects.toThrow(/permission denied/);
      await expect(house.db.query(`truncate "${name}" cascade`)).rejects.toThrow(/permission denied/);
    }
    await expect(house.db.query(`update evidence set level = 4`)).rejects.toThrow(/permission denied/);
    await expect(house.db.query(`alter table evidence add column x int`)).rejects.toThrow(/must be owner/);
    await expect(house.db.query(`update installation set clock_shift = '1 day'`)).rejects.toThrow(/permission denied/);
  });

  it('guards every fact and everything published by both triggers', async () => {
    const guarded = (await house.owner.query(`select tgrelid::regclass::text as name, array_agg(tgname::text order by tgname) as triggers from pg_trigger where not tgisinternal and tgenabled = 'O' group by 1`)) as { name: string; triggers: string[] }[];
    for (const { name } of (await tablesByKind(house.owner)).filter((it) => ['fact', 'published'].includes(it.kind))) expect([name, guarded.find((it) => it.name === name)?.triggers]).toEqual([name, expect.arrayContaining(['append_only', 'never_emptied'])]);
  });

  it('refuses even the owner of the tables', async () => {
    await expect(house.owner.query(`update evidence set level = 4`)).rejects.toThrow(/append-only/);
    await expect(house.owner.query(`delete from course_version`)).rejects.toThrow(/append-only/);
    await expect(house.owner.query(`truncate attempt_answer cascade`)).rejects.toThrow(/append-only/);
  });

  it('does not start as a role that could change facts, and prints what mends it', async () => {
    expect(await reasonsNotToStart(house.db)).toEqual([]);
    const asOwner = await Database.open(house.config.ownerUrl, 1);
    expect((await reasonsNotToStart(asOwner)).join('\n')).toMatch(/could change facts[\s\S]*REVOKE UPDATE, DELETE/);
    await asOwner.close();
    await house.owner.query('grant update on evidence to palier_app');
    expect((await reasonsNotToStart(house.db)).join()).toContain('evidence');
    await house.owner.query('revoke update on evidence from palier_app');
  });

  it('does not start on a server that could lose what it acknowledged, unless that is marked as throw-away', async () => {
    const reasons = await house.db.transaction(async (tx) => {
      await tx.query(`set local palier.throwaway = 'off'`);
      return reasonsNotToStart(tx);
    });
    expect(reasons.join('\n')).toMatch(/fsync is off[\s\S]*ALTER SYSTEM SET fsync = on[\s\S]*synchronous_commit is off[\s\S]*full_page_writes is off/);
  });

  it('takes an instant later than every fact known, also when the clock stands still', async () => {
    const [{ id }] = (await house.owner.query(`select id from person where display_name = 'Hugo Petit'`)) as [{ id: string }];
    const rows: { at: Date }[] = [];
    await house.db.transaction(async (tx) => { for (let index = 0; index < 5; index++) rows.push(...(await tx.query<{ at: Date }[]>('select take_recorded_at($1) as at', [id]))); });
    for (const [index, row] of rows.entries()) if (index > 0) expect(row.at.getTime()).toBeGreaterThan(rows[index - 1]?.at.getTime() ?? 0);
  });

  it('goes down to nothing and up again to the same shape; where facts would be lost, it stays where it is', async () => {
    const empty = await openHouse({ demo: false });
    try {
      const before = await shape(empty);
      const done = (await empty.owner.query('select count(*)::int as n from migration')) as [{ n: number }];
      for (let index = 0; index < done[0].n; index++) await empty.owner.undoLastMigration({ transaction: 'each' });
      expect(await shape(empty)).toBe('[]');
      expect(await empty.owner.query(`select 1 from pg_namespace where nspname = 'pgboss'`)).toEqual([]);
      await empty.owner.runMigrations({ transaction: 'each' });
      expect(await shape(empty)).toBe(before);
    } finally { await empty.close(); }
    const undo = async () => { for (let index = 0; index < 100; index++) await house.owner.undoLastMigration({ transaction: 'each' }); };
    await expect(undo()).rejects.toThrow(/going down would lose it/);
  });
});

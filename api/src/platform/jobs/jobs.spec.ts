import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createApp } from '#app';
import { Jobs, newId, type Happened } from '#platform';
import { openHouse, type House } from '../../../test/house.js';

let house: House;
beforeEach(async () => { house = await openHouse({ demo: false }); });
afterEach(() => house?.close());

/** Hears what happened, and says when so many were heard. */
class Ear {
  readonly heard: Happened[] = [];
  private waiting: { readonly until: number; readonly done: () => void }[] = [];
  readonly listen = async (it: Happened): Promise<void> => {
    this.heard.push(it);
    for (const { until, done } of this.waiting) if (this.heard.length >= until) done();
  };
  has(until: number): Promise<void> {
    return this.heard.length >= until ? Promise.resolve() : new Promise((done) => { this.waiting.push({ until, done }); });
  }
}
const announce = (thing: string, then: 'commit' | 'roll back' = 'commit') => house.db.transaction(async (tx) => {
  await house.nest.get(Jobs).announce(tx, 'assignment.assign', thing);
  if (then === 'roll back') throw new Error('the deed failed');
});

describe('jobs', () => {
  it('are heard after the deed is committed, and never after it was rolled back', async () => {
    const ear = new Ear();
    const jobs = house.nest.get(Jobs);
    jobs.handle('events', ear.listen);
    const [undone, done, later] = [newId(), newId(), newId()];
    await expect(announce(undone, 'roll back')).rejects.toThrow('the deed failed');
    await announce(done);
    await jobs.start();
    await announce(later);
    await ear.has(2);
    expect(ear.heard.map((it) => it.thing).sort()).toEqual([done, later].sort());
  });

  it('are shared by several instances, each done by one of them', async () => {
    const other = await createApp(house.config, house.db);
    const ear = new Ear();
    for (const jobs of [house.nest.get(Jobs), other.nest.get(Jobs)]) { jobs.handle('events', ear.listen); await jobs.start(); }
    const things = Array.from({ length: 40 }, newId);
    await Promise.all(things.map((it) => announce(it)));
    await ear.has(40);
    await other.nest.close();
    expect(ear.heard.map((it) => it.thing).sort()).toEqual([...things].sort());
  });

  it('under way are finished before the application has stopped', async () => {
    const jobs = house.nest.get(Jobs);
    let begun = (): void => undefined;
    const started = new Promise<void>((resolve) => { begun = resolve; });
    let finished = false;
    jobs.handle('events', async () => {
      begun();
      // As long as it takes until stopping has begun, and one more question to the database.
      while (!jobs.stopping) await house.db.now();
      await house.db.now();
      finished = true;
    });
    await jobs.start();
    await announce(newId());
    await started;
    await house.nest.close();
    expect(finished).toBe(true);
    const [left] = (await house.owner.query(`select count(*)::int as open from pgboss.job where name = 'events' and state <> 'completed'`)) as [{ open: number }];
    expect(left.open).toBe(0);
  });

  it('need no right to change a table: theirs came by a change of ours and fit the library', async () => {
    const { PgBoss } = await import('pg-boss');
    const boss = new PgBoss({ connectionString: house.config.ownerUrl, migrate: false, supervise: false, schedule: false, registerInstance: false });
    await boss.start();
    expect(await boss.detectSchemaDrift()).toMatchObject({ ok: true });
    await boss.stop();
    const rights = (await house.owner.query(`select bool_or(pg_has_role('palier_app', c.relowner, 'usage')) as owns, has_schema_privilege('palier_app', 'pgboss', 'create') as creates from pg_class c where relnamespace = 'pgboss'::regnamespace`)) as [{ owns: boolean; creates: boolean }];
    expect(rights[0]).toEqual({ owns: false, creates: false });
  });
});

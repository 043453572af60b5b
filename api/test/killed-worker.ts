import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { House } from './house.js';

/** Has a worker in a process of its own do what waits, and kills it without a warning while it waits for what a transaction of ours holds: in the middle of one of its own. */
export async function workerKilledAt(house: House, held: string, values: unknown[] = [], settings: Readonly<Record<string, string>> = {}): Promise<void> {
  const ours = house.owner.createQueryRunner();
  await ours.startTransaction();
  await ours.query(held, values);
  const child = spawn(process.execPath, [join(import.meta.dirname, '../dist/cli.js'), 'work', '--once'], {
    stdio: 'ignore', env: { ...process.env, PALIER_HOME: house.config.home, DATABASE_URL: house.config.databaseUrl, DATABASE_OWNER_URL: house.config.ownerUrl, ...settings },
  });
  const ended = new Promise<void>((resolve) => { child.once('close', () => { resolve(); }); });
  const waits = async (): Promise<boolean> => ((await house.owner.query(`select exists (select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock') as waits`)) as { waits: boolean }[])[0]?.waits === true;
  while (!(await waits())) {
    if (child.exitCode !== null) throw new Error('the worker ended by itself');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  child.kill('SIGKILL');
  await ended;
  await ours.rollbackTransaction();
  await ours.release();
}

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { startThrowaway } from '../tools/postgres/server.mjs';

/** How a Palier finds its database and its files. */
export const urls = (database) => ({ DATABASE_URL: database.appUrl, DATABASE_OWNER_URL: database.ownerUrl, PALIER_HOME: database.home });

/** In stories it is this Monday, whenever they are told: what counts working days and public holidays finds the same ones. */
export const openingDay = '2026-11-30';

/** From now on it is this time of the day so many days from that Monday, for a Palier that says it is a test. */
export const goTo = (owner, days, time) => owner.query(`update installation set marked_as = coalesce(marked_as, 'test'), clock_shift = (($1::date + $2::int + $3::time) at time zone zone) - clock_timestamp()`, [openingDay, days, time]);

async function play(database) {
  const cli = (...args) => spawnSync(process.execPath, ['api/dist/cli.js', ...args], { cwd: new URL('..', import.meta.url), encoding: 'utf8', env: { ...process.env, ...urls(database), PALIER_DEMO: 'short' } });
  const migrated = cli('migrate');
  if (migrated.status !== 0) return migrated;
  const owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  await goTo(owner, 0, '09:00');
  await owner.end();
  return cli('seed');
}

/** A throw-away database with the demo in it: played for the first Palier of a run, copied for all that follow. Playwright starts one, waits until it answers, then the next. */
export async function startPlayed() {
  const played = join(process.env.PALIER_E2E_DEMO, 'home');
  if (!existsSync(played)) {
    const first = await startThrowaway();
    const done = await play(first);
    first.rest();
    if (done.status === 0) spawnSync('cp', ['-a', first.home, played]);
    first.stop();
    if (done.status !== 0) throw new Error(`The demo was not played:\n${done.stderr}`);
  }
  return startThrowaway({ from: played });
}

import { expect } from '@playwright/test';
import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import pg from 'pg';
import { startThrowaway } from '../../tools/postgres/server.mjs';
import { freePort } from './free-port';
import { root } from './launch';

/** A Palier of its own, whose clock a story moves; nobody else is in it. */
export class OwnPalier {
  private constructor(private readonly database: Awaited<ReturnType<typeof startThrowaway>>, private readonly app: ChildProcess, private readonly owner: pg.Client, readonly address: string, private readonly settings: Readonly<Record<string, string>>) {}

  static async start(settings: Readonly<Record<string, string>> = {}): Promise<OwnPalier> {
    const database = await startThrowaway();
    const port = await freePort();
    const app = spawn(process.execPath, [join(root, 'api/dist/main.js')], { stdio: 'ignore', env: { ...process.env, ...urls(database), ...settings, PALIER_DEMO: 'on', HOST: '127.0.0.1', PORT: port, PALIER_WEB: join(root, 'web/dist') } });
    const owner = new pg.Client({ connectionString: database.ownerUrl });
    await owner.connect();
    await expect.poll(() => fetch(`http://127.0.0.1:${port}/api/health`).then((it) => it.ok, () => false), { timeout: 120_000 }).toBe(true);
    return new OwnPalier(database, app, owner, `http://127.0.0.1:${port}`, settings);
  }

  /** From now on it is this time of the day so many days from today. */
  async goTo(days: number, time: string): Promise<void> {
    await this.owner.query(`update installation set clock_shift = (((clock_timestamp() at time zone zone)::date + $1::int + $2::time) at time zone zone) - clock_timestamp()`, [days, time]);
  }

  /** A minute goes by. */
  async minute(): Promise<void> {
    await this.owner.query(`update installation set clock_shift = clock_shift + interval '1 minute'`);
  }

  /** What waits and what is due, now: the command that operators have for it. */
  async work(): Promise<void> {
    const run = spawn(process.execPath, [join(root, 'api/dist/cli.js'), 'work', '--once'], { stdio: 'ignore', env: { ...process.env, ...urls(this.database), ...this.settings, HOST: '127.0.0.1', PORT: new URL(this.address).port } });
    expect(await new Promise((resolve) => run.once('close', resolve))).toBe(0);
  }

  async stop(): Promise<void> {
    await this.owner.end();
    const ended = new Promise((resolve) => this.app.once('close', resolve));
    this.app.kill('SIGTERM');
    await ended;
    this.database.stop();
  }
}
const urls = (database: Awaited<ReturnType<typeof startThrowaway>>) => ({ DATABASE_URL: database.appUrl, DATABASE_OWNER_URL: database.ownerUrl, PALIER_HOME: database.home });

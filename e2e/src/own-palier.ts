import { expect } from '@playwright/test';
import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import pg from 'pg';
import type { Throwaway } from '../../tools/postgres/server.mjs';
import { goTo, startPlayed, urls } from '../played-demo.mjs';
import { freePort } from './free-port';
import { root } from './launch';

/** A mail as Palier keeps it: to whom, and what it tells of. */
export interface KeptMail { readonly id: string; readonly kind: string; readonly state: string; readonly login: string; readonly address: string; readonly about: readonly { readonly kind: string; readonly thing: string; readonly occurrence: string }[] }

/** A Palier of its own, whose clock a story moves; nobody else is in it. */
export class OwnPalier {
  private constructor(private readonly database: Throwaway, private readonly app: ChildProcess, private readonly owner: pg.Client, readonly address: string, private readonly settings: Readonly<Record<string, string>>) {}

  static async start(settings: Readonly<Record<string, string>> = {}): Promise<OwnPalier> {
    const database = await startPlayed();
    const port = await freePort();
    const app = spawn(process.execPath, [join(root, 'api/dist/main.js')], { stdio: 'ignore', env: { ...process.env, ...urls(database), ...settings, PALIER_DEMO: 'short', HOST: '127.0.0.1', PORT: port, PALIER_WEB: join(root, 'web/dist') } });
    const owner = new pg.Client({ connectionString: database.ownerUrl });
    await owner.connect();
    await expect.poll(() => fetch(`http://127.0.0.1:${port}/api/health`).then((it) => it.ok, () => false), { timeout: 120_000 }).toBe(true);
    return new OwnPalier(database, app, owner, `http://127.0.0.1:${port}`, settings);
  }

  /** From now on it is this time of the day so many days from the Monday on which stories begin. */
  async goTo(days: number, time: string): Promise<void> {
    await goTo(this.owner, days, time);
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

  /** Every mail there ever was. */
  async mails(): Promise<readonly KeptMail[]> {
    const { rows } = await this.owner.query<KeptMail>(`
      select m.id, m.kind, m.state, p.login, p.mail as address, coalesce((select jsonb_agg(jsonb_build_object('kind', n.kind, 'thing', n.thing_id, 'occurrence', n.occurrence)) from mail_notification x join notification n on n.id = x.notification_id where x.mail_id = m.id), '[]') as about
      from mail m join person p on p.id = m.person_id order by m.created_at, m.id`);
    return rows;
  }

  async stop(): Promise<void> {
    await this.owner.end();
    const ended = new Promise((resolve) => this.app.once('close', resolve));
    this.app.kill('SIGTERM');
    await ended;
    this.database.stop();
  }
}

import pg from 'pg';
import { createApp, type App } from '#app';
import { openSession } from '#identity';
import { Config, Database, grant, Jobs, migrate, newId, openAsOwner } from '#platform';
import { playDemo } from '#seed';
import { AcknowledgeNotice, NoticeQueries } from '#trust';

export interface House extends App {
  readonly db: Database;
  /** Asks as the database's owner: for moving the clock and for looking where the application may not. */
  readonly owner: Awaited<ReturnType<typeof openAsOwner>>;
  readonly config: Config;
  /** From now on it is this time of the day so many days from the one on which houses open, in the zone of the installation. */
  goTo(days: number, time: string): Promise<void>;
  /** From now on it is so much later than if nobody had moved the clock; '0' for no later. */
  later(interval: string): Promise<void>;
  /** Does what workers would do: hears what was announced since the last time, then looks at what is due. No worker runs unless a test starts one. */
  work(): Promise<void>;
  close(): Promise<void>;
}

const named = (url: string, database: string): string => { const it = new URL(url); it.pathname = `/${database}`; return it.href; };
const setting = (name: string): string => { const value = process.env[name]; if (value === undefined) throw new Error(`${name} is not set`); return value; };

const asAdmin = async <T>(work: (admin: pg.Client) => Promise<T>): Promise<T> => {
  const admin = new pg.Client({ connectionString: named(setting('PALIER_TEST_OWNER_URL'), 'postgres') });
  await admin.connect();
  try { return await work(admin); } finally { await admin.end(); }
};
const urlsOf = (database: string) => ({ DATABASE_URL: named(setting('PALIER_TEST_APP_URL'), database), DATABASE_OWNER_URL: named(setting('PALIER_TEST_OWNER_URL'), database) });
const home = () => ({ PALIER_HOME: `${setting('PALIER_TEST_HOME')}/files` });

/** A migrated database, with the demo played where wanted: made by the first test file that asks, copied for each. */
async function templateOf(demo: boolean): Promise<string> {
  const template = demo ? 'palier_template_demo' : 'palier_template';
  await asAdmin(async (admin) => {
    await admin.query(`select pg_advisory_lock(hashtext('palier template'))`);
    if ((await admin.query('select from pg_database where datname = $1 and datistemplate', [template])).rowCount !== 0) return;
    await admin.query(`drop database if exists ${template}`);
    await admin.query(`create database ${template}`);
    const config = Config.from({ ...urlsOf(template), ...home() });
    const owner = await openAsOwner(config.ownerUrl);
    await migrate(owner);
    await grant(owner, config.databaseUrl);
    await owner.query(`update installation set marked_as = 'test'`);
    await goTo(owner, 0, opens);
    if (demo) await playDemo({ config, owner, short: true, say: () => undefined });
    await owner.query(`update installation set marked_as = 'test'`);
    await owner.destroy();
    await admin.query(`update pg_database set datistemplate = true where datname = $1`, [template]);
  });
  return template;
}

/** A house of its own for one test file: a fresh database, migrated, with the demo's cast where wanted. */
export async function openHouse(what: { readonly demo: boolean; readonly settings?: Readonly<Record<string, string | undefined>> }): Promise<House> {
  const database = `t_${newId().replaceAll('-', '')}`;
  const template = await templateOf(what.demo);
  await asAdmin(async (admin) => {
    // Whoever copies a template keeps others from copying it for a moment: they wait in line.
    await admin.query(`select pg_advisory_lock(hashtext('palier template'))`);
    await admin.query(`create database ${database} template ${template}`);
  });
  const config = Config.from({ ...urlsOf(database), ...home(), PALIER_POOL: '4', PALIER_WEB: '/nowhere', PALIER_SECOND_FACTOR: 'off', ...what.settings });
  const owner = await openAsOwner(config.ownerUrl);
  const shift = await goTo(owner, 0, opens);
  const db = await Database.open(config.databaseUrl, config.poolSize, config.poolWait);
  const app = await createApp(config, db);
  return {
    ...app, db, owner, config, work: () => app.nest.get(Jobs).once({ wide: false }),
    goTo: async (days, time) => { await goTo(owner, days, time); },
    later: async (interval) => { await owner.query('update installation set clock_shift = $1::interval + $2::interval', [shift, interval]); },
    close: async () => { await app.nest.close(); await db.close(); await owner.destroy(); },
  };
}

/** Every house opens on this Monday, whenever a test runs: what counts working days and public holidays finds the same ones. */
export const openingDay = '2026-11-30';
const opens = '09:00';

/** Moves the clock, and says by how much. */
async function goTo(owner: Pick<House['owner'], 'query'>, days: number, time: string): Promise<string> {
  const [[row]] = (await owner.query(`update installation set clock_shift = (($1::date + $2::int + $3::time) at time zone zone) - clock_timestamp() returning clock_shift::text as shift`, [openingDay, days, time])) as [{ shift: string }[]];
  return row?.shift ?? '';
}

export interface Answer { readonly status: number; readonly body: unknown; readonly headers: Record<string, unknown>; readonly text: string; readonly bytes: Buffer }

/** Somebody with a browser: their cookie goes along. */
export class Visitor {
  /** Name and value, as the server set it. */
  cookie = '';
  constructor(private readonly house: House) {}

  async ask(method: 'GET' | 'POST' | 'DELETE' | 'HEAD', url: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    const raw = typeof body === 'string' || Buffer.isBuffer(body);
    const reply = await this.house.fastify.inject({
      method, url, headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...(this.cookie === '' ? {} : { cookie: this.cookie }), ...headers },
      ...(body === undefined ? {} : { payload: raw ? body : JSON.stringify(body) }),
    });
    const set = reply.headers['set-cookie'];
    if (set !== undefined) this.cookie = String(Array.isArray(set) ? set[0] : set).split(';')[0] ?? '';
    let parsed: unknown = null;
    try { parsed = JSON.parse(reply.body); } catch { /* not JSON */ }
    return { status: reply.statusCode, body: parsed, headers: reply.headers, text: reply.body, bytes: reply.rawPayload };
  }

  /** Comes in beside the door, with nothing left to show: for those of whom a test asks only what they see and do. */
  async comeInAs(personId: string): Promise<void> {
    this.cookie = `${this.house.nest.get(Config).secure ? '__Host-palier' : 'palier'}=${await this.house.db.transaction((tx) => openSession(tx, personId, ''))}`;
    await this.house.db.query('update session set confirmed_at = palier_now() where person_id = $1 and confirmed_at is null', [personId]);
  }

  static async signedIn(house: House, login: string, password = 'palier-demo-2026'): Promise<Visitor> {
    const visitor = new Visitor(house);
    const { status } = await visitor.ask('POST', '/api/session', { login, password });
    if (status !== 200) throw new Error(`${login} could not sign in: ${status}`);
    return visitor;
  }
}

/** Somebody reads the information notice in force, as they do before their first quiz. */
export async function readNotice(house: House, personId: string): Promise<void> {
  const { id } = await house.nest.get(NoticeQueries).inForce(personId);
  await house.nest.get(AcknowledgeNotice).run({ personId, roles: ['learner'], leads: [] }, id);
}

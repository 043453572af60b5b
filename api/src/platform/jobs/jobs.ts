import { Injectable, type OnApplicationShutdown, type OnModuleDestroy } from '@nestjs/common';
import type { Action } from '@palier/domain';
import type { Db, Job, JobResult, PgBoss } from 'pg-boss';
import { Config } from '../config/config.js';
import { Database, type Tx } from '../database/database.js';
import { newId } from '../database/record.js';

/** Something that was done: the action, and the thing it was done to. Read the facts for the rest. Heard twice, it has the same id. */
export interface Happened { readonly id: string; readonly what: Action; readonly thing: string }

/** What waits in each queue. `events` is what happened; the others are told to look, and find their work in our own tables. */
interface Queues { readonly events: Happened; readonly sweep: { readonly wide: boolean }; readonly mail: Record<string, never>; readonly articles: Record<string, never>; readonly webhooks: Record<string, never> }
type Queue = keyof Queues;

/** A wake-up that waits already is enough; of what happened, each counts. Jobs that are done are of no use to anybody. */
const queues = {
  events: { policy: 'standard', notify: true, retryLimit: 8, retryDelay: 5, retryBackoff: true, retryDelayMax: 900, expireInSeconds: 600, deleteAfterSeconds: 86_400 },
  sweep: { policy: 'short', notify: true, retryLimit: 0, expireInSeconds: 600, deleteAfterSeconds: 3600 },
  articles: { policy: 'short', notify: true, retryLimit: 0, expireInSeconds: 900, deleteAfterSeconds: 3600 },
  webhooks: { policy: 'short', notify: true, retryLimit: 0, expireInSeconds: 900, deleteAfterSeconds: 3600 },
  mail: { policy: 'short', notify: true, retryLimit: 0, expireInSeconds: 3600, deleteAfterSeconds: 3600 },
} as const;

/** Each minute what fell due meanwhile; each hour also what an event may have missed. */
const schedules = [{ key: 'minute', cron: '* * * * *', wide: false }, { key: 'hour', cron: '17 * * * *', wide: true }] as const;
const drainSeconds = 20;

/** Work that is done after an answer was given: sent within the transaction that causes it, done at least once by any of the instances that work. */
@Injectable()
export class Jobs implements OnModuleDestroy, OnApplicationShutdown {
  private readonly handlers = new Map<Queue, (data: unknown) => Promise<void>>();
  private sender: Promise<PgBoss> | null = null;
  private worker: PgBoss | null = null;
  private ending = false;

  constructor(private readonly db: Database, private readonly config: Config) {}

  /** Opens what sending needs, so that no request waits for it. */
  async ready(): Promise<void> {
    await this.boss();
  }

  /** Says, within the transaction of a deed, that it was done. Whoever listens hears it after the commit, perhaps twice; after a rollback nobody does. */
  async announce(tx: Tx, what: Action, thing: string): Promise<void> {
    await (await this.boss()).send('events', { id: newId(), what, thing } satisfies Happened, { db: within(tx) });
  }

  /** The same of many things at once. */
  async announceAll(tx: Tx, what: Action, things: readonly string[]): Promise<void> {
    if (things.length > 0) await (await this.boss()).insert('events', things.map((thing) => ({ data: { id: newId(), what, thing } satisfies Happened })), { db: within(tx) });
  }

  /** Has somebody look at once at what waits. */
  async wake(queue: 'sweep' | 'mail' | 'articles' | 'webhooks', data: { readonly wide?: boolean } = {}): Promise<void> {
    await (await this.boss()).send(queue, data, data.wide === true ? { singletonKey: 'wide' } : {});
  }

  /** Has somebody look once so many seconds have gone by; who looks at once is not kept from it. */
  async wakeIn(seconds: number, queue: 'mail'): Promise<void> {
    await (await this.boss()).send(queue, {}, { singletonKey: 'later', startAfter: Math.ceil(seconds) });
  }

  /** Who does the work of a queue. Say so before `start`. */
  handle<Q extends Queue>(queue: Q, work: (data: Queues[Q]) => Promise<void>): void {
    this.handlers.set(queue, work as (data: unknown) => Promise<void>);
  }

  /** True once this process was told to stop: a long piece of work ends where it may. */
  get stopping(): boolean {
    return this.ending;
  }

  /** From now on this process works, beside any other that does. */
  async start(): Promise<void> {
    try {
      await this.startWorker();
    } catch (error) {
      // Told to stop while it was starting.
      if (!this.ending) throw error;
    }
  }

  private async startWorker(): Promise<void> {
    const { PgBoss } = await import('pg-boss');
    // Connections of its own: a burst of work never makes a request wait for one.
    const boss = new PgBoss({ ...quiet, connectionString: this.config.databaseUrl, application_name: 'palier-jobs', max: 3, useListenNotify: true, supervise: true, schedule: true, registerInstance: true, instanceName: 'palier', reindex: false });
    boss.on('error', complain);
    this.worker = boss;
    await boss.start({ attempts: 5 });
    await makeQueues(boss);
    for (const { key, cron, wide } of schedules) await boss.schedule('sweep', cron, { wide }, { key, ...(wide ? { singletonKey: 'wide' } : {}) });
    for (const queue of ['articles', 'webhooks']) await boss.schedule(queue, '* * * * *', {});
    for (const [queue, work] of this.handlers) await boss.work(queue, { pollingIntervalSeconds: 5, batchSize: 50, burstWhenBatchFull: true, perJobResults: true }, (jobs) => this.each(jobs, work));
    await this.wake('mail');
    await this.wake('sweep', { wide: true });
  }

  /** Does what waits now, and what falls due, in this process; then it is over. */
  async once(how: Queues['sweep']): Promise<void> {
    const boss = await this.boss();
    const [hear, sweep] = [this.handlers.get('events'), this.handlers.get('sweep')];
    for (const queue of ['articles', 'webhooks'] as const) await this.handlers.get(queue)?.({});
    for (;;) {
      const jobs = await boss.fetch('events', { batchSize: 50 });
      if (jobs.length === 0 || hear === undefined) break;
      for (const { id, status } of await this.each(jobs, hear)) await (status === 'completed' ? boss.complete('events', id) : boss.fail('events', id));
    }
    await sweep?.(how);
  }

  /** Finishes what is under way, and takes nothing new. What is not finished in time is done again by another. */
  async onModuleDestroy(): Promise<void> {
    this.ending = true;
    await this.worker?.stop({ graceful: true, timeout: drainSeconds * 1000 });
  }

  /** Requests under way could send until now. */
  async onApplicationShutdown(): Promise<void> {
    await (await this.sender?.catch(() => null))?.stop({ graceful: false });
  }

  /** One after the other. One that fails holds up no other; those not reached before stopping are done by another. */
  private async each(jobs: readonly Job<unknown>[], work: (data: unknown) => Promise<void>): Promise<JobResult[]> {
    const results: JobResult[] = [];
    for (const { id, data } of jobs) {
      if (this.ending && results.length > 0) break;
      results.push(await work(data).then(() => ({ id, status: 'completed' as const }), (error: unknown) => { complain(error); return { id, status: 'failed' as const }; }));
    }
    return results;
  }

  private boss(): Promise<PgBoss> {
    this.sender ??= this.openSender().catch((error: unknown) => { this.sender = null; throw error; });
    return this.sender;
  }

  /** Only sends, through the connections that the rooms use. */
  private async openSender(): Promise<PgBoss> {
    const { PgBoss } = await import('pg-boss');
    const boss = new PgBoss({ ...quiet, db: through(this.db), supervise: false, schedule: false, registerInstance: false, queueCacheIntervalSeconds: 3600 });
    boss.on('error', complain);
    await boss.start();
    await makeQueues(boss);
    return boss;
  }
}

/** The owner makes the tables; nobody else changes them. */
const quiet = { schema: 'pgboss', migrate: false, createSchema: false, flowIntervalSeconds: 3600 } as const;

async function makeQueues(boss: PgBoss): Promise<void> {
  const known = await boss.getQueues();
  for (const [name, options] of Object.entries(queues)) if (!known.some((it) => it.name === name)) await boss.createQueue(name, options);
}

/** Lets pg-boss write through a transaction of ours. */
function within(tx: Tx): Db {
  const runner = tx.queryRunner;
  if (runner === undefined) throw new Error('a job is sent within a transaction');
  return { executeSql: async (sql, values) => ({ rows: (await runner.query(sql, values, true)).records }) };
}

/** Lets pg-boss write through the connections that the rooms use. */
function through(db: Database): Db {
  return {
    executeSql: async (sql, values) => {
      const runner = db.source.createQueryRunner();
      try {
        return { rows: (await runner.query(sql, values, true)).records };
      } finally {
        await runner.release();
      }
    },
  };
}

/** The kind of a failure and nothing of what it was about: its class, PostgreSQL's code, and which of PostgreSQL's routines said so. */
function complain(error: unknown): void {
  const said = (name: string): string => (typeof error === 'object' && error !== null && name in error ? ` ${String(error[name as keyof typeof error])}` : '');
  console.error(`jobs: ${error instanceof Error ? error.constructor.name : typeof error}${said('code')}${said('routine')}`);
}

import { DataSource, type EntityManager } from 'typeorm';
import { PreparingClient } from './preparing-client.js';

/** What an action writes through: one transaction, passed in the open. */
export type Tx = EntityManager;
/** What a question reads through: a transaction or the pool. */
export interface Reader {
  query<Rows = unknown>(sql: string, parameters?: unknown[]): Promise<Rows>;
}

const serialisationFailure = new Set(['40001', '40P01']);
const codeOf = (error: unknown): unknown => (typeof error === 'object' && error !== null && 'driverError' in error ? codeOf(error.driverError) : typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined);

/**
 * Says, in a transaction that writes thousands of rows and looks up each by its key, that nothing is read whole. A plan is kept for as long as a connection lives, those of references between tables as well:
 * one that was made while a table was still empty reads all of it for every row that comes, and the more there are the longer each takes.
 */
export async function byKeysAlone(tx: Tx): Promise<void> {
  await tx.query('set local enable_seqscan = off');
}

/** The one door to PostgreSQL. */
export class Database implements Reader {
  constructor(readonly source: DataSource) {}

  static async open(url: string, poolSize: number, poolWait = 5_000): Promise<Database> {
    const source = new DataSource({
      type: 'postgres', url, synchronize: false, logging: false, applicationName: 'palier', poolSize,
      extra: { Client: PreparingClient, connectionTimeoutMillis: poolWait, statement_timeout: 30_000, idle_in_transaction_session_timeout: 60_000 },
      poolErrorHandler: () => undefined,
    });
    return new Database(await source.initialize());
  }

  /** A database that nobody asks anything: for looking at the application without one. */
  static unopened(): Database {
    return new Database(new DataSource({ type: 'postgres' }));
  }

  query<Rows = unknown>(sql: string, parameters?: unknown[]): Promise<Rows> {
    return this.source.query<Rows>(sql, parameters);
  }

  /** Runs the work in one transaction; done again (at most twice) where PostgreSQL says that it collided with another. */
  async transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries++) {
      try {
        return await this.source.transaction(work);
      } catch (error) {
        if (tries === 3 || !serialisationFailure.has(String(codeOf(error)))) throw error;
      }
    }
  }

  /** The one clock. Milliseconds since 1970. */
  async now(reader: Reader = this): Promise<number> {
    const [row] = await reader.query<{ now: Date }[]>('select palier_now() as now');
    if (row === undefined) throw new Error('the clock gave no answer');
    return row.now.getTime();
  }

  async close(): Promise<void> {
    if (this.source.isInitialized) await this.source.destroy();
  }
}

import { Injectable } from '@nestjs/common';
import type { ImportProgress, ImportStep } from '@palier/contracts';
import type { Actor } from '@palier/domain';
import { Database, Refusal } from '#platform';

/** An import that has said nothing for so long was cut off: its transaction is gone with all it did. */
const silentSeconds = 120;

/** Says how far an import is. Written outside its transaction, so that whoever waits can read it meanwhile. */
@Injectable()
export class ImportProgressBook {
  constructor(private readonly db: Database) {}

  async say(by: Actor, importId: string, step: ImportStep, done: number, total: number): Promise<void> {
    await this.db.query(`
      insert into import_progress (import_id, person_id, step, done, total, at) values ($1, $2, $3, $4, $5, palier_now())
      on conflict (import_id) do update set step = excluded.step, done = excluded.done, total = excluded.total, at = excluded.at`, [importId, by.personId, step, done, total]);
  }

  async forget(importId: string): Promise<void> {
    await this.db.query('delete from import_progress where import_id = $1', [importId]);
  }

  /** @throws where no import of this id runs or has ended. */
  async read(importId: string): Promise<ImportProgress> {
    const [ended] = await this.db.query<{ counts: Extract<ImportProgress, { state: 'done' }>['counts'] }[]>('select counts from people_import where id = $1', [importId]);
    if (ended !== undefined) return { state: 'done', counts: ended.counts };
    const [row] = await this.db.query<{ step: ImportStep; done: number; total: number; silent: boolean }[]>('select step, done, total, at < palier_now() - make_interval(secs => $2) as silent from import_progress where import_id = $1', [importId, silentSeconds]);
    if (row === undefined) throw new Refusal('thing.not-found');
    return row.silent ? { state: 'stopped' } : { state: 'running', step: row.step, done: row.done, of: row.total };
  }
}

import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Config, Database, Jobs, newId } from '#platform';
import { readSource, usualBounds, type SourceReading } from './read-source.js';

interface Due { readonly id: string; readonly address: string; readonly etag: string | null }
/** So many sources in one run, so many of them at a time. */
const [most, atOnce] = [200, 8];

/** Reads the sources of articles, each about once a minute; what cannot be read is tried ever less often, at least once a day. What is new is kept and announced. */
@Injectable()
export class CheckArticles implements OnModuleInit {
  constructor(private readonly db: Database, private readonly jobs: Jobs, private readonly config: Config) {}

  onModuleInit(): void {
    this.jobs.handle('articles', () => this.run());
  }

  async run(): Promise<void> {
    // Claimed before they are read: whoever else looks meanwhile reads others.
    const due = await this.db.query<Due[]>(`
      with due as (select w.article_id from article_watch w where w.due_at <= palier_now() order by w.due_at limit ${most} for update skip locked),
        claimed as (update article_watch w set due_at = palier_now() + interval '5 minutes' from due where w.article_id = due.article_id returning w.article_id, w.etag)
      select c.article_id as id, v.address, c.etag from claimed c join lateral (select address from article_version v where v.article_id = c.article_id order by v.number desc limit 1) v on true`);
    const waiting = [...due];
    await Promise.all(Array.from({ length: atOnce }, async () => { for (let it = waiting.shift(); it !== undefined && !this.jobs.stopping; it = waiting.shift()) await this.look(it); }));
  }

  private async look(it: Due): Promise<void> {
    const found = await readSource(it.address, it.etag, { allowed: this.config.articleHosts, ...usualBounds });
    await this.db.transaction((tx) => this.keep(tx, it, found));
  }

  /** A reading is kept where it says something else than the one before. */
  private async keep(tx: Parameters<Parameters<Database['transaction']>[0]>[0], it: Due, found: SourceReading): Promise<void> {
    await tx.query('select 1 from article_watch where article_id = $1 for update', [it.id]);
    await tx.query(`
      update article_watch set checked_at = palier_now(), failures = case when $2 then failures + 1 else 0 end, etag = case when $4 then $3 else etag end,
        due_at = palier_now() + case when $2 then least(interval '1 minute' * power(2, least(failures, 10)), interval '1 day') else interval '30 seconds' end where article_id = $1`,
      [it.id, found.kind === 'failed', found.kind === 'read' ? found.etag : null, found.kind !== 'same']);
    if (found.kind === 'same') return;
    const [sha256, failure] = found.kind === 'read' ? [found.sha256, null] : [null, found.failure];
    const kept = await tx.query<unknown[]>(`
      insert into article_reading (id, article_id, address, sha256, failure, recorded_at)
      select $1, $2, $3, $4, $5, palier_now() where (select (r.sha256, r.failure) is not distinct from ($4::bytea, $5::text) from article_reading r where r.article_id = $2 and r.address = $3 order by r.recorded_at desc, r.id desc limit 1) is not true returning id`, [newId(), it.id, it.address, sha256, failure]);
    if (kept.length > 0 && sha256 !== null) await this.jobs.announce(tx, 'article.read', it.id);
  }
}

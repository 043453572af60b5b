import { Injectable } from '@nestjs/common';
import { lessonSchemaVersion, readArticle, type Actor, type Cell, type ChangeClass } from '@palier/domain';
import { audit, Database, Jobs, newId, Refusal, require, sha256, type Tx } from '#platform';
import { ArticlePublications, type ForChange } from './article-publications.js';
import { ArticlesQueries } from './articles.queries.js';

export interface ArticleSaid { readonly title: string; readonly address: string | null; readonly text: string | null; readonly about: readonly Cell[]; readonly verifyBy: string }
/** How much a version changes what it says, and why. */
export interface ArticleChange { readonly class: ChangeClass; readonly reason: string }

/** An article in its first or its next version. Whoever publishes it says with it that it is right; the source of one that is written elsewhere is read at once. */
@Injectable()
export class PublishArticle {
  constructor(private readonly db: Database, private readonly articles: ArticlesQueries, private readonly jobs: Jobs, private readonly publications: ArticlePublications) {}

  /** The first version: whoever writes it looks after it. Sent again, it is the same one. */
  async first(by: Actor, wish: ArticleSaid & { readonly id: string; readonly locale: 'fr' | 'en' }): Promise<{ id: string }> {
    require(by, 'article.write', by.personId);
    await this.db.transaction(async (tx) => {
      const made = await tx.query<unknown[]>('insert into article (id, kind) values ($1, $2) on conflict do nothing returning id', [wish.id, wish.address === null ? 'written' : 'linked']);
      if (made.length === 0) {
        const [same] = await tx.query<unknown[]>('select 1 from article_version where article_id = $1 and number = 1 and published_by = $2 and title = $3 and sha256 = $4', [wish.id, by.personId, wish.title.trim(), sha256(wish.address ?? wish.text ?? '')]);
        if (same === undefined) throw new Refusal('id.taken');
        return;
      }
      await tx.query('insert into article_owner (id, article_id, person_id, recorded_at, recorded_by) values ($1, $2, $3, palier_now(), $3)', [newId(), wish.id, by.personId]);
      await this.version(tx, by, wish.id, 1, wish.locale, wish, null);
    });
    if (wish.address !== null) await this.jobs.wake('articles');
    return { id: wish.id };
  }

  /** The next version. Whoever read an earlier one is asked to read this one, unless it is of wording only. Written for a change of a release, it stands with it from the moment it is out. */
  async next(by: Actor, articleId: string, wish: ArticleSaid & { readonly seen?: number | undefined; readonly change?: ArticleChange | undefined; readonly release?: ForChange | undefined }): Promise<{ version: number }> {
    const version = await this.db.transaction(async (tx) => {
      await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [articleId]);
      const row = await this.articles.row(articleId, tx);
      require(by, 'article.write', row.ownerId);
      if (wish.seen === undefined) throw new Refusal('edit.version-missing');
      if (wish.seen !== row.version) throw new Refusal('edit.changed-meanwhile', { by: row.publishedBy, on: row.publishedAt.toISOString() });
      if ((row.kind === 'linked') !== (wish.address !== null)) throw new Refusal('article.other-kind');
      if (wish.release !== undefined && wish.change === undefined) throw new Refusal('draft.change-missing');
      const articleVersionId = await this.version(tx, by, articleId, row.version + 1, row.lang, wish, wish.change ?? null);
      if (wish.release !== undefined) await this.publications.tell(tx, { publisher: by, articleId, articleVersionId, ...wish.release });
      return row.version + 1;
    });
    if (wish.address !== null) await this.jobs.wake('articles');
    return { version };
  }

  private async version(tx: Tx, by: Actor, articleId: string, number: number, locale: 'fr' | 'en', { title, address, text, about, verifyBy }: ArticleSaid, change: ArticleChange | null): Promise<string> {
    const id = newId();
    const document = text === null ? null : readArticle(text, newId);
    if (document !== null && document.content.length === 0) throw new Refusal('article.empty');
    const [late] = await tx.query<unknown[]>('select 1 where $1::date < palier_today()', [verifyBy]);
    if (late !== undefined) throw new Refusal('article.day-is-past');
    await tx.query(`
      insert into article_version (id, article_id, number, locale, title, address, text, document, schema_version, sha256, about, published_at, published_by, change_class, reason) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, palier_now(), $12, $13, $14)`,
      [id, articleId, number, locale, title.trim(), address, text, document === null ? null : JSON.stringify(document), document === null ? null : lessonSchemaVersion, sha256(address ?? text ?? ''), JSON.stringify(about), by.personId, change?.class ?? null, change?.reason.trim() ?? null]);
    await tx.query('insert into article_verification (id, article_id, verify_by, recorded_at, recorded_by) values ($1, $2, $3, palier_now(), $4)', [newId(), articleId, verifyBy, by.personId]);
    if (address !== null) await tx.query('insert into article_watch (article_id, due_at) values ($1, palier_now()) on conflict (article_id) do update set due_at = excluded.due_at, etag = null, failures = 0', [articleId]);
    await audit(tx, by.personId, 'article.publish', articleId, { number });
    return id;
  }
}

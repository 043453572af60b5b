import { Injectable } from '@nestjs/common';
import type { Actor } from '@palier/domain';
import { audit, Database, Refusal, require } from '#platform';
import { ArticlesQueries } from './articles.queries.js';

/** "Still right": what the source says now is what is verified, until a day. What depends on it is no longer stale. */
@Injectable()
export class VerifyArticle {
  constructor(private readonly db: Database, private readonly articles: ArticlesQueries) {}

  run(by: Actor, articleId: string, wish: { readonly id: string; readonly verifyBy: string }): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [articleId]);
      const row = await this.articles.row(articleId, tx);
      require(by, 'article.write', row.ownerId);
      const [same] = await tx.query<{ articleId: string; by: string }[]>('select article_id as "articleId", recorded_by as by from article_verification where id = $1', [wish.id]);
      if (same !== undefined) {
        if (same.articleId === articleId && same.by === by.personId) return { id: wish.id };
        throw new Refusal('id.taken');
      }
      const [late] = await tx.query<unknown[]>('select 1 where $1::date < palier_today()', [wish.verifyBy]);
      if (late !== undefined) throw new Refusal('article.day-is-past');
      await tx.query(`
        insert into article_verification (id, article_id, sha256, verify_by, recorded_at, recorded_by)
        select $1, $2, (select r.sha256 from article_reading r where r.article_id = $2 and r.address = $3 and r.sha256 is not null order by r.recorded_at desc, r.id desc limit 1), $4, palier_now(), $5`, [wish.id, articleId, row.address, wish.verifyBy, by.personId]);
      await audit(tx, by.personId, 'article.verify', articleId, { verifyBy: wish.verifyBy });
      return { id: wish.id };
    });
  }
}

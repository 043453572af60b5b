import { Injectable } from '@nestjs/common';
import type { Actor } from '@palier/domain';
import { Database, Refusal, takeRecordedAt } from '#platform';
import { ArticlesQueries } from './articles.queries.js';

/** "Read and understood", of one version and its hash: what is published later was not read by it. Said twice, it is said once. */
@Injectable()
export class AcknowledgeArticle {
  constructor(private readonly db: Database, private readonly articles: ArticlesQueries) {}

  run(by: Actor, articleId: string, wish: { readonly id: string; readonly versionId: string }): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      const at = await takeRecordedAt(tx, by.personId);
      const row = await this.articles.row(articleId, tx);
      if (row.versionId !== wish.versionId) throw new Refusal('article.newer-version');
      await tx.query('insert into article_acknowledgement (id, person_id, article_version_id, sha256, recorded_at) values ($1, $2, $3, $4, $5) on conflict do nothing', [wish.id, by.personId, wish.versionId, row.sha256, at]);
      const [kept] = await tx.query<{ id: string }[]>('select id from article_acknowledgement where person_id = $1 and article_version_id = $2', [by.personId, wish.versionId]);
      if (kept === undefined) throw new Refusal('id.taken');
      return { id: kept.id };
    });
  }
}

import { Injectable } from '@nestjs/common';
import { can, type Actor } from '@palier/domain';
import { PeopleQueries } from '#people';
import { audit, Database, Refusal, require } from '#platform';
import { ArticlesQueries } from './articles.queries.js';

/** Says who looks after an article from now on: somebody who is here and may write articles. */
@Injectable()
export class HandArticleOn {
  constructor(private readonly db: Database, private readonly articles: ArticlesQueries, private readonly people: PeopleQueries) {}

  run(by: Actor, articleId: string, wish: { readonly id: string; readonly personId: string }): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [articleId]);
      require(by, 'article.write', (await this.articles.row(articleId, tx)).ownerId);
      const [owner] = (await this.people.present([], [wish.personId], tx)).filter((it) => it.id === wish.personId);
      if (owner === undefined || !can({ personId: owner.id, roles: owner.roles, leads: [] }, 'article.write', { personId: owner.id })) throw new Refusal('article.not-them');
      const made = await tx.query<unknown[]>('insert into article_owner (id, article_id, person_id, recorded_at, recorded_by) values ($1, $2, $3, palier_now(), $4) on conflict do nothing returning id', [wish.id, articleId, wish.personId, by.personId]);
      if (made.length === 0) return { id: wish.id };
      await audit(tx, by.personId, 'article.hand-on', wish.personId, { articleId });
      return { id: wish.id };
    });
  }
}

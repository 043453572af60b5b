import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ArticlePublications } from '#articles';
import { audit, Refusal } from '#platform';
import { takeReleaseOf } from './take-release.js';

/** A version of an article that was written for a change of a release stands with both, in the transaction that publishes it. Only what the change touches is written for it. */
@Injectable()
export class ArticleForRelease implements OnModuleInit {
  constructor(private readonly publications: ArticlePublications) {}

  onModuleInit(): void {
    this.publications.hear(async (tx, { publisher, articleId, articleVersionId, releaseId, changeId }) => {
      const release = await takeReleaseOf(tx, changeId);
      const [touched] = await tx.query<unknown[]>('select 1 from release_touch t left join release_touch_end e on e.touch_id = t.id where t.change_id = $1 and t.article_id = $2 and e.touch_id is null', [changeId, articleId]);
      if (release.id !== releaseId || release.withdrawn || touched === undefined) throw new Refusal('thing.not-found');
      await tx.query('insert into release_article (article_version_id, release_id, change_id, recorded_at, recorded_by) values ($1, $2, $3, palier_now(), $4)', [articleVersionId, releaseId, changeId, publisher.personId]);
      await audit(tx, publisher.personId, 'release.edit', articleId, { releaseId });
    });
  }
}

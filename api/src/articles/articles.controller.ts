import { Body, Controller, Param } from '@nestjs/common';
import { acknowledgeArticle, changeArticle, handArticleOn, listArticleGaps, listArticles, readArticle, verifyArticle, writeArticle, type BodyOf, type ParamsOf } from '@palier/contracts';
import type { Actor } from '@palier/domain';
import { Serve, Who } from '#platform';
import { AcknowledgeArticle } from './acknowledge-article.js';
import { ArticlesQueries } from './articles.queries.js';
import { HandArticleOn } from './hand-article-on.js';
import { PublishArticle } from './publish-article.js';
import { VerifyArticle } from './verify-article.js';

@Controller()
export class ArticlesController {
  constructor(private readonly articles: ArticlesQueries, private readonly publishes: PublishArticle, private readonly verifies: VerifyArticle, private readonly hands: HandArticleOn, private readonly acknowledges: AcknowledgeArticle) {}

  @Serve(listArticles)
  async listArticles() {
    return { articles: await this.articles.list() };
  }

  @Serve(readArticle)
  readArticle(@Who() actor: Actor, @Param({ schema: readArticle.params }) { articleId }: ParamsOf<typeof readArticle>) {
    return this.articles.one(actor, articleId);
  }

  @Serve(listArticleGaps)
  async listArticleGaps(@Who() actor: Actor) {
    return { gaps: await this.articles.gaps(actor) };
  }

  @Serve(writeArticle)
  writeArticle(@Who() actor: Actor, @Body({ schema: writeArticle.body }) wish: BodyOf<typeof writeArticle>) {
    return this.publishes.first(actor, wish);
  }

  @Serve(changeArticle)
  changeArticle(@Who() actor: Actor, @Param({ schema: changeArticle.params }) { articleId }: ParamsOf<typeof changeArticle>, @Body({ schema: changeArticle.body }) wish: BodyOf<typeof changeArticle>) {
    return this.publishes.next(actor, articleId, wish);
  }

  @Serve(verifyArticle)
  verifyArticle(@Who() actor: Actor, @Param({ schema: verifyArticle.params }) { articleId }: ParamsOf<typeof verifyArticle>, @Body({ schema: verifyArticle.body }) wish: BodyOf<typeof verifyArticle>) {
    return this.verifies.run(actor, articleId, wish);
  }

  @Serve(handArticleOn)
  handArticleOn(@Who() actor: Actor, @Param({ schema: handArticleOn.params }) { articleId }: ParamsOf<typeof handArticleOn>, @Body({ schema: handArticleOn.body }) wish: BodyOf<typeof handArticleOn>) {
    return this.hands.run(actor, articleId, wish);
  }

  @Serve(acknowledgeArticle)
  acknowledgeArticle(@Who() actor: Actor, @Param({ schema: acknowledgeArticle.params }) { articleId }: ParamsOf<typeof acknowledgeArticle>, @Body({ schema: acknowledgeArticle.body }) wish: BodyOf<typeof acknowledgeArticle>) {
    return this.acknowledges.run(actor, articleId, wish);
  }
}

import { Module } from '@nestjs/common';
import { CompetenciesModule } from '#competencies';
import { PeopleModule } from '#people';
import { AcknowledgeArticle } from './acknowledge-article.js';
import { ArticlePublications } from './article-publications.js';
import { ArticlesController } from './articles.controller.js';
import { ArticlesQueries } from './articles.queries.js';
import { CheckArticles } from './check-articles.js';
import { HandArticleOn } from './hand-article-on.js';
import { PublishArticle } from './publish-article.js';
import { ReadingsQueries } from './readings.queries.js';
import { VerifyArticle } from './verify-article.js';

@Module({
  imports: [CompetenciesModule, PeopleModule],
  controllers: [ArticlesController],
  providers: [AcknowledgeArticle, ArticlePublications, ArticlesQueries, CheckArticles, HandArticleOn, PublishArticle, ReadingsQueries, VerifyArticle],
  exports: [AcknowledgeArticle, ArticlePublications, ArticlesQueries, PublishArticle, ReadingsQueries],
})
export class ArticlesModule {}

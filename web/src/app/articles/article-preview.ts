import { Component, inject, input } from '@angular/core';
import { readArticle } from '@palier/contracts';
import { Api } from '../platform';
import { Async } from '../ui';
import { ArticleBody } from './article-body';

/** An article where only its id is known. */
@Component({ selector: 'app-article-preview', imports: [ArticleBody, Async], template: `<app-async [of]="article">@if (article.value(); as it) { <app-article-body [article]="it" /> }</app-async>` })
export class ArticlePreview {
  readonly articleId = input.required<string>();
  protected readonly article = inject(Api).read(readArticle, () => ({ params: { articleId: this.articleId() } }));
}

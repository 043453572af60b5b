import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { listArticleGaps, listArticles } from '@palier/contracts';
import { Api, places, SessionStore } from '../platform';
import { Async, PageHeader, Said } from '../ui';
import { ArticleState } from './article-state';

/** Articles and procedures; for whoever writes them, also the subjects that lack one. */
@Component({
  selector: 'app-articles-page',
  imports: [ArticleState, Async, MatButton, PageHeader, RouterLink, Said, TranslocoPipe],
  template: `
    <app-page-header [heading]="'articles.heading' | transloco" [lead]="'articles.lead' | transloco" />
    @if (writes) { <p><a matButton="filled" [routerLink]="places.newArticle">{{ 'articles.new' | transloco }}</a></p> }
    <app-async [of]="articles">
      <ul class="list">@for (it of articles.value()?.articles ?? []; track it.id) {
        <li class="card"><a class="title" [routerLink]="places.article(it.id)" [attr.lang]="it.lang">{{ it.title }}</a><p><app-article-state [of]="it" /></p><p class="quiet">{{ (it.kind === 'linked' ? 'articles.isLinked' : 'articles.isWritten') | transloco }} · {{ 'articles.owner' | transloco: { name: it.owner.name } }} · {{ 'articles.used' | transloco: { count: it.used } }}</p>
          @if (it.failure; as failure) { <p class="quiet">{{ 'sources.' + failure | transloco }}</p> }</li>
      } @empty { <li class="card">{{ 'articles.none' | transloco }}</li> }</ul>
    </app-async>
    @if (writes) {
      <app-async [of]="gaps">
        @if (gaps.value(); as it) {
          <h2>{{ 'articles.lacking' | transloco: { count: it.gaps.length } }}</h2><p class="quiet">{{ 'articles.lackingLead' | transloco }}</p>
          <ul class="list">@for (gap of it.gaps; track gap.competencyId + gap.level) { <li class="card"><strong [appSaid]="gap.name"></strong>, {{ 'assignments.level' | transloco: { level: gap.level } }} <span class="quiet">{{ 'articles.people' | transloco: { count: gap.people } }}</span><p class="quiet" [appSaid]="gap.statement"></p></li> } @empty { <li class="card">{{ 'articles.lackNone' | transloco }}</li> }</ul>
        }
      </app-async>
    }
  `,
  styles: `.title { font-weight: 620; display: inline-block; padding: 4px 0; overflow-wrap: anywhere; } li p { margin: 2px 0 0; }`,
})
export class ArticlesPage {
  private readonly api = inject(Api);
  private readonly session = inject(SessionStore);
  protected readonly places = places;
  protected readonly writes = this.session.may('article.write');
  protected readonly articles = this.api.read(listArticles);
  protected readonly gaps = this.api.read(listArticleGaps, () => (this.writes ? {} : undefined));
}

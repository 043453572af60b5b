import { Component, inject } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { writeArticle } from '@palier/contracts';
import { Api, newId, places, SessionStore } from '../platform';
import { Deed, PageHeader } from '../ui';
import { ArticleForm, type ArticleWish } from './article-form';

@Component({
  selector: 'app-new-article-page',
  imports: [ArticleForm, PageHeader, TranslocoPipe],
  template: `<app-page-header [heading]="'articles.new' | transloco" [lead]="'articles.newLead' | transloco" /><app-article-form [article]="null" [deed]="deed" (sent)="write($event)" />`,
})
export class NewArticlePage {
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly session = inject(SessionStore);
  protected readonly deed = new Deed();
  private readonly id = newId();

  protected write(wish: ArticleWish) {
    return this.deed.run(async () => {
      await this.api.send(writeArticle, { body: { id: this.id, locale: this.session.locale(), ...wish } });
      await this.router.navigateByUrl(places.article(this.id));
    });
  }
}

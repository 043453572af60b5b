import { Component, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ArticleLine } from '@palier/contracts';
import type { DraftActivity } from '@palier/domain';
import { places } from '../platform';
import { ArticlePreview } from '../articles/article-preview';
import { typed } from './words';

type Held = Extract<DraftActivity, { kind: 'article' }>;

/** Which article an activity holds; its learners read it in its newest version. */
@Component({
  selector: 'app-article-field',
  imports: [ArticlePreview, RouterLink, TranslocoPipe],
  template: `
    <label class="field">{{ 'drafts.article' | transloco }}<select name="article" (change)="choose($event)"><option value="" [selected]="activity().article === null">{{ 'drafts.chooseArticle' | transloco }}</option>@for (it of articles(); track it.id) { <option [value]="it.id" [selected]="it.id === activity().article">{{ it.title }}</option> }</select></label>
    <p class="quiet">{{ 'drafts.articleHint' | transloco }} <a [routerLink]="places.newArticle">{{ 'articles.new' | transloco }}</a></p>
    @if (activity().article; as id) { <div class="card"><app-article-preview [articleId]="id" /></div> }
  `,
  styles: `:host { display: grid; gap: 8px; } p { margin: 0; }`,
})
export class ArticleField {
  readonly activity = input.required<Held>();
  readonly articles = input.required<readonly ArticleLine[]>();
  readonly changed = output<DraftActivity>();
  protected readonly places = places;

  protected choose(event: Event) {
    const id = typed(event);
    const found = this.articles().find((it) => it.id === id);
    this.changed.emit({ ...this.activity(), article: found?.id ?? null, title: this.activity().title === '' ? (found?.title ?? '') : this.activity().title });
  }
}

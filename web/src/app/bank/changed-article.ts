import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { BankLine } from '@palier/contracts';
import { places } from '../platform';
import { When } from '../ui';

/** A question to be looked at again: since when the source of an article that it depends on says otherwise. */
@Component({
  selector: 'app-changed-article',
  imports: [RouterLink, TranslocoPipe, When],
  template: `@for (article of of(); track article.articleId) { <p><strong class="warn">{{ 'bank.stale' | transloco }}</strong>&ngsp;<a [routerLink]="places.article(article.articleId)" [attr.lang]="article.lang">{{ article.title }}</a> {{ 'bank.staleSince' | transloco: { on: (article.changedAt | when) } }}</p> }`,
  styles: `p { margin: 4px 0 0; overflow-wrap: anywhere; } .warn { color: var(--to-acquire); }`,
})
export class ChangedArticlePart {
  readonly of = input.required<BankLine['changedArticles']>();
  protected readonly places = places;
}

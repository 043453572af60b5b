import { Component, computed, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ArticleShown } from '@palier/contracts';
import { LessonText } from '../learning/lesson-text';
import { ArticleState } from './article-state';

/** An article as it is read: its words, or the way to them; who looks after it, and whether it can be relied on. */
@Component({
  selector: 'app-article-body',
  imports: [ArticleState, LessonText, MatButton, TranslocoPipe],
  template: `
    @let it = article();
    <p><app-article-state [of]="it" />&ngsp;<span class="quiet">{{ 'articles.owner' | transloco: { name: it.owner.name } }} · {{ 'articles.version' | transloco: { version: it.version } }}</span></p>
    @if (it.changedAt) { <p class="card" role="note">{{ 'articles.changedNote' | transloco }}</p> }
    @if (it.address; as address) { <p><a matButton="outlined" [href]="address" target="_blank" rel="noopener noreferrer">{{ 'learning.openLink' | transloco: { site: site() } }}</a></p> }
    @else { <div [attr.lang]="it.lang"><app-lesson-text [document]="it.document" /></div> }
  `,
})
export class ArticleBody {
  readonly article = input.required<ArticleShown>();
  protected readonly site = computed(() => { const it = this.article().address ?? ''; return URL.canParse(it) ? new URL(it).host : ''; });
}

import { Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ArticleLine } from '@palier/contracts';
import { When } from '../ui';

/** Whether an article can be relied on: verified, past its day, or changed at its source since. In words and by a sign. */
@Component({
  selector: 'app-article-state',
  imports: [TranslocoPipe, When],
  template: `
    @let it = of();
    @if (it.changedAt; as at) { <span class="warn"><span aria-hidden="true">▲</span> {{ 'articles.changed' | transloco: { when: (at | when) } }}</span> }
    @else if (it.late) { <span class="warn"><span aria-hidden="true">▲</span> {{ 'articles.late' | transloco: { day: (it.verifyBy | when) } }}</span> }
    @else { <span class="right"><span aria-hidden="true">✓</span> {{ 'articles.verified' | transloco: { day: (it.verifiedOn | when) } }}</span> }
  `,
  styles: `.warn { color: var(--to-acquire); font-weight: 620; } .right { color: var(--held); font-weight: 620; }`,
})
export class ArticleState {
  readonly of = input.required<Pick<ArticleLine, 'changedAt' | 'late' | 'verifyBy' | 'verifiedOn'>>();
}

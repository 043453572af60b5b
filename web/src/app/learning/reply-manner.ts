import { Component, computed, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Said } from '@palier/domain';
import { mannerKeys } from './simulation-words';

/** How a reply is said, in one line: channel, tone, action, and whether the ticket goes on to others. */
@Component({
  selector: 'app-reply-manner',
  imports: [TranslocoPipe],
  template: `@for (key of keys(); track key) {<span>{{ key | transloco }}</span>}`,
  styles: `:host { display: block; color: var(--quiet); font-size: 0.875rem; } span:not(:first-child)::before { content: ' · '; }`,
})
export class ReplyManner {
  readonly of = input.required<Omit<Said, 'id' | 'text'>>();
  protected readonly keys = computed(() => mannerKeys(this.of()));
}

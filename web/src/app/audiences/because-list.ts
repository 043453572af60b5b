import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { AudienceNames, Because } from '@palier/contracts';
import { SessionStore } from '../platform';
import { reasonInWords } from './audience-words';

/** Why somebody is in a campaign, or no longer: what is so of them, or is not. */
@Component({
  selector: 'app-because',
  imports: [TranslocoPipe],
  template: `@for (it of of(); track $index; let last = $last) {{{ words(it) }}{{ last ? '' : ' · ' }}} @empty {{{ (left() ? 'audiences.unconcernedNow' : 'audiences.concerned') | transloco }}}`,
})
export class BecauseList {
  readonly of = input.required<readonly Because[]>();
  readonly names = input.required<AudienceNames>();
  /** Why they left. */
  readonly left = input(false);
  private readonly transloco = inject(TranslocoService);
  private readonly session = inject(SessionStore);
  private readonly byId = computed(() => new Map(this.names().map((it) => [it.id, it.name])));

  protected words(it: Because) { return reasonInWords(it, { words: this.transloco, locale: this.session.locale(), named: (id) => this.session.say(this.byId().get(id)) }); }
}

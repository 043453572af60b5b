import { computed, inject, Injectable } from '@angular/core';
import { countHelp } from '@palier/contracts';
import { Api, recounted, SessionStore } from '../platform';

/** How many requests wait for the reader's answer, and how many answers wait for the reader. */
@Injectable({ providedIn: 'root' })
export class HelpCount {
  private readonly session = inject(SessionStore);
  private readonly counts = inject(Api).read(countHelp, () => (this.session.person() !== null && this.session.may('help.read') ? {} : undefined));
  readonly toAnswer = computed(() => (this.counts.hasValue() ? this.counts.value().toAnswer : 0));
  readonly answered = computed(() => (this.counts.hasValue() ? this.counts.value().answered : 0));

  /** Counts again: somebody asked, answered or closed meanwhile. */
  readonly refresh = recounted(this.counts);
}

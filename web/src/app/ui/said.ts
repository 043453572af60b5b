import { computed, Directive, inject, input } from '@angular/core';
import type { Bilingual } from '@palier/contracts';
import { SessionStore } from '../platform';

/** A bilingual text in the reader's language; where it exists in the other one only, in that one, marked as such for whoever reads it aloud. */
@Directive({ selector: '[appSaid]', host: { '[textContent]': 'text()', '[attr.lang]': 'lang()' } })
export class Said {
  readonly appSaid = input.required<Bilingual | null | undefined>();
  private readonly session = inject(SessionStore);
  protected readonly text = computed(() => this.session.say(this.appSaid()));
  protected readonly lang = computed(() => {
    const it = this.appSaid();
    return it?.[this.session.locale()] !== undefined ? null : it?.fr !== undefined ? 'fr' : it?.en !== undefined ? 'en' : null;
  });
}

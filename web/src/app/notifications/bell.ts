import { computed, inject, Injectable } from '@angular/core';
import { readBell } from '@palier/contracts';
import { Api, recounted, SessionStore } from '../platform';

/** How many notifications the reader has not read. */
@Injectable({ providedIn: 'root' })
export class Bell {
  private readonly session = inject(SessionStore);
  private readonly count = inject(Api).read(readBell, () => (this.session.person() !== null ? {} : undefined));
  readonly unread = computed(() => (this.count.hasValue() ? this.count.value().unread : 0));

  /** Counts again. Asked as people move about, never by a timer: a page left open would keep its session alive. */
  readonly refresh = recounted(this.count);
}

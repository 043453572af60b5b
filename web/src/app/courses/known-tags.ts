import { computed, inject, Injectable } from '@angular/core';
import { listTags } from '@palier/contracts';
import { Api } from '../platform';

/** The tags that the bank knows, read once for a page; the most used first. */
@Injectable()
export class KnownTags {
  private readonly read = inject(Api).read(listTags);
  readonly tags = computed(() => (this.read.hasValue() ? this.read.value().tags.map((it) => it.tag) : []));
}

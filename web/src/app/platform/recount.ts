import { effect, signal, type ResourceRef } from '@angular/core';

/**
 * Reads a resource again, also where a reading is under way: that one may have been answered before what is to be seen.
 * Made where effects may be made; several calls during one reading lead to one more.
 */
export function recounted(resource: Pick<ResourceRef<unknown>, 'reload' | 'isLoading'>): () => void {
  const asked = signal(false);
  effect(() => { if (asked() && !resource.isLoading()) { asked.set(false); resource.reload(); } });
  return () => { if (!resource.reload()) asked.set(true); };
}

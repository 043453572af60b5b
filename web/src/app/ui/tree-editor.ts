import { afterNextRender, computed, Directive, ElementRef, inject, Injector, type WritableSignal } from '@angular/core';
import { addAt, moveAt, partAt, partsOf, placesIn, removeAt, replaceAt, wrapAt, type Place } from '@palier/domain';
import type { PartDeed } from './part-does';

/** The presses of an editor of a rule that is a tree, one line a part, what stands in a group set in below it. Every line can be added to, moved, wrapped and taken out by keyboard; focus follows what moved. */
@Directive()
export abstract class TreeEditor<T extends { readonly kind: string }> {
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly injector = inject(Injector);
  protected abstract readonly whole: WritableSignal<T>;
  /** What a part is as it becomes of a kind; a group holds one part. */
  protected abstract readonly fresh: Readonly<Record<T['kind'], T>>;
  /** The part that is added. */
  protected abstract readonly added: T;
  protected readonly lines = computed(() => placesIn(this.whole()).map(({ place, part }) => {
    const index = place.at(-1) ?? 0;
    const parent = place.length === 0 ? undefined : partAt(this.whole(), place.slice(0, -1));
    return { place, part, key: place.join('.'), number: ['1', ...place.map((it) => it + 1)].join('.'), indent: `min(${place.length * 20}px, ${place.length * 5}vw)`, first: index === 0, last: parent === undefined || !('of' in parent) || index === partsOf(parent).length - 1 };
  }));

  protected text(event: Event) { return event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement ? event.target.value : ''; }
  protected number(event: Event) { return Number(this.text(event)); }

  protected become(place: Place, kind: T['kind']) {
    const before = partAt(this.whole(), place);
    if (before === undefined) return;
    const next = this.fresh[kind];
    // A group that becomes another kind keeps its parts; a part that becomes a group is its first.
    this.go(replaceAt(this.whole(), place, 'of' in next ? { ...next, of: 'of' in before ? partsOf(before) : [before] } : next), place, 'kind');
  }

  protected put(place: Place, part: NoInfer<T>) { this.whole.set(replaceAt(this.whole(), place, part)); }

  protected act(does: PartDeed, place: Place) {
    const [whole, parent] = [this.whole(), place.slice(0, -1)];
    switch (does) {
      case 'add': { const part = partAt(whole, place); this.go(addAt(whole, place, this.added), [...place, part !== undefined && 'of' in part ? partsOf(part).length : 1], 'kind'); break; }
      case 'wrap': this.go(wrapAt(whole, place, 'all'), place, 'kind'); break;
      case 'up': this.go(moveAt(whole, place, -1), [...parent, (place.at(-1) ?? 0) - 1], 'up'); break;
      case 'down': this.go(moveAt(whole, place, 1), [...parent, (place.at(-1) ?? 0) + 1], 'down'); break;
      case 'remove': this.go(removeAt(whole, place), parent, 'add');
    }
  }

  /** Focus goes where the part went; a button that can do no more there gives it to the next one that can. */
  private go(next: T, place: Place, does: string) {
    this.whole.set(next);
    afterNextRender(() => {
      const line = this.host.nativeElement.querySelector(`[data-place="${place.join('.')}"]`);
      const wanted = line?.querySelector<HTMLButtonElement | HTMLSelectElement>(`[data-does="${does}"]`);
      (wanted?.disabled === false ? wanted : line?.querySelector<HTMLSelectElement>('[data-does="kind"]'))?.focus();
    }, { injector: this.injector });
  }
}

import { Directive, ElementRef, inject, output } from '@angular/core';

/** A list whose items are dragged by their grips; the keys and buttons that do the same stand beside. An item says its id in `data-drag`. */
@Directive({ selector: 'ol[appDragList]', host: { '(dragstart)': 'take($event)', '(dragover)': 'over($event)', '(drop)': 'put($event)', '(dragend)': 'leave()' } })
export class DragList {
  /** Which item goes by how many places. */
  readonly dragged = output<{ id: string; by: number }>();
  private readonly list = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private taken: HTMLElement | null = null;

  protected take(event: DragEvent) {
    const item = event.target instanceof HTMLElement && event.target.matches('.drag-grip') ? event.target.closest<HTMLElement>('[data-drag]') : null;
    if (item === null || event.dataTransfer === null || !this.items().includes(item)) return;
    this.taken = item;
    event.dataTransfer.effectAllowed = 'move';
    event.dataTransfer.setData('text/plain', '');
    event.dataTransfer.setDragImage(item, 12, 12);
  }

  protected over(event: DragEvent) {
    if (this.taken === null) return;
    event.preventDefault();
    const others = this.others();
    const place = this.place(event);
    for (const [at, it] of others.entries()) it.dataset['drop'] = at === place ? 'before' : at === others.length - 1 && place === others.length ? 'after' : '';
  }

  protected put(event: DragEvent) {
    if (this.taken === null) return;
    event.preventDefault();
    const [from, to, id] = [this.items().indexOf(this.taken), this.place(event), this.taken.dataset['drag']];
    this.leave();
    if (from !== -1 && to !== from && id !== undefined) this.dragged.emit({ id, by: to - from });
  }

  protected leave() {
    for (const it of this.items()) delete it.dataset['drop'];
    this.taken = null;
  }

  private items() { return [...this.list.querySelectorAll<HTMLElement>(':scope > [data-drag]')]; }
  private others() { return this.items().filter((it) => it !== this.taken); }
  /** How many of the others lie above the pointer: there it would stand. */
  private place(event: DragEvent) { return this.others().filter((it) => { const { top, height } = it.getBoundingClientRect(); return top + height / 2 < event.clientY; }).length; }
}

import { Component, computed, DestroyRef, ElementRef, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import { keepPlace, type Unit } from '@palier/contracts';
import { blockText, type LessonBlock, type LessonDocument } from '@palier/domain';
import { Api } from '../platform';

/** How long a reader rests on a block before it is kept: so that scrolling through asks nothing of the server. It counts for nothing else. */
const rest = 1200;

/** Where somebody was in this lesson, by block; and keeps where they are while they read. */
@Component({
  selector: 'app-lesson-place',
  imports: [MatButton, TranslocoPipe],
  template: `@if (was(); as block) { <p class="card row" role="status"><span>{{ 'learning.youWereAt' | transloco: { words: wordsOf(block) } }}</span><button matButton="outlined" type="button" (click)="goThere(block.attrs.id)">{{ 'learning.goThere' | transloco }}</button></p> }`,
})
export class LessonPlace {
  readonly unit = input.required<Unit>();
  private readonly api = inject(Api);
  private readonly page = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly blocks = computed(() => (this.unit().document as LessonDocument | null)?.content ?? []);
  /** The beginning needs no way back to it, and what is done is read from wherever one likes. */
  protected readonly was = computed(() => { const at = this.blocks().findIndex((it) => it.attrs.id === this.unit().place); return at <= 0 || this.unit().done ? null : (this.blocks()[at] ?? null); });
  private kept: string | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    const scrolled = () => { clearTimeout(this.timer); this.timer = setTimeout(() => void this.keep(), rest); };
    const leaving = () => { clearTimeout(this.timer); void this.keep(); };
    addEventListener('scroll', scrolled, { passive: true });
    addEventListener('pagehide', leaving);
    inject(DestroyRef).onDestroy(() => { removeEventListener('scroll', scrolled); removeEventListener('pagehide', leaving); clearTimeout(this.timer); });
  }

  protected wordsOf(block: LessonBlock): string { const words = blockText(block); return words.length <= 80 ? words : `${words.slice(0, 79).trimEnd()}…`; }

  protected goThere(blockId: string) {
    const block = this.drawn().find((it) => it.dataset['block'] === blockId);
    if (block === undefined) return;
    if (!block.hasAttribute('tabindex')) block.setAttribute('tabindex', '-1');
    block.scrollIntoView({ block: 'start' });
    block.focus({ preventScroll: true });
  }

  private drawn(): HTMLElement[] { return [...(this.page.nativeElement.parentElement?.querySelectorAll<HTMLElement>('[data-block]') ?? [])]; }

  /** The last block that begins in the upper half of the window. */
  private async keep() {
    const at = this.drawn().findLast((it) => it.getBoundingClientRect().top <= innerHeight / 2)?.dataset['block'] ?? null;
    if (at === null || at === this.kept || scrollY === 0) return;
    this.kept = at;
    // A place that is not kept is no loss: nobody is told.
    await this.api.send(keepPlace, { params: { courseId: this.unit().courseId, unitId: this.unit().id }, body: { blockId: at } }).catch(() => { this.kept = null; });
  }
}

import { afterNextRender, Component, effect, ElementRef, inject, input, viewChild } from '@angular/core';
import { Title } from '@angular/platform-browser';

/** The page's own title: said in the window, and where the keyboard begins. */
@Component({ selector: 'app-page-header', template: `<h1 #h tabindex="-1" [attr.lang]="lang()">{{ heading() }}</h1>@if (lead()) { <p class="quiet">{{ lead() }}</p> }` })
export class PageHeader {
  readonly heading = input.required<string>();
  readonly lead = input('');
  /** The language of the heading, where it need not be the reader’s. */
  readonly lang = input<string | null>(null);
  private readonly title = inject(Title);
  private readonly h = viewChild.required<ElementRef<HTMLElement>>('h');

  constructor() {
    effect(() => this.title.setTitle(this.heading() === '' ? 'Palier' : `${this.heading()} · Palier`));
    afterNextRender(() => this.h().nativeElement.focus({ preventScroll: true }));
  }
}

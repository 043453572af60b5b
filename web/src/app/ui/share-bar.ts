import { Component, input } from '@angular/core';

/** So many of so many, as boxes one can count; beyond twenty, as a bar. What of it is only carried over is striped. The figures stand beside it in words. */
@Component({
  selector: 'app-share-bar',
  template: `
    @if (of() > 0 && of() <= 20) { @for (box of boxes(); track $index) { <span [class]="box"></span> } }
    @else if (of() > 20) { <span class="long"><span class="full" [style.width.%]="100 * (done() - carried()) / of()"></span><span class="carried" [style.width.%]="100 * carried() / of()"></span></span> }
  `,
  host: { 'aria-hidden': 'true' },
  styles: `:host { display: flex; gap: 3px; margin: 8px 0 4px; max-width: 320px; } span { flex: 1; height: 8px; border-radius: 3px; border: 1px solid var(--kept); } .full { background: var(--held); border-color: var(--held); } .carried { background: repeating-linear-gradient(90deg, var(--held) 0 2px, transparent 2px 5px); border-color: var(--held); } .long { display: flex; overflow: hidden; } .long span { flex: none; height: 100%; border: 0; border-radius: 0; }`,
})
export class ShareBar {
  readonly done = input.required<number>();
  readonly of = input.required<number>();
  /** How much of what is done still has to be confirmed. */
  readonly carried = input(0);
  protected boxes() { return Array.from({ length: this.of() }, (_, index) => (index < this.done() - this.carried() ? 'full' : index < this.done() ? 'carried' : '')); }
}

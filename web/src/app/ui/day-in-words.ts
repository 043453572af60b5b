import { afterRenderEffect, Directive, DOCUMENT, ElementRef, inject, signal, type DoCheck } from '@angular/core';
import { When } from './say.pipe';

/**
 * The browser writes the day of a date field as its own language does, which may be another than the reader's: 03/04 is read as March or as April.
 * So the day chosen stands beside the field in words, and is read aloud with it.
 */
@Directive({ selector: 'input[type=date]', providers: [When], host: { '(input)': 'look()', '(change)': 'look()', '[attr.aria-description]': 'said() || null' } })
export class DayInWords implements DoCheck {
  private readonly field = inject<ElementRef<HTMLInputElement>>(ElementRef).nativeElement;
  private readonly words = inject(DOCUMENT).createElement('span');
  private readonly when = inject(When);
  protected readonly said = signal('');

  constructor() {
    this.words.className = 'quiet day-in-words';
    this.words.ariaHidden = 'true';
    afterRenderEffect(() => {
      if (!this.words.isConnected) this.field.after(this.words);
      this.words.textContent = this.said();
      this.look();
    });
  }

  /** The page may have chosen another day, or another language. */
  ngDoCheck(): void { this.look(); }

  protected look(): void { this.said.set(this.when.transform(this.field.value)); }
}

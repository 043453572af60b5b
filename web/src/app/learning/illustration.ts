import { Component, input } from '@angular/core';
import { readFile, type PresentedQuestion } from '@palier/contracts';
import { addressOf } from '../platform';

/** The picture beside what a question asks, and what it shows for whoever does not see it. */
@Component({
  selector: 'app-illustration',
  template: `@let it = of();<img [src]="address(it.file)" [alt]="it.words" [width]="it.width" [height]="it.height" [class.small]="small()" />`,
  styles: `:host { display: block; margin: 8px 0 12px; line-height: 0; } img { max-width: 100%; width: auto; height: auto; max-height: 60vh; border: 1px solid var(--line); border-radius: 8px; } .small { max-height: 140px; }`,
})
export class IllustrationPart {
  readonly of = input.required<NonNullable<PresentedQuestion['illustration']>>();
  /** Where it is only to be recognised. */
  readonly small = input(false);
  protected address(sha256: string) { return addressOf(readFile, { sha256 }); }
}

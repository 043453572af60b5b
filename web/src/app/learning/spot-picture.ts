import { Component, input, output } from '@angular/core';
import { readFile, type PresentedQuestion } from '@palier/contracts';
import { addressOf } from '../platform';

/** A picture with its numbered spots. Pressing one is a shortcut: the list beside it says the same in words, and is reached by keyboard. */
@Component({
  selector: 'app-spot-picture',
  template: `
    @let it = picture();
    @if (it.file) { <div class="frame"><img [src]="address(it.file)" [alt]="it.words" [width]="it.width" [height]="it.height" />
      @for (shape of it.shapes; track $index) { <span class="spot" aria-hidden="true" [class.round]="shape.form === 'round'" [class.chosen]="chosen() === $index" [style.left.%]="shape.x / 10" [style.top.%]="shape.y / 10" [style.width.%]="shape.width / 10" [style.height.%]="shape.height / 10" (click)="picked.emit($index)"><b>{{ $index + 1 }}</b></span> }</div> }
  `,
  styles: `
    :host { display: block; } .frame { position: relative; display: inline-block; max-width: 100%; line-height: 0; border: 1px solid var(--line); border-radius: 8px; overflow: hidden; } img { max-width: 100%; height: auto; }
    .spot { position: absolute; border: 2px solid #14655f; box-shadow: 0 0 0 1px #fff, inset 0 0 0 1px #fff; border-radius: 4px; cursor: pointer; } .round { border-radius: 50%; } .chosen { border-width: 4px; background: rgb(20 101 95 / 22%); }
    b { position: absolute; top: 0; left: 0; min-width: 22px; padding: 0 5px; font-size: 0.8125rem; line-height: 22px; text-align: center; border-radius: 11px; color: #fff; background: #14655f; } .round b { left: 50%; top: 50%; translate: -50% -50%; }
  `,
})
export class SpotPicture {
  readonly picture = input.required<NonNullable<PresentedQuestion['picture']>>();
  readonly chosen = input<number | null>(null);
  readonly picked = output<number>();
  protected address(sha256: string) { return addressOf(readFile, { sha256 }); }
}

import { afterNextRender, Component, ElementRef, input, linkedSignal, output, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import { isWebAddress } from '@palier/domain';
import { typed } from './words';

/** Where a link of a lesson leads: to the web, or it is none. */
@Component({
  selector: 'app-lesson-link',
  imports: [MatButton, TranslocoPipe],
  template: `
    <form class="card" novalidate (submit)="$event.preventDefault(); give()" (keydown.escape)="closed.emit()">
      <label class="field">{{ 'drafts.address' | transloco }}<input #address name="linkAddress" type="url" maxlength="1900" autocomplete="off" placeholder="https://" [attr.aria-invalid]="wrong()" [attr.aria-describedby]="wrong() ? 'link-wrong' : null" [value]="href()" (input)="href.set(typed($event).trim())" /></label>
      @if (wrong()) { <p class="error" id="link-wrong" role="alert">{{ 'gaps.lesson_link-not-https' | transloco: { found: href() } }}</p> }
      <div class="actions"><button matButton="filled" type="submit">{{ 'lessonEditor.linkThere' | transloco }}</button>@if (there()) { <button matButton="outlined" type="button" (click)="given.emit(null)">{{ 'lessonEditor.unlink' | transloco }}</button> }<button matButton type="button" (click)="closed.emit()">{{ 'lessonEditor.close' | transloco }}</button></div>
    </form>
  `,
  styles: `form { margin: 0; } .actions { margin-top: 12px; } p { margin: 4px 0 0; overflow-wrap: anywhere; }`,
})
export class LessonLink {
  /** The address that the words have already. */
  readonly there = input.required<string | null>();
  /** An address, or null for a link that is to be none. */
  readonly given = output<string | null>();
  readonly closed = output();
  private readonly field = viewChild.required<ElementRef<HTMLInputElement>>('address');
  protected readonly typed = typed;
  protected readonly href = linkedSignal(() => this.there() ?? '');
  protected readonly wrong = signal(false);

  constructor() { afterNextRender(() => this.field().nativeElement.focus()); }

  protected give() {
    this.wrong.set(!isWebAddress(this.href()));
    if (!this.wrong()) this.given.emit(this.href());
  }
}

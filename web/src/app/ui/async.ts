import { Component, computed, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatProgressBar } from '@angular/material/progress-bar';
import { TranslocoPipe } from '@jsverse/transloco';
import { problemOf } from '../platform';

interface Loading { isLoading(): boolean; error(): unknown; hasValue(): boolean; reload(): boolean }

/** What a page shows while it waits, or when it is refused; its content otherwise. Old content stays while new is read. */
@Component({
  selector: 'app-async',
  imports: [MatButton, MatProgressBar, TranslocoPipe],
  template: `
    @if (of().isLoading()) { <mat-progress-bar mode="indeterminate" [attr.aria-label]="'ui.loading' | transloco" /> }
    @if (problem(); as code) {
      <div class="card" role="alert">
        <p class="error">{{ 'problems.' + code | transloco }}</p>
        <button matButton="outlined" type="button" (click)="of().reload()">{{ 'ui.retry' | transloco }}</button>
      </div>
    } @else if (of().hasValue()) { <ng-content /> }
  `,
})
export class Async {
  readonly of = input.required<Loading>();
  protected readonly problem = computed(() => {
    const error = this.of().error();
    if (error === undefined || error === null) return null;
    const found = problemOf(error);
    return (found === 'offline' ? 'offline' : found.code).replaceAll('.', '_');
  });
}

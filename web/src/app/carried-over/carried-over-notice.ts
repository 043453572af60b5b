import { Component, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { When } from '../ui';

/** Said before it is too late: so many levels were carried over and end on a day, unless somebody confirms them. */
@Component({
  selector: 'app-carried-over-notice',
  imports: [MatButton, RouterLink, TranslocoPipe, When],
  template: `
    <section class="card row"><div><h2>{{ (own() ? 'carriedOver.yours' : 'carriedOver.toConfirm') | transloco }}</h2><p><span aria-hidden="true">◇</span>&ngsp;{{ (own() ? 'carriedOver.noticeOwn' : 'carriedOver.notice') | transloco: { count: count(), day: (until() | when) } }}</p></div>
      <a matButton="outlined" [routerLink]="to()">{{ (own() ? 'carriedOver.see' : 'carriedOver.confirmOpen') | transloco }}</a></section>
  `,
  styles: `h2, p { margin: 0; } section { border-left: 4px solid var(--to-acquire); }`,
})
export class CarriedOverNotice {
  readonly count = input.required<number>();
  readonly until = input.required<string>();
  readonly to = input.required<string>();
  /** Spoken to the person concerned rather than to their lead. */
  readonly own = input(false);
}

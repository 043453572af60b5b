import { Component, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { openReview, type Checkpoint } from '@palier/contracts';
import { Api, newId, places } from '../platform';
import { Deed, When } from '../ui';
import { checkpointWords, kindWords, stateWords } from './words';

/** The points at 30, 60 and 90 days of somebody who starts: when, where each stands, and, for whoever may, the next one to open. */
@Component({
  selector: 'app-checkpoints',
  imports: [MatButton, RouterLink, TranslocoPipe, When],
  template: `
    @if (of().length > 0) {
      <section class="card"><h2>{{ 'reviews.checkpoints' | transloco }}</h2><p class="quiet">{{ 'reviews.checkpointsLead' | transloco }}</p>
        @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
        <ol class="plain">
          @for (it of of(); track it.kind) {
            <li class="row"><div><strong>@if (it.review; as review) { <a [routerLink]="places.review(review.id)">{{ kindWords[it.kind] | transloco }}</a> } @else { {{ kindWords[it.kind] | transloco }} }</strong>
                <br /><span class="quiet">{{ 'reviews.dueOn' | transloco: { day: (it.dueOn | when) } }}</span></div>
              <div class="end"><span [class.late]="it.state === 'late'"><span aria-hidden="true">{{ marks[it.state] }}</span>&ngsp;{{ checkpointWords[it.state] | transloco: { day: (it.heldOn | when) } }}</span>
                @if (it.review; as review) { <br /><span class="quiet">{{ stateWords[review.state] | transloco }}</span> }
                @else if (mayOpen() && (it.state === 'late' || it.state === 'soon')) { <br /><button class="no-print" matButton="outlined" type="button" [disabled]="deed.busy()" (click)="open(it)">{{ 'reviews.openCheckpoint' | transloco }}<span class="sr"> {{ kindWords[it.kind] | transloco }}</span></button> }</div></li>
          }
        </ol></section>
    }
  `,
  styles: `h2 { margin: 0; } p { margin: 4px 0 8px; } ol { margin: 0; } li { padding: 8px 0; border-top: 1px solid var(--line); align-items: start; } .late { color: var(--to-acquire); font-weight: 620; } .end { text-align: end; } button { margin-top: 6px; } @media (max-width: 600px) { .end { text-align: start; } }`,
})
export class Checkpoints {
  readonly personId = input.required<string>();
  readonly of = input.required<readonly Checkpoint[]>();
  readonly mayOpen = input(false);
  readonly opened = output();
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  protected readonly places = places;
  protected readonly deed = new Deed();
  protected readonly kindWords = kindWords;
  protected readonly stateWords = stateWords;
  protected readonly checkpointWords = checkpointWords;
  protected readonly marks = { held: '●', passedOver: '–', late: '▲', soon: '◆', later: '○' } as const;

  protected open({ kind }: Checkpoint) {
    return this.deed.run(async () => {
      const { id } = await this.api.send(openReview, { params: { personId: this.personId() }, body: { id: newId(), kind, asOf: null } });
      this.opened.emit();
      await this.router.navigateByUrl(places.review(id));
    });
  }
}

import { Component, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import { changePlans, readPlanChanges } from '@palier/contracts';
import { Api, newId } from '../platform';
import { Async, Deed, When } from '../ui';
import { ChangeLines } from './change-lines';

/** Changes of a release that were added or withdrawn after its campaigns were launched: what they would ask otherwise, and one press for all of them. Nothing where they ask what there is to learn. */
@Component({
  selector: 'app-plan-changes',
  imports: [Async, ChangeLines, MatButton, TranslocoPipe, When],
  template: `
    <div aria-live="polite"><app-async [of]="changes">
      @if (changes.value(); as it) {
        @if (it.people > 0) {
          <section class="card"><h3><span aria-hidden="true">▲</span> {{ 'campaigns.changes' | transloco }}</h3>
            <p>{{ 'campaigns.wouldChange' | transloco: { count: it.people } }}</p>
            @for (one of it.campaigns; track one.id) { <h4>{{ 'campaigns.ofDayBy' | transloco: { day: (one.at | when), by: one.by } }}</h4><app-change-lines [of]="one.lines" [people]="one.people" /> }
            <div class="no-print"><button matButton="outlined" type="button" [disabled]="deed.busy() || changes.isLoading()" (click)="change(it.seen)">{{ 'campaigns.changeIt' | transloco: { count: it.people } }}</button></div></section>
        }
      }
    </app-async></div>
    @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
  `,
  styles: `h3, h4 { margin: 4px 0; } p { margin: 0; } section { margin-bottom: 12px; }`,
})
export class PlanChangesPart {
  readonly releaseId = input.required<string>();
  /** Raised where something of the release changed. */
  readonly turn = input(0);
  readonly changed = output();
  private readonly api = inject(Api);
  protected readonly deed = new Deed();
  protected readonly changes = this.api.read(readPlanChanges, () => { this.turn(); return { params: { releaseId: this.releaseId() } }; });
  /** The same wish keeps its id until it is done. */
  private wish = { seen: '', id: newId() };

  protected change(seen: string) {
    if (this.wish.seen !== seen) this.wish = { seen, id: newId() };
    return this.deed.run(async () => {
      try { await this.api.send(changePlans, { params: { releaseId: this.releaseId() }, body: this.wish }); } finally { this.changes.reload(); this.changed.emit(); }
    });
  }
}

import { Component, input, model } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Leavers } from '@palier/domain';

/** Whether an audience stays as it is launched or follows the facts, and what becomes of whoever no longer matches. */
@Component({
  selector: 'app-after-launch',
  imports: [TranslocoPipe],
  template: `
    <div class="card" role="group" aria-labelledby="after-launch"><strong id="after-launch">{{ 'campaigns.afterLaunch' | transloco }}</strong>
      <label class="choice"><input type="radio" name="live" [checked]="!live()" (change)="live.set(false)" /> <span>{{ 'campaigns.frozen' | transloco }}<br /><span class="quiet">{{ frozenHint() }}</span></span></label>
      <label class="choice"><input type="radio" name="live" value="live" [checked]="live()" (change)="live.set(true)" /> <span>{{ 'campaigns.live' | transloco }}<br /><span class="quiet">{{ liveHint() }}</span></span></label>
      @if (live()) { <div class="under" role="radiogroup" [attr.aria-label]="'campaigns.whoLeaves' | transloco"><strong>{{ 'campaigns.whoLeaves' | transloco }}</strong>
        @for (it of leaving; track it.leavers) { <label class="choice"><input type="radio" name="leavers" [value]="it.leavers" [checked]="leavers() === it.leavers" (change)="leavers.set(it.leavers)" /> <span>{{ it.key | transloco }}</span></label> }</div> }
    </div>
  `,
  styles: `.choice { display: flex; gap: 12px; align-items: flex-start; margin-top: 8px; cursor: pointer; } .choice input { width: 22px; height: 22px; margin: 2px 0 0; flex: none; accent-color: var(--held); } .under { margin: 12px 0 0 34px; }`,
})
export class AfterLaunch {
  readonly live = model.required<boolean>();
  readonly leavers = model.required<Leavers>();
  readonly frozenHint = input.required<string>();
  readonly liveHint = input.required<string>();
  protected readonly leaving = [{ leavers: 'stay', key: 'campaigns.leaversStay' }, { leavers: 'withdraw', key: 'campaigns.leaversWithdraw' }] as const satisfies readonly { leavers: Leavers; key: string }[];
}

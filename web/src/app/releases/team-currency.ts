import { Component, inject, input, model } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { readTeamCurrency } from '@palier/contracts';
import { Api } from '../platform';
import { Async, Say, ShareBar } from '../ui';

/** How many of each team are up to date with a release, and a way to who is not. It says nothing of levels. */
@Component({
  selector: 'app-team-currency',
  imports: [Async, Say, ShareBar, TranslocoPipe],
  template: `
    <app-async [of]="teams">
      @if ((teams.value()?.teams ?? []).length > 0) {
        <h3>{{ 'releases.byTeam' | transloco }}</h3>
        <p class="quiet">{{ 'releases.noLevel' | transloco }}</p>
        <ul>@for (it of teams.value()?.teams ?? []; track it.id) {
          <li [style.padding-left.px]="16 * it.depth"><button type="button" class="team" [attr.aria-pressed]="of() === it.id" (click)="of.set(of() === it.id ? undefined : it.id)">{{ it.name | say }}</button>
            <span>{{ 'releases.ofTeam' | transloco: { ready: it.upToDate, concerned: it.concerned } }}<app-share-bar [done]="it.upToDate" [of]="it.concerned" /></span></li>
        }</ul>
      }
    </app-async>
  `,
  styles: `:host { display: block; } h3 { margin: 16px 0 0; } p { margin: 0; } ul { list-style: none; padding: 0; margin: 8px 0 0; display: grid; gap: 4px; } li { display: grid; grid-template-columns: minmax(0, 320px) 200px; gap: 2px 12px; align-items: center; } .team { font: inherit; color: inherit; background: none; border: 1px solid transparent; border-radius: 8px; padding: 8px; text-align: left; text-decoration: underline; cursor: pointer; min-height: 40px; } .team[aria-pressed='true'] { border-color: currentColor; font-weight: 680; } @media (max-width: 600px) { li { grid-template-columns: 1fr; } }`,
})
export class TeamCurrencyPart {
  readonly releaseId = input.required<string>();
  /** Raised where something of the release changed. */
  readonly seen = input(0);
  /** The team whose people are shown; all where there is none. */
  readonly of = model<string>();
  private readonly api = inject(Api);
  protected readonly teams = this.api.read(readTeamCurrency, () => { this.seen(); return { params: { releaseId: this.releaseId() } }; });
}

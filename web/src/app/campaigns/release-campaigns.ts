import { Component, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { listCampaigns } from '@palier/contracts';
import { Api, places, SessionStore } from '../platform';
import { Async, ShareBar, When } from '../ui';
import { PlanChangesPart } from './plan-changes';

/** The campaigns of a release, and the way to the next one as long as a course teaches it. */
@Component({
  selector: 'app-release-campaigns',
  imports: [Async, MatButton, PlanChangesPart, RouterLink, ShareBar, TranslocoPipe, When],
  template: `
    @if (taught() || (campaigns.value()?.campaigns ?? []).length > 0) { <h2>{{ 'campaigns.heading' | transloco }}</h2><app-async [of]="campaigns">
      @if (session.may('campaign.change') && (campaigns.value()?.campaigns ?? []).length > 0) { <app-plan-changes class="no-print" [releaseId]="releaseId()" [turn]="seen()" (changed)="campaigns.reload()" /> }
      <ul class="list">@for (it of campaigns.value()?.campaigns ?? []; track it.id) {
        <li class="card"><div class="row"><div><a class="title" [routerLink]="places.campaign(it.id)">{{ 'campaigns.ofDay' | transloco: { day: (it.at | when) } }}</a><p class="quiet">@if (it.cancelled) { <strong>{{ 'campaigns.cancelled' | transloco }}</strong> } @else { {{ 'campaigns.dueBy' | transloco: { day: (it.dueOn | when) } }} } @if (it.orphaned) { <strong class="warn">{{ 'campaigns.isOrphaned' | transloco }}</strong> }</p></div>
          <div class="share"><span>{{ 'campaigns.readyOf' | transloco: { ready: it.counts.ready, people: it.people } }}</span><app-share-bar [done]="it.counts.ready" [of]="it.people" /></div></div></li>
      }</ul>
      @if (taught() && session.may('campaign.launch')) { <a class="no-print" matButton="filled" [routerLink]="places.launchCampaign(releaseId())">{{ 'campaigns.prepare' | transloco }}</a> }
    </app-async> }
  `,
  styles: `li p { margin: 2px 0 0; } .title { font-weight: 620; display: inline-block; padding: 4px 0; } .share { min-width: 160px; } .list:empty { display: none; }`,
})
export class ReleaseCampaigns {
  readonly releaseId = input.required<string>();
  /** A course version teaches it. */
  readonly taught = input.required<boolean>();
  /** Raised where something of the release changed. */
  readonly seen = input(0);
  private readonly api = inject(Api);
  protected readonly session = inject(SessionStore);
  protected readonly places = places;
  protected readonly campaigns = this.api.read(listCampaigns, () => { this.seen(); return { params: { releaseId: this.releaseId() } }; });
}

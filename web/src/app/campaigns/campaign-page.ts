import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { CampaignState, nudge, readCampaign, type Campaign, type CampaignPerson } from '@palier/contracts';
import { Api, places } from '../platform';
import { Async, Deed, PageHeader, ShareBar, When } from '../ui';
import { CampaignPersonPart } from './campaign-person';
import { CampaignAudience } from './campaign-audience';
import { CampaignPlanPart } from './campaign-plan';
import { PaceWords } from './pace';
import { ReadinessLine } from './readiness-line';
import { isOut, stateKeys, stateShapes } from './words';

/** The cockpit of a campaign: where everybody is, how readiness rises, which questions are missed, and a nudge for whoever has something left. */
@Component({
  selector: 'app-campaign-page',
  imports: [Async, CampaignPersonPart, CampaignAudience, CampaignPlanPart, MatButton, PaceWords, PageHeader, ReadinessLine, RouterLink, ShareBar, TranslocoPipe, When],
  template: `
    <app-page-header [heading]="named() === '' ? '' : ('campaigns.title' | transloco: { name: named() })" />
    <app-async [of]="page">
      @if (shown(); as it) {
        <p class="no-print"><a [routerLink]="places.release(it.release.id)"><span aria-hidden="true">← </span>{{ it.release.product }} {{ it.release.name }}</a></p>
        <p>@if (it.cancelled) { <strong>{{ 'campaigns.cancelled' | transloco }}</strong> } @else { {{ 'campaigns.dueBy' | transloco: { day: (it.dueOn | when) } }} } <span class="quiet">{{ 'campaigns.launchedBy' | transloco: { by: it.by, day: (it.at | when), reason: it.reason } }}</span></p>
        <section class="card"><h2>{{ 'campaigns.readiness' | transloco }}</h2>
          <p>{{ 'campaigns.readyOf' | transloco: { ready: it.counts.ready, people: it.people } }}</p><app-share-bar [done]="it.counts.ready" [of]="it.people" />
          <app-readiness-line [of]="it" />
          @if (open(it) > 0) { <app-pace [of]="it.pace" /> }
          @if (it.critical > 0 && !isOut(it)) { <p class="quiet">{{ (it.release.on === null ? 'campaigns.toReadOnceOut' : 'campaigns.toReadFrom') | transloco: { count: it.critical, day: (it.release.on | when) } }}</p> }</section>
        <section class="card"><h2>{{ 'campaigns.audience' | transloco }}</h2><app-campaign-audience [of]="it" (changed)="readAgain()" /></section>
        @if (missed(it); as heat) { @if (heat.length > 0) {
          <section class="card"><h2>{{ 'campaigns.heat' | transloco }}</h2>
            <ol class="heat">@for (question of heat; track question.questionId) { <li><strong>{{ 'campaigns.missed' | transloco: { percent: percent(question) } }}</strong>&ngsp;<span class="quiet">{{ 'campaigns.answered' | transloco: { people: question.people } }}</span><br /><a [routerLink]="places.heatQuestion(it.id, question.questionId)" [attr.lang]="question.lang">{{ question.prompt }}</a></li> }</ol></section>
        } }
        <h2>{{ 'campaigns.people' | transloco }}</h2>
        <div role="group" class="filters no-print" [attr.aria-label]="'campaigns.filter' | transloco">
          <a [routerLink]="[]" [queryParams]="{ is: null }" [attr.aria-current]="is() ? null : 'true'">{{ 'campaigns.all' | transloco: { count: it.people } }}</a>
          @for (state of states; track state) { @if (it.counts[state] > 0 || is() === state) { <a [routerLink]="[]" [queryParams]="{ is: state }" [attr.aria-current]="is() === state ? 'true' : null"><span aria-hidden="true">{{ shapes[state] }}</span> {{ said[state] | transloco }} ({{ it.counts[state] }})</a> } }
        </div>
        @if (open(it) > 0) { <div class="nudge no-print"><button matButton="filled" type="button" [disabled]="deed.busy()" (click)="nudgeThem([])">{{ 'campaigns.nudgeAll' | transloco: { count: open(it) } }}</button></div> }
        @if (nudged(); as done) { <p role="status">{{ 'campaigns.nudged' | transloco: done }}</p> }
        @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
        <ul class="list">@for (one of lines(); track one.person.id) {
          <li class="card"><app-campaign-person [of]="one" [campaign]="it" [busy]="deed.busy()" (nudge)="nudgeThem([one.person.id])" (changed)="readAgain()" /></li>
        } @empty { <li class="card">{{ 'campaigns.nobodyHere' | transloco }}</li> }</ul>
        @if (it.next; as next) { <button class="no-print" matButton="outlined" type="button" (click)="after.set(next)">{{ 'releases.more' | transloco }}</button> }
        @if (it.mine && !it.cancelled) { <details class="card no-print" (toggle)="planning.set(isUnfolded($event))"><summary><strong>{{ 'campaigns.planChanges' | transloco }}</strong></summary>@if (planning()) { <app-campaign-plan [of]="it" (changed)="readAgain()" /> }</details> }
      }
    </app-async>
  `,
  styles: `.filters { display: flex; flex-wrap: wrap; gap: 4px 16px; margin: 8px 0 12px; } .filters a { padding: 8px 0; } .filters [aria-current] { font-weight: 680; text-decoration: none; } .heat { padding-left: 24px; display: grid; gap: 8px; margin: 8px 0 0; } summary { cursor: pointer; padding: 8px 0; } section h2 { margin: 0 0 4px; } .nudge { margin-bottom: 12px; }`,
})
export class CampaignPage {
  readonly campaignId = input.required<string>();
  readonly is = input<string>();
  private readonly api = inject(Api);
  protected readonly isOut = isOut;
  protected readonly places = places;
  protected readonly said = stateKeys;
  protected readonly shapes = stateShapes;
  protected readonly states = CampaignState.options;
  protected readonly deed = new Deed();
  protected readonly nudged = signal<{ nudged: number; already: number } | null>(null);
  /** The plan is unfolded: what would change is read only then. */
  protected readonly planning = signal(false);
  private readonly asked = computed(() => CampaignState.safeParse(this.is()).data);
  protected readonly after = linkedSignal<unknown, string | undefined>({ source: this.asked, computation: () => undefined });
  protected readonly page = this.api.read(readCampaign, () => ({ params: { campaignId: this.campaignId() }, query: { is: this.asked(), after: this.after() } }));
  protected readonly shown = linkedSignal<Campaign | undefined, Campaign | undefined>({ source: () => (this.page.hasValue() ? this.page.value() : undefined), computation: (it, before) => it ?? before?.value });
  /** Everybody shown so far. */
  protected readonly lines = linkedSignal<Campaign | undefined, readonly CampaignPerson[]>({ source: () => (this.page.hasValue() ? this.page.value() : undefined), computation: (it, before) => (it === undefined ? (before?.value ?? []) : this.after() === undefined ? it.lines : [...(before?.value ?? []), ...it.lines]) });
  protected readonly named = computed(() => { const it = this.shown(); return it === undefined ? '' : `${it.release.product} ${it.release.name}`; });

  protected isUnfolded(event: Event) { return event.target instanceof HTMLDetailsElement && event.target.open; }
  protected open(it: Campaign) { return it.counts.inProgress + it.counts.notOpened + it.counts.failed; }
  /** Questions that somebody missed; of the others there is nothing to look at. */
  protected missed(it: Campaign) { return it.heat.filter((one) => one.missed > 0); }
  protected percent(it: Campaign['heat'][number]) { return Math.round((100 * it.missed) / it.people); }

  protected nudgeThem(people: string[]) {
    return this.deed.run(async () => {
      this.nudged.set(await this.api.send(nudge, { params: { campaignId: this.campaignId() }, body: { people } }));
      this.readAgain();
    });
  }

  protected readAgain() { if (this.after() === undefined) this.page.reload(); else this.after.set(undefined); }
}

import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { CampaignState, nudge, readCampaign, type Campaign, type CampaignPerson } from '@palier/contracts';
import { isOpenIn } from '@palier/domain';
import { Api, places, SessionStore } from '../platform';
import { Async, Deed, PageHeader, ShareBar, When } from '../ui';
import { BecauseList } from './because-list';
import { CampaignPlanPart } from './campaign-plan';
import { ReadinessLine } from './readiness-line';
import { stateKeys, stateShapes } from './words';

/** The cockpit of a campaign: where everybody is, how readiness rises, which questions are missed, and a nudge for whoever has something left. */
@Component({
  selector: 'app-campaign-page',
  imports: [Async, BecauseList, CampaignPlanPart, MatButton, PageHeader, ReadinessLine, RouterLink, ShareBar, TranslocoPipe, When],
  template: `
    <app-page-header [heading]="named() === '' ? '' : ('campaigns.title' | transloco: { name: named() })" />
    <app-async [of]="page">
      @if (shown(); as it) {
        <p class="no-print"><a [routerLink]="places.release(it.release.id)"><span aria-hidden="true">← </span>{{ it.release.product }} {{ it.release.name }}</a></p>
        <p>@if (it.cancelled) { <strong>{{ 'campaigns.cancelled' | transloco }}</strong> } @else { {{ 'campaigns.dueBy' | transloco: { day: (it.dueOn | when) } }} } <span class="quiet">{{ 'campaigns.launchedBy' | transloco: { by: it.by, day: (it.at | when), reason: it.reason } }}</span></p>
        <section class="card"><h2>{{ 'campaigns.readiness' | transloco }}</h2>
          <p>{{ 'campaigns.readyOf' | transloco: { ready: it.counts.ready, people: it.people } }}</p><app-share-bar [done]="it.counts.ready" [of]="it.people" />
          <app-readiness-line [of]="it" /></section>
        @if (it.heat.length > 0) {
          <section class="card"><h2>{{ 'campaigns.heat' | transloco }}</h2>
            <ol class="heat">@for (question of it.heat; track question.questionId) { <li><strong>{{ 'campaigns.missed' | transloco: { percent: percent(question) } }}</strong>&ngsp;<span class="quiet">{{ 'campaigns.answered' | transloco: { people: question.people } }}</span><br />@if (session.may('question.review')) { <a [routerLink]="places.question(question.questionId)" [attr.lang]="question.lang">{{ question.prompt }}</a> } @else { <span [attr.lang]="question.lang">{{ question.prompt }}</span> }</li> }</ol></section>
        }
        <h2>{{ 'campaigns.people' | transloco }}</h2>
        <div role="group" class="filters no-print" [attr.aria-label]="'campaigns.filter' | transloco">
          <a [routerLink]="[]" [queryParams]="{ is: null }" [attr.aria-current]="is() ? null : 'true'">{{ 'campaigns.all' | transloco: { count: it.people } }}</a>
          @for (state of states; track state) { @if (it.counts[state] > 0 || is() === state) { <a [routerLink]="[]" [queryParams]="{ is: state }" [attr.aria-current]="is() === state ? 'true' : null"><span aria-hidden="true">{{ shapes[state] }}</span> {{ said[state] | transloco }} ({{ it.counts[state] }})</a> } }
        </div>
        @if (open(it) > 0) { <div class="no-print"><button matButton="filled" type="button" [disabled]="deed.busy()" (click)="nudgeThem([])">{{ 'campaigns.nudgeAll' | transloco: { count: open(it) } }}</button></div> }
        @if (nudged(); as done) { <p role="status">{{ 'campaigns.nudged' | transloco: done }}</p> }
        @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
        <ul class="list">@for (one of lines(); track one.person.id) {
          <li class="card"><div class="row"><div><a class="name" [routerLink]="places.skills(one.person.id)">{{ one.person.name }}</a><p class="quiet"><app-because [of]="one.because" /></p></div>
            <p class="state" [class]="one.state"><span aria-hidden="true">{{ shapes[one.state] }}</span> {{ said[one.state] | transloco }}@if (one.minutesLeft > 0) { <br /><span class="quiet">{{ 'assignments.minutesLeft' | transloco: { minutes: one.minutesLeft } }}</span> }</p></div>
            @if (one.steps.length > 0) { <ul class="steps">@for (step of one.steps; track $index) { <li><span aria-hidden="true">{{ mark(step) }}</span>&ngsp;<span [attr.lang]="step.lang">{{ step.title }}</span>&ngsp;<span class="quiet">{{ word(step) | transloco }}</span></li> }</ul> } @else { <p class="quiet">{{ 'campaigns.knewIt' | transloco }}</p> }
            @if (it.critical > 0) { <details><summary class="quiet"><span aria-hidden="true">{{ one.toRead > 0 ? '▲' : '✓' }}</span> {{ (one.toRead > 0 ? 'campaigns.toRead' : 'campaigns.allRead') | transloco: { count: one.toRead } }}<span class="sr"> – {{ one.person.name }}</span></summary>
              <ul class="steps">@for (change of it.changes; track change.id) { @let by = understood(one, change.id); <li><span aria-hidden="true">{{ by ? '✓' : '▲' }}</span>&ngsp;{{ change.text }}&ngsp;<span class="quiet">@if (by) { {{ (by.questions > 0 ? 'campaigns.understoodBy' : 'campaigns.understoodOn') | transloco: { day: (by.at | when), count: by.questions } }} } @else { {{ 'campaigns.notUnderstood' | transloco }} }</span></li> }</ul></details> }
            @if (isOpen(one)) { <div class="no-print"><button matButton="outlined" type="button" [disabled]="deed.busy() || one.nudgedToday" (click)="nudgeThem([one.person.id])">{{ (one.nudgedToday ? 'campaigns.nudgedToday' : 'campaigns.nudge') | transloco }}<span class="sr"> {{ one.person.name }}</span></button>
              <a matButton [routerLink]="places.assignments" [queryParams]="{ search: one.person.name }">{{ 'campaigns.manage' | transloco }}<span class="sr"> {{ one.person.name }}</span></a></div> }
          </li>
        } @empty { <li class="card">{{ 'campaigns.nobodyHere' | transloco }}</li> }</ul>
        @if (it.next; as next) { <button class="no-print" matButton="outlined" type="button" (click)="after.set(next)">{{ 'releases.more' | transloco }}</button> }
        @if (it.mine && !it.cancelled) { <details class="card no-print" (toggle)="planning.set(isUnfolded($event))"><summary><strong>{{ 'campaigns.planChanges' | transloco }}</strong></summary>@if (planning()) { <app-campaign-plan [of]="it" (changed)="readAgain()" /> }</details> }
      }
    </app-async>
  `,
  styles: `.filters { display: flex; flex-wrap: wrap; gap: 4px 16px; margin: 8px 0 12px; } .filters a { padding: 8px 0; } .filters [aria-current] { font-weight: 680; text-decoration: none; } li p { margin: 2px 0 0; } .name { font-weight: 620; display: inline-block; padding: 4px 0; } .state { text-align: right; } .failed { color: var(--to-acquire); } .ready { color: var(--held); } .steps { list-style: none; padding: 0; margin: 6px 0; } .heat { padding-left: 24px; display: grid; gap: 8px; margin: 8px 0 0; } summary { cursor: pointer; padding: 8px 0; } section h2 { margin: 0 0 4px; } @media (max-width: 600px) { .state { text-align: left; } }`,
})
export class CampaignPage {
  readonly campaignId = input.required<string>();
  readonly is = input<string>();
  private readonly api = inject(Api);
  protected readonly session = inject(SessionStore);
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
  protected understood(it: CampaignPerson, changeId: string) { return it.understood.find((one) => one.changeId === changeId); }
  protected isOpen(it: CampaignPerson) { return isOpenIn(it.state); }
  protected open(it: Campaign) { return it.counts.inProgress + it.counts.notOpened + it.counts.failed; }
  protected percent(it: Campaign['heat'][number]) { return Math.round((100 * it.missed) / it.people); }
  protected mark(it: CampaignPerson['steps'][number]) { return stateShapes[this.stateOf(it)]; }
  protected word(it: CampaignPerson['steps'][number]) { const state = this.stateOf(it); return state === 'ready' ? 'campaigns.done' : state === 'notOpened' ? 'campaigns.toDo' : stateKeys[state]; }

  protected nudgeThem(people: string[]) {
    return this.deed.run(async () => {
      this.nudged.set(await this.api.send(nudge, { params: { campaignId: this.campaignId() }, body: { people } }));
      this.readAgain();
    });
  }

  protected readAgain() { if (this.after() === undefined) this.page.reload(); else this.after.set(undefined); }
  private stateOf(it: CampaignPerson['steps'][number]): CampaignState { return it.done ? 'ready' : it.waived ? 'waived' : it.withdrawn ? 'withdrawn' : it.failed ? 'failed' : 'notOpened'; }
}

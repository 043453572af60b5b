import { Component, computed, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { answerExtension, waiveAssignment, type Campaign, type CampaignPerson, type CampaignState } from '@palier/contracts';
import { exemptionOf, isOpenIn } from '@palier/domain';
import { BecauseList } from '../audiences/because-list';
import { Api, newId, places, SessionStore } from '../platform';
import { Deed, When } from '../ui';
import { DaysLeftWords } from './days-left';
import { isOut, stateKeys, stateShapes } from './words';

/** Where one person is with a campaign, whether they can make it, and what their lead may do: answer a wish for a later day, remind, exempt. */
@Component({
  selector: 'app-campaign-person',
  imports: [BecauseList, DaysLeftWords, MatButton, RouterLink, TranslocoPipe, When],
  template: `
    @let one = of();
    <div class="row"><div><a class="name" [routerLink]="places.skills(one.person.id)">{{ one.person.name }}</a><p class="quiet"><app-because [of]="one.because" [names]="campaign().names" />@if (!one.isIn) {&ngsp;– {{ 'campaigns.isOut' | transloco }} }</p></div>
      <p class="state" [class]="one.state"><span aria-hidden="true">{{ shapes[one.state] }}</span> {{ said[one.state] | transloco }}@if (one.minutesLeft > 0) { <br /><span class="quiet">{{ 'assignments.minutesLeft' | transloco: { minutes: one.minutesLeft } }}</span> }</p></div>
    @if (one.steps.length > 0) { <ul class="steps">@for (step of one.steps; track $index) { <li><span aria-hidden="true">{{ mark(step) }}</span>&ngsp;<span [attr.lang]="step.lang">{{ step.title }}</span>&ngsp;<span class="quiet">{{ word(step) | transloco }}@for (text of step.withdrawnWith; track $index) { – {{ 'campaigns.becauseWithdrawn' | transloco: { text } }}}</span></li> }</ul> } @else { <p class="quiet">{{ 'campaigns.knewIt' | transloco }}</p> }
    @if (one.left; as left) { <p class="quiet"><app-days-left [of]="left" [fits]="one.fits" />@if (one.dueOn !== campaign().dueOn && one.dueOn) { · {{ 'assignments.grantedUntil' | transloco: { day: (one.dueOn | when) } }} }</p> }
    @for (reason of one.waivedBecause; track $index) { <p class="quiet">{{ 'assignments.waivedBecause' | transloco: { reason } }}</p> }
    @if (campaign().critical > 0 && isOut()) { <details><summary class="quiet"><span aria-hidden="true">{{ one.toRead > 0 ? '▲' : '✓' }}</span> {{ (one.toRead > 0 ? 'campaigns.toRead' : 'campaigns.allRead') | transloco: { count: one.toRead } }}<span class="sr"> – {{ one.person.name }}</span></summary>
      <ul class="steps">@for (change of campaign().changes; track change.id) { @let by = understood(change.id); <li><span aria-hidden="true">{{ by ? '✓' : '▲' }}</span>&ngsp;{{ change.text }}&ngsp;<span class="quiet">@if (by) { {{ (by.questions > 0 ? 'campaigns.understoodBy' : 'campaigns.understoodOn') | transloco: { day: (by.at | when), count: by.questions } }} } @else { {{ 'campaigns.notUnderstood' | transloco }} }</span></li> }</ul></details> }
    @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
    @if (others()) {
      @for (wish of one.waits; track wish.requestId) {
        <form class="stack no-print" (submit)="answer($event, wish.requestId)"><p><strong>{{ 'assignments.wishes' | transloco: { day: (wish.wishedOn | when), reason: wish.reason } }}</strong>&ngsp;<span class="quiet" [attr.lang]="wish.lang">{{ wish.title }}</span></p>
          <label class="field">{{ 'assignments.words' | transloco }}<input name="words" maxlength="500" /></label>
          <div class="actions"><button matButton="filled" type="submit" name="decision" value="granted" [disabled]="deed.busy()">{{ 'assignments.grant' | transloco }}<span class="sr"> {{ one.person.name }}</span></button><button matButton="outlined" type="submit" name="decision" value="refused" [disabled]="deed.busy()">{{ 'assignments.refuse' | transloco }}<span class="sr"> {{ one.person.name }}</span></button></div></form>
      }
      @if (isOpen()) {
        <div class="may no-print"><button matButton="outlined" type="button" [disabled]="busy() || one.nudgedToday" (click)="nudge.emit()">{{ (one.nudgedToday ? 'campaigns.nudgedToday' : 'campaigns.nudge') | transloco }}<span class="sr"> {{ one.person.name }}</span></button>
        <details><summary>{{ 'assignments.waive' | transloco }}<span class="sr"> {{ one.person.name }}</span></summary>
          @if (exemption(); as it) { @if (it.leftTo.length > 0) { <p class="quiet">{{ 'campaigns.waivedByOthers' | transloco: { by: it.leftTo.join(', ') } }}</p> }
          @if (it.from.length > 0) { <form class="stack" (submit)="waive($event)"><p class="quiet">{{ 'campaigns.waiveHint' | transloco }}</p><label class="field">{{ 'competencies.reason' | transloco }}<input name="reason" required maxlength="500" /></label><div><button matButton="outlined" type="submit" [disabled]="deed.busy()">{{ 'assignments.waive' | transloco }}</button></div></form> } }</details></div>
      }
    }
  `,
  styles: `p { margin: 2px 0 0; } .name { font-weight: 620; display: inline-block; padding: 4px 0; } .state { text-align: right; } .failed { color: var(--to-acquire); } .ready { color: var(--held); } .row { align-items: flex-start; } .steps { list-style: none; padding: 0; margin: 6px 0; display: flex; flex-wrap: wrap; gap: 2px 20px; } .may { display: flex; flex-wrap: wrap; align-items: flex-start; gap: 4px 20px; margin-top: 4px; } .may details[open] { flex: 1 1 320px; } .stack { margin: 8px 0; } summary { cursor: pointer; padding: 8px 0; } @media (max-width: 600px) { .state { text-align: left; } }`,
})
export class CampaignPersonPart {
  readonly of = input.required<CampaignPerson>();
  readonly campaign = input.required<Campaign>();
  /** Somebody is being reminded. */
  readonly busy = input(false);
  readonly nudge = output();
  readonly changed = output();
  private readonly api = inject(Api);
  private readonly session = inject(SessionStore);
  protected readonly places = places;
  protected readonly said = stateKeys;
  protected readonly shapes = stateShapes;
  protected readonly deed = new Deed();
  protected readonly exemption = computed(() => exemptionOf(this.of().steps));

  protected readonly isOut = computed(() => isOut(this.campaign()));

  protected understood(changeId: string) { return this.of().understood.find((it) => it.changeId === changeId); }
  protected isOpen() { return isOpenIn(this.of().state); }
  /** Nobody reminds, exempts or gives time to themselves. */
  protected others() { return this.of().person.id !== this.session.person()?.id; }
  protected mark(it: CampaignPerson['steps'][number]) { return stateShapes[stateOf(it)]; }
  protected word(it: CampaignPerson['steps'][number]) { const state = stateOf(it); return state === 'ready' ? 'campaigns.done' : state === 'notOpened' ? 'campaigns.toDo' : stateKeys[state]; }

  protected answer(event: Event, requestId: string) {
    event.preventDefault();
    if (!(event instanceof SubmitEvent) || !(event.target instanceof HTMLFormElement)) return undefined;
    const said = new FormData(event.target, event.submitter);
    const decision = said.get('decision') === 'refused' ? 'refused' : 'granted';
    return this.deed.run(async () => { try { await this.api.send(answerExtension, { params: { requestId }, body: { decision, words: String(said.get('words') ?? '') } }); } finally { this.changed.emit(); } });
  }

  /** From all that the campaign itself still asks of them. */
  protected waive(event: Event) {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement)) return undefined;
    const reason = String(new FormData(event.target).get('reason') ?? '');
    const { from } = this.exemption();
    return this.deed.run(async () => { try { for (const assignmentId of from) await this.api.send(waiveAssignment, { params: { assignmentId }, body: { id: newId(), reason } }); } finally { this.changed.emit(); } });
  }
}

const stateOf = (it: CampaignPerson['steps'][number]): CampaignState => (it.done ? 'ready' : it.waived ? 'waived' : it.withdrawn ? 'withdrawn' : it.failed ? 'failed' : 'notOpened');

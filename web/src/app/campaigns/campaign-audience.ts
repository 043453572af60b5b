import { Component, computed, inject, input, linkedSignal, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { takeCampaignOver, type Campaign } from '@palier/contracts';
import type { AudienceRule } from '@palier/domain';
import { audienceInWords } from '../audiences/audience-words';
import { BecauseList } from '../audiences/because-list';
import { Api, newId, places, SessionStore } from '../platform';
import { Deed, When } from '../ui';

/** Whom a campaign is for, whether that follows the facts, and who joined or left since the launch. */
@Component({
  selector: 'app-campaign-audience',
  imports: [BecauseList, MatButton, RouterLink, TranslocoPipe, When],
  template: `
    @let it = of().audience;
    <p>@if (it.rule; as rule) { {{ words(rule) }} } @else { {{ 'campaigns.everybody' | transloco }} }</p>
    @switch (it.state) {
      @case ('frozen') { <p class="quiet">{{ 'campaigns.isFrozen' | transloco }}</p> }
      @case ('over') { <p class="quiet">{{ 'campaigns.wasLive' | transloco }}</p> }
      @case ('live') { @if (of().orphaned) {
        <p><strong class="warn">{{ 'campaigns.orphaned' | transloco: { by: it.followedBy } }}</strong></p>
        @if (session.may('campaign.take-over')) { <div class="no-print"><button matButton="outlined" type="button" [disabled]="deed.busy()" (click)="takeOver()">{{ 'campaigns.takeOver' | transloco }}</button></div> } @else { <p class="quiet">{{ 'campaigns.hrTakesOver' | transloco }}</p> }
        @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
      } @else { <p><span aria-hidden="true">↻ </span>{{ 'campaigns.isLive' | transloco: { until: (it.until | when) } }} {{ (it.leavers === 'stay' ? 'campaigns.leaversStay' : 'campaigns.leaversWithdraw') | transloco }} @if (it.followedBy !== of().by) { {{ 'campaigns.followedBy' | transloco: { by: it.followedBy } }} }</p> } }
    }
    @if (it.state !== 'frozen') {
      @if (it.moves.length === 0) { <p class="quiet">{{ 'campaigns.noMoves' | transloco }}</p> }
      @else {
        <details><summary>{{ 'campaigns.moves' | transloco: { joined: it.joined, left: it.left } }}</summary>
          <ul class="moves">@for (move of it.moves; track $index) {
            <li><span aria-hidden="true">{{ move.kind === 'joined' ? '+' : '−' }}</span>&ngsp;<a [routerLink]="places.skills(move.person.id)">{{ move.person.name }}</a> {{ (move.kind === 'joined' ? 'campaigns.joined' : 'campaigns.left') | transloco: { day: (move.at | when) } }}<br />
              <span class="quiet"><app-because [of]="move.because" [names]="of().names" [left]="move.kind === 'left'" />@if (move.dueOn) {&ngsp;– {{ 'campaigns.joinedBy' | transloco: { day: (move.dueOn | when) } }} } @if (move.withdrawn > 0) {&ngsp;– {{ 'campaigns.withdrawnOf' | transloco: { count: move.withdrawn } }} }</span></li>
          }</ul>
          @if (it.joined + it.left > it.moves.length) { <p class="quiet">{{ 'campaigns.movesShown' | transloco: { shown: it.moves.length, total: it.joined + it.left } }}</p> }</details>
      }
    }
  `,
  styles: `p { margin: 2px 0 4px; max-width: none; } summary { cursor: pointer; padding: 8px 0; } .moves { list-style: none; padding: 0; margin: 0; display: grid; gap: 8px; }`,
})
export class CampaignAudience {
  readonly of = input.required<Campaign>();
  private readonly transloco = inject(TranslocoService);
  protected readonly session = inject(SessionStore);
  private readonly api = inject(Api);
  protected readonly deed = new Deed();
  readonly changed = output();
  /** The same takeover keeps its id until it is done. */
  private readonly id = linkedSignal({ source: () => this.of().id, computation: () => newId() });
  protected readonly places = places;
  private readonly names = computed(() => new Map(this.of().names.map((it) => [it.id, it.name])));

  protected words(rule: AudienceRule) { return audienceInWords(rule, { words: this.transloco, locale: this.session.locale(), named: (id) => this.session.say(this.names().get(id)) }); }

  protected takeOver() {
    return this.deed.run(async () => {
      await this.api.send(takeCampaignOver, { params: { campaignId: this.of().id }, body: { id: this.id() } });
      this.changed.emit();
    });
  }
}

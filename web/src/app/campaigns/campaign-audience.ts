import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { Campaign } from '@palier/contracts';
import type { AudienceRule } from '@palier/domain';
import { places, SessionStore } from '../platform';
import { When } from '../ui';
import { audienceInWords } from './audience-words';
import { BecauseList } from './because-list';

/** Whom a campaign is for, whether that follows the facts, and who joined or left since the launch. */
@Component({
  selector: 'app-campaign-audience',
  imports: [BecauseList, RouterLink, TranslocoPipe, When],
  template: `
    @let it = of().audience;
    <p>@if (it.rule; as rule) { {{ words(rule) }} } @else { {{ 'campaigns.everybody' | transloco }} }</p>
    @switch (it.state) {
      @case ('frozen') { <p class="quiet">{{ 'campaigns.isFrozen' | transloco }}</p> }
      @case ('over') { <p class="quiet">{{ 'campaigns.wasLive' | transloco }}</p> }
      @case ('live') { <p><span aria-hidden="true">↻ </span>{{ 'campaigns.isLive' | transloco: { until: (it.until | when) } }} {{ (it.leavers === 'stay' ? 'campaigns.leaversStay' : 'campaigns.leaversWithdraw') | transloco }}</p> }
    }
    @if (it.state !== 'frozen') {
      @if (it.moves.length === 0) { <p class="quiet">{{ 'campaigns.noMoves' | transloco }}</p> }
      @else {
        <details><summary>{{ 'campaigns.moves' | transloco: { joined: it.joined, left: it.left } }}</summary>
          <ul class="moves">@for (move of it.moves; track $index) {
            <li><span aria-hidden="true">{{ move.kind === 'joined' ? '+' : '−' }}</span> <a [routerLink]="places.skills(move.person.id)">{{ move.person.name }}</a> {{ (move.kind === 'joined' ? 'campaigns.joined' : 'campaigns.left') | transloco: { day: (move.at | when) } }}<br />
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
  private readonly session = inject(SessionStore);
  protected readonly places = places;
  private readonly names = computed(() => new Map(this.of().names.map((it) => [it.id, it.name])));

  protected words(rule: AudienceRule) { return audienceInWords(rule, { words: this.transloco, locale: this.session.locale(), named: (id) => this.session.say(this.names().get(id)) }); }
}

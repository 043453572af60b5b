import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { endCourseAudience, takeCourseAudienceOver, type AudienceNames, type CourseAudienceLine } from '@palier/contracts';
import type { Leavers } from '@palier/domain';
import { audienceInWords } from '../audiences/audience-words';
import { BecauseList } from '../audiences/because-list';
import { Api, newId, places, SessionStore } from '../platform';
import { Deed, When } from '../ui';
import { baseWords } from './due-words';

/** A rule by which a course is asked: in words, in whose name, of how many, who joined or left since; and what may be done with it. */
@Component({
  selector: 'app-course-audience',
  imports: [BecauseList, MatButton, RouterLink, TranslocoPipe, When],
  template: `
    @let it = of();
    <h3><a [routerLink]="places.course(it.course.id)">{{ it.course.title }}</a></h3>
    <p>{{ words() }}</p>
    <p class="quiet">{{ 'courseAudiences.launchedBy' | transloco: { by: it.by, day: (it.at | when), reason: it.reason } }} {{ 'courseAudiences.count' | transloco: { count: it.people } }}.
      @if (it.dueOn; as day) { {{ 'courseAudiences.dueOn' | transloco: { day: (day | when) } }} } @else if (it.dueIn !== null) { {{ 'courseAudiences.dueIn' | transloco: { count: it.dueIn, base: base() } }} } @else { {{ 'courseAudiences.undated' | transloco }} }</p>
    @switch (it.state) {
      @case ('ended') { <p class="quiet">{{ 'courseAudiences.ended' | transloco }}</p> }
      @case ('frozen') { <p class="quiet">{{ 'courseAudiences.frozen' | transloco }}</p> }
      @case ('live') { @if (it.orphaned) {
        <p><strong class="warn">{{ 'courseAudiences.orphaned' | transloco: { by: it.followedBy } }}</strong></p>
        @if (session.may('assignment.take-over')) { <div class="no-print"><button matButton="outlined" type="button" [disabled]="deed.busy()" (click)="takeOver()">{{ 'courseAudiences.takeOver' | transloco }}</button></div> } @else { <p class="quiet">{{ 'courseAudiences.hrTakesOver' | transloco }}</p> }
      } @else { <p><span aria-hidden="true">↻ </span>{{ 'courseAudiences.live' | transloco }} {{ (it.leavers === 'stay' ? 'campaigns.leaversStay' : 'campaigns.leaversWithdraw') | transloco }} @if (it.followedBy !== it.by) { {{ 'campaigns.followedBy' | transloco: { by: it.followedBy } }} }</p> } }
    }
    @if (it.joined + it.left > 0) {
      <details><summary>{{ 'campaigns.moves' | transloco: { joined: it.joined, left: it.left } }}</summary>
        <ul class="moves">@for (move of it.moves; track $index) {
          <li><span aria-hidden="true">{{ move.kind === 'joined' ? '+' : '−' }}</span>&ngsp;<a [routerLink]="places.skills(move.person.id)">{{ move.person.name }}</a> {{ (move.kind === 'joined' ? 'campaigns.joined' : 'campaigns.left') | transloco: { day: (move.at | when) } }}<br />
            <span class="quiet"><app-because [of]="move.because" [names]="names()" [left]="move.kind === 'left'" />@if (move.dueOn) {&ngsp;– {{ 'campaigns.joinedBy' | transloco: { day: (move.dueOn | when) } }} } @if (move.withdrawn) {&ngsp;– {{ 'courseAudiences.withdrawn' | transloco }} }</span></li>
        }</ul>
        @if (it.joined + it.left > it.moves.length) { <p class="quiet">{{ 'campaigns.movesShown' | transloco: { shown: it.moves.length, total: it.joined + it.left } }}</p> }</details>
    } @else if (it.state === 'live') { <p class="quiet">{{ 'campaigns.noMoves' | transloco }}</p> }
    @if (it.mine && it.state !== 'ended') {
      <details class="no-print"><summary>{{ 'courseAudiences.end' | transloco }}<span class="sr"> {{ it.course.title }}</span></summary>
        <form (submit)="end($event)"><div role="radiogroup" [attr.aria-label]="'courseAudiences.end' | transloco">
          @for (one of leaving; track one.leavers) { <label class="choice"><input type="radio" [name]="'end-' + it.id" [value]="one.leavers" [checked]="leavers() === one.leavers" (change)="leavers.set(one.leavers)" /> <span>{{ one.key | transloco }}</span></label> }</div>
          <div><button matButton="outlined" type="submit" [disabled]="deed.busy()">{{ 'courseAudiences.end' | transloco }}</button></div></form></details>
    }
    @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
  `,
  styles: `h3 { margin: 0; font-size: 1.1rem; } p { margin: 2px 0 4px; max-width: none; } summary { cursor: pointer; padding: 8px 0; } .moves { list-style: none; padding: 0; margin: 0; display: grid; gap: 8px; } .choice { display: flex; gap: 12px; align-items: flex-start; margin: 4px 0 8px; cursor: pointer; } .choice input { width: 22px; height: 22px; margin: 2px 0 0; flex: none; accent-color: var(--held); }`,
})
export class CourseAudienceCard {
  readonly of = input.required<CourseAudienceLine>();
  readonly names = input.required<AudienceNames>();
  readonly changed = output();
  private readonly api = inject(Api);
  private readonly transloco = inject(TranslocoService);
  protected readonly session = inject(SessionStore);
  protected readonly places = places;
  protected readonly deed = new Deed();
  protected readonly leavers = signal<Leavers>('stay');
  protected readonly leaving = [{ leavers: 'stay', key: 'courseAudiences.endStay' }, { leavers: 'withdraw', key: 'courseAudiences.endWithdraw' }] as const satisfies readonly { leavers: Leavers; key: string }[];
  /** The same deed keeps its id until it is done. */
  private readonly id = linkedSignal({ source: () => `${this.of().id} ${this.leavers()}`, computation: () => newId() });
  private readonly named = computed(() => new Map(this.names().map((it) => [it.id, it.name])));
  protected readonly words = computed(() => audienceInWords(this.of().rule, { words: this.transloco, locale: this.session.locale(), named: (id) => this.session.say(this.named().get(id)) }));
  protected readonly base = computed(() => this.of().release ?? this.transloco.translate<string>(baseWords[this.of().dueFrom], {}, this.session.locale()));

  protected end(event: Event) {
    event.preventDefault();
    return this.deed.run(async () => {
      await this.api.send(endCourseAudience, { params: { audienceId: this.of().id }, body: { id: this.id(), leavers: this.leavers() } });
      this.changed.emit();
    });
  }

  protected takeOver() {
    return this.deed.run(async () => {
      await this.api.send(takeCourseAudienceOver, { params: { audienceId: this.of().id }, body: { id: this.id() } });
      this.changed.emit();
    });
  }
}

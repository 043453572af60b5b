import { NgTemplateOutlet } from '@angular/common';
import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { listAssignments, listOccurrences, listPieces, listSignOffRequests, listWaiting, readOwnCurrency, readSkillProfile, type OwnCurrency } from '@palier/contracts';
import { TodoList } from '../assignments/todo-list';
import { CarriedOverNotice } from '../carried-over/carried-over-notice';
import { sumOfWaiting } from '../carried-over/sum-of-waiting';
import { OpinionsWaiting } from '../evidence/opinions-waiting';
import { RatingsWaiting } from '../evidence/ratings-waiting';
import { HelpCount } from '../help/help-count';
import { SessionHome } from '../live-sessions/session-home';
import { JourneyHome } from '../onboarding/journey-home';
import { Api, places, SessionStore } from '../platform';
import { RefresherHome } from '../refresher/refresher-home';
import { Async, PageHeader, ShareBar } from '../ui';

/** What to do next, for each of the three: what waits for an answer or has a day first, then what one looks after, where one stands, and what one may follow freely. */
@Component({
  selector: 'app-home-page',
  imports: [Async, CarriedOverNotice, JourneyHome, SessionHome, MatButton, NgTemplateOutlet, OpinionsWaiting, PageHeader, RatingsWaiting, RefresherHome, RouterLink, ShareBar, TodoList, TranslocoPipe],
  template: `
    <app-page-header [heading]="'shell.hello' | transloco: { name: session.person()?.name ?? '' }" />
    @if (help.toAnswer() > 0) { <section class="card row"><h2 style="margin: 0">{{ 'questions.homeToAnswer' | transloco: { count: help.toAnswer() } }}</h2><a matButton="filled" [routerLink]="places.help">{{ 'questions.answer' | transloco }}<span class="sr"> – {{ 'questions.title' | transloco }}</span></a></section> }
    @if (help.answered() > 0) { <section class="card row"><h2 style="margin: 0">{{ 'questions.homeAnswered' | transloco: { count: help.answered() } }}</h2><a matButton="outlined" [routerLink]="places.help">{{ 'questions.see' | transloco }}<span class="sr"> – {{ 'questions.mine' | transloco }}</span></a></section> }
    @if (learns) { <app-todo-list><ng-container [ngTemplateOutlet]="rest" /></app-todo-list> } @else { <ng-container [ngTemplateOutlet]="rest" /> }
    <ng-template #rest>
      <app-journey-home />
      <app-opinions-waiting /><app-ratings-waiting />
      @if (signs) {
        @if (toConfirm(); as it) { <app-carried-over-notice [count]="it.count" [until]="it.until" [to]="places.carriedOverQueue" /> }
        <app-async [of]="queue">
          <section class="card row"><div><h2 style="margin: 0">{{ 'shell.signOffs' | transloco }}</h2><p style="margin: 0">{{ 'signOffs.waiting' | transloco: { count: (queue.value()?.requests?.length ?? 0) + (handedIn.value()?.pieces?.length ?? 0) + (noted.value()?.occurrences?.length ?? 0) } }}</p></div>
            <a matButton="outlined" [routerLink]="places.signOffs">{{ 'signOffs.open' | transloco }}</a></section>
        </app-async>
      }
      @for (it of currency.value()?.products ?? []; track it.id) {
        @let unread = unreadOf(it);
        @if (it.concerned || unread > 0) {
          <section class="card row"><div><h2 style="margin: 0">{{ (it.toLearn.length > 0 ? 'releases.home' : unread > 0 ? 'releases.homeToRead' : 'releases.homeReady') | transloco: { name: it.name + ' ' + it.newest, count: it.toLearn.length || unread, minutes: minutesOf(it) } }}</h2>
            @if (it.toLearn.length > 0 && unread > 0) { <p style="margin: 0">{{ 'releases.homeAlsoRead' | transloco: { count: unread } }}</p> }</div>
            <a [matButton]="it.toLearn.length + unread > 0 ? 'filled' : 'outlined'" [routerLink]="places.currency">{{ 'releases.see' | transloco }}<span class="sr"> – {{ it.name }}</span></a></section>
        }
      }
      <app-session-home />
      <app-refresher-home />
      @if (leads) { <section class="card row"><h2 style="margin: 0">{{ 'shell.team' | transloco }}</h2><a matButton="outlined" [routerLink]="places.team">{{ 'reporting.seeTeam' | transloco }}</a></section> }
      @if (leads) {
        <app-async [of]="followed">
          @if (followed.value(); as it) { @if (it.total > 0) {
            <section class="card row"><div><h2 style="margin: 0">{{ 'shell.assignments' | transloco }}</h2><p style="margin: 0">{{ 'assignments.counts' | transloco: it.counts }}</p></div><a matButton="outlined" [routerLink]="places.assignments">{{ 'assignments.follow' | transloco }}</a></section>
          } }
        </app-async>
      }
      @if (reviews) {
        @if (follows && !leads) { <section class="card row"><h2 style="margin: 0">{{ 'shell.assignments' | transloco }}</h2><a matButton="outlined" [routerLink]="places.assignments">{{ 'assignments.follow' | transloco }}</a></section> }
        <section class="card row"><h2 style="margin: 0">{{ 'shell.matrix' | transloco }}</h2><a matButton="outlined" [routerLink]="places.matrix">{{ 'reporting.open' | transloco }}</a></section>
        <section class="card row"><h2 style="margin: 0">{{ 'competencies.import' | transloco }}</h2><a matButton="outlined" [routerLink]="places.importSheet">{{ 'competencies.paste' | transloco }}</a></section>
      }
      @if (learns) {
        <app-async [of]="skills">
          @if (skills.value(); as it) { @if (it.profiles.length > 0) {
            <h2>{{ 'assignments.standing' | transloco }}</h2>
            <section class="card row"><div><h3 style="font-size: 1.1rem">{{ 'shell.skills' | transloco }}</h3><p style="margin: 0">{{ 'evidence.coverage' | transloco: it.coverage }}@if (it.coverage.cellsCarriedOver > 0) {&ngsp;<span aria-hidden="true">◇</span> {{ 'carriedOver.ofWhich' | transloco: { count: it.coverage.cellsCarriedOver } }} }</p><app-share-bar [done]="it.coverage.cellsHeld" [carried]="it.coverage.cellsCarriedOver" [of]="it.coverage.cellsExpected" /></div>
              <a matButton="outlined" [routerLink]="places.skills(it.person.id)">{{ 'evidence.seeLevels' | transloco }}</a></section>
          } }
        </app-async>
        @if (waiting.value()?.own; as mine) { <app-carried-over-notice [own]="true" [count]="mine.count" [until]="mine.until" [to]="places.carriedOver(session.person()?.id ?? '')" /> }
      }
    </ng-template>
    @if (!learns && !signs && !reviews) { <p>{{ 'shell.nothingYet' | transloco }}</p> }
  `,
})
export class HomePage {
  private readonly api = inject(Api);
  protected readonly session = inject(SessionStore);
  protected readonly help = inject(HelpCount);
  protected readonly places = places;
  protected readonly learns = this.session.may('unit.complete');
  protected readonly signs = this.session.may('sign-off.queue');
  protected readonly leads = this.session.may('team.read');
  protected readonly reviews = this.session.may('matrix.read');
  protected readonly follows = this.session.may('assignment.follow');
  /** Counted for whoever leads a team; of everybody in the house it would be a long list for three figures. */
  protected readonly followed = this.api.read(listAssignments, () => (this.leads ? {} : undefined));
  protected readonly queue = this.api.read(listSignOffRequests, () => (this.signs ? {} : undefined));
  protected readonly handedIn = this.api.read(listPieces, () => (this.signs ? {} : undefined));
  protected readonly noted = this.api.read(listOccurrences, () => (this.signs ? {} : undefined));
  protected readonly waiting = this.api.read(listWaiting, () => (this.learns || this.signs ? {} : undefined));
  protected readonly skills = this.api.read(readSkillProfile, () => { const id = this.session.person()?.id; return this.learns && id !== undefined ? { params: { personId: id } } : undefined; });
  /** What changed in the products that one supports. */
  protected readonly currency = this.api.read(readOwnCurrency, () => (this.learns ? {} : undefined));
  protected readonly toConfirm = computed(() => sumOfWaiting(this.waiting.hasValue() ? this.waiting.value().people : []));

  /** Critical changes that wait to be read and confirmed by whoever may. */
  protected unreadOf(it: OwnCurrency['products'][number]) { return it.critical.filter((change) => change.acknowledgedAt === null).length; }
  protected minutesOf(it: OwnCurrency['products'][number]) { return it.toLearn.reduce((sum, unit) => sum + unit.minutes, 0); }
}

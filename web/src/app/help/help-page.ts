import { Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { listHelpToAnswer, listMyHelp, readHelpOverview } from '@palier/contracts';
import { Api, places, SessionStore } from '../platform';
import { Async, PageHeader, When } from '../ui';
import { HelpChip } from './help-chip';
import { ShownThingLine } from './shown-thing';

/** What waits for the reader's answer, the oldest first; what the reader asked; and, for HR, how many wait for whom. */
@Component({
  selector: 'app-help-page',
  imports: [Async, HelpChip, PageHeader, RouterLink, ShownThingLine, TranslocoPipe, When],
  template: `
    <app-page-header [heading]="'questions.title' | transloco" />
    <app-async [of]="toAnswer">
      @if (toAnswer.value(); as it) { @if (it.total > 0 || answers) {
        <h2>{{ 'questions.toAnswer' | transloco: { count: it.total } }}</h2>
        <ul class="list">
          @for (r of it.requests; track r.id) {
            <li class="card"><h3><a [routerLink]="places.exchange(r.id)">{{ (r.kind === 'stuck' ? 'questions.isStuck' : 'questions.saysWrong') | transloco: { name: r.person.name } }}</a></h3>
              <p class="words">{{ r.words }}</p><app-shown-thing [of]="r.thing" [personId]="r.person.id" /><p class="quiet">{{ 'questions.since' | transloco: { when: (r.since | when) } }}</p></li>
          } @empty { <li class="card">{{ 'questions.nothingToAnswer' | transloco }}</li> }
        </ul>
        @if (it.total > it.requests.length) { <p class="quiet">{{ 'questions.more' | transloco: { shown: it.requests.length, total: it.total } }}</p> }
      } }
    </app-async>
    @if (session.may('help.ask')) {
      <h2>{{ 'questions.mine' | transloco }}</h2>
      <app-async [of]="mine">
        @if (mine.value(); as it) {
          <ul class="list">
            @for (r of it.requests; track r.id) {
              <li class="card"><div class="row"><h3><a [routerLink]="places.exchange(r.id)">{{ (r.kind === 'stuck' ? 'questions.youWereStuck' : 'questions.youSaidWrong') | transloco }}</a></h3><app-help-chip [of]="r" /></div>
                <p class="words">{{ r.words }}</p><app-shown-thing [of]="r.thing" [personId]="r.person.id" /><p class="quiet">{{ r.askedAt | when }}</p></li>
            } @empty { <li class="card">{{ 'questions.askedNothing' | transloco }} <a [routerLink]="places.courses">{{ 'shell.courses' | transloco }}</a></li> }
          </ul>
          @if (it.total > it.requests.length) { <p class="quiet">{{ 'questions.more' | transloco: { shown: it.requests.length, total: it.total } }}</p> }
        }
      </app-async>
    }
    @if (oversees) {
      <h2>{{ 'questions.everywhere' | transloco }}</h2>
      <app-async [of]="overview">
        @if (overview.value(); as it) {
          <p><strong>{{ 'questions.overview' | transloco: it }}</strong></p><p class="quiet">{{ 'questions.overviewLead' | transloco }}</p>
          <ul class="list">@for (a of it.answerers; track a.person?.id) { <li class="card row"><span><strong>{{ a.person?.name ?? ('questions.nobodyLeft' | transloco) }}</strong><br /><span class="quiet">{{ 'questions.since' | transloco: { when: (a.oldest | when) } }}</span></span><span>{{ 'questions.perAnswerer' | transloco: { waiting: a.waiting, unanswered: a.unanswered, days: it.days } }}</span></li> }</ul>
        }
      </app-async>
    }
  `,
  styles: `h3 { font-size: 1.05rem; } .words { margin: 4px 0 8px; white-space: pre-wrap; overflow-wrap: anywhere; display: -webkit-box; -webkit-line-clamp: 3; -webkit-box-orient: vertical; overflow: hidden; } .card p:last-child { margin: 0; }`,
})
export class HelpPage {
  private readonly api = inject(Api);
  protected readonly session = inject(SessionStore);
  protected readonly places = places;
  /** Whoever leads, writes or is in HR is told also that nothing waits. */
  protected readonly answers = this.session.person()?.roles.some((it) => it === 'lead' || it === 'author' || it === 'hr') ?? false;
  protected readonly oversees = this.session.may('help.oversee');
  protected readonly toAnswer = this.api.read(listHelpToAnswer, () => (this.session.may('help.answer') ? {} : undefined));
  protected readonly mine = this.api.read(listMyHelp, () => (this.session.may('help.ask') ? {} : undefined));
  protected readonly overview = this.api.read(readHelpOverview, () => (this.oversees ? {} : undefined));
}

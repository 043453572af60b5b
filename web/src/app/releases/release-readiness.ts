import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { readReadiness, type Release, type ReleaseReadiness } from '@palier/contracts';
import { Api, places } from '../platform';
import { Async, ShareBar } from '../ui';
import { TeamCurrencyPart } from './team-currency';

/** Who is up to date with a release, and what each of the others has still to learn. */
@Component({
  selector: 'app-release-readiness',
  imports: [Async, MatButton, RouterLink, ShareBar, TeamCurrencyPart, TranslocoPipe],
  template: `
    <section class="card"><h2>{{ 'releases.ready' | transloco }}</h2>
      @if (shown(); as it) {
        @if (it.concerned === 0) { <p>{{ 'releases.concernsNobody' | transloco }}</p> }
        @else {
          <p>{{ 'releases.readyCount' | transloco: { ready: it.upToDate, concerned: it.concerned } }}@if (it.minutes > 0) {&ngsp;<span class="quiet">{{ 'releases.minutesInAll' | transloco: { minutes: it.minutes } }}</span> }</p>
          <app-share-bar [done]="it.upToDate" [of]="it.concerned" />
          <ul class="people">@for (line of lines(); track line.person.id) {
            <li><a [routerLink]="places.skills(line.person.id)">{{ line.person.name }}</a>
              @if (line.toLearn.length === 0) { <span><span aria-hidden="true">✓</span> {{ 'releases.upToDate' | transloco }}</span> }
              @else { <span>@for (unit of line.toLearn; track unit.unitId; let last = $last) { <span [attr.lang]="unit.lang">{{ unit.title }}</span>{{ last ? '' : ', ' }} }<br /><span class="quiet">{{ 'learning.minutes' | transloco: { minutes: minutes(line) } }}@if (line.current) { · {{ 'releases.currentWith' | transloco: { name: line.current } }} }</span></span> }</li>
          }</ul>
          @if (next()) { <div class="no-print"><button matButton type="button" [disabled]="first.isLoading()" (click)="more()">{{ 'releases.more' | transloco }}</button></div> }
          <app-team-currency [releaseId]="release().id" [seen]="seen()" [(of)]="team" />
        }
      }
      <app-async [of]="first" />
    </section>
  `,
  styles: `h2 { margin: 0 0 8px; } .people { list-style: none; padding: 0; margin: 12px 0 0; display: grid; gap: 10px; } .people li { display: grid; grid-template-columns: 200px 1fr; gap: 2px 12px; } @media (max-width: 600px) { .people li { grid-template-columns: 1fr; } }`,
})
export class ReleaseReadinessPart {
  readonly release = input.required<Release>();
  /** Raised where something of the release changed. */
  readonly seen = input(0);
  private readonly api = inject(Api);
  protected readonly places = places;
  /** The team whose people are shown; all where there is none. */
  protected readonly team = signal<string | undefined>(undefined);
  /** After whom the page that was asked for last begins; from the start again where something changed. */
  private readonly after = linkedSignal<unknown, string | undefined>({ source: computed(() => [this.seen(), this.team()]), computation: () => undefined });
  protected readonly first = this.api.read(readReadiness, () => { this.seen(); return { params: { releaseId: this.release().id }, query: { after: this.after(), team: this.team() } }; });
  /** Everybody shown so far. */
  protected readonly lines = linkedSignal<ReleaseReadiness | undefined, ReleaseReadiness['people']>({ source: () => (this.first.hasValue() ? this.first.value() : undefined), computation: (page, before) => (page === undefined ? (before?.value ?? []) : this.after() === undefined ? page.people : [...(before?.value ?? []), ...page.people]) });
  protected readonly shown = linkedSignal<ReleaseReadiness | undefined, ReleaseReadiness | undefined>({ source: () => (this.first.hasValue() ? this.first.value() : undefined), computation: (it, before) => it ?? before?.value });
  protected readonly next = computed(() => this.shown()?.next ?? null);

  protected minutes(line: ReleaseReadiness['people'][number]) { return line.toLearn.reduce((sum, it) => sum + it.minutes, 0); }

  protected more() { this.after.set(this.next() ?? undefined); }
}

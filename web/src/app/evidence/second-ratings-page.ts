import { Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import { giveSecondRating, HeldLevel, readSecondRatings, type WaitingRating } from '@palier/contracts';
import { Api, newId, SessionStore } from '../platform';
import { Async, Deed, PageHeader, Said, When } from '../ui';
import { AgreementNote } from './agreement-note';

/** What waits for a second rating, without the first one; how one's own ratings lie beside those of others, and for HR how all do. */
@Component({
  selector: 'app-second-ratings-page',
  imports: [AgreementNote, Async, MatButton, PageHeader, Said, TranslocoPipe, When],
  template: `
    <app-page-header [heading]="'ratings.title' | transloco" />
    <p class="quiet">{{ 'ratings.lead' | transloco }}</p>
    @if (given()) { <p role="status">{{ 'ratings.given' | transloco }}</p> }
    <app-async [of]="ratings">
      @if (ratings.value(); as it) {
        @if (it.aboutMe.length > 0) {
          <h2>{{ 'ratings.aboutMe' | transloco }}</h2>
          <ul class="list">@for (one of it.aboutMe; track one.id) { <li class="card"><strong [appSaid]="one.name"></strong>&ngsp;<span class="quiet">{{ one.drawnAt | when }}</span>
            <p style="margin: 4px 0 0">{{ 'ratings.first' | transloco: { level: one.level } }} @if (one.second; as second) { {{ 'ratings.second' | transloco: { by: second.by, level: second.level } }} {{ second.words }} } @else { {{ 'ratings.notYet' | transloco }} }</p></li> }</ul>
        }
        @if (rates) {
        <h2>{{ 'ratings.asked' | transloco }}</h2>
        <ul class="list">
          @for (one of it.waiting; track one.id) {
            <li class="card"><h3 style="margin: 0">{{ one.person.name }} – <span [appSaid]="one.name"></span></h3><p class="quiet" style="margin: 0">{{ one.drawnAt | when }}</p>
              <form class="stack" (submit)="give($event, one)">
                <fieldset><legend>{{ 'ratings.which' | transloco }}</legend>
                  <label class="tick"><input type="radio" name="level" value="0" required /> <span>{{ 'ratings.zero' | transloco }}</span></label>
                  @for (line of one.statements; track line.level) { <label class="tick"><input type="radio" name="level" [value]="line.level" required /> <span><strong>{{ line.level }}</strong>&ngsp;<span [appSaid]="line.text"></span></span></label> }</fieldset>
                @if (one.example.fr ?? one.example.en) { <p class="quiet">{{ 'signOffs.example' | transloco }}&ngsp;<span [appSaid]="one.example"></span></p> }
                <label class="field">{{ 'ratings.observed' | transloco }}<textarea name="observed" rows="3" required maxlength="2000"></textarea></label>
                @if (deed.failed(); as key) { @if (about() === one.id) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> } }
                <div><button matButton="filled" type="submit" [disabled]="deed.busy()">{{ 'ratings.give' | transloco }}<span class="sr"> – {{ one.person.name }}</span></button></div></form></li>
          } @empty { <li class="card">{{ 'ratings.none' | transloco }}</li> }
        </ul>
        <h2>{{ 'ratings.mine' | transloco }}</h2>
        <p class="card"><app-agreement-note [of]="it.mine" words="ratings.drift" /><br /><span class="quiet">{{ 'ratings.driftMeans' | transloco }}</span></p>
        }
        @if (it.all; as all) {
          <h2>{{ 'ratings.all' | transloco }}</h2>
          <p class="card"><app-agreement-note [of]="all.kappa" words="ratings.kappa" /><br /><span class="quiet">{{ 'ratings.kappaMeans' | transloco }}</span></p>
          @if (all.raters.length > 0) {
            <h2>{{ 'ratings.byRater' | transloco }}</h2>
            <ul class="list">@for (one of all.raters; track one.rater.id) { <li class="card"><strong>{{ one.rater.name }}</strong><br /><app-agreement-note [of]="one.drift" words="ratings.drift" /></li> }</ul>
          }
        }
      }
    </app-async>
  `,
  styles: `.tick { display: flex; gap: 12px; padding: 10px 0; align-items: flex-start; } .tick input { width: 24px; height: 24px; flex: none; accent-color: var(--held); } li.card p { overflow-wrap: anywhere; }`,
})
export class SecondRatingsPage {
  private readonly api = inject(Api);
  protected readonly rates = inject(SessionStore).may('second-rating.give');
  protected readonly deed = new Deed();
  protected readonly given = signal(false);
  protected readonly about = signal('');
  protected readonly ratings = this.api.read(readSecondRatings);

  protected give(event: Event, it: WaitingRating) {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement)) return undefined;
    const said = new FormData(event.target);
    this.about.set(it.id);
    this.given.set(false);
    return this.deed.run(async () => {
      await this.api.send(giveSecondRating, { params: { drawId: it.id }, body: { id: newId(), level: HeldLevel.parse(Number(said.get('level'))), words: String(said.get('observed') ?? '') } });
      this.given.set(true);
      this.ratings.reload();
    });
  }
}

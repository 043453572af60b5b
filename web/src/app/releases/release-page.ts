import { Component, inject, input, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { readRelease, sayReleaseDay, type Release } from '@palier/contracts';
import { typed } from '../courses/words';
import { Api, newId, places, SessionStore } from '../platform';
import { Async, DayInWords, Deed, PageHeader, When } from '../ui';
import { ReleaseCampaigns } from '../campaigns/release-campaigns';
import { NotesForm } from './notes-form';
import { ReleaseChanges } from './release-changes';
import { ReleaseReadinessPart } from './release-readiness';
import { ReleaseTeaching } from './release-teaching';

/** One release: what changes, what each change touches, which course versions teach it, and who is up to date with it. */
@Component({
  selector: 'app-release-page',
  imports: [Async, DayInWords, MatButton, NotesForm, PageHeader, ReleaseCampaigns, ReleaseChanges, ReleaseReadinessPart, ReleaseTeaching, RouterLink, TranslocoPipe, When],
  template: `
    <app-page-header [heading]="heading(release.value())" />
    <app-async [of]="release">
      @if (release.value(); as it) {
        <p class="no-print"><a [routerLink]="places.releases"><span aria-hidden="true">← </span>{{ 'releases.all' | transloco }}</a></p>
        <p>{{ (it.on === null ? 'releases.dayUnknown' : it.out ? 'releases.outOn' : 'releases.comesOn') | transloco: { day: (it.on | when) } }}</p>
        <details class="no-print"><summary>{{ 'releases.changeDay' | transloco }}</summary>
          <form class="row day" (submit)="say($event)"><label class="field">{{ 'releases.day' | transloco }}<input name="day" type="date" [value]="on()" (input)="on.set(typed($event))" /></label><button matButton="outlined" type="submit" [disabled]="deed.busy() || (on() || null) === it.on">{{ 'releases.keepDay' | transloco }}</button></form>
          @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }</details>
        @if (session.may('release.follow')) { <app-release-readiness [release]="it" [seen]="seen()" /> }
        @if (it.taught > 0 && session.may('assignment.follow')) { <h2>{{ 'campaigns.heading' | transloco }}</h2><app-release-campaigns [releaseId]="it.id" /> }
        <h2>{{ 'releases.changesHeading' | transloco: { count: it.changes } }}</h2>
        <app-release-changes [release]="it" (changed)="again()" />
        <details class="card no-print" [attr.open]="it.changes === 0 ? '' : null"><summary><strong>{{ (it.changes === 0 ? 'releases.takeNotes' : 'releases.readAgain') | transloco }}</strong></summary><app-notes-form [release]="it" (taken)="again()" /></details>
        @if (it.changes > 0) { <h2>{{ 'releases.teachingHeading' | transloco }}</h2><app-release-teaching [release]="it" (changed)="again()" /> }
      }
    </app-async>
  `,
  styles: `summary { cursor: pointer; padding: 8px 0; } .day { justify-content: flex-start; align-items: flex-end; }`,
})
export class ReleasePage {
  readonly releaseId = input.required<string>();
  private readonly api = inject(Api);
  protected readonly session = inject(SessionStore);
  protected readonly places = places;
  protected readonly typed = typed;
  protected readonly deed = new Deed();
  protected readonly release = this.api.read(readRelease, () => ({ params: { releaseId: this.releaseId() } }));
  protected readonly on = linkedSignal(() => (this.release.hasValue() ? (this.release.value().on ?? '') : ''));
  /** How often something was changed here: who is up to date is read again each time. */
  protected readonly seen = signal(0);

  protected heading(it: Release | undefined) { return it === undefined ? '' : `${it.product.name} ${it.name}`; }
  protected again() { this.release.reload(); this.seen.update((it) => it + 1); }

  protected say(event: Event) {
    event.preventDefault();
    return this.deed.run(async () => {
      await this.api.send(sayReleaseDay, { params: { releaseId: this.releaseId() }, body: { id: newId(), on: this.on() || null } });
      this.again();
    });
  }
}

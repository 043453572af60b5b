import { Component, computed, inject, input, linkedSignal, signal, viewChild, type ElementRef } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { moveRelease, readRelease, sayReleaseDay, type Release } from '@palier/contracts';
import { typed } from '../courses/words';
import { Api, newId, places, SessionStore } from '../platform';
import { Async, DayInWords, Deed, PageHeader, When } from '../ui';
import { ReleaseCampaigns } from '../campaigns/release-campaigns';
import { ReleaseMovePart } from '../campaigns/release-move';
import { NotesForm } from './notes-form';
import { ReleaseChanges } from './release-changes';
import { ReleaseReadinessPart } from './release-readiness';
import { ReleaseTeaching } from './release-teaching';

/** One release: what changes, what each change touches, which course versions teach it, and who is up to date with it. */
@Component({
  selector: 'app-release-page',
  imports: [Async, DayInWords, MatButton, NotesForm, PageHeader, ReleaseCampaigns, ReleaseChanges, ReleaseMovePart, ReleaseReadinessPart, ReleaseTeaching, RouterLink, TranslocoPipe, When],
  template: `
    <app-page-header [heading]="heading(release.value())" />
    <app-async [of]="release">
      @if (release.value(); as it) {
        <p class="no-print"><a [routerLink]="places.releases"><span aria-hidden="true">← </span>{{ 'releases.all' | transloco }}</a></p>
        <p>{{ (it.on === null ? 'releases.dayUnknown' : it.out ? 'releases.outOn' : 'releases.comesOn') | transloco: { day: (it.on | when) } }}</p>
        <details #days class="no-print"><summary>{{ 'releases.changeDay' | transloco }}</summary>
          <form class="row day" (submit)="say($event)"><label class="field">{{ 'releases.day' | transloco }}<input #dayField name="day" type="date" [readonly]="deed.busy()" [value]="on()" (input)="on.set(typed($event))" /></label><button matButton="outlined" type="submit" [disabled]="deed.busy() || (on() || null) === it.on || (moves() && !move()?.seen())">{{ 'releases.keepDay' | transloco }}</button></form>
          @if (moves()) { <app-release-move [releaseId]="it.id" [on]="on()" [turn]="seen()" /> }
          @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }</details>
        @if (session.may('release.follow')) { <app-release-readiness [release]="it" [seen]="seen()" /> }
        @if (session.may('assignment.follow')) { <app-release-campaigns [releaseId]="it.id" [taught]="it.taught > 0" [seen]="seen()" /> }
        <h2>{{ 'releases.changesHeading' | transloco: { count: it.changes } }}</h2>
        <app-release-changes [release]="it" (changed)="again()" />
        <details class="card no-print" [attr.open]="it.changes === 0 ? '' : null"><summary><strong>{{ (it.changes === 0 ? 'releases.takeNotes' : 'releases.readAgain') | transloco }}</strong></summary><app-notes-form [release]="it" (taken)="again()" (moved)="look($event)" /></details>
        @if (it.changes > 0) { <h2>{{ 'releases.teachingHeading' | transloco }}</h2><app-release-teaching [release]="it" (changed)="again()" /> }
      }
    </app-async>
  `,
  styles: `summary { cursor: pointer; padding: 8px 0; } .day { justify-content: flex-start; align-items: center; }`,
})
export class ReleasePage {
  readonly releaseId = input.required<string>();
  private readonly api = inject(Api);
  protected readonly session = inject(SessionStore);
  protected readonly places = places;
  protected readonly typed = typed;
  protected readonly deed = new Deed();
  protected readonly release = this.api.read(readRelease, () => ({ params: { releaseId: this.releaseId() } }));
  private readonly kept = computed(() => (this.release.hasValue() ? (this.release.value().on ?? '') : ''));
  /** What was typed stays until another day is kept. */
  protected readonly on = linkedSignal(() => this.kept());
  /** How often something was changed here: who is up to date is read again each time. */
  protected readonly seen = signal(0);

  protected readonly move = viewChild(ReleaseMovePart);
  /** Another day takes campaigns along, and courses that count from it: what it would do is shown first. */
  protected readonly moves = computed(() => this.release.hasValue() && this.on() !== '' && this.on() !== this.kept() && this.session.may('campaign.change'));
  /** The same wish keeps its id until it is done. */
  private readonly id = linkedSignal(() => { this.on(); return newId(); });

  protected heading(it: Release | undefined) { return it === undefined ? '' : `${it.product.name} ${it.name}`; }
  private readonly days = viewChild<ElementRef<HTMLDetailsElement>>('days');
  private readonly dayField = viewChild<ElementRef<HTMLInputElement>>('dayField');
  /** The day that notes say, where one sees what moves with it. */
  protected look(on: string) {
    this.on.set(on);
    const days = this.days()?.nativeElement;
    if (days !== undefined) days.open = true;
    this.dayField()?.nativeElement.focus();
  }

  protected again() { this.release.reload(); this.seen.update((it) => it + 1); }

  protected say(event: Event) {
    event.preventDefault();
    const [on, seen] = [this.on(), this.moves() ? (this.move()?.seen() ?? null) : undefined];
    // What it would do to campaigns is not shown yet.
    if (seen === null) return undefined;
    return this.deed.run(async () => {
      try {
        if (seen === undefined) await this.api.send(sayReleaseDay, { params: { releaseId: this.releaseId() }, body: { id: this.id(), on: on || null, seen: this.kept() || null } });
        else await this.api.send(moveRelease, { params: { releaseId: this.releaseId() }, body: { id: this.id(), on, seen } });
      } finally { this.again(); }
    });
  }
}

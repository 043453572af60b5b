import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import { cancelCampaign, changeCampaign, moveCampaign, previewCampaignMove, readCampaignChanges, readCancellation, type Campaign } from '@palier/contracts';
import { typed } from '../courses/words';
import { Api, newId } from '../platform';
import { Async, DayInWords, Deed, When } from '../ui';
import { ChangeLines } from './change-lines';
import { DayOffWords } from './day-off';
import { MovedPeople } from './moved-people';

/** The plan of a campaign changes: another day, what the release says otherwise since the launch, or nothing any more. Each with what it would do, and one notice to whom it concerns. */
@Component({
  selector: 'app-campaign-plan',
  imports: [Async, ChangeLines, DayInWords, DayOffWords, MatButton, MovedPeople, TranslocoPipe, When],
  template: `
    @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
    <h3>{{ 'campaigns.move' | transloco }}</h3>
    <form class="stack" (submit)="move($event)">
      @if (later(); as day) { <p><span aria-hidden="true">▲</span> {{ 'campaigns.comesOn' | transloco: { day: (day | when) } }}</p> }
      <label class="field">{{ 'campaigns.newDay' | transloco }}<input name="moveTo" type="date" required [min]="of().today" [value]="day()" (input)="day.set(typed($event))" /></label>
      <div aria-live="polite"><app-async [of]="moving">
        @if (wished() && moving.value(); as it) {
          <p>{{ 'campaigns.wouldMove' | transloco: { count: it.told, from: (it.from | when), to: (it.to | when) } }}</p>
          @if (it.dayOff; as off) { <app-day-off [of]="off" [day]="it.to" (choose)="day.set($event)" /> }
          <app-moved-people [of]="it" [to]="it.to" />
        }
      </app-async></div>
      <div><button matButton="outlined" type="submit" [disabled]="deed.busy() || !wished() || !moving.hasValue() || moving.isLoading()">{{ 'campaigns.moveIt' | transloco }}</button></div>
    </form>
    <h3>{{ 'campaigns.changes' | transloco }}</h3>
    <app-async [of]="changes">
      @if (changes.value(); as it) {
        @if (it.people === 0) { <p>{{ 'campaigns.noChanges' | transloco }}</p> }
        @else {
          <p>{{ 'campaigns.wouldChange' | transloco: { count: it.people } }}</p>
          <app-change-lines [of]="it.lines" [people]="it.people" />
          <div><button matButton="outlined" type="button" [disabled]="deed.busy() || changes.isLoading()" (click)="change(it.seen)">{{ 'campaigns.changeIt' | transloco: { count: it.people } }}</button></div>
        }
      }
    </app-async>
    <h3>{{ 'campaigns.cancel' | transloco }}</h3>
    <form class="stack" (submit)="cancel($event)">
      <div aria-live="polite"><app-async [of]="losses">
        @if (losses.value(); as it) {
          <p>{{ 'campaigns.wouldCancel' | transloco: { count: it.people } }}</p>
          @if (it.people > 0) { <details><summary>{{ 'campaigns.whoLoses' | transloco: { count: it.people } }}</summary><app-change-lines [of]="it.lines" [people]="it.people" /></details> }
        }
      </app-async></div>
      <label class="field">{{ 'competencies.reason' | transloco }}<input name="cancelReason" required maxlength="500" [value]="reason()" (input)="reason.set(typed($event))" /></label>
      <div><button matButton="outlined" type="submit" [disabled]="deed.busy() || reason().trim() === '' || !losses.hasValue() || losses.isLoading()">{{ 'campaigns.cancel' | transloco }}</button></div>
    </form>
  `,
  styles: `:host { display: grid; gap: 8px; } h3 { margin: 12px 0 0; } p { margin: 0; } summary { cursor: pointer; padding: 8px 0; }`,
})
export class CampaignPlanPart {
  readonly of = input.required<Campaign>();
  readonly changed = output();
  private readonly api = inject(Api);
  protected readonly typed = typed;
  protected readonly deed = new Deed();
  protected readonly reason = signal('');
  /** The day of the release where it is still to come, and another one than the campaign's. */
  protected readonly later = computed(() => { const { release, today, dueOn } = this.of(); return release.on !== null && release.on >= today && release.on !== dueOn ? release.on : null; });
  /** What was chosen stays chosen where something else changed meanwhile. */
  protected readonly day = linkedSignal({ source: () => `${this.of().id} ${this.of().dueOn} ${this.later() ?? ''}`, computation: () => this.later() ?? this.of().dueOn });
  /** A day that is said, and another one than the campaign’s. */
  protected readonly wished = computed(() => this.day() !== '' && this.day() >= this.of().today && this.day() !== this.of().dueOn);
  /** What each would do is reckoned anew with the campaign: also where it is no longer as it was seen. */
  protected readonly moving = this.api.reckon(previewCampaignMove, () => (this.wished() ? { params: { campaignId: this.of().id }, body: { dueOn: this.day() } } : undefined));
  protected readonly losses = this.api.read(readCancellation, () => ({ params: { campaignId: this.of().id } }));
  protected readonly changes = this.api.read(readCampaignChanges, () => ({ params: { campaignId: this.of().id } }));
  /** The same wish keeps its id until it is done. */
  private readonly id = linkedSignal(() => { this.day(); this.reason(); this.of(); return newId(); });

  protected move(event: Event) {
    event.preventDefault();
    const seen = this.moving.value()?.seen ?? '';
    return this.deed.run(async () => {
      try { await this.api.send(moveCampaign, { params: { campaignId: this.of().id }, body: { id: this.id(), dueOn: this.day(), seen } }); } finally { this.changed.emit(); }
    });
  }

  protected change(seen: string) {
    return this.deed.run(async () => {
      try { await this.api.send(changeCampaign, { params: { campaignId: this.of().id }, body: { id: this.id(), seen } }); } finally { this.changes.reload(); this.changed.emit(); }
    });
  }

  protected cancel(event: Event) {
    event.preventDefault();
    const seen = this.losses.value()?.seen ?? '';
    return this.deed.run(async () => {
      try { await this.api.send(cancelCampaign, { params: { campaignId: this.of().id }, body: { id: this.id(), reason: this.reason(), seen } }); } finally { this.changed.emit(); }
    });
  }
}

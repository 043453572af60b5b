import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import { cancelCampaign, changeCampaign, moveCampaign, readCampaignChanges, type Campaign } from '@palier/contracts';
import { typed } from '../courses/words';
import { Api, newId } from '../platform';
import { Async, DayInWords, Deed, When } from '../ui';

/** The plan of a campaign changes: another day, what the release says otherwise since the launch, or nothing any more. Each with what it would do, and one notice to whom it concerns. */
@Component({
  selector: 'app-campaign-plan',
  imports: [Async, DayInWords, MatButton, TranslocoPipe, When],
  template: `
    @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
    <h3>{{ 'campaigns.move' | transloco }}</h3>
    <form class="stack" (submit)="move($event)">
      @if (later(); as day) { <p><span aria-hidden="true">▲</span> {{ 'campaigns.comesOn' | transloco: { day: (day | when) } }}</p> }
      <label class="field">{{ 'campaigns.newDay' | transloco }}<input name="moveTo" type="date" required [min]="of().today" [value]="day()" (input)="day.set(typed($event))" /></label>
      @if (day() !== of().dueOn && day() !== '') { <p>{{ 'campaigns.wouldMove' | transloco: { count: open(), from: (of().dueOn | when), to: (day() | when) } }}</p> }
      <div><button matButton="outlined" type="submit" [disabled]="deed.busy() || day() === '' || day() === of().dueOn">{{ 'campaigns.moveIt' | transloco }}</button></div>
    </form>
    <h3>{{ 'campaigns.changes' | transloco }}</h3>
    <app-async [of]="changes">
      @if (changes.value(); as it) {
        @if (it.people === 0) { <p>{{ 'campaigns.noChanges' | transloco }}</p> }
        @else {
          <p>{{ 'campaigns.wouldChange' | transloco: { count: it.people } }}</p>
          <ul>@for (line of it.lines; track line.person.id) { <li><strong>{{ line.person.name }}</strong>
            @for (step of line.gains; track $index) { <br />+ {{ 'campaigns.gains' | transloco }} <span [attr.lang]="step.lang">{{ step.title }}</span> }
            @for (step of line.loses; track $index) { <br />− {{ 'campaigns.loses' | transloco }} <span [attr.lang]="step.lang">{{ step.title }}</span> }</li> }</ul>
          <div><button matButton="outlined" type="button" [disabled]="deed.busy() || changes.isLoading()" (click)="change(it.seen)">{{ 'campaigns.changeIt' | transloco: { count: it.people } }}</button></div>
        }
      }
    </app-async>
    <h3>{{ 'campaigns.cancel' | transloco }}</h3>
    <form class="stack" (submit)="cancel($event)">
      <p>{{ 'campaigns.wouldCancel' | transloco: { count: open() } }}</p>
      <label class="field">{{ 'competencies.reason' | transloco }}<input name="cancelReason" required maxlength="500" [value]="reason()" (input)="reason.set(typed($event))" /></label>
      <div><button matButton="outlined" type="submit" [disabled]="deed.busy() || reason().trim() === ''">{{ 'campaigns.cancel' | transloco }}</button></div>
    </form>
  `,
  styles: `:host { display: grid; gap: 8px; } h3 { margin: 12px 0 0; } p { margin: 0; }`,
})
export class CampaignPlanPart {
  readonly of = input.required<Campaign>();
  readonly changed = output();
  private readonly api = inject(Api);
  protected readonly typed = typed;
  protected readonly deed = new Deed();
  protected readonly reason = signal('');
  protected readonly open = computed(() => this.of().counts.inProgress + this.of().counts.notOpened + this.of().counts.failed);
  /** The day of the release where it is still to come, and another one than the campaign's. */
  protected readonly later = computed(() => { const { release, today, dueOn } = this.of(); return release.on !== null && release.on >= today && release.on !== dueOn ? release.on : null; });
  protected readonly day = linkedSignal(() => this.later() ?? this.of().dueOn);
  protected readonly changes = this.api.read(readCampaignChanges, () => ({ params: { campaignId: this.of().id } }));
  /** The same wish keeps its id until it is done. */
  private readonly id = linkedSignal(() => { this.day(); this.reason(); this.of(); return newId(); });

  protected move(event: Event) {
    event.preventDefault();
    return this.deed.run(async () => { await this.api.send(moveCampaign, { params: { campaignId: this.of().id }, body: { id: this.id(), dueOn: this.day() } }); this.changed.emit(); });
  }

  protected change(seen: string) {
    return this.deed.run(async () => {
      try { await this.api.send(changeCampaign, { params: { campaignId: this.of().id }, body: { id: this.id(), seen } }); } finally { this.changes.reload(); this.changed.emit(); }
    });
  }

  protected cancel(event: Event) {
    event.preventDefault();
    return this.deed.run(async () => { await this.api.send(cancelCampaign, { params: { campaignId: this.of().id }, body: { id: this.id(), reason: this.reason() } }); this.changed.emit(); });
  }
}

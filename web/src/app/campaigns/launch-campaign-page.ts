import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { launchCampaign, previewCampaign, readAssignable, readRelease, type CampaignPreview } from '@palier/contracts';
import { joinersWorkingDays, liveUntil, plusDays, problemOfAudience, type AudienceRule, type Leavers } from '@palier/domain';
import { AfterLaunch } from '../audiences/after-launch';
import { AudienceForm } from '../audiences/audience-form';
import { typed } from '../courses/words';
import { Api, newId, places } from '../platform';
import { Async, DayInWords, Deed, PageHeader, When } from '../ui';
import { CampaignPreviewPart } from './campaign-preview';

/** A campaign in the making: for whom, by when and why; what it would ask of whom is reckoned anew with each change, and launched as it is shown. */
@Component({
  selector: 'app-launch-campaign-page',
  imports: [AfterLaunch, Async, AudienceForm, CampaignPreviewPart, DayInWords, MatButton, PageHeader, RouterLink, TranslocoPipe, When],
  template: `
    <app-page-header [heading]="'campaigns.prepare' | transloco" [lead]="'campaigns.prepareLead' | transloco" />
    <app-async [of]="release">
      @if (release.value(); as it) {
        <p class="no-print"><a [routerLink]="places.release(it.id)"><span aria-hidden="true">← </span>{{ it.product.name }} {{ it.name }}</a></p>
        <app-async [of]="assignable">
          @if (assignable.value(); as may) {
            <form class="stack" (submit)="launch($event)">
              <app-audience-form [may]="may" [(rule)]="rule" />
              <app-after-launch [(live)]="live" [(leavers)]="leavers" [frozenHint]="'campaigns.frozenHint' | transloco" [liveHint]="'campaigns.liveHint' | transloco: { until: (until() | when), days: joinersDays }" />
              <label class="field">{{ 'campaigns.dueOn' | transloco }}<input name="dueOn" type="date" required [min]="may.today" [value]="dueOn()" (input)="dueOn.set(typed($event))" /></label>
              <label class="field">{{ 'assignments.reason' | transloco }}<input name="reason" required maxlength="500" [value]="reason()" (input)="reason.set(typed($event))" /></label>
              <section class="card" aria-live="polite" [attr.aria-label]="'campaigns.preview' | transloco"><h2>{{ 'campaigns.preview' | transloco }}</h2>
                @if (problem()) { <p class="quiet">{{ 'campaigns.ruleFirst' | transloco }}</p> } @else { <app-async [of]="preview" />@if (shown(); as seen) { <app-campaign-preview [of]="seen" [releaseId]="it.id" [rule]="rule()" [dueOn]="dueOn()" (choose)="dueOn.set($event)" (changed)="preview.reload()" /> } }</section>
              @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
              <div><button matButton="filled" type="submit" [disabled]="deed.busy() || !ready()">{{ (live() && shown()?.asked === 0 ? 'campaigns.launchForNobodyYet' : 'campaigns.launch') | transloco: { count: shown()?.asked ?? 0 } }}</button></div>
            </form>
          }
        </app-async>
      }
    </app-async>
  `,
  styles: `h2 { margin: 0 0 8px; } .stack { max-width: none; }`,
})
export class LaunchCampaignPage {
  readonly releaseId = input.required<string>();
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  protected readonly places = places;
  protected readonly typed = typed;
  protected readonly deed = new Deed();
  protected readonly release = this.api.read(readRelease, () => ({ params: { releaseId: this.releaseId() } }));
  protected readonly assignable = this.api.read(readAssignable);
  protected readonly rule = signal<AudienceRule | null>(null);
  protected readonly problem = computed(() => { const rule = this.rule(); return rule === null ? null : problemOfAudience(rule); });
  protected readonly live = signal(false);
  protected readonly leavers = signal<Leavers>('stay');
  protected readonly joinersDays = joinersWorkingDays;
  /** The day of the release where it is still to come, else in two weeks. */
  protected readonly dueOn = linkedSignal(() => {
    const [on, today] = [this.release.hasValue() ? this.release.value().on : null, this.assignable.hasValue() ? this.assignable.value().today : null];
    return today === null ? '' : on !== null && on > today ? on : plusDays(today, 14);
  });
  protected readonly reason = linkedSignal(() => (this.release.hasValue() ? `${this.release.value().product.name} ${this.release.value().name}` : ''));
  protected readonly until = computed(() => (this.dueOn() === '' ? '' : liveUntil(this.dueOn())));
  private readonly wish = computed(() => ({ rule: this.rule(), dueOn: this.dueOn() }));
  private readonly audience = computed(() => ({ live: this.live(), leavers: this.leavers() }));
  protected readonly preview = this.api.reckon(previewCampaign, () => (this.dueOn() === '' || this.problem() !== null ? undefined : { params: { releaseId: this.releaseId() }, body: this.wish() }));
  /** The last one that was reckoned, until the next is. */
  protected readonly shown = linkedSignal<CampaignPreview | undefined, CampaignPreview | undefined>({ source: () => (this.preview.hasValue() ? this.preview.value() : undefined), computation: (it, before) => it ?? before?.value });
  /** The same wish keeps its id until it is done. */
  private readonly id = linkedSignal(() => { this.wish(); this.audience(); this.reason(); return newId(); });
  protected readonly ready = computed(() => this.problem() === null && this.preview.hasValue() && !this.preview.isLoading() && (this.live() || this.preview.value().asked > 0) && this.reason().trim() !== '');

  protected launch(event: Event) {
    event.preventDefault();
    const seen = this.preview.hasValue() ? this.preview.value().seen : null;
    if (seen === null || !this.ready()) return undefined;
    return this.deed.run(async () => {
      try {
        const { id } = await this.api.send(launchCampaign, { params: { releaseId: this.releaseId() }, body: { id: this.id(), ...this.wish(), ...this.audience(), reason: this.reason(), seen } });
        await this.router.navigateByUrl(places.campaign(id));
      } finally {
        // What it would do now, where it is no longer what was shown.
        this.preview.reload();
      }
    });
  }
}

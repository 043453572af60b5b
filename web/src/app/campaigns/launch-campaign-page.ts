import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { launchCampaign, previewCampaign, readAssignable, readRelease, type CampaignPreview } from '@palier/contracts';
import { plusDays, tiers as every, type Tier } from '@palier/domain';
import { typed } from '../courses/words';
import { Api, newId, places } from '../platform';
import { Async, DayInWords, Deed, PageHeader, Say } from '../ui';
import { CampaignPreviewPart } from './campaign-preview';

/** A campaign in the making: for whom, by when and why; what it would ask of whom is reckoned anew with each change, and launched as it is shown. */
@Component({
  selector: 'app-launch-campaign-page',
  imports: [Async, CampaignPreviewPart, DayInWords, MatButton, PageHeader, RouterLink, Say, TranslocoPipe],
  template: `
    <app-page-header [heading]="'campaigns.prepare' | transloco" [lead]="'campaigns.prepareLead' | transloco" />
    <app-async [of]="release">
      @if (release.value(); as it) {
        <p class="no-print"><a [routerLink]="places.release(it.id)"><span aria-hidden="true">← </span>{{ it.product.name }} {{ it.name }}</a></p>
        <app-async [of]="assignable">
          @if (assignable.value(); as may) {
            <form class="stack" (submit)="launch($event)">
              <details class="card"><summary><strong>{{ (chosen() === 0 ? 'campaigns.forAll' : 'campaigns.forSome') | transloco: { count: chosen() } }}</strong></summary>
                <p class="quiet">{{ 'campaigns.audienceHint' | transloco }}</p>
                <fieldset><legend>{{ 'assignments.teams' | transloco }}</legend>@for (team of may.teams; track team.id) { <label class="tick"><input type="checkbox" [name]="'team-' + team.id" [checked]="teams().includes(team.id)" (change)="toggle(teams, team.id)" /> {{ team.name | say }} ({{ team.members }})</label> }</fieldset>
                @if (may.scopes.length > 0) { <fieldset><legend>{{ 'assignments.scopes' | transloco }}</legend>@for (scope of may.scopes; track scope.id) { <label class="tick" [class.under]="scope.productId !== null"><input type="checkbox" [name]="'scope-' + scope.id" [checked]="scopes().includes(scope.id)" (change)="toggle(scopes, scope.id)" /> {{ scope.name }} ({{ scope.people }})</label> }</fieldset> }
                @if (may.tiers.length > 0) { <fieldset><legend>{{ 'assignments.tiers' | transloco }}</legend>@for (at of may.tiers; track at.tier) { <label class="tick"><input type="checkbox" [name]="'tier-' + at.tier" [checked]="tiers().includes('' + at.tier)" (change)="toggle(tiers, '' + at.tier)" /> {{ 'scopes.tierAlone' | transloco: { tier: at.tier } }} ({{ at.people }})</label> }</fieldset> }
              </details>
              <label class="field">{{ 'campaigns.dueOn' | transloco }}<input name="dueOn" type="date" required [min]="may.today" [value]="dueOn()" (input)="dueOn.set(typed($event))" /></label>
              <label class="field">{{ 'assignments.reason' | transloco }}<input name="reason" required maxlength="500" [value]="reason()" (input)="reason.set(typed($event))" /></label>
              <section class="card" aria-live="polite" [attr.aria-label]="'campaigns.preview' | transloco"><h2>{{ 'campaigns.preview' | transloco }}</h2>
                <app-async [of]="preview" />
                @if (shown(); as seen) { <app-campaign-preview [of]="seen" /> }</section>
              @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
              <div><button matButton="filled" type="submit" [disabled]="deed.busy() || !ready()">{{ 'campaigns.launch' | transloco: { count: shown()?.asked ?? 0 } }}</button></div>
            </form>
          }
        </app-async>
      }
    </app-async>
  `,
  styles: `.tick { display: flex; gap: 12px; align-items: center; min-height: 40px; } .tick input { width: 22px; height: 22px; flex: none; accent-color: var(--held); } .under { margin-left: 28px; } summary { cursor: pointer; padding: 8px 0; } h2 { margin: 0 0 8px; } .stack { max-width: none; }`,
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
  protected readonly teams = signal<readonly string[]>([]);
  protected readonly scopes = signal<readonly string[]>([]);
  protected readonly tiers = signal<readonly string[]>([]);
  /** The day of the release where it is still to come, else in two weeks. */
  protected readonly dueOn = linkedSignal(() => {
    const [on, today] = [this.release.hasValue() ? this.release.value().on : null, this.assignable.hasValue() ? this.assignable.value().today : null];
    return today === null ? '' : on !== null && on > today ? on : plusDays(today, 14);
  });
  protected readonly reason = linkedSignal(() => (this.release.hasValue() ? `${this.release.value().product.name} ${this.release.value().name}` : ''));
  protected readonly chosen = computed(() => this.teams().length + this.scopes().length + this.tiers().length);
  private readonly wish = computed(() => ({ teams: [...this.teams()], scopes: [...this.scopes()], tiers: every.filter((it): it is Tier => this.tiers().includes(String(it))), dueOn: this.dueOn() }));
  protected readonly preview = this.api.reckon(previewCampaign, () => (this.dueOn() === '' ? undefined : { params: { releaseId: this.releaseId() }, body: this.wish() }));
  /** The last one that was reckoned, until the next is. */
  protected readonly shown = linkedSignal<CampaignPreview | undefined, CampaignPreview | undefined>({ source: () => (this.preview.hasValue() ? this.preview.value() : undefined), computation: (it, before) => it ?? before?.value });
  /** The same wish keeps its id until it is done. */
  private readonly id = linkedSignal(() => { this.wish(); this.reason(); return newId(); });
  protected readonly ready = computed(() => this.preview.hasValue() && !this.preview.isLoading() && this.preview.value().asked > 0 && this.reason().trim() !== '');

  protected toggle(of: typeof this.teams, id: string) { of.update((now) => (now.includes(id) ? now.filter((it) => it !== id) : [...now, id])); }

  protected launch(event: Event) {
    event.preventDefault();
    const seen = this.preview.hasValue() ? this.preview.value().seen : null;
    if (seen === null || !this.ready()) return undefined;
    return this.deed.run(async () => {
      try {
        const { id } = await this.api.send(launchCampaign, { params: { releaseId: this.releaseId() }, body: { id: this.id(), ...this.wish(), reason: this.reason(), seen } });
        await this.router.navigateByUrl(places.campaign(id));
      } finally {
        // What it would do now, where it is no longer what was shown.
        this.preview.reload();
      }
    });
  }
}

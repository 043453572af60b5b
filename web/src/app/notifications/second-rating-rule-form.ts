import { Component, inject, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { changeSecondRatingRule, readSecondRatingRule } from '@palier/contracts';
import { Api, places, SessionStore } from '../platform';
import { Async, Deed, When } from '../ui';

/** How many signatures in a hundred are rated a second time. */
@Component({
  selector: 'app-second-rating-rule-form',
  imports: [Async, MatButton, RouterLink, TranslocoPipe, When],
  template: `
    <app-async [of]="rule">
      @if (rule.value(); as it) {
        <form class="stack" (submit)="save($event, it.percent)">
          <label class="field">{{ 'notifications.ratingShare' | transloco }}<input name="percent" type="number" min="0" max="100" required [value]="wished()" (input)="wish($event)" /></label>
          <p class="quiet" style="margin: 0">{{ 'notifications.ratingShareLead' | transloco }}</p>
          @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
          <div class="actions" style="margin: 0"><button matButton="filled" type="submit" [disabled]="deed.busy()">{{ 'notifications.saveRule' | transloco }}</button>@if (sees) { <a matButton="outlined" [routerLink]="places.secondRatings">{{ 'notifications.ratingSee' | transloco }}</a> }@if (saved()) { <span role="status">{{ 'notifications.saved' | transloco }}</span> }</div>
          @if (it.changedAt) { <p class="quiet" style="margin: 0">{{ 'notifications.ruleBy' | transloco: { by: it.changedBy ?? '', on: (it.changedAt | when) } }}</p> }
        </form>
      }
    </app-async>
  `,
})
export class SecondRatingRuleForm {
  private readonly api = inject(Api);
  protected readonly places = places;
  protected readonly sees = inject(SessionStore).may('second-rating.give');
  protected readonly deed = new Deed();
  protected readonly saved = signal(false);
  protected readonly rule = this.api.read(readSecondRatingRule);
  protected readonly wished = linkedSignal(() => (this.rule.hasValue() ? this.rule.value().percent : 0));

  protected wish(event: Event) { if (event.target instanceof HTMLInputElement) this.wished.set(event.target.valueAsNumber); }

  protected save(event: Event, seen: number) {
    event.preventDefault();
    this.saved.set(false);
    return this.deed.run(async () => {
      await this.api.send(changeSecondRatingRule, { body: { seen, percent: this.wished() } });
      this.rule.reload();
      this.saved.set(true);
    });
  }
}

import { Component, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import { previewHireDay, sayHireDay, type HireDayPreview } from '@palier/contracts';
import { Api } from '../platform';
import { DayInWords, Deed, Say, When } from '../ui';

/** Says or corrects somebody's day of hire, once what follows was seen: the plan that begins, or each step whose day moves. */
@Component({
  selector: 'app-hire-day',
  imports: [DayInWords, MatButton, Say, TranslocoPipe, When],
  template: `
    <form class="stack" (submit)="say($event)">
      <label class="field">{{ 'onboarding.hireDay' | transloco }}<input name="hireDay" type="date" required [value]="day()" (input)="keep($event)" /></label>
      @if (preview.hasValue() && preview.value(); as it) { @if (it.day === day()) {
        <div aria-live="polite">
          @if (!it.assumed) { <p>{{ 'onboarding.hireDayIs' | transloco: { day: (it.hiredOn | when) } }}</p> }
          @if (it.starts; as plan) { <p>{{ 'onboarding.hireDayStarts' | transloco: { of: (plan.of | say), steps: plan.steps } }}</p> }
          @if (it.moved.length > 0) {
            <p>{{ 'onboarding.hireDayMoves' | transloco: { count: it.moved.length } }}</p>
            <ul>@for (step of it.moved; track step.id) { <li>{{ step.title | say }} <span class="quiet">{{ 'onboarding.dayMoves' | transloco: { from: (step.from | when), to: (step.to | when) } }}</span></li> }</ul>
          }
          @if (it.moved.length + it.stays > 0) { <p class="quiet">{{ 'onboarding.hireDayStays' | transloco: { count: it.stays } }}</p> }
          <p class="quiet">{{ 'onboarding.hireDayCheckpoints' | transloco }}</p>
        </div>
        <div><button matButton="outlined" type="submit" [disabled]="deed.busy()">{{ 'onboarding.saveHireDay' | transloco }}</button></div>
      } }
      @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
      @if (said()) { <p role="status">{{ 'onboarding.hireDaySaid' | transloco }}</p> }
    </form>
  `,
  styles: `p { margin: 0; } ul { margin: 0; padding-left: 20px; } li { overflow-wrap: anywhere; }`,
})
export class HireDayForm {
  readonly personId = input.required<string>();
  readonly changed = output();
  private readonly api = inject(Api);
  protected readonly deed = new Deed();
  protected readonly day = signal('');
  protected readonly said = signal(false);
  protected readonly preview = this.api.read(previewHireDay, () => (/^(19|2\d)\d\d-/.test(this.day()) ? { params: { personId: this.personId() }, query: { day: this.day() } } : undefined));

  protected keep(event: Event) { if (event.target instanceof HTMLInputElement) this.day.set(event.target.value); this.said.set(false); }

  protected say(event: Event) {
    event.preventDefault();
    const looked: HireDayPreview | undefined = this.preview.hasValue() ? this.preview.value() : undefined;
    if (looked?.day !== this.day()) return undefined;
    return this.deed.run(async () => {
      try {
        await this.api.send(sayHireDay, { params: { personId: this.personId() }, body: { seen: { day: looked.hiredOn, assumed: looked.assumed }, day: looked.day } });
        this.said.set(true);
        this.day.set('');
        this.changed.emit();
      } catch (error) { this.preview.reload(); throw error; }
    });
  }
}

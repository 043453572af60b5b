import { Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import { changeRenewalRule, listRenewalRules, type RenewalRule } from '@palier/contracts';
import { mostRenewalWindow } from '@palier/domain';
import { Api, newId } from '../platform';
import { Async, Deed, When } from '../ui';

/** Which courses are asked again before what they prove ends: for how long it holds, and how long before. */
@Component({
  selector: 'app-renewal-rules',
  imports: [Async, MatButton, TranslocoPipe, When],
  template: `
    <h2>{{ 'certificates.renewals' | transloco }}</h2>
    <p class="quiet">{{ 'certificates.renewalsLead' | transloco }}</p>
    <app-async [of]="list">
      @if (list.value(); as it) {
        <ul class="list">
          @for (rule of it.rules; track rule.courseId) {
            <li class="card row"><div><strong>{{ rule.title }}</strong><br />{{ 'certificates.renewalOf' | transloco: { months: rule.months, days: rule.windowDays } }} {{ 'certificates.renewalAsked' | transloco: { count: rule.asked } }}<br /><span class="quiet">{{ 'certificates.renewalBy' | transloco: { by: rule.by, on: (rule.on | when), reason: rule.reason } }}</span></div>
              <button matButton type="button" [disabled]="deed.busy()" (click)="end(rule)">{{ 'certificates.renewalEnd' | transloco }}<span class="sr"> {{ rule.title }}</span></button></li>
          } @empty { <li class="card">{{ 'certificates.renewalsNone' | transloco }}</li> }
        </ul>
        <details class="card no-print"><summary>{{ 'certificates.renewalSave' | transloco }}</summary>
          <form class="stack" (submit)="save($event)">
            <label class="field">{{ 'certificates.renewalCourse' | transloco }}<select name="course" required>@for (course of it.courses; track course.id) { <option [value]="course.id">{{ course.title }}</option> }</select></label>
            <label class="field">{{ 'certificates.renewalMonths' | transloco }}<input name="renewalMonths" type="number" min="1" max="120" required value="12" /></label>
            <label class="field">{{ 'certificates.renewalDays' | transloco }}<input name="windowDays" type="number" min="1" [max]="mostRenewalWindow" required value="20" /></label>
            <label class="field">{{ 'competencies.reason' | transloco }}<input name="renewalReason" required maxlength="500" /></label>
            @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
            <div class="actions" style="margin: 0"><button matButton="outlined" type="submit" [disabled]="deed.busy()">{{ 'certificates.renewalSave' | transloco }}</button>@if (saved()) { <span role="status">{{ 'certificates.renewalSaved' | transloco }}</span> }</div></form></details>
      }
    </app-async>
  `,
  styles: `summary { cursor: pointer; padding: 4px 0; }`,
})
export class RenewalRules {
  private readonly api = inject(Api);
  protected readonly mostRenewalWindow = mostRenewalWindow;
  protected readonly deed = new Deed();
  protected readonly saved = signal(false);
  protected readonly list = this.api.read(listRenewalRules);

  protected save(event: Event) {
    event.preventDefault();
    const target = event.target;
    if (!(target instanceof HTMLFormElement)) return undefined;
    const form = new FormData(target);
    const said = (name: string): string => { const it = form.get(name); return typeof it === 'string' ? it.trim() : ''; };
    this.saved.set(false);
    return this.deed.run(async () => {
      await this.api.send(changeRenewalRule, { body: { id: newId(), courseId: said('course'), months: Number(said('renewalMonths')), windowDays: Number(said('windowDays')), reason: said('renewalReason') } });
      target.reset();
      this.saved.set(true);
      this.list.reload();
    });
  }

  /** For the reason for which it was asked. */
  protected end(rule: RenewalRule) {
    return this.deed.run(async () => {
      await this.api.send(changeRenewalRule, { body: { id: newId(), courseId: rule.courseId, months: null, windowDays: rule.windowDays, reason: rule.reason } });
      this.list.reload();
    });
  }
}

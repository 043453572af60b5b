import { Component, inject, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import { changeCheckRule, readCheckRule } from '@palier/contracts';
import { Api } from '../platform';
import { Async, Deed, When } from '../ui';

/** Whether a second person checks each course of the installation before it is published. */
@Component({
  selector: 'app-check-rule-form',
  imports: [Async, MatButton, TranslocoPipe, When],
  template: `
    <app-async [of]="rule">
      @if (rule.value(); as it) {
        <form class="stack" (submit)="save($event, it.secondPerson)">
          <label class="tick"><input name="contentCheck" type="checkbox" [checked]="wished()" (change)="wished.set(!wished())" /> {{ 'notifications.contentCheck' | transloco }}</label>
          <p class="quiet" style="margin: 0">{{ 'notifications.contentCheckLead' | transloco }}</p>
          @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
          <div class="actions" style="margin: 0"><button matButton="filled" type="submit" [disabled]="deed.busy()">{{ 'notifications.saveCheckRule' | transloco }}</button>@if (saved()) { <span role="status">{{ 'notifications.saved' | transloco }}</span> }</div>
          @if (it.changedAt) { <p class="quiet" style="margin: 0">{{ 'notifications.ruleBy' | transloco: { by: it.changedBy ?? '', on: (it.changedAt | when) } }}</p> }
        </form>
      }
    </app-async>
  `,
  styles: `.tick { display: flex; gap: 12px; align-items: center; min-height: 40px; } .tick input { width: 22px; height: 22px; flex: none; accent-color: var(--held); }`,
})
export class CheckRuleForm {
  private readonly api = inject(Api);
  protected readonly deed = new Deed();
  protected readonly saved = signal(false);
  protected readonly rule = this.api.read(readCheckRule);
  protected readonly wished = linkedSignal(() => this.rule.hasValue() && this.rule.value().secondPerson);

  protected save(event: Event, seen: boolean) {
    event.preventDefault();
    this.saved.set(false);
    return this.deed.run(async () => {
      await this.api.send(changeCheckRule, { body: { seen, secondPerson: this.wished() } });
      this.rule.reload();
      this.saved.set(true);
    });
  }
}

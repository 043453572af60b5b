import { Component, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import { listWebhookDeliveries, sendDeliveryAgain } from '@palier/contracts';
import { Api } from '../platform';
import { Async, Deed, When } from '../ui';
import { failureWords, kindWords, stateWords } from './words';

/** The messages to one address of late: what became of each, and nothing of what it says. */
@Component({
  selector: 'app-delivery-log',
  imports: [Async, MatButton, TranslocoPipe, When],
  template: `
    @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
    <app-async [of]="log">
      <ul class="list">
        @for (it of log.value()?.deliveries ?? []; track it.id) {
          <li class="line"><span class="state" [class]="it.state"><span aria-hidden="true">{{ marks[it.state] }}</span> {{ states[it.state] | transloco }}</span><span>{{ kinds[it.kind] | transloco }}</span>
            <span class="quiet">{{ it.at | when }} · {{ 'webhooks.tries' | transloco: { count: it.tries } }}@if (it.status !== null) { · {{ 'webhooks.answer' | transloco: { status: it.status } }} }@if (failures[it.said]; as key) { · {{ key | transloco }} }@if (it.state === 'waiting' && it.tries > 0) { · {{ 'webhooks.next' | transloco: { at: (it.changesAt | when) } }} }</span>
            <button matButton type="button" class="no-print" [disabled]="deed.busy()" (click)="again(it.id)">{{ 'webhooks.again' | transloco }}<span class="sr"> {{ kinds[it.kind] | transloco }} {{ it.at | when }}</span></button></li>
        } @empty { <li class="quiet">{{ 'webhooks.logEmpty' | transloco }}</li> }
      </ul>
    </app-async>
  `,
  styles: `.line { display: flex; flex-wrap: wrap; gap: 2px 16px; align-items: center; padding: 6px 0; border-bottom: 1px solid var(--line); } .state { min-width: 120px; font-weight: 560; } .sent { color: var(--held); } .failed { color: var(--mat-sys-error); }`,
})
export class DeliveryLog {
  readonly webhookId = input.required<string>();
  private readonly api = inject(Api);
  protected readonly kinds = kindWords;
  protected readonly states = stateWords;
  protected readonly failures = failureWords;
  protected readonly marks = { waiting: '○', sent: '●', failed: '▲' } as const;
  protected readonly deed = new Deed();
  protected readonly log = this.api.read(listWebhookDeliveries, () => ({ params: { webhookId: this.webhookId() } }));

  protected again(deliveryId: string) {
    return this.deed.run(async () => { await this.api.send(sendDeliveryAgain, { params: { deliveryId }, body: {} }); this.log.reload(); });
  }
}

import { Clipboard } from '@angular/cdk/clipboard';
import { Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import { addWebhook, changeWebhook, listWebhooks, removeWebhook, rotateWebhookSecret, type Webhook } from '@palier/contracts';
import { webhookKinds, type WebhookKind } from '@palier/domain';
import { Api, newId } from '../platform';
import { Async, Deed, PageHeader, When } from '../ui';
import { DeliveryLog } from './delivery-log';
import { kindWords } from './words';

/** Other systems that are told what happens here: added, changed, given a new secret, taken away; and what became of each message. */
@Component({
  selector: 'app-webhooks-page',
  imports: [Async, DeliveryLog, MatButton, PageHeader, TranslocoPipe, When],
  template: `
    <app-page-header [heading]="'webhooks.title' | transloco" />
    <p>{{ 'webhooks.lead' | transloco }}</p>
    @if (secret(); as shown) {
      <section class="card" role="status"><p style="margin-top: 0">{{ 'webhooks.secretOnce' | transloco }} @if (rotated()) { {{ 'webhooks.rotated' | transloco }} }</p><p><code>{{ shown }}</code></p>
        <div class="actions no-print" style="margin: 0"><button matButton="outlined" type="button" (click)="copy(shown)">{{ 'webhooks.copy' | transloco }}</button>@if (copied()) { <span>{{ 'identity.codesCopied' | transloco }}</span> }</div></section>
    }
    @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
    <app-async [of]="webhooks">
      @if (webhooks.value(); as all) {
        <ul class="list">
          @for (it of all.webhooks; track it.id) {
            <li class="card"><strong class="address">{{ it.address }}</strong>
              <p style="margin: 4px 0 0"><span [class.error]="it.off || it.failingSince"><span aria-hidden="true">{{ it.off ? '–' : it.failingSince ? '▲' : '●' }}</span> {{ stateOf(it) | transloco: { at: (it.off?.at | when), since: (it.failingSince | when) } }}</span>@if (it.waiting > 0) {<span class="quiet"> · {{ 'webhooks.waiting' | transloco: { count: it.waiting } }}</span>}<br /><span class="quiet">{{ 'webhooks.since' | transloco: { since: (it.since | when), by: it.by } }}</span></p>
              <fieldset><legend>{{ 'webhooks.what' | transloco }}<span class="sr"> {{ it.address }}</span></legend>@for (kind of kinds; track kind) { <label class="tick"><input type="checkbox" [name]="kind + '-' + it.id" [checked]="it.kinds.includes(kind)" [disabled]="deed.busy() || (it.kinds.length === 1 && it.kinds.includes(kind))" (change)="toggle(it, kind)" /> {{ words[kind] | transloco }}</label> }</fieldset>
              <div class="actions no-print" style="margin: 8px 0"><button matButton="outlined" type="button" [disabled]="deed.busy()" (click)="rotate(it)">{{ 'webhooks.rotate' | transloco }}<span class="sr"> {{ it.address }}</span></button>
                <button matButton type="button" [disabled]="deed.busy()" (click)="turn(it)">{{ (it.off ? 'webhooks.switchOn' : 'webhooks.switchOff') | transloco }}<span class="sr"> {{ it.address }}</span></button>
                <button matButton type="button" [disabled]="deed.busy()" (click)="remove(it)">{{ 'webhooks.remove' | transloco }}<span class="sr"> {{ it.address }}</span></button></div>
              <details (toggle)="open($event, it.id)"><summary>{{ 'webhooks.log' | transloco }}<span class="sr"> {{ it.address }}</span></summary>@if (opened().includes(it.id)) { <app-delivery-log [webhookId]="it.id" /> }</details></li>
          } @empty { <li class="card">{{ 'webhooks.none' | transloco }}</li> }
        </ul>
      }
    </app-async>
    <section class="card no-print"><h2 style="margin-top: 0">{{ 'webhooks.add' | transloco }}</h2>
      <form class="stack" (submit)="add($event)">
        <label class="field">{{ 'webhooks.address' | transloco }}<input name="address" type="url" required maxlength="1000" autocomplete="off" /></label>
        <fieldset><legend>{{ 'webhooks.what' | transloco }}</legend>@for (kind of kinds; track kind) { <label class="tick"><input type="checkbox" name="kind" [value]="kind" checked /> {{ words[kind] | transloco }}</label> }</fieldset>
        <div><button matButton="filled" type="submit" [disabled]="deed.busy()">{{ 'webhooks.make' | transloco }}</button></div>
      </form></section>
  `,
  styles: `.address, code { overflow-wrap: anywhere; } fieldset { margin-top: 8px; } .tick { display: flex; gap: 12px; align-items: center; min-height: 40px; } .tick input { width: 22px; height: 22px; accent-color: var(--held); } summary { cursor: pointer; min-height: 28px; }`,
})
export class WebhooksPage {
  private readonly api = inject(Api);
  private readonly clipboard = inject(Clipboard);
  protected readonly words = kindWords;
  protected readonly kinds = webhookKinds;
  protected readonly deed = new Deed();
  protected readonly secret = signal<string | null>(null);
  protected readonly rotated = signal(false);
  protected readonly copied = signal(false);
  protected readonly opened = signal<readonly string[]>([]);
  protected readonly webhooks = this.api.read(listWebhooks);

  protected stateOf(it: Webhook): string {
    if (it.off !== null) return { 'by-hand': 'webhooks.offByHand', silent: 'webhooks.offSilent', gone: 'webhooks.offGone' }[it.off.because];
    return it.failingSince === null ? 'webhooks.on' : 'webhooks.failing';
  }

  protected copy(secret: string) { this.copied.set(this.clipboard.copy(secret)); }
  protected open(event: Event, id: string) { if (event.target instanceof HTMLDetailsElement && event.target.open) this.opened.update((now) => [...new Set([...now, id])]); }

  protected add(event: Event) {
    event.preventDefault();
    const form = event.target;
    if (!(form instanceof HTMLFormElement)) return undefined;
    const said = new FormData(form);
    const address = said.get('address');
    return this.deed.run(async () => {
      const made = await this.api.send(addWebhook, { body: { id: newId(), address: typeof address === 'string' ? address : '', kinds: webhookKinds.filter((it) => said.getAll('kind').includes(it)) } });
      this.show(made.secret, false);
      form.reset();
    });
  }

  protected toggle(it: Webhook, kind: WebhookKind) {
    return this.deed.run(async () => {
      await this.api.send(changeWebhook, { params: { webhookId: it.id }, body: { kinds: webhookKinds.filter((one) => (one === kind ? !it.kinds.includes(one) : it.kinds.includes(one))), on: it.off === null } });
      this.webhooks.reload();
    });
  }

  protected turn(it: Webhook) {
    return this.deed.run(async () => { await this.api.send(changeWebhook, { params: { webhookId: it.id }, body: { kinds: it.kinds, on: it.off !== null } }); this.webhooks.reload(); });
  }

  protected rotate(it: Webhook) {
    return this.deed.run(async () => { this.show((await this.api.send(rotateWebhookSecret, { params: { webhookId: it.id }, body: {} })).secret, true); });
  }

  protected remove(it: Webhook) {
    return this.deed.run(async () => { await this.api.send(removeWebhook, { params: { webhookId: it.id } }); this.secret.set(null); this.webhooks.reload(); });
  }

  private show(secret: string | null, rotated: boolean) {
    this.copied.set(false);
    this.rotated.set(rotated);
    this.secret.set(secret);
    this.webhooks.reload();
  }
}

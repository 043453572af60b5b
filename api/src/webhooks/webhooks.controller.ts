import { Body, Controller, Param } from '@nestjs/common';
import { addWebhook, changeWebhook, listWebhookDeliveries, listWebhooks, removeWebhook, rotateWebhookSecret, sendDeliveryAgain, type BodyOf, type ParamsOf } from '@palier/contracts';
import type { Actor } from '@palier/domain';
import { Serve, Who } from '#platform';
import { ManageWebhooks } from './manage-webhooks.js';
import { WebhooksQueries } from './webhooks.queries.js';

@Controller()
export class WebhooksController {
  constructor(private readonly queries: WebhooksQueries, private readonly manages: ManageWebhooks) {}

  @Serve(listWebhooks)
  listWebhooks() {
    return this.queries.all();
  }

  @Serve(addWebhook)
  addWebhook(@Who() actor: Actor, @Body({ schema: addWebhook.body }) wish: BodyOf<typeof addWebhook>) {
    return this.manages.add(actor, wish);
  }

  @Serve(changeWebhook)
  changeWebhook(@Who() actor: Actor, @Param({ schema: changeWebhook.params }) { webhookId }: ParamsOf<typeof changeWebhook>, @Body({ schema: changeWebhook.body }) wish: BodyOf<typeof changeWebhook>) {
    return this.manages.change(actor, webhookId, wish);
  }

  @Serve(rotateWebhookSecret)
  rotateWebhookSecret(@Who() actor: Actor, @Param({ schema: rotateWebhookSecret.params }) { webhookId }: ParamsOf<typeof rotateWebhookSecret>, @Body({ schema: rotateWebhookSecret.body }) _: BodyOf<typeof rotateWebhookSecret>) {
    return this.manages.rotate(actor, webhookId);
  }

  @Serve(removeWebhook)
  removeWebhook(@Who() actor: Actor, @Param({ schema: removeWebhook.params }) { webhookId }: ParamsOf<typeof removeWebhook>) {
    return this.manages.remove(actor, webhookId);
  }

  @Serve(listWebhookDeliveries)
  listWebhookDeliveries(@Param({ schema: listWebhookDeliveries.params }) { webhookId }: ParamsOf<typeof listWebhookDeliveries>) {
    return this.queries.deliveries(webhookId);
  }

  @Serve(sendDeliveryAgain)
  sendDeliveryAgain(@Who() actor: Actor, @Param({ schema: sendDeliveryAgain.params }) { deliveryId }: ParamsOf<typeof sendDeliveryAgain>, @Body({ schema: sendDeliveryAgain.body }) _: BodyOf<typeof sendDeliveryAgain>) {
    return this.manages.sendAgain(actor, deliveryId);
  }
}

import * as z from 'zod';
import { webhookKinds } from '@palier/domain';
import { endpoint } from './endpoint.js';
import { Id, Instant, Kept } from './vocabulary.js';

export const WebhookKind = z.enum(webhookKinds).meta({ id: 'WebhookKind' });
const Address = z.url({ protocol: /^https?$/ }).max(1000);
export const Webhook = z.object({
  id: Id, address: z.string(), kinds: z.array(WebhookKind), since: Instant, by: z.string(), /** Since when nothing arrives. */ failingSince: Instant.nullable(), /** Switched off: by hand, because nothing arrived for days, or because its receiver said that it is gone. */ off: z.object({ at: Instant, because: z.enum(['by-hand', 'silent', 'gone']) }).nullable(),
  waiting: z.number().int(),
}).meta({ id: 'Webhook' });
export type Webhook = z.infer<typeof Webhook>;
/** A message to another system: what became of it, and nothing of what it says. */
export const WebhookDelivery = z.object({ id: Id, kind: WebhookKind, state: z.enum(['waiting', 'sent', 'failed']), tries: z.number().int(), at: Instant, /** When it is tried again, or what became of it. */ changesAt: Instant, /** The status of the last answer; null where there was none. */ status: z.number().int().nullable(), /** Why there was none. */ said: z.string() }).meta({ id: 'WebhookDelivery' });
export type WebhookDelivery = z.infer<typeof WebhookDelivery>;
/** Shown once: null where this id was answered before. */
const Secret = z.object({ id: Id, secret: z.string().nullable() });
const WebhookParams = z.strictObject({ webhookId: Id });
const kinds = z.array(WebhookKind).min(1).max(webhookKinds.length);

export const listWebhooks = endpoint({ name: 'listWebhooks', verb: 'GET', path: '/api/webhooks', action: 'webhook.manage', summary: 'Addresses of other systems that are told what happens here', returns: z.object({ webhooks: z.array(Webhook) }) });
export const addWebhook = endpoint({ name: 'addWebhook', verb: 'POST', path: '/api/webhooks', action: 'webhook.manage', summary: 'Tell another system what happens from now on; the secret that signs is shown once', body: z.strictObject({ id: Id, address: Address, kinds }).meta({ id: 'NewWebhook' }), returns: Secret });
export const changeWebhook = endpoint({ name: 'changeWebhook', verb: 'POST', path: '/api/webhooks/:webhookId', action: 'webhook.manage', summary: 'Tell it of other things, or switch it off or on', params: WebhookParams, body: z.strictObject({ kinds, on: z.boolean() }).meta({ id: 'WebhookChange' }), returns: Kept });
export const rotateWebhookSecret = endpoint({ name: 'rotateWebhookSecret', verb: 'POST', path: '/api/webhooks/:webhookId/secret', action: 'webhook.manage', summary: 'A new secret, shown once; the one before signs as well for a day', params: WebhookParams, body: z.strictObject({}), returns: z.object({ id: Id, secret: z.string() }) });
export const removeWebhook = endpoint({ name: 'removeWebhook', verb: 'DELETE', path: '/api/webhooks/:webhookId', action: 'webhook.manage', summary: 'Tell it nothing any more', params: WebhookParams, returns: Kept });
export const listWebhookDeliveries = endpoint({ name: 'listWebhookDeliveries', verb: 'GET', path: '/api/webhooks/:webhookId/deliveries', action: 'webhook.manage', summary: 'Its messages of late, the newest first, a hundred at most', params: WebhookParams, returns: z.object({ deliveries: z.array(WebhookDelivery) }) });
export const sendDeliveryAgain = endpoint({ name: 'sendDeliveryAgain', verb: 'POST', path: '/api/webhook-deliveries/:deliveryId/sending', action: 'webhook.manage', summary: 'Send a message again, with the same id', params: z.strictObject({ deliveryId: Id }), body: z.strictObject({}), returns: Kept });

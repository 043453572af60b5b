import type { WebhookDelivery } from '@palier/contracts';
import type { WebhookKind } from '@palier/domain';

/** Of what another system is told, in words; and what became of a message. */
export const kindWords: Readonly<Record<WebhookKind, string>> = { assigned: 'webhooks.assigned', assignmentCompleted: 'webhooks.assignmentCompleted', completed: 'webhooks.completed', levelChanged: 'webhooks.levelChanged' };
export const stateWords: Readonly<Record<WebhookDelivery['state'], string>> = { waiting: 'webhooks.stateWaiting', sent: 'webhooks.stateSent', failed: 'webhooks.stateFailed' };
export const failureWords: Readonly<Record<string, string>> = { 'not-allowed': 'webhooks.notAllowed', 'too-slow': 'webhooks.tooSlow', unreachable: 'webhooks.unreachable', 'secret-unreadable': 'webhooks.secretUnreadable' };

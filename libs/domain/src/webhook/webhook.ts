/** What another system may be told of as it happens. */
export const webhookKinds = ['assigned', 'assignmentCompleted', 'completed', 'levelChanged'] as const;
export type WebhookKind = (typeof webhookKinds)[number];

/** How long until a message is tried again, in minutes, after each failure; after the last one it is given up. All in all three days. */
const pauses = [1, 5, 30, 120, 300, 600, 840, 1200, 1440] as const;

/** Minutes until the next try of a message that failed so often; null where it is given up. */
export const nextTry = (failures: number): number | null => pauses[failures - 1] ?? null;

/** After so many days in which nothing arrived, an address is switched off. */
export const silentDays = 5;
/** For so many hours after a new secret, messages are signed with the old one as well: whoever receives them has time to change over. */
export const bothSecretsHours = 24;

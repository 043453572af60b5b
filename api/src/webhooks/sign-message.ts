import { createHmac, randomBytes } from 'node:crypto';

/** The key that signs, as its receiver writes it down: 256 random bits behind the mark of Standard Webhooks. */
export const newSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`;

/** The headers of a message as Standard Webhooks has them: who receives it reckons the same signature from its id, its time and its very bytes. One signature for each secret that counts now. */
export function signed(id: string, at: number, body: string, secrets: readonly string[]): Record<string, string> {
  const seconds = String(Math.floor(at / 1000));
  const signature = (secret: string): string => `v1,${createHmac('sha256', Buffer.from(secret.replace(/^whsec_/, ''), 'base64')).update(`${id}.${seconds}.${body}`).digest('base64')}`;
  return { 'webhook-id': id, 'webhook-timestamp': seconds, 'webhook-signature': secrets.map(signature).join(' ') };
}

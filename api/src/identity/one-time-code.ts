import { acceptableSteps, type Instant } from '@palier/domain';
import { HOTP, Secret, TOTP } from 'otpauth';
import { randomBytes, timingSafeEqual } from 'node:crypto';

/** 160 bits, as RFC 4226 recommends; what every authenticator application understands: SHA-1, six digits, thirty seconds. */
export const newSecret = (): Buffer => randomBytes(20);

const asSecret = (secret: Buffer): Secret => new Secret({ buffer: new Uint8Array(secret).buffer });

/** What the QR code says to a phone, and the same key as letters to type, in groups of four. */
export function addressOf(secret: Buffer, login: string): { address: string; key: string } {
  const key = asSecret(secret);
  return { address: new TOTP({ issuer: 'Palier', label: login, secret: key, algorithm: 'SHA1', digits: 6, period: 30 }).toString(), key: (key.base32.match(/.{1,4}/g) ?? []).join(' ') };
}

/** The step whose code this is, of those taken now; null where it is none of theirs. */
export function stepShown(secret: Buffer, code: string, at: Instant, lastUsed: number): number | null {
  const shown = Buffer.from(code);
  let found: number | null = null;
  // Every step is compared, whichever fits: the time it takes says nothing.
  for (const step of acceptableSteps(at, lastUsed)) {
    const right = Buffer.from(HOTP.generate({ secret: asSecret(secret), counter: step, digits: 6, algorithm: 'SHA1' }));
    if (right.length === shown.length && timingSafeEqual(right, shown)) found = step;
  }
  return found;
}

/** Letters and digits that nobody takes for one another (Crockford). */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Ten codes of 80 bits, in groups of four: each lets its person in once without their phone. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: 10 }, () => (Array.from(randomBytes(16), (byte) => alphabet[byte % 32]).join('').match(/.{4}/g) ?? []).join('-'));
}
